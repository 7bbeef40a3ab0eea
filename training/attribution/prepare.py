"""Annotated texts -> labelled paragraphs, with Dateline's own parse and features: run where Dateline is installed.

python -m attribution.prepare --data ../shared/data/attribution/polnear_train.jsonl --others ../shared/data --out DIR
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.finding.cues import cue_words
from dateline.finding.quotations import find_quotations
from dateline.finding.tokens import Integers, Paragraph, Vocabulary, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

OFTEN, OFTEN_ELSEWHERE = 3, 6  # times that a word must be seen here, and in the other sets, to get a vector
MOST = 24_000  # words that get one
WORD = re.compile(r"[a-z][a-z'’-]*[a-z]")
FIELDS = ("text", "sentence", "body")


@dataclass(frozen=True, slots=True)
class Example:
    """One paragraph of one annotator: a label a token (0 outside, 1 begin, 2 inside a cue), and for every cue its
    token range with a label a token (0 outside, 1 and 2 source, 3 and 4 content)."""

    paragraph: Paragraph
    cues: Integers
    pairs: tuple[tuple[tuple[int, int], Integers], ...]
    text: int  # which text it comes from, so that one can be held back whole


def vocabulary(docs: list[Doc], others: Path) -> list[str]:
    """The words that get a vector, the commonest first."""
    here = Counter(token.lower_ for doc in docs for token in doc if not token.is_space)
    words = [word for word, n in here.most_common() if n >= OFTEN]
    elsewhere: Counter[str] = Counter()
    for path in sorted(others.glob("*/*.jsonl")):
        for line in path.open(encoding="utf-8") if "_dev" not in path.name else ():
            row = json.loads(line)
            for field in FIELDS:
                if isinstance(row.get(field), str):
                    elsewhere.update(WORD.findall(row[field].lower()))
    known = set(words)
    more = [word for word, n in elsewhere.most_common() if n >= OFTEN_ELSEWHERE and word not in known]
    return words + more[: MOST - len(words)]


def examples(rows: list[dict[str, Any]], docs: dict[str, Doc], numbered: Vocabulary) -> Iterator[Example]:
    """Every paragraph of every annotator's file."""
    texts = {text: at for at, text in enumerate(sorted(docs))}
    for row in rows:
        doc = docs[row["text"]]
        starts = np.array([token.idx for token in doc])
        ends = np.array([token.idx + len(token.text) for token in doc])
        attributions = [
            {part: [_tokens(starts, ends, *piece) for piece in one[part]] for part in ("source", "cue", "content")}
            for one in row["attributions"]
        ]
        for paragraph in paragraphs(doc, find_quotations(row["text"]), numbered, cue_words()):
            yield _example(paragraph, attributions, texts[row["text"]])


def _example(paragraph: Paragraph, attributions: list[dict[str, Any]], text: int) -> Example:
    n, offset = len(paragraph), paragraph.start
    cues = np.zeros(n, dtype=np.int64)
    pairs = []
    for one in attributions:
        if not one["cue"]:
            continue
        start, end = one["cue"][0][0] - offset, one["cue"][0][1] - offset
        if not 0 <= start < end <= n:
            continue
        cues[start] = 1
        cues[start + 1 : end] = np.where(cues[start + 1 : end] == 0, 2, cues[start + 1 : end])
        labels = np.zeros(n, dtype=np.int64)
        for part, begin in (("content", 3), ("source", 1)):
            for first, last in one[part]:
                first, last = max(first - offset, 0), min(last - offset, n)
                if first < last:
                    labels[first], labels[first + 1 : last] = begin, begin + 1
        pairs.append(((start, end), labels))
    return Example(paragraph, cues, tuple(pairs), text)


def _tokens(starts: Integers, ends: Integers, start: int, end: int) -> tuple[int, int]:
    return int(np.searchsorted(ends, start, side="right")), int(np.searchsorted(starts, end, side="left"))


def main() -> None:
    from dateline.reading.syntax import load_model, parse
    from dateline.records import Report
    from dateline.settings import Settings

    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--others", type=Path, required=True, help="the folder of all data sets, for their words")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.data.open(encoding="utf-8")]
    texts = list(dict.fromkeys(row["text"] for row in rows))
    docs = dict(zip(texts, parse([Report.of(text) for text in texts], load_model(Settings().model)), strict=True))
    words = vocabulary(list(docs.values()), given.others)
    numbered = {word: number for number, word in enumerate(words, start=1)}
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "words.txt").write_text("\n".join(words), encoding="utf-8")
    (given.out / "examples.pkl").write_bytes(pickle.dumps(list(examples(rows, docs, numbered))))


if __name__ == "__main__":
    main()
