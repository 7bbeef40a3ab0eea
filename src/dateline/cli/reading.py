"""``dateline read`` and ``dateline schema``: pages to the screen, and nothing kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import learned_option, profile_option, settings_with
from dateline.errors import InputRefused

if TYPE_CHECKING:
    from dateline.records import Reading
    from dateline.settings import Settings

__all__ = ["printer", "read", "schema"]


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
