"""The page of a report: the article as one can read it, its records beside it, and the words that each rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.export import wording
from dateline.export.dates import date, length
from dateline.records import Actor, Event, Place, Reading, Span, Time
from dateline.web.ledgers import OpenLedger
from dateline.web.pages.furniture import furniture
from dateline.web.pages.labels import country
from dateline.web.pages.marking import actor_key, marks, paragraphs, place_key
from dateline.web.pages.templating import page

__all__ = ["Card", "report", "router"]

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Card:
    """A record beside the text: a heading, what is known of it, who says so, and where its words begin."""

    key: str
    at: int
    heading: str
    rows: tuple[tuple[str, str], ...] = ()
    says: str | None = None
    caveats: tuple[str, ...] = ()
    record: Event | Actor | Place | None = None
    count: int = 1


@router.get("/reports/{name}", response_class=HTMLResponse)
def report(request: Request, ledger: OpenLedger, name: str, cut: Literal["shown", "hidden"] = "hidden") -> HTMLResponse:
    """The report of that id; with ``cut`` also what of its page is no part of it."""
    reading = ledger.report(name)
    report_id, firsts = reading.report.id, _firsts(reading)
    revisions = ledger.revisions(report_id)
    standing = next((each for each in revisions if each.standing), None)
    is_newest = standing is None or standing.id == report_id
    return page(
        request,
        "report.html",
        report=reading.report,
        web_address=_web_address(reading.report.url),
        paragraphs=paragraphs(reading),
        events=[_event(reading, event) for event in _in_order(reading.events)],
        statements=_statements(reading, firsts),
        statuses=_statuses(reading),
        actors=_named(reading.actors, actor_key, firsts),
        places=_named(reading.places, place_key, firsts),
        incidents=ledger.incidents_of(report_id),
        story=ledger.story(report_id) if is_newest else None,
        revisions=revisions,
        is_newest=is_newest,
        cut=cut,
        furniture=furniture(ledger, reading.report, request.app.state.site) if cut == "shown" else None,
    )


def _web_address(url: str | None) -> str | None:
    """The address of a report where a browser may follow it: one that a page gives can name any scheme."""
    return url if url and url.startswith(("http://", "https://")) else None


def _in_order(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.trigger)


def _firsts(reading: Reading) -> dict[str, list[Span]]:
    """The words of each record, by its key, in order."""
    found: dict[str, list[Span]] = {}
    for mark in sorted(marks(reading), key=lambda mark: mark.span):
        found.setdefault(mark.record, []).append(mark.span)
    return found


def _event(reading: Reading, event: Event) -> Card:
    rows = [(label, wording.participants(reading, event, role)) for role, label in wording.ROLES.items()]
    rows += [
        ("where", _where(reading, event.place_id, event.place_span)),
        ("when", _when(event.time)),
        ("with", "; ".join(dict.fromkeys(span.quote for span in event.instruments))),
        ("figures", "; ".join(map(wording.figure, event.figures))),
        ("about", "; ".join(filter(None, [event.topic.quote if event.topic else "", *event.contexts]))),
    ]
    return Card(
        event.id,
        event.trigger.start,
        event.trigger.quote,
        _told(rows),
        wording.says(reading, event.attribution_id),
        tuple(wording.caveats(event)),
        event,
    )


def _statements(reading: Reading, firsts: dict[str, list[Span]]) -> list[Card]:
    cards = []
    for said in reading.attributions:
        if spans := firsts.get(said.id):
            content = " … ".join(span.quote for span in said.content)
            rows = _told([("says", content), ("within", _within(reading, said.within))])
            caveats = tuple(filter(None, [said.directness, said.stance]))
            cards.append(Card(said.id, spans[0].start, wording.source(reading, said), rows, caveats=caveats))
    return sorted(cards, key=lambda card: card.at)


def _within(reading: Reading, within: str | None) -> str:
    return f"as told by {wording.says(reading, within)}" if within else ""


def _statuses(reading: Reading) -> list[Card]:
    cards = []
    for status in reading.statuses:
        holder = reading.actor(status.holder_id)
        rows = [
            (status.kind.replace("-", " "), f"{'not ' if status.negated else ''}{status.value.quote}"),
            ("where", _where(reading, status.place_id, None)),
            ("when", ", ".join(filter(None, map(_when, status.times)))),
            ("by", status.authority.quote if status.authority else ""),
        ]
        name = holder.name if holder else status.holder.quote
        says = wording.says(reading, status.attribution_id)
        caveats = () if status.modality == "asserted" else (status.modality,)
        cards.append(Card(status.id, status.value.start, name, _told(rows), says, caveats))
    return sorted(cards, key=lambda card: card.at)


def _named(records: Sequence[Actor | Place], key_of: Callable[[int], str], firsts: dict[str, list[Span]]) -> list[Card]:
    """Actors or places, the most often named first."""
    cards = []
    for position, record in enumerate(records):
        spans = firsts.get(key := key_of(position), [])
        if spans:
            cards.append(Card(key, spans[0].start, record.name, record=record, count=len(spans)))
    return sorted(cards, key=lambda card: (-card.count, card.at))


def _when(time: Time | None) -> str:
    """A time as people write it, and the words it was read from."""
    if time is None or not (time.edtf or time.span):
        return ""
    words = f" (“{time.span.quote}”)" if time.span else ""
    long = f" for {length(time.duration)}" if time.duration else ""
    return f"{date(time.edtf) or 'at a time not told'}{long}{words}"


def _where(reading: Reading, place_id: str | None, span: Span | None) -> str:
    """A place with its province and the name of its country, or the words for one that is not resolved."""
    place = reading.place(place_id)
    if place is None:
        return span.quote if span else ""
    home = country(place.country) if place.country else None
    return ", ".join(dict.fromkeys(filter(None, [place.name, place.admin1, home])))


def _told(rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The rows that say something."""
    return tuple((label, " ".join(value.split())) for label, value in rows if value)
