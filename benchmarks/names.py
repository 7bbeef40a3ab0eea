"""Entities in reports about Syria and Iraq, as the re3d set marks them (those of confidence 1 only).

The answers come from ``dateline.pipeline.Reader.read_reports``: mentions of persons with their titles, of other actors
with or without their article, places, times and figures. The set counts pronouns and plain nouns ("we", "the city")
too. Its relations are verbs between words; Dateline's are events between actors, so they are matched by the pair of
words only: ``relation_f1`` tells whether two that the set relates stand in one event of ours, whichever its type.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import IO

from benchmarks import jsonlines
from benchmarks.scoring import Counts, exact
from dateline.pipeline import Reader
from dateline.reading.numbers import find_numbers, split_words
from dateline.reading.times import read_times
from dateline.records import Mention, Reading, Report

__all__ = ["run"]

TYPES = ("Person", "Organisation", "Location", "Nationality", "Temporal", "Quantity")
Entity = tuple[int, int, str]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Read every report of ``data``, write its entities, and return exact-span F1 by type and of relations."""
    reader = Reader.load()
    counts = dict.fromkeys(TYPES, Counts())
    related = Counts()
    rows = list(jsonlines.read(data))
    for row in rows:
        reading = next(reader.read_reports([Report.of(row["text"])]))
        found = set(_entities(reading))
        true = {(e["begin"], e["end"], e["type"]) for e in row["entities"] if e["confidence"] == 1}
        for kind in TYPES:
            counts[kind] += exact(_of(kind, found), _of(kind, true))
        related += exact(set(_pairs(reading)), {_pair(r["source"], r["target"]) for r in row.get("relations", [])})
        jsonlines.write(out, {"id": row["id"], "entities": sorted(found)})
    by_type = {kind: counted.scores() for kind, counted in counts.items()}
    return {
        "n": len(rows),
        "mean_f1": round(fmean(counted.f1 for counted in counts.values()), 4),
        **by_type,
        "relation_f1": round(related.f1, 4),
    }


def _of(kind: str, entities: set[Entity]) -> set[Entity]:
    return {entity for entity in entities if entity[2] == kind}


def _entities(reading: Reading) -> Iterator[Entity]:
    """What the set would mark of a reading; of two that overlap the longer one."""
    taken: list[Entity] = []
    for entity in sorted(_marked(reading), key=lambda entity: (entity[0] - entity[1], entity)):
        if not any(entity[0] < end and start < entity[1] for start, end, _ in taken):
            taken.append(entity)
    yield from taken


def _marked(reading: Reading) -> Iterator[Entity]:
    text = reading.report.text
    for mention in reading.mentions:
        yield (*_extent(mention, text), _type(mention, reading))
    for place in reading.place_mentions:
        yield place.span.start, place.span.end, "Location"
    for time in read_times(text, reading.report.published):
        yield time.span.start, time.span.end, "Temporal"
    words = split_words(text)
    for number in find_numbers(words):
        yield words[number.first].start, words[number.last - 1].end, "Quantity"


def _extent(mention: Mention, text: str) -> tuple[int, int]:
    """The span with its title, and with its article where the mention is a name or a noun."""
    title = mention.title or mention.span
    start, end = min(mention.span.start, title.start), max(mention.span.end, title.end)
    article = text[max(start - 4, 0) : start].lower()
    return (start - 4 if article == "the " and mention.form != "demonym" else start), end


def _type(mention: Mention, reading: Reading) -> str:
    actor = reading.actor(mention.actor_id)
    if mention.form == "demonym":  # "Syrians" are a group of people, "Syrian" tells whose
        return "Organisation" if mention.span.quote.endswith("s") else "Nationality"
    if actor is None or actor.kind not in ("person", "state"):
        return "Organisation"
    return "Person" if actor.kind == "person" else "Location" if mention.form == "name" else "Organisation"


def _pair(source: str, target: str) -> frozenset[str]:
    return frozenset((source.casefold(), target.casefold()))


def _pairs(reading: Reading) -> Iterator[frozenset[str]]:
    """Every two participants of one event, as their words."""
    for event in reading.events:
        words = [participant.span.quote for participant in event.participants]
        for place, one in enumerate(words):
            for other in words[place + 1 :]:
                yield _pair(one, other)
