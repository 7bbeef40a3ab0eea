"""What a statement says that others do or leave undone: "had betrayed them", "has no right to", "did a great job"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.speech.deed import Deed, is_supposed
from dateline.finding.events.speech.speaking import Speaker, about, as_words
from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import subjects
from dateline.finding.grammar.voice import is_passive
from dateline.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["conduct"]

ASIDE = frozenset({"acl", "relcl", "pcomp", "advcl"})  # clauses that only say more of somebody
HAVING = frozenset({"has", "have", "had"})
LACKING = frozenset({"lacks", "lack", "lacked", "lacking"})
WORKING = frozenset({"done", "did", "doing", "does"})
CAN = frozenset({"can", "ca", "could"})
GOING = frozenset({"go", "goes", "went", "gone", "going"})


def conduct(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What somebody is blamed or praised for having done."""
    words, low = speech_words(), word.lower_
    if low in words.wrongs and word.tag_.startswith("VB"):
        if _is_told(word) and not is_negated(word) and not _fails_alone(word):
            yield from _of_subject(document, speaker, word, word, "wronged", "ACCUSE")
    elif low in words.careless and word.tag_ == "VB":
        if is_negated(word) and any(child.lower_ in ("does", "do") for child in word.lefts):
            yield from _of_subject(document, speaker, word, word, "careless", "ACCUSE")
    elif low in words.unable and is_negated(word) and any(child.lower_ in CAN for child in word.lefts):
        yield from _of_subject(document, speaker, word, word, "unable", "ACCUSE")
    elif low == "far":
        verb = next((one for one in word.ancestors if one.dep_ != "advmod"), word.head)
        if verb.lower_ in GOING:
            yield from _measured(document, speaker, word, verb)
    elif word.dep_ == "dobj" or low == "nothing":
        yield from _by_object(document, speaker, word, word.head)


def _by_object(document: Document, speaker: Speaker, word: Token, verb: Token) -> Iterator[Deed]:
    """By what a verb acts on: "has no right", "lacks the courage", "made a mistake", "has done a great job"."""
    words, low = speech_words(), word.lower_
    none = any(child.lower_ in ("no", "zero") for child in word.lefts)
    denied = none or is_negated(verb)
    if low in words.rights and verb.lower_ in HAVING and none:
        yield from _of_subject(document, speaker, word, verb, "no right", "ACCUSE")
    elif low in words.virtues and (verb.lower_ in LACKING or (verb.lower_ in HAVING and denied)):
        yield from _of_subject(document, speaker, word, verb, "lacks", "ACCUSE")
    elif verb.lower_ in words.faults.get(low, ()) and not denied and _is_told(verb) and not _is_no_wrong(word):
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
    if verb.tag_ == "VB" or (clause.dep_ in ASIDE and not finite) or is_passive(verb):
        return False
    return verb.tag_ != "VBG" or any(child.dep_ == "aux" for child in verb.lefts)


def _is_no_wrong(word: Token) -> bool:
    """Whether somebody only did "nothing wrong"."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in ("wrong", "illegal", "improper", "inappropriate")


def _fails_alone(verb: Token) -> bool:
    """Whether who fails is not told to have left something undone: "the attack failed"."""
    return verb.lower_.startswith("fail") and not any(child.dep_ == "xcomp" for child in verb.rights)


def _of_subject(document: Document, speaker: Speaker, word: Token, verb: Token, rule: str, type: str) -> Iterator[Deed]:
    """The deed that is about whoever is the subject of a verb."""
    told = about(document, speaker, subjects(verb))[:1]
    if told and not is_supposed(verb):
        yield Deed(rule, type, "disapprove" if type == "ACCUSE" else None, word, told)
