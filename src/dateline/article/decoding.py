"""Bytes to text: what the bytes prove comes before what a label says, and nothing makes it crash.

Order: a byte order mark; UTF-16 told by its zero bytes; UTF-8 where all or most of the page is sound in it (chance
agreement of another encoding with it is next to none); the label of the server, then of the page; windows-1252.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

__all__ = ["Decoded", "decode", "wide"]

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark opens it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings of the WHATWG standard, by Python's names; labels outside it (rot13, zip, utf-7 ...) are refused.
KNOWN = frozenset(
    ["big5", "big5hkscs", "gb18030", "gb2312", "gbk", "euc_jp", "euc_kr", "iso2022_jp", "shift_jis"]
    + [f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))]
    + [f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
    + ["koi8-r", "koi8-u", "mac-cyrillic", "mac-roman", "utf-8", "utf-16", "utf-16-be", "utf-16-le"]
)
WESTERN = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}  # as browsers do
LABEL = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{2,40})|<\?xml[^>]{0,60}encoding=[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
SOUND = 0.5  # of the letters beyond ASCII, that may be lost in a page that is still UTF-8
LABEL_WITHIN = 4096  # bytes; the standard says 1024, pages do not keep to it


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the encoding it was read in, and how many characters could not be read."""

    text: str
    encoding: str
    lost: int = 0


def decode(content: bytes, charset: str | None = None) -> Decoded:
    """The text of a page; ``charset`` is the server's label. Unreadable bytes become U+FFFD and are counted."""
    marked = next((encoding for bom, encoding in BOMS if content.startswith(bom)), None) or wide(content)
    if marked:
        return _lossy(content, marked)
    try:
        return Decoded(content.decode("utf-8"), "utf-8") if b"\x1b$" not in content else _labelled(content, charset)
    except UnicodeDecodeError:
        return _labelled(content, charset)


def wide(content: bytes) -> str | None:
    """UTF-16 without a mark: English text in it has a zero in every other byte."""
    head = content[:1024]
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.6 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and head[::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _labelled(content: bytes, charset: str | None) -> Decoded:
    """By UTF-8 where most of it is sound, else by the first label that holds, else by what damages least."""
    written = LABEL.search(content[:LABEL_WITHIN])
    labels = [charset, (written[1] or written[2]).decode("ascii", "ignore") if written else None]
    # Read in one of the one-byte encodings, broken UTF-8 loses little and is all mojibake; read in UTF-8, a page
    # of those loses nearly every letter beyond ASCII.
    broken = _lossy(content, "utf-8")
    beyond = sum(char > "\x7f" for char in broken.text)
    if beyond and broken.lost < SOUND * beyond:
        return broken
    others = [_lossy(content, encoding) for encoding in filter(None, map(_known, labels)) if encoding != "utf-8"]
    whole = [decoded for decoded in others if not decoded.lost]
    return whole[0] if whole else min([*others, _lossy(content, "cp1252")], key=lambda decoded: decoded.lost)


def _known(label: str | None) -> str | None:
    """Python's name of a label that is an encoding of the web; None for others."""
    try:
        name = codecs.lookup((label or "").strip()).name if label else ""
    except (LookupError, ValueError):
        return None
    name = WESTERN.get(name, name)
    return name if name in KNOWN else None


def _lossy(content: bytes, encoding: str) -> Decoded:
    """The text in an encoding, with the count of replacement characters that were not in the page itself."""
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))
