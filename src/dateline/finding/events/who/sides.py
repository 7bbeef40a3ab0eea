"""Who sits on the sides of talks: delegations with those who lead them, and "both sides" as the two who met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.who.delegations import Delegation
from dateline.finding.events.who.participants import participant
from dateline.finding.grammar.noun_phrases import governor, phrase_start
from dateline.reading.document import Document
from dateline.records import Event, Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["both_sides", "send_to_talks", "with_delegations"]

PAIR = re.compile(
    r"(?:both|the two|two|the) (?:sides|countries|nations|states|neighbours|neighbors|governments|parties|allies)"
)
# What two sides have between them.
BETWEEN = frozenset({"CONSULT", "AGREE", "RETREAT", "COOPERATE", "ASSAULT", "ACCUSE"})


def both_sides(document: Document, event: Event, before: Sequence[Event]) -> Event:
    """ "Both sides", "the two countries": the two who met last."""
    pairs = [item for item in event.participants if item.actor_id is None and PAIR.fullmatch(item.span.quote.lower())]
    if not pairs:
        return event
    for earlier in reversed(before):
        two = [item for item in earlier.participants if item.role in ("actor", "recipient")]
        if earlier.type not in BETWEEN or len(two) != 2:
            continue
        if any(item.actor_id is None and item.sector is None for item in two):
            continue  # "halt cattle raids": no two sides
        if any(item.actor_id is None or document.actors[item.actor_id].kind == "person" for item in two):
            return event  # two sides there are, but one of them has no name
        if len({item.actor_id for item in two}) == 2:
            both = [
                _as_state(document, replace(item, role=pairs[0].role, span=pairs[0].span, title=None)) for item in two
            ]
            others = [item for item in event.participants if item not in pairs]
            return replace(event, participants=(*both, *others))
    return event


def _as_state(document: Document, item: Participant) -> Participant:
    """The state whose ministry or army took part: of "the two countries" neither is a ministry."""
    state = document.actors.get(item.country or "")
    return replace(item, actor_id=state.id, stands_for=None, sector=state.sector) if state is not None else item


def with_delegations(
    document: Document, participants: tuple[Participant, ...], delegations: Sequence[Delegation], token: Token
) -> tuple[Participant, ...]:
    """The participants, a delegation brought with its leaders and members, and the state that it acts for."""
    if not delegations:
        return participants
    people_in = {
        mention.actor_id: given for given in delegations for person in (*given.leaders, *given.members)
        if (mention := document.mention_at(person)) is not None
    }  # fmt: skip
    found: list[Participant] = []
    for item in participants:
        # "the north side" ends "a shooting on the north side", and is no delegation that did the shooting
        ends = (given for given in delegations if given.head.idx + len(given.head) == item.span.end)
        given = next((given for given in ends if item.span.start >= phrase_start(given.head).idx), None)
        given = given or people_in.get(item.actor_id or "")
        found += _brought(document, given, item) if given is not None else [item]
    if not participants and _is_parley(token):
        for given in (each for each in delegations if each.leaders):
            led = participant(document, given.head, "actor")
            found += _brought(document, given, led) if led is not None else []
    return tuple(dict.fromkeys(found))


def send_to_talks(document: Document, delegations: Sequence[Delegation], found: list[Event]) -> None:
    """Bring who led the delegations, told in a sentence of its own, to the talks between their states."""
    for given in delegations:
        led = participant(document, given.head, "actor")
        if not given.leaders or led is None or led.actor_id is None:
            continue
        for at in range(len(found) - 1, -1, -1):
            event = found[at]
            if (
                event.type == "CONSULT"
                and event.mode != "visit"
                and led.actor_id in {item.actor_id for item in event.participants}
            ):
                people = tuple(item for item in _brought(document, given, led) if item.role in ("leader", "member"))
                support = document.sentence_of(led.span)
                found[at] = replace(
                    event,
                    participants=event.participants + people,
                    supports=tuple(dict.fromkeys((*event.supports, support))),
                )
                break


def _brought(document: Document, given: Delegation, item: Participant) -> list[Participant]:
    body = participant(document, given.head, item.role) or item
    found = [body]
    for role, tokens in (("leader", given.leaders), ("member", given.members)):
        for token in tokens:
            person = participant(document, token, role)  # type: ignore[arg-type]
            if person is not None and person.actor_id in document.actors and _is_person(document, person):
                found.append(replace(person, stands_for=body.actor_id or person.stands_for))
    return found


def _is_person(document: Document, item: Participant) -> bool:
    return item.actor_id is not None and document.actors[item.actor_id].kind == "person"


def _is_parley(token: Token) -> bool:
    """Whether talks are only the setting of a sentence: "In the first round of talks, X led the delegation"."""
    above = governor(token)
    return token.tag_.startswith("NN") and (above is None or above[1] not in ("subject", "object"))
