"""JSON lines, in and out: the one plain form that every data set and every answer file has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

__all__ = ["read", "write"]


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a UTF-8 JSON lines file, one at a time; blank lines are passed over.

    Raises ValueError naming the file and the line (from 1) that is not a JSON object.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}, line {number}, is not JSON: {error}") from error
            if not isinstance(row, dict):
                raise ValueError(f"{path}, line {number}, is not a JSON object")
            yield row


def write(out: IO[str], row: dict[str, Any]) -> None:
    """Write one row as a line, keys in the order given, non-ASCII letters as themselves."""
    out.write(json.dumps(row, ensure_ascii=False) + "\n")
