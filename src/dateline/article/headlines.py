"""Headlines of other stories, crossheads and pulled quotations that stand between the paragraphs of a scraped text.

They are told by form alone: short, no stop at the end, beginning with a capital or a figure, between
paragraphs of whole sentences. A sentence, a quotation, a list item and half of a broken paragraph are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dateline.article.words import plain_key

__all__ = ["drop", "drop_pulled", "is_headline", "is_prose"]

MOST_WORDS = 18  # headlines of 20 words are seen, and so are sentences that lost their stop
RUN = 3  # from here on, short lines in a row are a list or a table of the story
PULLED = 30  # words in a pulled quotation, at most
QUOTED, UNQUOTED = 4, 6  # and at least, in quotation marks and without: shorter sentences are said twice by chance
CLOSED = re.compile(r"[.!?…:;,\-–—][\"'”’»)\]*]*$|[\"”»)\]]$")
STOPPED = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]*]*$|[\"”»]$")
POINTED = re.compile(r"[.!?…;,。][\"'”’)]* ")
ITEM = re.compile(r"^(?:[-•*–—·▪●◦‣]|\d{1,3}[.)]|\(?[a-z0-9]{1,3}\)) ?")
OPENING = re.compile(r"^[\"'“‘(\[]*[A-Z\u00c0-\u00de0-9$€£₹]")


def is_headline(line: str) -> bool:
    """Whether a line has the form of a headline."""
    if len(line) > 200 or CLOSED.search(line) or ITEM.match(line) or not OPENING.match(line):
        return False
    return len(line.split()) <= MOST_WORDS


def is_prose(line: str) -> bool:
    """Whether a line holds whole sentences: it ends as one, or is too long and too well pointed for anything else."""
    return bool(STOPPED.search(line)) or (len(line.split()) > 2 * MOST_WORDS and bool(POINTED.search(line)))


def drop(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without the headlines among and after them. Those before the first prose are left
    alone.
    """
    form = [is_headline(paragraph) for paragraph in paragraphs]
    prose = [i for i, paragraph in enumerate(paragraphs) if is_prose(paragraph)]
    if not prose:
        return list(paragraphs)
    kept = []
    for i, paragraph in enumerate(paragraphs):
        if not (form[i] and i > prose[0] and _stands_alone(paragraphs, form, i)):
            kept.append(paragraph)
    return kept


def _stands_alone(paragraphs: Sequence[str], form: Sequence[bool], i: int) -> bool:
    """Whether what surrounds a headline-like line leaves it out: whole sentences before, a beginning after."""
    first, last = i, i
    while form[first - 1]:
        first -= 1
    while last + 1 < len(form) and form[last + 1]:
        last += 1
    before = paragraphs[first - 1]
    after = paragraphs[last + 1] if last + 1 < len(paragraphs) else None
    if before.endswith(":") or not is_prose(before):
        return False  # what it announces, or the second half of a broken paragraph
    if after is not None and after[:1].islower():
        return False
    words = [len(line.split()) for line in paragraphs[first : last + 1]]
    return len(words) < RUN or after is None or sum(words) >= 4 * len(words)


def drop_pulled(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without short ones that repeat words of a longer one, set large to draw the eye."""
    keys = [plain_key(paragraph) for paragraph in paragraphs]
    by_length = sorted(set(keys), key=len)
    lengths = [len(key) for key in by_length]
    repeated: dict[str, bool] = {}
    kept = []
    for paragraph, key in zip(paragraphs, keys, strict=True):
        short = (QUOTED if paragraph[0] in "“\"'‘" else UNQUOTED) <= len(paragraph.split()) <= PULLED
        if short and key not in repeated:  # looked for in longer ones alone: a text may have thousands of paragraphs
            longer = by_length[bisect_right(lengths, 1.5 * len(key)) :]
            repeated[key] = any(key in other for other in longer)
        if not (short and repeated[key]):
            kept.append(paragraph)
    return kept
