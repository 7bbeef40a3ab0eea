"""``dateline ingest`` and ``dateline refused``: pages into a ledger, and those that were no reports."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import form_options, learned_option, ledger_option, profile_option, settings_with
from dateline.errors import INTERRUPTED

if TYPE_CHECKING:
    from dateline.ingest import Outcome

__all__ = ["ingest", "refused"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ledger_option
@click.option(
    "--jobs", "-j", metavar="N", type=click.IntRange(min=1), help="Processes that read.  [default: one a core]"
)
@profile_option
@learned_option
def ingest(paths: tuple[str, ...], path: Path, jobs: int | None, profile: Path | None, learned: bool | None) -> None:
    """Read pages into a ledger.

    PATH is a file, a folder, a pattern, a URL, or - for a list of these on standard input, one a line. A page that the
    ledger holds is not read again, so that an ingest that was stopped goes on where it was. Pages that are no reports
    are kept with the reason: see dateline refused.
    """
    from dateline.gather import listed
    from dateline.ingest import ingest as read_into
    from dateline.ledger import Ledger

    settings = settings_with(profile, learned)
    sources: Iterable[str] = listed(paths)
    total = None
    if "-" not in paths:
        sources = list(sources)
        total = len(sources)
    tally = _Tally()
    try:
        with Ledger.open(path, settings=settings) as ledger:
            for outcome in _watched(read_into(sources, ledger, settings, jobs or os.cpu_count() or 1), total):
                tally.count(outcome)
    except KeyboardInterrupt:
        click.echo(f"Interrupted: {tally}; the ledger is whole, and the same command goes on from here.", err=True)
        sys.exit(INTERRUPTED)
    click.echo(f"{tally}.")
    if tally.kinds["refused"]:
        click.echo(f"Why pages were refused: dateline refused --ledger {path}", err=True)
    if not tally.kinds["read"] + tally.kinds["known"]:
        sys.exit(1)


@click.command()
@ledger_option
@form_options
def refused(path: Path, form: str | None) -> None:
    """List the pages that could not become reports, and why."""
    import dateline
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import RefusedRow

    with dateline.open(path, readonly=True) as ledger:
        found = ledger.refused()
    show_rows(found, RefusedRow, form, ("source", "reason", "message"), "No page was refused.")


class _Tally:
    """How many pages came to what."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.records: Counter[str] = Counter()

    def count(self, outcome: Outcome) -> None:
        """Add one page."""
        self.kinds[outcome.kind] += 1
        if outcome.reason:
            self.reasons[outcome.reason] += 1
        for kind in ("events", "statements", "statuses"):
            self.records[kind] += getattr(outcome, kind)

    def __str__(self) -> str:
        records = ", ".join(f"{kind} {number:,}" for kind, number in self.records.items())
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in sorted(self.reasons.items()))
        read, known, refused = (self.kinds[kind] for kind in ("read", "known", "refused"))
        return ", ".join(
            [
                f"Read {read:,} ({records})" if read else "Read 0",
                f"already there {known:,}",
                f"refused {refused:,} ({reasons})" if refused else "refused 0",
            ]
        )


def _watched(outcomes: Iterator[Outcome], total: int | None) -> Iterator[Outcome]:
    """The outcomes, shown as they come: by a bar where a person watches, by a line each elsewhere."""
    if not sys.stderr.isatty():
        for outcome in outcomes:
            click.echo(_line(outcome))
            yield outcome
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        for outcome in outcomes:
            bar.update(task, advance=1, description=outcome.source[-60:])
            yield outcome


def _line(outcome: Outcome) -> str:
    from dateline.export.terminal import visible

    if outcome.kind == "refused":
        return f"refused  {visible(outcome.message or '')}"
    if outcome.kind == "known":
        return f"known    {visible(outcome.source)}"
    kinds = (("events", outcome.events), ("statements", outcome.statements), ("statuses", outcome.statuses))
    found = ", ".join(f"{kind} {number}" for kind, number in kinds)
    return f"read     {visible(outcome.source)}: {visible(outcome.title or 'no headline')} ({found})"
