"""Incidents of violence as MUC-4 asked for them: of which type, by whom, against what and whom, with what.

    for template in find_templates(document):
        print(template.type, [(filler.role, filler.span.quote) for filler in template.fillers])

A linear model scores every noun phrase of the report for each role and the report for each type of incident
(``training/templates.py``); this module turns the scores into templates. It is run where it is asked for and is no
part of every reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dateline.finding.circumstances import (
    Confidence,
    Effect,
    Stage,
    confidence_of,
    effect_on,
    find_circumstances,
    number_of,
)
from dateline.finding.filling import Candidate, find_candidates, wording_features, words_of
from dateline.finding.incidents import ROLES, TYPES, Incidents, bag, load_incidents, seen
from dateline.reading.document import Document
from dateline.records import Span, Time

__all__ = ["ROLES", "TYPES", "Filler", "Template", "find_templates", "same_entity", "seen"]

Role = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
SMALL = frozenset({"of", "the", "and", "for", "in", "a", "an"})  # words that an acronym passes over


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what takes a role in an incident. ``span`` is the wording that names it best.

    ``further`` are the first occurrences of the other wordings taken for it; ``score`` is the model's probability.
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

    A report has one template for each type of incident that it is likely to tell. Several incidents of one type
    come out as one, and each template of a report has all its fillers: which act each belongs to is not told apart.
    Where nothing fills any role there is no template: an incident with nobody and nothing in it helps no one.
    """
    doc, incidents = document.doc, load_incidents()
    types = incidents.types(bag(doc))
    if types["any"] < incidents.floors["any"]:
        return ()
    candidates = find_candidates(doc)
    scores = np.array([incidents.roles(one.features) for one in candidates]).reshape(-1, len(ROLES))
    fillers = tuple(
        filler
        for number, role in enumerate(ROLES)
        for filler in _fillers(document, candidates, scores[:, number], role)
    )
    if not fillers:
        return ()
    told = [(types[kind], kind) for kind in TYPES]
    likeliest = max(told)
    chosen = [one for one in told if one == likeliest or one[0] >= incidents.floors["further"]]
    return tuple(_template(document, kind, fillers, score) for score, kind in sorted(chosen, key=lambda one: -one[0]))


def _template(document: Document, kind: str, fillers: tuple[Filler, ...], score: float) -> Template:
    found = find_circumstances(document, kind, (filler.span for filler in fillers))
    return Template(kind, fillers, round(score, 4), found.when, found.where, found.country, found.stage)


def _fillers(
    document: Document, candidates: Sequence[Candidate], scores: NDArray[np.float64], role: Role
) -> list[Filler]:
    """The entities of one role: candidates over the role's floor, those that name the same thing joined."""
    incidents = load_incidents()
    groups: list[list[tuple[str, Span]]] = []
    named: list[list[Candidate]] = []  # the candidates of each group, the likeliest first
    best: list[float] = []
    for at in np.argsort(-scores, kind="stable"):
        if scores[at] < incidents.floors[role]:
            break
        wording = _wording(document, candidates[at], role, incidents)
        group = next(
            (group for group in groups if any(same_entity(wording[0], words, role) for words, _ in group)), None
        )
        if group is None:
            groups.append([wording])
            named.append([candidates[at]])
            best.append(float(scores[at]))
        else:
            group.append(wording)
            named[groups.index(group)].append(candidates[at])
    found = [
        _described(
            document,
            Filler(role, group[0][1], tuple(sorted({span for _, span in group[1:]} - {group[0][1]})), round(score, 4)),
            ones,
        )
        for group, score, ones in zip(groups, best, named, strict=True)
    ]
    return sorted(found, key=lambda filler: filler.span)


def _described(document: Document, filler: Filler, candidates: Sequence[Candidate]) -> Filler:
    """The filler with what its role asks further: of a victim number and effect, of a body the confidence."""
    heads = [document.doc[nominal.head] for one in candidates for nominal in one.nominals]
    if filler.role == "Victim":
        return replace(filler, number=number_of(heads), effect=effect_on(heads))
    if filler.role == "PerpOrg":
        return replace(filler, confidence=confidence_of(heads))
    return filler


def _wording(document: Document, candidate: Candidate, role: Role, incidents: Incidents) -> tuple[str, Span]:
    """The wording of the candidate that the model likes best, with its first occurrence."""
    doc = document.doc
    features: dict[str, dict[str, None]] = {}
    spans: dict[str, Span] = {}
    for nominal in candidate.nominals:
        for pair in nominal.wordings:
            words = words_of(doc, *pair)
            features.setdefault(words, {}).update(dict.fromkeys(wording_features(doc, nominal, pair)))
            spans.setdefault(words, document.span(doc[pair[0]], doc[pair[1] - 1]))
    best = max(features, key=lambda words: (incidents.wording(features[words], role), words))
    return best, spans[best]


def same_entity(one: str, other: str, role: str) -> bool:
    """Whether two wordings, lower case, name one entity as far as their words tell.

    One's words are all among the other's, or it is the other's acronym, or, of a person, they share a surname; arms
    and nameless culprits of one kind are one ("two bombs", "the bombs").
    """
    left, right = one.replace("'s", "").split(), other.replace("'s", "").split()
    if not left or not right:
        return one == other
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if role == "PerpOrg":
        return _is_acronym(left, right) or _is_acronym(right, left)
    if role == "Victim":
        return left[-1] in right or right[-1] in left
    return role in ("Weapon", "PerpInd") and left[-1] == right[-1]


def _is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one word's first three letters open the words of the other: "frp" of "front for river people"."""
    initials = "".join(word[0] for word in long if word not in SMALL)
    return len(short) == 1 and len(long) > 2 and short[0][:3] == initials[:3]
