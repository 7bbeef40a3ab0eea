"""What may fill a role of an incident, described for the model: the words, what governs them, and what happens near.

A ``Candidate`` is one wording of a report with everything that its occurrences show, because a name that is once the
object of "murdered" is the victim in the other sentences too.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.finding.templates.nominals import Nominal, find_nominals
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["BUCKETS", "Candidate", "bucket", "find_candidates", "triggers", "wording_features", "words_of"]

BUCKETS = 2**16  # weights a role: about as many as the features that occur twice in the training texts
WINDOW = 12  # tokens within which a trigger counts as near: about a clause
FAR = 4  # steps up the tree at which the search for a governing verb ends


@dataclass(slots=True)
class Candidate:
    """One noun phrase of a report, by its words, with its occurrences and what they show of it."""

    words: str
    nominals: list[Nominal] = field(default_factory=list)
    features: dict[str, None] = field(default_factory=dict)


@functools.cache
def triggers() -> Mapping[str, str]:
    """Word -> the type of incident that it tells, or "share"."""
    lists = table("finding", "templates")
    found = dict.fromkeys(lists["share"], "share")
    for kind, words in reversed(lists["triggers"].items()):
        found |= dict.fromkeys(words, kind)
    return found


def bucket(feature: str) -> int:
    """The weight that a feature has: a checksum of its words, the same on every machine."""
    return zlib.crc32(feature.encode()) % BUCKETS


def words_of(doc: Doc, start: int, end: int) -> str:
    """The wording as it is compared: lower case, as it stands."""
    return doc[start:end].text.lower()


def find_candidates(doc: Doc) -> list[Candidate]:
    """The candidates of a report in order of their first occurrence."""
    found: dict[str, Candidate] = {}
    lower = [token.lower_ for token in doc]
    told = {at: triggers()[word] for at, word in enumerate(lower) if word in triggers()}
    starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
    number = {at: count for count, at in enumerate(starts)}
    sentence = 0
    sentences = [sentence := number.get(at, sentence) for at in range(len(doc))]
    ends = [*starts[1:], len(doc)]
    for nominal in find_nominals(doc):
        words = words_of(doc, nominal.start, nominal.end)
        candidate = found.setdefault(words, Candidate(words))
        candidate.nominals.append(nominal)
        at = sentences[nominal.head]
        near = (starts[at], ends[at])
        candidate.features |= dict.fromkeys(_features(doc, nominal, lower, told, near, at))
    for candidate in found.values():
        candidate.features[f"times={min(len(candidate.nominals), 4)}"] = None
        candidate.features["bias"] = None
    return list(found.values())


def _features(
    doc: Doc, nominal: Nominal, lower: Sequence[str], told: Mapping[int, str], near: tuple[int, int], sentence: int
) -> Iterator[str]:
    yield from _inner(doc, nominal, lower)
    head = lower[nominal.head]
    for name, at in (
        ("l1", nominal.start - 1),
        ("l2", nominal.start - 2),
        ("r1", nominal.end),
        ("r2", nominal.end + 1),
    ):
        word = lower[at] if near[0] <= at < near[1] else "|"
        yield f"{name}={word}"
    before = " ".join(lower[max(nominal.start - 2, near[0]) : nominal.start])
    yield f"l12={before}"
    yield f"r12={' '.join(lower[nominal.end : min(nominal.end + 2, near[1])])}"
    path = list(_path(doc[nominal.head]))
    for step in path:
        yield f"up={step}"
    if path:
        yield f"path={path[-1]}&h={head}"
    yield f"sent={min(sentence, 5)}"
    kinds: dict[tuple[str, str, int], None] = {}
    for at in range(*near):
        if at in told and not nominal.start <= at < nominal.end:
            side = "<" if at < nominal.start else ">"
            gap = min(abs(at - nominal.head) // 4, 3)
            kinds[told[at], side, gap] = None
            yield f"in={told[at]}"
            if abs(at - nominal.head) <= WINDOW:
                yield f"near={lower[at]}{side}"
    for kind, side, gap in kinds:
        yield f"at={kind}{side}{gap}"
        yield f"at={kind}{side}&h={head}"
    for at in range(*near):
        if doc[at].tag_[:1] in "NVJ" and not nominal.start <= at < nominal.end:
            yield f"s={lower[at]}"


def _inner(doc: Doc, nominal: Nominal, lower: Sequence[str]) -> Iterator[str]:
    head = lower[nominal.head]
    token = doc[nominal.head]
    yield f"h={head}"
    yield f"h3={head[-3:]}"
    yield f"mod={nominal.modifier}"
    yield f"tags={' '.join(doc[at].tag_ for at in range(nominal.start, nominal.end))}"
    yield f"ent={token.ent_type_}"
    yield f"len={nominal.end - nominal.start}"
    yield f"first={lower[nominal.start]}"
    for at in range(nominal.start, nominal.end):
        yield f"w={lower[at]}"
        if at + 1 < nominal.end:
            yield f"ww={lower[at]} {lower[at + 1]}"
    if nominal.modifier and nominal.end < len(doc):
        yield f"of={lower[nominal.end]}"
    for child in token.children:
        if child.dep_ in ("appos", "amod", "prep", "relcl", "acl", "det", "nummod", "poss"):
            yield f"{child.dep_}={child.lower_}"


def _path(token: Token) -> Iterator[str]:
    """What governs the phrase, step by step up to a verb: "nsubj", "pobj<by<killed"."""
    here, steps = token, ""
    for _ in range(FAR):
        if here.head.i == here.i:
            return
        steps += f"<{here.dep_}"
        here = here.head
        yield f"{steps}<{here.lower_}"
        yield f"{here.lower_}"
        kind = triggers().get(here.lower_)
        if kind:
            yield f"{steps}<*{kind}"
        if here.tag_.startswith("V"):
            if any(child.dep_ in ("nsubjpass", "auxpass") for child in here.children):
                yield f"{steps}<passive"
            return


def wording_features(doc: Doc, nominal: Nominal, pair: tuple[int, int]) -> Iterator[str]:
    """How one wording of a phrase is cut: what is left off before, where it begins, what it runs into."""
    start, end = pair
    whole = nominal.wordings[0]
    head = doc[nominal.head].lower_
    yield f"cut={start - whole[0]}"
    yield f"size={end - start}"
    yield f"long={end > whole[1]}&h={head}"
    yield f"long={end > whole[1]}&full={start == whole[0]}"
    yield f"could={len(nominal.wordings)}&cut={start - whole[0]}&long={end > whole[1]}"
    yield f"first={doc[start].lower_}"
    yield f"tag={doc[start].tag_}&{end - start}"
    yield f"tags={' '.join(doc[at].tag_ for at in range(start, end))}"
    yield f"words={words_of(doc, start, end)}"
    left = doc[start - 1] if start else None
    if left is not None:
        yield f"off={left.lower_}"
        yield f"offtag={left.tag_}&in={start > whole[0]}"
    right = doc[end] if end < len(doc) else None
    if right is not None:
        yield f"next={right.lower_}&mod={nominal.modifier}"
    yield f"bare={start == nominal.head}&mod={nominal.modifier}"
