"""``dateline export``: the events of a ledger in the forms that others' programs read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dateline.cli.options import FORMS, event_options, kinds, ledger_option, profile_option, settings_with
from dateline.errors import DatelineError
from dateline.export.wording import noun

if TYPE_CHECKING:
    from dateline.export.tabular import Telling
    from dateline.ledger import Ledger
    from dateline.ledger.asking.answers import EventRow

__all__ = ["export"]


@click.command()
@click.option(
    "--as",
    "name",
    metavar="FORM",
    required=True,
    type=click.Choice(FORMS),
    help=f"{', '.join(FORMS[:-1])} or {FORMS[-1]}.",
)
@event_options
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write here, not to the screen.")
@ledger_option
@profile_option
def export(name: str, out: Path | None, path: Path, profile: Path | None, kind: str | None, **filters: Any) -> None:
    """Write events in a form that others' programs read.

    FORM is cameo (who did what to whom in CAMEO's codes, with names, date, place, source and sentence), polecat
    (PLOVER's types in POLECAT's forty columns), acled (the thirty-one columns of ACLED's export) or geojson (points for
    a map); docs/exports.md lists the columns. What a person rejected is left out, and what a person edited is as that
    person put it.
    """
    import dateline
    from dateline.export.forms import form
    from dateline.export.tabular import write
    from dateline.ontology import Ontology

    ontology = Ontology.load(settings_with(profile).profile)
    with dateline.open(path, readonly=True) as ledger:
        events = ledger.events(type=kinds(kind, profile), **filters)
        with _output(out) as file:
            rows = write(form(name), _tellings(ledger, events), ontology, file)
    click.echo(f"{noun(len(events), 'event')}, {noun(rows, 'row')} in the form {name}.", err=True)


def _tellings(ledger: Ledger, events: Iterable[EventRow]) -> Iterator[Telling]:
    """The reports of events, in the order of the first of each, with those of their events that are asked for."""
    wanted: dict[str, set[str]] = {}
    for row in events:
        wanted.setdefault(row.report_id, set()).add(row.id)
    for report_id, ids in wanted.items():
        reading = ledger.report(report_id)
        yield reading, [event for event in reading.events if event.id in ids]


@contextmanager
def _output(out: Path | None) -> Iterator[IO[str]]:
    """Where rows go: a file, or standard output."""
    if out is None:
        from dateline.cli.screen import machine_output

        yield machine_output()
        sys.stdout.flush()
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            yield file
    except OSError as error:
        raise DatelineError(f"{out} cannot be written: {str(error.strerror).lower()}.") from error
