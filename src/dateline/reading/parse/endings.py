"""The marks that end a word, looked for at its end alone.

spaCy seeks them from the beginning of a word and takes one off at a time: 40,000 closing brackets without a blank among
them took minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

    from spacy.language import Language

__all__ = ["LOOKED_AT", "look_at_ends"]

LOOKED_AT = 64  # letters; of the endings that spaCy knows only a row of full stops can be longer


def look_at_ends(nlp: Language) -> None:
    """Let the tokenizer of a pipeline look no further back than that for what to take off a word."""
    tokenizer: Any = nlp.tokenizer
    search = tokenizer.suffix_search
    if search is None:
        return

    def last(word: str) -> re.Match[str] | None:
        # A start keeps what stands before it in sight of the pattern; a shorter word would not.
        found: re.Match[str] | None = search(word, max(0, len(word) - LOOKED_AT))
        return found

    tokenizer.suffix_search = last
