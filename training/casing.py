"""Count how words are written, and keep what restores the capitals of a text that has lost them.

    python training/casing.py CORPORA src/dateline/reading/data/casing.txt.gz

CORPORA is a folder of the corpora that ``training/README.md`` names. Only how often each word, and each pair of
words, is written in small letters, with a capital or all in capitals is counted, away from the beginnings of
sentences and from headlines; no text is kept. A line of the result is a word, or two, with the form that it takes. A
small word stands as it is ("river"). An unknown word gets a capital, so of the others only those stand there that are
written otherwise ("UN", "McCain"), would be taken for a small word with an ending ("United"), or differ as a pair
from what they are apart ("White House").
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.reading.parse.casing import WORD, capitalised, inflects

LEAST = 2  # a word seen once may be a slip
LEAST_PAIR = 4
SURE = 0.75  # of a pair's uses, to stand against its words
ENDS = re.compile(r"[.!?:;\n“”\"'‘’(\[—–-]\s*$")


def main(corpora: Path, out: Path) -> None:
    """Read the corpora and write the list."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for text in texts(corpora):
        for line in text.splitlines():
            count(line, words, pairs)
    usual = {word: form for word, forms in words.items() if (form := majority(forms)) is not None}
    small = sorted(word for word, form in usual.items() if form == word)
    known = frozenset(small)
    other = sorted(
        form for word, form in usual.items() if form != word and (form != capitalised(word) or inflects(word, known))
    )
    told = sorted(" ".join(pair) for pair in unlike(pairs, usual))
    with gzip.GzipFile(out, "wb", mtime=0) as file:
        file.write("\n".join([*small, *other, *told]).encode())
    print(f"{len(small)} small words, {len(other)} of their own form, {len(told)} pairs: {out.stat().st_size:,} bytes")


def texts(corpora: Path) -> Iterator[str]:
    """The running text of the corpora that keep their capitals."""
    files = ("attribution/polnear_train", "place/lgl", "place/geovirus", "time/wikiwars_train", "place/event_location")
    seen: set[str] = set()
    for name in files:
        for row in rows(corpora / f"{name}.jsonl"):
            if row["text"] not in seen:
                seen.add(row["text"])
                yield row["text"]
    for row in rows(corpora / "coding/voa_events.jsonl"):
        yield row["sentence"]
    for row in rows(corpora / "incidents/gva_train.jsonl"):
        yield from (report["text"] for report in row["reports"])


def rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def count(line: str, words: dict[str, Counter[str]], pairs: dict[tuple[str, str], Counter[tuple[str, str]]]) -> None:
    """Count one line, but for headlines and first words of sentences."""
    found = list(WORD.finditer(line))
    small = sum(match[0].islower() for match in found)
    if len(found) < 5 or small < len(found) / 2:
        return
    before = None
    for match in found:
        opens = not line[: match.start()].strip() or ENDS.search(line[: match.start()])
        if not opens:
            words[match[0].lower()][match[0]] += 1
            if before is not None and line[before.end() : match.start()] == " ":
                pairs[before[0].lower(), match[0].lower()][before[0], match[0]] += 1
        before = None if opens else match


def majority(forms: Counter[str]) -> str | None:
    """How a word is mostly written; None for one that is too rare."""
    form, _ = min(forms.items(), key=lambda item: (-item[1], item[0]))
    return form if forms.total() >= LEAST else None


def unlike(pairs: dict[tuple[str, str], Counter[tuple[str, str]]], usual: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The pairs that are surely written otherwise than their words."""
    for (first, second), forms in pairs.items():
        written, times = min(forms.items(), key=lambda item: (-item[1], item[0]))
        apart = (usual.get(first, capitalised(first)), usual.get(second, capitalised(second)))
        if times >= max(LEAST_PAIR, SURE * forms.total()) and written != apart:
            yield written


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
