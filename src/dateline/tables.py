"""The word lists and tables that rooms keep as YAML, each read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["table", "words"]


@cache
def table(room: str, name: str) -> Any:
    """What ``data/NAME.yaml`` of a room ("finding", "reading" ...) holds. It is shared: read it, never change it."""
    import yaml  # 37 ms, and the command line only wants its help

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast, where it is built
    return yaml.load(files("dateline").joinpath(room, "data", f"{name}.yaml").read_bytes(), Loader=loader)


@cache
def words(room: str, name: str, *path: str) -> frozenset[str]:
    """One list of words of a table, by the keys that lead to it."""
    found = table(room, name)
    for key in path:
        found = found[key]
    return frozenset(map(str, found))
