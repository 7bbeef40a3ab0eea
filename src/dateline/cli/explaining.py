"""``dateline explain`` and ``dateline who-says``: where one record comes from, field by field and voice by voice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import ledger_option

if TYPE_CHECKING:
    from dateline.ledger.answers import IncidentStory
    from dateline.records import Attribution, Event, Participant, Reading, Span

__all__ = ["explain", "who_says"]

json_option = click.option("--json", "form", flag_value="json", help="Give JSON.")


@click.command()
@click.argument("record", metavar="EVENT|INCIDENT")
@ledger_option
@json_option
def explain(record: str, path: Path, form: str | None) -> None:
    """Tell which words, rules and look-ups gave each field of an event, or why reports are of one incident.

    EVENT or INCIDENT is its id, or the beginning of it, as dateline events or dateline incidents prints it.
    """
    known = _known(path, record)
    if not isinstance(known, tuple):
        _explain_incident(known, form)
        return
    reading, found = known
    rows = list(_fields(reading, found))
    if form == "json":
        from dateline.cli.screen import write_json

        fields = [dict(zip(("field", "value", "words", "start", "end"), row, strict=True)) for row in rows]
        write_json({"event": found.id, "report": reading.report.id, "fields": fields, "because": list(found.because)})
        return
    from dateline.export.terminal import visible

    for field, value, quote, start, _ in rows:
        click.echo(f"{field:<10} {visible(value)}" + (f"  “{visible(quote)}” at {start}" if quote else ""))
    for rule in found.because or ("nothing recorded",):
        click.echo(f"{'because':<10} {visible(rule)}")


@click.command("who-says")
@click.argument("event", metavar="EVENT")
@ledger_option
@json_option
def who_says(event: str, path: Path, form: str | None) -> None:
    """Tell who says that an event happened, in which words, and through whom.

    EVENT is its id, or the beginning of it, as dateline events prints it.
    """
    from dateline.export.terminal import says, visible

    reading, found = _event(path, event)
    chain = says(reading, found.attribution_id)
    voices = [_voice(reading, said) for said in reading.attributions if _holds(said, found.trigger)]
    if form == "json":
        from dateline.cli.screen import write_json

        write_json({"event": found.id, "report": reading.report.id, "says": chain, "voices": voices})
        return
    click.echo(chain)
    for voice in voices:
        stance = f", {voice['stance']}" if voice["stance"] else ""
        click.echo(f"  {visible(voice['source'])} ({voice['directness']}{stance}): {visible(voice['content'])}")
    for support in found.supports:
        click.echo(f"  > {visible(support.quote)}")


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
    """The event of that name, or else the incident; raises NotFound where there is neither."""
    import dateline
    from dateline.errors import NotFound

    with dateline.open(path, readonly=True) as ledger:
        try:
            return ledger.event(name)
        except NotFound as unknown:
            try:
                return ledger.incident(name)
            except NotFound:
                raise unknown from None


def _event(path: Path, name: str) -> tuple[Reading, Event]:
    import dateline

    with dateline.open(path, readonly=True) as ledger:
        return ledger.event(name)


def _holds(said: Attribution, words: Span) -> bool:
    return any(words in piece for piece in said.content)


def _voice(reading: Reading, said: Attribution) -> dict[str, Any]:
    """One attribution as plain values."""
    actor = reading.actor(said.source_id)
    return {
        "source": actor.name if actor else said.source.quote if said.source else "nobody named",
        "resolved": said.resolved,
        "through": said.through,
        "directness": said.directness,
        "stance": said.stance,
        "cue": said.cue.quote if said.cue else None,
        "content": " … ".join(piece.quote for piece in said.content),
    }


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
    yield _row("says", _voice(reading, said)["source"] if said else "the publisher", said.cue if said else None)


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
