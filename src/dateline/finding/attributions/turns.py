"""Words laid out with their speaker: turns that open with a name and a colon, quotations signed after a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled, Range

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_signed", "find_turns", "is_answer"]

QUESTION_ANSWER = r"Q|A|QUESTION|ANSWER|Question|Answer|Q\.|A\."
NAME = r"(?:[A-Z][\w.'’-]*)(?:[ ](?:[A-Z][\w.'’-]*|al|bin|de|van|von|ul|ur)){0,4}"
OPENING = re.compile(
    rf"^(?P<who>{QUESTION_ANSWER}|{NAME})(?:[ ]\([^)\n]{{1,40}}\))?[ ]?(?P<colon>:)[ ](?=\S)", re.MULTILINE
)
SIGNED = re.compile(
    rf"^(?P<words>[“\"«„”][^\n]*[”\"»“])\s?(?P<dash>[―—–]|--|-)[ ]?(?P<who>{NAME}(?:,[^\n]{{1,80}})?)[ \u00a0]*$",
    re.MULTILINE,
)
FEWEST = 3  # turns that make a transcript; a lone "Name: words" is a headline or a list


def find_turns(doc: Doc, text: str) -> list[Labelled]:
    """One attribution a turn, with the words up to the next turn, where the text (the document's) is a transcript.

    A label counts where it or its last word comes back, or is "Q" or "A": section headings stand before a colon once.
    """
    openings = list(OPENING.finditer(text))
    names = [_surname(match["who"]) for match in openings]
    spoken = [
        match
        for match, name in zip(openings, names, strict=True)
        if names.count(name) > 1 or re.fullmatch(QUESTION_ANSWER, match["who"])
    ]
    if len(spoken) < FEWEST:
        return []
    last = spoken[-1].start()
    spoken = [match for match in openings if match in spoken or (match["who"].isupper() and match.start() < last)]
    ends = [match.start() for match in spoken[1:]]
    last = text.find("\n", spoken[-1].end())
    ends.append(last if last >= 0 else len(text))
    turns = (_turn(doc, text, match, end) for match, end in zip(spoken, ends, strict=True))
    return [turn for turn in turns if turn is not None]


def is_answer(label: str) -> bool:
    """Whether a label marks the words of who is interviewed."""
    return label.strip(".").upper() in ("A", "ANSWER")


def _surname(label: str) -> str:
    """The last word of a label: a transcript has "RUTH ACHIENG" first and then "ACHIENG"."""
    return label.split()[-1].casefold()


def find_signed(doc: Doc, text: str) -> list[Labelled]:
    """The lines that are a quotation with its speaker after a dash: "“We are alone.” ― Ruth Amadi, a teacher"."""
    parts = (
        tuple(_tokens(doc, *match.span(name)) for name in ("dash", "who", "words")) for match in SIGNED.finditer(text)
    )
    return [Labelled(cue, source, (words,)) for cue, source, words in parts if cue and source and words]


def _turn(doc: Doc, text: str, match: re.Match[str], end: int) -> Labelled | None:
    source, cue = _tokens(doc, *match.span("who")), _tokens(doc, *match.span("colon"))
    content = _paragraphs(doc, text, match.end(), end)
    return Labelled(cue, source, tuple(content)) if source and cue and content else None


def _paragraphs(doc: Doc, text: str, start: int, end: int) -> list[Range]:
    lines = re.finditer(r"\S[^\n]*", text[start:end])
    found = (_tokens(doc, start + line.start(), start + len(line.group().rstrip()) + line.start()) for line in lines)
    return [tokens for tokens in found if tokens]


def _tokens(doc: Doc, start: int, end: int) -> Range | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None and len(span) else None
