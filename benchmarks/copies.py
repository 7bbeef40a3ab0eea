"""Copies: which reports are one story, where papers print the sample reports over, and others tell the same anew.

The data are the folder of sample reports. Each is printed many times: under another masthead and headline, with
paragraphs cut, re-ordered or run together, edited lightly, as a brief, with paragraphs of the paper's own, and always
on a page with furniture of another kind, which goes through the article room as any page does. ``rewrites.yaml`` has
what other hands wrote of the same happenings. All are added to one ledger in a mixed order, and every pair is counted:
precision and recall of "these two are one story", where the copies of one sample (and it) are one and nothing else is.
"""

from __future__ import annotations

import html
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import IO

import yaml

from benchmarks import jsonlines
from benchmarks.furnishing import FURNISHED
from dateline import article
from dateline.gather import Page, open_page
from dateline.ledger import Ledger
from dateline.records import Reading, Report

__all__ = ["run"]

SEED = 7
ROUNDS = 2  # times that each kind of copy is made of each sample
LIMIT = 2_000_000  # bytes of a page

HEADLINES = (
    "What we know so far", "Morning round-up: the news from abroad", "Officials speak out", "World in brief",
    "Region: the latest", "Developing story", "From our wire services", "News from the region",
)  # fmt: skip
PAPERS = ("Harbour Times", "The Plains Observer", "Daily Meridian", "Northern Echo Online", "Valley Star", "City Post")
OWN = (
    "Readers of this newspaper have followed events there since last year, when our correspondent travelled through "
    "the region and spoke with shopkeepers, drivers and nurses.",
    "The embassy here said that no citizen of this country was known to be affected and advised travellers to stay in "
    "touch with their airlines.",
    "A professor of politics at the university of this city called the news significant, and said that it would be "
    "discussed at a public lecture in the town hall next Wednesday evening.",
    "Our newspaper will publish a longer report from the area in its weekend edition, with photographs by two local "
    "photographers who have worked there for a decade.",
)
EDITS = (("said that", "said"), (" told reporters", " said"), ("“", '"'), ("”", '"'), ("’", "'"), (" on Monday", ""),
         (" on Thursday", ""), ("however", "but"), ("about", "some"), ("per cent", "percent"))  # fmt: skip

Paragraphs = list[str]


@dataclass(frozen=True, slots=True)
class Print:
    """A page that a paper might have printed: of which sample, how it came about, and what it says."""

    sample: str
    kind: str
    headline: str
    paragraphs: Sequence[str]
    is_copy: bool


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Print everything, add it to a ledger, write the story of each page, and score every pair."""
    chance = random.Random(SEED)
    samples = {path.stem: article.compose(open_page(str(path), LIMIT)) for path in sorted(data.glob("*.[ht]*"))}
    prints = [made for name, report in samples.items() for made in _printed(name, report, chance)]
    pages = [(made, _composed(made, number, chance)) for number, made in enumerate(prints)]
    chance.shuffle(pages)
    with Ledger.open(":memory:") as ledger:
        for _, report in pages:
            ledger.add(Reading(report))
        home = {one.id: told.story.id for told in map(ledger.story, _ids(ledger)) for one in told.reports}
    told = [(made, home[report.id]) for made, report in pages]
    for made, story in told:
        jsonlines.write(out, {"sample": made.sample, "kind": made.kind, "copy": made.is_copy, "story": story})
    return _scores(told)


def _ids(ledger: Ledger) -> list[str]:
    return [story.id for story in ledger.stories()]


def _printed(name: str, report: Report, chance: random.Random) -> Iterator[Print]:
    """The report itself, all its copies, and the rewrites of it."""
    paragraphs = report.text.split("\n\n")
    yield Print(name, "as it is", report.title or "", paragraphs, True)
    for kind, change in _CHANGES.items():
        for _ in range(ROUNDS):
            headline = report.title or "" if kind == "masthead" else chance.choice(HEADLINES)
            yield Print(name, kind, headline, change(list(paragraphs), chance), True)
    rewrites = yaml.safe_load((Path(__file__).parent / "rewrites.yaml").read_text(encoding="utf-8"))
    for rewrite in rewrites.get(name, ()):
        yield Print(name, f"rewrite: {rewrite['kind']}", rewrite["headline"], rewrite["text"].split("\n\n"), False)


def _composed(made: Print, number: int, chance: random.Random) -> Report:
    """What the article room makes of the page, which has an address of its own."""
    furnish = chance.choice(FURNISHED)
    paper = chance.choice(PAPERS)
    text = furnish(
        html.escape(made.headline), [html.escape(each, quote=False) for each in made.paragraphs], paper, number
    )
    url = f"https://{paper.replace(' ', '').casefold()}.example/news/{number}"
    return article.compose(Page(url, text.encode(), url=url), only=None)


# How papers change what they print


def _brief(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return paragraphs[: chance.choice((2, 3))]


def _opening(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return paragraphs[:1]


def _trimmed(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """A word less in every sentence, as a desk makes a text fit a column."""
    return [". ".join(_less(sentence, chance) for sentence in each.split(". ")) for each in paragraphs]


def _less(sentence: str, chance: random.Random) -> str:
    words = sentence.split(" ")
    if len(words) > 6:
        del words[chance.randrange(1, len(words) - 1)]
    return " ".join(words)


def _cut(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    del paragraphs[chance.randrange(len(paragraphs))]
    return paragraphs


def _shortened(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return paragraphs[: max(3, len(paragraphs) * 2 // 3)]


def _reordered(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    chance.shuffle(paragraphs)
    return paragraphs


def _run_together(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    at = chance.randrange(2, len(paragraphs))
    return [" ".join(paragraphs[:at]), " ".join(paragraphs[at:])]


def _edited(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    edits = [edit for edit in EDITS if chance.random() < 0.8]
    for old, new in edits:
        paragraphs = [each.replace(old, new) for each in paragraphs]
    return paragraphs


def _with_own(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return [*_shortened(paragraphs, chance), *chance.sample(OWN, 2)]


def _mixed(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    first, *rest = _edited(_cut(paragraphs, chance), chance)
    return [first, *_reordered([*rest, chance.choice(OWN)], chance)]


_CHANGES: dict[str, Callable[[Paragraphs, random.Random], Paragraphs]] = {
    "masthead": lambda paragraphs, chance: paragraphs,
    "headline": lambda paragraphs, chance: paragraphs,
    "cut": _cut,
    "shortened": _shortened,
    "brief": _brief,
    "opening": _opening,
    "trimmed": _trimmed,
    "reordered": _reordered,
    "run together": _run_together,
    "edited": _edited,
    "with own": _with_own,
    "mixed": _mixed,
}


# Scores


def _scores(told: Sequence[tuple[Print, str]]) -> dict[str, object]:
    """Precision and recall over all pairs, and by kind: the copies not found, the rewrites taken for copies."""
    found, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for (one, home), (other, there) in combinations(told, 2):
        is_one = one.is_copy and other.is_copy and one.sample == other.sample
        if is_one:
            (found if home == there else missed).update({one.kind, other.kind, ""})
        elif home == there:
            wrong.update({one.kind, other.kind, ""})
    precision = found[""] / max(1, found[""] + wrong[""])
    recall = found[""] / max(1, found[""] + missed[""])
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "pairs": found[""] + missed[""],
        "n": len(told),
        "rewrites": sum(not made.is_copy for made, _ in told),
        "missed": {kind: number for kind, number in sorted(missed.items()) if kind},
        "wrong": {kind: number for kind, number in sorted(wrong.items()) if kind},
    }
