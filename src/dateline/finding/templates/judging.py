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

from dateline.finding.templates.casting import COLUMNS, TOLD, Cast, cast
from dateline.finding.templates.incidents import DESCRIBED, ROLES, TYPES, bag, buckets, load_incidents

if TYPE_CHECKING:
    from dateline.finding.templates.filling import Candidate
    from dateline.reading.document import Document

__all__ = ["Judgement", "judge", "may_tell"]

Floats = NDArray[np.float64]
# Beyond these the encoder's log-odds say no more: of a phrase, of a report.
SURE, SURE_OF_REPORT = 12.0, 6.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of the report: whether it tells of any incident, and each type. Of each candidate: its roles; and the cast.

    ``described`` is how likely a candidate was harmed and is told by what it is, not by name ("12 peasants").
    """

    told: float
    types: Mapping[str, float]
    roles: Floats  # candidates x roles
    described: Floats
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
    features = [buckets(one.features) for one in candidates]
    taking = np.array([incidents.roles(one) for one in features]).reshape(-1, len(ROLES))
    harmed = np.array([incidents.described(one) for one in features]).reshape(-1, 1)
    report = float(told[0]), words["any"]
    return Judgement(
        share * float(told[0]) + (1 - share) * words["any"],
        {kind: share * value + (1 - share) * words[kind] for kind, value in kinds},
        _weighed(ROLES, seen.candidates[:, COLUMNS["roles"]], taking, report),
        _weighed((DESCRIBED,), seen.candidates[:, COLUMNS["described"]], harmed, report)[:, 0],
        seen,
    )


def _weighed(
    names: Sequence[str], by_encoder: NDArray[np.float32], by_words: Floats, report: tuple[float, float]
) -> Floats:
    """A column of log-odds for each name, of what both say of the candidates and of the report."""
    encoder = np.clip(by_encoder, -SURE, SURE).astype(np.float64)
    found = np.zeros(by_words.shape)
    for number, name in enumerate(names):
        of_encoder, of_words, of_told, of_bag, bias = load_incidents().judges[name]
        found[:, number] = of_encoder * encoder[:, number] + of_words * by_words[:, number]
        found[:, number] += of_told * report[0] + of_bag * report[1] + bias
    return found
