"""Whether a trigger's words stand as the part of speech that it is: a verb, a noun, or what is said of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.grammar.befalling import befalling
from dateline.finding.grammar.noun_phrases import hyphened_doer
from dateline.finding.grammar.people import people
from dateline.ontology import Trigger
from dateline.reading.parse.labels import OBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["stands_at"]

PREFIXES = frozenset({"re", "co", "pre", "counter", "over"})
BEHIND = frozenset({"by", "behind"})  # last words of phrasal verbs that tell an act only of somebody
HARMING = frozenset({"ASSAULT", "COERCE"})  # types of what befalls "the murdered priests" and "the detained editor"
JOINED = frozenset({"AID", "CONSULT", "SUPPORT"})  # types of what a hyphen joins to a name: "the Chad-backed rebels"
NAMED_AS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


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
