"""Who a report comes from: the agency that it names as its own source, or else its publisher.

Five papers that print one agency's text are one source. An agency that is only quoted ("told Reuters") is none.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.article import dateline
from dateline.article.words import plain_key, words
from dateline.records import Report
from dateline.tables import table

__all__ = ["agency", "source"]

_SIGNED = re.compile(r"[,;/|()]| and | with | for |[–—-] ")  # what stands between the names of a byline


def source(report: Report) -> str | None:
    """The agency that a report names as its source, or else its publisher; None where it names neither."""
    return agency(report) or report.publisher


def agency(report: Report) -> str | None:
    """The agency that signs a report: in its dateline, its byline or as its publisher; None for a paper's own work.

    A credit in a dateline that no list knows ("LIMA (Andean Morning) -") is an agency's where another paper prints it.
    """
    found = dateline.find(report.text)
    opening = report.text[: found.body] if found else ""
    for name in (*_credits(opening), *_SIGNED.split(report.byline or ""), report.publisher or ""):
        if known := _agencies().get(plain_key(name)):
            return known
    credit = found.agency if found else None
    return credit if credit and _is_name(credit) and not _is_short_for(credit, report.publisher or "") else None


def _credits(opening: str) -> list[str]:
    """The names that may sign a dateline: in brackets, or after its last comma."""
    return re.findall(r"\(\s?([^()]+?)\s?\)", opening) + re.split(r"[,\d]", opening.rstrip(" :–—-"))[-1:]


def _is_name(credit: str) -> bool:
    """Whether a credit names somebody ("Agencies" and "Web Desk" do not)."""
    said = set(re.findall(r"\w+", credit.casefold()))
    return bool(said - set(words("not_bylines")))


def _is_short_for(credit: str, publisher: str) -> bool:
    """Whether a paper signs with its own name, or with the first letters of it ("NBM" for Niger Bend Monitor)."""
    initials = "".join(word[0] for word in re.findall(r"\w+", publisher))
    return plain_key(credit) in (plain_key(publisher), plain_key(initials))


@cache
def _agencies() -> dict[str, str]:
    """Every name of an agency, as names are compared, with the one that stands for it."""
    known = table("merging", "agencies")
    return {plain_key(name): usual for usual, others in known.items() for name in (usual, *others)}
