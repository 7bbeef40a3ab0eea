"""Quotations: which stretches of a text stand in quotation marks, whatever the marks are.

News text has curly marks, straight ones, guillemets and low marks, quotations inside quotations, marks that are
never closed, and quotations that run over several paragraphs, each opened anew and only the last one closed.
Paragraphs are told by line breaks, as an article's text has them.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.reading.marks import PARAGRAPH, STOPS

__all__ = ["CLOSERS", "PAIRS", "Quotation", "find_quotations"]

TWICE = ("''", "’’")  # a single mark typed twice
PAIRS = {
    "“": ("”", '"', *TWICE),  # a typist's mixture closes too
    "”": ("”", "“"),  # Swedish and Finnish marks, and marks put the wrong way round
    "„": ("“", "”"),
    "‟": ("”",),
    "«": ("»",),
    "‹": ("›",),
    "「": ("」",),
    "『": ("』",),
    "‘": ("’",),
    '"': ('"', "”", *TWICE),
    "'": ("'",),
    "``": ("''", "’’"),
    "‘‘": TWICE,
}
CLOSERS = frozenset("”»›」』’\"'") | set(TWICE)
MARK = re.compile(r"``|''|‘‘|’’|[“”„‟«»‹›「」『』‘’\"']")
# An opening mark follows nothing, white space, a bracket, a dash, or another mark.
BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{—–―:/“‘«„\"'-])$")
SINGLE = frozenset("‘'")
SPACED = frozenset("«‹")  # French sets a space inside these
APART = STOPS | {",", ":", ""}  # what stands before a quotation that no sentence goes on into
# What stands at the end of a sentence: no initial, no title or other short word with a capital ("Gen. Musa").
# It begins at no word's middle, so that a page of one endless word is looked at once.
ENDING = re.compile(r"(?<![\w%’'.!?…)\]-])(?P<word>[\w%’'-]*)[)\]]*(?P<stop>[.!?…]+)[)\]]*(?=\s+(?P<next>\S))")
TOLD = re.compile(r"\b(?:said|says|told)\b")  # by which the paragraph has gone on to somebody else
# A word by which a report itself speaks between two quotations.
REPORTING = re.compile(r"\b(?:said|says|told|added|adds|asked|according|explained|wrote)\b", re.IGNORECASE)
SHORT = 4  # letters of a word that is more likely an abbreviation where a small letter follows
SEEN = 2000  # characters of a quotation among which its first sentence ends; a page may open a mark at every word
NEAR = 8  # characters before a mark among which the last letter or stop stands
LINE = 8  # words of a line that is no sentence: "Subscribe now for full access"
REST = 40  # words: where more of a paragraph follows on the first sentence than one or two, not all of it is quoted
# What ends a paragraph that tells who speaks, as behind the marks: ", said Ada Bello, a nurse.", ", she added."
_SAID = r"(?:said|says|added|adds|recalled|explained|insisted)"
SIGNED_OFF = re.compile(
    rf"[,?!…](?=\s+(?:{_SAID}\s+[^,.;]{{2,60}}(?:,[^.;]{{2,80}})?|[^\W\d_][^,.;]{{1,60}}\s{_SAID})\.?\s*$)"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``start`` to ``end`` (half open, the marks included) that stand in quotation marks.

    ``depth`` is 0 for a quotation that is inside no other. ``closed`` is False where the closing mark is missing: the
    quotation then ends with its paragraph, or with its sentence where that is likelier. ``continues`` says that it
    carries on the quotation before it, which its speaker therefore speaks too.
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
    return tuple(_cut(text, found))


def _cut(text: str, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations, those that nothing closes or carries on cut where they likely end."""
    outer = [quotation for quotation in found if quotation.depth == 0]
    carried = {one.start for one, after in pairwise(outer) if after.continues}
    freed: list[int] = []  # where the rests begin that lie in no quotation any more; they end with their paragraph
    reach = 0
    for one in found:
        if one.start >= reach:
            freed.clear()
        one = replace(one, depth=one.depth - bisect_right(freed, one.start))
        if one.closed or one.depth or one.start in carried:
            yield one
            continue
        short = _shortened(text, one)
        insort(freed, short.end)
        reach = max(reach, one.end)
        yield short


def _shortened(text: str, one: Quotation) -> Quotation:
    """A quotation whose closing mark is missing, without the sentences behind that hardly belong to it.

    Words inside a sentence end with it ("said it was "a mess. ..."). Whole sentences may be all that is left of their
    paragraph, where that is little.
    """
    words = text[one.start : min(one.end, one.start + SEEN)]
    first = next((found.end() for found in ENDING.finditer(words) if _ends(found)), None)
    inside = words[1:2].islower() and text[max(one.start - NEAR, 0) : one.start].rstrip()[-1:] not in APART
    if first is None or (not inside and len(words[first:].split()) <= REST):
        return one
    return replace(one, end=one.start + first)


def _ends(found: re.Match[str]) -> bool:
    """Whether a stop ends a sentence: "the night. The", not "Gen. Musa" nor "p.m. on"."""
    word, after = found["word"], found["next"]
    if found["stop"] != ".":
        return not after.islower()
    if word[:1].isupper() and len(word) <= SHORT:
        return False
    return len(word) > 1 if not after.islower() else len(word) >= SHORT and not word[:1].isupper()


def _unclosed(found: list[Quotation], start: int, text: str) -> Quotation | None:
    """The last outer quotation, where it lacks its closing mark and lies at most one paragraph back.

    One paragraph may stand between, or two or three lines that are no sentences, because an advertisement or a link
    line can cut a quotation in two.
    """
    outer = next((quotation for quotation in reversed(found) if quotation.depth == 0), None)
    if outer is None or outer.closed:
        return None
    between = [line for line in text[outer.end : start].split("\n") if line.strip()]
    cut = len(between) <= 3 and all(len(line.split()) <= LINE and line.strip()[-1] not in STOPS for line in between)
    return outer if len(between) <= 1 or cut else None


def _paragraph(text: str, start: int, end: int, pending: bool) -> Iterator[Quotation]:
    """The quotations of one paragraph; ``pending`` says that one before it was left open."""
    stack: list[tuple[str, int]] = []
    broken = False  # whether the mark that is open now carries on one before it in this very paragraph
    inner = -1  # where the last quotation in double marks began
    for match in MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if stack and mark in PAIRS[stack[-1][0]] and _closes(text, stack[-1][0], mark, at, start, end):
            if mark != PAIRS[stack[-1][0]][0] and inner > stack[-1][1]:
                continue  # a typist's mixture closes no quotation that holds another
            opened = stack.pop()[1]
            yield Quotation(opened, match.end(), len(stack), continues=broken and not stack)
            broken = broken and bool(stack)
            inner = opened if mark not in ("'", "’") else inner
        elif mark in PAIRS and (
            _opens(text, mark, match.end(), start, end) or (not stack and _is_run_on(text, mark, at, start))
        ):
            if len(stack) == 1 and _goes_on(text, stack[0], mark, at):
                # Paragraphs of one quotation, each opened anew, whose breaks were lost on the way.
                yield Quotation(stack.pop()[1], at, 0, closed=False, continues=broken)
                broken = True
            stack.append((mark, at))
        elif pending and not stack and mark in CLOSERS and mark not in ("'", "’", *TWICE):
            yield Quotation(start, match.end(), 0, continues=True)
            pending = False
    for depth, (mark, at) in enumerate(stack):
        if mark not in SINGLE:
            ending = SIGNED_OFF.search(text, at, end) if len(stack) == 1 else None
            # Who is named behind the words in the same breath spoke them, and the closing mark was forgotten.
            ending = None if ending and text[ending.start() - 1] in CLOSERS else ending
            yield Quotation(at, ending.end(), depth) if ending else Quotation(at, end, depth, closed=False)


def _goes_on(text: str, open_mark: tuple[str, int], mark: str, at: int) -> bool:
    """Whether a mark opens the next paragraph of the quotation that is open: "“We left. “Nobody came.”" """
    before = text[open_mark[1] : at]
    if mark != open_mark[0] or before.rstrip()[-1:] not in STOPS or TOLD.search(before):
        return False
    return mark == "“" or (mark == '"' and before[-1:].isspace() and text[at + 1 : at + 2].isupper())


def _closes(text: str, opener: str, mark: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that could close the open quotation does: a single one may be an apostrophe."""
    after = text[at + len(mark) : at + len(mark) + 1]
    if opener in SINGLE:
        if after.isalnum():
            return False
        plural = text[max(at - 1, start) : at] == "s" and after == " "
        return not (plural and re.search(rf"{mark}(?!\w)", text[at + 1 : end]))
    if mark in TWICE:
        return not after.isalnum()
    if mark == '"' and after.isalnum() and text[at - 1 : at].isspace():
        return opener == mark and _is_misplaced(text, at, start, end)
    return True


def _is_misplaced(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark that follows a space and leads into a word closes: "over. "She said", not "said "no"".

    It does behind a stop where the next mark opens a quotation, and the report speaks in between, or there is none;
    else it opens one, or is noise.
    """
    if text[max(start, at - NEAR) : at].rstrip()[-1:] not in STOPS:
        return False
    following = text.find('"', at + 1, end)
    if following < 0:
        return True
    opens = text[following - 1].isspace() and text[following + 1 : following + 2].isalnum()
    return opens and REPORTING.search(text, at, following) is not None


def _is_run_on(text: str, mark: str, at: int, start: int) -> bool:
    """Whether a mark opens right behind a sentence whose space was lost: 'on the road."I heard it," he said'."""
    behind, ahead = text[max(at - 2, start) : at], text[at + len(mark) : at + len(mark) + 1]
    sure = ahead.isupper() or (mark == "“" and ahead.isalnum())
    return mark in ('"', "“") and behind[-1:] in STOPS and behind[:1].isalnum() and sure


def _opens(text: str, mark: str, after: int, start: int, end: int) -> bool:
    """Whether a mark that could open a quotation does: it stands before a word and not inside one."""
    at = after - len(mark)
    follows = text[after : after + 1]
    if (
        not follows
        or (follows.isspace() and mark not in SPACED)
        or not BEFORE_OPENING.search(text[max(start, at - 1) : at])
    ):
        return False
    if mark == "”" and not follows.isalnum():
        return False
    if mark in SINGLE:
        # 'em, '90s and the like never close; a quotation in single marks does, in its own paragraph.
        closer = "’" if mark == "‘" else "'"
        return bool(re.search(rf"[\w.,!?…;:)]{closer}(?!\w)", text[after:end]))
    return True
