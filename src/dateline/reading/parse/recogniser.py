"""The model's recogniser of names, which marks the same names as when spaCy runs it, in half the time.

spaCy goes from word to word and asks at each of all 74 moves whether it may be made. Outside a name, though, what is
to be done at a word hangs on that word alone: so all words are weighed at once here, and only those of a name after
its first are weighed one by one. Vectors, weights and rules are the model's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["NAME", "Moves", "Recogniser", "recogniser_of"]

NAME = "ner"  # what spaCy calls the recogniser in its pipelines
SEEN = ("the word", "the first word of its name", "the word before it in its name")  # what a move is decided by

Floats = NDArray[np.float32]
Found = tuple[int, int, str]  # a name: its first token, the token after its last, and its kind


@dataclass(frozen=True, slots=True)
class Moves:
    """What may be done at a word: the column of its score, by kind of name, and the kind that a column is of."""

    begin: dict[str, int]
    inside: dict[str, int]
    last: dict[str, int]
    unit: dict[str, int]
    out: int

    @classmethod
    def of(cls, names: Sequence[str]) -> Moves:
        """The moves of those names, "B-ORG" or "O", in the order of their columns; "U-" and "-" are never made."""
        parted = [(name.partition("-"), column) for column, name in enumerate(names)]
        by = {move: {kind: at for (does, _, kind), at in parted if does == move and kind} for move in "BILU"}
        return cls(by["B"], by["I"], by["L"], by["U"], list(names).index("O"))


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The weights of a model's recogniser, laid open."""

    vectors: Any  # the network from documents to a vector a word
    shares: Any  # the layer from a word's vector to its share in each of what a move is decided by
    offset: Floats
    weights: Floats
    biases: Floats
    moves: Moves

    def mark(self, docs: Sequence[Doc]) -> None:
        """Set the names of documents whose sentences are known."""
        from spacy.tokens import Span

        at = 0
        found = self._names(docs) if any(map(len, docs)) else iter(())
        name = next(found, None)
        for doc in docs:
            own = []
            while name is not None and name[0] < at + len(doc):
                own.append(Span(doc, name[0] - at, name[1] - at, label=name[2]))
                name = next(found, None)
            doc.set_ents(own)
            at += len(doc)

    def _names(self, docs: Sequence[Doc]) -> Iterator[Found]:
        """The names of all documents, their tokens counted through."""
        # The first row stands for what is missing: there is no name before a word outside one.
        shares: Floats = self.shares.predict(self.vectors.predict(docs))
        none, words = shares[0], shares[1:]
        alone = words[:, 0] + none[1] + none[2] + self.offset
        scores = _larger(alone) @ self.weights.T + self.biases
        goes_on, space = _bounds(docs)
        best = self._allowed(scores, goes_on, space).argmax(axis=1)
        begins = {column: kind for kind, column in self.moves.begin.items()}
        units = {column: kind for kind, column in self.moves.unit.items()}
        free = 0
        for at in np.flatnonzero(best != self.moves.out).tolist():
            if at >= free:
                move = int(best[at])
                kind = begins.get(move)
                free = at + 1 if kind is None else self._end(words, at, kind, goes_on)
                yield at, free, units[move] if kind is None else kind

    def _allowed(self, scores: Floats, goes_on: NDArray[np.bool_], space: NDArray[np.bool_]) -> Floats:
        """The scores outside a name: a space is none, and one of several words does not begin where a sentence ends."""
        begin, unit = list(self.moves.begin.values()), list(self.moves.unit.values())
        allowed = np.full_like(scores, -np.inf)
        allowed[:, self.moves.out] = scores[:, self.moves.out]
        allowed[:, unit] = np.where(space[:, None], -np.inf, scores[:, unit])
        allowed[:, begin] = np.where((goes_on & ~space)[:, None], scores[:, begin], -np.inf)
        return allowed

    def _end(self, words: Floats, start: int, kind: str, goes_on: NDArray[np.bool_]) -> int:
        """The token after the last of a name of several that begins at ``start``."""
        columns = [self.moves.inside[kind], self.moves.last[kind]]
        weights, biases = self.weights[columns].T, self.biases[columns]
        at = start + 1
        while goes_on[at]:
            seen = words[at, 0] + words[start, 1] + words[at - 1, 2] + self.offset
            inside, last = _larger(seen) @ weights + biases
            if last > inside:
                break
            at += 1
        return at + 1


@lru_cache(maxsize=2)
def recogniser_of(nlp: Language) -> Recogniser | None:
    """The recogniser of a pipeline; None where it has none, or one that decides by other things than ``SEEN``."""
    from spacy.pipeline import EntityRecognizer

    pipe = nlp.get_pipe(NAME) if NAME in nlp.component_names else None
    if not isinstance(pipe, EntityRecognizer) or pipe.cfg["beam_width"] != 1:
        return None
    if not pipe.model.attrs["has_upper"] or pipe.model.attrs["unseen_classes"]:
        return None
    vectors, shares, answers = pipe.model.layers
    if (shares.get_dim("nF"), shares.get_dim("nP")) != (len(SEEN), 2):
        return None
    moves = Moves.of([pipe.moves.get_class_name(column) for column in range(pipe.moves.n_moves)])
    return Recogniser(vectors, shares, shares.get_param("b"), answers.get_param("W"), answers.get_param("b"), moves)


def _larger(pairs: Floats) -> Floats:
    """The larger of each pair along the last axis: ``max`` takes ten times as long over an axis of two."""
    return np.maximum(pairs[..., 0], pairs[..., 1])


def _bounds(docs: Sequence[Doc]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of every token whether its sentence goes on after it, and whether it is a space."""
    from spacy.attrs import IS_SPACE, SENT_START

    table = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs])
    goes_on = np.append(table[1:, 0] != 1, [False])
    goes_on[np.cumsum([len(doc) for doc in docs]) - 1] = False
    return goes_on, table[:, 1] == 1
