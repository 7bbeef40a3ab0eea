"""What stands on a page beside its report: links and captions between the lines, and the masthead in a title."""

from __future__ import annotations

import re

__all__ = ["headline", "is_link", "is_loose"]

_LINK = re.compile(r"\W*\d{1,2}:\d\d\s+\S|(?:\+|>>|[•*]|RELATED|Related|MORE:|More:|READ:|Read more|Also:)")
_ENDS = re.compile(r"[.!?:][\"”’)]*\s*$")
_MASTHEAD = re.compile(
    r"\s+[-|–—]+\s+[^-|–—]*(?:\.com\b|\bNews\b|\bTV\b|\bWeather\b|\bSports\b|\bChannel\b|\bRadio\b).*$"
)


def is_link(line: str) -> bool:
    """Whether a line opens as a link to another report or to a video does: "2:51 Raw video", "+ Brother held"."""
    return _LINK.match(line) is not None


def is_loose(text: str, start: int, line: str) -> bool:
    """Whether a line that begins at ``start`` of a text ends without a stop, as captions do."""
    return start > 0 and text[start - 1] == "\n" and _ENDS.search(line) is None


def headline(title: str | None) -> str | None:
    """A page's title without the masthead that scraping leaves behind it."""
    return (_MASTHEAD.sub("", title) or title) if title else title
