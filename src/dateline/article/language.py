"""The language of a body, by py3langid, where it is long enough to tell."""

from __future__ import annotations

from functools import cache
from typing import Any

from dateline.article.words import words

__all__ = ["detect"]

ENOUGH = 120  # letters: below that, names decide, and the names of the news come from every language
SAMPLE = 4000  # characters looked at for the commonest English words
COMMON = 0.12  # of all words: English news has 0.25 of these, other languages under 0.05; it spares loading the model
SURE = 0.9  # of the model's normalised probability
FOREIGN = 0.5  # of all letters in another alphabet than ours, from which on no text is English


@cache
def _common() -> frozenset[str]:
    return frozenset(words("english"))


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _is_latin(letter: str) -> bool:
    """Whether a letter is of the Latin alphabet, with whatever marks."""
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short or the model is not sure."""
    enough = sum(map(str.isalpha, text)) >= ENOUGH
    tokens = text[:SAMPLE].casefold().split()
    if enough and sum(map(_common().__contains__, tokens)) > COMMON * len(tokens):
        return "en"
    letters = [char for char in text[:SAMPLE] if char.isalpha()]
    if sum(not _is_latin(char) for char in letters) > FOREIGN * len(letters):
        return next(str(language) for language, _ in _model().rank(text) if language != "en")
    language, probability = _model().classify(text) if enough else (None, 0.0)
    return str(language) if probability >= SURE else None
