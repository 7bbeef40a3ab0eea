"""Which of several actors a name means, by the countries that the report speaks of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.resolving.names import key, spellings
from dateline.tables import table

__all__ = ["Rule", "bearers", "choose", "choose_local", "given", "local", "openers", "personal", "rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """The candidates of one ambiguous name, the likeliest first (see ``data/ambiguous.yaml``)."""

    among: tuple[str, ...]
    default: str | None = None
    elsewhere: tuple[str, ...] = ()


@cache
def _rules() -> dict[str, Rule]:
    return {
        key(spelling): Rule(tuple(told["among"]), told.get("default"), tuple(told.get("elsewhere", ())))
        for alias, told in table("resolving", "ambiguous")["aliases"].items()
        for spelling in spellings(alias)
    }


def rule(spelt: str) -> Rule | None:
    """The rule for a name in its canonical spelling, where it is known to be ambiguous."""
    return _rules().get(spelt)


@cache
def local() -> frozenset[str]:
    """Canonical spellings of names that count only where the country of a bearer is spoken of ("rangers")."""
    return frozenset(map(key, table("resolving", "ambiguous")["local"]))


@cache
def openers() -> frozenset[str]:
    """Words in small letters that stand capitalised before a name and are no given name ("in")."""
    return frozenset(table("resolving", "ambiguous")["openers"])


@cache
def bearers() -> frozenset[str]:
    """Words in small letters that make of a country's name that of a street or a house ("road")."""
    return frozenset(table("resolving", "ambiguous")["bearers"])


@cache
def given() -> frozenset[str]:
    """Those of the names that people bear which are given names ("chad")."""
    return frozenset(map(key, table("resolving", "ambiguous")["given"]))


@cache
def personal() -> frozenset[str]:
    """Canonical spellings of actors' names that people bear too ("jordan")."""
    return frozenset(map(key, table("resolving", "ambiguous")["personal"]))


def choose(rule: Rule, context: Sequence[str], country: Callable[[str], str | None]) -> str | None:
    """The candidate that the context points to, else the default, else None.

    The default gives way only where its own country goes unmentioned and another candidate's comes foremost;
    a name that is of no actor in the foremost country of the context is left alone.
    """
    if context and context[0] in rule.elsewhere:
        return None
    default = rule.default or (rule.among[0] if len(rule.among) == 1 else None)
    spoken_of = [country(candidate) for candidate in rule.among]
    if default is None:
        return _nearest(rule, context, spoken_of)
    gives_way = bool(context) and country(default) not in context and context[0] in spoken_of
    return rule.among[spoken_of.index(context[0])] if gives_way else default


def choose_local(
    rule: Rule, context: Sequence[str], named: Collection[str], country: Callable[[str], str | None]
) -> str | None:
    """The candidate that goes by another of its names in the text, else one whose country it speaks of,
    else None.
    """
    by_name = next((candidate for candidate in rule.among if candidate in named), None)
    return by_name or _nearest(rule, context, [country(candidate) for candidate in rule.among])


def _nearest(rule: Rule, context: Sequence[str], bearers: Sequence[str | None]) -> str | None:
    """The candidate whose country comes foremost in the context; None where none does."""
    for spoken_of in context:
        if spoken_of in bearers:
            return rule.among[bearers.index(spoken_of)]
    return None
