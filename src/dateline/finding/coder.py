"""Codes what a source did to a target, given the sentence and both spans, with a small encoder.

The encoder reads the sentence with markers around the two spans and scores fifteen types: PLOVER's sixteen
with CONCEDE and RETREAT joined as YIELD, as its training data have them; the ontology's words tell the two
apart. ``model/README.md`` says what it was trained on and how well it does.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.ontology import Ontology, Trigger

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = ["Coding", "Marked", "code", "code_all", "digest", "mark", "seen"]

Pair = tuple[int, int]  # start and end of a span in code points, half open

LIMIT = 128  # tokens that the encoder reads at once; longer sentences lose what lies farthest from the spans
BATCH = 32  # sentences a run: more costs memory and gains no speed on a laptop
CLS, SEP, PAD = 101, 102, 0
SOURCE, SOURCE_END, TARGET, TARGET_END = 1, 2, 3, 4  # ids that the vocabulary keeps unused


@dataclass(frozen=True, slots=True)
class Coding:
    """What the encoder says. ``type`` is one of PLOVER's sixteen, ``joined`` one of the model's fifteen.

    ``quad`` is PLOVER's quad class, ``score`` the probability of ``joined`` and ``scores`` those of all fifteen.
    """

    type: str
    joined: str
    quad: int
    score: float
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence as the encoder reads it: token ids with markers, and where the two opening markers stand.

    A position is 0, the opening token's, where the sentence has no such span.
    """

    ids: tuple[int, ...]
    source: int
    target: int


def code(text: str, source: Pair | None, target: Pair | None) -> Coding:
    """What ``source`` does to ``target`` in ``text``; either may be None where nobody is named."""
    return code_all([(text, source, target)])[0]


def code_all(rows: Iterable[tuple[str, Pair | None, Pair | None]]) -> list[Coding]:
    """The codings of many (text, source, target), in order; faster than one by one."""
    given = list(rows)
    model = _model()
    marked = [mark(model.tokenizer, *row) for row in given]
    by_length = sorted(range(len(given)), key=lambda place: len(marked[place].ids))
    found: dict[int, Coding] = {}
    for start in range(0, len(given), BATCH):
        places = by_length[start : start + BATCH]
        for place, scores in zip(places, model.score([marked[place] for place in places]), strict=True):
            found[place] = _coding(given[place][0], model.labels, scores)
    return [found[place] for place in range(len(given))]


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


def _within(tokens: list[Any], source: Pair | None, target: Pair | None) -> list[Any]:
    """As many tokens as the encoder reads, those around the spans where there are more."""
    room = LIMIT - 6  # two special tokens and four markers
    if len(tokens) <= room:
        return tokens
    spans = [span for span in (source, target) if span]
    first = min((span[0] for span in spans), default=0)
    last = max((span[1] for span in spans), default=0)
    held = [place for place, (_, (start, end)) in enumerate(tokens) if end > first and start < last] or [0]
    spare = max(room - (held[-1] - held[0] + 1), 0)
    begin = max(min(held[0] - spare // 2, len(tokens) - room), 0)
    return tokens[begin : begin + room]


def digest(text: str) -> str:
    """The name under which a training text is remembered: letters and digits only count."""
    letters = "".join(char for char in text.lower() if char.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:12]


def seen(text: str) -> bool:
    """Whether the model was trained on this text: its score there says nothing of new text."""
    return digest(text) in _model().seen


@dataclass(frozen=True, slots=True)
class _Model:
    """The encoder with its tokenizer, the labels that it scores, and the texts that it was trained on."""

    tokenizer: Tokenizer
    session: Any
    labels: tuple[str, ...]
    seen: frozenset[str]

    def score(self, batch: Sequence[Marked]) -> NDArray[np.float64]:
        """Probabilities, a row for each sentence and a column for each label."""
        width = max(len(marked.ids) for marked in batch)
        ids = np.array([(*marked.ids, *[PAD] * (width - len(marked.ids))) for marked in batch], dtype=np.int64)
        places = {name: np.array([getattr(marked, name) for marked in batch]) for name in ("source", "target")}
        mask = np.array([[1] * len(marked.ids) + [0] * (width - len(marked.ids)) for marked in batch])
        (logits,) = self.session.run(["logits"], {"ids": ids, "mask": mask, **places})
        raised = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
        scores: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
        return scores


@functools.cache
def _model() -> _Model:
    import onnxruntime
    from tokenizers import Tokenizer

    folder = files("dateline.finding") / "model"
    settings = json.loads((folder / "coder.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # reports are spread over processes instead
    options.log_severity_level = 3
    with as_file(folder / "coder.onnx") as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    texts = (folder / "seen.txt").read_text(encoding="ascii").split()
    return _Model(tokenizer, session, tuple(settings["labels"]), frozenset(texts))


def _coding(text: str, labels: tuple[str, ...], scores: NDArray[np.float64]) -> Coding:
    best = int(scores.argmax())
    joined = labels[best]
    type_id = _yielding(text) if joined == "YIELD" else joined
    named = tuple(zip(labels, (float(score) for score in scores), strict=True))
    return Coding(type_id, joined, Ontology.load().quad(type_id), float(scores[best]), named)


def _yielding(text: str) -> str:
    """CONCEDE or RETREAT, whichever the first word of either in the text tells; CONCEDE where there is none."""
    ontology = Ontology.load()
    words = [word.strip(".,;:!?\"'()“”‘’") for word in text.lower().split()]
    for place, word in enumerate(words):
        for trigger in ontology.triggers(word):
            if trigger.type in ("CONCEDE", "RETREAT") and trigger.match(words, place) and _fits(trigger, words):
                return trigger.type
    return "CONCEDE"


def _fits(trigger: Trigger, words: Sequence[str]) -> bool:
    """Whether each condition on a trigger finds one of its words anywhere in the sentence."""
    present = set(words)
    return all(need.slot == "unless" or need.kinds or need.words & present for need in trigger.needs)
