"""Who and what takes part in an incident, as a small encoder sees it that reads the whole report.

A report is read in windows of whole sentences. What the encoder makes of a noun phrase's tokens, of its head and of
the window gives the phrase's answers: which roles it takes, whether it is the place, of which type the incident is,
what was done to it, how surely it did it; of a time, whether it is the incident's. What it makes of the windows
together says what the report tells. ``training/incidents/`` makes the weights; ``model/README.md`` has the scores.
"""

from __future__ import annotations

import bisect
import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.finding.networks.encoder import CLS, MEAN_SCALE, PAD, SEP, Words, gelu, options, session
from dateline.finding.networks.files import FOLDER, unpacked

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.finding.templates.filling import Candidate
    from dateline.finding.templates.nominals import Nominal
    from dateline.reading.document import Document

__all__ = ["COLUMNS", "LIMIT", "TOLD", "Cast", "Place", "Placing", "cast", "extent", "windows"]

Floats = NDArray[np.float32]

LIMIT = 300  # tokens of a window, about; the networks were trained with such
SPARE = 60  # tokens over it that a window may hold so as to end with a sentence
# What the answers of a phrase stand for, in order; "date" is asked of times alone. Those "described" were harmed and
# are told by what they are.
COLUMNS: Final[Mapping[str, slice]] = {
    "roles": slice(0, 5), "place": slice(5, 6), "types": slice(6, 12), "effects": slice(12, 17),
    "confidence": slice(17, 22), "date": slice(22, 23), "described": slice(23, 24),
}  # fmt: skip
# What the answers of a report stand for, in order: whether it tells of any incident, each type, each stage.
TOLD: Final[Mapping[str, slice]] = {"any": slice(0, 1), "types": slice(1, 7), "stages": slice(7, 10)}


@dataclass(frozen=True, slots=True)
class Cast:
    """Log-odds: a row for each candidate, a row for each time of the document, and one for the report."""

    candidates: Floats
    times: Floats
    told: Floats


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: its window, its first token there and the one behind its last, the same of its head."""

    window: int
    start: int
    end: int
    head_start: int
    head_end: int


def cast(document: Document, candidates: Sequence[Candidate]) -> Cast:
    """What the encoder says of the candidates and the times of a document."""
    network = _Network.load()
    encoding = network.words.tokenizer.encode(document.report.text, add_special_tokens=False)
    cuts = windows(encoding.offsets, [sentence.start_char for sentence in document.doc.sents])
    states = network.read([encoding.ids[start:end] for start, end in cuts])
    placing = Placing(encoding.offsets, cuts)
    phrases = [[placing.of(*extent(document.doc, one)) for one in candidate.nominals] for candidate in candidates]
    times = [[placing.of(time.span.start, time.span.end)] if time.span else [] for time in document.times]
    rows = network.answers(states, [*phrases, *times])
    return Cast(rows[: len(phrases)], rows[len(phrases) :], network.told(states))


def extent(doc: Doc, nominal: Nominal) -> tuple[int, int, int, int]:
    """The characters of a noun phrase, and those of its head."""
    first, last, head = doc[nominal.start], doc[nominal.end - 1], doc[nominal.head]
    return first.idx, last.idx + len(last.text), head.idx, head.idx + len(head.text)


def windows(offsets: Sequence[tuple[int, int]], sentences: Sequence[int]) -> list[tuple[int, int]]:
    """The token ranges in which a report is read: whole sentences, of about one length, none much over ``LIMIT``."""
    starts = [start for start, _ in offsets]
    cuts = sorted({0, *(bisect.bisect_left(starts, at) for at in sentences)} - {len(starts)})
    cuts.append(len(starts))
    goal = len(starts) / max(1, math.ceil(len(starts) / LIMIT))
    found: list[tuple[int, int]] = []
    begin = 0
    for at, cut in enumerate(cuts[1:], start=1):
        following = cuts[at + 1] if at + 1 < len(cuts) else cut
        if cut - begin >= goal * 0.97 or cut == len(starts) or following - begin > LIMIT + SPARE:
            while cut - begin > LIMIT + SPARE:  # a sentence without end
                found.append((begin, begin + LIMIT))
                begin += LIMIT
            if cut > begin:
                found.append((begin, cut))
                begin = cut
    return found


class Placing:
    """From characters of a report to tokens of its windows."""

    def __init__(self, offsets: Sequence[tuple[int, int]], cuts: Sequence[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in offsets]
        self.ends = [end for _, end in offsets]
        self.cuts = cuts
        self.firsts = [start for start, _ in cuts]

    def of(self, start: int, end: int, head_start: int | None = None, head_end: int | None = None) -> Place:
        """The place of a phrase; a head that is not given is the phrase's last token."""
        first, behind = self._tokens(start, end)
        window = bisect.bisect_right(self.firsts, first) - 1
        low, high = self.cuts[window]
        behind = min(behind, high)
        if head_start is None or head_end is None:
            return Place(window, first - low, behind - low, behind - 1 - low, behind - low)
        head, behind_head = self._tokens(head_start, head_end)
        head = min(max(head, low), high - 1)
        return Place(window, first - low, behind - low, head - low, max(min(behind_head, high), head + 1) - low)

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        first = min(bisect.bisect_right(self.ends, start), len(self.ends) - 1)
        return first, max(bisect.bisect_left(self.starts, end), first + 1)


@dataclass(frozen=True, slots=True)
class _Network:
    """The encoder, and the weights of what is asked of it."""

    words: Words
    session: Any
    heads: Mapping[str, Floats]

    @classmethod
    @functools.cache
    def load(cls) -> _Network:
        """The network that the package ships."""
        chosen = options()
        # In 32 bits: with inputs of eight bits, the default, 0.002 of the F1 of role fillers is lost (muc4_dev).
        chosen.add_session_config_entry("session.qdq_matmulnbits_accuracy_level", "1")
        with as_file(FOLDER / "incidents.npz") as path, np.load(path) as found:
            whole = {name: found[name] * found[f"{name}_scale"] for name in ("inner", "out", "told")}
            biases = {f"{name}_bias": found[f"{name}_bias"] for name in whole}
        return cls(Words.load(), session(unpacked("incidents.onnx.xz"), chosen), whole | biases)

    def read(self, pieces: Sequence[Sequence[int]]) -> list[Floats]:
        """The states of each window's tokens, with the opening token first and the closing one last."""
        return [self._states(piece) for piece in pieces]

    def _states(self, piece: Sequence[int]) -> Floats:
        ids = np.array([[CLS, *piece, SEP]], dtype=np.int64)
        given = {"vectors": self.words.look_up(ids), "mask": (ids != PAD).astype(np.int64)}
        states: Floats = self.session.run(None, given)[0][0]
        return states

    def answers(self, states: Sequence[Floats], phrases: Sequence[Sequence[Place]]) -> Floats:
        """A row of answers for each phrase: the mean, in odds, over its places."""
        width = self.heads["out"].shape[1]
        places = [place for phrase in phrases for place in phrase]
        if not places:
            return np.full((len(phrases), width), -20, dtype=np.float32)
        means = [_mean(state) for state in states]
        seen = np.stack([_view(states[at.window], at, means[at.window]) for at in places])
        hidden = gelu(seen @ self.heads["inner"] + self.heads["inner_bias"])
        scored = iter(hidden @ self.heads["out"] + self.heads["out_bias"])
        return np.stack([_pooled([next(scored) for _ in phrase], width) for phrase in phrases])

    def told(self, states: Sequence[Floats]) -> Floats:
        """The answers of the whole report."""
        if not states:
            return np.full(self.heads["told"].shape[1], -20, dtype=np.float32)
        mean = np.mean([_mean(state) for state in states], axis=0)
        opening = np.max([state[0] for state in states], axis=0)
        answers: Floats = np.concatenate([mean, opening]) @ self.heads["told"] + self.heads["told_bias"]
        return answers


def _mean(state: Floats) -> Floats:
    return np.asarray(state.mean(axis=0) * MEAN_SCALE, dtype=np.float32)


def _view(state: Floats, at: Place, mean: Floats) -> Floats:
    """What a phrase is judged by: the means of its tokens and of its head's, and that of its window."""
    inner = state[1:]  # behind the opening token
    phrase, head = inner[at.start : at.end], inner[at.head_start : at.head_end]
    return np.concatenate([phrase.mean(axis=0), head.mean(axis=0), mean])


def _pooled(rows: Sequence[Floats], width: int) -> Floats:
    """The logarithm of the mean of what the rows say as odds; very unlikely where there is no row."""
    if not rows:
        return np.full(width, -20, dtype=np.float32)
    stacked = np.stack(rows)
    top = stacked.max(axis=0)
    return np.asarray(np.log(np.exp(stacked - top).mean(axis=0)) + top, dtype=np.float32)
