"""Who and where a person means by a name, among the actors and places that the ledger holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.engine import Connection

from dateline.errors import Ambiguous, NotFound
from dateline.ledger.identity.same_actors import together
from dateline.ledger.tables import actor, alias, place, place_mention, span
from dateline.resolving import countries
from dateline.resolving.names import key
from dateline.resolving.registry import Registry

__all__ = ["actors_called", "actors_if_any", "one_actor", "one_actor_if_any", "places_called"]

_MOST = 5_000  # actors; a question names them up to six times, and SQLite takes 32,766 values at the most


def actors_called(connection: Connection, name: str) -> list[str]:
    """The ids of the actors that a name means; raises NotFound where the ledger knows nobody of that name.

    The id or the usual name is believed first, then any name that a report has it by, then what the registry knows
    ("Pakistani Taliban" for the TTP), then names that hold these words ("Baloch" for Mumtaz Zahra Baloch). Case,
    accents and hyphens do not matter. Those that are the same actor as one of these by a person's judgement, or by the
    very same full name, are given with them.
    """
    return together(connection, _called(connection, name))


def actors_if_any(connection: Connection, name: str) -> list[str]:
    """The same, and none where the ledger knows nobody of that name."""
    return together(connection, _found(connection, name))


def _called(connection: Connection, name: str) -> list[str]:
    """The ids that a name itself means; raises NotFound for none, with the nearest names that there are."""
    if found := _found(connection, name):
        return found
    raise _nobody(connection, name)


def _nobody(connection: Connection, name: str) -> NotFound:
    return NotFound(f"No actor in this ledger is called {name!r}{_close(connection, key(name))}.")


def _found(connection: Connection, name: str) -> list[str]:
    """The ids that a name itself means; ``ID@REPORT``, an actor as one report names it, means itself.

    Raises Ambiguous for more than a question can name.
    """
    if "@" in name and connection.execute(select(actor.c.id).where(actor.c.id == name.partition("@")[0])).first():
        return [name]
    if spelt := key(name):
        for query in _meanings(name, spelt):
            found = sorted(set(connection.execute(query.distinct().limit(_MOST + 1)).scalars()))
            if len(found) > _MOST:
                raise Ambiguous(
                    f"More than {_MOST:,} actors in this ledger are called {name!r}: write more of the name."
                )
            if found:
                return found
    return []


def one_actor(connection: Connection, name: str) -> str:
    """The id of the only actor that a name means; raises NotFound for none and, with their ids, Ambiguous for several.

    Of several that are one actor, it is the one that the registry knows, or the lowest.
    """
    known = one_actor_if_any(connection, name)
    if known is None:
        raise _nobody(connection, name)
    return known


def one_actor_if_any(connection: Connection, name: str) -> str | None:
    """The same, and None where the ledger knows nobody of that name."""
    found = _found(connection, name)
    if len(found) < 2:
        return found[0] if found else None
    if set(found) <= set(together(connection, found[:1])):
        best = select(actor.c.id).where(actor.c.id.in_(found)).order_by(actor.c.registered.desc(), actor.c.id).limit(1)
        return str(connection.execute(best).scalar_one())
    query = select(actor.c.id, actor.c.name).where(actor.c.id.in_(found)).order_by(actor.c.name, actor.c.id)
    listed = "; ".join(f"{usual} ({id})" for id, usual in connection.execute(query.limit(10)))
    raise Ambiguous(f"{len(found)} actors in this ledger are called {name!r}: name one by its id: {listed}.")


def places_called(connection: Connection, name: str) -> Select[str]:
    """The ids of the places that a name means: a place, or all that lies in a province or country of that name.

    Raises NotFound where the ledger knows no such place.
    """
    spelt = key(name)
    words = select(place_mention.c.place_id).join(span).where(span.c.quote == name)
    within: list[ColumnElement[bool]] = [place.c.key == spelt, place.c.admin1_key == spelt, place.c.id == name]
    if code := _countries().get(spelt):
        within.append(place.c.country == code)
    for condition in (or_(*within), place.c.id.in_(words)):
        query = select(place.c.id).where(condition)
        if connection.execute(query.limit(1)).first():
            return query
    raise NotFound(f"No place in this ledger is called {name!r}.")


def _meanings(name: str, spelt: str) -> Iterator[Select[str]]:
    """What an actor may be meant by, the surest first, each made only where those before it found nobody."""
    named = actor.alias("named").c
    same = (alias.c.actor_id == named.id) & (alias.c.name == named.name)
    usual = select(named.id).join(alias, same).where(alias.c.key == spelt).correlate(None)
    yield select(actor.c.id).where(or_(actor.c.id.in_([name, name.upper()]), actor.c.id.in_(usual)))
    yield select(alias.c.actor_id).where(alias.c.key == spelt)
    if known := _registry().find(name):
        yield select(actor.c.id).where(actor.c.id == known.id)
    yield select(alias.c.actor_id).where((" " + alias.c.key + " ").contains(f" {spelt} ", autoescape=True))


@cache
def _registry() -> Registry:
    """The shipped registry, which takes a third of a second to load."""
    return Registry.load()


def _close(connection: Connection, spelt: str) -> str:
    """The nearest names, for who has mistyped one."""
    from rapidfuzz import fuzz, process

    rows = connection.execute(select(alias.c.key, alias.c.name).order_by(alias.c.name.desc()))
    keys = {row.key: row.name for row in rows}
    near = process.extract(spelt, sorted(keys), scorer=fuzz.ratio, limit=3, score_cutoff=80)
    return ": did you mean " + " or ".join(keys[match] for match, _, _ in near) + "?" if near else ""


@cache
def _countries() -> dict[str, str]:
    """Every name and code of a country, as names are compared, with its code; its capital is not its name."""
    named = {
        key(entry.alias): entry.actor_id
        for entry in countries.entries()
        if entry.form != "demonym" and entry.flag != "metonym"
    }
    return {key(code): code for code in countries.codes()} | named
