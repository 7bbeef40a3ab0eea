"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dateline.settings import Settings

__all__ = [
    "FORMS", "WORDS", "Decorator", "event_options", "form_options", "json_option", "kinds", "learned_option",
    "ledger_option", "limit_option", "profile_option", "reviewed_option", "settings_with",
]  # fmt: skip

FORMS = (
    "cameo",
    "polecat",
    "acled",
    "geojson",
)  # of dateline.export.forms, named here so that --help loads none of them

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Words(click.ParamType[str]):
    """Words that are there: a variable that a script left empty must not ask for everything."""

    name = "words"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not value.strip():
            self.fail("it is empty: leave the option out, or say what is meant.", param, ctx)
        return str(value)


WORDS = _Words()

ledger_option: Decorator = click.option(
    "--ledger",
    "path",
    metavar="FILE",
    envvar="DATELINE_LEDGER",
    default="dateline.db",
    show_default=True,
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="The ledger.",
)

learned_option: Decorator = click.option(
    "--learned/--rules-only", default=None, help="Whether the network looks for events where the rules end (it does)."
)
profile_option: Decorator = click.option(
    "--profile",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A YAML file of your own event types, words and actors.",
)

limit_option: Decorator = click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), help="Give no more than this many."
)

reviewed_option: Decorator = click.option(
    "--reviewed",
    metavar="WHAT",
    help="Only what a person accepted, edited or rejected, or no for what nobody decided on.",
)


json_option: Decorator = click.option("--json", "form", flag_value="json", help="Give JSON.")


def form_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--json`` and ``--csv``, which reach the command as ``form`` (None for a table)."""
    csv = click.option("--csv", "form", flag_value="csv", help="Give CSV, with a row of column names.")
    return json_option(csv(command))


def event_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which events are meant: ``kind`` and the filters of ``Reader.events``."""
    options: list[Decorator] = [
        click.option("--type", "kind", metavar="TYPE", type=WORDS, help="Only events of this type, such as ASSAULT."),
        click.option("--actor", metavar="NAME", type=WORDS, help="Only events in which this actor takes part."),
        click.option(
            "--place", metavar="NAME", type=WORDS, help="Only events at this place or in this province or country."
        ),
        click.option(
            "--since",
            metavar="DATE",
            type=WORDS,
            help="Only events on or after this date (2023, 2023-03 or 2023-03-07).",
        ),
        click.option("--until", metavar="DATE", type=WORDS, help="Only events on or before this date."),
        reviewed_option,
        limit_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


def kinds(kind: str | None, profile: Path | None) -> str | Sequence[str] | None:
    """A type as the ledger is asked for it: with the types of a profile that narrow it, where there is a profile."""
    if kind is None:
        return None
    settings = settings_with(profile)
    if settings.profile is None:
        return kind
    from dateline.ontology import Ontology

    return Ontology.load(settings.profile).narrowing(kind.upper()) or kind


def settings_with(profile: Path | None, learned: bool | None = None) -> Settings:
    """The settings of the environment, with the profile where one is named and the network as asked for."""
    from dateline.settings import Settings

    settings = Settings.from_environment()
    settings = settings if learned is None else replace(settings, learned=learned)
    return replace(settings, profile=profile) if profile else settings
