"""From a page to its records, on one screen: article, reading, finding."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline import article
from dateline.finding.finders import Finders
from dateline.gather.page import Page
from dateline.ontology import Ontology
from dateline.reading.document import Document
from dateline.reading.reader import ReportReader
from dateline.records import Reading, Report
from dateline.resolving.gazetteer import Gazetteer
from dateline.resolving.registry import Registry
from dateline.settings import Settings

__all__ = ["Reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that reading needs, loaded once. Equal settings over equal pages give equal readings."""

    settings: Settings
    reports: ReportReader
    finders: Finders

    @classmethod
    @functools.lru_cache(maxsize=4)
    def load(cls, settings: Settings | None = None) -> Reader:
        """A reader of those settings (the environment's by default); the same one for equal settings.

        Raises SettingsError for a model that is not installed or a profile that does not hold.
        """
        settings = settings or Settings.from_environment()
        profile = (settings.profile,) if settings.profile else ()
        ontology = Ontology.load(settings.profile)
        reports = ReportReader.load(settings.model, Registry.load(*profile), Gazetteer.open(settings.cache))
        return cls(settings, reports, Finders.load(ontology, settings.learned, settings.likely))

    def read(self, page: Page, published: str | None = None) -> Reading:
        """The records of one page; raises InputRefused for a page that is no report.

        ``published`` (EDTF) is taken where the page does not tell its own date.
        """
        return self.finders.find(self.document(page, published))

    def document(self, page: Page, published: str | None = None) -> Document:
        """The report of one page, parsed, with who, where and when over it: what each finder is given."""
        report = article.compose(page, limit=self.settings.page_limit)
        if published and not report.published:
            report = report.dated(published)
        return next(self.reports.read([report]))

    def read_reports(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The records of reports, in order."""
        for document in self.reports.read(reports):
            yield self.finders.find(document)
