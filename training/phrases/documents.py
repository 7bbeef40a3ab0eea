"""Documents of our own whose phrases are marked as re3d marks them, as rows in the form of the set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

__all__ = ["own_rows"]

PATH = Path(__file__).with_name("documents.yaml")
MARK = re.compile(r"\[(Person|Organisation|Location|Nationality|Temporal|Quantity|Other): ([^\[\]]+)\]")


def own_rows() -> list[Mapping[str, Any]]:
    """The text of each document without its marks, and the entities that the marks told."""
    written = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return [_row(document) for documents in written.values() for document in documents]


def _row(marked: str) -> Mapping[str, Any]:
    entities = list(_entities(marked))
    return {"text": MARK.sub(r"\2", marked), "entities": entities}


def _entities(marked: str) -> Iterator[Mapping[str, Any]]:
    cut = 0  # characters of marks so far
    for found in MARK.finditer(marked):
        kind, words = found.groups()
        begin = found.start() - cut
        cut += len(found[0]) - len(words)
        yield {"begin": begin, "end": begin + len(words), "type": kind, "confidence": 1}
