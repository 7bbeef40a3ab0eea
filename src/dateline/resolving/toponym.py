"""How names of places are compared: one key for all the spellings of a name.

"Côte d'Ivoire" and "Cote d’Ivoire", "St. Louis" and "Saint Louis", "Khyber-Pakhtunkhwa" and "Khyber Pakhtunkhwa", "Dogu
Beyazit" and "Doğubayazıt"'s own alternate "Dogubeyazit" share a key: letters without marks or case, words run together,
a few short words written out. Abbreviations keep their case, so that "US" is a country and "us" is not.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["initials", "key"]

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"})
_APOSTROPHES = str.maketrans("", "", "'’‘ʼʻ`´ʿʾ′")
_WORD = re.compile(r"[^\W_]+")
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "twp": "township"}


def key(name: str) -> str:
    """The key of a name: "" for one without letters or digits."""
    if name.isascii() and name.isalpha():
        return name.lower()
    folded = name.casefold().translate(_APOSTROPHES)
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _WORD.findall(folded.replace("&", " and "))
    if len(words) > 1:
        words = [_WRITTEN_OUT.get(word, word) for word in words[words[0] == "the" :]]
    return "".join(words)


def initials(name: str) -> str | None:
    """The key of an abbreviation as it is written ("W. Va." is "=WVa", "U.S." is "=US"), None for any other name.

    An abbreviation is in capitals or has full stops, and has at most six letters.
    """
    if "." not in name and not name.isupper():
        return None
    letters = re.sub(r"[.\s]", "", name)
    short = 2 <= len(letters) <= 6 and letters.replace("-", "").isalpha() and letters[0].isupper()
    return f"={letters}" if short else None
