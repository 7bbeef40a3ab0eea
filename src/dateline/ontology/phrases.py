"""Finds the phrases of a word list in a text's lower-case words, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.ontology.forms import phrase_forms, written

__all__ = ["Phrases"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases, singular and plural, each with the id of what it names. A phrase of two ids keeps the first."""

    _index: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    @classmethod
    def of(cls, named: Iterable[tuple[str, str]]) -> Phrases:
        """Phrases from pairs of phrase and id."""
        index: dict[str, dict[tuple[str, ...], str]] = {}
        for phrase, name in named:
            for form in phrase_forms(phrase):
                words = tuple(piece for word in form for piece in written(word))
                index.setdefault(words[0], {}).setdefault(words, name)
        longest = {first: sorted(found.items(), key=lambda item: -len(item[0])) for first, found in index.items()}
        return cls({first: tuple(found) for first, found in longest.items()})

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Where phrases stand in ``words``: first word, word after the last, id. They do not overlap."""
        at = 0
        while at < len(words):
            end = at + 1
            for phrase, name in self._index.get(words[at], ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    end = at + len(phrase)
                    yield at, end, name
                    break
            at = end
