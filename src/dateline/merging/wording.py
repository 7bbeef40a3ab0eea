"""What words tell one happening from another: names, streets, ages, and the weightiest words of a text."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files

from dateline.reading.places.streets import street_words
from dateline.tables import table, words

__all__ = ["ages", "hinted", "kinds", "listed", "names", "rarity", "streets", "tokens", "weighted"]

WORDS_KEPT = 60  # a report's weightiest words; beyond them the weights are a tenth of the first's

_TOKEN = re.compile(r"[^\W\d_][\w'’-]*[^\W_]|\d{3,}")
_CAPITAL = re.compile(r"[A-Z][a-zà-öø-ÿ'’-]+(?:[A-Z][a-zà-öø-ÿ]+)?\.?")
_AGE = re.compile(r"\b(\d{1,2})[\s–-]+(?:year|yr)s?[\s–-]+old\b|(?<=, )(\d{1,2})(?=[,;.] )|\baged? (\d{1,2})\b", re.I)
_BLOCK = re.compile(
    r"\b(\d{2,6})[\s-]+block of ((?:[A-Z][\w.']*|\d+(?:st|nd|rd|th))(?: (?:[A-Z][\w.']*|\d+(?:st|nd|rd|th))){0,3})"
)
_WAY = re.compile(r"\b((?:[A-Z][\w.']+|\d+(?:st|nd|rd|th))(?: (?:[A-Z][\w.']+)){0,3})")

listed = partial(words, "merging", "happenings")  # one list of ``data/happenings.yaml``


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, without a possessive's end."""
    return [word[:-2] if word.endswith("'s") else word for word in _TOKEN.findall(text.lower().replace("’", "'"))]


def weighted(text: str, title: str | None) -> tuple[tuple[str, float], ...]:
    """The weightiest words, by how rare they are and how often they come; those of the headline count once more."""
    counts = Counter(tokens(text))
    counts.update(tokens(title or ""))
    weights = {word: round(rarity(word) * (1 + math.log(n)), 3) for word, n in counts.items()}
    kept = sorted(((-weight, word) for word, weight in weights.items() if weight > 0))[:WORDS_KEPT]
    return tuple((word, -weight) for weight, word in kept)


@cache
def _rarities() -> dict[str, float]:
    """The table as it lies in ``data/rarity.tsv`` (YAML of twenty thousand words takes half a second to load)."""
    lines = (files("dateline.merging") / "data" / "rarity.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: float(value) for word, value in pairs}


def rarity(word: str) -> float:
    """How much a shared word tells; the table is shipped and never changes with what a ledger holds."""
    known = _rarities()
    return known.get(word, known["*"])


def names(text: str) -> tuple[str, ...]:
    """Pairs of capitalised words that stand together ("chris perez"), each once and sorted."""
    found = set()
    for line in text.splitlines():
        pieces = line.split()
        for one, other in itertools.pairwise(pieces):
            if one[-1] in ',;:.!?”"' and len(one) > 2:
                continue
            first, second = one.strip("“\"'(‘"), other.strip(",;:.!?”\"')’")
            second = second.removesuffix("'s").removesuffix("’s")
            if _CAPITAL.fullmatch(first) and _CAPITAL.fullmatch(second) and first.lower() not in _openers():
                found.add(f"{first.lower()} {second.lower()}")
    return tuple(sorted(found))


@cache
def _openers() -> frozenset[str]:
    return listed("openers")


def streets(text: str) -> tuple[str, ...]:
    """Streets and the like, with the number of a block where it is told: "3900 orchard", "orchard"."""
    found = set()
    for match in _BLOCK.finditer(text):
        if way := _way(match.group(2).split(), needs_kind=False):
            found |= {way, f"{match.group(1)} {way}"}
    for match in _WAY.finditer(text):
        if way := _way(match.group(1).split(), needs_kind=True):
            found.add(way)
    return tuple(sorted(found))


def _way(words: Iterable[str], *, needs_kind: bool) -> str | None:
    """A street's own name, in small letters, without its direction and kind; None where no kind ends it."""
    kept: list[str] = []
    has_kind, known = False, street_words()
    for word in (word.lower().strip(".") for word in words):
        if word in known.kinds and kept:
            has_kind = True
            break
        if word not in known.directions:
            kept.append(word)
    return " ".join(kept[-2:]) if kept and (has_kind or not needs_kind) else None


def kinds(name: str, text: str, title: str | None) -> tuple[str, ...]:
    """What the words of a text stand for in a list of ``data/happenings.yaml``, each once and sorted."""
    known = table("merging", "happenings")[name]
    return tuple(sorted({known[word] for part in (text, title or "") for word in tokens(part) if word in known}))


def hinted(text: str, title: str | None) -> tuple[str, ...]:
    """Which lists of words that hint at dead and wounded have words of a headline and of a text, sorted."""
    parts = {"headline": frozenset(tokens(title or "")), "text": frozenset(tokens(text))}
    lists = {name: listed("hints", name) for name in table("merging", "happenings")["hints"]}
    return tuple(sorted(
        f"{where}_{name}" for where, words in parts.items() for name, known in lists.items() if words & known
    ))  # fmt: skip


def ages(text: str) -> tuple[str, ...]:
    """The ages that a text tells, each once and sorted."""
    found = {next(filter(None, match.groups())) for match in _AGE.finditer(text)}
    return tuple(sorted(found))
