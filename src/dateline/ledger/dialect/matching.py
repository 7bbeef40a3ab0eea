"""Full-text search: the reports that hold words, and the words of theirs that were found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Integer, Row, bindparam, column, text
from sqlalchemy.engine import Connection
from sqlalchemy.sql.selectable import TextualSelect

__all__ = ["CLOSE", "OPEN", "can_index", "full_text", "numbers_with"]

OPEN, CLOSE = "\ue000", "\ue001"  # of Unicode's private use: in no page that is meant to be read


def full_text(
    connection: Connection, terms: Sequence[tuple[str, bool]], limit: int | None
) -> Sequence[Row[str, str | None, str | None, str | None, str, float]]:
    """The reports that hold all the terms, the best first: id, title, publisher, published, snippet and rank.

    The lower the rank, the better. A term is a phrase and whether its last word is only a beginning. A match in the
    headline counts ten times one in the text, which is longer by far. OPEN and CLOSE stand round the matches in the
    snippet, of 24 words at most. The best are chosen first, since to cut a snippet costs more than to rank a report.
    """
    quoted = (('"' + phrase.replace('"', '""') + '"', begins) for phrase, begins in terms)
    match = " AND ".join(phrase + " *" if begins else phrase for phrase, begins in quoted)
    query = text("""
        SELECT report.id, report.title, publisher, published,
               snippet(report_fts, -1, :open, :close, ' … ', 24), bm25(report_fts, 10.0, 1.0) AS rank
        FROM report_fts JOIN report ON report.number = report_fts.rowid
        WHERE report_fts MATCH :match AND report_fts.rowid IN (
            SELECT rowid FROM report_fts
            WHERE report_fts MATCH :match AND rowid NOT IN (
                SELECT report.number FROM superseded JOIN report ON report.id = superseded.report_id)
            ORDER BY bm25(report_fts, 10.0, 1.0), rowid LIMIT :limit)
        ORDER BY rank, report.number""")
    asked = {"open": OPEN, "close": CLOSE, "match": match, "limit": -1 if limit is None else limit}
    return connection.execute(query, asked).all()


def can_index(words: str) -> bool:
    """Whether the index of full-text search has something to find of the words."""
    return any(letter.isalnum() for letter in words)


def numbers_with(words: str) -> TextualSelect:
    """The numbers of the reports in which words stand one after the other, the last of them perhaps only begun."""
    match = '"' + words.replace('"', '""') + '" *'
    query = text("SELECT rowid FROM report_fts WHERE report_fts MATCH :words").bindparams(
        bindparam("words", match, unique=True)
    )
    return query.columns(column("rowid", Integer))
