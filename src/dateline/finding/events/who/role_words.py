"""Words by which it is told who takes part in an event: ``data/roles.yaml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.tables import table

__all__ = ["RoleWords", "role_words"]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Lower-case words; the data file says what each list means."""

    leaving: frozenset[str]
    made: frozenset[str]
    having: frozenset[str]
    dealing: frozenset[str]
    laid: frozenset[str]
    grounds: frozenset[str]
    exploding: frozenset[str]
    honours: frozenset[str]
    undirected: frozenset[str]
    light: frozenset[str]
    helping: frozenset[str]
    deaths: frozenset[str]
    sending: frozenset[str]
    seeking: frozenset[str]
    going: frozenset[str]
    lodged: frozenset[str]
    resigning: frozenset[str]
    put_forward: frozenset[str]
    lending: frozenset[str]
    made_with: frozenset[str]
    seats: frozenset[str]
    blaming: frozenset[str]
    settings: frozenset[str]
    lent: frozenset[str]
    collectives: frozenset[str]
    abroad: frozenset[str]
    missions: frozenset[str]
    together: frozenset[str]
    siding: frozenset[str]
    alleging: frozenset[str]
    suffering: frozenset[str]
    befallen: frozenset[str]
    treated: frozenset[str]
    letting: frozenset[str]
    resignations: frozenset[str]
    posted: frozenset[str]
    lifting: frozenset[str]
    bodily: frozenset[str]
    blows: frozenset[str]
    counting: frozenset[str]
    recourse: frozenset[str]
    bidding: frozenset[str]
    laying: frozenset[str]
    searches: frozenset[str]
    charges: frozenset[str]
    held_on: frozenset[str]
    visits: frozenset[str]
    struck: frozenset[str]
    striking: frozenset[str]
    personal: frozenset[str]
    undecided: frozenset[str]
    acting: frozenset[str]
    called_to: frozenset[str]

    def strikes(self, lemma: str, thing: str) -> bool:
        """Whether what a lemma tells is done to ground that arms strike: "bombed their positions"."""
        return thing in self.struck and lemma.split()[0] in self.striking


@functools.cache
def role_words() -> RoleWords:
    """The lists that the package ships."""
    return RoleWords(**{name: frozenset(words) for name, words in table("finding", "roles").items()})
