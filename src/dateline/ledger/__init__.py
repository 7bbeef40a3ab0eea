"""The ledger: one file that holds what reports say, pinned to their words, and answers who did what to whom.

    with Ledger.open("news.db") as ledger:
        ledger.add(reading)
        for event in ledger.events(actor="TTP", since="2023"):
            print(event.date, event.who, event.type, event.to_whom, event.according_to)

``Reader`` is the asking side and ``Writer`` the writing side; ``Ledger`` is both. ``tables/`` and ``views.py`` say
what a file holds, and ``docs/schema.md`` is made from them.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.ledger.incidents.joining import IncidentWriter
from dateline.ledger.reader import Reader
from dateline.ledger.store import Store
from dateline.ledger.tokens import Tokens
from dateline.ledger.writer import Writer
from dateline.settings import Settings

__all__ = ["Ledger", "Reader", "Writer"]


class Ledger(Reader, Writer, IncidentWriter):
    """An open ledger. Use it in a ``with`` statement, from one thread; several programs may hold one file open."""

    def __init__(self, store: Store, settings: Settings) -> None:
        Reader.__init__(self, store)
        Writer.__init__(self, store, settings)

    @property
    def tokens(self) -> Tokens:
        """Who may write through the API."""
        return Tokens(self._store)

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        settings: Settings | None = None,
        create: bool = True,
        readonly: bool = False,
        seconds: float | None = None,
    ) -> Self:
        """Open the ledger in that file, made where there is none; ":memory:" is one that no file keeps.

        ``settings`` are those that the readings to be added were made with; ``seconds`` is the longest that one
        question may take (None: as long as it takes), and a longer one is a LedgerError. Raises LedgerError for a file
        that is no ledger, comes from a newer version, cannot be opened, or is not there and may not be made.
        """
        return cls(Store(path, create=create, readonly=readonly, seconds=seconds), settings or Settings())

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
