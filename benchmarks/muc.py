"""The form of the MUC-3 and MUC-4 texts and answer keys, read into records.

A folder of the form holds key files (``key...``) and text files (everything whose name has no ``key`` and that opens
a message with a line such as ``TST1-MUC3-0001``). A slot of a key holds entries; an entry is what one fill may be,
with its alternatives, each a value and, behind a colon, the wordings of whom or what it is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Entry", "Key", "Message", "read_keys", "read_messages"]

SLOTS = {
    "INCIDENT: DATE": "date",
    "INCIDENT: LOCATION": "place",
    "INCIDENT: TYPE": "type",
    "INCIDENT: STAGE OF EXECUTION": "stage",
    "PERP: INDIVIDUAL ID": "culprit",
    "PERP: ORGANIZATION ID": "organisation",
    "PERP: ORGANIZATION CONFIDENCE": "confidence",
    "PHYS TGT: ID": "target",
    "HUM TGT: NAME": "name",
    "HUM TGT: DESCRIPTION": "description",
    "HUM TGT: NUMBER": "number",
    "HUM TGT: EFFECT OF INCIDENT": "effect",
}
_OPENING = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
# "SAN SALVADOR, 3 JAN 90 (DPA) -- [TEXT] ..."
_HEADER = re.compile(
    r"\s*(?P<place>[^,(]{2,40})(?:\([^)]*\))?,\s+(?P<date>\d{1,2}\s+[A-Z]{3,9}\s+\d{2}|[^,]{,12})\b.{0,80}?--",
    re.DOTALL,
)
_BRACKETS = re.compile(r"\s*\[[A-Z][^\]]*\]")
_LINE = re.compile(r"^(\d+)\.\s+([A-Z ]+: [A-Z ]+?)(?:\s{2,}(.*)|\s*)$")
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')
NOWHERE = ("CLANDESTINE", "NO CITY")  # what stands in a header for a place that is not told
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class Message:
    """One text: its id, its words without the header, and the place and the day (EDTF) that the header gives."""

    id: str
    text: str
    place: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one fill may be: (value, wordings that it is said of) a piece, any of which will do.

    The value of a fill that is itself wordings is empty. An optional entry may be left out.
    """

    alternatives: tuple[tuple[str, tuple[str, ...]], ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One incident of the key: the message that tells it, and the entries of each slot."""

    message: str
    optional: bool
    slots: Mapping[str, tuple[Entry, ...]]


def read_messages(folder: Path) -> list[Message]:
    """The texts of the folder's files, in order of the file names and then as they stand."""
    found = []
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8", errors="replace")
        openings = list(_OPENING.finditer(text))
        if "key" in path.name.lower() or not openings:
            continue
        ends = [opening.start() for opening in openings[1:]] + [len(text)]
        found += [_message(one[1], text[one.end() : end]) for one, end in zip(openings, ends, strict=True)]
    return found


def _message(name: str, text: str) -> Message:
    header = _HEADER.match(text)
    body = text[header.end() :] if header else text
    while piece := _BRACKETS.match(body):
        body = body[piece.end() :]
    paragraphs = re.split(r"\n\s*\n|\n(?=   )", body)
    words = "\n\n".join(" ".join(one.split()) for one in paragraphs if one.strip())
    if header is None:
        return Message(name, words, None, None)
    place = " ".join(header["place"].split())
    return Message(name, words, None if place in NOWHERE else place, _day(header["date"]))


def _day(words: str) -> str | None:
    parts = words.split()
    if len(parts) != 3 or parts[1][:3] not in MONTHS or not parts[2].isdigit():
        return None
    return f"19{parts[2]}-{MONTHS.index(parts[1][:3]) + 1:02}-{int(parts[0]):02}"


def read_keys(folder: Path) -> dict[str, list[Key]]:
    """The incidents of each message; a message that tells of none has an empty list."""
    found: dict[str, list[Key]] = {}
    for path in sorted(folder.glob("*key*")):
        for slots in _templates(path.read_text(encoding="utf-8", errors="replace")):
            message = " ".join(slots.pop("MESSAGE: ID", [])).split(" ")[0]
            number = " ".join(slots.pop("MESSAGE: TEMPLATE", []))
            keys = found.setdefault(message, [])
            if number.strip() not in ("", "*"):
                kept = {SLOTS[name]: tuple(_entries(lines)) for name, lines in slots.items() if name in SLOTS}
                keys.append(Key(message, "OPTIONAL" in number, kept))
    return found


def _templates(text: str) -> Iterator[dict[str, list[str]]]:
    """The lines of each slot of each template."""
    slots: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        opening = _LINE.match(line)
        if opening is None:
            lines.append(line.strip())
            continue
        if opening[1] == "0" and slots:
            yield slots
            slots = {}
        lines = slots.setdefault(opening[2], [])
        if opening[3]:
            lines.append(opening[3].strip())
    if slots:
        yield slots


def _entries(lines: list[str]) -> Iterator[Entry]:
    joined: list[str] = []
    for line in lines:
        text = joined[-1] if joined else ""
        broken = text.count('"') - text.count('\\"') & 1 or text.endswith(("/", ":", "-"))
        if joined and (broken or line.startswith("/")):
            joined[-1] += " " + line
        else:
            joined.append(line)
    for line in joined:
        pieces = tuple(_alternative(piece) for piece in _split(line.lstrip("? ")))
        if pieces != (("-", ()),) and pieces != (("*", ()),):
            yield Entry(_merged(pieces), line.startswith("?"))


def _split(line: str) -> list[str]:
    """The pieces between the slashes that stand outside quotation marks and brackets."""
    pieces, depth, quoted, start = [], 0, False, 0
    for at, char in enumerate(line):
        if char == '"' and line[at - 1 : at] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += (char == "(") - (char == ")")
            if char == "/" and depth <= 0:
                pieces.append(line[start:at])
                start = at + 1
    return [piece.strip() for piece in [*pieces, line[start:]] if piece.strip()]


def _alternative(piece: str) -> tuple[str, tuple[str, ...]]:
    words = tuple(_unquoted(one) for one in _QUOTED.findall(piece))
    bare = _QUOTED.sub("", piece).strip(" :")
    while bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1].strip()
    return " ".join(bare.split()), words


def _unquoted(words: str) -> str:
    return " ".join(words.replace('\\"', '"').lower().split())


def _merged(pieces: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Values each with the wordings of the whole entry, or one value where the entry is wordings alone."""
    words = tuple(word for _, found in pieces for word in found)
    values = [value for value, _ in pieces if value]
    return tuple((value, words) for value in values) if values else (("", words),)
