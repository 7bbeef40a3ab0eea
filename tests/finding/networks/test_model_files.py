"""The networks as they lie in the package, and those that are made of another's weights."""

from __future__ import annotations

import numpy as np

from dateline.finding.events.learned.likelihood_network import FILE
from dateline.finding.networks.encoder import FILES, PAIRING, options, session
from dateline.finding.networks.files import FOLDER, joined, unpacked, weights, with_weights
from dateline.finding.phrases.network import BASE, OUTPUT
from dateline.finding.phrases.network import FILE as PHRASES


def test_a_network_given_its_own_weights_stays_as_it_is() -> None:
    model = unpacked(FILES[PAIRING])
    assert with_weights(model, weights(model)) == model


def test_other_weights_make_other_answers() -> None:
    model = unpacked(FILES[PAIRING])
    name, numbers = next((name, held) for name, held in weights(model).items() if name.endswith("LayerNorm.bias"))
    moved = (np.frombuffer(numbers, dtype=np.float32) + 1).tobytes()
    given = {"vectors": np.ones((1, 3, 384), dtype=np.float32), "mask": np.ones((1, 3), dtype=np.int64)}
    plain, changed = (
        session(stored, options()).run(None, given)[0] for stored in (model, with_weights(model, {name: moved}))
    )
    assert plain.shape == changed.shape
    assert not np.allclose(plain, changed)


def test_a_way_through_anothers_weights_runs_alone() -> None:
    network = session(joined(BASE, PHRASES), options())
    assert [put.name for put in network.get_outputs()] == [OUTPUT]


def test_every_adapter_is_of_a_weight_that_the_pairing_has() -> None:
    known = weights(unpacked(FILES[PAIRING]))
    with (FOLDER / FILE).open("rb") as file, np.load(file) as stored:
        names = set(stored.files)
    stems = {name.removesuffix(".down") for name in names if name.endswith(".down")}
    assert {f"{stem}_quantized" for stem in stems} <= known.keys()
    parts = {f"{stem}{part}" for stem in stems for part in (".down", ".down_scale", ".up", ".up_scale")}
    assert names - parts <= known.keys()
