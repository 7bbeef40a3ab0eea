"""Events as a table that others' programs read: which columns a form has, and how its rows are written.

A form is one small module that names its columns, says of each what it tells, and makes rows of a report's events.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Literal, NamedTuple

from dateline.export.csv import cell
from dateline.export.json import LINE_ENDS
from dateline.ontology import Ontology
from dateline.ontology.cameo import is_mutual
from dateline.records import Event, Participant, Reading

__all__ = ["Column", "Form", "Row", "Side", "Telling", "named", "pairs", "sides", "write"]

Row = tuple[object, ...]
Side = tuple[Participant, ...]
Telling = tuple[Reading, Sequence[Event]]  # a report, and those of its events that are asked for


class Column(NamedTuple):
    """A column: its name as others know it, and what it tells."""

    name: str
    tells: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form of events: its name, what it is, its columns, and the rows that a report's events make."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Reading, Sequence[Event], Ontology], Iterator[Row]]
    kind: Literal["tsv", "csv", "geojson"] = "tsv"


def write(form: Form, tellings: Iterable[Telling], ontology: Ontology, out: IO[str]) -> int:
    """Write the names of the columns and then the rows, and say how many there were.

    Cells are those of ``export.csv``, each on one line. Tab-separated values have no quotation marks around them. Of
    GeoJSON each row is a feature whose point the first two columns are.
    """
    rows = (row for reading, events in tellings for row in form.rows(reading, events, ontology))
    if form.kind == "geojson":
        return _write_features([column.name for column in form.columns], rows, out)
    lines = csv.writer(out, lineterminator="\n")
    if form.kind == "tsv":
        lines = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    lines.writerow([column.name for column in form.columns])
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        lines.writerow([" ".join(cell(value).split()) for value in row])
    return count


def _write_features(names: Sequence[str], rows: Iterable[Row], out: IO[str]) -> int:
    """Write a GeoJSON collection, a feature a line."""
    count = 0
    out.write('{"type": "FeatureCollection", "features": [')
    for count, (east, north, *values) in enumerate(rows, 1):
        feature = {
            "type": "Feature",
            "geometry": None if east is None or north is None else {"type": "Point", "coordinates": [east, north]},
            "properties": dict(zip(names[2:], values, strict=True)),
        }
        line = json.dumps(feature, ensure_ascii=False).translate(LINE_ENDS)
        out.write(f"{',' if count > 1 else ''}\n{line}")
    out.write("\n]}\n")
    return count


def pairs(event: Event) -> Iterator[tuple[Participant | None, Participant | None]]:
    """Each of one side with each of the other; where one side is empty, the other's alone."""
    actors, recipients = sides(event)
    for actor in actors or (None,):
        for recipient in recipients or (None,):
            yield actor, recipient


def sides(event: Event) -> tuple[Side, Side]:
    """Who acts, and whom it is done to; of several who act together and on nobody, the first and the others."""
    actors, recipients = (
        tuple(item for item in event.participants if item.role == role) for role in ("actor", "recipient")
    )
    somebody = any(item.actor_id or item.country or item.sector for item in recipients)  # and not "an agreement"
    return (actors[:1], actors[1:]) if len(actors) > 1 and not somebody and is_mutual(event) else (actors, recipients)


def named(reading: Reading, item: Participant | None) -> str | None:
    """The name of who takes part, or the words where nobody is known by them."""
    if item is None:
        return None
    actor = reading.actor(item.actor_id)
    return actor.name if actor else item.span.quote
