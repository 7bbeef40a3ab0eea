"""Article bodies: the 4-gram F1 of the public article-extraction-benchmark, beside trafilatura's in the same run.

The data are a folder with ``truth.jsonl`` (``id``, ``url`` and the true ``articleBody``) and ``html/ID.html.gz``.
Counting follows that benchmark's ``evaluate.py``: tokens by ``\\w+``, multisets of 4-grams, precision and recall
of each page averaged over the pages, so that a long page weighs no more than a short one. Some pages are not in
English, so a page of any language is read here.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import IO

from benchmarks import jsonlines
from benchmarks.scoring import Counts
from dateline import article
from dateline.errors import InputRefused
from dateline.gather import open_page
from dateline.gather.page import Page

__all__ = ["run", "shingle_counts", "summary"]

GRAMS = 4
LIMIT = 20_000_000  # bytes of a page
TOKEN = re.compile(r"\w+")


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Compose every page, write its body, and score both bodies against the true ones."""
    ours: list[Counts] = []
    theirs: list[Counts] = []
    spent = {"dateline": 0.0, "trafilatura": 0.0}
    for row in jsonlines.read(data / "truth.jsonl"):
        page = _page(data, row["id"], row.get("url"))
        started = time.perf_counter()
        body = _composed(page)
        turned = time.perf_counter()
        other = _trafilatura(page.content)
        spent["dateline"] += turned - started
        spent["trafilatura"] += time.perf_counter() - turned
        jsonlines.write(out, {"id": row["id"], "articleBody": body})
        ours.append(shingle_counts(body, row["articleBody"]))
        theirs.append(shingle_counts(other, row["articleBody"]))
    rates = {name: round(len(ours) / seconds, 1) for name, seconds in spent.items() if seconds}
    return {**summary(ours), "trafilatura": summary(theirs), "n": len(ours), "pages_per_second": rates}


def shingle_counts(found: str, true: str) -> Counts:
    """The counts of one page over the 4-grams of its words; a text of fewer words is one shingle."""
    left, right = _shingles(found), _shingles(true)
    hits = (left & right).total()
    return Counts(hits, left.total() - hits, right.total() - hits)


def summary(pages: Sequence[Counts]) -> dict[str, float]:
    """Precision over the pages where something was found, recall over those where something is true, and F1."""
    precision = mean([page.precision for page in pages if page.tp + page.fp] or [0.0])
    recall = mean([page.recall for page in pages if page.tp + page.fn] or [0.0])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    runs = (tuple(words[i : i + GRAMS]) for i in range(max(1, len(words) - GRAMS + 1)))
    return Counter(filter(None, runs))


def _page(data: Path, name: str, url: str | None) -> Page:
    """One saved page, with the address that it was saved from."""
    saved = open_page(str(data / "html" / f"{name}.html.gz"), LIMIT)
    return Page(name, saved.content, url=url)


def _composed(page: Page) -> str:
    """The body that Dateline gives; nothing where it refuses the page."""
    try:
        return article.compose(page, only=None).text
    except InputRefused:
        return ""


def _trafilatura(content: bytes) -> str:
    """The body by trafilatura alone, called as the public benchmark calls it."""
    from trafilatura import extract

    return extract(content.decode("utf-8", "replace"), include_comments=False) or ""
