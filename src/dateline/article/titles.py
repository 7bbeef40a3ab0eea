"""Titles: the headline of the story, without the name of the site that pages add to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.article.words import plain_key

__all__ = ["choose", "keys", "without_site"]

BREAK = re.compile(r"\s+(?:[|\-–—•·»«:~/]|::)\s+|\s*\|\s*")
SITE_WORDS = 5  # the most words that a site's name is taken to have where nothing confirms it
ENOUGH = 12  # letters and digits: lines that agree in fewer can agree by chance


def without_site(title: str, sites: Sequence[str]) -> str:
    """The title without the site's name at its end or its start.

    ``sites`` are names and hosts that the page gives; after a bar ("Talks resume | The Gazette") a short name
    needs no confirmation, after a dash it does.
    """
    known = {plain_key(site) for site in sites if site}
    while found := list(BREAK.finditer(title)):
        last = found[-1]
        head, tail = title[: last.start()].strip(), title[last.end() :].strip()
        if _is_site(tail, known) or ("|" in last.group() and len(tail.split()) <= SITE_WORDS < len(title.split())):
            title = head
            continue
        first = found[0]
        if _is_site(title[: first.start()], known):
            title = title[first.end() :].strip()
            continue
        break
    return title


def _is_site(name: str, known: set[str]) -> bool:
    """Whether a piece of a title names the site: it, or the host's name within it, or it within the host's."""
    key = plain_key(name)
    return not key or any(key == site or (len(key) > 3 and (key in site or (len(site) > 3 and site in key)))
                          for site in known if len(key) < 2 * len(site) + 12)  # fmt: skip


def choose(names: Sequence[str], heads: Sequence[str], sites: Sequence[str]) -> str | None:
    """The story's title, out of what the page declares (best first) and its first-level headings.

    A heading that a declared title contains is the title as a reader sees it; without one the first declared
    title stands, without the site.
    """
    bare = [title for name in names if (title := without_site(name, sites))]
    for head in heads:
        key = plain_key(head)
        if len(head.split()) > 1 and any(
            key in plain_key(name) and 2 * len(key) > len(plain_key(name)) for name in bare
        ):
            return head
    seen = [head for head in heads if len(head.split()) > 2]
    return next(iter([*bare, *seen]), None)


def keys(names: Sequence[str], sites: Sequence[str]) -> frozenset[str]:
    """The keys of lines that only say the title again, in any of its forms."""
    forms = [form for name in names for form in (name, without_site(name, sites))]
    return frozenset(key for form in forms if len(key := plain_key(form)) >= ENOUGH)
