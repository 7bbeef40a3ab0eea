"""What a statement says that others do or leave undone: "had betrayed them", "has no right to", "did a great job"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.speech.deed import HAS, Deed, is_no_wrong, is_supposed
from dateline.finding.events.speech.speaking import ONE, Speaker, about, answering, as_words
from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.voice import is_passive
from dateline.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["conduct"]

ASIDE = frozenset({"acl", "relcl", "pcomp", "advcl"})  # clauses that only say more of somebody
LACKING = frozenset({"lacks", "lack", "lacked", "lacking"})
WORKING = frozenset({"done", "did", "doing", "does"})
CAN = frozenset({"can", "ca", "could"})
DOUBLE = frozenset({"standard", "standards"})
PUTTING = frozenset({"put", "puts", "putting"})
WHOLE = frozenset({"every", "all", "any"})  # "failed on all fronts"
COMING = frozenset({"will", "would", "could", "'ll", "’ll"})
WARNING = frozenset({"will", "wo", "'ll", "’ll"})  # "will not be tolerated"
FORBIDDING = WARNING | CAN | {"to", "must", "should"}
GOING = frozenset({"go", "goes", "went", "gone", "going"})


def conduct(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What somebody is blamed or praised for having done."""
    words, low = speech_words(), word.lower_
    if low in words.wrongs and word.tag_.startswith("VB"):
        if not is_negated(word) and not _fails_alone(word):
            yield from _wronged(document, speaker, word)
    elif low in words.careless and word.tag_ == "VB":
        if is_negated(word) and any(child.lower_ in ("does", "do") for child in word.lefts):
            yield from _of_subject(document, speaker, word, word, "careless", "ACCUSE")
    elif low in words.unable and is_negated(word) and any(child.lower_ in CAN for child in word.lefts):
        yield from _of_subject(document, speaker, word, word, "unable", "ACCUSE")
    elif low in words.unbearable and is_passive(word):
        yield from _unbearable(document, speaker, word)
    elif low == "far":
        verb = next((one for one in word.ancestors if one.dep_ != "advmod"), word.head)
        if verb.lower_ in GOING:
            yield from _measured(document, speaker, word, verb)
    elif low in words.risks and word.dep_ == "pobj":
        verb = word.head.head
        if verb.lower_ in PUTTING and not is_negated(verb):
            yield from _wronged(document, speaker, verb)
    elif word.dep_ == "dobj" or low == "nothing":
        yield from _by_object(document, speaker, word, word.head)


def _wronged(document: Document, speaker: Speaker, verb: Token) -> Iterator[Deed]:
    """Who did wrong by a verb, or set out to, and what of somebody's did: "the bill violates the law"."""
    acts = any(child.dep_ in ("dobj", "ccomp") for child in verb.rights)
    if is_supposed(verb) or (verb.lower_ in speech_words().transitive and not acts):
        return
    if is_passive(verb):
        heads = prepositional(verb, "by") if verb.dep_ not in ASIDE else []
    elif _is_told(verb):
        heads = subjects(verb)
    elif _is_tried(verb):
        own = speaker.said.directness != "direct"  # where "he" may be the speaker, whose plans these are
        heads = [head for head in subjects(verb) if not (own and head.lower_ in ONE)]
    else:
        return
    told = answering(document, speaker, heads, or_words=bool(heads) and heads[0].lower_ in speech_words().works)
    if told:
        yield Deed("wronged", "ACCUSE", "disapprove", verb, told)


def _is_tried(verb: Token) -> bool:
    """Whether it is told as what somebody is at, or may come to: "is trying to mislead", "could undermine"."""
    if verb.dep_ == "conj" and verb.head.tag_ == verb.tag_ and verb.tag_ in ("VB", "VBG"):
        verb = verb.head
    if verb.dep_ == "xcomp":
        return verb.head.lower_ in speech_words().trying and not is_negated(verb.head)
    will = any(child.dep_ == "aux" and child.lower_ in COMING for child in verb.lefts)
    return verb.tag_ == "VB" and will and verb.dep_ not in ASIDE


def _unbearable(document: Document, speaker: Speaker, verb: Token) -> Iterator[Deed]:
    """What "cannot be tolerated" or "is not to be trusted"; who says that it "will not be tolerated" warns."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    if is_supposed(verb) or not (is_negated(verb) or is_negated(above)) or verb.dep_ in ASIDE:
        return
    told = answering(document, speaker, subjects(verb), or_words=True)
    helping = {child.lower_ for child in verb.lefts if child.dep_ == "aux"}
    if not told or not helping & FORBIDDING:
        return
    if helping & WARNING:
        yield Deed("warned", "THREATEN", None, verb, told)
    else:
        yield Deed("unbearable", "ACCUSE", "disapprove", verb, told)


def _by_object(document: Document, speaker: Speaker, word: Token, verb: Token) -> Iterator[Deed]:
    """By what a verb acts on: "has no right", "lacks the courage", "made a mistake", "has done a great job"."""
    words, low = speech_words(), word.lower_
    none = any(child.lower_ in ("no", "zero") for child in word.lefts)
    denied = none or is_negated(verb)
    if low in words.rights and verb.lower_ in HAS and none:
        yield from _of_subject(document, speaker, word, verb, "no right", "ACCUSE")
    elif low in words.virtues and (verb.lower_ in LACKING or (verb.lower_ in HAS and denied)):
        yield from _of_subject(document, speaker, word, verb, "lacks", "ACCUSE")
    elif low in DOUBLE and all(child.lower_ != "double" for child in word.lefts):
        return  # "adopted higher standards"
    elif (
        verb.lower_ in words.faults.get(low, ())
        and not denied
        and (_is_told(verb) or _is_tried(verb))
        and not is_no_wrong(word)
    ):
        yield from _of_subject(document, speaker, word, verb, "wronged", "ACCUSE")
    elif low == "job" and verb.lower_ in WORKING and not denied:
        before = {child.lower_ for child in word.lefts}
        for way, type in (("praised", "SUPPORT"), ("condemned", "ACCUSE")):
            if not words.jobs[way].isdisjoint(before):
                yield from _of_subject(document, speaker, word, verb, "worked", type)


def _measured(document: Document, speaker: Speaker, word: Token, verb: Token) -> Iterator[Deed]:
    """Who or what "does not go far enough", or "goes too far"."""
    heads, denied = subjects(verb), is_negated(verb)
    if denied and word.i + 1 < len(word.doc) and word.nbor().lower_ == "enough":
        told = about(document, speaker, heads)[:1] or (as_words(document, speaker, heads[0]) if heads else ())
    elif not denied and word.nbor(-1).lower_ == "too" and not is_supposed(verb):
        told = about(document, speaker, heads)[:1]
    else:
        return
    if told:
        yield Deed("measured", "ACCUSE", "disapprove", word, told)


def _is_told(verb: Token) -> bool:
    """Whether it is told as done, by the verb of a clause of its own."""
    clause = verb.head if verb.dep_ == "conj" else verb
    finite = clause.dep_ == "advcl" and any(child.dep_ == "nsubj" for child in clause.lefts)  # "because it has lied"
    named = clause.dep_ == "relcl" and clause.head.tag_ == "NNP"  # "Ade Bello, who has lied"
    if verb.tag_ == "VB" or (clause.dep_ in ASIDE and not (finite or named)) or is_passive(verb):
        return False
    return verb.tag_ != "VBG" or any(child.dep_ == "aux" for child in verb.lefts)


def _fails_alone(verb: Token) -> bool:
    """Whether who fails is not told to have left something undone: "the attack failed", but "failed in its duty"."""
    if not verb.lower_.startswith("fail") or any(child.dep_ == "xcomp" for child in verb.rights):
        return False
    matters = [below for child in verb.rights if child.lower_ in ("in", "on") for below in child.children]
    return not any(
        below.tag_ == "VBG" or any(one.lower_ in WHOLE or one.tag_ == "PRP$" for one in below.lefts)
        for below in matters
    )


def _of_subject(document: Document, speaker: Speaker, word: Token, verb: Token, rule: str, type: str) -> Iterator[Deed]:
    """The deed that is about whoever is the subject of a verb."""
    told = about(document, speaker, subjects(verb))[:1]
    if told and not is_supposed(verb):
        yield Deed(rule, type, "disapprove" if type == "ACCUSE" else None, word, told)
