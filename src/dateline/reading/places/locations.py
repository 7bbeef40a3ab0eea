"""Which names are places here, and which of their namesakes each one is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dateline.reading.cells import is_cell
from dateline.reading.document import Document
from dateline.reading.lexicon import given_gender, name_words
from dateline.reading.names.name import Name
from dateline.reading.places.distances import are_near
from dateline.reading.places.jurisdictions import find_jurisdictions
from dateline.reading.places.strangers import without_strangers
from dateline.reading.places.streets import AROUND, is_quarter, is_street
from dateline.records import Place, PlaceMention, Report, Span, identify
from dateline.resolving import countries, places
from dateline.resolving.gazetteer import Gazetteer
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_place_use", "locate", "stands_as_place", "stands_within"]

# Prepositions that put something somewhere; "to" and "from" only where the verb moves, which syntax cannot tell.
LOCATIVE = frozenset(
    ["in", "at", "near", "across", "inside", "outside", "around", "through", "throughout", "into", "toward", "towards",
     "along", "off", "within", "over"]
)  # fmt: skip
WITHIN = frozenset({"in", "near", "outside", "inside", "around", "across"})  # a person may be aimed at or come from one
ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent", "dative"})
DEALING = frozenset({"with", "between", "by", "against", "among"})


def is_place_use(doc: Doc, name: Name) -> bool:
    """Whether a state or capital is spoken of as a place: "based in Afghanistan", "the Afghanistan-Pakistan border"."""
    if name.kind == "person" or name.form == "demonym":
        return False
    top = _top(doc[name.start : name.end].root)
    if top.dep_ == "pobj" and top.head.lower_ in LOCATIVE:
        return True
    if top.dep_ in ("compound", "nmod") and top.head.lower_ in name_words().place_heads | {"border", "frontier"}:
        return True
    if name.metonym:
        addressed = top.dep_ == "dobj" and top.head.lower_ in name_words().addressing
        return not (addressed or top.dep_ in ACTING or (top.dep_ == "pobj" and top.head.lower_ in DEALING))
    return False


def stands_as_place(doc: Doc, start: int, end: int, is_place: Callable[[str], bool]) -> bool:
    """Whether a name of the gazetteer stands where places do: after "in" or "near", as what is visited."""
    if is_cell(doc, start, end):
        return is_place(doc[start:end].text)
    if doc[start:end].text.isupper() and end - start == 1 and len(doc[start].text) < 5:
        return False
    root = doc[start:end].root
    top = _top(root) if root.dep_ == "conj" else root  # "in Lagos and Kano"
    kind = _top(root).head.lower_ if _top(root).dep_ in ("compound", "nmod") else ""
    owned = _top(root).head.text in name_words().facilities  # "Bannu police station", and not "Kano University"
    if {kind, kind.removesuffix("s")} & name_words().place_heads or (kind and owned):
        return is_place(doc[start:end].text)  # "Sindh and Punjab provinces"
    placed = top.dep_ == "pobj" and top.head.lower_ in ("in", "near", "at", "of", "to", "from", "between", "around")
    visited = root.dep_ == "dobj" and root.head.lower_.startswith(name_words().reaching)
    return (placed or visited) and is_place(doc[start:end].text)


def stands_within(doc: Doc, start: int, end: int) -> bool:
    """Whether a name stands, wherever it stands, behind "in" or "near", and so is of a town that no list has."""
    if given_gender(doc[start].text) or doc[start].lower_ in name_words().given:
        return False
    last = doc[end - 1]
    return _is_where(doc[start:end].root) and all(_is_where(token) for token in doc if token.text == last.text)


def _is_where(name: Token) -> bool:
    """Whether something is in or near it: "in Mugumu", and not "in Okoro's house" or "aimed at Okoro"."""
    if name.dep_ != "pobj" or name.head.lower_ not in WITHIN:
        return False
    return name.head.dep_ == "prep" and not any(child.dep_ in ("case", "conj", "appos") for child in name.children)


def _top(token: Token) -> Token:
    """The head of the coordination or name that the token belongs to."""
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    return token


def locate(document: Document, names: Sequence[Name], gazetteer: Gazetteer, country: str | None) -> None:
    """Lay the places over the document: the dateline, and every name that is a place or used as one."""
    placed = [name for name in names if name.kind == "place" or (_is_geographic(document, name))]
    spans = [_span(document, name) for name in placed]
    own = {span: _own_country(document, name) for span, name in zip(spans, placed, strict=True)}
    if document.report.dateline and document.report.dateline not in spans:
        spans.insert(0, document.report.dateline)
    spans = [span for span in spans if not _is_plain(document.report, span)]
    spans = sorted([*spans, *find_jurisdictions(document.report, spans, lambda words: _is_seat(gazetteer, words))])
    found = places.locate(document.report.text, [(span.start, span.end) for span in spans], gazetteer=gazetteer)
    found = _without_streets(document.report, spans, found)
    found = without_strangers(document.report, spans, found, gazetteer)
    mentions = []
    bodies = {mention.span for mention in document.mentions if mention.form == "acronym"}
    for span, known in zip(spans, found, strict=True):
        place = own.get(span) or known
        if place is None and span in bodies:
            continue  # "the Arab Maghreb Union (AMU)", which the model takes for a country
        if place is not None:
            document.places[place.id] = place
        mentions.append(
            PlaceMention(identify("place", document.report.id, span.start, span.end), span, place.id if place else None)
        )
    document.place_mentions = tuple(mentions)


def _is_seat(gazetteer: Gazetteer, words: str) -> bool:
    """Whether a name is of a town or district that may have a police force of its own."""
    return any(
        place.kind in ("city", "admin2") and place.match in ("name", "other") for place in gazetteer.candidates(words)
    )


def _own_country(document: Document, name: Name) -> Place | None:
    """A state that a user's file adds to those of the world, as the place that it is; None for all others."""
    actor = document.actors.get(name.actor_id or "")
    if actor is None or actor.kind != "state" or actor.id in countries.codes():
        return None
    return Place(f"state:{actor.id}", actor.name, None, None, "country", actor.country)


def _is_plain(report: Report, span: Span) -> bool:
    """Whether words only look like a town's name: "the metro" in small letters, "Metro" of "Metro police"."""
    plain = span.quote.lower() in table("resolving", "toponyms")["before"]
    return plain or (span.quote.islower() and not report.text.islower())


def _without_streets(report: Report, spans: Sequence[Span], found: Sequence[Place | None]) -> list[Place | None]:
    """The places without the towns that are namesakes of a street ("the 500 block of Prescott") or a quarter.

    A quarter ("the Austin neighborhood") is one of a town that the report names: a namesake far from all is none.
    """
    kept: list[Place | None] = []
    for at, (span, place) in enumerate(zip(spans, found, strict=True)):
        before, after = report.text[max(0, span.start - AROUND) : span.start], report.text[span.end : span.end + AROUND]
        if place is not None and is_street(before, span.quote, after):
            place = None
        elif place is not None and place.precision == "city" and is_quarter(before, span.quote, after):
            others = [other for number, other in enumerate(found) if number != at and other and other.id != place.id]
            place = place if any(other.is_local and are_near(place, other) for other in others) else None
        kept.append(place)
    return kept


def _is_geographic(document: Document, name: Name) -> bool:
    if name.actor_id is None or name.form in ("demonym", "nominal"):
        return False  # "at the court in Moscow": the court is no town of Switzerland
    actor = document.actors.get(name.actor_id)
    return (
        name.metonym
        or is_place_use(document.doc, name)
        or (actor is not None and actor.kind == "state" and name.form == "name")
    )


def _span(document: Document, name: Name) -> Span:
    return document.span(document.doc[name.start], document.doc[name.end - 1])
