"""The marks by which a text falls apart, before any word of it is read: paragraphs, the ends of sentences, dashes."""

from __future__ import annotations

import re

__all__ = ["DASHES", "PARAGRAPH", "STOPS"]

PARAGRAPH = re.compile(r"\S[^\n]*")  # a line that says something
DASHES = ("-", "–", "—", "‑", "‐")
STOPS = frozenset(".!?…")  # what a sentence ends with
