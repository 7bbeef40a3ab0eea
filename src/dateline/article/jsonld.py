"""The JSON-LD that news pages carry for search engines, read with patience: much of it is not quite JSON.

Terms are schema.org's: ``headline``, ``datePublished``, ``author``, ``publisher``, ``articleBody``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from dateline.article.cleaning import clean, line

__all__ = ["article", "body", "name_of", "names_of"]

MOST_DEPTH = 12  # levels of nesting searched: real graphs have four
COMMENT = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
COMMA = re.compile(r",(\s*[}\]])")
TAG = re.compile(r"<[^<>]{1,300}>")


def article(scripts: list[str]) -> dict[str, Any]:
    """The node that describes the page's article, out of its JSON-LD scripts; empty where there is none.

    Where several do, it is the one with most to say, the first among equals: teasers of other stories have
    no more than a headline and an address.
    """
    told = ("headline", "datePublished", "author", "publisher", "articleBody", "mainEntityOfPage")
    nodes = [node for script in scripts for node in _nodes(_parsed(script)) if _is_article(node)]
    return max(nodes, key=lambda node: sum(bool(node.get(key)) for key in told), default={})


def body(node: dict[str, Any]) -> list[str]:
    """The paragraphs of ``articleBody``, with any markup in it taken off; empty where there is none."""
    text = node.get("articleBody")
    if not isinstance(text, str):
        return []
    text = re.sub(r"(?i)<br ?/?>|</?(?:p|div|h\d|li|ul|ol|blockquote)\b[^>]*>", "\n", html.unescape(text))
    return [part for part in clean(TAG.sub("", text)).split("\n") if part]


def name_of(thing: object) -> str | None:
    """The name of a person or an organisation, given as itself or as a node; of the first, where several
    are.
    """
    return next(iter(names_of(thing)), None)


def names_of(thing: object) -> list[str]:
    """The names of all, in order; addresses and empty names left out."""
    if isinstance(thing, list):
        return [name for item in thing for name in names_of(item)]
    if isinstance(thing, dict):
        return names_of(thing.get("name"))
    if isinstance(thing, str) and (name := line(thing)) and not name.startswith(("http://", "https://")):
        return [name]
    return []


def _parsed(script: str) -> object:
    """A script's JSON, with the usual damage mended; None where that is not enough."""
    text = COMMENT.sub("", script).strip().rstrip(";")
    for attempt in (text, COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(thing: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every node of a graph, outer before inner."""
    if depth > MOST_DEPTH:
        return
    if isinstance(thing, dict):
        yield thing
        for value in thing.values():
            yield from _nodes(value, depth + 1)
    elif isinstance(thing, list):
        for item in thing:
            yield from _nodes(item, depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report")) for kind in listed)
