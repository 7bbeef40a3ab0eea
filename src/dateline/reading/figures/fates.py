"""The words that tell what became of people, by how they tell it (``data/figures.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.reading.figures.numbers import number_rules, word_set

__all__ = ["Fates", "fates", "may_count", "phrases"]

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Fates:
    """Words to the kind of figure that they tell, by how they tell it (see ``data/figures.yaml``)."""

    done: dict[str, str]
    doing: dict[str, str]
    happens: dict[str, str]
    state: dict[str, str]
    noun: dict[str, str]
    of: dict[str, str]

    def of_any(self, words: Sequence[str]) -> str | None:
        """The kind that the first participle or noun among words tells: "wounded" of "two of the wounded"."""
        told = (self.done.get(word) or self.noun.get(word) for word in words)
        return next(filter(None, told), None)


@cache
def fates() -> Fates:
    forms = {"done": "done", "doing": "doing", "happens": "happens", "is": "state", "noun": "noun", "of": "of"}
    tables = {
        name: {str(word): kind for kind, row in number_rules()["kinds"].items() for word in row[form]}
        for form, name in forms.items()
    }
    return Fates(**tables)


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases that tell a kind, by their first word."""
    found = [(tuple(phrase.split()), kind) for kind, row in number_rules()["phrases"].items() for phrase in row]
    return {first: tuple(each for each in found if each[0][0] == first) for first in {each[0][0] for each in found}}


def may_count(sentence: str) -> bool:
    """Whether a word that a figure needs is there at all: most sentences have none, and are not looked at."""
    lower = sentence.lower()
    return not _telling().isdisjoint(_LETTERS.findall(lower)) or any(sign in lower for sign in "$£€¥₹₦₪₽")


@cache
def _telling() -> frozenset[str]:
    known = fates()
    tables = (known.done, known.doing, known.happens, known.state, known.noun, known.of)
    money = word_set("money", "before") | word_set("money", "after")
    return frozenset().union(
        *tables,
        phrases(),
        word_set("suffers", "verbs"),
        word_set("crowds"),
        word_set("drives"),
        number_rules()["deadly"]["manner"],
        {"death"},
        word_set("toll"),
        word_set("seized", "verbs"),
        money,
    )
