"""Whom a statement tells what to do: "the council must pay", "needs to act", "should have paid", "wants it to pay"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.speech.deed import BE, Deed, is_supposed
from dateline.finding.events.speech.speaking import Speaker, about
from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.voice import is_passive
from dateline.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["demands"]

PEOPLE = frozenset({"he", "she", "they"})
CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "csubj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PRESENT = frozenset({"VBZ", "VBP"})


def demands(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What is demanded by a word that says that somebody has to do something."""
    words = speech_words()
    if word.lower_ in words.owed and word.dep_ == "aux":
        inverted = any(child.dep_ in SUBJECTS and child.i > word.i for child in word.head.lefts)  # "should they dare"
        if not inverted and not is_supposed(word.head):
            yield from _owed(document, speaker, word, word.head)
    elif word.lower_ in words.needful and word.dep_ in ("acomp", "attr"):
        yield from _needful(document, speaker, word, word.head)
    elif word.tag_.startswith("VB") and not is_negated(word) and not is_supposed(word):
        if word.lower_ in words.wishes:
            yield from _wished(document, speaker, word)
        if word.lower_ in words.owing:
            yield from _owing(document, speaker, word)


def _owed(document: Document, speaker: Speaker, word: Token, verb: Token) -> Iterator[Deed]:
    """What an auxiliary demands: "must pay", "must be freed", or blames: "should have paid", "should be ashamed"."""
    words = speech_words()
    if is_passive(verb):
        told = about(document, speaker, prepositional(verb, "by"))
        if told or (verb.lower_ in words.done and verb.dep_ != "relcl"):
            yield Deed("owed", "REQUEST", None, word, told)
        return
    heads = [head for head in subjects(verb) if head.lower_ != "it"]
    told = about(document, speaker, heads)
    missed = any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.lefts)
    ashamed = verb.lower_ == "be" and any(child.lower_ == "ashamed" for child in verb.rights)
    if (missed and word.lower_ == "should") or ashamed:
        if told and verb.lower_ not in ("have", "had", "gotten"):
            yield Deed("missed", "ACCUSE", "disapprove", word, told)
    elif not missed and _is_act(verb):
        someone = any(head.lower_ in PEOPLE and not speaker.is_meant(document, head) for head in heads)
        if told or someone:  # "he should resign", whoever he is
            yield Deed("owed", "REQUEST", None, word, told)


def _needful(document: Document, speaker: Speaker, word: Token, verb: Token) -> Iterator[Deed]:
    """What is called for as important: "it is vital that the council pay", "for the council to pay"."""
    if (
        verb.lower_ not in BE
        or is_negated(verb)
        or is_supposed(verb)
        or all(head.lower_ != "it" for head in subjects(verb))
    ):
        return
    for act in (*verb.rights, *word.rights):
        marks = {child.lower_ for child in act.lefts if child.dep_ in ("mark", "aux")}
        if act.dep_ not in CLAUSES or not marks & {"that", "for"}:
            continue
        passive, bare = is_passive(act), any(child.lower_ in ("be", "should") for child in act.lefts)
        told = about(document, speaker, [] if passive else [child for child in act.lefts if child.dep_ == "nsubj"])
        if (passive and bare and act.lower_ in speech_words().done) or (told and _is_act(act)):
            yield Deed("needful", "APPEAL", None, word, told)
            return


def _owing(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What a verb in the present demands: "the council needs to act"."""
    if word.tag_ not in PRESENT or word.dep_ == "relcl" or any(child.dep_ == "aux" for child in word.lefts):
        return
    if any(child.dep_ == "xcomp" and _is_act(child) for child in word.rights):
        told = about(document, speaker, [head for head in subjects(word) if head.tag_ != "PRP"])
        if told:
            yield Deed("owing", "REQUEST", None, word, told)


def _wished(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What the speaker wants of others: "we want the council to act"."""
    if not any(speaker.is_meant(document, head) for head in subjects(word)):
        return
    for verb in word.rights:
        if verb.dep_ in ("ccomp", "xcomp") and _is_act(verb):
            told = about(document, speaker, [child for child in verb.lefts if child.dep_ == "nsubj"])
            if told:
                yield Deed("wished", "REQUEST", None, word, told)


def _is_act(verb: Token) -> bool:
    """Whether it is what somebody can do when he is told to."""
    out = verb.lower_ == "get" and any(child.lower_ == "out" for child in verb.rights)
    return verb.tag_ == "VB" and (out or verb.lower_ not in speech_words().states)
