"""Average networks of several seeds and write the model: ``python -m coder.build ... 1.pt 2.pt --pairing pairing.pt``.

All seeds start from the same encoder and end near each other, so that the mean of their weights is a network too.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeVar

import torch

from coder.export import write
from coder.network import Network, Pairing
from coder.pairing import PairingRecipe
from coder.train import held_out, pairing_texts, training_rows
from dateline.finding.networks.encoder import CODER, PAIRING

__all__ = ["averaged", "main"]

Kind = TypeVar("Kind", Network, Pairing)


def averaged(paths: list[Path], network: Kind) -> Kind:
    """The network, its weights the mean of those saved."""
    saved = [torch.load(path) for path in paths]
    mean = {name: sum(state[name].float() for state in saved) / len(saved) for name in saved[0]}
    fitted = {name: values.to(network.state_dict()[name].dtype) for name, values in mean.items()}
    network.load_state_dict(network.state_dict() | fitted)
    return network.eval()


def main() -> None:
    """Read the arguments and write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+", help="what coder.train saved")
    parser.add_argument("--pairing", type=Path, nargs="+", required=True, help="what coder.train --pairing saved")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the coding sets")
    parser.add_argument("--weights", type=Path, required=True, help="the folder of MiniLM-L6")
    parser.add_argument("--news", type=Path, required=True, help="what coder.news wrote")
    parser.add_argument("--fold", type=int, help="the fold that the pairing was trained without, if any")
    parser.add_argument("--out", type=Path, default=Path("src/dateline/finding/model"))
    given = parser.parse_args()
    texts = {
        CODER: [row.text for row in training_rows(given.data, set())],
        PAIRING: pairing_texts(given.data, given.news, held_out(given.data, given.fold)[2]),
    }
    coder = averaged(given.networks, Network(given.weights))
    pairing = averaged(given.pairing, Pairing(given.weights, PairingRecipe().layers))
    write(coder, pairing, given.weights, texts, given.out)


if __name__ == "__main__":
    main()
