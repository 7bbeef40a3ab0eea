"""Rows as JSON Lines: one record a line, all fields of each, in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from dateline.export.json import LINE_ENDS, plain

__all__ = ["write"]


def write(rows: Iterable[Any], out: IO[str]) -> int:
    """Write the rows, records of any kind, and say how many there were."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        out.write(json.dumps(plain(row), ensure_ascii=False).translate(LINE_ENDS) + "\n")
    return count
