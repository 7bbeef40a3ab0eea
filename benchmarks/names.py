"""Entities in reports about Syria and Iraq, as the re3d set marks them (those of confidence 1 only).

The answers are the phrases that ``find_phrases`` finds. The set's relations are verbs between words; Dateline's are
events and statuses between actors, so they are matched by the pair of words only: ``relation_f1`` tells whether two
that the set relates stand in one event or status of ours, whichever its type. ``seen`` is the share of rows whose text
the phrases were learned from, of which the scores say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import IO, Any

from benchmarks import jsonlines
from benchmarks.scoring import Counts, exact, with_unseen
from dateline.finding.phrases.finder import find_phrases, seen
from dateline.pipeline import Reader
from dateline.records import Reading, Report

__all__ = ["run"]

# The set's types by the kinds of our phrases.
TYPES = {
    "person": "Person", "organisation": "Organisation", "location": "Location", "nationality": "Nationality",
    "time": "Temporal", "quantity": "Quantity",
}  # fmt: skip
RELATION = "relation"
Tally = dict[str, Counts]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Read every report of ``data``, write its entities, and return exact-span F1 by type and of relations."""
    rows = list(jsonlines.read(data))
    tallies = [_tally(row, out) for row in rows]
    known = [seen(row["text"]) for row in rows]
    return with_unseen(tallies, known, _scores)


def _tally(row: Mapping[str, Any], out: IO[str]) -> Tally:
    """What is right, spurious and missed in one report, by type."""
    reader = Reader.load()
    (document,) = reader.reports.read([Report.of(row["text"])])
    found = {(phrase.span.start, phrase.span.end, TYPES[phrase.kind]) for phrase in find_phrases(document)}
    true = {(one["begin"], one["end"], one["type"]) for one in row["entities"] if one["confidence"] == 1}
    jsonlines.write(out, {"id": row["id"], "entities": sorted(found)})
    related = {_pair(relation["source"], relation["target"]) for relation in row.get("relations", [])}
    return {
        **{kind: exact(_of(kind, found), _of(kind, true)) for kind in TYPES.values()},
        RELATION: exact(set(_pairs(reader.finders.find(document))), related),
    }


def _scores(tallies: Sequence[Tally]) -> dict[str, object]:
    summed = {kind: sum((tally[kind] for tally in tallies), Counts()) for kind in (*TYPES.values(), RELATION)}
    related = summed.pop(RELATION)
    return {
        "mean_f1": round(fmean(counts.f1 for counts in summed.values()), 4),
        **{kind: counts.scores() for kind, counts in summed.items()},
        "relation_f1": round(related.f1, 4),
    }


def _of(kind: str, entities: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    return {entity for entity in entities if entity[2] == kind}


def _pair(source: str, target: str) -> frozenset[str]:
    return frozenset((source.casefold(), target.casefold()))


def _pairs(reading: Reading) -> Iterator[frozenset[str]]:
    """Every two participants of one event and the two ends of every status, as their words."""
    for event in reading.events:
        words = [participant.span.quote for participant in event.participants]
        for place, one in enumerate(words):
            for other in words[place + 1 :]:
                yield _pair(one, other)
    for status in reading.statuses:
        yield _pair(status.holder.quote, status.value.quote)
