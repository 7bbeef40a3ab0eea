"""How many independent sources an incident has: agencies and publishers that its reports' stories come from.

Each event bears whether there are several, so that events told by one source alone are found and counted without a look
at their incidents.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import dialect
from dateline.ledger.tables import event, happening, incident, incident_event, report, report_wording, story, wording

__all__ = ["count_sources", "of_story"]

_TOLD = (
    happening.join(report, report.c.id == happening.c.report_id)
    .outerjoin(report_wording, report_wording.c.report_id == report.c.id)
    .outerjoin(wording, wording.c.id == report_wording.c.wording_id)
    .outerjoin(story, story.c.id == wording.c.story_id)
)
_SOURCE = func.coalesce(story.c.source, report.c.publisher, report.c.id)
_COUNTED = select(func.count(_SOURCE.distinct())).select_from(_TOLD).where(happening.c.incident_id == incident.c.id)
_COUNT = (
    update(incident)
    .where(incident.c.id.in_(bindparam("ids", expanding=True)))
    .values(sources=_COUNTED.scalar_subquery())
)
_HOMES = incident_event.join(happening, happening.c.id == incident_event.c.happening_id)
_SEVERAL = (
    select(incident.c.sources > 1)
    .select_from(_HOMES.join(incident, incident.c.id == happening.c.incident_id))
    .where(incident_event.c.event_id == event.c.id)
    .scalar_subquery()
)
_TOLD_THERE = select(incident_event.c.event_id).select_from(_HOMES)
_MARK = (
    update(event)
    .where(event.c.id.in_(_TOLD_THERE.where(happening.c.incident_id.in_(bindparam("ids", expanding=True)))))
    .where(event.c.several.is_distinct_from(_SEVERAL))
    .values(several=_SEVERAL)
)

_OF, _WORDS = report_wording.alias("of"), wording.alias("words")
_STORY = select(_WORDS.c.story_id).join(_OF, _OF.c.wording_id == _WORDS.c.id)
_TELLING = (
    select(happening.c.incident_id)
    .distinct()
    .join(report_wording, report_wording.c.report_id == happening.c.report_id)
    .join(wording, wording.c.id == report_wording.c.wording_id)
    .where(wording.c.story_id == _STORY.where(_OF.c.report_id == bindparam("report")).scalar_subquery())
    .where(happening.c.incident_id.is_not(None))
    .order_by(happening.c.incident_id)
)


def count_sources(connection: Connection, incident_ids: Sequence[str]) -> None:
    """Count anew how many agencies and publishers the stories of these incidents' reports come from."""
    for some in dialect.in_pieces(incident_ids):
        connection.execute(_COUNT, {"ids": some})
        connection.execute(_MARK, {"ids": some})


def of_story(connection: Connection, report_id: str) -> list[str]:
    """The incidents that the reports of a report's story tell: whose sources hang on what that story is."""
    return list(connection.execute(_TELLING, {"report": report_id}).scalars())
