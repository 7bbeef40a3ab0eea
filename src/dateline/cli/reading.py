"""``dateline read``, ``dateline phrases`` and ``dateline schema``: pages to the screen, and nothing kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import FORMS, form_options, learned_option, profile_option, settings_with
from dateline.errors import InputRefused

if TYPE_CHECKING:
    from dateline.records import Reading
    from dateline.settings import Settings

__all__ = ["phrases", "printer", "read", "schema"]


@dataclass(frozen=True, slots=True)
class _PhraseRow:
    """A phrase in a table: its words, what they speak of, and where they stand in the report."""

    words: str
    kind: str
    actor_id: str | None
    place_id: str | None
    start: int
    end: int


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--json", "form", flag_value="json", help="Give one JSON document (its schema: dateline schema).")
@click.option("--jsonl", "form", flag_value="jsonl", help="Give one JSON document a line, for many pages.")
@click.option(
    "--as",
    "name",
    metavar="FORM",
    type=click.Choice(FORMS),
    help=f"Give the events as {', '.join(FORMS[:-1])} or {FORMS[-1]} has them: see dateline export.",
)
@profile_option
@learned_option
def read(
    pages: tuple[str, ...], form: str | None, name: str | None, profile: Path | None, learned: bool | None
) -> None:
    """Read pages and print what they say.

    PAGE is a file (HTML or plain text), a folder, a pattern, a URL, or - for a page on standard input. Each event is
    followed by the sentence that tells it, with the words marked.
    """
    from dateline.gather import expand

    sources = list(expand(pages))
    if form == "json" and len(sources) > 1:
        raise click.UsageError(f"--json gives one document, and these are {len(sources)} pages: use --jsonl.")
    if form and name:
        raise click.UsageError(f"--{form} and --as {name} are two forms: ask for one.")
    settings = settings_with(profile, learned)
    refused: list[InputRefused] = []
    readings = _readings(sources, settings, refused)
    if name is not None:
        _in_form(name, readings, settings)
    else:
        show = printer(form)
        for at, reading in enumerate(readings):
            show(reading, at)
    if refused:
        sys.exit(1)


@click.command()
@click.argument("page", metavar="PAGE")
@form_options
@profile_option
def phrases(page: str, form: str | None, profile: Path | None) -> None:
    """Print every phrase of a page that speaks of somebody or something.

    Names, plain nouns and pronouns at their full extent ("the 12 men of the unit"): persons, bodies and groups, places,
    nationalities, times and numbers of things, each with the actor or the place that the reading takes its noun for.
    PAGE is a file, a URL, or - for a page on standard input.
    """
    from dateline.cli.screen import show_rows
    from dateline.finding.phrases.finder import find_phrases
    from dateline.gather import open_page
    from dateline.pipeline import Reader

    settings = settings_with(profile)
    document = Reader.load(settings).document(open_page(page, settings.page_limit))
    rows = (
        _PhraseRow(one.span.quote, one.kind, one.actor_id, one.place_id, one.span.start, one.span.end)
        for one in find_phrases(document)
    )
    show_rows(rows, _PhraseRow, form, ("words", "kind", "actor_id", "place_id"), "No phrases.")


@click.command()
def schema() -> None:
    """Print the JSON Schema of what --json and --jsonl give."""
    import json

    from dateline.export.json import schema as document_schema

    click.echo(json.dumps(document_schema(), indent=2, ensure_ascii=False))


def _readings(sources: list[str], settings: Settings, refused: list[InputRefused]) -> Iterator[Reading]:
    """What the pages give; a page that gives nothing is told of, and added to ``refused``."""
    from dateline.gather import open_page
    from dateline.ingest import read_page

    for source in sources:
        try:
            answer = read_page(open_page(source, settings.page_limit), settings)
        except InputRefused as refusal:
            answer = refusal
        if isinstance(answer, InputRefused):
            click.echo(f"Error: {answer}", err=True)
            refused.append(answer)
        else:
            yield answer


def _in_form(name: str, readings: Iterable[Reading], settings: Settings) -> None:
    """The events of readings in a form that others know."""
    from dateline.cli.screen import machine_output
    from dateline.export.forms import form
    from dateline.export.tabular import write
    from dateline.ontology import Ontology

    tellings = ((reading, reading.events) for reading in readings)
    write(form(name), tellings, Ontology.load(settings.profile), machine_output())


def printer(form: str | None) -> Callable[[Reading, int], None]:
    """What prints the reading of the n-th page."""
    if form is None:
        return _on_screen
    from dateline.cli.screen import machine_output
    from dateline.export.json import dumps

    indent = 2 if form == "json" else None
    out = machine_output()

    def write(reading: Reading, _: int) -> None:
        out.write(dumps(reading, indent=indent) + "\n")
        out.flush()

    return write


def _on_screen(reading: Reading, at: int) -> None:
    from dateline.cli.screen import console
    from dateline.export.terminal import render

    screen = console()
    if at:
        screen.print(f"\n{'─' * 40}\n", style="dim")
    render(reading, screen)
