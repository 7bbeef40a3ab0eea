"""The word lists of times and figures hold together: every word is a word and every name in a pattern is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

_SHAPES = {
    "holiday", "clock", "iso-date", "slash-date", "decade", "nth", "short-year", "number", "year", "day", "two-digits",
    "break",
}  # fmt: skip


def _rules(name: str) -> Any:
    return yaml.safe_load(files("dateline.reading").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8"))


def _scalars(rules: Any) -> Iterator[Any]:
    if isinstance(rules, dict):
        for key, value in rules.items():
            yield key
            yield from _scalars(value)
    elif isinstance(rules, list):
        for value in rules:
            yield from _scalars(value)
    else:
        yield rules


@pytest.mark.parametrize("name", ["times", "figures"])
def test_yaml_takes_no_word_for_a_truth_value(name: str) -> None:
    assert [scalar for scalar in _scalars(_rules(name)) if isinstance(scalar, bool)] == []


def test_a_word_of_time_has_one_kind() -> None:
    words = Counter(word for kind in _rules("times")["words"].values() for word in kind)
    assert [word for word, kinds in words.items() if kinds > 1] == []


def test_every_name_in_a_pattern_of_time_is_a_kind_or_a_macro() -> None:
    rules = _rules("times")
    known = {*rules["words"], *(f"soft-{kind}" for kind in rules["words"]), *rules["macros"], *_SHAPES}
    patterns = [*rules["macros"].values(), *(row["pattern"] for row in rules["patterns"]), " ".join(rules["core"])]
    used = {name for pattern in patterns for name in re.findall(r"[a-z][a-z-]*[a-z]|[a-z]", pattern)}
    assert used - known == set()
