"""Which actors, places and attributions the records of a reading refer to."""

from __future__ import annotations

from typing import NamedTuple

from dateline.records import Event, PlaceMention, Reading, Status

__all__ = ["References", "references"]


class References(NamedTuple):
    """The ids that records refer to, by kind."""

    actors: frozenset[str]
    places: frozenset[str]
    attributions: frozenset[str]


def references(reading: Reading) -> References:
    """What the records of a reading refer to, whether it holds them or not."""
    events, statuses, attributions = reading.events, reading.statuses, reading.attributions
    actors = {mention.actor_id for mention in reading.mentions} | {said.source_id for said in attributions}
    actors |= {name for event in events for one in event.participants for name in (one.actor_id, one.stands_for)}
    actors |= {name for status in statuses for name in (status.holder_id, status.actor_id)}
    placed: tuple[PlaceMention | Event | Status, ...] = (*reading.place_mentions, *events, *statuses)
    told: tuple[Event | Status, ...] = (*events, *statuses)
    places = {record.place_id for record in placed}
    said = {record.attribution_id for record in told} | {one.within for one in attributions}
    return References(*(frozenset(name for name in names if name) for names in (actors, places, said)))
