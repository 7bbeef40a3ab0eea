"""Bylines: the names of those who wrote a story, as the page gives them."""

from __future__ import annotations

import re
from itertools import takewhile

from dateline.article import dates
from dateline.article.cleaning import line
from dateline.article.words import words

__all__ = ["HANDLE", "NAME", "byline"]

WORD = r"[A-Z\u00c0-\u00de][\w'’.-]*"
NAME = rf"(?-i:{WORD}(?: (?:{WORD}|de|del|al|el|ul|ur|bin|bint|van|von|der|di|da|e|y)){{1,4}})"  # case decides
HANDLE = r"[\w.@-]{3,30}"  # what a page's machinery signs with: one word

OPENING = re.compile(r"^(?:(?:written|posted|reported|story|words|report|published) )?by:? +", re.IGNORECASE)
CLOSING = re.compile(r"(?: ?[|•·/]| [-–—] ).*$")
ADDRESS = re.compile(r"https?:\S+|\(@\w+\)|\S+@\S+|@\w+|\b[\w-]+\.(?:com|org|net|co\.\w\w)\b")
SHOUTED = re.compile(r"\b[A-Z\u00c0-\u00de'’]{3,}\b")
LONGEST = 120  # characters: five names


def byline(text: str | None) -> str | None:
    """The names in a byline, without "By", posts, outlets and dates; None for "admin" and what names nobody."""
    if not text:
        return None
    names = OPENING.sub("", CLOSING.sub("", ADDRESS.sub("", line(text))))
    names = re.sub(rf",? *(?:on )?{dates.pattern()}.*$", "", names, flags=re.IGNORECASE)
    first, *rest = [part.strip(" :;-") for part in names.split(",")]
    names = ", ".join(filter(None, [first, *takewhile(lambda part: not _is_tail(part), rest)])).strip(" .") or first
    said = set(re.findall(r"\w+", names.casefold()))
    if not said - set(words("not_bylines")) or names.isdigit() or len(names) > LONGEST:
        return None
    return SHOUTED.sub(lambda name: name.group().title(), names) if " " in names else names


def _is_tail(part: str) -> bool:
    """Whether a part of a byline tells a post or an outlet, and so the names are over."""
    small = f" {part.casefold()} "
    return any(f" {word} " in small for word in words("byline_tails"))
