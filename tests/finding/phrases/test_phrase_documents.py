"""The documents of our own that teach phrases: their marks are whole, and no sentence of the set is among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
SET = ROOT.parent / "shared" / "data" / "names" / "re3d_train.jsonl"
MARK = re.compile(
    r"\[(Person|Organisation|Location|Nationality|Temporal|Quantity|Other): ([^\[\]\s](?:[^\[\]]*[^\[\]\s])?)\]"
)
NOTE = re.compile(r"\[\d+\]")
ALIKE = 12  # words in a row: formulas such as "commander of the task force" are shorter


def documents() -> list[str]:
    written = yaml.safe_load((ROOT / "training" / "phrases" / "documents.yaml").read_text(encoding="utf-8"))
    return [document for several in written.values() for document in several]


def stretches(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[at : at + ALIKE]) for at in range(len(words) - ALIKE + 1))


def test_every_bracket_is_a_mark_or_the_number_of_a_note() -> None:
    assert len(documents()) > 200
    for document in documents():
        plain = NOTE.sub("", MARK.sub(r"\2", document))
        assert "[" not in plain, plain
        assert "]" not in plain, plain


@pytest.mark.skipif(not SET.exists(), reason="needs ../shared, which is not handed on")
def test_no_sentence_is_the_sets() -> None:
    rows = [json.loads(line) for line in SET.read_text(encoding="utf-8").strip().split("\n")]
    theirs = {stretch for row in rows for stretch in stretches(row["text"])}
    ours = {stretch for document in documents() for stretch in stretches(MARK.sub(r"\2", document))}
    assert not ours & theirs
