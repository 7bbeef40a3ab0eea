"""Teaches the encoder that reads incidents: run where torch and the MiniLM weights are, best on a GPU.

python -m incidents.fit --prepared prepared.pickle --news news.pickle --answers ?.pickle --weights MINILM --out out.pt

All six layers of MiniLM-L6 learn, rounded as they are shipped, by the keys and by the teachers' answers: those to
reports that the answering teacher never saw, and to news. What ``splitting.py`` holds out is left aside: floors are
chosen there, by ``choose.py``.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path

import torch

from incidents.encoders import DEVICE, MINILM, Encoder
from incidents.loop import Plan, fit
from incidents.network import Network
from incidents.rounding import learn_rounded, set_free
from incidents.sheets import Answers, Sheet
from incidents.splitting import held_out
from incidents.teacher import chances, load

__all__ = ["main"]

PLAN = Plan(epochs=6, rate=3e-4, decay=0.85, teachers=0.6, news=1.0, seed=2)


def main() -> None:
    """Learn from all reports but those held out, and save the weights in 16 bits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--answers", type=Path, nargs="+", required=True)
    parser.add_argument("--weights", type=Path, required=True, help="the MiniLM folder")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.manual_seed(PLAN.seed)
    keyed = [sheet for at, sheet in enumerate(load(given.prepared)) if not held_out(at)]
    news = load(given.news)
    answer(keyed, news, [pickle.loads(path.read_bytes()) for path in given.answers])
    network = Network(Encoder(MINILM, given.weights)).to(DEVICE)
    learn_rounded(network.encoder.model.encoder)
    network = fit(network, keyed, news, PLAN)
    set_free(network.encoder.model.encoder)
    torch.save({name: value.half().cpu() for name, value in network.state_dict().items()}, given.out)


def answer(
    keyed: Sequence[Sheet], news: Sequence[Sheet], teachers: Sequence[tuple[dict[int, Answers], Sequence[Answers]]]
) -> None:
    """Give every report the chances that teachers see: the one that never saw it, or for news all of them."""
    for own, _ in teachers:
        for at, found in own.items():
            keyed[at].answers = chances([found])
    for at, sheet in enumerate(news):
        sheet.answers = chances([found[at] for _, found in teachers])


if __name__ == "__main__":
    main()
