"""The data files beside this room, each read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["table"]


@cache
def table(name: str) -> Any:
    """What ``data/NAME.yaml`` holds. The result is shared: read it, never change it."""
    import yaml  # 37 ms, and the command line only wants its help

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(__package__).joinpath("data", f"{name}.yaml").read_bytes(), Loader=loader)
