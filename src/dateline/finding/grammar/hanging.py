"""Which words hang on a word as its prepositions do, of its own or of a particle: looked for once of each word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["JOINING", "hanging", "leads_on"]

JOINING = frozenset({"prep", "agent", "dative"})  # what a preposition is to what it hangs on
LEADING = frozenset({"out", "up", "along", "together", "as"})
PARTICLES = frozenset({"prep", "prt", "advmod"})
HANGING = "dateline.hanging"  # where a parsed text keeps what was found of its words


def hanging(word: Token) -> frozenset[str]:
    """The prepositions of a word, before and behind it; of those that are asked for one in thirty is there."""
    known: dict[int, frozenset[str]] = word.doc.user_data.setdefault(HANGING, {})
    found = known.get(word.i)
    if found is None:
        own = frozenset(child.lower_ for child in word.children if child.dep_ in JOINING)
        found = known[word.i] = own.union(*(hanging(child) for child in word.children if leads_on(child)))
    return found


def leads_on(child: Token) -> bool:
    """Whether a preposition may hang on a particle in place of its verb: "came out of", "together with"."""
    return child.dep_ in PARTICLES and child.lower_ in LEADING
