"""What was cut from a report's page, read again from the file that it came from, where that is still the same file.

A ledger may come from anybody, and the path in it may name any file here. So a file is only shown where its bytes are
those that the ledger says were read; and nothing is ever fetched from the web for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.article.cutting import cut
from dateline.errors import InputRefused
from dateline.gather.files import STDIN, is_url, open_page
from dateline.ledger import Reader
from dateline.records import Report
from dateline.web.site import Site

__all__ = ["furniture"]


def furniture(ledger: Reader, report: Report, site: Site) -> list[str | None] | None:
    """The lines that were cut, None where the article stands between them; None for a page that is not here as it was.

    A relative path counts from where the site was started, or else from the folder of the ledger.
    """
    for digest, source in ledger.pages_of(report.id).items():
        for path in _paths(source, site.ledger):
            try:
                page = open_page(str(path), site.settings.page_limit)
            except InputRefused:
                continue
            if page.digest == digest:
                return cut(page, report)
    return None


def _paths(source: str | None, ledger: Path) -> Iterator[Path]:
    """Where the page of that source may lie."""
    if source and source != STDIN and not is_url(source):
        yield Path(source)
        if not Path(source).is_absolute():
            yield ledger.absolute().parent / source
