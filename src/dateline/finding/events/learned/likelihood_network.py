"""What an encoder that read thousands of judged events makes of one in its sentence: how likely it is right.

It is the pairing with adapters, two thin matrices beside each of its own, and biases of its own. As it is loaded each
adapter is multiplied out, put to the pairing's matrix and brought into eight bits, so that it takes no longer than the
pairing. The words that tell the event, and those of its sides, are marked in the vectors that go in; what comes out is
pooled over the same words.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.finding.networks.encoder import (
    CLS,
    FILES,
    MEAN_SCALE,
    PAIRING,
    SEP,
    Pair,
    Words,
    batches,
    gelu,
    options,
    padded,
    session,
)  # fmt: skip
from dateline.finding.networks.files import FOLDER, unpacked, weights, with_weights
from dateline.records import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BASE", "FILE", "HEADS", "PIECES", "POOLS", "Posed", "log_odds", "pose", "posed"]

Floats = NDArray[np.float32]

BASE, FILE, HEADS = FILES[PAIRING], "likelihood.npz", "likelihood_heads.npz"
PIECES = 64  # of a sentence that are read, around the word that tells the event: with 126 it does no better
POOLS: Final = ("trigger", "actor", "recipient")  # whose words are marked, and whose states are pooled
EIGHT_BITS = 127  # steps either side of nought
VERDICTS = 4  # right; another sense, a wrong side, another modality


@dataclass(frozen=True, slots=True)
class Posed:
    """An event as the network reads it: the pieces of its sentence, those of each pool, and what it is called."""

    ids: tuple[int, ...]
    pools: tuple[tuple[int, ...], ...]  # places in ``ids``; the opening piece's where nothing is told
    names: tuple[str, ...]

    @property
    def weights(self) -> Floats:
        """Pools x pieces; each row sums to 1."""
        found = np.zeros((len(self.pools), len(self.ids)), dtype=np.float32)
        for row, places in zip(found, self.pools, strict=True):
            row[list(places)] = 1 / len(places)
        return found


def posed(event: Event, token: Token) -> Posed:
    """The event that ``token`` tells, as the network reads it; it is called by its type, its mode and its modality."""
    sentence = token.sent
    begin = sentence.start_char
    told = {"trigger": [event.trigger]}
    told |= {role: [item.span for item in event.participants if item.role == role] for role in POOLS[1:]}
    spans = {pool: [(span.start - begin, span.end - begin) for span in some] for pool, some in told.items()}
    names = (event.type, f"{event.type}/{event.mode}", f"{event.modality}{event.negated}")
    return pose(sentence.text, spans, names)


def pose(text: str, spans: Mapping[str, Sequence[Pair]], names: tuple[str, ...]) -> Posed:
    """A sentence with the spans of each pool, in code points."""
    encoding = Words.load().tokenizer.encode(text, add_special_tokens=False)
    held = [
        [
            at
            for at, (start, end) in enumerate(encoding.offsets)
            if any(end > low and start < high for low, high in some)
        ]
        for some in (spans[pool] for pool in POOLS)
    ]
    middle, count = (held[0] or [0])[0], len(encoding.ids)
    low = max(0, min(middle - PIECES // 2, count - PIECES))
    high = min(count, low + PIECES)
    places = (tuple(dict.fromkeys(at - low + 1 for at in some if low <= at < high)) for some in held)
    return Posed((CLS, *encoding.ids[low:high], SEP), tuple(some or (0,) for some in places), names)


def log_odds(asked: Sequence[Posed]) -> Floats:
    """How likely each event is right, in log-odds."""
    network, found = _Network.load(), np.zeros(len(asked), dtype=np.float32)
    for places in batches([len(one.ids) for one in asked]):
        found[places] = network.read([asked[at] for at in places])
    return found


@dataclass(frozen=True, slots=True)
class _Network:
    """The encoder, the marks that go in with the words, and what is made of its states."""

    words: Words
    session: Any
    heads: Mapping[str, Floats]
    named: Mapping[str, Floats]  # what the name of a type, a mode or a modality adds

    @classmethod
    @functools.cache
    def load(cls) -> _Network:
        """The network that the package ships."""
        with as_file(files("dateline.finding") / "data" / HEADS) as path, np.load(path) as stored:
            whole = {name: stored[name].astype(np.float32) for name in stored.files if name != "names"}
            names = bytes(stored["names"]).decode().split("\n")
        heads = {name: whole[name] * whole.get(f"{name}_scale", 1) for name in ("marks", "inner", "out")}
        heads |= {f"{name}_bias": whole[f"{name}_bias"] for name in ("inner", "out")}
        named = dict(zip(names, whole["named"] * whole["named_scale"], strict=True))
        return cls(Words.load(), session(_adapted(), options()), heads, named)

    def read(self, batch: Sequence[Posed]) -> Floats:
        """The log-odds of a few events."""
        ids, mask = padded([one.ids for one in batch])
        pools = np.zeros((len(batch), len(POOLS), ids.shape[1]), dtype=np.float32)
        for row, one in zip(pools, batch, strict=True):
            row[:, : len(one.ids)] = one.weights
        marked = (pools > 0).astype(np.float32)
        marked[:, :, 0] = 0
        vectors = self.words.look_up(ids) + marked.transpose(0, 2, 1) @ self.heads["marks"]
        states: Floats = self.session.run(None, {"vectors": vectors, "mask": mask})[0]
        there = mask.astype(np.float32)
        means = (there[:, None] / there.sum(axis=1)[:, None, None]) @ states * MEAN_SCALE
        seen = np.concatenate([means, pools @ states], axis=1).reshape(len(batch), -1)
        return self._answer(seen @ self.heads["inner"] + self.heads["inner_bias"], batch)

    def _answer(self, hidden: Floats, batch: Sequence[Posed]) -> Floats:
        for row, one in zip(hidden, batch, strict=True):
            for name in one.names:
                row += self.named.get(name, 0)
        answers = gelu(hidden) @ self.heads["out"] + self.heads["out_bias"]
        wrong = answers[:, 1:]
        top = wrong.max(axis=1)
        odds: Floats = answers[:, 0] - top - np.log(np.exp(wrong - top[:, None]).sum(axis=1))
        return odds


def _adapted() -> bytes:
    """The pairing with its adapters put to it."""
    model = unpacked(BASE)
    plain, changed = weights(model), {}
    with as_file(FOLDER / FILE) as path, np.load(path) as stored:
        whole = {name: stored[name].astype(np.float32) for name in stored.files}
    for name, value in whole.items():
        if name in plain:
            changed[name] = value
        elif name.endswith(".down"):
            stem = name.removesuffix(".down")
            more = (value * whole[f"{name}_scale"]) @ (whole[f"{stem}.up"] * whole[f"{stem}.up_scale"])
            kept = np.frombuffer(plain[f"{stem}_quantized"], dtype=np.int8).reshape(more.shape)
            both = kept * np.frombuffer(plain[f"{stem}_scale"], dtype=np.float32) + more
            changed[f"{stem}_scale"] = np.abs(both).max(axis=0) / EIGHT_BITS
            changed[f"{stem}_quantized"] = np.rint(both / changed[f"{stem}_scale"]).astype(np.int8)
    return with_weights(model, {name: value.tobytes() for name, value in changed.items()})
