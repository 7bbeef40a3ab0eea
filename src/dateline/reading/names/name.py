"""A name found in the text, before anybody knows whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.records import MentionForm

__all__ = ["Name", "NameKind"]

NameKind = Literal["person", "body", "place", "people"]


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``start`` to ``end`` (half open) that name somebody or some place.

    ``actor_id`` is the registry's answer where it has one; ``title`` the tokens of a person's rank and post;
    ``metonym`` whether a capital may stand for its government.
    """

    start: int
    end: int
    kind: NameKind
    actor_id: str | None = None
    form: MentionForm = "name"
    title: tuple[int, int] | None = None
    metonym: bool = False
