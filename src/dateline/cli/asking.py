"""The commands that ask a ledger: search, show, events, statements, statuses, actors, actor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import (
    WORDS,
    event_options,
    form_options,
    json_option,
    kinds,
    ledger_option,
    limit_option,
    profile_option,
    reviewed_option,
)

if TYPE_CHECKING:
    from dateline.ledger import Ledger

__all__ = ["actor", "actors", "events", "search", "show", "statements", "statuses"]

ACTOR = ("name", "kind", "country", "mentions", "reports", "aliases")
EVENT = ("id", "date", "kind", "who", "to_whom", "place", "figures", "according_to", "report_id")
STATEMENT = ("published", "who", "means", "post", "cue", "content", "publisher", "report_id")
STATUS = ("holder", "kind", "value", "holds", "times", "authority", "according_to", "publisher", "report_id")


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="WORD...")
@limit_option
@ledger_option
@form_options
def search(query: tuple[str, ...], limit: int | None, path: Path, form: str | None) -> None:
    """Find the reports that hold all the words, best first.

    A phrase stands in quotation marks (\\"bus attack\\" in most shells); a word that ends in * stands for all that
    begin so.
    """
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import Found

    with _opened(path) as ledger:
        found = ledger.search(" ".join(query), limit=limit)
    columns = ("id", "published", "publisher", "title", "snippet")
    show_rows(found, Found, form, columns, "No report holds all of these words.")


@click.command()
@click.argument("report", metavar="REPORT")
@ledger_option
@click.option("--json", "form", flag_value="json", help="Give JSON (its schema: dateline schema).")
def show(report: str, path: Path, form: str | None) -> None:
    """Show one report with its records. REPORT is its id, the beginning of that, or its file or URL."""
    from dateline.cli.reading import printer

    with _opened(path) as ledger:
        reading = ledger.report(report)
    printer(form)(reading, 0)


@click.command()
@event_options
@ledger_option
@profile_option
@form_options
def events(path: Path, form: str | None, profile: Path | None, kind: str | None, **filters: Any) -> None:
    """List events: who did what to whom, where, when, according to whom.

    With a profile, --type finds the types of your own that narrow that type, too.
    """
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import EventRow

    with _opened(path) as ledger:
        found = ledger.events(type=kinds(kind, profile), **filters)
    show_rows(found, EventRow, form, EVENT, f"No event fits{_no_type(kind) if kind and not found else '.'}")


def _no_type(kind: str) -> str:
    """What is said of a type that Dateline does not ship: it may be misspelt, or of a profile."""
    from dateline.tables import table

    shipped = [row["id"] for row in table("ontology", "types")["types"]]
    if kind.upper() in shipped:
        return "."
    return f": '{kind}' is no type that Dateline ships; those are {', '.join(shipped)}."


@click.command()
@click.option("--by", metavar="NAME", type=WORDS, help="Only what this actor says.")
@click.option("--about", metavar="NAME", type=WORDS, help="Only what is said of this actor.")
@reviewed_option
@limit_option
@ledger_option
@form_options
def statements(path: Path, form: str | None, **filters: Any) -> None:
    """List statements: who says what."""
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import StatementRow

    with _opened(path) as ledger:
        found = ledger.statements(**filters)
    show_rows(found, StatementRow, form, STATEMENT, "No statement fits.")


@click.command()
@click.option("--of", "holder", metavar="NAME", type=WORDS, help="Only what holds of this actor.")
@reviewed_option
@limit_option
@ledger_option
@form_options
def statuses(path: Path, form: str | None, **filters: Any) -> None:
    """List statuses: what holds of whom (a designation, a tie, a base, an aim), and who says so."""
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import StatusRow

    with _opened(path) as ledger:
        found = ledger.statuses(**filters)
    show_rows(found, StatusRow, form, STATUS, "No status fits.")


@click.command()
@limit_option
@ledger_option
@form_options
def actors(limit: int | None, path: Path, form: str | None) -> None:
    """List the actors by how often they are named."""
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import ActorRow

    with _opened(path) as ledger:
        found = ledger.actors(limit=limit)
    show_rows(found, ActorRow, form, ACTOR, "The ledger names no actor.")


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@ledger_option
@json_option
def actor(name: tuple[str, ...], path: Path, form: str | None) -> None:
    """Show one actor: its names, what holds of it, what it did, what was done to it, and who speaks of it.

    NAME is any of its names ("Tehreek-e-Taliban Pakistan", TTP) or its id.
    """
    from dataclasses import asdict

    from dateline.cli.screen import show_rows, write_json
    from dateline.ledger.asking.answers import ActorRow, EventRow, StatementRow, StatusRow

    with _opened(path) as ledger:
        story = ledger.actor(" ".join(name))
    if form == "json":
        write_json(asdict(story))
        return
    show_rows([story.actor], ActorRow, None, ACTOR, "")
    for heading, rows, kind, shown in (
        ("What holds of it", story.statuses, StatusRow, STATUS),
        ("What it did", story.as_actor, EventRow, EVENT),
        ("What was done to it", story.as_recipient, EventRow, EVENT),
        ("What it says", story.says, StatementRow, STATEMENT),
        ("What is said of it", story.said_of_it, StatementRow, STATEMENT),
    ):
        click.echo(f"\n{heading}")
        show_rows(rows, kind, None, shown, "  nothing")


def _opened(path: Path) -> Ledger:
    """The ledger, for reading only."""
    import dateline

    return dateline.open(path, readonly=True)
