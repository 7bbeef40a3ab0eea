"""Who takes a side on a happening of a report: who claims, confirms, charges or denies it, and not another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.merging import wording
from dateline.merging.acts import are_two, is_denied
from dateline.merging.distance import are_elsewhere
from dateline.merging.happening import Voice
from dateline.merging.passages import places_of
from dateline.reading.stretches import Stretches
from dateline.records import Attribution, Event, Reading, Span

__all__ = ["answers", "charges", "voices"]

BRIEF = 6  # words: what says no more takes up what was told before it ("denied any part in the attack")
RARE = 3.5  # how rare a word is by which a statement is known to be of an act: "bridge", "soldiers", not "school"
# What leads to a charge: "blamed the rebels" without it blames for what was told.
CHARGING = frozenset({"of", "for", "with", "that"})
PRONOUNS = (["it"], ["this"], ["that"])
BARE = 2  # words by which an act is only taken up: "the attack"
ANSWERING = frozenset({"denies", "confirms", "corrects"})


def voices(reading: Reading, events: Sequence[Event], spans: Sequence[Span], *, main: bool) -> tuple[Voice, ...]:
    """Who takes a side on an act of violence: in the sentences that tell it, or by words that are of it.

    "They denied the charge" is of what the charge is of that was told before it, and "denied any part in it" of the act
    that was told last.
    """
    siding = [(said, said.stance) for said in reading.attributions if said.stance is not None]
    if not siding:
        return ()
    found, charged, act = [], True, _Act(reading, events, spans, main=main)
    for said, stance in siding:
        about = any(piece.overlaps(span) for piece in said.content for span in spans) or act.is_meant(said)
        if stance == "accuses":
            charged = about
        elif about and not charged and _has(said, "charges"):
            continue
        if about:
            found.append(Voice(said.id, stance, reading.source(said)))
    return tuple(found)


def charges(reading: Reading) -> tuple[tuple[Attribution, ...], ...]:
    """The charges that a report tells, each with the statements that answer it: "Rwanda denied the accusation"."""
    found: list[list[Attribution]] = []
    for said in reading.attributions:
        if said.stance == "accuses":
            found.append([said])
        elif found and said.stance in ANSWERING and _has(said, "charges"):
            found[-1].append(said)
    return tuple(map(tuple, found))


def answers(reading: Reading, event: Event, charged: Sequence[Sequence[Attribution]]) -> tuple[Voice, ...]:
    """Who charges somebody with a deed, and who answers; ``charged`` are the charges of the report."""
    return tuple(
        Voice(said.id, said.stance or "accuses", reading.source(said))
        for told in charged
        if any(event.trigger in piece for piece in told[0].content)
        for said in told
    )


class _Act:
    """An act of violence of a report, by which statements that lie outside its sentences are known to be of it."""

    def __init__(self, reading: Reading, events: Sequence[Event], spans: Sequence[Span], *, main: bool) -> None:
        self._reading, self._events, self._main = reading, events, main
        self._ours = {event.id for event in events}
        self._words = {word for span in spans for word in wording.tokens(span.quote) if wording.rarity(word) >= RARE}
        self._told = Stretches((at, event.trigger.start, event.trigger.end) for at, event in enumerate(reading.events))
        # "Claimed responsibility for the bombing" tells no act beside the one that it takes up.
        taking = [said for said in reading.attributions if said.stance is not None and _has(said, "taken_up")]
        self._bare = {event.id for said in taking for event in self._inside(said) if not _strikes(event)}
        acts = (event for event in reading.events if event.type in wording.listed("violence"))
        self._acts = sorted((event for event in acts if event.id not in self._bare), key=_start)

    def is_meant(self, said: Attribution) -> bool:
        """Whether a statement is of this act: by what it tells, takes up or names."""
        told, last = self._told_by(said), self._last_before(said)
        blames = said.stance == "accuses" and CHARGING.isdisjoint(_words(said))
        if told and not blames:
            is_ours = self._main or (last is not None and last.id in self._ours)
            return is_ours and all(event.id in self._ours or self._is_denied_by(event, last) for event in told)
        corrects = said.stance == "corrects" and _has(said, "corrected")
        blamed = said.stance == "accuses" and _is_blamed_for(said)
        if blames or blamed or corrects or _has(said, "charges") or _has(said, "taken_up") or _words(said) in PRONOUNS:
            return self._main if last is None else last.id in self._ours
        words = set(_words(said))
        return self._main and not words.isdisjoint(self._words | wording.listed("violent_words"))

    def _told_by(self, said: Attribution) -> list[Event]:
        """The events that a statement tells, without those that only take up another."""
        return [event for event in self._inside(said) if event.id not in self._bare]

    def _inside(self, said: Attribution) -> list[Event]:
        """The events whose words a statement holds."""
        near = {at for piece in said.content for at in self._told.touching(piece.start, piece.end)}
        events = (self._reading.events[at] for at in sorted(near))
        return [event for event in events if any(event.trigger in piece for piece in said.content)]

    def _last_before(self, said: Attribution) -> Event | None:
        """The act of violence that was told last before a statement."""
        start = min((said.cue or said.content[0]).start, said.content[0].start)
        at = bisect_left(self._acts, start, key=_start)
        return self._acts[at - 1] if at else None

    def _is_denied_by(self, event: Event, last: Event | None) -> bool:
        """Whether an act that is told as denied can be this one: not elsewhere, and no further one.

        What names no place is of the act that was told last.
        """
        if not is_denied(event) or any(are_two(event, ours) for ours in self._events):
            return False
        places = places_of(self._reading, [event])
        if not places and last is not None:
            return last.id in self._ours
        return not are_elsewhere(places, places_of(self._reading, self._events))


def _strikes(event: Event) -> bool:
    """Whether an event tells whom or what it struck."""
    return bool(event.figures) or any(taking.role == "recipient" for taking in event.participants)


def _is_blamed_for(said: Attribution) -> bool:
    """Whether all that somebody is charged with is what was told before: "blamed the rebels for the attack"."""
    words = _words(said)
    behind = next((words[at + 1 :] for at in range(len(words) - 1, -1, -1) if words[at] in CHARGING), [])
    return len(behind) == BARE and behind[0] == "the" and behind[1] in wording.listed("taken_up")


def _start(event: Event) -> int:
    return event.trigger.start


def _has(said: Attribution, name: str) -> bool:
    """Whether all that is said of is a thing of that list: "denied the accusations", "claimed responsibility"."""
    words = _words(said)
    return 0 < len(words) <= BRIEF and not wording.listed(name).isdisjoint(words)


def _words(said: Attribution) -> list[str]:
    return [word for piece in said.content for word in wording.tokens(piece.quote)]
