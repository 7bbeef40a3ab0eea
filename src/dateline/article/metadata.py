"""What a page's head says of its story: title, publisher, byline, date of publication and address.

JSON-LD first, since it is written for this; then OpenGraph and the other meta tags, then the visible marks,
then the address, and htmldate's search of the whole page for a date that nothing else gives.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from dateline.article import dates, jsonld, titles
from dateline.article.bylines import byline
from dateline.article.cleaning import line
from dateline.article.draft import Clues
from dateline.article.words import plain_key, words

__all__ = ["Head", "guess_date", "read"]

NO_BYLINE_AT_ALL = re.compile(r"https?:|\d+ min|^\d")
ZONE = re.compile(r"^(?:www\d?|m|amp|edition|mobile|en|us|uk|news)\.")


@dataclass(frozen=True, slots=True)
class Head:
    """The clues of a page's head, the keys of lines that repeat its title, its JSON-LD article node, and
    whether it
    declares itself one story."""

    clues: Clues
    title_keys: frozenset[str]
    node: dict[str, Any]
    is_story: bool


def read(tree: Any, url: str | None) -> Head:
    """What the head of an lxml tree says; ``url`` is the page's own address where it is known."""
    meta = _meta(tree)
    node = jsonld.article([script.text or "" for script in tree.iterfind('.//script[@type="application/ld+json"]')])
    address = _address(tree, meta, node, url)
    host = ZONE.sub("", urlsplit(address or "").hostname or "")
    site = _first(
        [jsonld.name_of(node.get("publisher")), *(meta.get(name) for name in words("meta_publisher"))], _is_name
    )
    sites = [name for name in (site, meta.get("og:site_name"), host, host.rpartition(".")[0]) if name]
    heads = [head for h1 in tree.iter("h1") if (head := line(h1.text_content()))]
    declared = [jsonld.name_of(node.get("headline")), meta.get("og:title"), meta.get("twitter:title"), _title(tree)]
    names = [line(name) for name in declared if name]
    title = titles.choose(names, heads, sites)
    clues = Clues(
        title=title,
        publisher=site or host or None,
        byline=_byline(tree, meta, node, site),
        published=_published(tree, meta, node, address),
        url=address,
    )
    is_story = bool(node) or meta.get("og:type") == "article" or "article:published_time" in meta
    is_story = is_story or tree.find(".//article//h1") is not None
    return Head(clues, titles.keys([*names, *heads], sites), node, is_story)


def guess_date(tree: Any) -> str | None:
    """The date that htmldate finds anywhere on the page, as EDTF; None where it finds none."""
    from htmldate import find_date

    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    try:
        # A fixed last day: by default it is today, and a result must not hang on the clock.
        found = find_date(tree, original_date=True, extensive_search=False, max_date="2100-12-31")
    except Exception:  # a date is worth less than the page that broke the search for it
        return None
    return dates.of_machine(found) if found else None


def _meta(tree: Any) -> dict[str, str]:
    """The meta tags by lower-case name or property, the first of each."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = tag.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _title(tree: Any) -> str | None:
    """The text of the title tag, not of one inside a drawing."""
    tag = tree.find(".//head/title")
    return tag.text_content() if tag is not None else None


def _address(tree: Any, meta: dict[str, str], node: dict[str, Any], url: str | None) -> str | None:
    """The canonical http(s) address of the page."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    declared = [*links, meta.get("og:url"), node.get("url")]
    for candidate in declared:
        if isinstance(candidate, str) and (address := _absolute(candidate.strip(), url)):
            return address
    return url


def _absolute(address: str, base: str | None) -> str | None:
    """An address joined to the page's own; None where that gives no page of the web."""
    try:
        whole = urljoin(base or "", address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    return line(whole) if parts.scheme in ("http", "https") and parts.hostname and len(whole) < 2000 else None


def _first(values: Iterable[str | None], holds: Any) -> str | None:
    """The first value, as one clean line, of which something holds."""
    return next((clean for value in values if value and holds(clean := line(value))), None)


def _is_name(text: str) -> bool:
    """Whether a text can name a publisher: no address, not a handle, not a sentence."""
    return (
        len(text) <= 60
        and len(plain_key(text)) > 2
        and not text.startswith(("http", "@", "www."))
        and not text.isdigit()
    )


def _byline(tree: Any, meta: dict[str, str], node: dict[str, Any], site: str | None) -> str | None:
    """The writers' names, as the page gives them."""
    names = dict.fromkeys(filter(None, map(byline, jsonld.names_of(node.get("author")))))
    if names:
        found: str | None = ", ".join(names)
    else:
        marks = [mark.text_content() for mark in tree.xpath('//*[@rel="author" or @itemprop="author"]')[:3]]
        told = [
            value for name in words("meta_byline") if (value := meta.get(name)) and not NO_BYLINE_AT_ALL.search(value)
        ]
        found = next(filter(None, map(byline, [*told, *marks])), None)
    return found if found and found.casefold() != (site or "").casefold() else None


def _published(tree: Any, meta: dict[str, str], node: dict[str, Any], address: str | None) -> str | None:
    """The date of publication, as EDTF."""
    stamps = [node.get("datePublished"), *(meta.get(name) for name in words("meta_published")), node.get("dateCreated")]
    for stamp in stamps:
        if isinstance(stamp, str) and (edtf := dates.of_machine(stamp)):
            return edtf
    marks = tree.xpath(
        '//*[@itemprop="datePublished"] | //time[@pubdate] | //article//time[@datetime] | //time[@datetime]'
    )
    for mark in marks[:3]:
        stamp = mark.get("datetime") or mark.get("content") or mark.text_content()
        if edtf := dates.of_machine(line(stamp)):
            return edtf
    return dates.of_url(address or "")
