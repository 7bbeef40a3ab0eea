"""The language of a body, by py3langid, where it is long enough to tell."""

from __future__ import annotations

from functools import cache
from typing import Any

__all__ = ["detect"]

ENOUGH = 200  # letters: below that, names decide, and the names of the news come from every language
SURE = 0.9  # of the model's normalised probability


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short or the model is not sure."""
    if sum(map(str.isalpha, text)) < ENOUGH:
        return None
    language, probability = _model().classify(text)
    return str(language) if probability >= SURE else None
