"""The particulars of an event: when it happened, and what talks are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.setting.steps import distance
from dateline.finding.grammar.cues import cue_words
from dateline.reading.document import Document
from dateline.reading.stamps import STAMP
from dateline.reading.stretches import beginning_in
from dateline.records import Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = [
    "find_time",
    "find_times",
    "find_topic",
    "is_as_of",
    "is_hour",
    "is_of_saying",
    "is_within_quotes",
    "publication_time",
]


def find_time(
    document: Document, trigger: Token, support: Token | None, sentence: TokenSpan, kind: str | None = None
) -> Time | None:
    """When: the time that hangs on the trigger or its clause, nearest first, with a duration that stands beside it.

    ``kind`` is the type of the event where it has one. The day at the end of a caption is that of what it shows.
    """
    inside = [
        time
        for time in beginning_in(document.times, sentence.start_char, sentence.end_char)
        if time.span and not _is_stamp(document, time.span)
    ]
    if not inside:
        return None
    anchors = [token for token in (trigger, support) if token is not None]
    points = [time for time in inside if time.edtf and not _is_when_said(document, time, anchors)]
    points = [time for time in points if not is_as_of(document, time) and not _is_of_next(document, time, anchors)]
    if kind is not None and kind != VIOLENT:
        points = [time for time in points if not _is_of_another(document, time, anchors)]
    if kind in SPOKEN:
        points = [time for time in points if not _is_of_topic(document, time, anchors)]
    chosen = min(points, key=lambda time: distance(document, time, anchors) + _looseness(time), default=None)
    lengths = [time for time in inside if time.duration and not time.edtf and _modifies(document, time, anchors)]
    duration = lengths[0].duration if lengths else None
    if chosen is None or distance(document, chosen, anchors) > FAR:
        if inside[-1] in points and _is_of_caption(document, inside[-1], sentence):
            return inside[-1]
        return Time(None, lengths[0].span, duration) if lengths else None
    if duration is None:
        return chosen
    ended = trigger.dep_ == "pobj" and trigger.head.lower_ in ("after", "following")
    return replace(chosen, duration=duration, edtf=_lasting(chosen.edtf, duration, ended))


def is_as_of(document: Document, time: Time) -> bool:
    """Whether it only tells up to when something is known: "in hospital as of Thursday"."""
    assert time.span is not None
    return document.report.text[max(time.span.start - len(AS_OF), 0) : time.span.start].lower() == AS_OF


def _is_of_next(document: Document, time: Time, anchors: Sequence[Token]) -> bool:
    """Whether it tells when another thing comes: "was abducted and freed a day later", "a truce, to begin Friday"."""
    assert time.span is not None
    covered = document.tokens_of(time.span)
    verb = covered.root if covered else None
    while verb is not None and not verb.tag_.startswith("VB"):
        verb = verb.head if verb.head != verb else None
    if verb is None or verb in anchors or verb.head not in anchors:
        return False
    later = verb.dep_ == "conj" and time.span.quote.lower().split()[-1] in LOOSE
    return later or (verb.dep_ in ("xcomp", "acl") and verb.lower_ in BEGINNING)


def _is_of_another(document: Document, time: Time, anchors: Sequence[Token]) -> bool:
    """Whether it is of another happening that is named: "condemned Friday's raid", "fled after the raid Friday".

    What happens in or at another is of its day: "signed at Friday's summit".
    """
    assert time.span is not None
    covered = document.tokens_of(time.span)
    if covered is None:
        return False
    token, owned = covered.root, _owned(covered)
    if owned is not None:
        return owned not in anchors and not (owned.dep_ == "pobj" and owned.head.lower_ in DURING)
    while token not in anchors and token.head != token:
        is_named = token.tag_.startswith("NN") and (token != covered.root or token.dep_ == "npadvmod")
        if is_named and token.head.lower_ in APART and token.dep_ in ("pobj", "dobj", "npadvmod"):
            return True
        token = token.head
    return False


def _is_of_topic(document: Document, time: Time, anchors: Sequence[Token]) -> bool:
    """Whether it is of what words are about: "blamed the group for an attack in April"."""
    assert time.span is not None
    covered = document.tokens_of(time.span)
    token = covered.root if covered else None
    while token is not None and token.head not in anchors and token.head != token:
        token = token.head
    if token is None or token.head not in anchors or token.dep_ != "prep":
        return False
    return token.lower_ in ABOUT


def _owned(time: TokenSpan) -> Token | None:
    """The noun whose day a time is: "raid" of "Friday's deadly raid"."""
    doc = time.doc
    if time.end >= len(doc) - 1 or doc[time.end].tag_ != "POS":
        return None
    at = time.end + 1
    while at < len(doc) and not doc[at].tag_.startswith("NN") and not doc[at].is_punct:
        at += 1
    while at + 1 < len(doc) and doc[at + 1].tag_.startswith("NN"):
        at += 1
    return doc[at] if at < len(doc) else None


def _is_of_caption(document: Document, time: Time, sentence: TokenSpan) -> bool:
    """Whether a full date ends a sentence of the present: "Police lead a man away in Reading, Feb. 3, 2023."."""
    assert time.span is not None
    text = document.report.text
    ends = not text[time.span.end : sentence.end_char].strip(" .\n")
    is_full = len(time.edtf or "") == 10 and (time.edtf or "")[:4] in time.span.quote
    return ends and is_full and text[: time.span.start].endswith(", ") and sentence.root.tag_ in ("VBP", "VBZ")


def _is_when_said(document: Document, time: Time, anchors: Sequence[Token]) -> bool:
    """Whether it tells when the event was spoken of: "was shot dead, officials said Sunday"."""
    verb = None if time.span is None or is_hour(time) else _said_by(document, time.span)
    return verb is not None and verb not in anchors and any(_is_told_by(anchor, verb) for anchor in anchors)


def _is_told_by(token: Token, verb: Token) -> bool:
    """Whether a word stands in what a verb of saying says."""
    while token.head != token:
        if token.head == verb:
            return token.dep_ == "ccomp"
        token = token.head
    return False


def is_of_saying(document: Document, words: Span) -> bool:
    """Whether a time tells when somebody said something: "officials said Sunday"."""
    return _said_by(document, words) is not None


def _said_by(document: Document, words: Span) -> Token | None:
    """The verb of saying that a time hangs on, directly or by a preposition, where it has content."""
    tokens = document.tokens_of(words)
    if not tokens:
        return None
    token = tokens.root
    for _ in range(NEAR):
        token = token.head
        if token.tag_.startswith("VB"):
            says = cue_words().says(token.lower_)
            return token if says and any(child.dep_ == "ccomp" for child in token.children) else None
    return None


def is_hour(time: Time) -> bool:
    """Whether the words tell an hour and no day: "shortly after 4 p.m."."""
    return time.span is not None and HOUR.fullmatch(time.span.quote.lower()) is not None


HOURLY = 4  # steps by which an hour counts for farther than a day: "an afternoon shooting in Reading Saturday"
HOUR = re.compile(
    r"(?:\W|\b(?:\d{1,2}|a|an|p|m|am|pm|at|in|the|to|just|shortly|about|around|approximately|after|before|early|late|mid|between|and|half|past"
    r"|noon|midnight|dawn|dusk|morning|afternoon|evening|night|hours?|o|clock|local|time|gmt|est|edt|cst|cdt|pst|pdt)\b)+"
)
VIOLENT = "ASSAULT"
AS_OF = "as of "
ABOUT = frozenset({"for", "of", "over", "about", "with", "to", "against"})
BESIDE = frozenset(
    {"sidelines", "margins", "fringes", "eve", "occasion", "anniversary", "phone", "telephone"}
)  # no topics
DURING = frozenset({"in", "at", "during", "on"})
BEGINNING = frozenset({"begin", "start", "commence", "last", "end", "expire", "run"})
APART = frozenset({"after", "following", "despite", "over", "amid", "since", "before"})
# What is said and meant: the places that its words name are what it is about, and not where it was said.
SPOKEN = frozenset({"ACCUSE", "APPEAL", "REQUEST", "SUPPORT", "REJECT", "THREATEN"})
LOOSE = frozenset({"earlier", "later", "before", "after"})  # words that count from another time
HOLDS = 6  # the same for what holds over an interval, which takes only a time of its own
NEAR = 3  # steps from a time to its own verb: "on the night of 3 May"
FAR = 9  # steps through the tree beyond which a time belongs to another clause


def find_times(
    document: Document, token: Token, rivals: Iterable[Token], sentence: TokenSpan, excluded: Iterable[Span]
) -> tuple[Time, ...]:
    """Every time of the sentence that hangs nearer on the token than on its rivals, those inside ``excluded`` not."""
    found = []
    for time in document.times:
        if time.span is None or time.edtf is None or not sentence.start_char <= time.span.start < sentence.end_char:
            continue
        own = distance(document, time, [token])
        rival = min((distance(document, time, [other]) for other in rivals), default=99)
        if own <= min(rival, HOLDS) and not any(time.span in span for span in excluded):
            found.append(time)
    return tuple(found)


def _is_stamp(document: Document, words: Span) -> bool:
    """Whether it is the hour of an entry in a live blog, which tells when it was written: "07:30 Police say ..."."""
    opens = words.start == 0 or document.report.text[words.start - 1] == "\n"
    return opens and STAMP.match(words.quote) is not None


def _looseness(time: Time) -> int:
    """Steps by which a time counts for farther that hangs on another: "three days earlier, on 2 June"."""
    assert time.span is not None
    return 2 if time.span.quote.lower().split()[-1] in LOOSE else HOURLY if is_hour(time) else 0


def _modifies(document: Document, time: Time, anchors: Iterable[Token]) -> bool:
    assert time.span is not None
    covered = document.tokens_of(time.span)
    if covered is not None and covered.end < len(document.doc) and document.doc[covered.end].lower_ in LOOSE:
        return False  # "a day after gunmen killed a guard" says when, and not how long
    return covered is not None and any(covered.root.head in (anchor, anchor.head) for anchor in anchors)


def _lasting(edtf: str | None, duration: str, ended: bool = False) -> str | None:
    """A day with a length in days as an interval: 2023-03-06 for P2D is 2023-03-06/2023-03-07.

    ``ended`` says that it was over on the day: "left on Saturday after a three-day battle".
    """
    import datetime

    if edtf is None or len(edtf) != 10 or not duration.endswith("D") or not duration[1:-1].isdigit():
        return edtf
    first = datetime.date.fromisoformat(edtf)
    more = datetime.timedelta(days=int(duration[1:-1]) - 1)
    first, last = (first - more, first) if ended else (first, first + more)
    return f"{first.isoformat()}/{last.isoformat()}" if more else edtf


def publication_time(document: Document) -> Time | None:
    """The stand-in for an event that nothing dates: about the day of publication, in EDTF's "approximate"."""
    published = document.report.published
    return Time(f"{published}~") if published else None


def is_within_quotes(text: str, at: int) -> bool:
    """Whether a place of a text lies between quotation marks of its paragraph, in what somebody says."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def find_topic(document: Document, trigger: Token) -> Span | None:
    """What talks are about: "counterterrorism dialogue", "talks on trade", "to discuss prisoners"."""
    if trigger.tag_.startswith("NN"):
        before = [
            child for child in trigger.lefts
            if child.dep_ in ("compound", "amod")
            and child.tag_ in ("NN", "NNS")
            and document.mention_at(child) is None
            and document.time_at(child) is None
        ]  # fmt: skip
        if before:
            return document.span(before[0], before[-1])
    for child in trigger.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "about", "over", "regarding", "concerning"):
            objects = [below for below in child.children if below.dep_ == "pobj" and document.time_at(below) is None]
            if objects and objects[0].lower_ not in BESIDE:
                start = next(iter(objects[0].lefts), objects[0])
                return document.span(start, objects[0])
    return None
