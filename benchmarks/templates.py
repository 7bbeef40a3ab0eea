"""Incident templates against MUC-4: of which type an incident is, who did it, to what and whom, and with what.

``ceaf_ree_f1`` is the role-filler measure of Du et al. (GRIT, EACL 2021): for each document and role the entities of
all templates are matched one to one, and a pair counts where every mention of the found entity is one of the true
one's; the sums over roles give precision, recall and F1. ``template_f1`` keeps templates apart: found and true ones
of the same type are paired so that most agrees, and a pair's type and its role fillers count one each.
``seen`` is the share of rows whose text the model was trained on, of which the scores say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from benchmarks import jsonlines
from benchmarks.scoring import Counts, with_unseen
from dateline.finding.templates.finder import ROLES, Template, find_templates, seen
from dateline.pipeline import Reader
from dateline.records import Report

__all__ = ["aligned", "entities", "matched", "run"]

Entity = frozenset[str]
Row = Mapping[str, Any]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Find the templates of every text, write them, and score them against the row's."""
    rows = list(jsonlines.read(data))
    documents = Reader.load().reports.read(Report.of(row["doctext"]) for row in rows)
    answers = []
    for row, document in zip(rows, documents, strict=True):
        answers.append([_written(template) for template in find_templates(document)])
        jsonlines.write(out, {"id": row["docid"], "templates": answers[-1]})
    pairs = list(zip(answers, (row["templates"] for row in rows), strict=True))
    known = [seen(row["doctext"]) for row in rows]
    return with_unseen(pairs, known, _scores)


def _written(template: Template) -> dict[str, Any]:
    """The template in the form of the data: an entity is a list of mentions, here the one that names it best."""
    roles: dict[str, list[Any]] = {role: [] for role in ROLES}
    for filler in template.fillers:
        roles[filler.role].append([[filler.span.quote.lower(), filler.span.start]])
    return {"incident_type": template.type, **roles}


def _scores(pairs: Sequence[tuple[Sequence[Row], Sequence[Row]]]) -> dict[str, object]:
    by_role = {
        role: sum((matched(entities(found, role), entities(true, role)) for found, true in pairs), Counts())
        for role in ROLES
    }
    whole = sum((aligned(found, true) for found, true in pairs), Counts())
    every = sum(by_role.values(), Counts())
    return {
        "ceaf_ree_f1": round(every.f1, 4),
        "template_f1": round(whole.f1, 4),
        "ceaf_ree": every.scores(),
        "template": whole.scores(),
        "by_role": {role: counts.scores() for role, counts in by_role.items()},
        "errors": {role: {"spurious": counts.fp, "missed": counts.fn} for role, counts in by_role.items()},
    }


def entities(templates: Iterable[Row], role: str) -> list[Entity]:
    """The different entities of a role, over all templates given."""
    return list(dict.fromkeys(frozenset(words for words, _ in entity) for one in templates for entity in one[role]))


def matched(found: Sequence[Entity], true: Sequence[Entity]) -> Counts:
    """Pair found and true entities one to one so that most pairs hold: Kuhn's augmenting paths."""
    holder: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for other, entity in enumerate(true):
            if other not in tried and found[one] <= entity:
                tried.add(other)
                if other not in holder or place(holder[other], tried):
                    holder[other] = one
                    return True
        return False

    hits = sum(place(one, set()) for one in range(len(found)))
    return Counts(hits, len(found) - hits, len(true) - hits)


def aligned(found: Sequence[Row], true: Sequence[Row]) -> Counts:
    """Pair found and true templates of one type so that most of what they say agrees; the rest is wrong or missed."""
    agreed = [[_agreement(one, other) for other in true] for one in found]
    best = {0: 0.0}  # true templates taken, as bits -> the most that the found ones so far can agree on
    for row in agreed:
        ahead = dict(best)
        for taken, value in best.items():
            for other, gain in enumerate(row):
                if gain and not taken >> other & 1:
                    key = taken | 1 << other
                    ahead[key] = max(ahead.get(key, 0.0), value + gain)
        best = ahead
    hits = max(best.values())
    return Counts(hits, sum(map(_size, found)) - hits, sum(map(_size, true)) - hits)


def _agreement(found: Row, true: Row) -> float:
    """One for the type and one for each role filler in common; nothing where the types differ."""
    if found["incident_type"] not in true["incident_type"].split(" / "):
        return 0.0
    return 1.0 + sum(matched(entities([found], role), entities([true], role)).tp for role in ROLES)


def _size(template: Row) -> int:
    return 1 + sum(len(entities([template], role)) for role in ROLES)
