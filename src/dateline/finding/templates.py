"""Incidents of violence as MUC-4 asked for them: of which type, by whom, against what and whom, with what.

    for template in find_templates(document):
        print(template.type, [(filler.role, filler.span.quote) for filler in template.fillers])

A linear model and a small encoder judge every noun phrase of the report for each role, and the report for each type of
incident (``judging.py``); this module turns what they say into templates. It is run where it is asked for and is no
part of every reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dateline.finding.casting import COLUMNS, Cast
from dateline.finding.circumstances import (
    Confidence,
    Effect,
    Stage,
    confidence_of,
    effect_on,
    find_circumstances,
    number_of,
)
from dateline.finding.entities import Entity, find_entities
from dateline.finding.filling import Candidate, find_candidates
from dateline.finding.incidents import ROLES, TYPES, load_incidents, seen
from dateline.finding.judging import Judgement, judge, may_tell
from dateline.reading.document import Document
from dateline.records import Span, Time

__all__ = ["ROLES", "TYPES", "Filler", "Template", "find_templates", "seen"]

Role = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
Kept = tuple[Role, Entity]


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what takes a role in an incident. ``span`` is the wording that names it best.

    ``further`` are the first occurrences of the other wordings taken for it; ``score`` is its probability.
    Of a victim, ``number`` is how many it is, low and high (None: open), and ``effect`` what the incident did to it;
    of a body that did it, ``confidence`` is how surely.
    """

    role: Role
    span: Span
    further: tuple[Span, ...]
    score: float
    number: tuple[float, float | None] | None = None
    effect: Effect | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type, who and what takes part by role and then by place, and the type's probability.

    ``when`` is EDTF; without a span it is open ("../1990-02-04"): some day up to that of publication. ``where`` is the
    narrowest place that is named, ``country`` its ISO 3166-1 alpha-3 code; ``stage`` tells how far the incident went.
    """

    type: str
    fillers: tuple[Filler, ...]
    score: float
    when: Time | None = None
    where: Span | None = None
    country: str | None = None
    stage: Stage = "accomplished"

    def role(self, role: Role) -> tuple[Filler, ...]:
        """The fillers of one role, in order of the text."""
        return tuple(filler for filler in self.fillers if filler.role == role)


def find_templates(document: Document) -> tuple[Template, ...]:
    """The incidents that a report tells, the likeliest first; none where it tells of none.

    A report has one template for each type of incident that it is likely to tell, with the fillers that are likely in
    an incident of that type. Several incidents of one type come out as one.
    Where nothing fills any role there is no template: an incident with nobody and nothing in it helps no one.
    """
    if not may_tell(document):
        return ()
    incidents = load_incidents()
    candidates = find_candidates(document.doc)
    judgement = judge(document, candidates)
    if judgement.told < incidents.floors["any"]:
        return ()
    kept: list[Kept] = [
        (role, entity)
        for number, role in enumerate(ROLES)
        for entity in find_entities(document, candidates, judgement.roles[:, number], role)
    ]
    told = sorted(((score, kind) for kind, score in judgement.types.items()), reverse=True)
    kinds = [kind for at, (score, kind) in enumerate(told) if at == 0 or score >= incidents.floors["further"]]
    found = []
    for kind in kinds:
        taking = [(role, entity) for role, entity in kept if kind in _kinds_of(entity, kinds, judgement)]
        if taking:
            found.append(_template(document, candidates, judgement, kind, taking))
    return tuple(found)


def _kinds_of(entity: Entity, kinds: Sequence[str], judgement: Judgement) -> list[str]:
    """The types of incident in which the entity takes part: the likeliest of the report's, and others over a floor."""
    scores = judgement.cast.candidates[entity.candidates][:, COLUMNS["types"]].max(axis=0)
    likeliest = max(kinds, key=lambda kind: float(scores[TYPES.index(kind)]))
    floor = load_incidents().floors["shared"]
    return [kind for kind in kinds if kind == likeliest or scores[TYPES.index(kind)] >= floor]


def _template(
    document: Document, candidates: Sequence[Candidate], judgement: Judgement, kind: str, taking: Sequence[Kept]
) -> Template:
    fillers = tuple(
        sorted(
            (_filler(document, candidates, judgement.cast, role, entity) for role, entity in taking),
            key=lambda filler: (ROLES.index(filler.role), filler.span),
        )
    )
    found = find_circumstances(document, kind, (filler.span for filler in fillers))
    score = _probability(judgement.types[kind])
    return Template(kind, fillers, score, found.when, found.where, found.country, found.stage)


def _filler(document: Document, candidates: Sequence[Candidate], cast: Cast, role: Role, entity: Entity) -> Filler:
    best = entity.best.span
    further = tuple(sorted({naming.span for naming in entity.namings} - {best}))
    heads = [document.doc[nominal.head] for at in entity.candidates for nominal in candidates[at].nominals]
    return Filler(
        role,
        best,
        further,
        _probability(entity.score),
        number_of(heads) if role == "Victim" else None,
        effect_on(heads) if role == "Victim" else None,
        confidence_of(heads) if role == "PerpOrg" else None,
    )


def _probability(odds: float) -> float:
    return round(float(1 / (1 + np.exp(-odds))), 4)
