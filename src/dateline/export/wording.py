"""The parts of a record in words for a person: who says so, who took part, where, when, how many."""

from __future__ import annotations

import re
from typing import Protocol

from dateline.records import Attribution, Event, Figure, Participant, Reading, Role, Span, Time

__all__ = [
    "CONTROL", "ROLES", "Told", "caveats", "figure", "kind", "noun", "participant", "participants", "place", "says",
    "source", "time", "visible",
]  # fmt: skip

ROLES: dict[Role, str] = {"actor": "who", "leader": "led by", "member": "with", "recipient": "to whom"}

# A page is a stranger's: an escape sequence in it must not reach a terminal, nor turn the words around it.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text on one line, without what would steer a terminal or turn other words."""
    return CONTROL.sub("�", " ".join(text.split()))


def noun(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "2,300 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def says(reading: Reading, attribution_id: str | None) -> str:
    """Who stands behind a record, outermost first: "Business Recorder, citing the State Department"."""
    publisher = visible(reading.report.publisher or "the publisher")
    found = reading.attribution(attribution_id)
    chain: list[Attribution] = []
    while found is not None and found.id not in {link.id for link in chain}:
        chain.append(found)
        found = reading.attribution(found.within)
    if not chain:
        return publisher
    return f"{publisher}, citing " + ", citing ".join(source(reading, link) for link in reversed(chain))


class Told(Protocol):
    """What says how an event is told: the record, or its row in a table."""

    @property
    def type(self) -> str: ...
    @property
    def mode(self) -> str | None: ...
    @property
    def modality(self) -> str: ...
    @property
    def negated(self) -> bool: ...
    @property
    def pattern(self) -> bool: ...


def kind(event: Told) -> str:
    """What kind of event it is told as: "ASSAULT (conquer) denied"."""
    return " ".join(filter(None, [event.type, event.mode and f"({event.mode})", ", ".join(caveats(event))]))


def caveats(event: Told) -> list[str]:
    """What keeps an event from being a plain happening."""
    return [
        *([event.modality] if event.modality != "asserted" else []),
        *(["did not happen"] if event.negated else []),
        *(["a pattern"] if event.pattern else []),
    ]


def participants(reading: Reading, event: Event, role: Role) -> str:
    """Those who took part in a role, each once."""
    named = (participant(reading, each) for each in event.participants if each.role == role)
    return "; ".join(dict.fromkeys(named))


def participant(reading: Reading, each: Participant) -> str:
    """A participant with title and with the body it stands for."""
    actor, body = reading.actor(each.actor_id), reading.actor(each.stands_for)
    post = [each.title.quote] if each.title else []
    post += [f"for {body.name}"] if body else []
    name = actor.name if actor else each.span.quote
    return visible(f"{name} ({', '.join(post)})" if post else name)


def source(reading: Reading, said: Attribution) -> str:
    """The source of a statement: the resolved name, or its words, with the document that carries it."""
    name = reading.source(said) or "nobody named"
    post = f" ({said.title.quote})" if said.title else ""
    through = said.through if said.through and said.through.casefold() not in name.casefold() else None
    return visible(name + post + (f" in {through}" if through else ""))


def place(reading: Reading, place_id: str | None, span: Span | None) -> str:
    """A place with its province and country, or the words for one that is not resolved."""
    place = reading.place(place_id)
    if place is None:
        return visible(span.quote) if span else ""
    return visible(", ".join(dict.fromkeys(filter(None, [place.name, place.admin1, place.country]))))


def time(time: Time | None) -> str:
    """When, with its length, and the words it was read from."""
    if time is None:
        return ""
    words = f" (“{visible(time.span.quote)}”)" if time.span else ""
    length = f" for {time.duration}" if time.duration else ""
    return f"{time.edtf or 'at a time not told'}{length}{words}"


def figure(figure: Figure) -> str:
    """A number with what it counts: "at least 14 killed"."""
    low, high = (None if end is None else f"{end:,.10g}" for end in (figure.low, figure.high))
    if low == high:
        number = low or "some"
    elif low and high:
        number = f"{low} to {high}"
    else:
        number = f"at least {low}" if low else f"at most {high}"
    unit = figure.kind if figure.unit == figure.kind else f"{figure.kind}, {figure.unit}"
    return visible(f"{number} {unit}{' (within another)' if figure.within else ''}")
