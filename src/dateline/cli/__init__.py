"""The commands: one file a group, and here what holds for all.

Nothing heavy is imported before a command needs it, so that ``dateline --help`` answers at once.
"""

from __future__ import annotations

import errno
import sys
from typing import Any

import click

from dateline.cli.asking import actor, actors, events, search, show, statements, statuses
from dateline.cli.explaining import explain, who_says
from dateline.cli.exporting import export
from dateline.cli.incidents import incident, incidents
from dateline.cli.ingesting import ingest, refused
from dateline.cli.judging import judge, judgements, same_actors
from dateline.cli.reading import phrases, read, schema
from dateline.cli.rereading import reread
from dateline.cli.reviewing import accept, corrections, edit, reject, review, reviews, undo
from dateline.cli.serving import serve
from dateline.cli.stories import diff, stories, story
from dateline.cli.tokens import token
from dateline.errors import INTERRUPTED, DatelineError

__all__ = ["main"]

OUTPUT = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG)  # what a full or broken disk says of a file written to


class _Commands(click.Group):
    """The commands in the order of their use, with our errors told in one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno not in OUTPUT:
                raise
            raise click.ClickException(f"The output cannot be written: {str(error.strerror).lower()}.") from error
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    "dateline", cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="dateline", message="%(prog)s %(version)s")
def main() -> None:
    """Read news reports and keep a sourced ledger of what they say.

    Who did what to whom, where, when, and who says so: every record quotes the words of the report that it rests on.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal that lacks a letter shows its number, and the command goes on
            reconfigure(errors="backslashreplace")


for command in (
    read, ingest, refused, search, show, events, incidents, incident, explain, who_says, statements, statuses, actors,
    actor, stories, story, diff, same_actors, judge, judgements, review, accept,
    reject, edit, undo, reviews, corrections, export, reread, serve, token,
    phrases, schema,
):  # fmt: skip
    main.add_command(command)
