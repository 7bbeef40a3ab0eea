"""Writes ``docs/cli.md`` from the commands themselves: ``python docs/cli.py``, or ``make docs``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from dateline.cli import main

__all__ = ["page"]

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The commands

This page is made from the program (`make docs`); `dateline COMMAND --help` prints the same. A command that fails
says why in one sentence on standard error and exits with 1, with 2 where it was called wrongly, and with 130 where
Ctrl-C stopped it. `DATELINE_LEDGER` names the ledger that is meant where `--ledger` is not given,
`DATELINE_PROFILE` the profile, `DATELINE_MODEL` the spaCy model and `DATELINE_CACHE` the folder of files that are
built once. `DATELINE_LIKELY` is the chance of being right below which an event is left out (0.3; with 0 all that is
found is told).
"""


def page() -> str:
    """The whole page."""
    context = click.Context(main, info_name="dateline")
    listed = [main.get_command(context, name) for name in main.list_commands(context)]
    return "\n".join([HEAD, *(line for command in listed if command for line in _command(command, context))])


def _command(command: click.Command, parent: click.Context) -> Iterator[str]:
    """The heading of a command, what it does, and what it takes."""
    context = click.Context(command, info_name=command.name, parent=parent)
    yield f"## {context.command_path}\n"
    yield "    " + re.sub(r"\s+", " ", command.get_usage(context).removeprefix("Usage: ")) + "\n"
    for paragraph in (command.help or "").split("\n\n"):
        yield re.sub(r"\s+", " ", paragraph).strip() + "\n"
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    rows = [record for record in records if record and record[1] and "--help" not in record[0]]
    if rows:
        yield "| option | what it does |\n|---|---|"
        yield from (f"| `{_cell(option)}` | {_cell(what)} |" for option, what in rows)
        yield ""
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from _command(each, context)


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
