"""Ceasefires: between whom one was set, since when it is in force, and when it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import find_times
from dateline.finding.events.whether.modality import modality_of
from dateline.finding.events.who.participants import named_head
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.noun_phrases import governor
from dateline.finding.statuses.holders import group_of
from dateline.finding.statuses.phrases import other_verbs, place_in
from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.records import Span, Status, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_truces"]


@dataclass(frozen=True, slots=True)
class _Told:
    """The word that tells a truce, whether it tells its end, and the verb whose subject may be a party to it."""

    by: Token
    ended: bool
    made: Token | None


def find_truces(document: Document) -> Iterator[Status]:
    """The ceasefires that a report says were set, hold or ended, one status for each party that it names.

    Where no party is named, the ceasefire itself is the holder, and the words for its being in force the value.
    What is only called for or talked about is none.
    """
    nouns = status_words().truces.nouns
    for sentence in document.sentences:
        for noun in sentence:
            form = noun.lower_
            if form in nouns or (form == "fire" and _is_cease_fire(noun)):
                told = _told(noun)
                if told is not None:
                    yield from _statuses(document, sentence, noun, told)


def _is_cease_fire(token: Token) -> bool:
    """Whether it is the last of the three tokens that the tokenizer makes of "cease-fire"."""
    return token.lower_ == "fire" and token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "cease"


def _told(noun: Token) -> _Told | None:
    """By which word the ceasefire is set, kept or ended; None where it is only spoken of."""
    words = status_words().truces
    above = governor(noun)
    relative = next((child for child in noun.children if child.dep_ == "relcl"), None)
    if relative is not None and _holds(relative):
        return _Told(relative, False, above[0] if above and above[0].lower_ in words.set else None)
    if relative is not None and relative.lower_ in words.ended and noun.head == noun:
        return _Told(relative, True, _signed(noun, relative))  # "the truce that X signed collapsed", parsed as a phrase
    made = next((child for child in noun.children if child.dep_ == "acl" and child.lower_ in words.set), None)
    if made is not None and made.tag_ == "VBN":
        return _Told(made, False, made)  # "the truce announced by X"
    if above is None:
        return None
    verb, role = above
    if role == "subject":
        signed = relative if relative is not None and relative.lower_ in words.set else None
        if verb.lower_ in words.ended:
            return _Told(verb, True, signed)
        return _Told(verb, False, signed) if _holds(verb) else None
    if verb.lower_ in words.ends and (verb.lower_ != "called" or any(child.dep_ == "prt" for child in verb.children)):
        return _Told(verb, True, verb)
    if verb.lower_ in words.set and role in ("object", "to", "on", "with"):
        return _Told(verb, False, verb)
    return None


def _signed(noun: Token, last: Token) -> Token | None:
    """The verb between a truce and its end by which it was made."""
    made = status_words().truces.set
    return next((token for token in noun.doc[noun.i : last.i] if token.lower_ in made), None)


def _holds(verb: Token) -> bool:
    """Whether a verb of which the ceasefire is subject says that it is in force: "holds", "took effect"."""
    words = status_words().truces
    if verb.lower_ in words.begins:
        return True
    if any(child.dep_ in ("dobj", "attr") and child.lower_ in words.takes for child in verb.children):
        return True
    return any(inner.lower_ in words.takes for name in ("in", "into") for inner in prepositional(verb, name))


def _statuses(document: Document, sentence: TokenSpan, noun: Token, told: _Told) -> Iterator[Status]:
    modality, negated = modality_of(told.by, None)
    if modality in ("planned", "threatened", "hypothetical") and told.by.tag_ == "VB":
        return  # a ceasefire that is to be
    value = document.span(noun, noun) if not _is_cease_fire(noun) else document.span(noun.nbor(-2), noun)
    parties = _parties(document, noun, told)
    place = next((found for inside in prepositional(noun, "in") if (found := place_in(document, inside))), None)
    holders: list[tuple[Span, str | None]] = [*parties] or [(value, None)]
    for held, actor_id in holders:
        words = value if parties else document.span(told.by, told.by)
        yield Status(
            identify("status", document.report.id, "ceasefire", held.start, words.start),
            "ceasefire",
            actor_id,
            held,
            words,
            (document.sentence_of(words),),
            place_id=place.place_id if place else None,
            times=find_times(document, told.by, other_verbs(told.by), sentence, (held,)),
            modality="asserted" if modality == "denied" else modality,
            negated=told.ended or negated or modality == "denied",
            because=(f"status:ceasefire:{told.by.lower_}",),
        )


def _parties(document: Document, noun: Token, told: _Told) -> list[tuple[Span, str]]:
    """The actors between whom it is, by whom it was declared, or who signed it."""
    made = told.made
    heads = prepositional(noun, "between") or prepositional(noun, "by")
    if not heads and told.by.dep_ == "acl" and told.by.lower_ not in status_words().truces.mediates:
        heads = prepositional(told.by, "by")
    if not heads and made is not None and made.i > noun.i and noun.head not in made.subtree:
        heads = [one for one in noun.doc[noun.i + 1 : made.i] if one.dep_ in ("nsubj", "conj")]  # "that X signed"
    if not heads and made is not None and made.dep_ != "acl":
        heads = [*subjects(made), *prepositional(noun, "with"), *prepositional(made, "with")]
    heads = heads or prepositional(noun, "with")
    if not heads:  # "a truce is in force along the line between X and Y"
        lines = [token.head for token in noun.sent if token.lower_ == "between"]
        heads = [one for line in lines for one in prepositional(line, "between")]
    found: dict[str, Span] = {}
    for head in heads:
        mention = document.mention_at(group_of(document, named_head(document, head)))
        if mention is not None:
            found.setdefault(mention.actor_id, mention.span)
    return [(span, actor_id) for actor_id, span in found.items()]
