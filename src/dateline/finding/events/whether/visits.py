"""Whether a visit is news: one that states and bodies pay, or that somebody with a name pays abroad."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.finding.events.whether.things import grounds
from dateline.finding.events.who.support import Support
from dateline.finding.grammar.people import people
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.records import Participant

__all__ = ["is_news"]

VISITING = frozenset({"visit", "tour"})
SENT = frozenset({"team", "teams", "mission"})  # who visits for those who sent them


def is_news(document: Document, trigger: Trigger, participants: Sequence[Participant], support: Support | None) -> bool:
    """Whether a visit with these participants is one that is told as an event."""
    return _is_official(document, trigger, participants) or _goes_abroad(document, trigger, participants, support)


def _is_official(document: Document, trigger: Trigger, participants: Sequence[Participant]) -> bool:
    """Whether a visit is one that states and bodies pay: an officer who arrives at a house pays none."""
    return any(
        item.title or _is_of_state(item) or _tells_post(trigger, item) or _acts_for(document, item)
        for item in participants
        if not _are_people(document, item)
    )


def _goes_abroad(
    document: Document, trigger: Trigger, participants: Sequence[Participant], support: Support | None
) -> bool:
    """Whether somebody with a name pays a visit to a state: "Donald Trump's trip to Mexico"; or pays one at all."""
    if trigger.frame.id != "visit_noun" and trigger.lemma not in VISITING:
        return False
    named = [item.role for item in participants if item.actor_id in document.actors]
    if "actor" not in named:
        return False
    if support is not None and support.kind == "acts" and trigger.lemma == "visit":
        return True  # "Bello made the visit on Monday"
    seat = any(item.role == "recipient" and item.span.quote.lower().split()[-1] in grounds() for item in participants)
    return "recipient" in named or (seat and trigger.lemma == "visit")  # "Bello's visit to the capital"


def _are_people(document: Document, item: Participant) -> bool:
    """Whether a country's word means some of its people: "250 Americans"."""
    mention = next((found for found in document.mentions if found.span == item.span), None)
    return mention is not None and mention.form == "demonym" and item.span.quote.endswith("s")


def _acts_for(document: Document, item: Participant) -> bool:
    """Whether who visits does it for a state or body, or is one."""
    return item.role != "recipient" and (item.stands_for is not None or _is_body(document, item))


def _tells_post(trigger: Trigger, item: Participant) -> bool:
    """Whether the words for somebody unknown tell that he is sent or holds a post: "minister Okoro", "the team"."""
    if item.role != "actor" or item.actor_id is not None or trigger.lemma not in VISITING:
        return False
    words = item.span.quote.lower().split()
    return words[-1] in SENT or any(people().sector(word) == "government" for word in words[:-1])


def _is_of_state(item: Participant) -> bool:
    """Whether it is somebody of a government or between governments; as a recipient a state is only where one goes."""
    return item.sector in ("government", "international") and (item.role != "recipient" or item.actor_id is None)


def _is_body(document: Document, item: Participant) -> bool:
    actor = document.actors.get(item.actor_id or "")
    forces = ("military", "police", "armed-group", "person", "unknown")
    return actor is not None and actor.kind not in forces
