"""What tells namesakes apart: the signs that ``places`` weighs, as numbers.

A ``Name`` is all mentions of one name in a report, with the places it may mean. ``Namesakes`` lays those of all
names out as arrays, one row a candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.resolving.gazetteer import Candidate, Kind
from dateline.resolving.place_names import Name, is_inside

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["Namesakes"]


@dataclass(frozen=True, slots=True)
class _Features:
    """The names of the signs, in the order of their columns."""

    own: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.own + self.others


FEATURES = _Features(
    own=("people", "smaller", "country", "admin1", "admin2", "region", "capital", "other name", "part of name",
         "kind said", "other kind said", "inside neighbour", "outside neighbour", "inside near", "publisher's country",
         "company near", "company around", "company in province"),
    others=("near", "near in number", "near on average", "same region", "same country", "same province",
            "same province in number", "country named", "province named", "holds others", "people abroad"),
)  # fmt: skip
_OWN = len(FEATURES.own)
_KINDS: tuple[Kind, ...] = ("country", "admin1", "admin2", "region")
_LOOKED_AT = 4  # the likeliest candidates of a name by which the others are judged
_EARTH = 6371.0  # kilometres


class Namesakes:
    """The candidates of all names of a report as arrays: what each is, and how they lie to each other."""

    def __init__(self, names: Sequence[Name], country: str | None = None) -> None:
        import numpy as np

        self.names = names
        self.candidates = [candidate for name in names for candidate in name.candidates]
        self.owner = np.repeat(np.arange(len(names)), [len(name.candidates) for name in names])
        sizes = np.array([len(name.candidates) for name in names], dtype=int)
        self.starts = (np.cumsum(sizes) - sizes)[sizes > 0]
        self.country = country
        self._own: Array | None = None
        self._place()

    def softmax(self, scores: Array) -> Array:
        """Chances that sum to one over each name's candidates."""
        import numpy as np

        if not len(scores):
            return scores
        tops = np.maximum.reduceat(scores, self.starts)
        present = np.unique(self.owner, return_inverse=True)[1]
        powers = np.exp(scores - tops[present])
        sums = np.add.reduceat(powers, self.starts)
        return np.asarray(powers / sums[present])

    def best(self, chances: Array) -> list[Candidate | None]:
        """The likeliest candidate of each name; the earlier of two that are equal."""
        found: list[Candidate | None] = [None] * len(self.names)
        top = [-1.0] * len(self.names)
        for row, owner in enumerate(self.owner.tolist()):
            if chances[row] > top[owner] + 1e-12:
                found[owner], top[owner] = self.candidates[row], float(chances[row])
        return found

    def own(self) -> Array:
        """The signs of each candidate by itself."""
        import numpy as np

        if self._own is None:
            rows = [row for name in self.names for row in _own_signs(name, self.country)]
            alone = np.array(rows, dtype=float).reshape(len(self.candidates), _OWN - 3)
            self._own = np.concatenate([alone, self._company()], axis=1)
        return self._own

    def _company(self) -> Array:
        """How many other names have some namesake near, around or in the province of each candidate.

        A name with many namesakes has one anywhere, so it counts by the root of their number.
        """
        import numpy as np

        count = len(self.candidates)
        if not count:
            return np.zeros((0, 3))
        cosine = np.nan_to_num(self._points @ self._points.T, nan=-1.0)
        small = (self._kind != 1)[None, :]
        province = (self._province[:, None] == self._province[None, :]) & (self._province > 0)[None, :]
        others = self.owner[:, None] != self.owner[self.starts][None, :]
        rarity = np.add.reduceat(np.ones(count), self.starts) ** -0.5
        found = [(cosine > np.cos(km / _EARTH)) & small for km in (40, 150)] + [province & small]
        sums = [(np.maximum.reduceat(near, self.starts, axis=1) & others) @ rarity for near in found]
        return np.asarray(np.minimum(np.stack(sums, axis=1), 3), dtype=np.float64)

    def signs(self, chances: Array) -> Array:
        """All signs: those of a candidate by itself, and how it lies to what the other names may mean."""
        import numpy as np

        columns = self._likeliest(chances)
        weight = np.where(self.owner[:, None] == self.owner[columns][None, :], 0.0, chances[columns][None, :])
        distance = self._distances(columns)
        others = max(len(self.names) - 1, 1)
        close = np.exp(-distance / 60) * weight
        nearby = np.exp(-distance / 150) * weight
        region = np.exp(-distance / 600) * weight
        country, province, kind = self._country, self._province, self._kind
        same_country = weight * ((country[:, None] == country[columns][None, :]) & (country[:, None] > 0))
        same_province = weight * ((province[:, None] == province[columns][None, :]) & (province[:, None] > 0))
        is_country, is_province = (kind[columns] == 1)[None, :], (kind[columns] == 2)[None, :]
        smaller = kind[:, None] > kind[columns][None, :]
        holds = np.where(kind[:, None] == 1, same_country, np.where(kind[:, None] == 2, same_province, 0)) * (
            kind[columns] != kind[:, None]
        )
        named = np.where(kind == 1, chances, 0.0)
        abroad = (named.sum() - named) / others
        measured = np.stack(
            [
                close.max(axis=1, initial=0),
                np.minimum(close.sum(axis=1), 3),
                nearby.sum(axis=1) / others,
                region.sum(axis=1) / others,
                same_country.sum(axis=1) / others,
                same_province.sum(axis=1) / others,
                np.minimum(same_province.sum(axis=1), 4),
                np.minimum((same_country * is_country * smaller).sum(axis=1), 2),
                np.minimum((same_province * is_province * smaller).sum(axis=1), 2),
                holds.sum(axis=1) / others,
                abroad * self.own()[:, 0],
            ],
            axis=1,
        )
        return np.concatenate([self.own(), measured], axis=1)

    def _likeliest(self, chances: Array) -> NDArray[np.int64]:
        """The rows of the likeliest candidates of each name."""
        import numpy as np

        order = np.lexsort((-chances, self.owner))
        owners = self.owner[order]
        first = np.searchsorted(owners, owners)
        return np.sort(order[np.arange(len(order)) - first < _LOOKED_AT])

    def _place(self) -> None:
        """Points on the unit sphere, and numbers for country, province, kind and id: 0 for none."""
        import numpy as np

        places = self.candidates
        lat = np.radians([np.nan if c.latitude is None else c.latitude for c in places])
        lon = np.radians([np.nan if c.longitude is None else c.longitude for c in places])
        self._points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        self._country = _numbered(c.code.partition(".")[0] for c in places)
        self._province = _numbered(".".join(c.code.split(".")[:2]) if "." in c.code else "" for c in places)
        kinds = {"country": 1, "admin1": 2, "admin2": 3, "city": 3, "region": 0}
        self._kind = np.array([kinds[c.kind] for c in places], dtype=int)

    def _distances(self, columns: NDArray[np.int64]) -> Array:
        """Kilometres from every candidate to those of ``columns``."""
        import numpy as np

        cosine = np.clip(self._points @ self._points[columns].T, -1, 1)
        far: Array = np.nan_to_num(np.arccos(cosine) * _EARTH, nan=20_000.0)
        return far


def _own_signs(name: Name, country: str | None) -> Iterator[list[float]]:
    """The signs of each candidate of a name, in the order of ``FEATURES.own``."""
    from math import log10

    largest = max((c.population for c in name.candidates), default=0)
    for place in name.candidates:
        people = log10(place.population + 10)
        neighbours, near = name.beside, name.around
        yield [
            people,
            log10(largest + 10) - people,
            *(float(place.kind == kind) for kind in _KINDS),
            float(place.capital),
            float(place.match == "other"),
            float(place.match == "part"),
            float(place.kind in name.kinds),
            float(bool(name.kinds) and place.kind not in name.kinds),
            float(any(is_inside(place, holder) for holder in neighbours)),
            float(bool(neighbours) and not any(is_inside(place, holder) for holder in neighbours)),
            float(any(is_inside(place, holder) for holder in near)),
            float(country is not None and place.country == country),
        ]


def _numbered(values: Iterable[str]) -> NDArray[np.int64]:
    """Equal values by equal numbers from 1; 0 for an empty one."""
    import numpy as np

    seen: dict[str, int] = {"": 0}
    return np.array([seen.setdefault(value, len(seen)) for value in values], dtype=np.int64)
