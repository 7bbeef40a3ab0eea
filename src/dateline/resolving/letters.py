"""Letters as names are compared by them: without the marks that one spelling sets and another leaves out."""

from __future__ import annotations

import unicodedata

__all__ = ["plain", "without_marks"]

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)


def plain(text: str) -> str:
    """A text in small letters, each written by the base letters of the alphabet: "łódź" is "lodz"."""
    return text if text.isascii() else without_marks(text.translate(_WHOLE))


def without_marks(text: str) -> str:
    """The text with the marks taken off its letters: "é" is "e", and "ø", which is a letter by itself, stays."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
