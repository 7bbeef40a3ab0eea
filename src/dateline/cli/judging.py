"""``dateline same-actors``, ``judge`` and ``judgements``: who may be one, and a person's word on it."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.options import form_options, ledger_option, limit_option
from dateline.clock import now

__all__ = ["judge", "judgements", "same_actors"]

PROPOSAL = ("score", "left", "right", "reasons", "left_id", "right_id")
JUDGEMENT = ("at", "who", "verdict", "left_id", "right_id", "why")


@click.command("same-actors")
@limit_option
@ledger_option
@form_options
def same_actors(limit: int | None, path: Path, form: str | None) -> None:
    """List pairs that may be one actor, with the reasons, the likeliest first.

    Confirm or refuse one with dateline judge; what was judged is not listed again.
    """
    import dateline
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import ProposalRow

    with dateline.open(path, readonly=True) as ledger:
        found = ledger.same_actors(limit=limit)
    show_rows(found, ProposalRow, form, PROPOSAL, "No two actors look like one.")


@click.command()
@click.argument("left", metavar="ACTOR")
@click.argument("right", metavar="ACTOR")
@click.option("--same", is_flag=True, help="They are one actor and answer together from now on.")
@click.option("--different", is_flag=True, help="They are two, whatever their names.")
@click.option("--take-back", is_flag=True, help="What was judged of them before holds no more.")
@click.option("--by", required=True, metavar="NAME", help="Who judges.")
@click.option("--why", metavar="TEXT", help="The reason, for whoever reads it later.")
@ledger_option
def judge(left: str, right: str, by: str, why: str | None, path: Path, **verdicts: bool) -> None:
    """Judge two actors the same or different, or take that back.

    ACTOR is an id or a name that only one actor has; ID@REPORT is an actor as one report names it, for a report that
    means somebody else by the name; and a statement that names an office alone is meant by its id. Every judgement is
    kept: see dateline judgements.
    """
    from dateline.ledger import Ledger

    said = [verdict for verdict, given in verdicts.items() if given]
    if len(said) != 1:
        raise click.UsageError("Say one of --same, --different and --take-back.")
    with Ledger.open(path, create=False) as ledger:
        if said == ["take_back"]:
            row = ledger.take_back(left, right, by=by, at=now(), why=why)
        else:
            row = ledger.judge(left, right, "same" if said == ["same"] else "different", by=by, at=now(), why=why)
    told = {"same": "are the same", "different": "are different", "open": "are open again"}[row.verdict]
    click.echo(f"{row.left_id} and {row.right_id} {told}.")


@click.command()
@limit_option
@ledger_option
@form_options
def judgements(limit: int | None, path: Path, form: str | None) -> None:
    """List the judgements, the last first; of several on one pair the last holds."""
    import dateline
    from dateline.cli.screen import show_rows
    from dateline.ledger.asking.answers import JudgementRow

    with dateline.open(path, readonly=True) as ledger:
        found = ledger.judgements(limit=limit)
    show_rows(found, JudgementRow, form, JUDGEMENT, "Nothing was judged.")
