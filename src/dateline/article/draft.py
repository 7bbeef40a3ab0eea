"""A report in the making: the paragraphs of a page and what is known of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Clues", "Draft"]


@dataclass(frozen=True, slots=True)
class Clues:
    """What a page, or a line of it, says of the report; None where it says nothing. ``published`` is EDTF."""

    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None

    def __or__(self, other: Clues) -> Clues:
        """These clues, with those of the other where these say nothing."""
        return Clues(
            self.title or other.title,
            self.publisher or other.publisher,
            self.byline or other.byline,
            self.published or other.published,
            self.url or other.url,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """Paragraphs in order, furniture and all, and the clues that came with them.

    ``headed`` says that a page declares itself one article, so that its title alone may stand for it; ``cut`` that
    its elements lie so deep within each other that the parser left off.
    """

    paragraphs: Sequence[str]
    clues: Clues
    headed: bool = False
    cut: bool = False
