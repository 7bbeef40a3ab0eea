"""How many a noun phrase names: one, a number with its bounds, or a plural of no number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from dateline.reading.figures.numbers import find_numbers, split_words
from dateline.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.finding.templates.nominals import Nominal

__all__ = ["number_of"]

_words = partial(words, "finding", "circumstances", "many")

Bounds = tuple[float, float | None]

ONE: Final[Bounds] = (1, 1)
MANY: Final[Bounds] = (2, None)
FAR = 5  # tokens before a head in which its number stands ("some 50 or so armed men")
_AGE = re.compile(r"\b[\w-]+ ?- ?(year|month|week|day)s? ?-? ?old\b")  # "12- year-old": no number of girls


def number_of(doc: Doc, nominals: Sequence[Nominal], *, named: bool = False) -> Bounds:
    """How many these phrases of one wording name: (1, 1), (14, 14) for "14 soldiers", (2, None) for a plural.

    Whom a name tells is one, however the name ends, unless the phrase opens with a number or is "the ...s".
    """
    if named:
        counted = (_number(doc, one.start, one.head) for one in nominals if doc[one.start].tag_ == "CD")
        return next(
            (found for found in counted if found), MANY if any(_is_group(doc, one) for one in nominals) else ONE
        )
    heads = [doc[nominal.head] for nominal in nominals]
    told = (found for count in (_before, _whole) for found in map(count, heads) if found)
    return next(told, MANY if any(_is_many(head) or head.lower_ in _words("crowd") for head in heads) else ONE)


def _is_many(head: Token) -> bool:
    return head.tag_ in ("NNS", "NNPS")


def _is_group(doc: Doc, nominal: Nominal) -> bool:
    """Whether one plural word stands behind an article, which no name does."""
    is_bare = nominal.end - nominal.start == 1 and nominal.start > 0
    return is_bare and _is_many(doc[nominal.head]) and doc[nominal.start - 1].tag_ == "DT"


def _before(head: Token) -> Bounds | None:
    """The number that stands before the head."""
    return _number(head.doc, max(head.left_edge.i, head.i - FAR), head.i)


def _whole(head: Token) -> Bounds | None:
    """The number of what the head is the whole of: "one of the guards", "ten members of the patrol"."""
    if head.dep_ != "pobj" or head.head.lower_ != "of":
        return None
    part = head.head.head
    if part.tag_ != "CD" and part.lower_ not in _words("of"):
        return None
    return _number(head.doc, max(part.left_edge.i, part.i - FAR), part.i + 1)


def _number(doc: Doc, start: int, end: int) -> Bounds | None:
    """The first number of the tokens that has a lower bound; ages are none."""
    numbers = find_numbers(split_words(_AGE.sub(" ", doc[start:end].text.lower())))
    return next(((one.low, one.high) for one in numbers if one.low is not None), None)
