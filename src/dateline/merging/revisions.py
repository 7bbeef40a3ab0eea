"""Revisions: one page read again with other words, told from another page at the same address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.records import Report

__all__ = ["address", "is_reread", "is_revision", "newest"]

# What an address carries to track its reader, and not to name a page. After the lists of ClearURLs.
_TRACKING = re.compile(
    r"utm_\w+|at_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|ocid|cmpid|cmp|ncid|ref|ref_src|referrer|"
    r"source|smid|smtyp|xtor|s_cid|partner|output|amp|outputtype|share|soc_src|soc_trk|spref|wt_mc|_ga|__twitter_\w+"
)
_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_WORD = re.compile(r"\w+")

RUN = 3  # words of a run: two versions of a sentence have some in common
# Of the runs of the shorter text. A rewritten page keeps names, posts and quotations; sample reports on different
# matters share 0.03 at most.
KEPT = 0.1


def address(url: str | None) -> str | None:
    """A URL as addresses are compared; None for no URL, or for a front page, which is no report's own address."""
    try:
        parts = urlsplit(url or "")
        host = _HOSTS.sub("", parts.hostname or "")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    path = re.sub(r"/(?:amp|index\.\w+)?/*$", "", parts.path)
    known = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name.casefold())]
    if not host or not (path or known):
        return None
    query = f"?{urlencode(sorted(known))}" if known else ""
    return f"{host}{port}{path}{query}"


def is_reread(old: Report, new: Report) -> bool:
    """Whether two reports of one address say the same words under the same headline, whatever the page around them."""
    return _words(old.text) == _words(new.text) and _words(old.title) == _words(new.title)


def is_revision(old: Report, new: Report) -> bool:
    """Whether two reports of one address are one page at two times, and not two pages that a site gives one address."""
    if old.title and _words(old.title) == _words(new.title):
        return True
    left, right = _runs(old.text), _runs(new.text)
    return len(left & right) >= KEPT * max(1, min(len(left), len(right)))


def newest(revisions: Sequence[Report]) -> Report:
    """The revision that stands, of those given in the order in which they were read.

    It is the one published last where both say when, and else the one read last: an archive may hand out an old
    version after a new one.
    """
    standing = revisions[0]
    for later in revisions[1:]:
        if not (standing.published and later.published and later.published < standing.published):
            standing = later
    return standing


def _words(text: str | None) -> list[str]:
    return _WORD.findall((text or "").casefold())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))}
