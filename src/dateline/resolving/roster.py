"""Actors as data files hold them, checked: the shipped rosters and a user's own file.

A shipped roster is a list of groups that share kind, sector and country, each actor one line: its id, its
usual name, its other names. A user's file is a list ``actors`` of ``id, name, kind, country, sector,
aliases``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from dateline.errors import SettingsError
from dateline.ontology.profile import read_profile
from dateline.records import Actor, ActorKind
from dateline.resolving import countries
from dateline.resolving.names import key
from dateline.tables import table

__all__ = ["SECTORS", "own", "shipped"]

# POLECAT's sectors that the registry uses, with the four that its "government" is split into here.
SECTORS = frozenset(
    [
        "government", "military", "police", "intelligence", "legislature", "court", "party", "rebel",
        "opposition", "civilian", "media", "business", "international",
    ]
)  # fmt: skip
_KINDS = frozenset(get_args(ActorKind))
_PARTS = ("id", "name", "kind", "country", "sector", "aliases")
_ROSTERS = ("organisations", "groups", "forces", "parties")


def shipped() -> Iterator[Actor]:
    """Every actor of the rosters that come with Dateline."""
    for roster in _ROSTERS:
        for group in table("resolving", roster):
            for actor_id, called in group["actors"].items():
                yield Actor(
                    id=actor_id,
                    name=called[0],
                    kind=group["kind"],
                    country=group.get("country"),
                    sector=group["sector"],
                    aliases=tuple(called[1:]),
                    registered=True,
                )


def own(path: Path) -> Iterator[Actor]:
    """The actors of a user's YAML file; raises SettingsError naming the file and the entry that does not hold.

    A country may be an alpha-3 code or a state of the same file; a state of one's own is its own country.
    """
    entries = _entries(path)
    states = {str(entry.get("id")) for entry in entries if isinstance(entry, dict) and entry.get("kind") == "state"}
    allowed = countries.codes() | states
    ids: set[str] = set()
    named: dict[str, str] = {}
    for number, entry in enumerate(entries, start=1):
        where = f"Actor {number} of {path}"
        if not isinstance(entry, dict):
            raise SettingsError(f"{where} is not a mapping; write {', '.join(_PARTS)}.")
        actor = _actor(entry, where, allowed)
        where = f"{where} ({actor.id})"
        if actor.id in ids:
            raise SettingsError(f"{where} has the id of an actor before it; join the two.")
        ids.add(actor.id)
        for alias in (actor.name, *actor.aliases):
            bearer = named.setdefault(key(alias), actor.id)
            if bearer != actor.id:
                raise SettingsError(f"{where} has the alias {alias!r}, which {bearer} has already.")
        yield actor


def _entries(path: Path) -> list[Any]:
    """The rows of a profile's actors; a profile need not have any."""
    entries = read_profile(path).get("actors")
    if entries is not None and not isinstance(entries, list):
        raise SettingsError(f"'actors' in {path} is no list; write one mapping of {', '.join(_PARTS)} a line.")
    return entries or []


def _actor(entry: dict[str, Any], where: str, allowed_countries: frozenset[str]) -> Actor:
    unknown = sorted(map(str, entry.keys() - set(_PARTS)))
    if unknown:
        raise SettingsError(f"{where} has the key {unknown[0]!r}; known are {', '.join(_PARTS)}.")
    actor_id, name = (_text(entry, part, where) for part in ("id", "name"))
    where = f"{where} ({actor_id})"
    aliases = entry.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise SettingsError(f"{where} has aliases that are not a list of names; put numbers and 'no' in quotes.")
    kind = _one_of(entry, "kind", _KINDS, where)
    return Actor(
        id=actor_id,
        name=name,
        kind=kind or "unknown",  # type: ignore[arg-type]  # checked against _KINDS
        country=_one_of(entry, "country", allowed_countries, where) or (actor_id if kind == "state" else None),
        sector=_one_of(entry, "sector", SECTORS, where) or ("government" if kind == "state" else None),
        aliases=tuple(aliases),
        registered=True,
    )


def _text(entry: dict[str, Any], part: str, where: str) -> str:
    value = entry.get(part)
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f"{where} has no {part}.")
    return value.strip()


def _one_of(entry: dict[str, Any], part: str, allowed: frozenset[str], where: str) -> str | None:
    value = entry.get(part)
    if value is None or (isinstance(value, str) and value in allowed):
        return value
    known = "an ISO 3166-1 alpha-3 code such as PAK" if part == "country" else f"one of {', '.join(sorted(allowed))}"
    raise SettingsError(f"{where} has the {part} {value!r}, which is not {known}.")
