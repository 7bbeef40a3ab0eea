"""Average networks of several seeds and write the model: ``python -m coder.build --weights MINILM 1.pt 2.pt``.

All seeds start from the same encoder and end near each other, so that the mean of their weights is a network too.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from coder.export import write
from coder.network import Network
from coder.train import training_rows

__all__ = ["averaged", "main"]


def averaged(paths: list[Path], weights: Path) -> Network:
    """The network whose weights are the mean of those saved."""
    saved = [torch.load(path) for path in paths]
    network = Network(weights)
    mean = {name: sum(state[name].float() for state in saved) / len(saved) for name in saved[0]}
    network.load_state_dict({name: values.to(network.state_dict()[name].dtype) for name, values in mean.items()})
    return network.eval()


def main() -> None:
    """Read the arguments and write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+", help="what coder.train saved")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the coding sets")
    parser.add_argument("--weights", type=Path, required=True, help="the folder of MiniLM-L6")
    parser.add_argument("--out", type=Path, default=Path("src/dateline/finding/model"))
    given = parser.parse_args()
    texts = [row.text for row in training_rows(given.data, set())]
    write(averaged(given.networks, given.weights), given.weights, texts, given.out)


if __name__ == "__main__":
    main()
