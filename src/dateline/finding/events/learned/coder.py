"""Codes what a source did to a target, given the sentence and both spans, with a small encoder.

The encoder reads the sentence with markers around the two spans and scores fifteen types: PLOVER's sixteen
with CONCEDE and RETREAT joined as YIELD, as its training data have them; the ontology's words tell the two
apart. ``model/README.md`` says what it was trained on and how well it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dateline.finding.events.whether.conditions import AGAINST
from dateline.finding.networks.encoder import CODER, Marked, Network, Pair, batches, digest, mark
from dateline.ontology import Ontology, Trigger

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LABELS", "Coding", "code", "code_all", "digest", "unjoined"]

# PLOVER's types in the order of its quad classes, CONCEDE and RETREAT joined as the PLV set has them.
LABELS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
BATCH = 32  # sentences a run: more costs memory and gains no speed on a laptop


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


def code(text: str, source: Pair | None, target: Pair | None) -> Coding:
    """What ``source`` does to ``target`` in ``text``; either may be None where nobody is named."""
    return code_all([(text, source, target)])[0]


def code_all(rows: Iterable[tuple[str, Pair | None, Pair | None]]) -> list[Coding]:
    """The codings of many (text, source, target), in order; faster than one by one."""
    given = list(rows)
    network = Network.load(CODER)
    marked = [mark(network.words.tokenizer, *row) for row in given]
    found: dict[int, Coding] = {}
    for places in batches([len(one.ids) for one in marked], BATCH):
        for place, scores in zip(places, _scores(network, [marked[place] for place in places]), strict=True):
            found[place] = _coding(given[place][0], scores)
    return [found[place] for place in range(len(given))]


def _scores(network: Network, batch: Sequence[Marked]) -> NDArray[np.float64]:
    """Probabilities, a row for each sentence and a column for each label."""
    logits = network.run(batch).astype(np.float64)
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    scores: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return scores


def _coding(text: str, scores: NDArray[np.float64]) -> Coding:
    best = int(scores.argmax())
    joined = LABELS[best]
    type_id = unjoined(joined, text)
    named = tuple(zip(LABELS, (float(score) for score in scores), strict=True))
    return Coding(type_id, joined, Ontology.load().quad(type_id), float(scores[best]), named)


def unjoined(joined: str, text: str) -> str:
    """One of PLOVER's sixteen types for one of the fifteen labels, in view of the sentence."""
    return _yielding(text) if joined == "YIELD" else joined


def _yielding(text: str) -> str:
    """CONCEDE or RETREAT, whichever the first word of either in the text tells; CONCEDE where there is none."""
    ontology = Ontology.load()
    words = [word.strip(".,;:!?\"'()“”‘’") for word in text.lower().split()]
    for place in range(len(words)):
        for trigger in ontology.triggers_at(words, place):
            if trigger.type in ("CONCEDE", "RETREAT") and trigger.match(words, place) and _fits(trigger, words):
                return trigger.type
    return "CONCEDE"


def _fits(trigger: Trigger, words: Sequence[str]) -> bool:
    """Whether each condition on a trigger finds one of its words anywhere in the sentence."""
    present = set(words)
    return all(need.slot in AGAINST or need.kinds or need.words & present for need in trigger.needs)
