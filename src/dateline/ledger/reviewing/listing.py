"""The asking side of reviews: decisions and whether they still apply, the queue, and corrections as training data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.engine import Connection

from dateline.ledger import tables
from dateline.ledger.asking.answering import one_report
from dateline.ledger.asking.answers import QueueRow, ReviewRow
from dateline.ledger.identity.judging import JudgementReader
from dateline.ledger.reviewing.corrections import Correction, correction
from dateline.ledger.reviewing.decisions import ACTOR, INCIDENT, KNOWN, SHAPES, Decision
from dateline.ledger.reviewing.finding import Found, find, find_decision
from dateline.ledger.reviewing.queue import KINDS, queue
from dateline.ledger.reviewing.settling import decisions

__all__ = ["ReviewReader"]


_FEW_ACTORS = 1_000
_ASIDE = ("country", "sector")  # what follows from who somebody is


class ReviewReader(JudgementReader):
    """The part of the asking side that tells what persons decided; ``Reader`` is made of it."""

    def record(self, name: str) -> Found:
        """Any record by its id or the beginning of it, or an actor by its name, as persons left it.

        Raises NotFound where there is none, or several.
        """
        with self._store.reading() as connection:
            return find(connection, name)

    def reviews(
        self,
        *,
        record: str | None = None,
        report: str | None = None,
        undone: bool = False,
        before: int | None = None,
        limit: int | None = None,
    ) -> list[ReviewRow]:
        """What persons decided, the latest first: of one record or report, or of all; what was undone where asked.

        ``record`` and ``report`` are ids or the beginning of one; NotFound is raised for one that the ledger lacks.
        ``before`` is the number of a decision: those that came earlier.
        """
        c, conditions = tables.review.c, list[Any]()
        if not undone:
            conditions.append(c.undone_by.is_(None))
        if before is not None:
            conditions.append(c.number < before)
        with self._store.reading() as connection:
            if record is not None:
                conditions.append(_on(connection, record))
            if report is not None:
                conditions.append(c.report_id == one_report(connection, report))
            query = select(tables.review).where(*conditions).order_by(c.number.desc()).limit(limit)
            found = [Decision(**row) for row in connection.execute(query).mappings()]
            labels = _labels(connection, found)
            return [_row(one, labels.get(one.applies_to or one.record_id)) for one in found]

    def review(self, name: str) -> ReviewRow:
        """One decision, by its number or its id; raises NotFound."""
        with self._store.reading() as connection:
            found = find_decision(connection, name)
            return _row(found, _labels(connection, [found]).get(found.applies_to or found.record_id))

    def standing(self, record: str) -> str | None:
        """What a person's decisions make of a record: "edited by Ann"; None where nobody decided on it."""
        c = tables.standing.c
        with self._store.reading() as connection:
            found = connection.execute(select(c.outcome, c.by).where(c.record_id == record)).first()
        return f"{found.outcome} by {found.by}" if found else None

    def review_queue(self, *, kind: str | None = None, limit: int | None = 50) -> list[QueueRow]:
        """The records that most need a look, each with the reasons in words; ``kind`` is one of the queue's.

        Pairs that may be one actor are among them in a small ledger, in a large one where they are asked
        for. Raises SettingsError for another kind.
        """
        kinds = KINDS if kind is None else (kind,)
        proposals = self.same_actors(limit=limit) if kind == "same" or (kind is None and self._is_small()) else []
        with self._store.reading() as connection:
            return queue(connection, kinds, proposals, limit)

    def _is_small(self) -> bool:
        """Whether pairs of actors are soon looked through: that takes 0.1 s for 1,000 actors, and 3 s for 8,000."""
        with self._store.reading() as connection:
            return connection.execute(select(func.count()).select_from(tables.actor)).scalar_one() <= _FEW_ACTORS

    def corrections(self) -> Iterator[Correction]:
        """What persons decided as training data: the text, the machine's record and theirs, in the order made."""
        with self._store.reading() as connection:
            c = tables.review.c
            for decision in decisions(connection, c.undone_by.is_(None), c.kind != INCIDENT):
                yield correction(connection, decision)


def _on(connection: Connection, record: str) -> ColumnElement[bool]:
    """Decisions on the record of an id, or of the one id that begins so; raises NotFound as ``find`` does."""
    c = tables.review.c
    exactly = or_(c.record_id == record, c.applies_to == record)
    if connection.execute(select(c.id).where(exactly).limit(1)).first():
        return exactly
    found = find(connection, record).record.id
    return or_(c.record_id == found, c.applies_to == found)


def _row(one: Decision, label: str | None) -> ReviewRow:
    state = "undone" if one.undone_by else "look again" if one.look_again else "still applies"
    return ReviewRow(
        number=one.number, decision=one.decision, kind=one.kind, record=one.applies_to or one.record_id, label=label,
        field=one.field, old=_in_words(one.old), new=_in_words(one.new), by=one.by, at=one.at, why=one.why, state=state,
        because=one.look_again, undone_by=one.undone_by, undone_at=one.undone_at, report_id=one.report_id, id=one.id,
    )  # fmt: skip


def _in_words(values: Mapping[str, Any] | None) -> str | None:
    """What an edit set, as a person reads it: names before ids, words before where they stand."""
    if values is None:
        return None
    names = {one["id"]: one["name"] for known in values.get(KNOWN, {}).values() for one in known}
    told = [_value(value, names) for name, value in values.items() if name != KNOWN]
    return ", ".join(filter(None, told)) or "nothing"


def _value(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, dict) and "quote" in value:
        return f"“{value['quote']}”"
    if isinstance(value, dict):
        told = (_value(part, names) for name, part in value.items() if name not in _ASIDE)
        return ", ".join(filter(None, told))
    if isinstance(value, list):
        return ", ".join(_value(part, names) for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
    return "" if value is None else names.get(str(value), str(value))


def _labels(connection: Connection, found: list[Decision]) -> dict[str, str]:
    """A few words on each record: an event's title, an actor's name, the words of the others."""
    labels: dict[str, str] = {}
    for one in found:
        record_id = one.applies_to or one.record_id
        if one.kind == ACTOR:
            labels[record_id] = one.machine["name"]
        elif one.kind == INCIDENT:
            labels[record_id] = one.machine["title"]
        elif one.kind == "event":
            title = connection.execute(select(tables.event.c.title).where(tables.event.c.id == record_id)).scalar()
            labels[record_id] = title or f"{one.machine['type'].lower()}: “{one.machine['trigger']['quote']}”"
        else:
            words = one.machine.get("span") or one.machine.get("source") or one.machine.get("value") or {}
            labels[record_id] = f"{SHAPES[one.kind].table.name.replace('_', ' ')}: “{words.get('quote', '')}”"
    return labels
