"""Whether a thing happened, from the words that govern it: planned, attempted, threatened, possible, denied, if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.whether.governing import above, came_true, drawn_by, draws, governs
from dateline.finding.events.whether.modal_words import ModalWords, modal_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.events.whether.outlook import outlook
from dateline.finding.grammar.clauses import is_question
from dateline.finding.grammar.measures import is_proposed
from dateline.reading.parse.labels import OBJECTS, SUBJECTS
from dateline.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["HAPPENED", "modality_of"]

HAPPENED = frozenset({"asserted", "possible", "attempted"})  # of what came about somewhere and at some time
LEADING = frozenset({"lead", "leads", "leading"})
CONDITION = 6  # governing words above it that a condition reaches over: "if they met in the context of a deal"


def modality_of(trigger: Token, support: Token | None) -> tuple[Modality, bool]:
    """The modality of a trigger and whether it is negated, by the nearest word that says so."""
    words = modal_words()
    modality: Modality | None = None
    negated = False
    told_by = support or trigger
    if _is_regretted(told_by):
        return "asserted", False
    for token in dict.fromkeys((trigger, told_by)):
        negated = negated or is_negated(token)
        modality = modality or _by_auxiliary(token, words)
    if _is_without_evidence(told_by):
        return "possible", True
    if _in_condition(told_by, words):
        return "hypothetical", negated
    if support is not None and modality is None and _puts_off(support, words):
        modality = words.governors.get(support.lower_)
    modality, negated = _by_governors(trigger, told_by, modality, negated)
    for child in trigger.lefts:
        if modality is None and child.dep_ in ("amod", "advmod", "compound") and child.lower_ in words.governors:
            modality = words.governors[child.lower_]
    if modality in (None, "possible") and is_proposed(told_by):
        modality = "planned"
    modality = modality or _by_clause(told_by, words) or outlook(told_by, words.governors)
    if modality == "planned" and told_by.dep_ == "ccomp" and told_by.head.lower_ in words.fearing:
        modality = "possible"  # "fear that rebels will attack"
    modality = _by_question(told_by, modality)
    if modality == "attempted" and _failed(told_by):
        negated = True
    return modality or "asserted", negated


def _by_governors(
    trigger: Token, told_by: Token, modality: Modality | None, negated: bool
) -> tuple[Modality | None, bool]:
    """What the words above tell, the nearest first, where the word itself and its auxiliaries leave it open."""
    words = modal_words()
    for token in above(told_by):
        if told_by.tag_ == "VB":  # "will provide an opportunity to exchange views"
            modality = modality or _by_auxiliary(token, words)
        kind = words.governors.get(token.lower_)
        if kind == "denied" and trigger.lower_ in words.asked and trigger.head == token:
            kind = None  # "dismissed the accusation"
        if kind is not None and modality is None and governs(token, told_by) and not came_true(token):
            modality = kind
            modality = modality if not is_negated(token) or kind == "denied" else "possible"
        elif came_true(token):
            continue
        elif token.lower_ in words.negations and (token.tag_.startswith("VB") or token.lower_ == "refusal"):
            refused = trigger.lower_ in words.asked and token.lower_ in words.refusals
            negated = negated or not (refused and (told_by == trigger or not token.lower_.startswith("den")))
        elif told_by.head == token and (token.lower_ in words.seeming or _is_done_by(token, told_by, words)):
            negated = negated or is_negated(token)
    return modality, negated


def _puts_off(support: Token, words: ModalWords) -> bool:
    """Whether the verb that carries a noun says it is to come or was not: "was preparing an attack", "denied
    involvement in the raid"."""
    return support.lower_ in words.readying or words.governors.get(support.lower_) == "denied" or _is_set(support)


def _is_set(verb: Token) -> bool:
    """Whether a day is set for a thing: "the trial is set for May", but not "talks were set up"."""
    labels = {child.dep_ for child in verb.children}
    return verb.lower_ == "set" and "auxpass" in labels and "prt" not in labels


def _is_without_evidence(told_by: Token) -> bool:
    """Whether it is what nothing shows: "no evidence that Chad supplied arms", "no sign of an attack"."""
    noun = told_by.head if told_by.dep_ in ("acl", "ccomp", "relcl") else None
    if told_by.dep_ == "pobj" and told_by.head.lower_ == "of":
        noun = told_by.head.head
    if noun is None or noun.lower_ not in ("evidence", "proof", "sign", "signs", "indication", "indications"):
        return False
    return any(child.lower_ == "no" for child in noun.lefts)


def _is_done_by(governing: Token, infinitive: Token, words: ModalWords) -> bool:
    """Whether what is not done leaves the infinitive undone: "did not bother to ask", but "did not hesitate to ask"."""
    to = any(child.tag_ == "TO" for child in infinitive.lefts)
    return to and infinitive.dep_ == "xcomp" and governing.lower_ not in words.hesitating


def _by_clause(token: Token, words: ModalWords) -> Modality | None:
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
    if token.tag_ == "VB" and (noun := drawn_by(token)) is not None:
        head = noun  # "re-imposed with orders to arrest", which hangs on the verb
    if token.tag_ == "VB" and token.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl"):
        if _is_judged(token, head) or any(child.lower_ == "how" for child in token.lefts):
            return "hypothetical"  # "taught her how to shoot"
        if head.tag_.startswith("NN") and draws(token, head) and head.lower_ in words.efforts:
            return "planned"  # "an operation to retake the town"
        if token.dep_ in ("advcl", "xcomp") and head.tag_.startswith("VB"):
            if _is_effort(head, words):
                return "planned"
            told = modality_of(head, None)[0]  # "planned to march to demand an end"
            return told if told in ("planned", "hypothetical", "possible", "threatened") else None
    if token.dep_ == "relcl" and head.dep_ == "attr" and any(child.tag_ == "TO" for child in token.lefts):
        return _by_auxiliary(head.head, words)  # "might be the last to be deported"
    if token.dep_ == "pcomp" and head.lower_ in ("toward", "towards"):
        return "planned"  # "a step toward negotiating"
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


def _is_effort(verb: Token, words: ModalWords) -> bool:
    """Whether what is done is only an effort to do more: "launched an offensive to retake the town"."""
    return any(child.dep_ in OBJECTS and child.lower_ in words.efforts for child in verb.rights)


def _by_question(told_by: Token, modality: Modality | None) -> Modality | None:
    """What a question makes of it: "Did they shell the port?" leaves it open, "Who will attack?" only supposes it.

    What one takes for granted stays: "Why did they say that rebels shelled the port?".
    """
    if modality not in (None, "planned") or not is_question(told_by.sent):
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


def _is_judged(infinitive: Token, head: Token) -> bool:
    """Whether an act is only spoken of: "it is premature to back her", "makes it a crime to kill", "the right to"."""
    if head.dep_ in ("acomp", "attr", "oprd") and any(child.lower_ == "it" for child in head.head.children):
        return True
    return head.lower_ in modal_words().judged


def _is_regretted(verb: Token) -> bool:
    """Whether it was done and should not have been: "should not have called him a fool"."""
    auxiliaries = {child.lower_ for child in verb.lefts if child.dep_ == "aux"}
    return verb.tag_ == "VBN" and {"should", "have"} <= auxiliaries and is_negated(verb)


def _by_auxiliary(token: Token, words: ModalWords) -> Modality | None:
    """What the auxiliaries of a verb tell, or those of the verb above whose it shares."""
    while (told := _by_own_auxiliary(token, words)) is None and _shares_auxiliary(token):
        token = token.head
    return told


def _by_own_auxiliary(token: Token, words: ModalWords) -> Modality | None:
    for child in token.children:
        if child.lower_ in ("'d", "’d") and token.tag_ == "VBN":
            continue  # "who'd endorsed"
        if child.lower_ == "will" and child.text == "Will" and child.nbor().lower_ in ("was", "has", "had", "is"):
            continue  # Will, a man
        if child.dep_ == "aux" and child.lower_ in words.auxiliaries:
            # "said that it would send": what was to come, told in the past
            reported = child.lower_ in ("would", "'d", "’d") and token.dep_ == "ccomp"
            return "planned" if reported else words.auxiliaries[child.lower_]
    return "planned" if token.dep_ == "xcomp" and (token.head.lower_ == "going" or _is_to_come(token)) else None


def _is_to_come(infinitive: Token) -> bool:
    """Whether a form of "be" puts it off: "was to meet", "are to be released", but not "their aim was to meet"."""
    verb = infinitive.head
    if infinitive.tag_ not in ("VB", "VBN") or verb.lower_ not in ("is", "are", "was", "were"):
        return False
    if any(child.dep_ in ("acomp", "attr", "expl") for child in verb.children):
        return False
    about = [child.lower_ for child in verb.lefts if child.dep_ in SUBJECTS]
    return bool(about) and modal_words().aims.isdisjoint(about)


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


def _in_condition(token: Token, words: ModalWords) -> bool:
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
        higher.lower_.startswith(("fail", "foil", "thwart", "avert", "prevent", "stop", "abort", "deter", "dissuade"))
        for higher in above(token)
    )
