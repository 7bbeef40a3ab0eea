"""The rows that the pairing learns tags from: sentences in which source and target are marked and must be found."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from dateline.finding.networks.encoder import Marked, digest, mark

__all__ = ["IGNORED", "TAGS", "Tagged", "dyad_rows", "dyad_split", "tags_of"]

TAGS = ("O", "B-S", "I-S", "B-T", "I-T")
IGNORED = -100  # what cross-entropy passes over: special tokens, and actors marked as acting on each other
CLOSE = re.compile(r"^(?:[.,;:!?%)\]’”]|'s$|n't$|'$|’s$)")  # these stand close to the word before


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with spans of "S", "T", or "R" where two act on each other."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def dyad_rows(path: Path) -> list[Tagged]:
    """The rows of ``dyads_train.jsonl``, their tokens set as text."""
    with path.open(encoding="utf-8") as lines:
        return [_set_as_text(row["tokens"], row["tags"]) for row in map(json.loads, lines)]


def _set_as_text(tokens: Sequence[str], tags: Sequence[str]) -> Tagged:
    text, spans = "", []
    for token, tag in zip(tokens, tags, strict=True):
        text += "" if not text or CLOSE.match(token) or text.endswith(("(", "[", "“")) else " "
        start = len(text)
        text += token
        if tag.startswith("B-"):
            spans.append((start, len(text), tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
    return Tagged(text, tuple(spans))


def dyad_split(rows: Sequence[Tagged], fold: int, folds: int = 5) -> list[Tagged]:
    """The rows of one fold, those of one text together, to score on."""
    texts = sorted({digest(row.text) for row in rows})
    random.Random(0).shuffle(texts)
    kept = set(texts[fold::folds])
    return [row for row in rows if digest(row.text) in kept]


def tags_of(tokenizer: Tokenizer, row: Tagged) -> tuple[Marked, list[int]]:
    """The sentence without markers, and the number of each token's tag."""
    offsets = tokenizer.encode(row.text, add_special_tokens=False).offsets
    marked = mark(tokenizer, row.text, None, None)
    if len(marked.ids) != len(offsets) + 2:
        return marked, [IGNORED] * len(marked.ids)  # too long for the encoder
    tags, begun = [IGNORED], set()
    for start, end in offsets:
        span = next((span for span in row.spans if start < span[1] and end > span[0]), None)
        if span is None:
            tags.append(0)
        elif span[2] == "R":
            tags.append(IGNORED)
        else:
            tags.append(TAGS.index(("I-" if span in begun else "B-") + span[2]))
            begun.add(span)
    return marked, [*tags, IGNORED]
