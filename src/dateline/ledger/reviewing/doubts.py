"""How much there is to doubt in a record, sign by sign: each has a weight, a condition in SQL and a sentence.

The weights say in which order a person is asked to look and are no probabilities. They were set by hand: what names
nobody or no known place is of least use as it stands; what a network added has no rule behind it. What persons have
decided since is counted: a rule of whose records many were rejected or edited casts doubt on the rest of its records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Text, and_, cast, exists, func, not_, select
from sqlalchemy.engine import Connection

from dateline.ledger.tables import attribution, event, figure, participant, span, standing, status

__all__ = ["EVENTS", "STATEMENTS", "STATUSES", "Rule", "Sign", "doubt", "doubted_rules", "fared"]

_FEW = 4  # decisions that a rule is credited with before there are any, so that one rejection is not all
_DOUBTED = 0.3  # the share of a rule's records that persons changed from which its other records are doubted


@dataclass(frozen=True)
class Sign:
    """Something to doubt in a kind of record: how much it weighs, when it is there, and what is said of it."""

    weight: float
    holds: ColumnElement[bool]
    says: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How a rule's records fared that persons decided on."""

    name: str
    seen: int
    changed: int

    @property
    def share(self) -> float:
        """The share that was rejected or edited, of these and a few that are taken to be right."""
        return self.changed / (self.seen + _FEW)


def _takes_part(role: str) -> ColumnElement[bool]:
    p = participant.c
    return exists().where(p.event_id == event.c.id, p.role == role, p.actor_id.is_not(None))


_has_figure = exists().where(figure.c.event_id == event.c.id, figure.c.unit.in_(("killed", "injured")))
_source = span.alias("source_words")
_quote = select(_source.c.quote).where(_source.c.id == attribution.c.source_span_id).scalar_subquery()
# A capital behind the first word, which bears one wherever it opens a sentence.
_behind = func.substr(_quote, func.instr(_quote, " "))
_is_name = and_(func.instr(_quote, " ") > 0, func.lower(_behind) != _behind)
_nobody = and_(not_(_takes_part("actor")), not_(_takes_part("recipient")))

EVENTS = (
    Sign(0.35, cast(event.c.because, Text).contains("model:"), "a network found it and no rule"),
    Sign(0.35, cast(event.c.because, Text).contains("likely:"), "events like it were often wrong"),
    Sign(0.30, _nobody, "nobody in it is resolved to an actor"),
    Sign(0.20, and_(not_(_nobody), not_(_takes_part("actor"))), "who did it is not resolved to an actor"),
    Sign(0.20, and_(event.c.place_id.is_(None), event.c.place_span_id.is_not(None)), "its place is not known"),
    Sign(0.10, and_(event.c.place_id.is_(None), event.c.place_span_id.is_(None)), "it has no place"),
    Sign(0.10, and_(event.c.edtf.is_not(None), event.c.time_span_id.is_(None)), "no words tell when it was"),
    Sign(0.10, and_(_has_figure, not_(_takes_part("recipient"))), "it counts people and names nobody whom it struck"),
)

STATEMENTS = (
    Sign(0.45, and_(attribution.c.source_id.is_(None), _is_name), "its source bears a name that nobody is known by"),
    Sign(0.15, and_(attribution.c.source_id.is_(None), not_(_is_name)), "its source is not resolved to an actor"),
    Sign(0.15, attribution.c.cue_span_id.is_(None), "no words say that it is said"),
    Sign(0.10, attribution.c.directness == "mixed", "it is quoted in part"),
)

STATUSES = (
    Sign(0.35, status.c.holder_id.is_(None), "of whom it holds is not resolved to an actor"),
    Sign(0.20, and_(status.c.actor_id.is_(None), status.c.place_id.is_(None), status.c.kind.in_(("base", "area", "tie",
         "member"))), "what it names is not resolved"),
)  # fmt: skip


def doubt(weights: Iterable[float]) -> float:
    """Several doubts as one, from 0 to 1: what is left of certainty when each takes its share of it."""
    sure = 1.0
    for weight in weights:
        sure *= 1 - weight
    return round(1 - sure, 3)


def doubted_rules(connection: Connection) -> dict[str, Rule]:
    """The rules of whose events persons rejected or edited too many, by name."""
    seen, changed = defaultdict[str, int](int), defaultdict[str, int](int)
    query = select(event.c.because, standing.c.outcome).join(standing, standing.c.record_id == event.c.id)
    for because, outcome in connection.execute(query.where(standing.c.kind == "event")):
        for name in {reason for reason in because if not reason.startswith("likely:")}:  # a chance is no rule
            seen[name] += 1
            changed[name] += outcome != "accepted"
    rules = (Rule(name, seen[name], changed[name]) for name in sorted(seen))
    return {rule.name: rule for rule in rules if rule.share >= _DOUBTED}


def fared(rule: Rule) -> str:
    """What is said of a rule in whose records persons changed much."""
    return f"of {rule.seen} looked at that the rule {rule.name} found, {rule.changed} were changed or rejected"
