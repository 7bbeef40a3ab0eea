"""The dateline that opens a wire story: "ISLAMABAD:", "PARIS —", "BAGHDAD, March 3 (AP) —",
"KARACHI/QUETTA:".

Place words in capitals need only the colon or dash after them; in small letters they need an agency or a
date as well, or a long dash, because a sentence may open that way.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dateline.article.words import any_of, words

__all__ = ["Dateline", "find"]

WITHIN = 160  # characters: the longest dateline seen with two places, a date and an agency has about a hundred


AGENCY = re.compile(r"\(\s?([A-Z][^()]{1,40}?)\s?\)")


SMALL = re.compile(r"(?P<place>[^\W\d_]+(?: [^\W\d_]+){0,2}): (?=\S)")
MARK = re.compile(r"\[[A-Z ]{2,20}\] ?")  # what a monitor puts before the story: "[TEXT]"


class Dateline(NamedTuple):
    """Where the place words lie in a text, and where the story itself begins; code points.

    ``agency`` is who is named in brackets there: "BAGHDAD (AP) —".
    """

    start: int
    end: int
    body: int
    agency: str | None = None


@cache
def _pattern() -> re.Pattern[str]:
    """Places, then what may qualify them, then the colon or dash."""
    upper = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]+"
    capital = r"[A-Z\u00c0-\u00de][\w'’.-]+"
    small = "|".join(word for joint in words("name_joints") for word in (joint, joint.upper()))
    months = "|".join(f"{m[:3].capitalize()}[a-z]*|{m[:3].upper()}[A-Z]*" for m in words("months"))
    day = (
        rf"(?:(?:{months})\.? \d{{1,2}}(?:, (?:19|20)\d\d)?|\d{{1,2}} (?:{months})\.?(?:,? (?:(?:19|20)\d\d|\d\d\b))?)"
    )
    day = rf"(?:(?:\w{{3,6}}(?:day|DAY),? )?{day})"
    agency = rf"(?:{any_of('agencies')})"

    def places(word: str) -> str:
        name = rf"{word}(?:[ -](?:(?:{small})[ -])?{word}){{0,3}}"
        return rf"(?P<place>{name}(?: ?[/&|] ?{name}){{0,3}})"

    region = rf"(?:, ?(?:{capital}(?: (?:(?:{small}) )?{capital}){{0,3}}|(?:[A-Z]\.){{2,3}}))"
    credit = rf"(?:,? ?(?:\( ?[A-Z][^()]{{1,40}}\)|{agency}))"  # any name in brackets: agencies are many
    stop = r"(?: ?(?:[–—]|-{2,3}|>>) ?| ?- | ?: ?)"  # a lone hyphen without a space after it joins a word
    dash = r"(?: ?[–—] ?| ?-{2,3} ?| - |: )"
    loud = rf"{places(upper)}{region}{{0,2}}(?:,? {day},?)?{credit}?(?:{stop})"
    quiet = rf"{places(capital)}{region}{{0,2}}(?:(?:,? {day},?)?{credit}|,? {day},?)(?:{dash})"
    bare = rf"{places(capital)}{region}{{0,1}}(?: — ?| ?— )"
    return re.compile("|".join(form.replace("<place>", f"<p{i}>") for i, form in enumerate((loud, quiet, bare))))


def find(text: str) -> Dateline | None:
    """The dateline that a text opens with: place start, place end and body start; None where it opens
    without.
    """
    if text.islower():
        return _find_small(text)
    found = _pattern().match(text[:WITHIN])
    if not found:
        return None
    group = next(name for name, value in found.groupdict().items() if value is not None)
    start, end = found.span(group)
    place = text[start:end].strip(" -")
    body = found.end()
    if (marked := MARK.match(text, body)) is not None:
        body = marked.end()
    opens = text[body : body + 1]
    # The story has to begin here: with a capital, a figure or a quotation mark ("JAMAICA-BASED firms" has none).
    if not opens or not (opens.isupper() or opens.isdigit() or opens in "\"'“‘[(…" or opens == "\n"):
        return None
    credit = AGENCY.search(text, end, body)
    return None if _is_label(place) else Dateline(start, start + len(place), body, credit and credit.group(1))


def _find_small(text: str) -> Dateline | None:
    """The dateline of a text that has lost its capitals, with a colon: "new delhi: the minister said"."""
    found = SMALL.match(text)
    if found is None or _is_label(found["place"]):
        return None
    return Dateline(0, found.end("place"), found.end())


def _is_label(place: str) -> bool:
    """Whether the words are a label ("EXCLUSIVE") or a day, not a place."""
    small = place.casefold().replace(".", "")
    last = small.split()[-1]
    first = small.split()[0]
    labels = set(words("not_datelines"))
    times = set(words("weekdays")) | set(words("months"))
    return small in labels or first in times or (last in labels and len(small.split()) <= 3) or len(small) < 3
