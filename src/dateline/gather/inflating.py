"""Gzip with a ceiling: a few kilobytes can hold gigabytes, so nothing is inflated past the limit."""

from __future__ import annotations

import zlib

from dateline.errors import InputRefused

__all__ = ["inflate", "is_gzip", "too_large"]

MAGIC = b"\x1f\x8b"
GZIP_WINDOW = 31  # zlib's word for "the largest window, with a gzip header"


def is_gzip(content: bytes) -> bool:
    """Whether the bytes open as gzip does."""
    return content.startswith(MAGIC)


def too_large(source: str, limit: int) -> InputRefused:
    """The refusal of a page that holds more than ``limit`` bytes."""
    return InputRefused("too-large", f"{source} is larger than {limit:,} bytes, the most that a page may have.")


def inflate(content: bytes, source: str, limit: int) -> bytes:
    """What gzip members hold, in order.

    Raises InputRefused: "too-large" past ``limit`` bytes, "unreadable" where the stream is damaged or cut
    off.
    """
    whole = bytearray()
    while is_gzip(content):
        member = zlib.decompressobj(GZIP_WINDOW)
        try:
            whole += member.decompress(content, limit + 1 - len(whole))
        except zlib.error as error:
            raise InputRefused("unreadable", f"{source} is damaged gzip ({error}).") from error
        if len(whole) > limit:
            raise too_large(source, limit)
        if not member.eof:
            raise InputRefused("unreadable", f"{source} is gzip that was cut off; fetch it again.")
        content = member.unused_data
    return bytes(whole)
