"""What an edit is checked against, and how the values that a person gives are understood.

Each method takes what a person gave, a text or a value of JSON, and gives what the record will hold; where it cannot,
it raises ReviewError with one sentence that names what was given and the mend.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from sqlalchemy import select
from sqlalchemy.engine import Connection

from dateline.errors import NotFound, ReviewError
from dateline.ledger import tables
from dateline.ledger.asking.names import one_actor
from dateline.ledger.rebuild import actor as kept_actor
from dateline.ledger.reviewing.values import as_plain
from dateline.ontology import Ontology
from dateline.records import Actor, ActorKind, Place, Reading, Span, identify
from dateline.resolving.edtf import days
from dateline.resolving.gazetteer import Gazetteer
from dateline.resolving.names import key
from dateline.resolving.registry import Registry
from dateline.settings import Settings

__all__ = ["Desk", "fields_of", "nothing", "several"]

_NOTHING = ("", "none", "nobody", "nothing", "null")
_BOUNDS = re.compile(r"(\d+)\s*[-:–]\s*(\d+)")
_NAMESAKES = 5  # how many places of one name a message lists


@dataclass(slots=True)
class Desk:
    """A ledger and a report at which a person edits; ``near`` is where the record's own words begin."""

    connection: Connection
    reading: Reading
    settings: Settings
    near: int = 0
    actors: dict[str, Actor] = field(default_factory=dict)  # those that the person's values name
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def ontology(self) -> Ontology:
        """The types and contexts that may be named, the profile's among them."""
        return Ontology.load(self.settings.profile)

    def known(self) -> dict[str, Any]:
        """Whom and where the values name, to be kept with the decision."""
        named: dict[str, dict[str, Any]] = {"actors": dict(self.actors), "places": dict(self.places)}
        return {kind: [as_plain(found[id]) for id in sorted(found)] for kind, found in named.items() if found}

    def span(self, to: Any) -> Span:
        """Words of the report: as they stand in it, as START-END in code points, or as a span."""
        text = self.reading.report.text
        if isinstance(to, dict):
            return self._pinned(to)
        if isinstance(to, str) and (bounds := _BOUNDS.fullmatch(to.strip())):
            return self._pinned({"start": int(bounds[1]), "end": int(bounds[2])})
        if not isinstance(to, str) or not to.strip():
            raise ReviewError("There are no words: quote them as they stand in the report, or give START-END.")
        words = to.strip()
        starts = [match.start() for match in re.finditer(re.escape(words), text)]
        whole = [start for start in starts if _is_whole(text, start, start + len(words))] or starts
        if not whole:
            raise ReviewError(f"The report does not say {words!r}: quote its words as they stand, or give START-END.")
        start = min(whole, key=lambda at: abs(at - self.near))
        return Span(start, start + len(words), words)

    def choice(self, to: Any, allowed: Iterable[str], what: str) -> str:
        """One of some words, in whatever case."""
        names = list(allowed)
        found = next((name for name in names if isinstance(to, str) and name.casefold() == to.strip().casefold()), None)
        if found is None:
            raise ReviewError(f"{to!r} is no {what}: say {', '.join(names[:-1])} or {names[-1]}.")
        return found

    def flag(self, to: Any) -> bool:
        """Yes or no."""
        if isinstance(to, bool):
            return to
        return self.choice(to, ("yes", "no", "true", "false"), "answer") in ("yes", "true")

    def number(self, to: Any) -> float | None:
        """A number of something, or nothing where it is open."""
        if nothing(to):
            return None
        try:
            value = float(to.replace(",", "")) if isinstance(to, str) else float(to)
        except (TypeError, ValueError):
            value = float("nan")
        if isinstance(to, bool) or not 0 <= value < float("inf"):
            raise ReviewError(f"{to!r} is no number: write it in figures (14, 2500000), or leave it empty.")
        return value

    def text(self, to: Any) -> str:
        """Words of the person's own."""
        if not isinstance(to, str) or not to.strip():
            raise ReviewError(f"{to!r} is no text: write some words.")
        return to.strip()

    def edtf(self, to: Any) -> str:
        """A date or interval."""
        if not isinstance(to, str) or days(to.strip()) == (None, None):
            raise ReviewError(f"{to!r} is no date: write 2023, 2023-03, 2023-03-07 or 2023-03-01/2023-03-07 (EDTF).")
        return to.strip()

    def actor(self, to: Any) -> str | None:
        """An actor by its id or name, or None; one that nobody knows is made by ``new:KIND:NAME``."""
        if nothing(to):
            return None
        found = self._new_actor(to) or self._actor(to)
        self.actors[found.id] = found
        return found.id

    def place(self, to: Any) -> str | None:
        """A place by its id or name, of the ledger or the gazetteer, or None."""
        if nothing(to):
            return None
        if not isinstance(to, str):
            raise ReviewError(f"{to!r} is no place: name it, or give its id.")
        found = self._placed(to.strip())
        self.places[found.id] = found
        return found.id

    def attribution(self, to: Any) -> str | None:
        """Who says so: an attribution of the same report by its id or the beginning of that; None is the publisher."""
        if nothing(to) or to == "publisher":
            return None
        found = [one.id for one in self.reading.attributions if isinstance(to, str) and one.id.startswith(to)]
        if len(found) != 1 and to not in found:
            raise ReviewError(f"{to!r} is no attribution of this report: give its id, or publisher.")
        return found[0] if len(found) == 1 else str(to)

    def _pinned(self, bounds: dict[str, Any]) -> Span:
        """The span with these bounds, which must say what it is said to say."""
        text, (start, end) = self.reading.report.text, (bounds.get("start"), bounds.get("end"))
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            raise ReviewError(f"{start} to {end} is no piece of the report, which has {len(text)} characters.")
        said, quote = text[start:end], bounds.get("quote")
        if quote is not None and quote != said:
            raise ReviewError(f"{start} to {end} says {said[:60]!r}, not {str(quote)[:60]!r}: select the words anew.")
        return Span(start, end, said)

    def _new_actor(self, to: Any) -> Actor | None:
        if isinstance(to, str) and to.startswith("new:"):
            kind, _, name = to.removeprefix("new:").partition(":")
            to = {"kind": kind, "name": name}
        if not isinstance(to, dict):
            return None
        name, kind = self.text(to.get("name")), self.choice(to.get("kind"), get_args(ActorKind), "kind of actor")
        country = self.country(to.get("country"))
        return Actor(identify("actor", kind, name.casefold()), name, kind, country)  # type: ignore[arg-type]

    def country(self, to: Any) -> str | None:
        """A country by its code, ISO 3166-1 alpha-3."""
        from dateline.resolving import countries

        if nothing(to):
            return None
        if not isinstance(to, str) or to.strip().upper() not in countries.codes():
            raise ReviewError(f"{to!r} is no country: give its code of three letters (PAK).")
        return to.strip().upper()

    def _actor(self, to: Any) -> Actor:
        if not isinstance(to, str):
            raise ReviewError(f"{to!r} is no actor: name it, or give its id.")
        here = [one for one in self.reading.actors if to == one.id or key(to) in map(key, (one.name, *one.aliases))]
        if len(here) == 1:
            return here[0]
        try:
            return kept_actor(self.connection, one_actor(self.connection, to))
        except NotFound as error:
            if known := _registry(self.settings.profile).find(to):
                return known
            raise ReviewError(f"{str(error).rstrip('.')}; for a new one write new:KIND:NAME.") from error

    def _placed(self, name: str) -> Place:
        near = [one for one in self.reading.places if name == one.id or key(name) == key(one.name)]
        if len(near) == 1:
            return near[0]
        c = tables.place.c
        columns = (c.id, c.name, c.latitude, c.longitude, c.precision, c.country, c.admin1)
        kept = self.connection.execute(select(*columns).where((c.id == name) | (c.key == key(name))).order_by(c.id))
        found = [Place(**row) for row in kept.mappings()] or _gazetteer(self.settings, name)
        if len(found) > 1:
            found = [one for one in found if one.id == name] or found
        if not found:
            raise ReviewError(f"No place is called {name!r}: give another name of it, or its id in the gazetteer.")
        if len(found) > 1:
            listed = "; ".join(_described(place) for place in found[:_NAMESAKES])
            raise ReviewError(f"{len(found)} places are called {name!r}: give the id of one: {listed}.")
        return found[0]


def nothing(to: Any) -> bool:
    """Whether a value says that there is none."""
    return to is None or (isinstance(to, str) and to.strip().casefold() in _NOTHING)


def several(to: Any) -> list[Any]:
    """The items of a list, or of a text with commas between them."""
    if isinstance(to, str):
        return [item.strip() for item in to.split(",") if item.strip()]
    return list(to) if isinstance(to, Collection) else []


def fields_of(to: Any, allowed: Collection[str]) -> dict[str, Any]:
    """The fields of a part, given as an object of JSON."""
    if isinstance(to, str):
        try:
            to = json.loads(to)
        except ValueError:
            to = None
    names = ", ".join(allowed)
    if not isinstance(to, dict) or not to:
        raise ReviewError(f"A new part is given as JSON with fields among {names}.")
    if strange := sorted(set(map(str, to)) - set(allowed)):
        raise ReviewError(f"{strange[0]!r} is no field of such a part: name one of {names}.")
    return to


def _gazetteer(settings: Settings, name: str) -> list[Place]:
    """What the gazetteer knows by the name: settlements and provinces that bear it as their own name first."""
    gazetteer = Gazetteer.open(settings.cache)
    if ":" in name:
        try:
            return [gazetteer.place(name)]
        except NotFound:
            return []
    found = [one for one in gazetteer.candidates(name) if one.match != "part"]
    own = [one for one in found if one.match == "name" and one.kind in ("city", "country")]
    return [gazetteer.record(one) for one in own or found]


def _described(place: Place) -> str:
    return f"{place.id} ({', '.join(filter(None, [place.name, place.admin1, place.country]))})"


def _registry(profile: Path | None) -> Registry:
    return Registry.load(*((profile,) if profile else ()))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the piece begins and ends where words do."""
    return not (text[start - 1 : start].isalnum() and text[start].isalnum()) and not (
        text[end - 1].isalnum() and text[end : end + 1].isalnum()
    )
