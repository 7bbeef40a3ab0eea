"""The marks by which a text falls apart, before any word of it is read: paragraphs and the ends of sentences."""

from __future__ import annotations

import re

__all__ = ["PARAGRAPH", "STOPS"]

PARAGRAPH = re.compile(r"\S[^\n]*")  # a line that says something
STOPS = frozenset(".!?…")  # what a sentence ends with
