"""Whose word a number is: a hospital's, an official's, an armed group's, a witness's, a paper's."""

from __future__ import annotations

import re

from dateline.merging.happening import Standing
from dateline.merging.wording import listed
from dateline.records import Attribution, Reading

__all__ = ["standing"]

_WORD = re.compile(r"[\w']+")
_BY_WORDS: tuple[Standing, ...] = ("medical", "witness", "official", "media")
_BY_KIND: dict[str, Standing] = {
    "government": "official", "military": "official", "police": "official", "state": "official", "court": "official",
    "international": "official", "armed-group": "group", "media": "media", "company": "media",
}  # fmt: skip


def standing(reading: Reading, said: Attribution | None) -> Standing:
    """What kind of source stands behind a number; the publisher where nobody else does.

    The words that name it are believed before what the registry knows, since a hospital's officials are medical
    and a spokesman of the rebels is no official.
    """
    if said is None:
        return "media"
    actor = reading.actor(said.source_id)
    if actor is not None and actor.kind == "armed-group":
        return "group"
    told = " ".join(span.quote for span in (said.source, said.title) if span)
    words = set(_WORD.findall(told.lower()))
    for kind in _BY_WORDS:
        if words & listed("standings", kind):
            return kind
    return _BY_KIND.get(actor.kind, "other") if actor is not None else "other"
