"""The small encoders: how a sentence is put to them, the two networks, and the heads over the second's states.

Both networks start from the same word vectors, which are kept once; the networks are kept compressed. What they were
trained on, and how well they do, is told in ``model/README.md``.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dateline.finding.networks.files import FOLDER, unpacked

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

__all__ = [
    "CLS", "CODER", "FILES", "LIMIT", "MEAN_SCALE", "PAD", "PAIRING", "SEP", "Heads", "Marked", "Network", "Pair",
    "Words", "batches", "digest", "gelu", "mark", "options", "padded", "seen", "session", "unmarked",
]  # fmt: skip

Pair = tuple[int, int]  # start and end of a span in code points, half open

CODER, PAIRING = "coder", "pairing"  # the networks
# Their files: every reading opens the pairing, so it is compressed in a way that opens five times as fast.
FILES: Final[Mapping[str, str]] = {CODER: "coder.onnx.xz", PAIRING: "pairing.onnx.gz"}
LIMIT = 128  # tokens that the encoder reads at once; longer sentences lose what lies farthest from the spans
ROOM = LIMIT - 6  # what is left beside two special tokens and four markers
CLS, SEP, PAD = 101, 102, 0
MEAN_SCALE = 3.0  # the mean over tokens is about a third as long as one token's state
BATCH = 8  # sentences a run: eight of like length take 3/4 of the time of one by one, and more no less
SOURCE, SOURCE_END, TARGET, TARGET_END = 1, 2, 3, 4  # ids that the vocabulary keeps unused


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence as the encoder reads it: token ids with markers, and where the two opening markers stand.

    A position is 0, the opening token's, where the sentence has no such span.
    """

    ids: tuple[int, ...]
    source: int
    target: int


def mark(tokenizer: Tokenizer, text: str, source: Pair | None, target: Pair | None) -> Marked:
    """The tokens of ``text`` with a marker before and after each span."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    tokens = _within(list(zip(encoding.ids, encoding.offsets, strict=True)), source, target)
    ids, opened = [CLS], [0, 0]
    spans = ((source, SOURCE, SOURCE_END), (target, TARGET, TARGET_END))
    inside = [False, False]
    for token, (start, end) in tokens:
        for which, (span, _, closing) in enumerate(spans):
            if span and inside[which] and start >= span[1]:
                ids.append(closing)
                inside[which] = False
        for which, (span, opening, _) in enumerate(spans):
            if span and not opened[which] and end > span[0]:
                opened[which] = len(ids)
                ids.append(opening)
                inside[which] = True
        ids.append(token)
    ids += [closing for which, (_, _, closing) in enumerate(spans) if inside[which]]
    return Marked((*ids, SEP), opened[0], opened[1])


def unmarked(encoding: Encoding) -> Marked:
    """The tokens of a sentence in which no span is known."""
    return Marked((CLS, *encoding.ids[:ROOM], SEP), 0, 0)


def _within(tokens: list[Any], source: Pair | None, target: Pair | None) -> list[Any]:
    """As many tokens as the encoder reads, those around the spans where there are more."""
    if len(tokens) <= ROOM:
        return tokens
    spans = [span for span in (source, target) if span]
    first = min((span[0] for span in spans), default=0)
    last = max((span[1] for span in spans), default=0)
    held = [place for place, (_, (start, end)) in enumerate(tokens) if end > first and start < last] or [0]
    spare = max(ROOM - (held[-1] - held[0] + 1), 0)
    begin = max(min(held[0] - spare // 2, len(tokens) - ROOM), 0)
    return tokens[begin : begin + ROOM]


def digest(text: str) -> str:
    """The name under which a training text is remembered: letters and digits only count."""
    letters = "".join(char for char in text.lower() if char.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:12]


def seen(text: str, network: str) -> bool:
    """Whether that network was trained on this text: its scores there say nothing of new text."""
    return digest(text) in _seen(network)


@functools.cache
def _seen(network: str) -> frozenset[str]:
    return frozenset((FOLDER / f"{network}_seen.txt").read_text(encoding="ascii").split())


@dataclass(frozen=True, slots=True)
class Words:
    """The tokenizer, and the vector of each of its tokens in eight bits with one scale a token."""

    tokenizer: Tokenizer
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]

    @classmethod
    @functools.cache
    def load(cls) -> Words:
        """The words of the shipped model."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str((FOLDER / "tokenizer.json").read_text(encoding="utf-8"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        with as_file(FOLDER / "words.npz") as path, np.load(path) as stored:
            return cls(tokenizer, stored["vectors"], stored["scales"])

    def look_up(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of token ids."""
        found: NDArray[np.float32] = self.vectors[ids] * self.scales[ids][..., None]
        return found


@dataclass(frozen=True, slots=True)
class Network:
    """One network: "coder" scores labels of marked sentences, "pairing" gives the states of tokens for ``Heads``."""

    words: Words
    session: Any

    @classmethod
    @functools.cache
    def load(cls, name: str) -> Network:
        """The shipped network of that name."""
        return cls(Words.load(), session(unpacked(FILES[name]), options()))

    def run(self, batch: Sequence[Marked]) -> NDArray[np.float32]:
        """What the network answers for sentences, which are padded to the longest."""
        ids, mask = padded([marked.ids for marked in batch])
        given = {"vectors": self.words.look_up(ids), "mask": mask}
        if any(put.name == "source" for put in self.session.get_inputs()):
            given |= {name: np.array([getattr(marked, name) for marked in batch]) for name in ("source", "target")}
        answer: NDArray[np.float32] = self.session.run(None, given)[0]
        return answer


@dataclass(frozen=True, slots=True)
class Heads:
    """Linear answers over the states of "pairing": tags of a word, and types of what passes between two spans."""

    tags: NDArray[np.float32]
    tags_bias: NDArray[np.float32]
    types: NDArray[np.float32]
    types_bias: NDArray[np.float32]

    @classmethod
    @functools.cache
    def load(cls) -> Heads:
        """The shipped heads."""
        with as_file(FOLDER / "heads.npz") as path, np.load(path) as stored:
            return cls(*(stored[name] for name in ("tags", "tags_bias", "types", "types_bias")))


def batches(lengths: Sequence[int], size: int = BATCH) -> Iterator[list[int]]:
    """The places of sentences of these lengths, those of like length together, as many as are read in one run."""
    by_length = sorted(range(len(lengths)), key=lengths.__getitem__)
    for start in range(0, len(by_length), size):
        yield by_length[start : start + size]


def padded(rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The token ids of sentences, padded to the longest, and 1 where a token stands."""
    lengths = np.array([len(row) for row in rows])
    width = lengths.max()
    ids = np.array([(*row, *[PAD] * (width - len(row))) for row in rows], dtype=np.int64)
    return ids, (np.arange(width) < lengths[:, None]).astype(np.int64)


def gelu(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The error-function GELU within 0.001, by its hyperbolic tangent form."""
    return np.asarray(0.5 * values * (1 + np.tanh(0.7978846 * (values + 0.044715 * values**3))), dtype=np.float32)


def options() -> Any:
    """How every network runs: quietly and on one thread, since reports are spread over processes instead."""
    import onnxruntime

    chosen = onnxruntime.SessionOptions()
    chosen.intra_op_num_threads = chosen.inter_op_num_threads = 1
    chosen.log_severity_level = 3
    return chosen


def session(stored: bytes, chosen: Any) -> Any:
    """A network, ready to run with these options."""
    import onnxruntime

    return onnxruntime.InferenceSession(stored, chosen, providers=["CPUExecutionProvider"])
