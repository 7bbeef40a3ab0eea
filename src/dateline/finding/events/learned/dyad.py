"""Finds in a sentence, in one pass of a small encoder, who acts on whom and what is done: nothing need be given.

A head over the encoder's states tags the words as source and target; another scores the types of what passes between
the two spans found. ``model/README.md`` says what they were trained on and how well they do. Where the spans are known,
``dateline.finding.events.learned.coder`` answers better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dateline.finding.networks.encoder import MEAN_SCALE, PAIRING, Heads, Marked, Network, Pair, batches, unmarked

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = ["Dyad", "best_spans", "find_dyad", "find_dyads"]

OUTSIDE, BEGIN_SOURCE, BEGIN_TARGET = 0, 1, 3  # the tags' numbers; that of "inside" follows each "begin"
# How much "outside" is held back where the caller knows that there is a pair: on 230 sentences of no training set the
# exact-span F1 of targets rises by 0.03 to 0.07, and is flat from 1 to 2.
KNOWN_PAIR = 1.5


@dataclass(frozen=True, slots=True)
class Dyad:
    """The spans of the one who acts and of the one acted on, in code points; None where nobody is found.

    ``scores`` are the probabilities of the coder's labels, in their order, for what passes between the two; empty
    where either is missing. ``margins`` tell by how much the tags of each span beat "outside", in log-odds.
    """

    source: Pair | None
    target: Pair | None
    scores: tuple[float, ...] = ()
    margins: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence for the encoder and its words: which tokens each has (0 is the opening one) and where it stands."""

    marked: Marked
    words: tuple[tuple[int, int], ...]
    offsets: tuple[Pair, ...]


def find_dyad(text: str) -> Dyad:
    """The source and the target of the sentence ``text``, and what passes between them."""
    return find_dyads([text])[0]


def find_dyads(texts: Sequence[str], *, certain: bool = True) -> list[Dyad]:
    """The dyads of many sentences, in order; ``certain`` says that each is known to tell of a pair."""
    if not texts:
        return []
    network, heads = Network.load(PAIRING), Heads.load()
    sentences = [_sentence(network.words.tokenizer, text) for text in texts]
    found: dict[int, Dyad] = {}
    for places in batches([len(sentence.marked.ids) for sentence in sentences]):
        states = network.run([sentences[at].marked for at in places])
        for at, of_tokens in zip(places, states, strict=True):
            own = of_tokens[: len(sentences[at].marked.ids)]
            found[at] = _dyad(heads, sentences[at], own, KNOWN_PAIR if certain else 0.0)
    return [found[at] for at in range(len(texts))]


def _sentence(tokenizer: Tokenizer, text: str) -> _Sentence:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    marked = unmarked(encoding)
    words: list[tuple[int, int]] = []
    offsets: list[Pair] = []
    pieces = zip(encoding.word_ids, encoding.offsets, strict=True)
    last = None
    for place, (word, (start, end)) in enumerate(list(pieces)[: len(marked.ids) - 2], start=1):
        if word == last:
            words[-1], offsets[-1] = (words[-1][0], place + 1), (offsets[-1][0], end)
        else:
            words.append((place, place + 1))
            offsets.append((start, end))
        last = word
    return _Sentence(marked, tuple(words), tuple(offsets))


def _dyad(heads: Heads, sentence: _Sentence, states: NDArray[np.float32], held_back: float) -> Dyad:
    if not sentence.words:
        return Dyad(None, None)
    firsts = [first for first, _ in sentence.words]  # a word is tagged by its first piece
    tags = states[firsts] @ heads.tags + heads.tags_bias
    tags[:, OUTSIDE] -= held_back
    source, target = (_run(tags, begin) for begin in (BEGIN_SOURCE, BEGIN_TARGET))
    spans = [_characters(sentence.offsets, run) for run in (source, target)]
    if source is None or target is None:
        return Dyad(spans[0], spans[1])
    types = _pooled(states, _tokens(sentence, source), _tokens(sentence, target)) @ heads.types + heads.types_bias
    raised = np.exp(types - types.max())
    margins = (_margin(tags, source, BEGIN_SOURCE), _margin(tags, target, BEGIN_TARGET))
    return Dyad(spans[0], spans[1], tuple((raised / raised.sum()).tolist()), margins)


def _tokens(sentence: _Sentence, run: tuple[int, int]) -> tuple[int, int]:
    return sentence.words[run[0]][0], sentence.words[run[1] - 1][1]


def _pooled(states: NDArray[np.float32], source: Pair, target: Pair) -> NDArray[np.float32]:
    """Means of the states: of all tokens, of the source, of the target, and of what stands between the two."""
    first, last = sorted((source, target))
    between = states[first[1] : last[0]] if last[0] > first[1] else states[:1]
    parts = (states[slice(*source)], states[slice(*target)], between)
    pooled: NDArray[np.float32] = np.concatenate([MEAN_SCALE * states.mean(0), *(part.mean(0) for part in parts)])
    return pooled


def best_spans(scores: NDArray[np.float32], offsets: Sequence[Pair]) -> tuple[Pair | None, Pair | None]:
    """The surest run of source words and the surest run of target words, as spans of the text.

    ``scores`` has a row for each word and a column for each tag. A run opens where a begin-tag, or an inside-tag
    after something else, is the best of its word.
    """
    source, target = (_characters(offsets, _run(scores, begin)) for begin in (BEGIN_SOURCE, BEGIN_TARGET))
    return source, target


def _characters(offsets: Sequence[Pair], run: tuple[int, int] | None) -> Pair | None:
    return (offsets[run[0]][0], offsets[run[1] - 1][1]) if run else None


def _run(scores: NDArray[np.float32], begin: int) -> tuple[int, int] | None:
    runs: list[tuple[int, int]] = []
    for place, tag in enumerate(scores.argmax(axis=1).tolist()):
        if tag == begin or (tag == begin + 1 and not (runs and runs[-1][1] == place)):
            runs.append((place, place + 1))
        elif tag == begin + 1:
            runs[-1] = (runs[-1][0], place + 1)
    return max(runs, key=lambda run: (_margin(scores, run, begin), -run[0])) if runs else None


def _margin(scores: NDArray[np.float32], run: tuple[int, int], begin: int) -> float:
    rows = scores[run[0] : run[1]]
    return float((rows[:, begin : begin + 2].max(axis=1) - rows[:, OUTSIDE]).mean())
