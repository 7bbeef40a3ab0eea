"""Whom a statement tells what to do: "the council must pay", "needs to act", "should have paid"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.finding.events.speech.deed import CLAUSES, IS, Deed, is_supposed
from dateline.finding.events.speech.speaking import Speaker, about, hearers
from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.voice import is_passive
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["demands"]

PEOPLE = frozenset({"he", "she", "they"})
BESIDE = frozenset({"acl", "relcl"})  # "it is time for the council to pay", where the clause hangs on "time"
HAVING = frozenset({"have", "had", "gotten"})
PRESENT = frozenset({"VBZ", "VBP"})
THINGS = frozenset({"NN", "NNS"})
IT = frozenset({"it", "this", "that"})


def demands(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What is demanded by a word that says that somebody has to do something."""
    words = speech_words()
    if word.lower_ in words.owed and word.dep_ == "aux":
        inverted = any(child.dep_ in SUBJECTS and child.i > word.i for child in word.head.lefts)  # "should they dare"
        if not inverted and not is_supposed(word.head):
            yield from _owed(document, speaker, word, word.head)
    elif word.lower_ in words.needful and word.dep_ in ("acomp", "attr"):
        yield from _needful(document, speaker, word, word.head)
    elif word.lower_ in words.owing and word.tag_ in PRESENT and not is_negated(word) and not is_supposed(word):
        yield from _owing(document, speaker, word)


def _owed(document: Document, speaker: Speaker, word: Token, verb: Token) -> Iterator[Deed]:
    """What an auxiliary demands: "must pay", "must be freed", or blames: "should have paid", "should be ashamed"."""
    passive = is_passive(verb)
    if _is_wanted(verb):
        if speaker.is_public:
            yield Deed("wanted", "REQUEST", None, word)
        return
    missed = any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.lefts)
    heads = prepositional(verb, "by") if passive else [head for head in subjects(verb) if head.lower_ != "it"]
    told = about(document, speaker, heads) or hearers(document, speaker, heads)
    ashamed = verb.lower_ == "be" and any(child.lower_ == "ashamed" for child in verb.rights)
    if missed or ashamed:
        if told and not passive and word.lower_ == "should" and verb.lower_ not in HAVING:
            yield Deed("missed", "ACCUSE", "disapprove", word, told)
    elif passive:
        if told or (_is_asked(speaker, verb) and verb.dep_ != "relcl"):
            yield Deed("owed", "REQUEST", None, word, told)
    elif _is_ended(document, speaker, verb):
        yield Deed("owed", "REQUEST", None, word)
    elif _is_act(verb) and (told or (speaker.is_public and _is_of_somebody(document, speaker, heads))):
        yield Deed("owed", "REQUEST", None, word, told)


def _is_asked(speaker: Speaker, verb: Token) -> bool:
    """Whether a passive tells what others are to do: "must be freed", and of whoever has a name all but what only
    says how a thing is to be taken ("should be noted", "should be completed by May")."""
    if verb.lower_ in speech_words().done:
        return True
    plain = any(head.tag_ in THINGS for head in subjects(verb))
    return speaker.is_known and plain and verb.lower_ not in speech_words().unasked


def _is_ended(document: Document, speaker: Speaker, verb: Token) -> bool:
    """Whether it says what has to end: "the raids must stop", "this has to change"."""
    if not speaker.is_known or verb.lower_ not in speech_words().ending or is_negated(verb):
        return False
    if any(child.dep_ in ("dobj", "xcomp") for child in verb.rights):
        return False
    heads = subjects(verb)
    return bool(heads) and all(head.tag_ in THINGS or head.lower_ in IT for head in heads)


def _is_wanted(verb: Token) -> bool:
    """Whether it says what there should be: "there must be an inquiry"."""
    return _is_there(verb) and any(
        child.dep_ == "attr" and child.lower_ in speech_words().wanted for child in verb.rights
    )


def _is_there(verb: Token) -> bool:
    return any(child.dep_ == "expl" for child in verb.lefts)


def _is_of_somebody(document: Document, speaker: Speaker, heads: Sequence[Token]) -> bool:
    """Whether somebody else is told, whoever he is: "he should resign"."""
    return any(head.lower_ in PEOPLE and not speaker.is_meant(document, head) for head in heads)


def _needful(document: Document, speaker: Speaker, word: Token, verb: Token) -> Iterator[Deed]:
    """What is called for as important: "it is vital that the council pay", "for the council to pay", "there is a need
    to talk"."""
    if word.lower_ == "need":
        for_what = any(child.dep_ == "acl" or child.lower_ == "for" for child in word.rights)
        if _is_there(verb) and for_what and speaker.is_public and not is_negated(verb) and not is_negated(word):
            yield Deed("needful", "APPEAL", None, word)
        return
    if (
        verb.lower_ not in IS
        or is_negated(verb)
        or is_supposed(verb)
        or all(head.lower_ != "it" for head in subjects(verb))
    ):
        return
    for act in (*verb.rights, *word.rights):
        marks = {child.lower_ for child in act.lefts if child.dep_ in ("mark", "aux")}
        if act.dep_ not in CLAUSES and not (act.dep_ in BESIDE and "for" in marks):
            continue
        if not marks & {"that", "for"}:
            continue
        passive, bare = is_passive(act), any(child.lower_ in ("be", "should") for child in act.lefts)
        told = about(document, speaker, [] if passive else [child for child in act.lefts if child.dep_ == "nsubj"])
        if (passive and bare and act.lower_ in speech_words().done) or (told and _is_act(act)):
            yield Deed("needful", "APPEAL", None, word, told)
            return


def _owing(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What a verb in the present demands: "the council needs to act"."""
    if word.dep_ == "relcl" or any(child.dep_ in ("aux", "dobj") for child in word.children):
        return  # "everything that it needs to do", "will need to pay", "has only itself to blame"
    for act in word.rights:
        if act.dep_ != "xcomp":
            continue
        heads = [head for head in subjects(word) if head.tag_ != "PRP" or document.mention_at(head) is not None]
        told = about(document, speaker, heads) if _is_act(act) and act.lower_ != "do" else ()
        if told or _is_ended(document, speaker, act):
            yield Deed("owing", "REQUEST", None, word, told)
            return


def _is_act(verb: Token) -> bool:
    """Whether it is what somebody can do when he is told to."""
    out = verb.lower_ == "get" and any(child.lower_ == "out" for child in verb.rights)
    return verb.tag_ == "VB" and (out or verb.lower_ not in speech_words().states)
