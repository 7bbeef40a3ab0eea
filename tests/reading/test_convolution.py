"""Joined layers give the bits that the layers give one by one; others are left as they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from thinc.api import Maxout, Model, NumpyOps, chain, clone, expand_window, residual, with_array

from dateline.reading.parse.convolution import join_convolutions


def _network(window: int, pieces: int, *, scaled: bool = True) -> Model[Any, Any]:
    """Four layers over vectors of eight numbers, with weights of their own."""
    width = 8
    products = Maxout(nO=width, nI=width * (2 * window + 1), nP=pieces, dropout=0.0, normalize=scaled)
    made = with_array(clone(residual(chain(expand_window(window), products)), 4), pad=4 * window)
    made.initialize()
    random = np.random.default_rng(7)
    for node in made.walk():
        node.ops = NumpyOps(use_blis=False)
        for name in node.param_names:
            node.set_param(name, random.normal(size=node.get_param(name).shape).astype(np.float32))
    return made


def _words() -> list[NDArray[np.float32]]:
    random = np.random.default_rng(11)
    return [random.normal(size=(length, 8)).astype(np.float32) for length in (5, 1, 30)]


@pytest.mark.parametrize("pieces", [2, 3])
def test_joined_layers_give_the_same_bits(pieces: int) -> None:
    network = _network(1, pieces)
    before = network.predict(_words())
    join_convolutions(network)
    assert [node.name for node in network.walk()][1:] == ["convolutions"]
    for one, other in zip(network.predict(_words()), before, strict=True):
        assert np.array_equal(one, other)


def test_layers_of_another_kind_stay_as_they_are() -> None:
    for network in (_network(2, 3), _network(1, 3, scaled=False)):
        names = [node.name for node in network.walk()]
        join_convolutions(network)
        assert [node.name for node in network.walk()] == names
