"""Full-text search over the reports, by the words of a person who knows no query language."""

from __future__ import annotations

import re

from sqlalchemy.engine import Connection

from dateline.errors import SettingsError
from dateline.ledger import dialect
from dateline.ledger.asking.answers import Found

__all__ = ["search"]

_QUOTES = str.maketrans("“”„«»", '"""""')
# A phrase in quotation marks (also one that is never closed), or a word; * after a word stands for any ending.
_TERM = re.compile(r'"([^"]*)(?:"|$)|([^\s"]+)')


def search(connection: Connection, query: str, limit: int | None) -> list[Found]:
    """The reports in which every word occurs, those that fit best first; phrases stand in quotation marks."""
    wanted = _terms(query)
    if not wanted:
        raise SettingsError(f"There is nothing to search for in {query!r}: give at least one word.")
    return [
        Found(id, title, publisher, published, *_marked(snippet), score=round(-rank, 6))
        for id, title, publisher, published, snippet, rank in dialect.full_text(connection, wanted, limit)
    ]


def _terms(query: str) -> list[tuple[str, bool]]:
    """The phrases and words asked for, each with whether it is only the beginning of a word."""
    found = []
    for phrase, word in _TERM.findall(query.translate(_QUOTES)):
        term = phrase or word
        if any(letter.isalnum() for letter in term):
            found.append((term, bool(word) and word.endswith("*")))
    return found


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet on one line without its marks, and where they were."""
    text, marks = "", []
    for piece in re.split(f"({dialect.OPEN}[^{dialect.CLOSE}]*{dialect.CLOSE})", " ".join(snippet.split())):
        plain = piece.strip(dialect.OPEN + dialect.CLOSE)
        if piece != plain:
            marks.append((len(text), len(text) + len(plain)))
        text += plain
    return text, tuple(marks)
