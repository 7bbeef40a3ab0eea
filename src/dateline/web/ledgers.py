"""Ledgers lent to requests: one connection to the file serves one request at a time.

A route asks for one as a parameter::

    def front(ledger: OpenLedger) -> ...      # for reading; the file is opened read-only
    def correct(ledger: WritableLedger) -> ...  # for a route that has asked who writes (see ``security.py``)

Opening a ledger takes 2 ms, lending one that is open 0.01 ms, so a few are kept; there are never more than requests.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from dateline.ledger import Ledger, Reader
from dateline.web.site import Site

__all__ = ["Ledgers", "OpenLedger", "WritableLedger", "reading", "writing"]

_KEPT = 8  # open at rest; as many as cores would read at once


class Ledgers:
    """The ledger of a site, opened as often as requests need it at once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._idle: deque[Ledger] = deque()
        self._file: tuple[int, int] | None = None

    @contextmanager
    def lend(self) -> Iterator[Ledger]:
        """An open ledger, for reading only, that nobody else uses meanwhile."""
        ledger = self._take()
        try:
            yield ledger
        finally:
            if len(self._idle) < _KEPT:
                self._idle.append(ledger)
            else:
                ledger.close()

    @contextmanager
    def lend_for_writing(self) -> Iterator[Ledger]:
        """The ledger open for writing; writers wait for each other in the database."""
        with Ledger.open(self._site.ledger, settings=self._site.settings, create=False) as ledger:
            yield ledger

    def close(self) -> None:
        """Let go of the file."""
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> Ledger:
        self._notice()
        try:
            return self._idle.pop()
        except IndexError:
            seconds = self._site.limits.answer_seconds
            return Ledger.open(
                self._site.ledger, settings=self._site.settings, create=False, readonly=True, seconds=seconds
            )

    def _notice(self) -> None:
        """Where another file has taken the ledger's place, an open one would go on telling of the old."""
        try:
            found = self._site.ledger.stat()
        except OSError:
            found = None
        file = (found.st_dev, found.st_ino) if found else None
        if file != self._file:
            self._file = file
            self.close()


def reading(request: Request) -> Iterator[Reader]:
    """The ledger of the site, for one request."""
    ledgers: Ledgers = request.app.state.ledgers
    with ledgers.lend() as ledger:
        yield ledger


def writing(request: Request) -> Iterator[Ledger]:
    """The ledger of the site for one request that writes."""
    ledgers: Ledgers = request.app.state.ledgers
    with ledgers.lend_for_writing() as ledger:
        yield ledger


OpenLedger = Annotated[Reader, Depends(reading)]
WritableLedger = Annotated[Ledger, Depends(writing)]
