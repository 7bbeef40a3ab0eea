"""Texts -> paragraphs with Dateline's own parse and features, labelled where annotators did: run where Dateline is.

python -m attribution.prepare --data ../shared/data --out DIR
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.finding.attributions.quotations import find_quotations
from dateline.finding.attributions.tokens import Integers, Paragraph, Vocabulary, paragraphs
from dateline.finding.grammar.cues import cue_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Example", "Labels", "main"]

ANNOTATED = "attribution/polnear_train.jsonl"
# News that nobody annotated, for the teacher to answer: the set, and about how many characters of it.
NEWS = {"coding/voa_events.jsonl": 800_000, "place/lgl.jsonl": 400_000, "place/geovirus.jsonl": 250_000}
SHORTEST, LONGEST = 400, 9000  # characters of such a text
OFTEN, OFTEN_ELSEWHERE = 3, 6  # times that a word must be seen here, and in the other sets, to get a vector
MOST = 24_000  # words that get one
WORD = re.compile(r"[a-z][a-z'’-]*[a-z]")
FIELDS = ("text", "sentence", "body")

Pair = tuple[tuple[int, int], Integers]


@dataclass(frozen=True, slots=True)
class Labels:
    """What one annotator marked in a paragraph: a label a token (0 outside, 1 begin, 2 inside a cue), and for every cue
    its token range with a label a token (0 outside, 1 and 2 source, 3 and 4 content)."""

    cues: Integers
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One paragraph, its words, and the labels of each annotator (none: nobody annotated it)."""

    paragraph: Paragraph
    words: tuple[str, ...]
    labels: tuple[Labels, ...]
    text: int  # which text it comes from, so that one can be held back whole; -1 where nobody annotated it

    def is_held(self, every: int) -> bool:
        """Whether its text is held back, as every so many-th of the annotated ones is (0: none)."""
        return bool(self.labels and every and self.text % every == 0)


def vocabulary(docs: Sequence[Doc], others: Path) -> list[str]:
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


def examples(
    texts: Sequence[str], docs: Sequence[Doc], numbered: Vocabulary, marked: dict[str, list[Any]]
) -> Iterator[Example]:
    """Every paragraph of the texts; ``marked`` has the attributions of each annotator of a text."""
    for number, (text, doc) in enumerate(zip(texts, docs, strict=True)):
        starts = np.array([token.idx for token in doc])
        ends = np.array([token.idx + len(token.text) for token in doc])
        files = [
            [
                {part: [_tokens(starts, ends, *piece) for piece in one[part]] for part in ("source", "cue", "content")}
                for one in attributions
            ]
            for attributions in marked.get(text, ())
        ]
        for paragraph in paragraphs(doc, find_quotations(text), numbered, cue_words()):
            words = tuple(token.text for token in doc[paragraph.start : paragraph.end])
            labels = tuple(_labels(paragraph, attributions) for attributions in files)
            yield Example(paragraph, words, labels, number if files else -1)


def _labels(paragraph: Paragraph, attributions: Sequence[dict[str, Any]]) -> Labels:
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
    return Labels(cues, tuple(pairs))


def _tokens(starts: Integers, ends: Integers, start: int, end: int) -> tuple[int, int]:
    return int(np.searchsorted(ends, start, side="right")), int(np.searchsorted(starts, end, side="left"))


def news(folder: Path, known: set[str]) -> Iterator[str]:
    """Texts that nobody annotated, of each set every so many-th; sentences of one document are joined."""
    for name, size in NEWS.items():
        texts: list[str] = []
        documents: dict[str, list[str]] = {}
        for row in map(json.loads, (folder / name).open(encoding="utf-8")):
            if "sentence" in row:
                documents.setdefault(row["sentence_id"].rsplit("_", 1)[0], []).append(row["sentence"])
            elif SHORTEST < len(row["text"]) < LONGEST and row["text"] not in known:
                known.add(row["text"])
                texts.append(row["text"])
        texts += ["\n".join(sentences) for sentences in documents.values()]
        yield from texts[:: max(1, round(sum(map(len, texts)) / size))]


def main() -> None:
    from dateline.reading.parse.syntax import load_model, parse
    from dateline.records import Report
    from dateline.settings import Settings

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of all data sets")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    marked: dict[str, list[Any]] = {}
    for row in map(json.loads, (given.data / ANNOTATED).open(encoding="utf-8")):
        marked.setdefault(row["text"], []).append(row["attributions"])
    model = load_model(Settings().model)
    texts = sorted(marked)
    docs = list(parse([Report.of(text) for text in texts], model))
    words = vocabulary(docs, given.data)
    numbered = {word: number for number, word in enumerate(words, start=1)}
    more = list(news(given.data, set(texts)))
    found = list(examples(texts, docs, numbered, marked))
    found += examples(more, list(parse([Report.of(text) for text in more], model)), numbered, {})
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "words.txt").write_text("\n".join(words), encoding="utf-8")
    (given.out / "examples.pkl").write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main()
