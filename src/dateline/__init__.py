"""Dateline reads news reports and keeps a sourced ledger of what they say.

``read`` gives the records of one page, ``open`` a ledger of many:

    reading = dateline.read(page)
    with dateline.open("news.db") as ledger:
        ledger.add(reading)

``docs/python.md`` tells more.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.records import Reading
    from dateline.settings import Settings

__all__ = ["__version__", "open", "read"]

__version__ = "0.1.0"


def read(
    page: str | bytes,
    *,
    url: str | None = None,
    published: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Read one page, HTML or plain text, and give its records.

    ``published`` (EDTF, "2023-03-07") is taken where the page does not tell its own date. Raises InputRefused for a
    page that holds no report. The models are loaded at the first call and kept for later calls of equal settings.
    """
    from dateline.gather.page import Page
    from dateline.pipeline import Reader

    content = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    charset = "utf-8" if isinstance(page, str) else None
    return Reader.load(settings).read(Page("(text)", content, url=url, charset=charset), published)


def open(path: str | Path, *, settings: Settings | None = None, readonly: bool = False) -> Ledger:
    """Open the ledger in that file, made anew where there is none; use it in a ``with`` statement.

    ``settings`` are written into the ledger beside what is added, so that it tells what made each record.
    Raises LedgerError for a file that is no ledger or comes from a newer version.
    """
    from dateline.ledger import Ledger

    return Ledger.open(path, settings=settings, readonly=readonly)
