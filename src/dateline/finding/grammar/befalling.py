"""Verbs that befall the subject they stand behind where a report leaves out "was": ``data/befalling.yaml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.tables import table

__all__ = ["Befalling", "befalling"]


@dataclass(frozen=True, slots=True)
class Befalling:
    """Forms of verbs, in small letters.

    ``elliptic`` may follow people who are counted together, ``suffered`` befall a headline's subject always,
    ``headlined`` one that a headline names bare, ``told`` one that an infinitive follows.
    ``bidding`` are verbs whose object is to do what the infinitive behind it says. ``struck`` befall any
    subject where nothing is aimed at; ``aiming`` are words that aim, ``unharmed`` what is behind a preposition where
    nobody is struck, ``slain`` say it before whom it befell; ``striking`` are participles of what came of one of
    ``blows``. ``charges`` are nouns of what one is held to have done, ``charging`` verbs that lay it to their object or
    clear it of it; ``judging`` verbs that judge what another means to do, ``plans`` nouns of it, ``done`` what befalls
    nobody, ``personal`` what befalls people alone; ``any`` holds all others.
    """

    elliptic: frozenset[str]
    suffered: frozenset[str]
    headlined: frozenset[str]
    told: frozenset[str]
    bidding: frozenset[str]
    struck: frozenset[str]
    aiming: frozenset[str]
    unharmed: frozenset[str]
    slain: frozenset[str]
    striking: frozenset[str]
    blows: frozenset[str]
    charges: frozenset[str]
    charging: frozenset[str]
    judging: frozenset[str]
    plans: frozenset[str]
    done: frozenset[str]
    personal: frozenset[str]
    any: frozenset[str]


@functools.cache
def befalling() -> Befalling:
    """The lists that the package ships."""
    lists = {name: frozenset(forms) for name, forms in table("finding", "befalling").items()}
    headlined = lists["headlined"] | lists["suffered"]
    return Befalling(**(lists | {"headlined": headlined}), any=lists["elliptic"] | headlined)
