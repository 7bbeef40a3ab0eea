"""What the routes of the API may be asked, each parameter described once."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

__all__ = ["About", "Cursor", "Day", "Id", "Limit", "Name", "Piece", "Words", "text"]

_LENGTH = 200  # letters of a name; a longer one names nothing
# No NUL, which ends a text in a database, and not only white space.
_PLAIN = r"^[^\x00]*$"


def text(description: str, example: str, *, most: int = _LENGTH) -> object:
    """A parameter of free words."""
    return Query(description=description, examples=[example], min_length=1, max_length=most, pattern=_PLAIN)


Limit = Annotated[int, Query(ge=1, le=500, description="The most items of a leaf.", examples=[50])]
Cursor = Annotated[
    str | None,
    Query(
        description="Where the leaf begins: the `next` of the leaf before, asked for with the same filters.",
        max_length=1_000,
        pattern=r"^[A-Za-z0-9_-]+$",
    ),
]
Name = Annotated[str | None, text("A name, in any case; one that the ledger does not know is a 404.", "Mali")]
About = Annotated[str | None, text("An actor of that name, or any words.", "ceasefire")]
Words = Annotated[str, text("Words that must all occur; a phrase in quotation marks; `word*` any ending.", "ceasefire")]
Day = Annotated[str | None, text("An EDTF date of any precision: 2024, 2024-03 or 2024-03-12.", "2024-03", most=60)]
Piece = Annotated[
    str | None, text("A piece of the map: west,south,east,north in degrees, WGS 84.", "-12.5,10,4.5,25", most=100)
]
Id = Annotated[
    str,
    Path(
        description="The id, or as much of its beginning as no other has.",
        examples=["4f2a9c"],
        min_length=1,
        max_length=_LENGTH,
        pattern=_PLAIN,
    ),
]
