"""Which place each name of a report means, told by the report itself.

Many places share a name. All names of one report are settled together: a name with its province or country beside it
("Paris, Texas") is settled by that, the others by how large and how near to the report's other places each of their
namesakes is. The weights of these signs are learned (``training/places.py``) and lie in ``data/place_weights.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dateline.records import Place
from dateline.resolving.gazetteer import Gazetteer
from dateline.resolving.place_names import Name, hints, names_of
from dateline.resolving.place_signs import FEATURES, Namesakes
from dateline.tables import table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["PlaceName", "country", "locate", "resolve", "settle", "weights"]

_GREAT = 100_000  # people
_ROUNDS = 3  # how often the names look at what the others have come to mean; later rounds change nothing


class PlaceName(NamedTuple):
    """A name of a place in a report: characters ``start`` to ``end`` of its text, in code points."""

    start: int
    end: int


def locate(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer | None = None) -> list[Place | None]:
    """The places that the names at ``spans`` of a report's text mean, None for a name that the gazetteer lacks.

    ``gazetteer`` is the one in the user's cache folder where none is given.
    """
    return resolve(text, [PlaceName(*span) for span in spans], gazetteer or Gazetteer.open())


def country(text: str, span: tuple[int, int], gazetteer: Gazetteer) -> str | None:
    """The country (ISO 3166-1 alpha-3) of the place that a name of a report means; None where there is none.

    Namesakes that all lie in one country need not be told apart.
    """
    name = PlaceName(*span)
    lands = {candidate.country for own in names_of(text, [name], gazetteer) for candidate in own.candidates}
    if len(lands) < 2:
        return next(iter(lands), None)
    place = resolve(text, [name], gazetteer)[0]
    return place.country if place is not None else None


def resolve(
    text: str, names: Sequence[PlaceName], gazetteer: Gazetteer, *, country: str | None = None
) -> list[Place | None]:
    """The place that each name of one report means; None for a name that the gazetteer lacks.

    ``country`` (ISO 3166-1 alpha-3) is that of the publisher, where it is known.
    """
    given = names_of(text, names, gazetteer)
    further = [hint for hint in hints(text, names, gazetteer) if not _may_be_town(hint, given)]
    sakes = Namesakes([*given, *further], country)
    chances = settle(sakes)
    best = sakes.best(chances)
    records: dict[str, Place] = {}
    found: list[Place | None] = [None] * len(names)
    for name, choice in zip(given, best, strict=False):
        if choice is not None:
            place = records.setdefault(choice.id, gazetteer.record(choice))
            for position in name.positions:
                found[position] = place
    return found


def _may_be_town(hint: Name, given: Sequence[Name]) -> bool:
    """Whether a province is named as a great town of another country that the report names: "Santa Ana"."""
    lands = {candidate.country for candidate in hint.candidates}
    return any(
        candidate.kind == "city" and candidate.population >= _GREAT and candidate.country not in lands
        for name in given
        if name.key == hint.key
        for candidate in name.candidates
    )


def settle(sakes: Namesakes) -> NDArray[np.float64]:
    """The chance of each namesake, from its own signs first, then in view of what the other names mean."""
    first, later = weights()
    chances = sakes.softmax(sakes.own() @ first)
    for _ in range(_ROUNDS):
        chances = sakes.softmax(sakes.signs(chances) @ later)
    return chances


@cache
def weights() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The learned weights: those of a name by itself, and those in view of the others."""
    import numpy as np

    learned = table("resolving", "place_weights")
    own = [learned["own"].get(name, 0.0) for name in FEATURES.own]
    return np.array(own), np.array([learned["all"].get(name, 0.0) for name in FEATURES.all])
