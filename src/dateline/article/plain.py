"""Plain text scraped from a page, or typed: its paragraphs, with the title on top where there is one."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from dateline.article import dates
from dateline.article.dateline import find as find_dateline
from dateline.article.draft import Clues, Draft
from dateline.article.headlines import is_headline, is_prose

__all__ = ["read", "split_title", "with_cells"]

LEAD = 12  # lines: no page was seen with more between its top and the story
TITLE_WORDS = 4  # a line of fewer words on top is as likely the name of a section or the site
TABS = re.compile(r"(?<=\S) *\t+ *(?=\S)")
CELLS = 2  # tabs in a line between words: two may part three columns, and one be a slip
ROW = 3  # bars in a line: a row of a table, and no title with the site behind it
WRAPPED = range(45, 101)  # characters in a line of text that was wrapped by hand or by a mail program


def read(text: str) -> Draft:
    """The paragraphs of a clean plain text; lines that were wrapped are joined again."""
    blocks = [[line for line in block.split("\n") if line] for block in re.split(r"\n{2,}", text)]
    if _is_wrapped(blocks):
        blocks = [_joined(block) for block in blocks]
    return Draft([paragraph for block in blocks for paragraph in block], Clues())


def with_cells(text: str) -> str:
    """The text with bars between the cells of its tables, where tabs stood, as those of a page are parted."""
    if "\t" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(TABS.sub(" | ", line) if len(TABS.findall(line)) >= CELLS else line for line in lines)


def _is_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether the lines of the text are pieces of paragraphs: alike in length and without stops at their ends."""
    lengths = [len(line) for block in blocks for line in block]
    full = [line for block in blocks for line in block[:-1]]
    if not full or max(lengths) >= WRAPPED.stop or statistics.median(map(len, full)) < WRAPPED.start:
        return False
    return sum(map(is_prose, full)) < 0.5 * len(full)


def _joined(block: Sequence[str]) -> list[str]:
    """A block's lines, each joined to the one before that was filled."""
    joined: list[str] = []
    filled = False
    for line in block:
        if filled:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        filled = len(line) >= WRAPPED.start
    return joined


def split_title(paragraphs: Sequence[str]) -> tuple[Clues, list[str]]:
    """What stands over the story (its title, a date), and the story from its first whole sentence on.

    Without whole sentences, or with more words over them than in them, there is no title and all is the story.
    """
    start = next((i for i, paragraph in enumerate(paragraphs) if not _is_over(paragraph)), None)
    if not start or start > LEAD:
        return _alone_or_question(paragraphs)
    over, story = paragraphs[:start], list(paragraphs[start:])
    if sum(len(line.split()) for line in over) > sum(len(line.split()) for line in story):
        return Clues(), list(paragraphs)
    long = [line for line in over if len(line.split()) >= TITLE_WORDS and dates.find(line) is None]
    title = next((line for line in long if not line.isupper()), next(iter(long), over[0]))
    return Clues(title=title, published=next(filter(None, map(dates.find, over)), None)), story


def _is_over(paragraph: str) -> bool:
    """Whether a line may stand over a story: a headline's form, and no dateline in it."""
    if paragraph.count("|") >= ROW:
        return False
    return is_headline(paragraph) and not is_prose(paragraph) and find_dateline(paragraph) is None


def _alone_or_question(paragraphs: Sequence[str]) -> tuple[Clues, list[str]]:
    """A headline alone is title and text; a first line that asks or quotes is a title where a dateline follows.

    Else it opens the story.
    """
    if len(paragraphs) == 1 and _is_over(paragraphs[0]) and len(paragraphs[0].split()) >= TITLE_WORDS:
        return Clues(title=paragraphs[0]), list(paragraphs)
    if len(paragraphs) > 1 and len(paragraphs[0].split()) <= 20 and not find_dateline(paragraphs[0]):
        asks = paragraphs[0].rstrip("\"'”’").endswith(("?", "!")) or not is_prose(paragraphs[0])
        if asks and find_dateline(paragraphs[1]):
            return Clues(title=paragraphs[0]), list(paragraphs[1:])
    return Clues(), list(paragraphs)
