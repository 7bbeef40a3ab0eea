"""Whether a word of the ontology means there what the ontology lists it for: part of speech, and its company."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.events.whether.declining import is_declined
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.befalling import befalling
from dateline.finding.grammar.clauses import doers, objects, prepositional, subjects
from dateline.finding.grammar.noun_phrases import hyphened_doer, is_when
from dateline.finding.grammar.people import ARMED, people
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Need, Trigger
from dateline.reading.document import Document
from dateline.reading.parse.labels import OBJECTS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["AGAINST", "rules_out", "stands_at", "told_at"]

# Conditions on what may not be there.
AGAINST = frozenset(
    {
        "no-subject",
        "only-object",
        "no-object",
        "no-goal",
        "no-preposition",
        "no-complement",
        "no-modifier",
        "no-governor",
        "unless",
        "denied",
    }
)
PREFIXES = frozenset({"re", "co", "pre", "counter", "over"})
GOALS = ("with", "to", "for", "behind", "alongside")
CURRENCIES = frozenset({"$", "£", "€", "¥", "rs", "rs."})
BEHIND = frozenset({"by", "behind"})  # last words of phrasal verbs that tell an act only of somebody
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "pcomp"})
BIDDEN = frozenset({"ccomp", "acl"})  # clauses of what is wanted or hoped for, of a verb and of a noun
BY = frozenset({"prep", "agent"})
HARMING = frozenset({"ASSAULT", "COERCE"})  # types of what befalls "the murdered priests" and "the detained editor"
SAID_OF = frozenset({"amod", "compound"})
TO_COME = frozenset({"will", "'ll", "’ll", "would", "'d", "’d"})
SELF = frozenset({"i", "we", "it"})
FELT = frozenset(
    [
        "are", "be", "become", "believe", "feel", "find", "get", "has", "have", "hear", "is", "know", "lose", "realise",
        "realize", "remain", "remember", "see", "think", "understand", "want", "win", "wins",
    ]
)  # fmt: skip  # not done when asked
OPENING = frozenset({"aux", "mark", "advmod", "nsubj", "nsubjpass", "dobj", "attr", "det"})
NAMED_AS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
JOINED = frozenset({"AID", "CONSULT", "SUPPORT"})  # types of what a hyphen joins to a name: "the Chad-backed rebels"
ARMED_KINDS = frozenset({"armed-group", "military", "police"})


def told_at(trigger: Trigger, words: Sequence[str], at: int, sentence: TokenSpan, document: Document) -> Token | None:
    """The token that heads the trigger where it stands in the sentence, or None where it does not mean that there.

    ``words`` are the sentence's words in small letters, ``at`` counts in them.
    """
    head = stands_at(trigger, words, at, sentence)
    if head is None or not all(_holds(need, trigger, head, words, document) for need in trigger.needs):
        return None
    return head


def _holds(need: Need, trigger: Trigger, head: Token, words: Sequence[str], document: Document) -> bool:
    """Whether a condition is met, the object of a phrasal verb standing behind its last word: "made off with cows"."""
    if need.slot == "object" and trigger.pos == "adjective":  # "troubled by the arrest", be it a verb's form
        return any(
            _fits(need, below, document) for child in head.rights if child.dep_ in BY for below in child.children
        )
    if need.slot != "object" or trigger.pos != "verb" or not trigger.parts or objects(head):
        return _is_met(need, head, words, document)
    last = [word for word in head.subtree if word.dep_ == "prep" and word.lower_ in trigger.parts[-1]]
    behind = [token for word in last[:1] for token in prepositional(word.head, word.lower_)]
    counted = [below for token in behind for below in prepositional(token, "of")]  # "with dozens of cows"
    return any(_fits(need, token, document) for token in (*behind, *counted))


def stands_at(trigger: Trigger, words: Sequence[str], at: int, sentence: TokenSpan) -> Token | None:
    """The token that heads the trigger where its words stand as the part of speech that it is, whatever stands near."""
    places = trigger.match(words, at)
    if not places:
        return None
    head = sentence[places[-1] if trigger.pos == "noun" else places[trigger.stem]]
    if trigger.pos == "verb" and trigger.parts and _is_loose(trigger, places, head, sentence[places[-1]]):
        return None
    return head if _is_part_of_speech(head, trigger) and not _ends_name(head) else None


def _is_loose(trigger: Trigger, places: Sequence[int], head: Token, last: Token) -> bool:
    """Whether the last word of a phrasal verb does not belong to it."""
    if last.lower_ == "in" and len(places) == len(trigger.parts) + 1 and _governs(last):
        return True  # "sat in the benches" is no sit-in
    return last.lower_ in BEHIND and last != head and not _is_governed(last, head)  # "guards stood by"


def _governs(particle: Token) -> bool:
    """Whether it is no particle but a preposition with a phrase of its own."""
    return particle.dep_ == "prep" and any(child.dep_ == "pobj" for child in particle.children)


def _is_governed(preposition: Token, verb: Token) -> bool:
    """Whether somebody stands behind the last word of a phrasal verb: "stood by its ally"."""
    if any(child.dep_ in ("pobj", "pcomp") for child in preposition.children):
        return True
    return any(child.dep_ in OBJECTS and child.i > preposition.i for child in verb.children)


def _ends_name(token: Token) -> bool:
    """Whether it is the last word of a name that it gives no sense: "a Honda Accord", in no headline."""
    if token.tag_ != "NNP" or not token.text.istitle() or token.sent[-1].text.istitle():
        return False
    names = [child for child in token.lefts if child.dep_ in ("compound", "nmod") and child.tag_ == "NNP"]
    small = [word for word in token.sent if word.is_alpha and word.is_lower]
    return bool(names) and len(small) > len(token.sent) / 3


def rules_out(trigger: Trigger, head: Token, words: Sequence[str], document: Document) -> bool:
    """Whether a word has company in which the ontology says that it tells something else: "released a report"."""
    return any(need.slot in AGAINST and not _is_met(need, head, words, document) for need in trigger.needs)


def _is_part_of_speech(token: Token, trigger: Trigger) -> bool:
    if trigger.pos == "adjective":
        return _is_said_of(token)
    tag = token.tag_
    if trigger.pos == "verb":
        if trigger.type in JOINED and not trigger.parts and hyphened_doer(token) is not None:
            return True
        may_be = tag[:2] == "VB" or (tag in ("JJ", "MD") and bool(trigger.parts))
        if not may_be or _is_gerund(token) or (not trigger.stem and _is_second_part(token)):
            return False
        if token.dep_ == "amod" and token.lower_ in befalling().slain:
            return trigger.type in HARMING and _is_slain(token)
        if trigger.type == "PROTEST" and _is_done_now(token):
            return True
        if token.dep_ in ("amod", "compound", "nmod") or (
            not trigger.parts and any(child.dep_ == "prt" for child in token.children)
        ):
            return False  # "the outlawed group" and "recruiting rules" are no news, and "kicked off" is no kick
        # not "the wounded"
        return tag != "VBN" or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "compound")
    if tag[:2] != "NN" and not _is_gerund(token) and not _parses_as_verb(token):
        return False
    # "attack helicopter", "protest leader": before another noun the word only says what kind that is.
    return token.dep_ not in ("compound", "nmod") or token.head.tag_[:2] != "NN"


def _is_said_of(token: Token) -> bool:
    """Whether an adjective or participle is said of somebody, or more of a noun: "lawmakers critical of it"."""
    if token.tag_ not in ("JJ", "VBN", "VBD"):
        return False
    if token.dep_ == "conj" and token.head.tag_[:2] in ("JJ", "VB"):
        return _is_said_of(token.head)
    behind = token.dep_ in ("amod", "acl") and token.head.i < token.i
    seems = token.dep_ == "oprd" and not any(child.dep_ == "dobj" for child in token.head.children)
    return behind or seems or token.dep_ == "acomp" or any(child.dep_ == "auxpass" for child in token.lefts)


def _is_done_now(participle: Token) -> bool:
    """Whether a participle says what people before whom it stands are at: "rioting prisoners"."""
    doing = participle.tag_ == "VBG" and participle.dep_ == "amod" and participle.i < participle.head.i
    return doing and people().sector(participle.head.lower_) is not None


def _is_gerund(token: Token) -> bool:
    """Whether a form in "-ing" is a noun by its article: "in a drive-by shooting", "after a Thursday shooting"."""
    if token.tag_ != "VBG" or token.i == 0:
        return False
    day = token.nbor(-1)
    dated = (
        day.head == token
        and day.ent_type_ in ("DATE", "TIME")
        and any(child.lower_ in ("a", "an", "the") for child in day.lefts)
    )
    return dated or any(child.dep_ == "det" and child.i < token.i for child in token.children)


def _is_slain(participle: Token) -> bool:
    """Whether it says what befell those before whom it stands: "the murdered priests"."""
    head = participle.head
    named = people().side(head.lower_) is not None or head.ent_type_ in ("PERSON", "NORP")
    return participle.i < head.i and (named or head.tag_ == "NNS")


def _parses_as_verb(noun: Token) -> bool:
    """Whether a noun is taken for a verb though it stands where only a noun can: "killed in police firing"."""
    if noun.tag_ == "VBG":
        return noun.dep_ == "pobj" and any(child.dep_ == "compound" and child.tag_[:2] == "NN" for child in noun.lefts)
    return noun.tag_ in ("VBP", "VBZ") and noun.dep_ in NAMED_AS


def _is_second_part(verb: Token) -> bool:
    """Whether a participle ends a word with a hyphen, and only describes: "hard-pressed", not "re-arrested"."""
    if verb.tag_ != "VBN" or verb.i < 2:
        return False
    dash, before = verb.nbor(-1), verb.nbor(-2)
    joined = dash.text == "-" and not dash.whitespace_ and not before.whitespace_
    return joined and before.lower_ not in PREFIXES


def _is_met(need: Need, head: Token, words: Sequence[str], document: Document) -> bool:
    match need.slot:
        case "subject":  # of a passive verb whoever does it: "was questioned by police"
            return any(_fits(need, token, document) for token in doers(head))
        case "object":
            found = [*objects(head), *_given(head)] if head.tag_.startswith("VB") else [
                below for child in head.children if child.dep_ == "prep" for below in child.children
            ]  # fmt: skip
            return any(_fits(need, token, document) for token in found)
        case "only-object":  # "captured the rebels" arrests them, "captured the prize" nobody
            done_to = objects(head)
            return not done_to or any(_fits(need, token, document) for token in done_to)
        case "no-subject":
            return not any(_fits(need, token, document) for token in subjects(head))
        case "no-governor":
            return need.words.isdisjoint(_above(head))
        case "goal":
            return any(_fits(need, token, document) for word in GOALS for token in prepositional(head, word))
        case "no-goal":
            return need.words.isdisjoint(
                token.lower_ for word in ("with", "for") for token in prepositional(head, word)
            )
        case "no-object":
            done_to = objects(head)
            return not any(
                token.lower_ in need.words or any(_is_kind(kind, token, document) for kind in need.kinds)
                for token in done_to
            )
        case "preposition":
            return _has_preposition(need, head, document)
        case "no-preposition":
            return not _has_preposition(need, head, document)
        case "complement":
            return _opens_clause(need, head) or _bids(need, head, document)
        case "no-complement":
            return not _opens_clause(need, head)
        case "no-modifier":
            before = {token.lower_ for child in head.lefts for token in (child, *child.children)}
            return need.words.isdisjoint(before)
        case "near":
            clause = words if head.tag_.startswith("NN") else [token.lower_ for token in head.subtree]
            if not need.words.isdisjoint(clause):
                return True
            return bool(need.kinds) and any(_fits(need, token, document) for token in head.subtree)
        case "unless":
            return need.words.isdisjoint(words)
        case "denied":  # "will not abide by", "is not willing to", "were not allowed to"
            return is_declined(head, need.words) if need.words or head.dep_ == "acomp" else is_negated(head)
    return True


def _given(verb: Token) -> list[Token]:
    """What somebody is given, where he is the subject: "was granted asylum"."""
    return [child for child in verb.rights if child.dep_ == "dobj"] if is_passive(verb) else []


def _above(noun: Token) -> set[str]:
    """The verb that a noun stands under, and the preposition between: "is a threat", "according to a release"."""
    found = {noun.head.lower_} if noun.dep_ in ("pobj", "attr", "dobj") else set()
    return found | ({noun.head.head.lower_} if noun.dep_ == "pobj" else set())


def _has_preposition(need: Need, head: Token, document: Document) -> bool:
    return any(
        child.lower_ in need.words
        for child in head.children
        if (child.dep_ in ("prep", "prt", "agent", "advmod") or _is_dative(child))
        and not _is_when(child, document)
        and not (child.dep_ == "prep" and child.i < head.i and head.tag_.startswith("VB") and not _is_relative(child))
    )


def _is_dative(child: Token) -> bool:
    """Whether it is a preposition that parses as whoever is given something: "was sent to jail"."""
    return child.dep_ == "dative" and child.tag_ in ("IN", "TO") and any(child.rights)


def _is_relative(preposition: Token) -> bool:
    """Whether a pronoun draws it ahead of its verb: "the men for whom he called"."""
    return any(below.tag_ in ("WDT", "WP", "WP$") for below in preposition.children)


def _opens_clause(need: Need, head: Token) -> bool:
    """Whether a clause that the word governs opens with one of the words ("asked whether", "asked them to go") or has
    one as its verb ("refused to comment")."""
    opened = CLAUSES | {"acl"} if head.tag_.startswith("NN") else CLAUSES  # "the charge that they had plotted"
    clauses = [child for child in head.children if child.dep_ in opened and child.i > head.i]
    return any(
        token.lower_ in need.words and token.dep_ in OPENING and (token.lower_ != "to" or clause.tag_ == "VB")
        for clause in clauses
        for token in (clause.left_edge, *clause.lefts)  # "asked which side had won", "asked why"
    ) or any(clause.lower_ in need.words for clause in (*clauses, *_called_what(head)))


def _called_what(head: Token) -> list[Token]:
    """What somebody is called, with the words before it: "called a shameless liar"."""
    called = [child for child in head.rights if child.dep_ == "oprd"]
    return [word for one in called for word in (one, *(child for child in one.lefts if child.dep_ in SAID_OF))]


def _bids(need: Need, head: Token, document: Document) -> bool:
    """Whether a clause that the word governs says what somebody of the kinds is to do ("wants Chad to withdraw", "hopes
    that Chad will withdraw"), or what is to be done ("wants the law repealed")."""
    clauses = [child for child in head.children if need.kinds and child.dep_ in BIDDEN and child.i > head.i]
    return any(
        _is_kind(kind, actor, document)
        for clause in clauses
        if clause.lower_ not in FELT and _is_to_come(clause) and not is_passive(clause)
        for actor in clause.lefts
        if actor.dep_ == "nsubj" and actor.lower_ not in SELF
        for kind in need.kinds
    ) or ("DONE" in need.kinds and any(map(_is_to_be_done, clauses)))


def _is_to_come(clause: Token) -> bool:
    """Whether it tells what is to be: "Chad to withdraw", "that Chad will withdraw", "that Chad withdraws"."""
    before = [child for child in clause.lefts if child.dep_ == "aux"]
    if clause.tag_ == "VB":
        return any(child.tag_ == "TO" or child.lower_ in TO_COME for child in before)
    return clause.tag_ in ("VBZ", "VBP") and not before


def _is_to_be_done(clause: Token) -> bool:
    """Whether a participle says what is to be done with its subject: "wants the law repealed"."""
    if clause.tag_ not in ("VBN", "VBD") or any(child.dep_ in ("aux", "auxpass", "mark") for child in clause.lefts):
        return False
    return any(child.dep_ in SUBJECTS and child.tag_.startswith("NN") for child in clause.lefts)


def _is_when(preposition: Token, document: Document) -> bool:
    """Whether it only dates the act: "called the station on Monday" calls on nobody."""
    governed = [child for child in preposition.children if child.dep_ == "pobj"]
    return bool(governed) and all(is_when(document, token) for token in governed)


def _fits(need: Need, token: Token, document: Document) -> bool:
    """Whether a phrase is one of the words asked for, or of the kinds; of "dozens of cars" the cars."""
    if token.lower_ in people().quantities and token.lower_ not in need.words:
        token = next(iter(prepositional(token, "of")), token)
    phrase = [token, *(child for child in token.children if child.dep_ in ("compound", "amod", "conj", "nmod"))]
    if any(part.lower_ in need.words for part in phrase):
        return True
    return any(_is_kind(kind, token, document) for kind in need.kinds)


def _are_two(noun: Token) -> bool:
    """Whether it counts those who do it together: "the two ministers discussed", "both sides"."""
    return noun.tag_ == "NNS" and any(child.lower_ in ("two", "three", "both") for child in noun.lefts)


def _is_kind(kind: str, token: Token, document: Document) -> bool:
    actor, sector = document.actor_at(token), people().side(token.lower_)
    match kind:
        case "ACTOR":
            return actor is not None or sector is not None or token.tag_ == "PRP"
        case "PERSON":
            if actor is not None:
                return actor.kind == "person"
            told = token.lower_ in people().persons or sector not in (None, "organisation", "business", "media")
            return told or token.tag_ == "PRP"
        case "GROUP":
            return (actor is not None and actor.kind != "person") or sector in ("organisation", "government")
        case "ARMED":
            return (actor is not None and actor.kind in ARMED_KINDS) or sector in ARMED
        case "COUNT":
            return token.tag_ == "CD"
        case "MONEY":
            return any(below.lower_ in CURRENCIES for below in (token, *token.children)) or token.text[:1] in CURRENCIES
        case "NAME":
            return token.tag_.startswith("NNP") and token.dep_ == "nsubjpass"
        case "UNDERGOING":
            described = any(child.dep_ in ("acl", "relcl") and is_passive(child) for child in token.rights)
            undergoes = token.dep_ in SUBJECTS or described  # "2 held", "the man who was held"
            return undergoes and (token.tag_ == "CD" or _is_kind("PERSON", token, document))
        case "ANY":
            return True
        case "SEVERAL":
            beside = [
                child for child in token.children if child.dep_ == "conj" and document.actor_at(child) is not None
            ]
            return (actor is not None and bool(beside)) or (sector is not None and _are_two(token))
        case "PLACE":
            return document.place_at(token) is not None
    return False
