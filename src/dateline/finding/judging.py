"""What the linear model and the encoder say together of a report and of its noun phrases, in log-odds.

Both err in ways of their own. How much each weighs in which role was learned on reports that neither had seen
(``training/incidents/choose.py``) and stands in ``data/templates.json``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.finding.casting import COLUMNS, TOLD, Cast, cast
from dateline.finding.incidents import ROLES, TYPES, bag, load_incidents

if TYPE_CHECKING:
    from dateline.finding.filling import Candidate
    from dateline.reading.document import Document

__all__ = ["Judgement", "judge", "may_tell"]

Floats = NDArray[np.float64]
# Beyond these the encoder's log-odds say no more: of a phrase, of a report.
SURE, SURE_OF_REPORT = 12.0, 6.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of the report: whether it tells of any incident, and each type. Of each candidate: its roles; and the cast."""

    told: float
    types: Mapping[str, float]
    roles: Floats  # candidates x roles
    cast: Cast


def may_tell(document: Document) -> bool:
    """Whether a report can tell of an incident at all, by its words: only such are read by the encoder."""
    incidents = load_incidents()
    return incidents.types(bag(document.doc))["any"] >= incidents.floors["possible"]


def judge(document: Document, candidates: Sequence[Candidate]) -> Judgement:
    """The judgement of a report and of its candidates, in their order."""
    incidents = load_incidents()
    words = incidents.types(bag(document.doc))
    seen = cast(document, candidates)
    told = np.clip(seen.told, -SURE_OF_REPORT, SURE_OF_REPORT)
    share = incidents.shares["types"]
    kinds = zip(TYPES, told[TOLD["types"]].tolist(), strict=True)
    return Judgement(
        share * float(told[0]) + (1 - share) * words["any"],
        {kind: share * value + (1 - share) * words[kind] for kind, value in kinds},
        _roles(candidates, seen, float(told[0]), words["any"]),
        seen,
    )


def _roles(candidates: Sequence[Candidate], seen: Cast, told: float, words: float) -> Floats:
    incidents = load_incidents()
    encoder = np.clip(seen.candidates[:, COLUMNS["roles"]], -SURE, SURE).astype(np.float64)
    linear = np.array([incidents.roles(one.features) for one in candidates]).reshape(-1, len(ROLES))
    found = np.zeros((len(candidates), len(ROLES)))
    for number, role in enumerate(ROLES):
        by_encoder, by_words, by_told, by_bag, bias = incidents.judges[role]
        found[:, number] = by_encoder * encoder[:, number] + by_words * linear[:, number]
        found[:, number] += by_told * told + by_bag * words + bias
    return found
