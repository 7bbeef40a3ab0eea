"""``dateline explain`` and ``dateline who-says``: where one record comes from, field by field and voice by voice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from dateline.export.explaining import Explained
    from dateline.ledger.asking.witnesses import VoiceRow
    from dateline.ledger.incidents.answers import IncidentStory
    from dateline.records import Event, Reading

__all__ = ["explain", "who_says"]


@click.command()
@click.argument("record", metavar="EVENT|INCIDENT")
@ledger_option
@json_option
def explain(record: str, path: Path, form: str | None) -> None:
    """Tell which words, rules, look-ups and persons gave each field of an event, or why reports are of one incident.

    EVENT or INCIDENT is its id, or the beginning of it, as dateline events or dateline incidents prints it.
    """
    known = _known(path, record)
    if not isinstance(known, tuple):
        _explain_incident(known, form)
        return
    reading, found = known
    rows, decided = _rows(reading, found), _decided(path, found.id)
    if form == "json":
        from dateline.cli.screen import write_json

        fields = [
            {"field": row.field, "value": row.value, "words": row.words and row.words.quote,
             "start": row.words and row.words.start, "end": row.words and row.words.end, "how": list(row.how)}
            for row in rows
        ]  # fmt: skip
        told = {"event": found.id, "report": reading.report.id, "fields": fields, "because": list(found.because)}
        write_json(told | {"decided": decided})
        return
    from dateline.export.terminal import visible

    for row in rows:
        words = f"  “{visible(row.words.quote)}” at {row.words.start}" if row.words else ""
        click.echo(f"{row.field:<10} {visible(row.value)}{words}")
        for how in row.how:
            click.echo(f"{'':<12} {visible(how)}")
    for decision in decided:
        click.echo(f"{'decided':<10} {visible(decision)}")


@click.command("who-says")
@click.argument("event", metavar="EVENT")
@ledger_option
@json_option
def who_says(event: str, path: Path, form: str | None) -> None:
    """Tell who says that an event happened, in which words and through whom, and who denies it, in all reports.

    EVENT is its id, or the beginning of it, as dateline events prints it.
    """
    import dateline

    with dateline.open(path, readonly=True) as ledger:
        told = ledger.who_says(event)
    if form == "json":
        from dataclasses import asdict

        from dateline.cli.screen import write_json

        write_json(asdict(told))
        return
    from dateline.export.terminal import visible

    click.echo(told.says)
    for voice in told.voices:
        if voice.here:
            click.echo(f"  {_heard(voice)}")
    for support in told.supports:
        click.echo(f"  > {visible(support)}")
    others = [voice for voice in told.voices if not voice.here]
    if others or told.disputed:
        disputed = ", disputed" if told.disputed else ""
        click.echo(f"In other reports of it (incident {told.incident}{disputed})")
    for voice in others:
        imprint = ", ".join(filter(None, [voice.published, voice.publisher]))
        click.echo(f"  {visible(imprint) or voice.report_id}: {_heard(voice)}")


def _heard(voice: VoiceRow) -> str:
    """One voice in a line: who, in which words, and whom words for a post mean."""
    from dateline.export.terminal import visible

    manner = ", ".join(filter(None, [voice.directness, voice.stance])) or "in its own voice"
    means = f" [{voice.means}: {voice.because}]" if voice.means else ""
    return visible(f"{voice.who}{means} ({manner}): {voice.says}")


def _explain_incident(story: IncidentStory, form: str | None) -> None:
    """Why the reports of an incident belong together."""
    if form == "json":
        from dataclasses import asdict

        from dateline.cli.screen import write_json

        merges = [asdict(merge) for merge in story.merges]
        figures = {figure.unit: figure.because for figure in story.figures}
        write_json(
            {"incident": story.incident.id, "because": list(story.because), "figures": figures, "merges": merges}
        )
        return
    from dateline.cli.incidents import explained

    for line in explained(story):
        click.echo(line.rstrip())


def _known(path: Path, name: str) -> tuple[Reading, Event] | IncidentStory:
    """The event of that name, or else the incident; raises NotFound where there is neither, or several events."""
    import dateline

    with dateline.open(path, readonly=True) as ledger:
        return ledger.event_if_any(name) or ledger.incident(name)


def _decided(path: Path, event_id: str) -> list[str]:
    """What persons decided on an event, each in a line, the first first."""
    import dateline

    with dateline.open(path, readonly=True) as ledger:
        decisions = ledger.reviews(record=event_id)
    return [
        f"{one.decision} by {one.by}, {one.at}"
        + (f": {one.field} from {one.old or 'nothing'} to {one.new}" if one.field else "")
        + (f" ({one.why})" if one.why else "")
        for one in reversed(decisions)
    ]


def _rows(reading: Reading, event: Event) -> list[Explained]:
    """The fields of an event, each with how the words led to it."""
    from dateline.export.explaining import explain as fields
    from dateline.ontology import Ontology

    return list(fields(reading, event, Ontology.load()))
