"""A page parsed: its comments gone, however long one thing on it is, and its elements no deeper than can be walked."""

from __future__ import annotations

import logging
import re
from typing import Any

__all__ = ["BOTTOM", "parse", "reaches"]

ROOMY = 10_000_000  # letters; libxml2 drops all behind an image, script or comment as long, unless it is given room
DEEP = 200  # elements within each other, from which on a page is flattened; libxml2 drops what lies below 256
BOTTOM = 2047  # the depth below which it drops all, whatever room it is given
WRAPPERS = ("div", "section", "center", "span", "font", "b", "i", "em", "strong", "u", "small", "big")
BLOCKS = 3  # of these, those that begin a line
LINES = re.compile(rf"(?:</?(?:{'|'.join(WRAPPERS[:BLOCKS])})\b[^<>]*>\s*)+", re.IGNORECASE)
MARKS = re.compile(rf"</?(?:{'|'.join(WRAPPERS[BLOCKS:])})\b[^<>]*>", re.IGNORECASE)


def parse(whole: str) -> Any:
    """The parsed page; None where nothing can be parsed. One that reaches the bottom, flattened, is not whole."""
    from trafilatura import load_html

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        tree = load_html(whole if len(whole) < ROOMY else _with_room(whole))
        if tree is None or not reaches(tree, DEEP):
            return tree
        tree = _with_room(whole)
        if reaches(tree, BOTTOM):
            tree = _with_room(LINES.sub("<br>", MARKS.sub("", whole)))
        return _flattened(tree)
    except Exception:  # hostile markup breaks lxml and its callers in more ways than they name
        return None


def reaches(tree: Any, depth: int) -> bool:
    """Whether so many elements lie within each other."""
    return bool(tree.xpath("/*" * depth))


def _with_room(whole: str) -> Any:
    """The page parsed without the bounds that libxml2 sets to length, and with a wider one to depth."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return html.fromstring(whole.encode("utf-8", "surrogatepass"), parser=parser)


def _flattened(tree: Any) -> Any:
    """The tree without what wraps one element and nothing else, and then without the tags that still lie too deep."""
    if reaches(tree, BOTTOM):
        return tree
    for element in reversed(list(tree.iter(*WRAPPERS))):
        if len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
            element.drop_tag()
    for element in reversed(tree.xpath("//*[count(ancestor::*) >= $deep]", deep=DEEP)):
        element.drop_tag()
    return tree
