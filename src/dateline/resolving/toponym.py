"""How names of places are compared: one key for all the spellings of a name.

"Côte d'Ivoire" and "Cote d’Ivoire", "St. Louis" and "Saint Louis", "Khyber-Pakhtunkhwa" and "Khyber Pakhtunkhwa", "Dogu
Beyazit" and "Doğubayazıt"'s own alternate "Dogubeyazit" share a key: letters without marks or case, words run together,
a few short words written out. Abbreviations keep their case, so that "US" is a country and "us" is not.
"""

from __future__ import annotations

import re

from dateline.resolving.letters import plain

__all__ = ["initials", "key"]

_APOSTROPHES = str.maketrans("", "", "'’‘ʼʻ`´ʿʾ′")
_WORD = re.compile(r"[^\W_]+")
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "twp": "township"}


def key(name: str) -> str:
    """The key of a name: "" for one without letters or digits."""
    if name.isascii() and name.isalpha():
        return name.lower()
    folded = plain(name.casefold().translate(_APOSTROPHES))
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
