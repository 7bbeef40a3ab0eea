"""What both programs that teach are told: the prepared paragraphs, where to begin, the seed, and what is held back."""

from __future__ import annotations

import argparse
import pickle
import random
from pathlib import Path

import torch

from attribution.prepare import Example

__all__ = ["DEVICE", "examples", "parser", "prepared"]

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def parser(told: str | None, hold: int) -> argparse.ArgumentParser:
    """The arguments that both have; every ``hold``-th text is held back unless another number is given (0: none)."""
    found = argparse.ArgumentParser(description=told)
    found.add_argument("--prepared", type=Path, required=True, help="the folder that attribution.prepare filled")
    found.add_argument("--begun", type=Path, help="the state of a small network to go on from")
    found.add_argument("--seed", type=int, default=1)
    found.add_argument("--hold", type=int, default=hold, help="leave every so many-th text out, for tuning")
    return found


def prepared(given: argparse.Namespace) -> list[Example]:
    """The paragraphs, with torch set to this device, one thread and the seed."""
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    torch.set_default_device(DEVICE)
    return examples(given.prepared)


def examples(folder: Path) -> list[Example]:
    """The paragraphs as ``prepare.py`` wrote them."""
    found: list[Example] = pickle.loads((folder / "examples.pkl").read_bytes())
    return found
