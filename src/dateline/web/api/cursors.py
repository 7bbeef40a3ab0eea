"""Cursors: the place in a list where its next leaf begins, as a word that a client sends back.

A cursor holds nothing secret, and what it says is checked against what may stand there; it names the list and its
filters, since it means nothing in another. It outlives the server and whatever is added to the ledger.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from dateline.ledger.asking.leaves import Key
from dateline.web.problems import ProblemError

__all__ = ["read", "write"]

_MOST = 1_000  # letters; a name that a list is in order by may be long
_GREATEST = 2**63 - 1  # the greatest whole number of the database


def write(listed: str, asked: Mapping[str, Any], after: Key | None) -> str | None:
    """The cursor for a list under its filters; None where there is no next leaf."""
    if after is None:
        return None
    told = json.dumps([_digest(listed, asked), *after], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).rstrip(b"=").decode()


def read(listed: str, asked: Mapping[str, Any], cursor: str | None, kinds: tuple[type, ...]) -> Key | None:
    """The place that a cursor tells, whose parts are of these kinds; a 400 problem for one of another list."""
    if cursor is None:
        return None
    try:
        if len(cursor) > _MOST:
            raise ValueError("too long")
        told = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise _stray("This cursor was not given by a list of this API.") from error
    if not isinstance(told, list) or len(told) != len(kinds) + 1 or not all(map(_fits, told[1:], kinds)):
        raise _stray("This cursor was not given by a list of this kind.")
    if told[0] != _digest(listed, asked):
        raise _stray("This cursor was given with other filters: begin again without it, or ask as before.")
    return tuple(told[1:])


def _fits(part: object, kind: type) -> bool:
    """Whether a part is what the database can compare with."""
    if isinstance(part, str):
        return kind is str and "\0" not in part and part.isascii() | (part.encode("utf-8", "ignore").decode() == part)
    return type(part) is int and kind is int and abs(part) <= _GREATEST


def _digest(listed: str, asked: Mapping[str, Any]) -> str:
    told = json.dumps([listed, sorted((name, value) for name, value in asked.items() if value is not None)])
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _stray(detail: str) -> ProblemError:
    return ProblemError(400, "stray-cursor", detail)
