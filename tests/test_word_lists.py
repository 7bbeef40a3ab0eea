"""No list of words in the data files names one twice, the second of which is changed or taken out in vain, and each
word of a list is a word: YAML reads a bare no, on or false as yes or no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import dateline

PACKAGE = Path(dateline.__file__).parent
LISTS = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("data/*.yaml"))


def _twice(value: Any, where: str = "") -> Iterator[str]:
    """The words that a list below has twice, each with the way to it."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _twice(below, f"{where}/{key}")
    elif isinstance(value, list):
        yield from (f"{where}: {word}" for word, times in _words(value).items() if times > 1)
        for at, below in enumerate(value):
            yield from _twice(below, f"{where}/{at}")


def _words(value: list[Any]) -> Counter[str]:
    return Counter(word for word in value if isinstance(word, str))


@pytest.mark.parametrize("path", LISTS)
def test_no_list_names_a_word_twice(path: str) -> None:
    assert list(_twice(yaml.safe_load((PACKAGE / path).read_text(encoding="utf-8")))) == []


def test_a_word_that_a_list_names_twice_is_told() -> None:
    assert list(_twice({"people": {"plural": ["men", "women", "men"]}})) == ["/people/plural: men"]


def _truths(value: Any, where: str = "") -> Iterator[str]:
    """The lists below in which something stands as true or false, each by the way to it."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _truths(below, f"{where}/{key}")
    elif isinstance(value, list):
        if any(isinstance(word, bool) for word in value):
            yield where
        for at, below in enumerate(value):
            yield from _truths(below, f"{where}/{at}")


@pytest.mark.parametrize("path", LISTS)
def test_each_word_of_a_list_is_a_word(path: str) -> None:
    assert list(_truths(yaml.safe_load((PACKAGE / path).read_text(encoding="utf-8")))) == []


def test_a_bare_no_in_a_list_is_told() -> None:
    assert list(_truths(yaml.safe_load("{before: {any: [each, no]}}"))) == ["/before/any"]
