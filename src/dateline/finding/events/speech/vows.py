"""What a speaker says of himself: whom he trusts or not, that he will not sign, will pay, or will crush somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.speech.deed import Deed, is_supposed
from dateline.finding.events.speech.speaking import Speaker, about, answering, as_words
from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.declining import WILL
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.voice import is_passive
from dateline.reading.document import Document
from dateline.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["vows"]

DO = frozenset({"do", "did", "does"})
BEING = frozenset({"am", "'m", "’m", "are", "'re", "’re", "is", "'s", "’s"})
CAN = frozenset({"can", "ca"})  # "we cannot support the bill"
PLEASED = ("with", "by", "about")
BEFORE = frozenset({"compound", "nmod", "poss"})


def vows(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What the speaker esteems or does not, threatens, refuses or promises by a word."""
    words, low = speech_words(), word.lower_
    if low in words.esteeming and word.tag_.startswith("VB") and not is_passive(word):
        yield from _esteemed(document, speaker, word)
    if low in words.pleased:
        yield from _displeased(document, speaker, word)
    if low in words.menacing:
        yield from _menaced(document, speaker, word)
    if word.tag_ == "VB" and (low in words.refused or low in words.promised):
        yield from _vowed(document, speaker, word)


def _esteemed(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """ "I trust the court"."""
    negated = is_negated(word)
    helping = {child.lower_ for child in word.lefts if child.dep_ == "aux"}
    if is_supposed(word) or helping - (DO | CAN if negated else set()):
        return
    if any(speaker.is_meant(document, head) for head in subjects(word)):
        told = answering(document, speaker, [child for child in word.rights if child.dep_ == "dobj"])
        if told and negated:
            yield Deed("distrusted", "ACCUSE", "disapprove", word, told)
        elif told:
            yield Deed("esteemed", "SUPPORT", None, word, told)


def _displeased(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """With whom the speaker "is not happy"."""
    verb = word.head
    if word.dep_ != "acomp" or is_supposed(verb) or not (is_negated(verb) or is_negated(word)):
        return
    if any(speaker.is_meant(document, head) for head in subjects(verb)):
        heads = [head for behind in PLEASED for head in prepositional(word, behind)]
        told = answering(document, speaker, heads, or_words=True)
        if told:
            yield Deed("displeased", "ACCUSE", "disapprove", word, told)


def _menaced(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """Whom the speaker will harm: "we will crush the rebels"."""
    if is_supposed(word) or is_passive(word) or is_negated(word) or not _will(word, WILL) or word.dep_ == "relcl":
        return
    if any(speaker.is_meant(document, head) for head in subjects(word)):
        told = about(document, speaker, [child for child in word.rights if child.dep_ == "dobj"])[:1]
        if told:
            yield Deed("menaced", "THREATEN", None, word, told)


def _vowed(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """ "We will never sign the treaty", "it would pay the families"."""
    top = word
    while not (will := _will(top, WILL) or _is_going(top)) and top.dep_ == "conj" and top.head.tag_ == "VB":
        top = top.head
    unable = speech_words().refused.get(word.lower_, "") is None and _will(top, CAN) and is_negated(top)
    if not (will or unable) or is_passive(word) or is_supposed(top):
        return
    if not any(speaker.is_meant(document, head) for head in subjects(top)):
        return
    words, negated = speech_words(), is_negated(word) or is_negated(top) or (_is_going(top) and is_negated(top.head))
    if negated and word.lower_ in words.refused:
        yield Deed("refused", "REJECT", words.refused[word.lower_], word, _concerned(document, speaker, word))
    elif not negated and word.lower_ in words.promised:
        yield Deed("promised", "AGREE", None, word, _concerned(document, speaker, word))


def _is_going(verb: Token) -> bool:
    """Whether somebody is going to do it: "we're going to release the records"."""
    now = verb.dep_ == "xcomp" and verb.head.lower_ == "going"
    return now and any(child.dep_ == "aux" and child.lower_ in BEING for child in verb.head.lefts)


def _will(verb: Token, forms: frozenset[str]) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in forms for child in verb.lefts)


def _concerned(document: Document, speaker: Speaker, verb: Token) -> tuple[Participant, ...]:
    """Whom a refusal or promise is about: who is named in the objects of its verb, else its object as words."""
    acted_on = [child for child in verb.rights if child.dep_ in ("dobj", "dative") and child.tag_[:2] in ("NN", "PR")]
    behind = [below for child in verb.rights if child.dep_ in ("prep", "dative") for below in child.children]
    heads = [head for head in (*acted_on, *behind) if head.dep_ in ("dobj", "dative", "pobj") and head.lower_ != "it"]
    named = [one for head in heads for one in (head, *(child for child in head.lefts if child.dep_ in BEFORE))]
    return about(document, speaker, named)[:1] or (as_words(document, speaker, acted_on[0]) if acted_on else ())
