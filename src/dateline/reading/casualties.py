"""Persons whom a sentence tells to be killed or hurt, one by one, where no number counts them.

"A 17-year-old boy was shot", "killing her daughter", "Chris Marlow, 20, died": who it is (age, name, sex) is kept, so
that the same person told of twice is known again. ``figures`` finds the numbers; words are in ``data/casualties.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dateline.reading.counted import word_set as people_words
from dateline.reading.numbers import Word, split_words
from dateline.records import Span
from dateline.tables import table

__all__ = ["Casualty", "Fate", "find_casualties"]

Fate = Literal["killed", "injured"]
FATES: tuple[Fate, ...] = ("killed", "injured")
_AHEAD, _BEHIND = 16, 5  # how many words a fate may lie behind a person, and before one
_DASHES = ("-", "–", "—", "‑")
_AGE_ENDS = frozenset({",", ".", ";", "of", "was", "is", "and", "died", "shot"})
_INTRANSITIVE = frozenset({"died", "dies", "dead", "perished", "succumbed", "survived", "recovering", "deceased"})
_ACTIVE = frozenset(
    {"killed", "shot", "down", "dead", "stabbed", "wounded", "injured"}
)  # how a phrase with an object ends
_PRONOUNS = frozenset({"he", "she", "him", "himself", "herself"})


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


@dataclass(frozen=True, slots=True)
class _Person:
    """The words from ``first`` to ``last`` (half open) that tell of one person."""

    first: int
    last: int
    age: str | None = None
    name: str | None = None
    sex: str | None = None
    anew: bool = False
    pronoun: bool = False


def find_casualties(sentence: str, offset: int = 0) -> tuple[Casualty, ...]:
    """The casualties of a sentence that begins at ``offset`` of its report's text, in order."""
    words = split_words(sentence)
    texts = [word.text for word in words]
    if _fated().isdisjoint(texts):
        return ()
    people = list(_people(words))
    starts = {person.first for person in people}
    fates = [_after(words, person, starts) or _before(texts, person, starts) for person in people]
    for n in range(1, len(people)):  # "his mother and brother", and "Ann Marlow and Ed Marlow were shot"
        if _is_joined(texts, people[n - 1], people[n]):
            fates[n] = fates[n] or fates[n - 1]
    for n in range(len(people) - 1, 0, -1):
        if _is_joined(texts, people[n - 1], people[n]):
            fates[n - 1] = fates[n - 1] or fates[n]
    found = []
    for n, (person, fate) in enumerate(zip(people, fates, strict=True)):
        if fate:
            one = people[n - 1] if n and fates[n - 1] else None
            relative = one is not None and texts[person.first] in _words("possessives")  # "a man and hurt his brother"
            joined = one is not None and not person.pronoun and _is_joined(texts, one, person)
            also = one is not None and joined and "and" in texts[one.last : person.first]
            start, end = words[person.first].start, words[person.last - 1].end
            span = Span(start + offset, end + offset, sentence[start:end])
            anew = person.anew and not (n and not fates[n - 1])  # "a boy shot another boy": another than who did it
            found.append(
                Casualty(fate, span, person.age, person.name, person.sex, anew or also or relative, person.pronoun)
            )
    return tuple(found)


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = table("reading", "casualties")
    return rules


@cache
def _words(*path: str) -> frozenset[str]:
    found: Any = _rules()
    for key in path:
        found = found[key]
    return frozenset(map(str, found))


@cache
def _phrases(fate: Fate, side: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a fate, each as the words that it is split into."""
    return frozenset(tuple(word.text for word in split_words(phrase)) for phrase in _rules()[fate][side])


@cache
def _beginning(fate: Fate, side: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a fate by their first word."""
    phrases = sorted(_phrases(fate, side))
    return {first: tuple(each for each in phrases if each[0] == first) for first in {each[0] for each in phrases}}


@cache
def _fated() -> frozenset[str]:
    """A word of each phrase, without one of which no sentence tells of a casualty."""
    return frozenset(phrase[0] for fate in FATES for side in ("after", "before") for phrase in _phrases(fate, side))


@cache
def _nouns() -> dict[str, str | None]:
    """Words for one person, with the sex they tell."""
    known: dict[str, str | None] = dict.fromkeys(people_words("people", "singular"))
    known.update(dict.fromkeys(_words("either")))
    known.update(dict.fromkeys(_words("male"), "m"))
    known.update(dict.fromkeys(_words("female"), "f"))
    return known


# Who


def _people(words: Sequence[Word]) -> Iterator[_Person]:
    """Everybody that a sentence tells of, from left to right."""
    named = sum(word.capital for word in words) < 0.6 * sum(word.text.isalpha() for word in words)  # no headline
    at = 0
    while at < len(words):
        person = _aged(words, at) or _noun(words, at) or (_named(words, at) if named else None)
        if person is None:
            at += 1
            continue
        yield person
        at = person.last


def _aged(words: Sequence[Word], at: int) -> _Person | None:
    """ "5-year-old", with an article before and a noun behind where they stand."""
    first, anew = at, words[at].text in _words("anew")
    while at < len(words) and words[at].text in _words("articles"):
        at += 1
    age = _age(words[at].text) if at < len(words) else None
    if age is None:
        return None
    lengths = (n for n in (5, 4, 3) if at + n <= len(words))
    length = next((n for n in lengths if _is_age([word.text for word in words[at : at + n]])), None)
    if length is None:
        return None
    end = at + length
    noun = next((n for n in range(end, min(end + 3, len(words))) if words[n].text in _nouns()), None)
    sex = _nouns()[words[noun].text] if noun is not None else None
    unit = next(word.text for word in words[at + 1 : at + 3] if word.text not in _DASHES)
    last = noun + 1 if noun is not None else end
    named = _named(words, last)  # "16-year-old Ann Marlow"
    name, last = (named.name, named.last) if named else (None, last)
    return _Person(first, last, age if unit == "year" else f"{age} {unit}", name, sex, anew)


def _is_age(texts: Sequence[str]) -> bool:
    """Whether words, with dashes or without, are "5-year-old"."""
    bare = [text for text in texts if text not in _DASHES]
    return len(bare) == 3 and bare[1] in ("year", "month", "week", "day") and bare[2] == "old"


def _age(word: str) -> str | None:
    if word.isdigit() and len(word) <= 2:
        return word
    told = _rules()["ages"].get(word)
    return str(told) if told is not None else None


def _noun(words: Sequence[Word], at: int) -> _Person | None:
    """ "the boy", "her young daughter"; a noun alone where it opens a line ("Man, 20, shot"); a pronoun."""
    text = words[at].text
    if text in _PRONOUNS:
        return _Person(at, at + 1, sex=_nouns()[text], pronoun=True)
    if text in _words("articles"):
        for noun in range(at + 1, min(at + 4, len(words))):
            if words[noun].text in _nouns() and words[noun].text not in _PRONOUNS:
                if noun + 1 < len(words) and words[noun + 1].text in ("'", "’"):
                    return None  # "the boy's father" is another
                return _Person(at, noun + 1, _age_behind(words, noun + 1), sex=_nouns()[words[noun].text],
                               anew=text in _words("anew"), pronoun=text in ("the", "this", "that"))  # fmt: skip
            if not words[noun].text.isalpha() or words[noun].text in _words("articles"):
                return None
        return None
    if words[at].capital and text in _nouns() and text not in ("ex", "mr", "mrs", "ms"):
        return _Person(at, at + 1, _age_behind(words, at + 1), sex=_nouns()[text])
    return None


def _named(words: Sequence[Word], at: int) -> _Person | None:
    """Two or more capitalised words that are no body, street or day, with an age behind where there is one."""
    last, parts = at, list[str]()
    while last < len(words) and words[last].capital and words[last].text.isalpha():
        initial = len(words[last].text) == 1 and last + 1 < len(words) and words[last + 1].text == "."
        if not initial:
            parts.append(words[last].text)
        last += 2 if initial else 1
    before, behind = (words[n].text if 0 <= n < len(words) else "" for n in (at - 1, last))
    if before in _words("places") or behind in ("'", "’") or (behind == "s" and words[last].capital):
        return None  # "in East Ayton", "Children's Hospital"
    if not 2 <= len(parts) <= 4 or not _words("no_name").isdisjoint(parts) or words[last - 1].text == ".":
        return None
    surname = parts[-1] if parts[-1] not in ("jr", "sr", "ii", "iii", "iv") else parts[-2]
    return _Person(at, last, _age_behind(words, last), name=surname)


def _age_behind(words: Sequence[Word], at: int) -> str | None:
    """The age between commas behind a name or noun: ", 17,"."""
    texts = [word.text for word in words[at : at + 3]]
    if len(texts) >= 2 and texts[0] == "," and texts[1].isdigit() and len(texts[1]) <= 2:
        return (
            texts[1]
            if len(texts) < 3 or texts[2] in (",", ".", "of", "was", "is", "and", ";", "died", "shot")
            else None
        )
    return None


# What befell them


def _after(words: Sequence[Word], person: _Person, starts: set[int]) -> Fate | None:
    """The fate that stands behind a person, in the same clause and before the next person."""
    texts = [word.text for word in words]
    at, passive, found = person.last, False, None
    while at < min(person.last + _AHEAD, len(texts)):
        text = texts[at]
        if text in _words("ends") or (at in starts and at > person.last and text not in _PRONOUNS):
            break
        if text == ".":
            break
        passive = passive or text in _words("be")
        for fate in FATES:
            length = _phrase(texts, at, fate, "after")
            if length and not _holds(words, at, length, passive, starts):
                return found  # the person did it: "a man shot his wife"
            if length:
                if not _words("denied").isdisjoint(texts[max(at - 2, 0) : at]):
                    return None
                if fate == "killed":
                    return fate
                found = found or fate
                at += length - 1
                break
        at += 1
    return found


def _phrase(texts: Sequence[str], at: int, fate: Fate, side: str) -> int:
    """How many words a phrase of a fate has that begins here; 0 where none does."""
    known = _beginning(fate, side).get(texts[at], ())
    return max((len(phrase) for phrase in known if tuple(texts[at : at + len(phrase)]) == phrase), default=0)


def _holds(words: Sequence[Word], at: int, length: int, passive: bool, starts: set[int]) -> bool:
    """Whether a fate befalls the person before it: not an active verb with an object of its own."""
    texts = [word.text for word in words]
    following = texts[at + length] if at + length < len(texts) else ""
    if texts[at] in _INTRANSITIVE or passive or (length > 1 and texts[at + length - 1] not in _ACTIVE):
        return True
    if following == "and":
        return texts[at + length + 1 : at + length + 2] in (["killed"], ["wounded"], ["injured"], ["later"])
    named = bool(following) and words[at + length].capital and following not in _words("no_name")
    return at + length not in starts and following not in _words("objects") and not named


def _before(texts: Sequence[str], person: _Person, starts: set[int]) -> Fate | None:
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
        if texts[at] in _words("ends") or texts[at] in (".", "by", "in", "with", "to", "from") or at in starts:
            return None
    return None


def _is_passive(texts: Sequence[str], first: int) -> bool:
    """Whether a participle has its own subject before it ("was shot")."""
    return bool({"was", "were", "been", "being", "is", "are"} & set(texts[max(first - 2, 0) : first]))


def _is_joined(texts: Sequence[str], one: _Person, other: _Person) -> bool:
    """Whether a person is coordinated with the one before: "his mother and brother"."""
    between = [text for text in texts[one.last : other.first] if not text.isdigit() and text != ","]
    return between in ([], ["and"], ["and", "his"], ["and", "her"]) and other.first > one.last
