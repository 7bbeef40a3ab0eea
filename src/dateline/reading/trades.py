"""Nouns for one person by trade or kin ("cook", "grandmother"): ``data/trades.yaml``."""

from __future__ import annotations

import functools

from dateline.tables import table

__all__ = ["kin", "plural", "trades"]


@functools.cache
def trades() -> tuple[str, ...]:
    """The nouns that the package ships, singular."""
    return (*table("reading", "trades")["trades"], *kin())


@functools.cache
def kin() -> tuple[str, ...]:
    """Those of them that tell whose kin one is, singular."""
    return tuple(table("reading", "trades")["kin"])


def plural(noun: str) -> str:
    """The regular plural of a noun for people, and men, women, children, people, jury."""
    for ending, many in (("child", "children"), ("person", "people"), ("wife", "wives")):
        if noun.endswith(ending):
            return noun.removesuffix(ending) + many
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun.endswith("-in-law"):
        return plural(noun.removesuffix("-in-law")) + "-in-law"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
