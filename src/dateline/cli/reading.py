"""``dateline read``, ``dateline phrases`` and ``dateline schema``: pages to the screen, and nothing kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import form_options, learned_option, profile_option, settings_with
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
@profile_option
@learned_option
def read(pages: tuple[str, ...], form: str | None, profile: Path | None, learned: bool | None) -> None:
    """Read pages and print what they say.

    PAGE is a file (HTML or plain text), a folder, a pattern, a URL, or - for a page on standard input. Each event is
    followed by the sentence that tells it, with the words marked.
    """
    from dateline.gather import expand

    sources = list(expand(pages))
    if form == "json" and len(sources) > 1:
        raise click.UsageError(f"--json gives one document, and these are {len(sources)} pages: use --jsonl.")
    show = printer(form)
    refused = 0
    for at, answer in enumerate(_readings(sources, settings_with(profile, learned))):
        if isinstance(answer, InputRefused):
            click.echo(f"Error: {answer}", err=True)
            refused += 1
        else:
            show(answer, at)
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
    from dateline.finding.phrases import find_phrases
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


def _readings(sources: list[str], settings: Settings) -> Iterator[Reading | InputRefused]:
    """What each page gives: a reading, or why there is none."""
    from dateline.gather import open_page
    from dateline.pipeline import Reader

    for source in sources:
        try:
            page = open_page(source, settings.page_limit)
            yield Reader.load(settings).read(page)
        except InputRefused as refusal:
            yield refusal


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
