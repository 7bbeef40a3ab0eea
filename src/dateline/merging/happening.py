"""One happening as one report tells it: everything that it is compared by, as plain values that a ledger can keep."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Literal

from dateline.records import Place, Span

__all__ = ["Happening", "Relation", "Standing", "Told", "Voice"]

Relation = Literal["tells", "follows"]
Standing = Literal["official", "medical", "group", "witness", "media", "other"]


@dataclass(frozen=True, slots=True)
class Told:
    """A number as one report tells it: ``low`` to ``high`` (None: open), by whom, in which words.

    ``source`` is None where the publisher says so itself; ``standing`` says what kind of source it is. ``person`` is
    a name or age where one person is told of and no number; ``span`` is None where only the headline says so.
    """

    unit: str
    low: float | None
    high: float | None
    span: Span | None
    within: bool = False
    source: str | None = None
    standing: Standing = "media"
    attribution_id: str | None = None
    person: str | None = None

    @property
    def size(self) -> float:
        """The one number that it stands for: the least of it, or the most where no least is told."""
        return self.low if self.low is not None else self.high if self.high is not None else 0.0


@dataclass(frozen=True, slots=True)
class Voice:
    """Who claims, accuses, denies, confirms or corrects, where a report tells a happening."""

    attribution_id: str
    stance: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """What one report tells of one happening.

    ``family`` says what can be one at all (two of different families never are). ``low`` and ``high`` are the days
    (ISO 8601) between which it lies, ``dated`` whether words of the report tell them; ``published`` is its own day.
    ``places`` are where it happened, ``around`` what else the report names near it. ``names``, ``streets`` and ``ages``
    are specifics that two tellings of one happening share, ``words`` the weightiest words with their weights,
    ``headline`` those of the headline; ``scenes`` and ``means`` are what was struck and with what; ``hints`` are the
    lists of words in which headline or text hint at dead and wounded ("headline_death"), and how many somebody is
    charged with having killed or hurt ("charged_killed_2").
    ``events`` tell it and ``later`` are events that came of it; ``figures`` and ``voices`` are pinned.
    """

    id: str
    report_id: str
    family: str
    type: str
    span: Span | None
    mode: str | None = None
    relation: Relation = "tells"
    main: bool = False
    published: str | None = None
    low: str | None = None
    high: str | None = None
    dated: bool = False
    places: tuple[Place, ...] = ()
    around: tuple[Place, ...] = ()
    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    words: tuple[tuple[str, float], ...] = ()
    headline: tuple[tuple[str, float], ...] = ()
    scenes: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    figures: tuple[Told, ...] = ()
    voices: tuple[Voice, ...] = field(default=())

    def row(self) -> dict[str, Any]:
        """The happening as plain values for JSON (``asdict`` copies each word, which takes five times as long)."""
        row = _plain(self)
        for name in ("places", "around", "voices"):
            row[name] = [_plain(each) for each in row[name]]
        row["figures"] = [_plain(told) | {"span": told.span and _plain(told.span)} for told in self.figures]
        return row | {"span": self.span and _plain(self.span)}

    @classmethod
    def of(cls, row: dict[str, Any]) -> Happening:
        """The happening that ``row`` gave."""
        known = {each.name: row[each.name] for each in fields(cls) if each.name in row}
        for name in ("actors", "names", "streets", "ages", "scenes", "means", "hints", "events", "later"):
            known[name] = tuple(known.get(name, ()))
        for name in ("places", "around"):
            known[name] = tuple(Place(**place) for place in known.get(name, ()))
        for name in ("words", "headline"):
            known[name] = tuple(map(tuple, known.get(name, ())))
        known["figures"] = tuple(_told(told) for told in known.get("figures", ()))
        known["voices"] = tuple(Voice(**voice) for voice in known.get("voices", ()))
        return cls(**(known | {"span": Span(**known["span"]) if known["span"] else None}))


def _plain(record: Any) -> dict[str, Any]:
    """The fields of a record as they are."""
    return {each.name: getattr(record, each.name) for each in fields(record)}


def _told(row: dict[str, Any]) -> Told:
    return Told(**(row | {"span": Span(**row["span"]) if row["span"] else None}))
