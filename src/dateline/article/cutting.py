"""What was cut from a page: the lines that a reader of it sees and the report does not have."""

from __future__ import annotations

from dateline.article import html
from dateline.article.cleaning import line
from dateline.article.decoding import decode
from dateline.article.mojibake import repair
from dateline.article.words import plain_key
from dateline.gather import Page
from dateline.records import Report

__all__ = ["cut"]

LONG = 40  # letters of a line that cannot stand in a report by chance; a shorter one is kept where it is a paragraph


def cut(page: Page, report: Report) -> list[str | None]:
    """The lines of a page that its report lacks, in order; None where lines of the report stand between them."""
    text = repair(decode(page.content, page.charset).text)
    plainly = page.media_type == "text/plain" or not html.is_html(text)
    lines = [whole for part in text.split("\n") if (whole := line(part))] if plainly else html.seen(text)
    paragraphs = {plain_key(part) for part in [*report.text.split("\n"), report.title or ""]}
    body = plain_key(report.text)
    found: list[str | None] = []
    for each in lines:
        key = plain_key(each)
        if key in paragraphs or (len(key) >= LONG and (key in body or _holds(key, paragraphs))):
            if found[-1:] != [None]:
                found.append(None)
        elif key:
            found.append(each)
    return found


def _holds(key: str, paragraphs: set[str]) -> bool:
    """Whether a line holds a whole paragraph, as where a dateline was taken off it or two were one line."""
    return any(len(part) >= LONG and part in key for part in paragraphs)
