"""Incidents of violence as MUC-4 asked for them: of which type, by whom, against what and whom, with what.

    for template in find_templates(document):
        print(template.type, [(filler.role, filler.span.quote) for filler in template.fillers])

A linear model and a small encoder judge every noun phrase of the report for each role, and the report for each type of
incident (``judging.py``); this module turns what they say into templates. It is run where it is asked for and is no
part of every reading.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from dateline.finding.templates.answering import Confidence, confidence_of
from dateline.finding.templates.casting import COLUMNS, Cast
from dateline.finding.templates.circumstances import (
    Effect,
    Stage,
    effect_on,
    find_circumstances,
)
from dateline.finding.templates.counting import number_of
from dateline.finding.templates.entities import Entity, find_entities
from dateline.finding.templates.filling import Candidate, find_candidates
from dateline.finding.templates.incidents import DESCRIBED, ROLES, TYPES, load_incidents, seen
from dateline.finding.templates.judging import Judgement, judge, may_tell
from dateline.finding.templates.parting import Member, part
from dateline.reading.document import Document
from dateline.records import Span, Time

__all__ = ["ROLES", "TYPES", "Filler", "Template", "find_templates", "seen"]

Role = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon", "Described"]
Kept = tuple[Role, Entity]
EVERY: Final[tuple[Role, ...]] = (*ROLES, DESCRIBED)
HARMED: Final = ("Victim", DESCRIBED)  # roles of people, of whom number and effect are asked
SUFFERING: Final = ("Target", *HARMED)  # roles beside which an incident is dated and placed


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
    ``described`` are those harmed who are told by what they are, not by name ("12 peasants"), which MUC's role fillers
    leave out.
    """

    type: str
    fillers: tuple[Filler, ...]
    score: float
    when: Time | None = None
    where: Span | None = None
    country: str | None = None
    stage: Stage = "accomplished"
    described: tuple[Filler, ...] = ()

    def role(self, role: Role) -> tuple[Filler, ...]:
        """The fillers of one role, in order of the text."""
        return tuple(filler for filler in self.fillers if filler.role == role)


def find_templates(document: Document) -> tuple[Template, ...]:
    """The incidents that a report tells, the likeliest first; none where it tells of none.

    Each type of incident that a report is likely to tell has a template, or several where those harmed lie apart
    (``parting.py``), with the fillers that are likely in an incident of that type.
    Where nobody and nothing takes part there is no template: such an incident helps no one.
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
    kept += _described(document, candidates, judgement, {at for _, entity in kept for at in entity.candidates})
    told = sorted(((score, kind) for kind, score in judgement.types.items()), reverse=True)
    kinds = [kind for at, (score, kind) in enumerate(told) if at == 0 or score >= incidents.floors["further"]]
    parts = []
    for kind in kinds:
        taking = [
            Member(number, role, min(naming.span.start for naming in entity.namings))
            for number, (role, entity) in enumerate(kept)
            if kind in _kinds_of(entity, kinds, judgement)
        ]
        # Those whom nothing names speak for the report's likeliest type alone.
        if any(member.role != DESCRIBED for member in taking) or (taking and kind == kinds[0]):
            parts += [(kind, members) for members in part(document, taking)]
    return tuple(
        _template(document, candidates, judgement, kind, [kept[one.entity] for one in members], len(parts) == 1)
        for kind, members in parts
    )


def _described(
    document: Document, candidates: Sequence[Candidate], judgement: Judgement, taken: Collection[int]
) -> list[Kept]:
    """Those harmed who are told by what they are, none of them a filler of a role already."""
    odds = judgement.described.copy()
    odds[list(taken)] = -np.inf
    return [(DESCRIBED, entity) for entity in find_entities(document, candidates, odds, DESCRIBED)]


def _kinds_of(entity: Entity, kinds: Sequence[str], judgement: Judgement) -> list[str]:
    """The types of incident in which the entity takes part: the likeliest of the report's, and others over a floor."""
    scores = judgement.cast.candidates[entity.candidates][:, COLUMNS["types"]].max(axis=0)
    likeliest = max(kinds, key=lambda kind: float(scores[TYPES.index(kind)]))
    floor = load_incidents().floors["shared"]
    return [kind for kind in kinds if kind == likeliest or scores[TYPES.index(kind)] >= floor]


def _template(
    document: Document,
    candidates: Sequence[Candidate],
    judgement: Judgement,
    kind: str,
    taking: Sequence[Kept],
    is_only: bool,
) -> Template:
    """The template of those who take part; what a report says once is its only incident's, wherever it says it."""
    every = [_filler(document, candidates, judgement.cast, role, entity) for role, entity in taking]
    by_role = {role: sorted((one for one in every if one.role == role), key=lambda one: one.span) for role in EVERY}
    near = [min((one.span, *one.further)) for one in every if one.role in SUFFERING] or [one.span for one in every]
    found = find_circumstances(document, kind, candidates, judgement.cast, near, is_only)
    return Template(
        kind,
        tuple(filler for role in ROLES for filler in by_role[role]),
        _probability(judgement.types[kind]),
        found.when,
        found.where,
        found.country,
        found.stage,
        tuple(by_role[DESCRIBED]),
    )


def _filler(document: Document, candidates: Sequence[Candidate], cast: Cast, role: Role, entity: Entity) -> Filler:
    best = entity.best.span
    further = tuple(sorted({naming.span for naming in entity.namings} - {best}))
    nominals = [nominal for at in entity.candidates for nominal in candidates[at].nominals]
    heads = [document.doc[nominal.head] for nominal in nominals]
    return Filler(
        role,
        best,
        further,
        _probability(entity.score),
        number_of(document.doc, nominals, named=role == "Victim") if role in HARMED else None,
        effect_on(heads, cast, entity.candidates) if role in HARMED else None,
        confidence_of(heads, cast, entity.candidates) if role == "PerpOrg" else None,
    )


def _probability(odds: float) -> float:
    return round(float(1 / (1 + np.exp(-odds))), 4)
