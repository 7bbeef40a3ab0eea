"""Short names that a report defines in passing: "Tehreek-e-Taliban Pakistan (TTP)", "the Frontier Corps, or FC,"."""

from __future__ import annotations

import re

__all__ = ["abbreviates", "find_acronyms"]

PARENTHESIS = re.compile(r"\s?[(\[]\s?[\"“']?([A-Z][\w&./-]{1,11}(?:-[A-Z]{1,3})?)[\"”']?\s?[)\]]")
APPOSED = re.compile(r", (?:or|(?:also )?known as) (?:the )?[\"“']?([A-Z][A-Z&./-]{1,11})[\"”']?(?=[,.;])")
SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "y", "e", "al", "ul", "i"])


def find_acronyms(text: str, names: list[tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Acronym -> the characters of the name that it stands for, of those names that it can stand for.

    ``names`` are character spans. A parenthesis or an "or" right after a name defines it
    where its letters follow from the
    name's words in order (Schwartz and Hearst, 2003, without their search for the start: names have one).
    """
    ends = {end: (start, end) for start, end in sorted(names, key=lambda name: name[0] - name[1])}
    found: dict[str, tuple[int, int]] = {}
    for match in (*PARENTHESIS.finditer(text), *APPOSED.finditer(text)):
        name = ends.get(match.start())
        if name is not None and abbreviates(match.group(1), text[name[0] : name[1]]):
            found.setdefault(match.group(1), name)
    return found


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of ``short`` come in order in ``long``, the first of them at its start."""
    letters = [char for char in short.lower() if char.isalnum()]
    if len(letters) < 2 or len(short) >= len(long) or long.lower()[:1] != letters[0]:
        return False
    rest = iter(long.lower())
    if not all(char in rest for char in letters):
        return False
    initials = [word[0].lower() for word in re.split(r"[\s-]+", long) if word and word.lower() not in SMALL]
    return sum(letter in initials for letter in letters) * 2 >= len(letters)
