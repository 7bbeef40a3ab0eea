"""What an encoder that was taught to see phrases makes of each word of a report.

It is the encoder of incidents with adapters: two thin matrices beside each of its own. Its file holds the adapters and
the way through them, and borrows all other weights (``encoder.joined``). The report is read in windows of whole
sentences.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.finding.networks.encoder import CLS, SEP, Words, options, session
from dateline.finding.networks.files import joined

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["BASE", "FILE", "LIMIT", "OUTPUT", "WIDTH", "Window", "adapted_states", "windows"]

Floats = NDArray[np.float32]

BASE, FILE = "incidents.onnx.xz", "phrases.onnx.xz"
OUTPUT: Final = "phrases/states"
LIMIT = 250  # pieces of words in a window, unless a single word has more
LONGEST = 380  # the encoder has a place for so many
WIDTH = 768  # the states of a word's first piece and of its last


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text as the encoder reads it: its pieces; its words, and the first and last piece of each word."""

    ids: tuple[int, ...]
    words: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


def adapted_states(doc: Doc, stretches: Sequence[Sequence[int]]) -> Floats:
    """A row for each token of the document: what the encoder makes of its first piece and of its last."""
    found = np.zeros((len(doc), WIDTH), dtype=np.float32)
    words = Words.load()
    for window in windows(doc, stretches):
        ids = np.array([[CLS, *window.ids, SEP]], dtype=np.int64)
        given = {"vectors": words.look_up(ids), "mask": np.ones(ids.shape, dtype=np.int64)}
        states: Floats = _session().run([OUTPUT], given)[0][0, 1:]  # behind the opening token
        found[list(window.words)] = np.hstack([states[list(window.first)], states[list(window.last)]])
    return found


def windows(doc: Doc, stretches: Sequence[Sequence[int]]) -> Iterator[Window]:
    """The windows over a document, each of as many whole stretches of words as there is room for."""
    encoding = Words.load().tokenizer.encode(doc.text, add_special_tokens=False)
    begins = [start for start, _ in encoding.offsets]
    if not begins:
        return
    whole = [word for stretch in stretches for word in stretch]
    first = _pieces(begins, [doc[word].idx for word in whole])
    last = _pieces(begins, [doc[word].idx + len(doc[word]) - 1 for word in whole])
    for start, end in _cuts(first, last, [len(stretch) for stretch in stretches]):
        low = first[start]
        high = min(last[end - 1] + 1, low + LONGEST)
        yield Window(
            tuple(encoding.ids[low:high]),
            tuple(whole[start:end]),
            tuple(min(piece, high - 1) - low for piece in first[start:end]),
            tuple(min(piece, high - 1) - low for piece in last[start:end]),
        )


def _pieces(begins: Sequence[int], characters: Sequence[int]) -> list[int]:
    """The piece in which each character stands, or the one before it."""
    found: list[int] = np.maximum(np.searchsorted(begins, characters, side="right") - 1, 0).tolist()
    return found


def _cuts(first: Sequence[int], last: Sequence[int], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first word of each window and the word behind its last."""
    begin = end = 0
    for size in sizes:
        if end > begin and last[end + size - 1] + 1 - first[begin] > LIMIT:
            yield begin, end
            begin = end
        for word in range(end, end + size):  # a sentence without end is cut between words
            if word > begin and last[word] + 1 - first[begin] > LIMIT:
                yield begin, word
                begin = word
        end += size
    if end > begin:
        yield begin, end


@functools.cache
def _session() -> Any:
    """The encoder, in 32 bits: the adapters are too fine for the quicker products of eight bits."""
    import onnxruntime

    chosen = options()
    chosen.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return session(joined(BASE, FILE), chosen)
