"""``dateline incidents`` and ``dateline incident``: what happened, by how many sources, and each one's own figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import WORDS, form_options, json_option, ledger_option, limit_option

if TYPE_CHECKING:
    from dateline.ledger.incidents.answers import IncidentReport, IncidentRow, IncidentStory, MergeRow, ToldRow

__all__ = ["explained", "incident", "incidents"]

COLUMNS = ("id", "date", "type", "place", "country", "killed", "injured", "reports", "stories", "sources", "disputed")


@click.command()
@click.option("--type", "kind", metavar="TYPE", type=WORDS, help="Only incidents of this type, such as ASSAULT.")
@click.option(
    "--place", metavar="NAME", type=WORDS, help="Only incidents at this place or in this province or country."
)
@click.option(
    "--since", metavar="DATE", type=WORDS, help="Only incidents on or after this date (2023, 2023-03 or 2023-03-07)."
)
@click.option("--until", metavar="DATE", type=WORDS, help="Only incidents on or before this date.")
@click.option("--disputed", is_flag=True, default=None, help="Only those of which sources deny one another.")
@click.option("--single-source", is_flag=True, default=None, help="Only those that one source alone tells.")
@limit_option
@ledger_option
@form_options
def incidents(path: Path, form: str | None, kind: str | None, **filters: Any) -> None:
    """List incidents: what happened, where and when, by how many reports, stories and independent sources."""
    import dateline
    from dateline.cli.screen import show_rows
    from dateline.ledger.incidents.answers import IncidentRow

    with dateline.open(path, readonly=True) as ledger:
        found = ledger.incidents(type=kind, **filters)
    if form:
        show_rows(found, IncidentRow, form, (), "")
    else:
        show_rows(map(_line, found), _Line, None, COLUMNS, "No incident fits.")


@click.command()
@click.argument("name", metavar="INCIDENT")
@ledger_option
@json_option
def incident(name: str, path: Path, form: str | None) -> None:
    """Tell one incident: its reports in order of time, each source's figures, and who denies what.

    INCIDENT is its id, or the beginning of it, as dateline incidents prints it, or the id of one of its events.
    """
    from dataclasses import asdict

    import dateline
    from dateline.cli.screen import write_json

    with dateline.open(path, readonly=True) as ledger:
        story = ledger.incident(name)
    if form == "json":
        write_json(asdict(story))
        return
    for line in _told(story):
        click.echo(line.rstrip())


def explained(story: IncidentStory) -> Iterator[str]:
    """Why an incident is one: what its date, place and numbers rest on, and why its reports belong together."""
    from dateline.export.terminal import visible

    row = story.incident
    yield f"{row.id}  {visible(row.title)}"
    yield from (f"  {visible(why)}" for why in story.because)
    for figure in story.figures:
        yield f"  {figure.unit}: {_range(figure.low, figure.best, figure.high)}, {visible(figure.because)}"
    if not story.merges:
        yield "  one report tells it: nothing was merged"
    names = {report.happening_id: _name(report) for report in story.reports}
    for merge in story.merges:
        yield from _merge(merge, names)


def _merge(merge: MergeRow, names: dict[str, str]) -> Iterator[str]:
    yield ""
    yield f"{merge.score:.0%} one happening: {names[merge.left]}"
    yield f"{'':<19}and {names[merge.right]}"
    yield from (f"  {why}" for why in merge.because)


def _name(report: IncidentReport) -> str:
    """A report in a line: who published it, when, under which headline."""
    from dateline.export.terminal import visible

    known = filter(None, [report.published, report.publisher, report.title])
    return visible(f"{', '.join(known)} ({report.report_id})")


@dataclass(frozen=True, slots=True)
class _Line:
    """An incident as a row of a table: its days as one, its numbers as the best with low and high."""

    id: str
    date: str
    type: str
    place: str | None
    country: str | None
    killed: str
    injured: str
    reports: int
    stories: int
    sources: int
    disputed: str


def _line(row: IncidentRow) -> _Line:
    date = row.date_low if row.date_low == row.date_high else f"{row.date_low} to {row.date_high}"
    kind = f"{row.type} {row.mode}" if row.mode else row.type
    killed, injured = (
        "" if best is None else _range(low, best, high)
        for low, best, high in (
            (row.killed_low, row.killed, row.killed_high),
            (row.injured_low, row.injured, row.injured_high),
        )
    )
    return _Line(
        row.id, date or "", kind, row.place, row.country, killed, injured, row.reports, row.stories, row.sources,
        "disputed" if row.disputed else "",
    )  # fmt: skip


def _told(story: IncidentStory) -> Iterator[str]:
    """One incident for a person."""
    from dateline.export.terminal import visible

    row = story.incident
    yield visible(row.title)
    counts = (row.reports, "report"), (row.stories, "story"), (row.sources, "independent source")
    yield ", ".join(_count(number, of) for number, of in counts)
    if row.disputed:
        yield "Disputed: its sources deny one another."
    for figure in story.figures:
        yield ""
        yield f"{figure.unit}: {_range(figure.low, figure.best, figure.high)}"
        yield f"  best is {visible(figure.because)}"
        yield from (f"  {_figure(told)}" for told in figure.told)
    yield ""
    for report in story.reports:
        yield f"{'then ' if report.relation == 'follows' else ''}{_name(report)}"
        if report.sentence:
            yield f"  > {visible(report.sentence)}"
    if story.voices:
        yield ""
    for voice in story.voices:
        words = f"“{visible(voice.content or '').strip('“”')}” ({voice.report_id})"
        yield f"{visible(voice.source or 'a source')} {voice.stance}: {words}"


def _count(number: int, of: str) -> str:
    many = of[:-1] + "ies" if of.endswith("y") else of + "s"
    return f"{number} {of if number == 1 else many}"


def _range(low: float | None, best: float | None, high: float | None) -> str:
    """The best number, with the least and the most where they differ from it."""
    least, number, most = _number(low), _number(best), _number(high)
    return number if least == number == most else f"{number} ({least} to {most})"


def _figure(told: ToldRow) -> str:
    from dateline.export.terminal import visible

    low, high = _number(told.low), _number(told.high)
    number = low if low == high else f"at least {low}" if told.high is None else f"{low} to {high}"
    said = told.source or told.publisher or "the publisher"
    where = f"“{told.quote}” at {told.start} of {told.report_id}" if told.quote else f"headline of {told.report_id}"
    return visible(f"{number} by {said} ({told.standing}), {told.published}: {where}")


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.10g}"
