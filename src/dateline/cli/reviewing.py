"""The commands by which a person corrects the machine: review, accept, reject, edit, undo, reviews, corrections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import WORDS, Decorator, form_options, ledger_option, limit_option
from dateline.clock import now

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.ledger.reviewing.decisions import Decision

__all__ = ["accept", "corrections", "edit", "reject", "review", "reviews", "undo"]

QUEUE = ("kind", "id", "label", "reasons", "words", "doubt", "report_id")
REVIEW = ("number", "state", "decision", "label", "field", "old", "new", "by", "why", "because", "record")

by_option: Decorator = click.option(
    "--by", required=True, metavar="NAME", envvar="DATELINE_BY", show_envvar=True, help="Who decides."
)
why_option: Decorator = click.option("--why", metavar="TEXT", help="The reason, in your words.")


@click.command()
@click.option("--kind", metavar="KIND", help="Only event, attribution, status, actor, incident, same or again.")
@limit_option
@ledger_option
@form_options
def review(kind: str | None, limit: int | None, path: Path, form: str | None) -> None:
    """List what most needs a person's look, and why.

    Doubtful records, disputed incidents, new actors, pairs that may be one actor (same), and decisions that a newer
    reading has put in question (again). Decide with dateline accept, reject, edit, judge and undo.
    """
    import dateline
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import QueueRow

    with dateline.open(path, readonly=True) as ledger:
        found = ledger.review_queue(kind=kind, limit=limit or 50)
    show_rows(found, QueueRow, form, QUEUE, "Nothing needs a look.")


@click.command()
@click.argument("record", metavar="RECORD")
@by_option
@why_option
@ledger_option
def accept(record: str, by: str, why: str | None, path: Path) -> None:
    """Keep that a record is right.

    RECORD is the id of an event, statement, status, mention or incident, or the beginning of it; or an actor.
    """
    with _opened(path) as ledger:
        _tell(ledger.accept(record, by=by, at=now(), why=why))


@click.command()
@click.argument("record", metavar="RECORD")
@by_option
@why_option
@ledger_option
def reject(record: str, by: str, why: str | None, path: Path) -> None:
    """Keep that the report says no such thing: the record is listed no more.

    RECORD is as for dateline accept.
    """
    with _opened(path) as ledger:
        _tell(ledger.reject(record, by=by, at=now(), why=why))


@click.command()
@click.argument("record", metavar="RECORD")
@click.option("--field", required=True, metavar="FIELD", help="Which field (see below).")
@click.option("--to", metavar="VALUE", help="What it should be; leave out to empty a field or drop a part.")
@by_option
@why_option
@ledger_option
def edit(record: str, field: str, to: str | None, by: str, why: str | None, path: Path) -> None:
    """Correct a field of a record.

    RECORD is as for dateline accept. Of an event, FIELD is type (TYPE or TYPE/mode), mode, contexts, target_type,
    modality, negated, pattern, trigger, topic, time (EDTF), place, attribution; participant.N, figure.N and
    instrument.N are its parts, numbered from 1, and participant.N.actor, .role, .words, .title, .stands_for,
    figure.N.low, .high, .unit, .words are fields of those. Words are quoted as they stand in the report, or given as
    START-END in code points. Another kind of record lists its fields when it is given one that it lacks.
    """
    with _opened(path) as ledger:
        _tell(ledger.edit(record, field, to, by=by, at=now(), why=why))


@click.command()
@click.argument("decision", metavar="DECISION")
@by_option
@ledger_option
def undo(decision: str, by: str, path: Path) -> None:
    """Take a decision back. DECISION is its number, as dateline reviews prints it."""
    with _opened(path) as ledger:
        found = ledger.undo(decision, by=by, at=now())
    click.echo(f"Decision {found.number} is undone.")


@click.command()
@click.option("--record", metavar="RECORD", type=WORDS, help="Only those on this record.")
@click.option("--undone", is_flag=True, help="Also those that were taken back.")
@limit_option
@ledger_option
@form_options
def reviews(record: str | None, undone: bool, limit: int | None, path: Path, form: str | None) -> None:
    """List what persons decided, the latest first, and whether it still applies after re-readings."""
    import dateline
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import ReviewRow

    with dateline.open(path, readonly=True) as ledger:
        found = ledger.reviews(record=record, undone=undone, limit=limit)
    show_rows(found, ReviewRow, form, REVIEW, "Nobody has decided anything.")


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write here, not to the screen."
)
@ledger_option
def corrections(out: Path | None, path: Path) -> None:
    """Export decisions as training data: one JSON object a line.

    Each holds the report's text, the record as the machine read it, as the person left it (null where rejected), and
    who decided, when and why. Spans are start and end in code points with what they quote.
    """
    import dateline
    from dateline.cli.screen import machine_output
    from dateline.export.jsonl import write

    with dateline.open(path, readonly=True) as ledger:
        if out is None:
            write(ledger.corrections(), machine_output())
            return
        try:
            with out.open("w", encoding="utf-8") as file:
                count = write(ledger.corrections(), file)
        except OSError as error:
            raise click.ClickException(f"{out} cannot be written: {str(error.strerror).lower()}.") from error
    click.echo(f"{count:,} {'decision is' if count == 1 else 'decisions are'} in {out}.", err=True)


def _opened(path: Path) -> Ledger:
    """The ledger for writing, which must be there."""
    from dateline.ledger import Ledger
    from dateline.settings import Settings

    return Ledger.open(path, settings=Settings.from_environment(), create=False)


def _tell(decision: Decision) -> None:
    done = {"accept": "accepted", "reject": "rejected", "edit": "edited"}[decision.decision]
    click.echo(f"Decision {decision.number}: {decision.kind.replace('_', ' ')} {decision.record_id} {done}.")
