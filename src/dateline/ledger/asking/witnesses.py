"""Who says that an event happened, and who denies it: in its own report, and in every other report of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from dateline.export import wording
from dateline.ledger import tables
from dateline.ledger.asking import answering
from dateline.ledger.offices import Meaning, meanings
from dateline.ledger.rebuild import rebuild
from dateline.ledger.store import Store
from dateline.merging.voices import answers, charges
from dateline.records import Attribution, Event, Reading

__all__ = ["VoiceRow", "WitnessReader", "Witnesses"]


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """Somebody who says that an event happened, or takes a side on it: in its own report or in another of it.

    ``stance`` is claims, accuses, denies, confirms or corrects, None where it only tells. ``means`` is whom words for
    a post alone mean, and ``because`` why.
    """

    who: str
    means: str | None
    because: str | None
    stance: str | None
    directness: str | None
    through: str | None
    says: str
    here: bool
    report_id: str
    publisher: str | None
    published: str | None
    statement_id: str | None  # None where the publisher tells it in its own voice


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Who says that an event happened, first in its own report; ``incident`` is what other reports tell of it too."""

    event: str
    report: str
    says: str
    supports: tuple[str, ...]
    voices: tuple[VoiceRow, ...]
    incident: str | None
    title: str | None
    disputed: bool


class WitnessReader:
    """The part of the asking side that tells who says what happened; ``Reader`` is made of it."""

    _store: Store

    def who_says(self, name: str) -> Witnesses:
        """Who says that an event happened, in its own report and in others of the same incident, and who denies it.

        The event, also a rejected one, is meant by its id or the beginning of it; raises NotFound. What was rejected
        of statements is no voice.
        """
        with self._store.reading() as connection:
            event_id = answering.only(connection, tables.event, name)
            home = select(tables.event.c.report_id).where(tables.event.c.id == event_id)
            report_id = connection.execute(home).scalar_one()
            reading = rebuild(connection, report_id)
            event = next((event for event in reading.events if event.id == event_id), None)
            if event is None:  # it was rejected
                known = rebuild(connection, report_id, rejected=True).events
                event = next(event for event in known if event.id == event_id)
            return _witnesses(connection, reading, event)

    def meanings(self, report: str) -> list[Meaning]:
        """Whom words for a post alone ("the Foreign Secretary") mean in a report, as other reports show, and why.

        The report is meant by its id, the beginning of it, its source or its URL; raises NotFound.
        """
        c = tables.report.c
        with self._store.reading() as connection:
            named = answering.only(connection, tables.report, report, c.source == report, c.url == report)
            return meanings(connection, named)


def _witnesses(connection: Connection, reading: Reading, event: Event) -> Witnesses:
    """All that is said of an event: the voices in its report first, then those of other reports by their dates."""
    incident = _incident(connection, event.id)
    sides = _sides(connection, incident, reading.report.id) | {
        voice.attribution_id for voice in answers(reading, event, charges(reading))
    }
    voices = list(_in_report(connection, reading, [event], sides, here=True))
    for report_id, event_ids in _elsewhere(connection, incident, reading.report.id).items():
        other = rebuild(connection, report_id)
        told = [each for each in other.events if each.id in event_ids]
        sides = _sides(connection, incident, report_id)
        voices += _in_report(connection, other, told, sides, here=False)
    c = tables.incident.c
    row = connection.execute(select(c.title, c.disputed).where(c.id == incident)).first() if incident else None
    return Witnesses(
        event=event.id,
        report=reading.report.id,
        says=wording.says(reading, event.attribution_id),
        supports=tuple(span.quote for span in event.supports),
        voices=tuple(voices),
        incident=incident,
        title=row.title if row else None,
        disputed=bool(row.disputed) if row else False,
    )


def _incident(connection: Connection, event_id: str) -> str | None:
    """The incident that an event tells; an event that only follows from one ("condemned the attack") is none of it."""
    c = tables.incident_event.c
    query = select(tables.happening.c.incident_id).join(tables.incident_event, c.happening_id == tables.happening.c.id)
    return connection.execute(query.where(c.event_id == event_id, c.relation == "tells")).scalar()


def _elsewhere(connection: Connection, incident: str | None, here: str) -> dict[str, set[str]]:
    """The other reports of an incident, by their dates, with the events in which each tells it."""
    c, home, told = tables.happening.c, tables.report.c, tables.incident_event.c
    query = (
        select(c.report_id, told.event_id)
        .join(tables.report, home.id == c.report_id)
        .outerjoin(tables.incident_event, (told.happening_id == c.id) & (told.relation == "tells"))
        .where(c.incident_id == incident, c.report_id != here)
        .order_by(home.published.is_(None), home.published, home.number, told.event_id)
    )
    found: dict[str, set[str]] = {}
    for report_id, event_id in connection.execute(query):
        found.setdefault(report_id, set()).update([event_id] if event_id else [])
    return found


def _sides(connection: Connection, incident: str | None, report_id: str) -> set[str]:
    """The statements of a report that take a side on the incident."""
    c, voice = tables.happening.c, tables.told_voice.c
    query = select(voice.attribution_id).join(tables.happening, c.id == voice.happening_id)
    return set(connection.execute(query.where(c.incident_id == incident, c.report_id == report_id)).scalars())


def _in_report(
    connection: Connection, reading: Reading, events: list[Event], sides: set[str], *, here: bool
) -> Iterator[VoiceRow]:
    """The voices of one report: who tells the events, and who takes a side; the publisher where it tells one itself."""
    known = {(each.start, each.end): each for each in meanings(connection, reading.report.id)}
    if not here and (own := [event for event in events if event.attribution_id is None]):
        yield _row(reading, None, own[0].supports[0].quote, known, here=here)
    for said in reading.attributions:
        told = [span for event in events for span in (event.trigger, *(figure.span for figure in event.figures))]
        tells = any(span in piece for span in told for piece in said.content)  # "the toll rose to 21", too
        if tells or said.id in sides:
            yield _row(reading, said, " … ".join(piece.quote for piece in said.content), known, here=here)


def _row(
    reading: Reading, said: Attribution | None, says: str, known: dict[tuple[int, int], Meaning], *, here: bool
) -> VoiceRow:
    report = reading.report
    source = said.source if said else None
    meant = known.get((source.start, source.end)) if source and said and said.source_id is None else None
    return VoiceRow(
        who=(reading.source(said) or "nobody named") if said else report.publisher or "the publisher",
        means=meant.actor if meant else None,
        because=meant.because if meant else None,
        stance=said.stance if said else None,
        directness=said.directness if said else None,
        through=said.through if said else None,
        says=says,
        here=here,
        report_id=report.id,
        publisher=report.publisher,
        published=report.published,
        statement_id=said.id if said else None,
    )
