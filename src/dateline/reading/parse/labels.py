"""The labels that the parse gives to who acts and what is acted on, as several rooms ask for them.

They are those of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

__all__ = ["OBJECTS", "SUBJECTS"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
