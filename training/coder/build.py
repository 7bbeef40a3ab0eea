"""Average networks of several seeds and write the model: ``python -m coder.build ... 1.pt 2.pt --tagger tagger.pt``.

All seeds start from the same encoder and end near each other, so that the mean of their weights is a network too.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from coder.export import write
from coder.network import Network
from coder.train import tagged_rows, training_rows

__all__ = ["averaged", "main"]


def averaged(paths: list[Path], weights: Path) -> Network:
    """The network whose weights are the mean of those saved."""
    saved = [torch.load(path) for path in paths]
    network = Network(weights)
    mean = {name: sum(state[name].float() for state in saved) / len(saved) for name in saved[0]}
    fitted = {name: values.to(network.state_dict()[name].dtype) for name, values in mean.items()}
    network.load_state_dict(network.state_dict() | fitted)
    return network.eval()


def main() -> None:
    """Read the arguments and write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+", help="what coder.train saved")
    parser.add_argument("--tagger", type=Path, required=True, help="what coder.train --tagging saved")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the coding sets")
    parser.add_argument("--weights", type=Path, required=True, help="the folder of MiniLM-L6")
    parser.add_argument("--out", type=Path, default=Path("src/dateline/finding/model"))
    given = parser.parse_args()
    rows = training_rows(given.data, set())
    texts = [row.text for row in [*rows, *tagged_rows(given.data, rows, set())]]
    coder, tagger = (averaged(paths, given.weights) for paths in (given.networks, [given.tagger]))
    write(coder, tagger, given.weights, texts, given.out)


if __name__ == "__main__":
    main()
