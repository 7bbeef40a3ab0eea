"""Larger networks that teach the shipped one: MPNet under the same heads. Run where torch, the weights and a GPU are.

python -m incidents.teacher --prepared prepared.pickle --news news.pickle --weights MPNET --fold 0 --out 0.pickle

Five teachers learn each from four fifths of the reports that are not held out, and answer to the fifth that they never
saw; a sixth learns from all of them. All six answer to the news.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from incidents.encoders import DEVICE, MPNET, Encoder
from incidents.loop import Plan, fit
from incidents.network import Network, read
from incidents.sheets import Answers, Sheet
from incidents.splitting import fold_of, held_out

__all__ = ["chances", "load", "main"]

EPOCHS, RATE, DECAY = 7, 5e-5, 0.9


def main() -> None:
    """Teach one teacher and write down what it answers: to its own fifth by number, and to the news in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="the MPNet folder")
    parser.add_argument(
        "--fold", type=int, help="the fifth that it must not see; none for the one that learns from all"
    )
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    sheets = [sheet for at, sheet in enumerate(load(given.prepared)) if not held_out(at)]
    own = [at for at in range(len(sheets)) if fold_of(at) == given.fold]
    seed = 1 if given.fold is None else 2 + given.fold
    torch.manual_seed(seed)
    random.seed(seed)
    learned = [sheet for at, sheet in enumerate(sheets) if at not in set(own)]
    network = Network(Encoder(MPNET, given.weights)).to(DEVICE)
    network = fit(network, learned, (), Plan(EPOCHS, RATE, DECAY, seed=seed))
    answered = dict(zip(own, read(network, [sheets[at] for at in own]), strict=True))
    given.out.write_bytes(pickle.dumps((answered, read(network, load(given.news)))))


def load(path: Path) -> list[Sheet]:
    """What ``prepare.py`` wrote."""
    return [Sheet.of(example) for example in pickle.loads(path.read_bytes())]


def chances(answers: Sequence[Answers]) -> Answers:
    """The mean of what several teachers say of one report, as chances."""
    rows, told = ([1 / (1 + np.exp(-np.clip(one[part], -30, 30))) for one in answers] for part in (0, 1))
    return np.mean(rows, axis=0).astype(np.float32), np.mean(told, axis=0).astype(np.float32)


if __name__ == "__main__":
    main()
