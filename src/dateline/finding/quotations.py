"""Quotations: which stretches of a text stand in quotation marks, whatever the marks are.

News text has curly marks, straight ones, guillemets and low marks, quotations inside quotations, marks that are
never closed, and quotations that run over several paragraphs, each opened anew and only the last one closed.
Paragraphs are told by line breaks, as an article's text has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

__all__ = ["Quotation", "find_quotations"]

PAIRS = {
    "“": '”"',  # a typist's mixture closes too
    "”": "”“",  # Swedish and Finnish marks, and marks put the wrong way round
    "„": "“”",
    "‟": "”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’",
    '"': '"”',
    "'": "'",
    "``": "''",
}
CLOSERS = frozenset("”»›」』’\"'") | {"''"}
MARK = re.compile(r"``|''|[“”„‟«»‹›「」『』‘’\"']")
PARAGRAPH = re.compile(r"\S[^\n]*")
# An opening mark follows nothing, white space, a bracket, a dash, or another mark.
BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{—–―:/“‘«„\"'-])$")
SINGLE = frozenset("‘'")
SPACED = frozenset("«‹")  # French sets a space inside these
# What ends a paragraph that tells who speaks, as behind the marks: ", said Ada Bello, a nurse.", ", she added."
_SAID = r"(?:said|says|added|adds|recalled|explained|insisted)"
SIGNED_OFF = re.compile(
    rf"[,?!…](?=\s+(?:{_SAID}\s+[^,.;]{{2,60}}(?:,[^.;]{{2,80}})?|[^\W\d_][^,.;]{{1,60}}\s{_SAID})\.?\s*$)"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``start`` to ``end`` (half open, the marks included) that stand in quotation marks.

    ``depth`` is 0 for a quotation that is inside no other. ``closed`` is False where the closing mark is missing:
    the quotation then ends with its paragraph. ``continues`` says that it carries on the quotation before it,
    which its speaker therefore speaks too.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True
    continues: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in the order of their openings, outer before inner."""
    found: list[Quotation] = []
    for match in PARAGRAPH.finditer(text):
        pending = _unclosed(found, match.start(), text)
        pieces = sorted(
            _paragraph(text, match.start(), match.end(), pending is not None), key=lambda q: (q.start, -q.end)
        )
        if pending and pieces and pieces[0].start == match.start() and pieces[0].depth == 0:
            pieces[0] = replace(pieces[0], continues=True)
        found += pieces
    return tuple(found)


def _unclosed(found: list[Quotation], start: int, text: str) -> Quotation | None:
    """The last outer quotation, where it lacks its closing mark and lies at most one paragraph back.

    One paragraph may stand between, because an advertisement or a link line can cut a quotation in two.
    """
    outer = next((quotation for quotation in reversed(found) if quotation.depth == 0), None)
    if outer is None or outer.closed:
        return None
    between = [line for line in text[outer.end : start].split("\n") if line.strip()]
    return outer if len(between) <= 1 else None


def _paragraph(text: str, start: int, end: int, pending: bool) -> Iterator[Quotation]:
    """The quotations of one paragraph; ``pending`` says that one before it was left open."""
    stack: list[tuple[str, int]] = []
    for match in MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if stack and mark in PAIRS[stack[-1][0]] and _closes(text, stack[-1][0], mark, at, start, end):
            opened = stack.pop()[1]
            yield Quotation(opened, match.end(), len(stack))
        elif mark in PAIRS and _opens(text, mark, match.end(), start, end):
            stack.append((mark, at))
        elif pending and not stack and mark in CLOSERS and mark not in ("'", "’", "''"):
            yield Quotation(start, match.end(), 0, continues=True)
            pending = False
    for depth, (mark, at) in enumerate(stack):
        if mark not in SINGLE:
            ending = SIGNED_OFF.search(text, at, end) if len(stack) == 1 else None
            # Who is named behind the words in the same breath spoke them, and the closing mark was forgotten.
            yield Quotation(at, ending.end(), depth) if ending else Quotation(at, end, depth, closed=False)


def _closes(text: str, opener: str, mark: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that could close the open quotation does: a single one may be an apostrophe."""
    after = text[at + len(mark) : at + len(mark) + 1]
    if opener in SINGLE:
        if after.isalnum():
            return False
        plural = text[max(at - 1, start) : at] == "s" and after == " "
        return not (plural and re.search(rf"{mark}(?!\w)", text[at + 1 : end]))
    # A straight mark that follows a space and leads into a word opens another quotation, or is noise.
    return not (mark == '"' and after.isalnum() and text[at - 1 : at].isspace())


def _opens(text: str, mark: str, after: int, start: int, end: int) -> bool:
    """Whether a mark that could open a quotation does: it stands before a word and not inside one."""
    at = after - len(mark)
    follows = text[after : after + 1]
    if not follows or (follows.isspace() and mark not in SPACED) or not BEFORE_OPENING.search(text[start:at]):
        return False
    if mark == "”" and not follows.isalnum():
        return False
    if mark in SINGLE:
        # 'em, '90s and the like never close; a quotation in single marks does, in its own paragraph.
        closer = "’" if mark == "‘" else "'"
        return bool(re.search(rf"[\w.,!?…;:)]{closer}(?!\w)", text[after:end]))
    return True
