"""``dateline explain`` and ``dateline who-says``: where one record comes from, field by field and voice by voice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from dateline.ledger.asking.witnesses import VoiceRow
    from dateline.ledger.incidents.answers import IncidentStory
    from dateline.records import Event, Participant, Reading, Span

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
    rows = list(_fields(reading, found))
    decided = _decided(path, found.id)
    if form == "json":
        from dateline.cli.screen import write_json

        fields = [dict(zip(("field", "value", "words", "start", "end"), row, strict=True)) for row in rows]
        told = {"event": found.id, "report": reading.report.id, "fields": fields, "because": list(found.because)}
        write_json(told | {"decided": decided})
        return
    from dateline.export.terminal import visible

    for field, value, quote, start, _ in rows:
        click.echo(f"{field:<10} {visible(value)}" + (f"  “{visible(quote)}” at {start}" if quote else ""))
    for rule in found.because or ("nothing recorded",):
        click.echo(f"{'because':<10} {visible(rule)}")
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


Row = tuple[str, str, str | None, int | None, int | None]  # field, value, words, and where they stand


def _fields(reading: Reading, event: Event) -> Iterator[Row]:
    """Each field that the event fills, with its value and the words it rests on."""
    yield _row("report", f"{reading.report.id} {reading.report.title or ''}", None)
    yield _row("type", " ".join(filter(None, [event.type, event.mode, *event.contexts])), event.trigger)
    yield _row("modality", "did not happen" if event.negated else event.modality, None)
    for each in event.participants:
        yield _row(each.role, _who(reading, each), each.span)
    if event.place_span or event.place_id:
        place = reading.place(event.place_id)
        where = f"{place.id} {place.name}, {place.country} ({place.precision})" if place else "not resolved"
        yield _row("place", where, event.place_span)
    if event.time:
        yield _row("time", " ".join(filter(None, [event.time.edtf, event.time.duration])), event.time.span)
    for figure in event.figures:
        yield _row("figure", f"{figure.kind} {figure.low} to {figure.high} {figure.unit}", figure.span)
    for instrument in event.instruments:
        yield _row("instrument", "", instrument)
    said = reading.attribution(event.attribution_id)
    says = reading.source(said) or "nobody named" if said else "the publisher"
    yield _row("says", says, said.cue if said else None)


def _who(reading: Reading, each: Participant) -> str:
    """How the words for a participant were resolved."""
    actor = reading.actor(each.actor_id)
    if actor is None:
        return "nobody that could be named"
    known = "in the registry" if actor.registered else "known from this report"
    body = f", for {each.stands_for}" if each.stands_for else ""
    return f"{actor.id} {actor.name} ({known}){body}"


def _row(field: str, value: str, span: Span | None) -> Row:
    return (field, value, span.quote, span.start, span.end) if span else (field, value, None, None, None)
