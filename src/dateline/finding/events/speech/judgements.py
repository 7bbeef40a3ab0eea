"""What a statement says that somebody or something is: "is a disgrace", "called him a liar", "is responsible for"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.finding.events.speech.deed import CLAUSES, HAS, IS, Deed, is_supposed
from dateline.finding.events.speech.speaking import Speaker, about, answering, as_words
from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import objects, prepositional, subjects
from dateline.finding.grammar.voice import is_passive
from dateline.reading.document import Document
from dateline.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["judgements"]

PREDICATES = frozenset({"acomp", "attr"})
SEEMING = frozenset({"seems", "seemed", "sounds", "sounded", "looks", "looked", "appears", "appeared"})
SEEMED = frozenset({"acomp", "oprd"})
THIS = frozenset({"it", "this", "that", "these", "those"})  # which may stand for what was done, and for nobody
JUDGED_OF = ("of", "for", "on")  # "it was wrong of the mayor to", "on the mayor's part"
CALLED = frozenset({"oprd", "attr", "dobj", "acomp", "pobj", "ccomp", "xcomp"})
FINDING = frozenset({"consider", "considers", "considered", "find", "finds", "found"})  # "found him to be charming"
PERFECT = HAS | {"'s", "’s", "'ve", "’ve"}


def judgements(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What somebody is blamed or praised for by a word that says what he is."""
    words, low = speech_words(), word.lower_
    judging = low in words.condemned or low in words.belittled or low in words.praised or low in words.lacking
    if judging or (low in words.good and word.dep_ == "amod"):
        yield from _judged(document, speaker, word)
    elif low in words.blamed:
        yield from _blamed(document, speaker, word)


def _judged(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """ "The bill is a disgrace", "called him a liar", "is not fit to serve"."""
    words, noun = speech_words(), _judging(word)
    found = (_said_to_be(noun) or _called(noun) or _amounting(noun)) if noun is not None else None
    if noun is None or found is None:
        return
    rule, heads, denied = found
    praised = not denied and word.lower_ in words.praised | words.good
    acts = not heads and any(child.dep_ == "csubj" for child in noun.head.lefts)  # "to leave now is wrong"
    if not (heads or acts) or (not praised and denied != (word.lower_ in words.lacking)):
        return
    heads = [head for head in heads if head != noun and head.lower_ not in words.condemned]
    told = _whom(document, speaker, word, noun, heads, acts)
    if praised:
        if told:
            yield Deed(rule, "SUPPORT", None, word, told)
    elif told or (_is_of_this(noun, heads, acts) and word.lower_ in words.condemned | words.wrong_of_this):
        yield Deed(rule, "ACCUSE", "disapprove", word, told)


def _judging(word: Token) -> Token | None:
    """The word itself or, of an adjective, the noun that it stands before: "a great leader"; None where none judges."""
    words = speech_words()
    if word.lower_ in words.adjectives and word.tag_.startswith("NN"):
        return None
    if word.dep_ != "amod" or not word.head.tag_.startswith("NN"):
        return word
    return word.head if word.head.lower_ in words.nouns else None


def _whom(
    document: Document, speaker: Speaker, word: Token, noun: Token, heads: Sequence[Token], acts: bool
) -> tuple[Participant, ...]:
    """Who is judged: who is named, whose deed "it" is, or what people made in the words for it."""
    acted = _acting(noun) if acts or (heads and heads[0].lower_ == "it") else []
    told = answering(document, speaker, [head for head in (*heads, *acted) if head.lower_ not in THIS])
    if told or not heads or _is_relative(noun):
        return told
    made = word.lower_ in speech_words().condemned or heads[0].lower_ in speech_words().works
    return as_words(document, speaker, heads[0]) if made else ()


def _is_of_this(noun: Token, heads: Sequence[Token], acts: bool) -> bool:
    """Whether what was done is judged, and nobody who is told: "this is wrong", "leaving now is madness"."""
    return not _is_relative(noun) and (acts or (bool(heads) and heads[0].lower_ in THIS))


def _is_relative(noun: Token) -> bool:
    """Whether whom it judges is told by what else is said of him: "a person who is dishonest"."""
    return noun.head.dep_ == "relcl"


def _acting(word: Token) -> list[Token]:
    """Whose deed "it" is that is judged: "it is wrong that the mayor left", "of the mayor to leave", "on his part"."""
    clauses = [child for one in (word, word.head) for child in one.children if child.dep_ in CLAUSES and child != word]
    doing = [child for clause in clauses if not is_passive(clause) for child in clause.lefts if child.dep_ == "nsubj"]
    return doing or [head for preposition in JUDGED_OF for head in prepositional(word, preposition)]


def _said_to_be(word: Token) -> tuple[str, list[Token], bool] | None:
    """Who is said to be what a word says, and whether it is denied; None where nobody is."""
    top = word
    while top.dep_ == "conj" and top.head.dep_ in (*PREDICATES, "conj"):
        top = top.head
    verb = top.head
    acting = verb.lower_ == "being" and any(child.dep_ == "aux" for child in verb.lefts)  # "they are being childish"
    said = top.dep_ in PREDICATES and (verb.lower_ in IS or acting)
    if not (said or (top.dep_ in SEEMED and verb.lower_ in SEEMING)) or is_supposed(verb):
        return None
    if not _is_so(verb):
        return None
    if any(child.tag_ == "WRB" for child in word.lefts):
        return None  # "how weak he is"
    return "judged", subjects(verb), is_negated(verb) or is_negated(top) or is_negated(word)


def _is_so(verb: Token) -> bool:
    """Whether somebody is or was so, and not only "would be a disgrace"; or is found to be so."""
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and verb.head.lower_ in FINDING:
        return True
    return verb.tag_ != "VB" and not any(
        child.dep_ == "aux" and child.lower_ not in (*PERFECT, *IS) for child in verb.lefts
    )


def _called(word: Token) -> tuple[str, list[Token], bool] | None:
    """Who is called what a word says; None where nobody is."""
    calling = word.head.head if word.head.lower_ == "as" else word.head
    if (
        (word.dep_ not in CALLED and word.head.lower_ != "as")
        or calling.lower_ not in speech_words().calling
        or is_supposed(calling)
    ):
        return None
    own = [child for child in word.lefts if child.dep_ == "nsubj"]  # "called the bill a disgrace", as a small clause
    return "called", own or [head for head in objects(calling) if head != word], is_negated(calling)


def _amounting(word: Token) -> tuple[str, list[Token], bool] | None:
    """What amounts to what a word of condemnation says: "constitutes a crime"; None where nothing does."""
    words, top = speech_words(), word
    while top.dep_ == "conj":
        top = top.head
    verb = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "to" else top.head
    if word.lower_ not in words.condemned or verb.lower_ not in words.being or is_supposed(verb) or not _is_so(verb):
        return None
    return "judged", subjects(verb), is_negated(verb)


def _blamed(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """ "The army is responsible for the deaths", "is to blame"."""
    verb = word.head
    if verb.lower_ not in IS or is_negated(verb) or is_supposed(verb) or not _is_so(verb):
        return
    if word.lower_ == "blame":
        if word.tag_ != "VB" or not any(child.tag_ == "TO" for child in word.lefts):
            return
    elif word.dep_ != "acomp" or not any(_is_harm(document, below) for below in _matters(word)):
        return
    told = about(document, speaker, subjects(verb))
    if told:
        yield Deed("blamed", "ACCUSE", "allege", word, told)


def _matters(word: Token) -> list[Token]:
    """What somebody is responsible for, or guilty of."""
    return [below for child in word.rights if child.dep_ == "prep" for below in child.children]


def _is_harm(document: Document, matter: Token) -> bool:
    """Whether it is an act of violence, or something else for which one is blamed: "the raid", "the crisis"."""
    return matter.lower_ in document.deeds or matter.lower_ in speech_words().harms
