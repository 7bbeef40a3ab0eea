"""How many an event killed, as one number: by the figures of one sentence, or by those who are told of one by one."""

from __future__ import annotations

from dateline.ontology.reasons import lemmas
from dateline.reading.figures.numbers import word_set
from dateline.records import Event, Participant, Reading

__all__ = ["fatalities"]

# Words of the ontology that tell by themselves that somebody died of it.
KILLING = frozenset(
    [
        "assassinate", "assassination", "behead", "execute", "gun down", "kill", "killing", "lynch", "murder",
        "shoot dead", "slay", "stab to death",
    ]
)  # fmt: skip
ONE = frozenset({"a", "an", "the", "his", "her", "its", "their"})
HAPPENED = frozenset({"asserted", "possible"})


def fatalities(reading: Reading, event: Event) -> int:
    """The least killed that the event tells; 0 where none are.

    Of several sentences that tell it ("the toll rose to 21") the one with the most counts, and not their sum.
    """
    killed = [figure for figure in event.figures if figure.kind == "killed" and not figure.within]
    told = (sum(figure.low or 0 for figure in killed if figure.span in support) for support in event.supports)
    return int(max(told, default=0)) if killed else _one_by_one(reading, event)


def _one_by_one(reading: Reading, event: Event) -> int:
    """How many were killed whom nobody counts, since each is told of alone: "the mayor was killed"."""
    if event.modality not in HAPPENED or event.negated or KILLING.isdisjoint(lemmas(event)):
        return 0
    return sum(1 for item in event.participants if item.role == "recipient" and _is_one(reading, item))


def _is_one(reading: Reading, item: Participant) -> bool:
    """Whether it is one person, by name or by a word for one."""
    actor = reading.actor(item.actor_id)
    if actor is not None and actor.kind == "person":
        return True
    words = item.span.quote.lower().split()
    return words[0] in ONE and words[-1] in word_set("people", "singular") | word_set("people", "posts")
