"""Persons whom a sentence tells to be killed or hurt, one by one, where no number counts them.

"A 17-year-old boy was shot", "killing her daughter", "Chris Marlow, 20, died": who it is (age, name, sex) is kept, so
that the same person told of twice is known again. ``figures`` finds the numbers; words are in ``data/casualties.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.reading.figures.individuals import PRONOUNS, REFLEXIVES, Individual, find_individuals, listed
from dateline.reading.figures.numbers import Word, split_words
from dateline.reading.figures.numbers import word_set as people_words
from dateline.records import Span
from dateline.tables import table

__all__ = ["Casualty", "Fate", "find_casualties"]

Fate = Literal["killed", "injured"]
FATES: tuple[Fate, ...] = ("killed", "injured")
_AHEAD, _BEHIND = 16, 5  # how many words a fate may lie behind a person, and before one


@dataclass(frozen=True, slots=True)
class Casualty:
    """One person and what befell them.

    ``age`` and ``name`` (a surname in small letters) are None where the words do not tell; ``sex`` is "m" or "f".
    ``anew`` marks one who is told of as another than the one before; ``pronoun`` one who is only referred to.
    """

    fate: Fate
    span: Span
    age: str | None = None
    name: str | None = None
    sex: str | None = None
    anew: bool = False
    pronoun: bool = False


def find_casualties(sentence: str, offset: int = 0, *, headline: bool = False) -> tuple[Casualty, ...]:
    """The casualties of a sentence that begins at ``offset`` of its report's text, in order.

    A ``headline`` leaves articles out: "woman shot in foot".
    """
    words = split_words(sentence)
    texts = [word.text for word in words]
    if _fated().isdisjoint(texts):
        return ()
    people = list(find_individuals(words, headline=headline))
    fates = _fates(words, people)
    found = []
    for n, (person, fate) in enumerate(zip(people, fates, strict=True)):
        if fate:
            one = people[n - 1] if n and fates[n - 1] else None
            relative = one is not None and texts[person.first] in listed("possessives")  # "a man and hurt his brother"
            joined = one is not None and not person.pronoun and _is_joined(texts, one, person)
            also = one is not None and joined and "and" in texts[one.last : person.first]
            start, end = words[person.first].start, words[person.last - 1].end
            span = Span(start + offset, end + offset, sentence[start:end])
            anew = person.anew and not (n and not fates[n - 1])  # "a boy shot another boy": another than who did it
            himself = one is not None and _is_beside(words, one, person)
            apart = anew or also or relative or himself
            found.append(
                Casualty(fate, span, person.age, person.name, person.sex, apart, person.pronoun and not himself)
            )
    return tuple(found)


def _is_beside(words: Sequence[Word], one: Individual, other: Individual) -> bool:
    """Whether a reflexive is of another than who is told before it: "killed his son and himself"."""
    return words[other.first].text in REFLEXIVES and _after(words, one, {other.first: other}) is None


def _fates(words: Sequence[Word], people: Sequence[Individual]) -> list[Fate | None]:
    """What befell each person; those who are coordinated with one share it: "his mother and brother"."""
    texts, starts = [word.text for word in words], {person.first: person for person in people}
    fates = [_after(words, person, starts) or _before(texts, person, starts) for person in people]
    for n in range(1, len(people)):  # "Ann Marlow was shot, and Ed Marlow"
        if _is_joined(texts, people[n - 1], people[n]):
            fates[n] = fates[n] or fates[n - 1]
    for n in range(len(people) - 1, 0, -1):  # "Ann Marlow and Ed Marlow were shot"
        if _is_joined(texts, people[n - 1], people[n]):
            fates[n - 1] = fates[n - 1] or fates[n]
    return fates


@cache
def _phrases(fate: Fate, side: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a fate, each as the words that it is split into."""
    return frozenset(
        tuple(word.text for word in split_words(phrase)) for phrase in table("reading", "casualties")[fate][side]
    )


@cache
def _beginning(fate: Fate, side: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a fate by their first word."""
    phrases = sorted(_phrases(fate, side))
    return {first: tuple(each for each in phrases if each[0] == first) for first in {each[0] for each in phrases}}


@cache
def _fated() -> frozenset[str]:
    """A word of each phrase, without one of which no sentence tells of a casualty."""
    return frozenset(phrase[0] for fate in FATES for side in ("after", "before") for phrase in _phrases(fate, side))


def _after(words: Sequence[Word], person: Individual, starts: Mapping[int, Individual]) -> Fate | None:
    """The fate that stands behind a person, in the same clause and before the next person."""
    texts = [word.text for word in words]
    at, passive, found = person.last, False, None
    if _is_agent(texts, person) or _is_of_several(texts, person):
        return None
    while at < min(person.last + _AHEAD, len(texts)):
        text = texts[at]
        if at in starts and at > person.last and _is_agent(texts, starts[at]):
            at = starts[at].last  # "a mother shot by her son has died"
            continue
        if text in listed("ends") or (at in starts and at > person.last and text not in PRONOUNS):
            break
        if text == "." and texts[at - 1] not in people_words("months"):
            break
        passive = passive or text in listed("be")
        for fate in FATES:
            length = _phrase(texts, at, fate, "after")
            if length and not _holds(words, at, length, passive, starts):
                return found  # the person did it: "a man shot his wife"
            if length:
                if not listed("denied").isdisjoint(texts[max(at - 2, 0) : at]):
                    return None
                if fate == "killed":
                    return fate
                found = found or fate
                at += length - 1
                break
        at += 1
    return found


def _is_agent(texts: Sequence[str], person: Individual) -> bool:
    """Whether a person is who did it, and nothing is told of him: "shot by her son", not "by a man who died"."""
    return texts[person.first - 1 : person.first] == ["by"] and "who" not in texts[person.last : person.last + 2]


def _is_of_several(texts: Sequence[str], person: Individual) -> bool:
    """Whether the verb behind one person is of several others: "men who honoured a friend were shot"."""
    joined = texts[person.first - 1 : person.first] in (["and"], ["&"], ["or"], [","])
    return texts[person.last : person.last + 1] in (["were"], ["are"]) and not joined


def _phrase(texts: Sequence[str], at: int, fate: Fate, side: str) -> int:
    """How many words a phrase of a fate has that begins here; 0 where none does."""
    known = _beginning(fate, side).get(texts[at], ())
    return max((len(phrase) for phrase in known if tuple(texts[at : at + len(phrase)]) == phrase), default=0)


def _holds(words: Sequence[Word], at: int, length: int, passive: bool, starts: Mapping[int, Individual]) -> bool:
    """Whether a fate befalls the person before it: not an active verb with an object of its own."""
    texts = [word.text for word in words]
    following = texts[at + length] if at + length < len(texts) else ""
    if passive or texts[at] in listed("intransitive"):
        return True
    if length > 1 and texts[at + length - 1] not in listed("active"):
        return True
    if following == "and":
        return texts[at + length + 1 : at + length + 2] in (["killed"], ["wounded"], ["injured"], ["later"])
    named = bool(following) and words[at + length].capital and following not in listed("no_name")
    return at + length not in starts and following not in listed("objects") and not named


def _before(texts: Sequence[str], person: Individual, starts: Mapping[int, Individual]) -> Fate | None:
    """The fate that stands before a person, as the verb whose object it is or the noun that it belongs to."""
    if person.pronoun and texts[person.first] in ("he", "she"):
        return None
    for at in range(person.first - 1, max(person.first - _BEHIND, -1), -1):
        ending = [
            (at + 1 - first, fate)
            for fate in FATES
            for first in range(max(at - 4, 0), at + 1)
            if first + _phrase(texts, first, fate, "before") == at + 1
        ]
        if ending:
            length, fate = max(ending)  # "attempted murder of" says more than "murder of"
            return None if _is_passive(texts, at + 1 - length) and texts[at] != "of" else fate
        if texts[at] in listed("ends") or texts[at] in (".", "by", "in", "with", "to", "from") or at in starts:
            return None
    return None


def _is_passive(texts: Sequence[str], first: int) -> bool:
    """Whether a participle has its own subject before it ("was shot")."""
    return bool({"was", "were", "been", "being", "is", "are"} & set(texts[max(first - 2, 0) : first]))


def _is_joined(texts: Sequence[str], one: Individual, other: Individual) -> bool:
    """Whether a person is coordinated with the one before: "his mother and brother"."""
    between = [text for text in texts[one.last : other.first] if not text.isdigit() and text != ","]
    if texts[other.first] in REFLEXIVES and between[-1:] == ["then"]:
        between = between[:-1]  # "his wife, then himself"
    return between in ([], ["and"], ["and", "his"], ["and", "her"]) and other.first > one.last
