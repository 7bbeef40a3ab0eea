"""The word lists of the reading, read from ``data/names.yaml`` once."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import yaml

__all__ = ["NameWords", "name_words"]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Lower-case words that decide what a capitalised run names; the data file says what each list means."""

    particles: frozenset[str]
    body_heads: frozenset[str]
    place_heads: frozenset[str]
    openers: frozenset[str]
    not_actors: frozenset[str]


@functools.cache
def name_words() -> NameWords:
    """The lists that the package ships."""
    text = resources.files("dateline.reading").joinpath("data/names.yaml").read_text(encoding="utf-8")
    lists = yaml.load(text, Loader=yaml.CSafeLoader)
    return NameWords(**{name: frozenset(map(str, words)) for name, words in lists.items()})
