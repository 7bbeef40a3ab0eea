"""The vectors of word forms are made once, and are the same whatever they are made beside."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from dateline.reading.parse.syntax import load_model
from dateline.reading.parse.wordforms import TOGETHER, WordForms
from dateline.settings import Settings

TEXTS = (
    "Envoys of Ruritania met in Strelsau on Monday.",
    "The ferry at Zenda was shelled with mortars in 2018, and at least 14 soldiers died.",
    "Envoys met at Zenda.",
)


def _summing(asked: list[int]) -> WordForms:
    """Forms whose vector is the sum of their features, twice; ``asked`` counts what is made."""

    def make(table: NDArray[np.uint64]) -> NDArray[np.float32]:
        asked.append(len(table))
        return np.repeat(table.sum(axis=1, dtype=np.float32)[:, None], 2, axis=1)

    return WordForms(make, 2, most=5)


def test_a_form_is_made_once() -> None:
    asked: list[int] = []
    forms = _summing(asked)
    table = np.array([[1, 2], [3, 4], [1, 2]], dtype=np.uint64)
    assert forms.vectors(table).tolist() == [[3, 3], [7, 7], [3, 3]]
    assert forms.vectors(table[::-1]).tolist() == [[3, 3], [7, 7], [3, 3]]
    assert forms.vectors(table[:0]).tolist() == []
    assert asked == [TOGETHER]


@pytest.mark.parametrize("size", [4, 6, 200])
def test_when_there_are_too_many_a_new_start_is_made(size: int) -> None:
    forms = _summing([])
    for first in (0, 3, 500, 0):
        table = np.arange(first, first + 2 * size, dtype=np.uint64).reshape(size, 2)
        assert forms.vectors(table)[:, 0].tolist() == table.sum(axis=1).tolist()


def test_a_vector_is_the_same_to_the_bit_whatever_was_read_before() -> None:
    load_model.cache_clear()
    first = load_model(Settings().model)
    load_model.cache_clear()
    second = load_model(Settings().model)
    load_model.cache_clear()
    layers = [model.get_pipe("tok2vec").model.layers[0] for model in (first, second)]  # type: ignore[attr-defined]
    assert {layer.name for layer in layers} == {"remembering"}
    forwards = {text: layers[0].predict([first.make_doc(text)])[0] for text in TEXTS}
    backwards = {text: layers[1].predict([second.make_doc(text)])[0] for text in reversed(TEXTS)}
    together = layers[1].predict([second.make_doc(text) for text in TEXTS])
    for text, joined in zip(TEXTS, together, strict=True):
        assert forwards[text].tobytes() == backwards[text].tobytes() == joined.tobytes()
