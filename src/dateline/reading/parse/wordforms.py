"""What the model's networks first make of a word, remembered.

A network begins with a vector for each word that hangs on the form of the word alone, and only then looks at the words
beside it. News repeats its words, so most vectors have been made before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

__all__ = ["WordForms", "remember_forms"]

MOST = 20_000  # forms that are remembered, 8 MB of them; a new start is made when there are more
TOGETHER = 64  # forms that are made at once, always as many: the last bit of a product hangs on the size of the matrix
EMBEDDING = ("extract_features", "ragged2list")  # what spaCy calls the first and the last layer of such a beginning

Floats = NDArray[np.float32]
Table = NDArray[np.uint64]  # words x features of their form


class WordForms:
    """The vectors of the forms that have been seen, and ``make``, which makes those of new ones."""

    def __init__(self, make: Callable[[Table], Floats], width: int, most: int = MOST) -> None:
        self._make = make
        self._rows: dict[bytes, int] = {}
        self._vectors = np.empty((most, width), dtype=np.float32)

    def vectors(self, table: Table) -> Floats:
        """The vector of each word."""
        keys: list[bytes] = np.ascontiguousarray(table).view(f"V{8 * table.shape[1]}").ravel().tolist()
        new = dict.fromkeys(key for key in keys if key not in self._rows)
        if len(self._rows) + len(new) > len(self._vectors):
            self._rows.clear()
            new = dict.fromkeys(keys)
            self._vectors = np.empty((max(len(self._vectors), len(new)), self._vectors.shape[1]), dtype=np.float32)
        waiting = list(new)
        for some in (waiting[at : at + TOGETHER] for at in range(0, len(waiting), TOGETHER)):
            first, last = len(self._rows), len(self._rows) + len(some)
            forms = np.zeros((TOGETHER, table.shape[1]), dtype=np.uint64)
            forms[: len(some)] = np.frombuffer(b"".join(some), dtype=np.uint64).reshape(len(some), -1)
            self._vectors[first:last] = self._make(forms)[: len(some)]
            self._rows.update(zip(some, range(first, last), strict=True))
        return self._vectors[[self._rows[key] for key in keys]]


def remember_forms(model: Model[Any, Any]) -> None:
    """Let every network inside a model remember the forms that it has seen."""
    for node in list(model.walk()):
        for at, layer in enumerate(node.layers):
            if len(layer.layers) > 2 and (layer.layers[0].name, layer.layers[-1].name) == EMBEDDING:
                node.layers[at] = _remembering(layer)


def _remembering(embedding: Model[Any, Any]) -> Model[Any, Any]:
    """A layer that gives what the embedding gives, and never learns."""
    from thinc.api import Model, chain

    features = embedding.layers[0]
    rest: Model[Any, Any] = chain(*embedding.layers[1:])
    forms = WordForms(lambda table: rest.predict([table])[0], embedding.get_dim("nO"))

    def forward(_: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Any]:
        tables: list[Table] = features.predict(docs)
        cuts = np.cumsum([len(table) for table in tables])[:-1]
        return np.split(forms.vectors(np.concatenate(tables)), cuts), None

    return Model("remembering", forward)
