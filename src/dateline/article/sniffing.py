"""What is no text, whatever its name says: told by the first bytes, and by bytes that text does not have."""

from __future__ import annotations

import codecs

from dateline.article.decoding import wide
from dateline.errors import InputRefused

__all__ = ["refuse_binary"]

# First bytes and what they open, from the registrations of the formats.
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive inside another"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"OggS", "a sound or a film"),
    (b"ID3", "a sound"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x00asm", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
RIFF = {b"WEBP": "a WebP image", b"WAVE": "a sound", b"AVI ": "a film"}
SHORT = (b"BM", b"ID3", b"BZh")  # three letters that a text can open with: binary bytes have to follow
CONTROL = bytes([*range(9), *range(14, 27), *range(28, 32)])  # bytes that text does not have
SAMPLE = 65536  # bytes looked at
SHARE = 0.02  # of control bytes; text has none, compressed data about a tenth


def refuse_binary(content: bytes, source: str) -> None:
    """Raise InputRefused "not-text" for images, archives, documents and other bytes that are no text."""
    head = content[:SAMPLE].lstrip(b" \t\r\n")
    binary = _looks_binary(head)
    for magic, what in MAGIC:
        if head.startswith(magic) and (magic not in SHORT or binary):
            raise _refusal(source, what)
    if head.startswith(b"RIFF") and head[8:12] in RIFF:
        raise _refusal(source, RIFF[head[8:12]])
    if head[4:8] == b"ftyp":
        raise _refusal(source, "a film or an image")
    if binary:
        raise _refusal(source, "binary data")


def _refusal(source: str, what: str) -> InputRefused:
    return InputRefused(
        "not-text", f"{source} is {what}, not a page of text; give the HTML or plain text of the report."
    )


def _looks_binary(head: bytes) -> bool:
    """Whether too many bytes are control characters; the zero bytes of UTF-16 are not counted."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or wide(head):
        head = head.replace(b"\x00", b"")
    return len(head) - len(head.translate(None, CONTROL)) > SHARE * len(head)
