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
from dataclasses import replace
from pathlib import Path

import torch

from incidents.encoders import DEVICE, MINILM, Encoder
from incidents.loop import Plan, fit
from incidents.network import Network
from incidents.rounding import learn_rounded
from incidents.sheets import Answers, Sheet
from incidents.splitting import held_out
from incidents.teacher import chances, load

__all__ = ["main"]

PLAN = Plan(epochs=18, rate=5e-4, decay=0.85, teachers=0.6, news=1.0, seed=3, kept=0.997)


def main() -> None:
    """Learn from all reports but those held out, and save the weights in 16 bits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--answers", type=Path, nargs="+", required=True)
    parser.add_argument("--weights", type=Path, required=True, help="the MiniLM folder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seconds", type=float, help="end by the clock")
    parser.add_argument("--rate", type=float, default=PLAN.rate, help="of the topmost layer")
    parser.add_argument("--seed", type=int, default=PLAN.seed)
    given = parser.parse_args()
    plan = replace(PLAN, rate=given.rate, seed=given.seed, seconds=given.seconds)
    torch.manual_seed(plan.seed)
    keyed = [sheet for at, sheet in enumerate(load(given.prepared)) if not held_out(at)]
    news = load(given.news)
    answer(keyed, news, [pickle.loads(path.read_bytes()) for path in given.answers])
    network = Network(Encoder(MINILM, given.weights)).to(DEVICE)
    learn_rounded(network.encoder.model.encoder)
    save(fit(network, keyed, news, plan, each=lambda mean: save(mean, given.out)), given.out)


def save(network: Network, path: Path) -> None:
    """The weights that learned, in 16 bits and not rounded; those of words are the package's own and are left out."""
    kept = {
        name.replace(".parametrizations.weight.original", ".weight"): value.half().cpu()
        for name, value in network.state_dict().items()
        if "word_embeddings" not in name
    }
    torch.save(kept, path)


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
