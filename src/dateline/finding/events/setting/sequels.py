"""When a deed was that something came after or before by so much: "a month after X visited Y", "a day before a vote".

It is counted from the one date beside it, and from the day of publication where the news is what came then.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import is_of_saying
from dateline.reading.document import Document
from dateline.records import Time
from dateline.resolving.calendar import Moment

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["time_by_sequel"]

STEPS = {"after": -1, "before": 1}
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
COMING = frozenset({"come", "comes", "came", "coming"})  # of the news itself: "The talks come a month after"
LENGTH = re.compile(r"P(\d{1,3})([DWMY])")  # ISO 8601, whole units of a day and more


def time_by_sequel(document: Document, trigger: Token, support: Token | None) -> Time | None:
    """The time of a deed by the length before its "after" or "before"; None where no such length stands there."""
    opened = _opened(trigger) or (_opened(support) if support is not None else None)
    if opened is None or opened[0].i == opened[0].sent.start:
        return None
    mark, clause = opened
    length = document.time_at(mark.nbor(-1))
    told = LENGTH.fullmatch(length.duration or "") if length is not None and length.edtf is None else None
    if length is None or length.span is None or told is None:
        return None
    base = _date_beside(document, clause)
    start = base or (Moment.parse(document.report.published) if _is_news(mark, clause) else None)
    moment = start.plus(STEPS[mark.lower_] * int(told[1]), UNITS[told[2]]) if start else None
    if moment is None:
        return None
    about = base is None and moment.unit == "day"  # what is reported today was today or yesterday
    span = document.report.span(length.span.start, mark.idx + len(mark.text))
    return Time(replace(moment, near=about).edtf, span)


def _opened(token: Token) -> tuple[Token, Token] | None:
    """The "after" or "before" that opens a clause or governs a noun, and the head of what it opens."""
    verb = token
    while verb.dep_ in ("relcl", "acl") or (verb.dep_ == "conj" and verb.head.tag_[:2] == token.tag_[:2]):
        verb = verb.head  # "after X visited Y and met Z", "after an attack that killed three"
    if verb.dep_ == "advcl":
        return next(((child, verb) for child in verb.lefts if child.dep_ == "mark" and child.lower_ in STEPS), None)
    governed = verb.dep_ in ("pobj", "pcomp") and verb.head.dep_ == "prep" and verb.head.lower_ in STEPS
    return (verb.head, verb.head) if governed else None


def _is_news(mark: Token, clause: Token) -> bool:
    """Whether what came after it is what the report tells today."""
    return mark.lower_ == "after" and clause.head.lower_ in COMING


def _date_beside(document: Document, clause: Token) -> Moment | None:
    """The one date that the rest of the sentence tells, which no verb of saying has; None for none or several."""
    inside = {token.i for token in clause.subtree}
    sentence = clause.sent
    found = [
        time
        for time in document.times
        if time.edtf
        and time.span is not None
        and sentence.start_char <= time.span.start < sentence.end_char
        and not is_of_saying(document, time.span)
        and inside.isdisjoint(token.i for token in document.tokens_of(time.span) or ())
    ]
    return Moment.parse(found[0].edtf) if len(found) == 1 else None
