"""Bylines: the names of those who wrote a story, as the page gives them."""

from __future__ import annotations

import re

from dateline.article.cleaning import line
from dateline.article.words import words

__all__ = ["HANDLE", "NAME", "byline"]

WORD = r"[A-Z\u00c0-\u00de][\w'’.-]*"
NAME = rf"(?-i:{WORD}(?: (?:{WORD}|de|del|al|el|ul|ur|bin|bint|van|von|der|di|da|e|y)){{1,4}})"  # case decides
HANDLE = r"[\w.@-]{3,30}"  # what a page's machinery signs with: one word

OPENING = re.compile(r"^(?:(?:written|posted|reported|story|words|report|published) )?by:? +", re.IGNORECASE)
CLOSING = re.compile(r"(?: ?[|•·/]| [-–—] |, (?=[A-Z ]{4,}$)).*$")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|@\w+")
LONGEST = 120  # characters: five names


def byline(text: str | None) -> str | None:
    """The names in a byline, without "By" and what comes after them; None for "admin" and for what is no
    name.
    """
    if not text:
        return None
    names = ADDRESS.sub("", CLOSING.sub("", OPENING.sub("", line(text)))).strip(" ,;:-")
    if not names or len(names) > LONGEST or not any(char.isalpha() for char in names):
        return None
    if names.casefold() in words("not_bylines") or names.isdigit():
        return None
    return names.title() if names.isupper() else names
