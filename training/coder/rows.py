"""The rows that the coder learns from: the annotated sets, and sentences of our own."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from dateline.finding.events.learned.coder import LABELS
from dateline.finding.networks.encoder import digest

__all__ = ["LABELS", "Row", "Words", "exchange", "folds", "own_sentences", "penta_rows", "plv_rows", "words_of_spans"]

Pair = tuple[int, int]
Words = Mapping[tuple[str, str], Sequence[str]]  # by "source" or "target" and label
LONGEST_EXCHANGED = 7  # words; longer spans are clauses that tell more than who


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its spans, and what is known of it: a label of ours, a class of the PENTA set, or both."""

    text: str
    source: Pair | None
    target: Pair | None
    label: str | None = None
    penta: int | None = None


def _jsonl(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plv_rows(path: Path) -> list[Row]:
    """The rows of ``plv_train.jsonl``."""
    pair = lambda span: tuple(span) if span else None  # noqa: E731 - one use, read with the line below
    return [Row(row["text"], pair(row["source"]), pair(row["target"]), row["type"]) for row in _jsonl(path)]


def own_sentences(path: Path) -> list[Row]:
    """The rows of ``sentences.yaml``, brackets and braces taken out and kept as spans."""
    return [
        _unbracket(text, label) for label, texts in yaml.safe_load(path.read_text("utf-8")).items() for text in texts
    ]


def _unbracket(marked: str, label: str) -> Row:
    text, at = "", {}
    for char in marked:
        if char in "[]{}":
            at[char] = len(text)
        else:
            text += char
    return Row(text, (at["["], at["]"]), (at["{"], at["}"]), label)


def penta_rows(penta: Path, dyads: Path) -> list[Row]:
    """The rows of ``penta_train.jsonl``, with spans where ``dyads_train.jsonl`` tags the same sentence."""
    tagged = {digest("".join(row["tokens"])): row for row in _jsonl(dyads)}
    rows = []
    for row in _jsonl(penta):
        spans = _tagged_spans(tagged[digest(row["text"])], row["text"]) if digest(row["text"]) in tagged else {}
        both = spans if {"S", "T"} <= spans.keys() else {}
        rows.append(Row(row["text"], both.get("S"), both.get("T"), penta=int(row["penta"])))
    return rows


def _tagged_spans(row: dict, text: str) -> dict[str, Pair]:
    """The first S and the first T of a tagged sentence as spans of ``text``, which may be spaced otherwise."""
    letters = [place for place, char in enumerate(text) if char.isalnum()]
    found: dict[str, Pair] = {}
    here, current = 0, None
    for token, tag in zip(row["tokens"], row["tags"], strict=True):
        length = sum(char.isalnum() for char in token)
        if length and here + length <= len(letters):
            start, end = letters[here], letters[here + length - 1] + 1
            if tag.startswith("B-"):
                current = tag[2:] if tag[2:] not in found else None
                if current:
                    found[current] = (start, end)
            elif tag.startswith("I-") and current == tag[2:]:
                found[current] = (found[current][0], end)
            elif not tag.startswith("I-"):
                current = None
        here += length
    return found


def folds(rows: Sequence[Row], count: int, seed: int = 0) -> list[int]:
    """The fold of each row: labels spread evenly, rows of one text together."""
    rng, label_of = random.Random(seed), {}
    for row in rows:
        label_of.setdefault(digest(row.text), row.label)
    fold_of, dealt = {}, 0
    for label in LABELS:
        texts = sorted(text for text, known in label_of.items() if known == label)
        rng.shuffle(texts)
        for text in texts:
            fold_of[text] = dealt % count
            dealt += 1
    return [fold_of[digest(row.text)] for row in rows]


def words_of_spans(rows: Sequence[Row]) -> Words:
    """What the sources and the targets of each label are called, for ``exchange``."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        for side, span in (("source", row.source), ("target", row.target)):
            words = row.text[span[0] : span[1]] if span else ""
            if row.label and words and len(words.split()) <= LONGEST_EXCHANGED:
                found[side, row.label].append(words)
    return found


def exchange(row: Row, words: Words, rng: random.Random, share: float) -> Row:
    """The row with its source and its target, each by the chance ``share``, called as in another row of its label."""
    if row.source and row.target and max(row.source[0], row.target[0]) < min(row.source[1], row.target[1]):
        return row
    for side, other in (("source", "target"), ("target", "source")):
        span, choices = getattr(row, side), words.get((side, row.label or ""))
        if span and choices and rng.random() < share:
            new = rng.choice(choices)
            row = _with_words(row, side, other, span, new)
    return row


def _with_words(row: Row, side: str, other: str, span: Pair, new: str) -> Row:
    longer = len(new) - (span[1] - span[0])
    text = row.text[: span[0]] + new + row.text[span[1] :]
    beside = getattr(row, other)
    if beside and beside[0] >= span[1]:
        beside = (beside[0] + longer, beside[1] + longer)
    return replace(row, text=text, **{side: (span[0], span[0] + len(new)), other: beside})
