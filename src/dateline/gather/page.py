"""A page: the bytes of one document and what the carrier said of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

__all__ = ["Page", "in_text"]


def in_text(source: str) -> str:
    """A path as text can hold it: a byte of a file's name that is no letter in UTF-8 is spelt as ``\\xe9``.

    Python gives such bytes as halves of surrogate pairs, which neither a ledger nor a terminal takes.
    """
    return source.encode(errors="surrogateescape").decode(errors="backslashreplace")


@dataclass(frozen=True, slots=True)
class Page:
    """One document as it came.

    ``source`` is the path or URL as the user gave it, ``in_text`` ("-" for standard input), ``url`` where the page was
    found after redirects, ``charset`` and ``media_type`` what the server declared; None where nobody said.
    """

    source: str
    content: bytes
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes, by which a ledger knows it again."""
        return hashlib.sha256(self.content).hexdigest()
