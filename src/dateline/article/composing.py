"""From a page to a report, on one screen: decode, find the paragraphs, take the furniture out, say what is
known.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.article import furniture, headlines, html, language, plain
from dateline.article.cleaning import clean
from dateline.article.dateline import find as find_dateline
from dateline.article.decoding import decode
from dateline.article.draft import Clues, Draft
from dateline.article.mojibake import repair
from dateline.article.sniffing import refuse_binary
from dateline.article.trees import BOTTOM
from dateline.errors import InputRefused
from dateline.gather import STDIN, Page, is_url, too_large
from dateline.records import Report
from dateline.settings import Settings

__all__ = ["LONGEST_TEXT", "compose", "compose_text"]

STANDFIRST = 3  # paragraphs that may stand between the title and the dateline
STANDFIRST_WORDS = 40  # in each of them
WORDS = re.compile(r"[^\W\d_]{2,}")
LONGEST_TEXT = (
    500_000  # letters, some 80,000 words; reading 300,000 took 1.4 GB of memory, and what is read of them all holds it
)
LONGEST = 100_000  # letters of a paragraph; the parser takes a gigabyte for as many, and a report has some 5,000 in all
NO_LANGUAGE = "zxx"  # what ISO 639 calls a text in none


def compose(page: Page, *, only: str | None = "en", limit: int | None = None) -> Report:
    """The report that a page of bytes holds.

    ``only`` is the language that is read (None: any), ``limit`` the largest page in bytes (None: the
    setting's default). Raises InputRefused "empty", "not-text", "unreadable", "too-large",
    "no-article" or "language".
    """
    limit = Settings().page_limit if limit is None else limit
    if len(page.content) > limit:
        raise too_large(_name(page.source), limit)
    refuse_binary(page.content, _name(page.source))
    text = decode(page.content, page.charset).text
    plainly = page.media_type == "text/plain"
    url = page.url or (page.source if is_url(page.source) else None)
    return compose_text(text, source=page.source, url=url, only=only, plainly=plainly)


def compose_text(
    text: str, *, source: str | None = None, url: str | None = None, only: str | None = "en", plainly: bool = False
) -> Report:
    """The report that a text holds, HTML or plain; ``plainly`` takes it for plain text whatever it looks
    like.

    Raises InputRefused "empty", "unreadable", "too-large", "no-article" or "language".
    """
    named = _name(source)
    is_html = not plainly and html.is_html(text)
    draft = html.read(repair(text), url) if is_html else plain.read(_sound(text))
    if not is_html and not draft.paragraphs:
        raise InputRefused("empty", f"{named} is empty; give a page with a report in it.")
    if draft.cut:
        raise InputRefused("unreadable", f"{named} holds more than {BOTTOM:,} elements within each other.")
    paragraphs, clues = _settle(draft, is_html)
    if max(map(len, paragraphs), default=0) > LONGEST:
        raise InputRefused("too-large", f"{named} has a paragraph of more than {LONGEST:,} letters, as no report has.")
    body = "\n\n".join(paragraphs)
    if len(body) > LONGEST_TEXT:
        raise InputRefused("too-large", f"{named} has a text of more than {LONGEST_TEXT:,} letters, as no report has.")
    if not WORDS.search(body):
        raise InputRefused("no-article", f"{named} holds no article: nothing on it reads as a report's text.")
    spoken = language.detect(body)
    if only and spoken not in (None, only):
        told = f"in the language {spoken!r}" if spoken != NO_LANGUAGE else "in no language, as a list of names is"
        raise InputRefused("language", f"{named} is {told}; only {only!r} is read.")
    return _report(body, replace(clues, url=clues.url or url), source, spoken or only or "en")


def _name(source: str | None) -> str:
    """What a sentence of refusal calls a page."""
    return "Standard input" if source == STDIN else source or "The text"


def _sound(text: str) -> str:
    """A plain text put right and clean, each until the other finds nothing more."""
    text = plain.with_cells(text)
    while (sounder := clean(repair(text))) != text:
        text = sounder
    return text


def _settle(draft: Draft, is_html: bool) -> tuple[list[str], Clues]:
    """Take furniture out until nothing more goes, so that a body read again is the same body."""
    paragraphs, clues = list(draft.paragraphs), draft.clues
    while True:
        kept, told = furniture.strip(paragraphs)
        if not is_html:
            over, kept = plain.split_title(kept)
            told |= over
            kept = headlines.drop(kept)
        kept = headlines.drop_pulled(_from_dateline(kept))
        clues |= told
        if kept == paragraphs:
            break
        paragraphs = kept
    if is_html and not draft.headed and not any(map(headlines.is_prose, paragraphs)):
        paragraphs = []  # what a page without a story leaves: names of sections, labels
    if not paragraphs and clues.title and (draft.headed or not is_html) and furniture.know(clues.title) is None:
        paragraphs = [clues.title]
    return paragraphs, clues


def _from_dateline(paragraphs: list[str]) -> list[str]:
    """The paragraphs from the dateline on, where one follows a standfirst; a dateline alone joins what it
    opens.
    """
    for i, paragraph in enumerate(paragraphs[: STANDFIRST + 1]):
        alone = i + 1 < len(paragraphs) and len(paragraph) < 80
        if alone and (found := find_dateline(f"{paragraph} {paragraphs[i + 1]}")) and found.body > len(paragraph):
            return [f"{paragraph} {paragraphs[i + 1]}", *paragraphs[i + 2 :]]
        if find_dateline(paragraph):
            return paragraphs[i:]
        if len(paragraph.split()) > STANDFIRST_WORDS:
            break
    return paragraphs


def _report(body: str, clues: Clues, source: str | None, spoken: str) -> Report:
    """The report with its dateline pinned; where nothing else names a publisher, the agency of the dateline does."""
    found = find_dateline(body)
    report = Report.of(
        body,
        title=clues.title,
        publisher=clues.publisher or (found and found.agency),
        byline=clues.byline,
        published=clues.published,
        url=clues.url,
        source=source,
        language=spoken,
    )
    return replace(report, dateline=report.span(found.start, found.end)) if found else report
