"""Single persons whom a sentence tells of, whatever befell them: "5-year-old", "her daughter", "Chris Marlow, 20"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from dateline.reading.figures.numbers import Word
from dateline.reading.figures.numbers import word_set as people_words
from dateline.reading.marks import DASHES
from dateline.reading.trades import kin
from dateline.tables import table, words

__all__ = ["PRONOUNS", "REFLEXIVES", "Individual", "find_individuals", "listed"]

_AGE_ENDS = frozenset({",", ".", ";", "of", "was", "is", "and", "died", "shot"})
REFLEXIVES = frozenset({"himself", "herself", "self"})
PRONOUNS = frozenset({"he", "she", "him"}) | REFLEXIVES

listed = partial(words, "reading", "casualties")  # one list of ``data/casualties.yaml``


@dataclass(frozen=True, slots=True)
class Individual:
    """The words from ``first`` to ``last`` (half open) that tell of one person."""

    first: int
    last: int
    age: str | None = None
    name: str | None = None
    sex: str | None = None
    anew: bool = False
    pronoun: bool = False


@cache
def _nouns() -> dict[str, str | None]:
    """Words for one person, with the sex they tell."""
    known: dict[str, str | None] = dict.fromkeys(people_words("people", "singular"))
    known.update(dict.fromkeys(REFLEXIVES))
    known.update(dict.fromkeys(listed("either")))
    known.update(dict.fromkeys(listed("male"), "m"))
    known.update(dict.fromkeys(listed("female"), "f"))
    return known


@cache
def _kin() -> frozenset[str]:
    """Words that tell whose kin one is."""
    return people_words("people", "kin") | frozenset(kin())


def find_individuals(words: Sequence[Word], *, headline: bool = False) -> Iterator[Individual]:
    """Everybody that a sentence tells of, from left to right; in a headline nouns need no article."""
    named = sum(word.capital for word in words) < 0.6 * sum(word.text.isalpha() for word in words)  # no headline
    at, last = 0, None
    while at < len(words):
        person = _aged(words, at) or _noun(words, at) or _other(words, at)
        person = person or (_bare(words, at) if headline else _relative(words, at, last) if last else None)
        person = person or (_named(words, at) if named else None)
        if person is None:
            at += 1
            continue
        yield person
        at, last = person.last, person


def _aged(words: Sequence[Word], at: int) -> Individual | None:
    """ "5-year-old", with an article before and a noun behind where they stand."""
    first, anew = at, words[at].text in listed("anew")
    while at < len(words) and words[at].text in listed("articles"):
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
    unit = next(word.text for word in words[at + 1 : at + 3] if word.text not in DASHES)
    last = noun + 1 if noun is not None else end
    named = _named(words, last)  # "16-year-old Ann Marlow"
    name, last = (named.name, named.last) if named else (None, last)
    return Individual(first, last, age if unit == "year" else f"{age} {unit}", name, sex, anew)


def _is_age(texts: Sequence[str]) -> bool:
    """Whether words, with dashes or without, are "5-year-old"."""
    bare = [text for text in texts if text not in DASHES]
    return len(bare) == 3 and bare[1] in ("year", "month", "week", "day") and bare[2] == "old"


def _age(word: str) -> str | None:
    if word.isdigit() and len(word) <= 2:
        return word
    told = table("reading", "casualties")["ages"].get(word)
    return str(told) if told is not None else None


def _noun(words: Sequence[Word], at: int) -> Individual | None:
    """ "the boy", "her young daughter"; a noun alone where it opens a line ("Man, 20, shot"); a pronoun."""
    text = words[at].text
    if text in PRONOUNS:
        return Individual(at, at + 1, sex=_nouns()[text], pronoun=True)
    if text in listed("articles"):
        for noun in range(at + 1, min(at + 4, len(words))):
            if words[noun].text in _nouns() and words[noun].text not in PRONOUNS:
                if noun + 1 < len(words) and words[noun + 1].text in ("'", "’"):
                    return None  # "the boy's father" is another
                return Individual(at, noun + 1, _age_behind(words, noun + 1), sex=_nouns()[words[noun].text],
                               anew=text in listed("anew"), pronoun=text in ("the", "this", "that"))  # fmt: skip
            if not words[noun].text.isalpha() or words[noun].text in listed("articles"):
                return None
        return None
    if words[at].capital and text in _nouns() and text not in ("ex", "mr", "mrs", "ms"):
        return Individual(at, at + 1, _age_behind(words, at + 1), sex=_nouns()[text])
    return None


def _other(words: Sequence[Word], at: int) -> Individual | None:
    """One who is told of by a number alone: "another was wounded", "the fourth died"."""
    text = words[at].text
    if text not in listed("anew"):
        return None
    before, behind = (words[n].text if 0 <= n < len(words) else "" for n in (at - 1, at + 1))
    alone = text == "another" and before != "one"
    if not alone and before not in listed("articles"):
        return None
    return Individual(at, at + 1, anew=True) if behind in listed("be") or behind in listed("befell") else None


def _bare(words: Sequence[Word], at: int) -> Individual | None:
    """A noun without its article, as headlines have it, the last of several: "Ayton shooting victim, 18, dies"."""
    text = words[at].text
    if text not in _nouns() or text in PRONOUNS or text == "ex" or _is_noun(words, at + 1):
        return None
    if at + 1 < len(words) and (words[at + 1].text in ("'", "’") or words[at + 1].text in DASHES):
        return None  # "officer-involved"
    return Individual(at, at + 1, _age_behind(words, at + 1), sex=_sex(words, at))


def _is_noun(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].text in _nouns() and words[at].text not in PRONOUNS


def _sex(words: Sequence[Word], at: int) -> str | None:
    """The sex that a noun tells, or the noun right before it: "boy victim"."""
    before = _nouns().get(words[at - 1].text) if at and words[at - 1].text not in PRONOUNS else None
    return _nouns()[words[at].text] or before


def _relative(words: Sequence[Word], at: int, last: Individual) -> Individual | None:
    """A relative without an article, right behind another in a list: "shot his wife, infant son and brother"."""
    if (
        last.last != at - 1
        or words[at - 1].text not in (",", "and")
        or words[last.first].text not in listed("articles")
    ):
        return None
    for noun in (at, at + 1):
        if noun < len(words) and words[noun].text in _kin() and not _is_noun(words, noun + 1):
            return Individual(at, noun + 1, _age_behind(words, noun + 1), sex=_nouns().get(words[noun].text), anew=True)
    return None


def _named(words: Sequence[Word], at: int) -> Individual | None:
    """Two or more capitalised words that are no body, street or day, with an age behind where there is one."""
    last, parts = at, list[str]()
    while last < len(words) and words[last].capital and words[last].text.isalpha():
        initial = len(words[last].text) == 1 and last + 1 < len(words) and words[last + 1].text == "."
        if not initial:
            parts.append(words[last].text)
        last += 2 if initial else 1
    before, behind = (words[n].text if 0 <= n < len(words) else "" for n in (at - 1, last))
    if before in listed("places") or behind in ("'", "’") or (behind == "s" and words[last].capital):
        return None  # "in East Ayton", "Children's Hospital"
    if not 2 <= len(parts) <= 4 or not listed("no_name").isdisjoint(parts) or words[last - 1].text == ".":
        return None
    surname = parts[-1] if parts[-1] not in ("jr", "sr", "ii", "iii", "iv") else parts[-2]
    return Individual(at, last, _age_behind(words, last), name=surname)


def _age_behind(words: Sequence[Word], at: int) -> str | None:
    """The age between commas behind a name or noun: ", 17,"."""
    texts = [word.text for word in words[at : at + 3]]
    told = len(texts) >= 2 and texts[0] == "," and texts[1].isdigit() and len(texts[1]) <= 2
    return texts[1] if told and (len(texts) < 3 or texts[2] in _AGE_ENDS) else None
