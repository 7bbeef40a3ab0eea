"""What the words around an expression of time say about it: its tense, whether a number is a year, what it shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.reading.marks import STOPS
from dateline.reading.times.grammar import Match, TimeWords, Token, time_grammar
from dateline.resolving.calendar import Moment

__all__ = ["is_named", "is_narrative", "is_year", "sharing", "tense"]

_JOINED = ("dash", "slash", "and", "to")
_COARSER = (("month", "soft-month"), ("year", "short-year"), ("era",))
# What can want a month, a year or an era; "Monday and 7 March" share nothing.
_SHARERS = ("day", "nth", "month", "soft-month", "season", "soft-season", "number", "two-digits", "year")
_CLOCK = ("clock", "ampm", "oclock", "part", "zone")
# A cue after an expression is worth less than one before it: "said on Monday that he will ...".
_AFTER = 3
_PAUSES = ("stop", "comma", "in", "on", "to", "and", "for", "at")
_REACH = 12
_SPAN = 4  # tokens between what goes on and the word before its end


def tense(match: Match, tokens: Sequence[Token]) -> int:
    """The tense of the words around an expression: -1 past, 1 future, 0 not told. The nearest cue decides."""
    words = time_grammar().words
    best, found = _REACH, 0
    owns = match.last < len(tokens) and tokens[match.last].text.lower() in ("'s", "’s", "'", "’")
    if match.has("weekday") and match.first and tokens[match.first - 1].text.lower() == "for" and not owns:
        return 1  # "a meeting is set for Friday", but "blamed for Friday's attack"
    if _is_ahead(match, tokens, words):
        return 1
    for step, edge, bias in ((-1, match.first - 1, 0), (1, match.last, _AFTER)):
        if step > 0 and match.last < len(tokens) and tokens[match.last].text.lower() in words.finite:
            break  # "a player shot early Wednesday is expected to survive": the date is of his shooting
        at, far = edge, bias
        while 0 <= at < len(tokens) and far < best and not _ends(tokens[at]):
            cue = _cue(tokens, at, words)
            if cue:
                best, found = far, cue
                break
            if step > 0 and tokens[at].text.lower() in words.saying:
                break  # "went to court on Monday, saying he would appeal"
            at, far = at + step, far + 1
    return found


def _is_ahead(match: Match, tokens: Sequence[Token], words: TimeWords) -> bool:
    """Whether it is the end of what goes on: "extended until October", "postponed to May"."""
    before = tokens[match.first - 1] if match.first else None
    if before is None or (before.kind != "until" and before.text.lower() not in ("to", "through")):
        return False
    told = tokens[max(match.first - 1 - _SPAN, 0) : match.first - 1]
    return any(token.text.lower() in words.lasting for token in told) and not any(map(_ends, told[-2:]))


def _ends(token: Token) -> bool:
    return token.kind == "break" or token.text in STOPS


def _cue(tokens: Sequence[Token], at: int, words: TimeWords) -> int:
    """What one word says of the tense."""
    word = tokens[at].text.lower()
    if word in words.future:
        return 1
    if word in words.intends and at + 1 < len(tokens) and tokens[at + 1].kind == "to":
        return 1
    if word in words.past or (word.endswith("ed") and len(word) > 4 and tokens[at].text[0].islower()):
        return -1
    return 0


def is_year(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a number of four digits that stands alone is a year."""
    year = next((token for token in match.tokens if token.kind == "year"), None)
    if year is None or match.has("common-era", "edge", "early"):
        return True
    words = time_grammar().words
    before = tokens[match.first - 1].text.lower() if match.first else ""
    after = tokens[match.last].text if match.last < len(tokens) else ""
    if before in words.not_before or _hyphenated(year, match, tokens):
        return False
    if before in words.sure:
        return True
    plural = after[-1:] == "s" and after.islower() and len(after) > 3 and after not in words.not_plurals
    if plural or after.lower() in words.not_after or match.has("limit") or before in words.quantities:
        return False
    number: int = year.value
    century = number % 100 == 0 and number not in (1900, 2000)
    return number >= 1500 and not century and not (match.has("approx") and number % 10 == 0)


def _hyphenated(year: Token, match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a number is part of a word ("2000-strong")."""
    dash, word = (tokens[at] if at < len(tokens) else None for at in (match.last, match.last + 1))
    if dash and word and dash.kind == "dash" and dash.start == year.end and word.start == dash.end:
        return word.kind not in ("year", "day", "number", "short-year", *_COARSER[0])
    return False


def is_named(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a day belongs to a name ("USA TODAY", "the Women's March"), or years to a life ("in his late 20s")."""
    if match.has("decade") and not match.has("the", "era") and len(match["decade"]) == 3:
        return True
    if match.has("month") and len(match.tokens) == 1 and _is_owned(match, tokens):
        return True
    if len(match.tokens) != 1 or not match.has("weekday", "deictic") or not match.tokens[0].text[0].isupper():
        return False
    after = tokens[match.last].text if match.last < len(tokens) else ""
    if after.lower() in time_grammar().words.titles and (after[0].isupper() or match.has("deictic")):
        return True
    if not match.has("deictic") or match.first == 0:
        return False
    before, further = tokens[match.first - 1].text, tokens[match.first - 2].text if match.first > 1 else ""
    return before[0].isupper() and not further[:1].isupper() and not after[:1].isupper()


def _is_owned(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a month is what somebody has: "the Women's March in Ottawa", and not "China's March exports"."""
    before = [token.text.lower() for token in tokens[max(match.first - 2, 0) : match.first]]
    after = tokens[match.last].kind if match.last < len(tokens) else "stop"
    return before in (["’", "s"], ["'", "s"]) and after in _PAUSES


def is_narrative(matches: Sequence[Match], anchor: Moment | None) -> bool:
    """Whether a text tells of other years than that of its publication, and so speaks from the dates that it tells.

    Five expressions or more have a year that is two or more off, and more than have a near one or (counted twice) a
    day or month as one speaks of it ("Monday", "last May").
    """
    if anchor is None:
        return True
    years: list[int] = [match["year"] for match in matches if match.has("year") and match.reads in ("point", "year")]
    far = sum(abs(year - anchor.year) > 1 for year in years) + sum(match.has("era") for match in matches)
    near = sum(abs(year - anchor.year) <= 1 for year in years)
    spoken = sum(match.has("weekday", "deictic", "last", "this", "next") for match in matches)
    return far >= 5 and far > near + 2 * spoken


def sharing(match: Match, following: Match | None, tokens: Sequence[Token]) -> Match:
    """The expression with the month, year and era that it shares with the next ("3 and 7 March", "264 to 241 BC").

    A time of day takes its day from the next one too ("at 5 a.m. local time on 7 March").
    """
    if following is None or following.first <= match.last - 1:
        return match
    gap = tokens[match.last : following.first]
    joined = len(gap) == 1 and gap[0].kind in _JOINED
    clock_only = match.has("clock", "ampm") and not match.has("month", "weekday", "deictic", "iso-date")
    if clock_only and 1 <= len(gap) <= 4 and gap[-1].kind == "on":
        return replace(match, tokens=match.tokens + tuple(t for t in following.tokens if t.kind not in _CLOCK))
    if not joined or match.reads not in ("point", "year") or following.reads not in ("point", "year"):
        return match
    if not match.has(*_SHARERS) or (match.has("year") and not following.has("era")):
        return match
    lacking = [kinds for kinds in _COARSER if not match.has(*kinds)]
    shared = [token for kinds in lacking for token in following.all(*kinds)]
    return replace(match, tokens=match.tokens + tuple(shared))
