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


@cache
def _common() -> frozenset[str]:
    return frozenset(words("english"))


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short or the model is not sure."""
    if sum(map(str.isalpha, text)) < ENOUGH:
        return None
    tokens = text[:SAMPLE].casefold().split()
    if sum(map(_common().__contains__, tokens)) > COMMON * len(tokens):
        return "en"
    language, probability = _model().classify(text)
    return str(language) if probability >= SURE else None
