"""``dateline token``: who may write through the API."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.options import form_options, ledger_option
from dateline.clock import now

__all__ = ["listed", "make", "revoke", "token"]


@click.group()
def token() -> None:
    """Make, list and revoke the tokens that let a program or a person write through the API."""


@token.command()
@click.argument("name")
@ledger_option
def make(name: str, path: Path) -> None:
    """Make a token for NAME, by which what is written with it is signed.

    The token is shown this once: the ledger keeps only its hash.
    """
    import secrets

    from dateline.ledger import Ledger

    secret = secrets.token_urlsafe(32)
    with Ledger.open(path, create=False) as ledger:
        kept = ledger.tokens.keep(name, secret, now())
    click.echo(f"Token {kept.id} of {kept.name}, shown this once:", err=True)
    click.echo(secret)


@token.command("list")
@ledger_option
@form_options
def listed(path: Path, form: str | None) -> None:
    """List the tokens: whose they are, when they were made and revoked, never what they are."""
    from dateline.cli.screen import show_rows
    from dateline.ledger import Ledger
    from dateline.ledger.tokens import TokenRow

    with Ledger.open(path, create=False, readonly=True) as ledger:
        show_rows(ledger.tokens, TokenRow, form, ("id", "name", "made", "revoked"), "No token has been made.")


@token.command()
@click.argument("id", metavar="TOKEN")
@ledger_option
def revoke(id: str, path: Path) -> None:
    """Let a token be good no more. TOKEN is its id, as dateline token list shows it, or the beginning of that."""
    from dateline.ledger import Ledger

    with Ledger.open(path, create=False) as ledger:
        gone = ledger.tokens.revoke(id, now())
    click.echo(f"Token {gone.id} of {gone.name} is good no more.")
