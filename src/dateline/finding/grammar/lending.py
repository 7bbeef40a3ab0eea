"""Verbs without a subject of their own: what they parse as part of, and who is then lent to them.

The labels are those of spaCy's English models (ClearNLP). Nothing here climbs further than to the next verb or noun;
``clauses`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.befalling import befalling
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import RELATIVES, is_passive
from dateline.reading.parse.labels import OBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "called_on",
    "ends_relative",
    "given_to",
    "goes_on",
    "is_drive_by",
    "is_finite",
    "is_infinitive",
    "is_of_judged_plan",
    "is_one_of_order",
    "mistaken_for_object",
    "past_participle",
    "told_before",
]

ORDER = frozenset({"first", "second", "third", "latest", "last", "only", "next"})


def told_before(said: Token, preposition: Token) -> Token | None:
    """The verb of what somebody says, where the sentence goes on behind the speaker: "a boy has died, police said,
    after being shot"."""
    if not cue_words().says(said.lower_) or preposition.i < said.i + 2 or said.nbor().text != ",":
        return None
    speaker = next((child for child in said.lefts if child.dep_ == "nsubj"), None)
    if speaker is None or speaker.left_edge.is_sent_start or speaker.left_edge.nbor(-1).text != ",":
        return None
    before = said.doc[said.sent.start : speaker.left_edge.i - 1]
    return next((token for token in reversed(before) if token.tag_.startswith("VB") and is_finite(token)), None)


def goes_on(verb: Token) -> Token | None:
    """The participle that another goes on, which parses as part of what the first says: "praised the union, saying it
    was honest and accusing the board"."""
    if verb.dep_ != "conj" or verb.tag_ != "VBG" or verb.head.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    said = verb.head.head
    return said if verb.head.dep_ == "ccomp" and said.tag_ == "VBG" and cue_words().says(said.lower_) else None


def is_drive_by(preposition: Token) -> bool:
    """Whether it belongs to a "drive by shooting", written without hyphens."""
    return preposition.lower_ == "by" and preposition.i > 0 and preposition.nbor(-1).lower_ == "drive"


def is_infinitive(verb: Token) -> bool:
    """Whether it is an infinitive, or the participle of a passive one: "to back him", "to be tried"."""
    return verb.tag_ == "VB" or (verb.tag_ == "VBN" and any(child.tag_ == "TO" for child in verb.lefts))


def is_one_of_order(noun: Token) -> bool:
    """Whether it tells who is first or last to do a thing: "the only senator to back him"."""
    return any(token.lower_ in ORDER for token in (noun, *noun.lefts))


def ends_relative(participle: Token) -> Token | None:
    """The verb of the relative clause that a participle goes on, which parses as the main verb's: "police have found
    the men who opened fire on a crowd, killing six"."""
    at = participle.i - 2
    if participle.dep_ != "advcl" or participle.lower_ not in befalling().striking or at <= participle.head.i:
        return None
    if participle.nbor(-1).text != "," or participle.head.lower_ in befalling().any:
        return None  # "struck the men who met there, killing six"
    ends = participle.doc[at]
    before = [ends, *ends.ancestors]
    found = next((one for one in before if one.dep_ == "relcl" and one.i > participle.head.i), None)
    if found is None or participle.head not in before:
        return None
    acts = any(child.dep_ == "nsubj" and child.tag_ in RELATIVES for child in found.lefts)
    return found if acts and found.lower_ in befalling().blows else None


def is_finite(verb: Token) -> bool:
    """Whether it tells by itself when: by its form, or by an auxiliary."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)


def past_participle(verb: Token) -> Token:
    """What a participle hangs on, or, where it is the verb of the sentence that parses as one, its subject: "a bomb
    targeting recruits killed eight"."""
    noun, clause = verb.head, verb.head.head
    if noun.dep_ == "pobj" and clause.lower_ in ("in", "before") and people().sector(noun.lower_) == "court":
        came = [child for child in clause.head.children if child.dep_ == "nsubj"]
        return came[0] if came else noun  # "appeared in court charged with theft"
    active = verb.tag_ != "VBG" and verb.dep_ == "acl" and any(child.dep_ == "dobj" for child in verb.rights)
    if active and noun.dep_ == "dobj" and clause.dep_ == "acl" and clause.tag_ == "VBG":
        return clause.head
    return noun


def is_of_judged_plan(head: Token, infinitive: Token) -> bool:
    """Whether it tells of a plan that another held off, which parses as his own: "foiled a plot to bomb the port"."""
    opening = next((child for child in infinitive.lefts if child.tag_ == "TO"), None)
    if opening is None or opening.i == 0 or head.lower_ not in befalling().judging:
        return False
    noun = opening.nbor(-1)
    return noun.head == head and noun.dep_ in OBJECTS and noun.lower_ in befalling().plans


def given_to(head: Token, infinitive: Token) -> list[Token]:
    """To whom something is given to do with it what the infinitive says: "granted police 20 days to arrest him"."""
    found = [child for child in head.children if child.dep_ == "dative" and head.i < child.i < infinitive.i]
    return [
        person
        for child in found
        for person in ([child] if child.tag_[:2] in ("NN", "PR") else child.children)
        if person.dep_ in ("dative", "pobj") and person.ent_type_ != "GPE"  # "sent fighters to Syria to help him"
    ]


def called_on(head: Token, infinitive: Token) -> list[Token]:
    """Who is to do what others call on them, or ask them, to do."""
    if head.lower_.startswith("call"):
        on = [child for child in head.children if child.lower_ in ("on", "upon") and child.i < infinitive.i]
        return [below for child in on for below in child.children if below.dep_ == "pobj"]
    if head.lower_ not in befalling().bidding or is_passive(head):
        return []
    return [child for child in head.children if child.dep_ in ("dobj", "dative") and head.i < child.i < infinitive.i]


def mistaken_for_object(verb: Token) -> Token | None:
    """The subject of a verb that parses as what the verb before is done to: "said two boys were shot", "threw stones
    and police fired gas"."""
    if verb.dep_ != "conj" or not is_finite(verb) or verb.i == 0:
        return None
    told = [verb.head, *(child for child in verb.head.rights if child.dep_ == "conj" and child.i < verb.i)]
    below = [child for one in told for child in one.children if child.i < verb.i]
    joined = any(child.dep_ == "cc" and child.i > told[-1].i for child in below)
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    done_to = [child for child in below if child.dep_ in OBJECTS]
    if passive and not joined and done_to:
        return done_to[0]
    first = min([verb.i, *(child.i for child in verb.lefts if child.dep_ in ("aux", "auxpass"))])
    before = verb.doc[first - 1]
    while before.i > verb.head.i and (before.text == "," or before.tag_ == "CD"):
        before = before.nbor(-1)  # "and Ade Bello, 22, was shot"
    behind = [under for child in below if child.dep_ in ("agent", "prep") for under in child.children]
    beside = before.dep_ == "conj" and before.head in (*done_to, *behind) and before.tag_.startswith("NN")
    named = before.tag_ == "NNP" or people().sector(before.lower_) is not None
    return before if beside and named and not joined else None
