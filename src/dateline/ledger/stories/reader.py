"""What is asked of a ledger about copies and revisions: which reports are one story, and how a page has changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.engine import Connection

from dateline.errors import NotFound
from dateline.ledger.asking import answering
from dateline.ledger.rebuild import rebuild
from dateline.ledger.store import Store
from dateline.ledger.stories import revisions
from dateline.ledger.stories.answers import RevisionRow, StoryReport, StoryRow, StoryTold
from dateline.ledger.tables import report, report_wording, story, superseded, wording, wording_copy
from dateline.merging.difference import Difference, difference

__all__ = ["StoryReader"]


class StoryReader:
    """The part of the asking side that tells of stories and revisions; ``Reader`` is made of it."""

    _store: Store

    def stories(self, *, copied: bool = False, limit: int | None = None) -> list[StoryRow]:
        """The stories, those with most reports first; ``copied`` leaves out those that one report alone tells."""
        with self._store.reading() as connection:
            query = _stories(limit)
            return _rows(connection, query.having(func.count() > 1) if copied else query)

    def latest_stories(self, limit: int) -> list[StoryRow]:
        """The stories of the reports published last, the newest first."""
        with self._store.reading() as connection:
            latest = _latest(connection, limit)
            rows = _rows(connection, _stories(None).where(story.c.id.in_(latest)))
        return sorted(rows, key=lambda row: latest.index(row.id))

    def story(self, name: str) -> StoryTold:
        """A story by its id or the beginning of it, or by the id, source or URL of one of its reports.

        Raises NotFound where there is none or several.
        """
        with self._store.reading() as connection:
            story_id = _story_called(connection, name)
            row = _rows(connection, _stories(None).where(story.c.id == story_id))[0]
            return StoryTold(row, tuple(_reports(connection, story_id)))

    def revisions(self, name: str) -> list[RevisionRow]:
        """The revisions of the page of a report, in the order in which they were read, the one that counts last.

        ``name`` is the page's URL or source, or the id of any of them; raises NotFound.
        """
        with self._store.reading() as connection:
            known = revisions.chain(connection, answering.one_report(connection, name))
        return [
            RevisionRow(one.id, one.title, one.publisher, one.published, one.source, one is known[-1]) for one in known
        ]

    def difference(self, name: str, against: str | None = None) -> Difference:
        """What a revision changed, in the text and in what the ledger says, from the one before it.

        ``name`` is a URL or source (its newest revision is meant) or the id of a revision; of the first revision the
        next one is told. ``against`` names any other report to compare with. Raises NotFound where there is no
        report, or no revision to compare it with.
        """
        with self._store.reading() as connection:
            new = answering.one_report(connection, name)
            old, new = (answering.one_report(connection, against), new) if against else _before(connection, new)
            return difference(rebuild(connection, old), rebuild(connection, new))


def _latest(connection: Connection, limit: int) -> list[str]:
    """The ids of the stories that come first when reports are looked through from the newest."""
    c, found = report.c, dict[str, None]()
    query = (
        select(wording.c.story_id)
        .join(report_wording, report_wording.c.wording_id == wording.c.id)
        .join(report, c.id == report_wording.c.report_id)
        .order_by(c.published.desc().nulls_last(), c.number.desc())
    )
    for id in connection.execute(query).scalars():
        found[id] = None
        if len(found) == limit:
            break
    return list(found)


def _before(connection: Connection, report_id: str) -> tuple[str, str]:
    """The revision before a report and itself, or the first and the second."""
    known = [one.id for one in revisions.chain(connection, report_id)]
    if len(known) == 1:
        raise NotFound(f"The ledger holds one revision of report {report_id}: read its page again when it has changed.")
    place = max(1, known.index(report_id))
    return known[place - 1], known[place]


def _stories(limit: int | None) -> Select[Any]:
    told = story.join(wording, wording.c.story_id == story.c.id)
    told = told.join(report_wording, report_wording.c.wording_id == wording.c.id)
    told = told.join(report, report.c.id == report_wording.c.report_id)
    columns = (
        story.c.id, story.c.source, story.c.source_order, func.count().label("reports"),
        func.count(report.c.publisher.distinct()), func.min(report.c.published), func.max(report.c.published),
    )  # fmt: skip
    query = select(*columns).select_from(told).group_by(story.c.id)
    return query.order_by(func.count().desc(), func.min(report.c.published).nulls_last(), story.c.id).limit(limit)


def _rows(connection: Connection, query: Select[Any]) -> list[StoryRow]:
    """The answers to a query for stories, each with the headline of the report that says whose it is."""
    found = connection.execute(query).all()
    first = {id: order.split(" ", 2)[2] for id, _, order, *_ in found}
    titles = dict(answering.titles(connection, sorted(set(first.values()))))
    return [StoryRow(id, titles.get(first[id]), source, *counts) for id, source, _, *counts in found]


def _story_called(connection: Connection, name: str) -> str:
    """The id of the story that a name means."""
    if known := answering.only_if_any(connection, story, name):
        return known
    report_id = answering.one_report(connection, name, beside=(story,))
    home = select(wording.c.story_id).join(report_wording, report_wording.c.wording_id == wording.c.id)
    found: str | None = connection.execute(home.where(report_wording.c.report_id == report_id)).scalar()
    if found is None:
        newer = connection.execute(select(superseded.c.by_id).where(superseded.c.report_id == report_id)).scalar()
        raise NotFound(f"Report {report_id} is in no story, since {newer} is a newer revision of it: name that one.")
    return found


def _reports(connection: Connection, story_id: str) -> list[StoryReport]:
    """The reports of a story, the earliest first."""
    inside = select(wording.c.id).where(wording.c.story_id == story_id)
    left, right, shared = wording_copy.c.left_id, wording_copy.c.right_id, wording_copy.c.shared
    nearest: dict[int, float] = {}
    for one, other, part in connection.execute(select(left, right, shared).where(left.in_(inside))):
        for id in (one, other):
            nearest[id] = max(part, nearest.get(id, 0.0))
    c, words = report.c, report_wording.c
    query = select(c.id, c.title, c.publisher, c.published, words.source, c.url, words.wording_id)
    query = query.join(report_wording, words.report_id == c.id).where(words.wording_id.in_(inside))
    rows = connection.execute(query.order_by(c.published.nulls_last(), c.number)).all()
    said = [row.wording_id for row in rows]
    alike = {id for id in said if said.count(id) > 1}
    return [
        StoryReport(*row[:6], shared=1.0 if row.wording_id in alike else nearest.get(row.wording_id)) for row in rows
    ]
