"""Text made clean once, so that offsets into it can stand for good: NFC, one kind of space, nothing unseen."""

from __future__ import annotations

import html
import re
import unicodedata

__all__ = ["clean", "line"]

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
NEWLINES = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
SPACES = re.compile(r"[ \t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
COLOURS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")  # what a terminal is told (ECMA-48), its letters with the control
SURROGATES = re.compile(r"[\ud800-\udfff]")
# Control characters, and the format characters that no reader sees: soft hyphen, zero-width and direction marks,
# byte order mark, word joiner, interlinear annotation, tags, and the variation selectors of emoji.
UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
ROUNDS = 4  # "&amp;amp;amp;" is seen in feeds; deeper nesting is left as it stands


def clean(text: str) -> str:
    """The text with entities written out, line ends as ``\\n``, odd spaces as one space and unseen
    characters gone.

    Lines keep no space at either end. A text that is clean comes back unchanged.
    """
    for _ in range(ROUNDS):
        cleaner = _clean_once(text)
        if cleaner == text:
            break
        text = cleaner
    return text


def line(text: str) -> str:
    """The text as one clean line: line ends become spaces."""
    return " ".join(clean(text).split())


def _clean_once(text: str) -> str:
    if "&" in text:
        text = ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    if "\x1b" in text:
        text = COLOURS.sub("", text)
    text = SURROGATES.sub("\ufffd", text)
    text = NEWLINES.sub("\n", text)
    text = SPACES.sub(" ", text)
    text = UNSEEN.sub("", text)
    text = unicodedata.normalize("NFC", text)
    return "\n".join(SPACES.sub(" ", part).strip(" ") for part in text.split("\n"))
