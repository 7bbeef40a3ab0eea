"""Whether a thing happened, from the words that govern it: planned, attempted, threatened, possible, denied, if."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.clauses import is_none
from dateline.finding.outlook import outlook
from dateline.records import Modality
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["modality_of"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Prepositions over which what is said of a verb reaches a noun: "called for an attack", "accused of planning".
REACHING = frozenset({"for", "of", "to", "about", "on", "against", "into", "from", "without", "as"})
LEADING = frozenset({"lead", "leads", "leading"})
CONDITION = 6  # governing words above it that a condition reaches over: "if they met in the context of a deal"
CLIMB = 4  # governing words above the trigger that can change whether it happened
# Verbs of whose object the happening is not in question: "called for an attack" but "called the attack".
NEEDS_INFINITIVE = frozenset(
    {
        "call",
        "calls",
        "called",
        "calling",
        "order",
        "orders",
        "ordered",
        "ask",
        "asks",
        "asked",
        "asking",
        "direct",
        "directs",
        "directed",
        "instructed",
        "allowed",
        "protected",
        "set",
        "report",
        "reported",
        "offered",
        "determined",
        "agreed",
        "decided",
        "told",
        "tell",
        "tells",
        "telling",
        "advise",
        "advises",
        "advised",
        "advising",
        "allow",
        "allows",
    }
)
# How verbs begin by which others are told what was, or what to do.
INFORMING = ("tell", "told", "advis")
# Verbs that doubt or threaten what is their object, and tell as it is what stands in their clause.
TELLING = frozenset({"determined", "reported", "warn", "warns", "warned", "warning"})


@dataclass(frozen=True, slots=True)
class _ModalWords:
    """Form -> modality, and the words of negation and condition, of ``data/modality.yaml``."""

    auxiliaries: dict[str, Modality]
    governors: dict[str, Modality]
    negations: frozenset[str]
    conditions: frozenset[str]
    nobody: frozenset[str]
    aims: frozenset[str]
    anybody: frozenset[str]
    judged: frozenset[str]
    asked: frozenset[str]
    refusals: frozenset[str]
    seeming: frozenset[str]
    hesitating: frozenset[str]
    efforts: frozenset[str]
    granted: frozenset[str]
    readying: frozenset[str]
    pressing: frozenset[str]
    coming: frozenset[str]
    clues: frozenset[str]


@functools.cache
def _modal_words() -> _ModalWords:
    """The lists that the package ships."""
    lists = table("finding", "modality")
    by_form = [
        {form: kind for kind, forms in lists[name].items() for form in forms} for name in ("auxiliaries", "governors")
    ]
    return _ModalWords(
        by_form[0],
        by_form[1],
        frozenset(lists["negations"]),
        frozenset(lists["conditions"]),
        frozenset(lists["nobody"]),
        frozenset(lists["aims"]),
        frozenset(lists["anybody"]),
        frozenset(lists["judged"]),
        frozenset(lists["asked"]),
        frozenset(lists["refusals"]),
        frozenset(lists["seeming"]),
        frozenset(lists["hesitating"]),
        frozenset(lists["efforts"]),
        frozenset(lists["granted"]),
        frozenset(lists["readying"]),
        frozenset(lists["pressing"]),
        frozenset(lists["coming"]),
        frozenset(lists["clues"]),
    )


def modality_of(trigger: Token, support: Token | None) -> tuple[Modality, bool]:
    """The modality of a trigger and whether it is negated, by the nearest word that says so."""
    words = _modal_words()
    modality: Modality | None = None
    negated = False
    told_by = support or trigger
    for token in dict.fromkeys((trigger, told_by)):
        negated = negated or _is_negated(token, words)
        modality = modality or _by_auxiliary(token, words)
    if _in_condition(told_by, words):
        return "hypothetical", negated
    if support is not None and modality is None and support.lower_ in words.readying:
        modality = words.governors.get(support.lower_)  # "was preparing an attack"
    for token in _governing(told_by):
        if told_by.tag_ == "VB":  # "will provide an opportunity to exchange views"
            modality = modality or _by_auxiliary(token, words)
        kind = words.governors.get(token.lower_)
        if kind == "denied" and trigger.lower_ in words.asked and trigger.head == token:
            kind = None  # "dismissed the accusation"
        if kind is not None and modality is None and _governs(token, told_by) and not _came_true(token, words):
            modality = kind
            modality = modality if not _is_negated(token, words) or kind == "denied" else "possible"
        elif token.lower_ in words.negations and (token.tag_.startswith("VB") or token.lower_ == "refusal"):
            refused = trigger.lower_ in words.asked and token.lower_ in words.refusals
            negated = negated or not (refused and (told_by == trigger or not token.lower_.startswith("den")))
        elif told_by.head == token and (token.lower_ in words.seeming or _is_done_by(token, told_by, words)):
            negated = negated or _is_negated(token, words)
    for child in trigger.lefts:
        if modality is None and child.dep_ in ("amod", "advmod", "compound") and child.lower_ in words.governors:
            modality = words.governors[child.lower_]
    modality = modality or _by_clause(told_by, words) or outlook(told_by, words.governors)
    modality = _by_question(told_by, modality)
    if modality == "attempted" and _failed(told_by):
        negated = True
    return modality or "asserted", negated


def _is_done_by(governing: Token, infinitive: Token, words: _ModalWords) -> bool:
    """Whether what is not done leaves the infinitive undone: "did not bother to ask", but "did not hesitate to ask"."""
    to = any(child.tag_ == "TO" for child in infinitive.lefts)
    return to and infinitive.dep_ == "xcomp" and governing.lower_ not in words.hesitating


def _by_clause(token: Token, words: _ModalWords) -> Modality | None:
    """What the clauses around a trigger make of it: the end of what is planned, a thing only judged, anybody's act."""
    head = token.head
    doing = [head] if token.dep_ == "acl" else [child for child in token.lefts if child.dep_ == "nsubj"]
    if any(child.dep_ == "det" and child.lower_ == "any" for one in (token, *doing) for child in one.lefts):
        return "hypothetical"  # "will answer any attack", "was not aware of any group protesting"
    acts = any(child.tag_ in ("WP", "WDT") and child.dep_ == "nsubj" for child in token.lefts)
    if acts and token.dep_ == "relcl" and head.lower_ in words.anybody and token.tag_ in ("VBZ", "VBP", "VB"):
        return "hypothetical"  # "will strike anyone who threatens them"
    if token.tag_ == "VB" and token.dep_ == "conj" and head.lower_ in ("try", "tries", "tried", "trying"):
        return "attempted"  # "try and stop"
    if token.tag_ == "VB" and (noun := _drawn_by(token)) is not None:
        head = noun  # "re-imposed with orders to arrest", which hangs on the verb
    if token.tag_ == "VB" and token.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl"):
        if _is_judged(token, head) or any(child.lower_ == "how" for child in token.lefts):
            return "hypothetical"  # "taught her how to shoot"
        if head.tag_.startswith("NN") and _draws(token, head) and head.lower_ in words.efforts:
            return "planned"  # "an operation to retake the town"
        if token.dep_ in ("advcl", "xcomp") and head.tag_.startswith("VB"):
            if _is_effort(head, words):
                return "planned"
            above = modality_of(head, None)[0]  # "planned to march to demand an end"
            return above if above in ("planned", "hypothetical", "possible", "threatened") else None
    if token.tag_.startswith("NN") and token.dep_ == "pobj":
        if head.lower_ == "for" and head.head.lower_ in words.pressing:
            return "planned"  # "demonstrated for the release of prisoners"
        if head.lower_ == "to" and head.head.lower_ in LEADING and head.head.head.lower_ in words.clues:
            return "planned"  # "information leading to an arrest"
        if head.lower_ == "of" and head.head.lower_ in words.coming:
            return "planned"  # "ahead of a visit by the minister"
    if token.tag_.startswith("NN") and token.dep_ == "pobj" and head.lower_ in ("at", "during", "through"):
        ahead = _by_auxiliary(head.head, words)  # "will speak at a rally", "could be settled through talks"
        return ahead if ahead == "planned" or head.lower_ == "through" else None
    return None


def _is_effort(verb: Token, words: _ModalWords) -> bool:
    """Whether what is done is only an effort to do more: "launched an offensive to retake the town"."""
    return any(child.dep_ in ("dobj", "obj") and child.lower_ in words.efforts for child in verb.rights)


def _by_question(told_by: Token, modality: Modality | None) -> Modality | None:
    """What a question makes of it: "Did they shell the port?" leaves it open, "Who will attack?" only supposes it.

    What one takes for granted stays: "Why did they say that rebels shelled the port?".
    """
    if modality not in (None, "planned") or "?" not in [word.text for word in told_by.sent[-3:]]:
        return modality
    if modality is None and not any(word.tag_ in ("WRB", "WP", "WDT") for word in told_by.sent):
        return "possible"
    return "hypothetical" if _is_what_is_asked(told_by) else modality


def _is_what_is_asked(told_by: Token) -> bool:
    """Whether it is the very thing that a question asks for: its main verb, or one behind a label and "who"."""
    if any(child.tag_ in ("WP", "WRB") and child.text.istitle() for child in told_by.lefts):
        return True  # behind a label: "Question: Who attacked?"
    while told_by.dep_ in ("xcomp", "conj") and told_by.head != told_by:
        told_by = told_by.head
    return told_by.dep_ == "ROOT" and told_by.tag_[:2] in ("VB", "MD")


def _draws(infinitive: Token, noun: Token) -> bool:
    """Whether an infinitive says what a noun is for: "orders to fire", which parses as a relative clause too."""
    if infinitive.dep_ == "acl" or _drawn_by(infinitive) == noun:
        return True
    return infinitive.dep_ == "relcl" and infinitive.head == noun and _is_infinitive(infinitive)


def _drawn_by(infinitive: Token) -> Token | None:
    """The noun right before an infinitive that hangs on another word, where the noun asks for one: "with orders to"."""
    opening = next((child for child in infinitive.lefts if child.tag_ == "TO"), None)
    if opening is None or opening.i == 0 or infinitive.dep_ not in ("advcl", "xcomp"):
        return None
    words, noun = _modal_words(), opening.nbor(-1)
    asking = noun.lower_ in words.governors or noun.lower_ in words.efforts or noun.lower_ in words.judged
    return noun if asking and noun.tag_ in ("NN", "NNS") else None


def _is_judged(infinitive: Token, head: Token) -> bool:
    """Whether an act is only spoken of: "it is premature to back her", "makes it a crime to kill", "the right to"."""
    if head.dep_ in ("acomp", "attr", "oprd") and any(child.lower_ == "it" for child in head.head.children):
        return True
    return head.lower_ in _modal_words().judged


def _governing(token: Token) -> Iterator[Token]:
    """The words above a trigger whose meaning reaches it, nearest first; it ends at what is merely said."""
    words = _modal_words()
    drawn_by = _drawn_by(token) if token.tag_ == "VB" else None
    if drawn_by is not None:
        yield drawn_by
    for _ in range(CLIMB):
        head = token.head
        if token.dep_ == "relcl" and _is_infinitive(token) and not any(map(_is_relative, token.lefts)):
            yield head  # "a plot to attack", which parses as a relative clause
        if head == token or token.dep_ in ("relcl", "conj", "nsubj", "parataxis", "appos"):
            return
        if token.dep_ == "advcl" and head.tag_.startswith("VB") and not _is_called_for(token):
            return
        if token.dep_ == "ccomp" and (head.lower_ not in words.governors or _is_aside(head)):
            return
        if token.dep_ == "ccomp" and head.lower_.startswith(INFORMING) and not _is_infinitive(token):
            return  # "told reporters that rebels had shelled the port"
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
            return  # "sought a plan endorsed by the council", "a man accused of theft was denied bail"
        if token.dep_ in ("dobj", "obj") and head.lower_ in words.granted:
            return
        if token.dep_ in ("pobj", "pcomp") and head.lower_ not in REACHING and not _is_charged(head):
            return  # "sought in Saturday's shooting": the shooting is not in question
        if token.dep_ == "pobj" and _is_beside(head, words):
            return
        if token.dep_ == "pcomp" and head.lower_ == "for":
            return  # "threatened for defending them": the defence is the reason
        if head.dep_ not in ("prep", "agent"):
            yield head
        token = head


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.lefts)


def _is_relative(child: Token) -> bool:
    return child.tag_ in ("WDT", "WP", "WP$", "WRB")


def _is_beside(preposition: Token, words: _ModalWords) -> bool:
    """Whether a thing is only what another thing is about: "failed to answer questions about the attack"."""
    noun = preposition.head
    return preposition.lower_ != "of" and noun.tag_[:2] == "NN" and noun.lower_ not in words.governors


def _is_aside(participle: Token) -> bool:
    """Whether a participle only says more of a subject, though it parses as its verb: "men suspected to be X shot"."""
    auxiliaries = any(child.dep_ in ("aux", "auxpass") for child in participle.lefts)
    return participle.tag_ == "VBN" and not auxiliaries and participle.dep_ == "ROOT"


def _is_charged(preposition: Token) -> bool:
    """Whether what follows is what somebody is charged with."""
    return preposition.lower_ == "with" and preposition.head.lower_ in ("charged", "charging")


def _came_true(governing: Token, words: _ModalWords) -> bool:
    """Whether what may be told as possible came to pass: "was able to flee", "could not believe that he was dead"."""
    if governing.lower_ == "able":
        be = governing.head
        return be.lower_ in ("was", "were") and not _is_negated(be, words)
    if governing.lower_ == "believe":
        could = any(child.lower_ in ("can", "ca", "could") for child in governing.lefts)
        return could and _is_negated(governing, words)
    return False


def _is_called_for(infinitive: Token) -> bool:
    """Whether it is what somebody is to do, which parses as a clause apart: "calling for the council to resign"."""
    return infinitive.tag_ == "VB" and any(child.dep_ == "mark" and child.lower_ == "for" for child in infinitive.lefts)


def _is_told(token: Token) -> bool:
    """Whether a word is the verb of what is told, or stands in it, and that verb says that something is or was so."""
    if token.dep_ == "ccomp":
        return True
    verb = token
    while not verb.tag_.startswith("VB") and verb.head != verb:
        verb = verb.head
    finite = verb.tag_ != "VB" and not any(child.tag_ == "MD" for child in verb.lefts)
    return verb != token and verb.dep_ == "ccomp" and finite


def _governs(governing: Token, token: Token) -> bool:
    if governing.lower_ in ("call", "calls") and any(
        above.lower_.startswith("respond") for above in governing.ancestors
    ):
        return False  # "responded to a call for a shooting"
    if governing.lower_ in TELLING and _is_told(token):
        return False  # "reported that rebels had shelled the port", "warned that the group had stepped up attacks"
    if governing.lower_.startswith(("accus", "charg")) and token.dep_ in ("ccomp", "advcl", "conj"):
        return False  # "Ade was arrested; he is charged with theft"
    if governing.lower_ not in NEEDS_INFINITIVE:
        return True
    if token.dep_ == "ccomp" and token.tag_ != "VB" and governing.lower_.startswith(("ask", "allow", *INFORMING)):
        return False  # "asked why he had fired"
    return (
        token.dep_ in ("xcomp", "ccomp", "acl")
        or _draws(token, governing)
        or _is_called_for(token)
        or any(child.lower_ in ("for", "to", "on") for child in governing.children if child.dep_ in ("prep", "aux"))
    )


def _by_auxiliary(token: Token, words: _ModalWords) -> Modality | None:
    for child in token.children:
        if child.lower_ in ("'d", "’d") and token.tag_ == "VBN":
            continue  # "who'd endorsed"
        if child.lower_ == "will" and child.text == "Will" and child.nbor().lower_ in ("was", "has", "had", "is"):
            continue  # Will, a man
        if child.dep_ == "aux" and child.lower_ in words.auxiliaries:
            # "said that it would send": what was to come, told in the past
            reported = child.lower_ in ("would", "'d", "’d") and token.dep_ == "ccomp"
            return "planned" if reported else words.auxiliaries[child.lower_]
    if token.dep_ == "xcomp" and (token.head.lower_ == "going" or _is_to_come(token)):
        return "planned"
    return _by_auxiliary(token.head, words) if _shares_auxiliary(token) else None


def _is_to_come(infinitive: Token) -> bool:
    """Whether a form of "be" puts it off: "was to meet", "are to be released", but not "their aim was to meet"."""
    verb = infinitive.head
    if infinitive.tag_ not in ("VB", "VBN") or verb.lower_ not in ("is", "are", "was", "were"):
        return False
    if any(child.dep_ in ("acomp", "attr", "expl") for child in verb.children):
        return False
    about = [child.lower_ for child in verb.lefts if child.dep_ in SUBJECTS]
    return bool(about) and _modal_words().aims.isdisjoint(about)


def _shares_auxiliary(token: Token) -> bool:
    """Whether what is said of the verb above holds here: "will arrest and deport", "will visit Kenya to sign"."""
    if not token.head.tag_.startswith("VB") or token.head == token:
        return False
    if token.dep_ == "conj":
        bare = any(
            child.dep_ == "auxpass" and child.lower_ == "be" for child in token.lefts
        )  # "could be jailed and be fined"
        return (bare or token.tag_ in ("VB", token.head.tag_)) and not any(
            child.dep_ in SUBJECTS for child in token.children
        )
    return token.dep_ in ("advcl", "xcomp") and token.tag_ == "VB"


def _is_negated(token: Token, words: _ModalWords) -> bool:
    return (
        any(
            child.dep_ == "neg"
            or _is_no_longer(child)
            or (child.dep_ in ("det", "preconj", "advmod") and child.lower_ in words.negations)
            for child in token.children
        )
        or (token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without")
        or any(map(_is_nobody, token.lefts))
        or _is_put_off(token)
    )


def _is_put_off(token: Token) -> bool:
    """Whether it has not come to it: "has yet to bow out", "the non-deployment of troops", "no roads closed"."""
    before = [word.lower_ for word in token.doc[max(token.i - 5, token.sent.start) : token.i]]
    if token.tag_ in ("VB", "VBN") and "yet" in before and "to" in before[before.index("yet") :]:
        return True
    if before[-2:] == ["non", "-"]:
        return True
    return token.dep_ == "acl" and token.tag_ == "VBN" and is_none(token.head)


def _is_no_longer(adverb: Token) -> bool:
    return adverb.lower_ == "longer" and any(child.lower_ == "no" for child in adverb.children)


def _is_nobody(subject: Token) -> bool:
    """Whether it is a subject that denies what is told of it: "Neither Kenya nor Uganda", "no group", "nobody"."""
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return False
    words = (subject, *(child for child in subject.children if child.dep_ in ("det", "preconj", "cc")))
    return any(word.lower_ in _modal_words().nobody for word in words)


def _in_condition(token: Token, words: _ModalWords) -> bool:
    for _ in range(CONDITION):
        if any(child.dep_ == "mark" and child.lower_ in words.conditions for child in token.children):
            return True
        if token.dep_ in ("ROOT", "ccomp", "relcl") or token.head == token:
            return False
        if token.dep_ == "advcl" and any(child.dep_ == "mark" and child.tag_ == "IN" for child in token.children):
            return False  # "whether it was murder as officers investigate": what they do is in no question
        token = token.head
    return False


def _failed(token: Token) -> bool:
    """Whether an attempt is told as one that came to nothing."""
    return any(
        above.lower_.startswith(("fail", "foil", "thwart", "avert", "prevent", "stop", "abort", "deter", "dissuade"))
        for above in _governing(token)
    )
