"""The terms of the ontology: what can happen, about what, by which words, with what and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Acled",
    "Context",
    "EventType",
    "Frame",
    "Instrument",
    "Mode",
    "Need",
    "PartOfSpeech",
    "Support",
    "TargetType",
    "Trigger",
]

Acled = tuple[str, str]  # ACLED's event type and sub-event type
PartOfSpeech = Literal["verb", "noun", "adjective"]
# What no gap runs over: "met on Monday, to demand an end". A hyphen it does: "shouted anti-government slogans".
STOPS = frozenset([",", ";", ":", "–", "—"])
GAP_WORDS = 6  # how many words may stand where a lemma has "~"; a longer object seldom precedes its particle


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which an event of one type happens. ``own`` marks those that PLOVER does not have."""

    id: str
    label: str
    definition: str
    acled: Acled | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class EventType:
    """One thing that can happen. ``quad`` is PLOVER's quad class, ``cameo`` are CAMEO root codes.

    ``parent`` is the type that a user's own type narrows; it gives whatever the own type leaves out.
    """

    id: str
    label: str
    definition: str
    quad: int
    cameo: tuple[str, ...] = ()
    acled: Acled | None = None
    examples: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()
    parent: str | None = None

    def mode(self, mode_id: str) -> Mode | None:
        """The mode of that id, or None."""
        return next((mode for mode in self.modes if mode.id == mode_id), None)


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about, with the words that point to it."""

    id: str
    label: str
    definition: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a trigger's participants stand: slots in order of preference, as frames.yaml lists them."""

    id: str
    pos: PartOfSpeech
    definition: str
    example: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on a word: its ``slot`` must hold one of ``words`` or of ``kinds`` ("ACTOR", "PLACE").

    The slot is "subject", "object", "preposition", "complement" (what opens a clause that the word governs), "near"
    (anywhere in the clause), "unless" (nowhere in the sentence), "no-modifier" (not before the noun), "no-governor"
    (not above it), "no-goal" (not behind "with" or "for"), "only-object" (what an object must be, if there is one),
    "goal" (behind "with", "to", "for", "behind" or "alongside"), "denied" (it is denied, with one of these
    auxiliaries, or of ANY in any way) or "no-" before one of "subject", "object", "preposition" and "complement":
    nothing of it may stand there.
    """

    slot: str
    words: frozenset[str]
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event of ``type``. ``parts`` are the accepted forms of each further word of the lemma;
    an empty part is a gap where the object may stand. ``stem`` counts the words before the one that a verb inflects:
    two in "re-establish".
    """

    lemma: str
    type: str
    mode: str | None
    frame: Frame
    needs: tuple[Need, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    stem: int = 0

    @property
    def pos(self) -> PartOfSpeech:
        """Whether the word is a verb, a noun or an adjective here."""
        return self.frame.pos

    @property
    def seconds(self) -> tuple[str, ...]:
        """The words of which one must follow at once; none where any may."""
        return self.parts[0] if self.parts else ()

    def match(self, words: Sequence[str], at: int) -> tuple[int, ...]:
        """Where the lemma's words stand in lower-case ``words``, its first at ``at``; empty where they do not."""
        found, here, slack = [at], at + 1, 0
        for part in self.parts:
            if not part:
                slack = GAP_WORDS
                continue
            near = range(here, min(here + slack + 1, len(words)))
            hit = next((place for place in near if words[place] in part or words[place] in STOPS), None)
            if hit is None or words[hit] not in part:
                return ()
            found.append(hit)
            here, slack = hit + 1, 0
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Instrument:
    """What an act was done with, the words for it, and the ASSAULT mode and ACLED sub-event type it points to."""

    id: str
    label: str
    aliases: tuple[str, ...]
    mode: str | None = None
    acled: str | None = None


@dataclass(frozen=True, slots=True)
class TargetType:
    """A kind of people or things that an act was aimed at, and the words that name them."""

    id: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """Surface forms of the verbs that carry a noun's participants, by what their subject is (support.yaml)."""

    acts: frozenset[str]
    suffers: frozenset[str]
    happens: frozenset[str]
