"""Documents that carry somebody's words: which a report names, by what title, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.quotations import Quotation
from dateline.finding.grammar.cues import cue_words
from dateline.reading.document import Document
from dateline.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["Carrier", "author_of", "find_titles", "is_carrier", "latest", "plain_words", "taken_up", "title_after"]

NAMING = frozenset({"titled", "entitled", "called", "named", "headlined", "dubbed"})
LONGEST_TITLE = 16  # words; a longer quotation is something that somebody said
GENERAL = frozenset({"report", "document", "paper", "text", "publication"})  # words for a document of any kind
REACH = 6  # tokens between a title and the noun or the author that belongs to it


@dataclass(frozen=True, slots=True)
class Carrier:
    """A document, named at that character of the report. ``author_id`` is None where it is not told.

    ``title`` is its title, or the words for one without a title ("annual review"). ``noun`` is the word by which it was
    told ("review"), None where none stood near its title; ``titled`` tells the two apart.
    """

    title: str
    at: int
    author_id: str | None
    noun: str | None = None
    titled: bool = True


def find_titles(document: Document, quotations: Sequence[Quotation]) -> tuple[Carrier, ...]:
    """The documents that the report names by a title in quotation marks, in text order."""
    return tuple(_titles(document, quotations))


def latest(carriers: Sequence[Carrier], noun: Token, author_id: str) -> Carrier | None:
    """The last document of an author that was named before a noun and can be told by it."""
    known = (c for c in reversed(carriers) if c.at < noun.idx and author_id == c.author_id and _may_be(c, noun.lower_))
    return next(known, None)


def taken_up(carriers: Sequence[Carrier], noun: Token) -> Carrier | None:
    """The document that "the report" takes up: the last one told by that word, or titled where the word tells no kind.

    Where a title tells no author, it is that of the last document told by the word before.
    """
    known = [one for one in carriers if one.at < noun.idx and _may_be(one, noun.lower_)]
    last = max(known, key=lambda one: one.at, default=None)
    if last is None or last.author_id is not None:
        return last
    authors = [one for one in known if one.author_id is not None and one.noun == noun.lower_ and not one.titled]
    return replace(last, author_id=authors[-1].author_id) if authors else last


def _may_be(carrier: Carrier, noun: str) -> bool:
    return noun == carrier.noun or (carrier.titled and (carrier.noun is None or noun in GENERAL))


def is_carrier(token: Token) -> bool:
    """Whether the word is a common noun for a document or another carrier of words ("report", "statement")."""
    return token.tag_ in ("NN", "NNS") and token.lower_ in cue_words().carriers


def author_of(document: Document, carrier: Token) -> Mention | None:
    """Whose document it is: "its report", "the department's report", "a report by the department"."""
    for child in carrier.children:
        if child.dep_ in ("poss", "compound", "nmod") and (mention := document.mention_at(child)):
            return mention
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            for named in child.children:
                if named.dep_ == "pobj" and (mention := document.mention_at(named)):
                    return mention
    return None


def title_after(carriers: Sequence[Carrier], noun: Token) -> Carrier | None:
    """The title that follows the noun it belongs to: "a report titled ..."."""
    near = (c for c in carriers if 0 < c.at - noun.idx < 60 and c.at < noun.sent.end_char)
    return next(near, None)


def plain_words(carrier: Token) -> str:
    """The noun with what describes it and without whose it is: "its annual report" gives "annual report"."""
    kept = [child for child in carrier.lefts if child.dep_ in ("amod", "compound", "nummod") and child.tag_ != "PRP$"]
    return " ".join(token.text for token in (*kept, carrier))


def _titles(document: Document, quotations: Sequence[Quotation]) -> Iterator[Carrier]:
    for quotation in quotations:
        if len(document.report.text[quotation.start : quotation.end].split()) > LONGEST_TITLE:
            continue
        span = document.doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        if quotation.closed and span is not None and _is_title(span) and _names_document(span):
            title = document.report.text[quotation.start + 1 : quotation.end - 1].strip(" ,.")
            yield Carrier(title, quotation.start, _author(document, span), _noun_near(span))


def _is_title(span: TokenSpan) -> bool:
    """Two words or more, the long ones capitalised, and no sentence's end."""
    words = [token for token in span if token.is_alpha]
    telling = [token for token in words if len(token) > 3]
    return (
        2 <= len(words) <= LONGEST_TITLE
        and bool(telling)
        and sum(token.text[0].isupper() for token in telling) >= 0.75 * len(telling)
    )


def _names_document(span: TokenSpan) -> bool:
    """Whether a word for a document or its release stands shortly before the title, or one for it just after."""
    words = cue_words()
    telling = words.carriers | words.releases | NAMING
    start = max(span.start - REACH, span.sent.start)
    after = span.doc[span.end : min(span.end + 2, len(span.doc))]
    before = (token for token in span.doc[start : span.start])
    inside = (token for token in span if token.tag_ in ("NNS", "NN", "NNPS", "NNP"))
    return (
        any(token.lower_ in telling for token in before)
        or any(token.lower_ in words.carriers for token in after)
        or any(token.lower_ in words.carriers for token in inside)
    )


def _noun_near(span: TokenSpan) -> str | None:
    """The noun for a document that stands nearest to a title, before it or just behind."""
    doc, start = span.doc, max(span.start - REACH, span.sent.start)
    near = [*reversed(doc[start : span.start]), *doc[span.end : min(span.end + 2, len(doc))]]
    return next((token.lower_ for token in near if is_carrier(token)), None)


def _author(document: Document, span: TokenSpan) -> str | None:
    """The actor named by "by" after the title, as its owner before it, or as who said something in it."""
    doc, sentence = span.doc, span.sent
    for token in doc[span.end : min(span.end + REACH, len(doc))]:
        if token.lower_ == "by":
            named = doc[token.i + 1 : min(token.i + 1 + REACH, len(doc))]
            return next((mention.actor_id for at in named if (mention := document.mention_at(at))), None)
    for token in reversed(doc[sentence.start : span.start]):
        if token.tag_ == "POS" or token.tag_ == "PRP$":
            owner = document.mention_at(token) or document.mention_at(doc[max(token.i - 1, 0)])
            return owner.actor_id if owner else None
        if token.lower_ == "by" and span.start - token.i > 1:
            named = doc[token.i + 1 : span.start]
            return next((mention.actor_id for at in named if (mention := document.mention_at(at))), None)
    subjects = (token for token in sentence[: span.start - sentence.start] if token.dep_ == "nsubj")
    spoke = next((document.mention_at(token) for token in subjects), None)
    return spoke.actor_id if spoke else None
