"""``dateline reread``: reports of a ledger read again by the present version and settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from dateline.cli.options import learned_option, ledger_option, profile_option, settings_with
from dateline.errors import INTERRUPTED

__all__ = ["reread"]


@click.command()
@click.argument("reports", nargs=-1, metavar="REPORT...")
@ledger_option
@click.option(
    "--jobs", "-j", metavar="N", type=click.IntRange(min=1), help="Processes that read.  [default: one a core]"
)
@profile_option
@learned_option
def reread(reports: tuple[str, ...], path: Path, jobs: int | None, profile: Path | None, learned: bool | None) -> None:
    """Read reports of a ledger again, all of them or those named, from the text that it keeps.

    REPORT is an id, the beginning of one, or a file or URL. What this version reads otherwise takes the place of what
    was read before. Corrections stay: those on a record that is found again still apply, the others are listed by
    dateline reviews as look again.
    """
    from dateline.ledger import Ledger
    from dateline.rereading import reread as read_again

    settings = settings_with(profile, learned)
    changed = same = still = again = 0
    failed: list[str] = []
    try:
        with Ledger.open(path, settings=settings, create=False) as ledger:
            ids = [ledger.report(name).report.id for name in reports] or [row.id for row in ledger.reports()]
            for one in read_again(list(dict.fromkeys(ids)), ledger, settings, jobs or os.cpu_count() or 1):
                changed, same = changed + one.changed, same + (not one.changed and one.message is None)
                still, again = still + one.still_apply, again + one.look_again
                if one.message:
                    failed.append(one.message)
                    click.echo(f"Error: {one.message}", err=True)
    except KeyboardInterrupt:
        click.echo("Interrupted: the ledger is whole, and the same command goes on from here.", err=True)
        sys.exit(INTERRUPTED)
    click.echo(f"Changed {changed:,}, the same {same:,}, failed {len(failed):,}.")
    if still or again:
        click.echo(f"Decisions: {still:,} still apply, {again:,} to look at again (dateline reviews).")
    if failed:
        sys.exit(1)
