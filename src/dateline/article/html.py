"""The paragraphs of an HTML page: trafilatura finds the body, and what it leaves of other things is taken
out here.

Measured on the 83 pages of the article-extraction-benchmark at hand (4-gram F1): trafilatura 0.955, in its
precision mode 0.968; without lines that repeat the title 0.971, without lines that are nothing but a link
0.972; the rest of the gain comes from the furniture list.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import dropwhile, islice
from typing import Any

from dateline.article import furniture, jsonld, metadata, trees
from dateline.article.cleaning import clean, line
from dateline.article.draft import Clues, Draft
from dateline.article.headlines import is_prose
from dateline.article.words import plain_key

__all__ = ["is_html", "read", "seen"]

MARKS = re.compile(r"<!doctype html|<(?:html|head|body|article)\b", re.IGNORECASE)
TAGS = re.compile(
    r"</?(?:p|div|br|h[1-6]|span|a|ul|ol|li|strong|em|b|i|title|meta|section|table|td|img)\b[^<>]*>", re.I
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "th",
        "blockquote",
        "section",
        "article",
        "ul",
        "ol",
        "dd",
        "dt",
    ]
)
UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "head",
    ]
)
UNSEEN = frozenset(["script", "style", "noscript", "template", "svg", "head", "select"])  # what no reader of it sees
SHORT = 250  # characters of body below which the page's own copy in JSON-LD, and then a plainer reading, are tried
LINK = 200  # letters in a pointer to another story, at most
LINKED = 0.9  # of a block's letters, from which on it is nothing but its link
SENTENCE = 8  # words: shorter whole sentences outside any paragraph are notices and labels


def is_html(text: str) -> bool:
    """Whether a text is HTML: a document, or a piece of one with at least two tags."""
    head = text[:20_000]
    return bool(MARKS.search(head)) or sum(1 for _ in zip(range(2), TAGS.finditer(head), strict=False)) == 2


def read(text: str, url: str | None = None) -> Draft:
    """The draft of an HTML page; without paragraphs where the page holds no article."""
    tree = _tree(text)
    if tree is None or trees.reaches(tree, trees.BOTTOM):
        return Draft((), Clues(url=url), cut=tree is not None)
    head = metadata.read(tree, url)
    links = _link_lines(tree)
    body = [
        part
        for part in _body(tree, jsonld.body(head.node), links)
        if (key := plain_key(part)) not in head.title_keys and (key not in links or is_prose(part))
    ]
    heads = frozenset(plain_key("".join(mark.itertext())) for mark in tree.iter("h2", "h3", "h4", "h5", "h6"))
    kept = list(dropwhile(lambda part: plain_key(part) in heads, body)) or body  # a standfirst, not the story
    clues = head.clues
    if clues.published is None and furniture.strip(kept)[1].published is None:
        clues |= Clues(published=metadata.guess_date(tree))
    return Draft(kept, clues, head.is_story)


def _tree(text: str) -> Any:
    """The parsed page; None where nothing can be parsed."""
    return trees.parse(text if MARKS.search(text) else f"<html><body>{text}</body></html>")


def _body(tree: Any, copy: list[str], links: frozenset[str]) -> list[str]:
    """The paragraphs that the best of the ways gives: precise, the page's own copy, balanced, any sentences."""
    body = _extract(tree, favor_precision=True)
    if _size(body) < SHORT:
        # The balanced way may find the copy too, but as one paragraph.
        body = max(copy, body, _extract(tree), key=lambda found: round(_size(found), -2))
    else:
        if _lacks(tree, body):
            body = _filled(body, _extract(tree, fast=True), links)
        body = copy if _size(copy) > 2 * _size(body) else body
    return body or [part for part in _rendered(tree) if is_prose(part) and len(part.split()) >= SENTENCE]


def _lacks(tree: Any, body: list[str]) -> bool:
    """Whether a paragraph of whole sentences, near one that the body has, is not in the body as it stands.

    A look that costs a tenth of the second reading, and spares it for nine pages of ten.
    """
    said = plain_key("".join(body))

    def has(block: Any) -> bool:
        return block is not None and len(key := plain_key("".join(block.itertext()))) > LINK // 4 and key in said

    for block in tree.iter("p"):
        text = line("".join(block.itertext()))
        if len(text.split()) < SENTENCE or not is_prose(text) or plain_key(text) in said:
            continue
        around = [block, *islice(block.iterancestors(), 2)]
        if any(has(near.getprevious()) or has(near.getnext()) for near in around):
            return True
    return False


def _filled(body: list[str], other: list[str], links: frozenset[str]) -> list[str]:
    """The body with the whole sentences that another reading has between two of its paragraphs.

    The precise reading drops a paragraph of the story, or words out of one, for the links in it; where the other's
    sentences say all that the body's lines say, they take their place.
    """
    keys, others = [plain_key(part) for part in body], [plain_key(part) for part in other]
    filled: list[str] = []
    for _, i, i_end, j, j_end in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        sound = [other[n] for n in range(j, j_end) if is_prose(other[n]) and others[n] not in links]
        sound = [part for part in sound if len(part.split()) >= SENTENCE]
        if keys[i:i_end] == others[j:j_end] or not sound or not 0 < i <= i_end < len(body):
            filled += body[i:i_end]
        elif _says(sound, body[i:i_end]):
            filled += sound
        else:
            filled += [*body[i:i_end], *(part for part in sound if plain_key(part) not in keys)]
    return filled


def _says(sound: list[str], lines: list[str]) -> bool:
    """Whether nearly every word of the lines stands in the sound paragraphs too."""
    words = Counter(" ".join(lines).split())
    return bool(words) and (words - Counter(" ".join(sound).split())).total() <= 0.1 * words.total()


def _size(paragraphs: list[str]) -> int:
    """Characters of prose."""
    return sum(len(paragraph) for paragraph in paragraphs if is_prose(paragraph))


def _extract(tree: Any, **how: Any) -> list[str]:
    """trafilatura's paragraphs; empty where it finds none or breaks."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, **how)
    except Exception:  # RecursionError and others on hostile markup: the page has other ways left
        return []
    text: str = getattr(found, "text", None) or ""
    return [bare for part in clean(text).split("\n") if (bare := part.strip(" |"))]  # bars: cells of a table


def _link_lines(tree: Any) -> frozenset[str]:
    """The keys of short blocks that are nothing but a link: pointers to other stories."""
    found = set()
    for link in tree.iter("a"):
        linked = plain_key("".join(link.itertext()))
        block = link.getparent()
        while block is not None and block.tag not in BLOCKS:
            block = block.getparent()
        if not linked or block is None or len(linked) > LINK:
            continue
        whole = "".join(islice(block.itertext(), LINK))
        if len(whole) < 2 * LINK and len(key := plain_key(whole)) <= len(linked) / LINKED:
            found.add(key)
    return frozenset(found)


def seen(text: str) -> list[str]:
    """All that a reader of a page sees, a line a block, menus and comments among it; empty where nothing is parsed."""
    tree = _tree(text)
    return [] if tree is None else _rendered(tree, UNSEEN)


def _rendered(tree: Any, unread: frozenset[str] = UNREAD) -> list[str]:
    """The visible text of a page, a line a block, without the elements that are not to be read."""
    lines: list[str] = [""]

    def walk(element: Any, depth: int = 0) -> None:
        if not isinstance(element.tag, str) or element.tag in unread or depth > 200:
            return
        block = element.tag in BLOCKS
        if block or element.tag == "br":
            lines.append("")
        lines[-1] += element.text or ""
        for child in element:
            walk(child, depth + 1)
            lines[-1] += child.tail or ""
        if block:
            lines.append("")

    walk(tree)
    return [whole for part in lines if (whole := line(part))]
