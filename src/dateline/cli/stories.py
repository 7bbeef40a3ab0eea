"""``dateline stories``, ``story`` and ``diff``: which reports are copies of one text, and how a page has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import WORDS, form_options, json_option, ledger_option, limit_option

if TYPE_CHECKING:
    from dateline.merging.difference import Change, Difference

__all__ = ["diff", "stories", "story"]

STORY = ("id", "reports", "publishers", "source", "first", "last", "title")
REPORT = ("id", "published", "publisher", "shared", "title", "url")
SIGNS = {"added": "+", "dropped": "-", "changed": "~"}


@click.command()
@click.option("--copied", is_flag=True, help="Only stories that more than one report tells.")
@limit_option
@ledger_option
@form_options
def stories(copied: bool, limit: int | None, path: Path, form: str | None) -> None:
    """List the stories: reports that are copies or near copies of one text.

    A story's source is the agency that a report of it names, or else the publisher of the earliest: five papers that
    print one wire story are five reports, one story and one source.
    """
    import dateline
    from dateline.cli.screen import show_rows
    from dateline.export.wording import noun
    from dateline.ledger.stories.answers import StoryRow

    with dateline.open(path, readonly=True) as ledger:
        found = ledger.stories(copied=copied, limit=limit)
        counts = ledger.counts()
    show_rows(found, StoryRow, form, STORY, "No text stands in two reports." if copied else "The ledger is empty.")
    if form is None:
        nouns = (("reports", "report", None), ("stories", "story", "stories"), ("sources", "independent source", None))
        click.echo("\n" + ", ".join(noun(counts[name], one, many) for name, one, many in nouns) + ".")


@click.command()
@click.argument("story", metavar="STORY")
@ledger_option
@json_option
def story(story: str, path: Path, form: str | None) -> None:
    """Show the reports of one story, the earliest first.

    STORY is its id, or the id, file or URL of one of its reports.
    """
    from dataclasses import asdict

    import dateline
    from dateline.cli.screen import show_rows, write_json
    from dateline.export.wording import noun, visible
    from dateline.ledger.stories.answers import StoryReport

    with dateline.open(path, readonly=True) as ledger:
        told = ledger.story(story)
    if form == "json":
        write_json(asdict(told))
        return
    row = told.story
    click.echo(visible(f"Story {row.id}: {row.title or 'no headline'}"))
    told_by = f"{noun(row.reports, 'report')}, {noun(row.publishers, 'publisher')}"
    click.echo(visible(f"{told_by}, from {row.source or 'nobody named'}\n"))
    show_rows(told.reports, StoryReport, None, REPORT, "")


@click.command()
@click.argument("page", metavar="PAGE")
@click.option(
    "--against", metavar="REPORT", type=WORDS, help="Compare with this report and not with the revision before."
)
@ledger_option
@json_option
def diff(page: str, against: str | None, path: Path, form: str | None) -> None:
    """Show what changed where a page was read again: in its text, and in what the ledger says.

    PAGE is a URL, of which the newest revision is told, or the id of the report that a revision made.
    """
    import dateline

    with dateline.open(path, readonly=True) as ledger:
        found = ledger.difference(page, against)
    if form == "json":
        from dateline.cli.screen import write_json

        write_json(_plain(found))
        return
    _print(found)


def _plain(found: Difference) -> dict[str, object]:
    """The difference as plain values, with of each report what tells it from the other."""
    from dataclasses import asdict

    known = ("id", "title", "publisher", "published", "url", "source")
    return {
        "old": {name: getattr(found.old, name) for name in known},
        "new": {name: getattr(found.new, name) for name in known},
        "text": [asdict(each) for each in found.text],
        "records": [asdict(each) for each in found.records],
    }


def _print(found: Difference) -> None:
    from dateline.export.wording import visible

    for sign, report in (("---", found.old), ("+++", found.new)):
        click.echo(visible(" ".join(filter(None, [sign, report.id, report.published, report.title]))))
    for each in found.text:
        where = "headline: " if each.part == "headline" else ""
        for sign, words in (("-", each.before), ("+", each.after)):
            if words is not None:
                click.echo(f"{sign} {where}{visible(words)}")
    click.echo("\nIn the ledger" if found.records else "\nIn the ledger: nothing.")
    for change in found.records:
        _print_change(change)


def _print_change(change: Change) -> None:
    from dateline.export.wording import visible

    click.echo(visible(f"{SIGNS[change.what]} {change.kind} {change.label}"))
    for field in change.fields:
        click.echo("    " + visible(f"{field.field}: {field.before or 'nothing'} → {field.after or 'nothing'}"))
    if not change.fields:
        click.echo("    " + visible(f"“{change.words}”"))
