"""Posted pages read in a process of their own, which is loaded at the first and ended where one takes too long.

A page is hostile input: what it does to the parser must not stop the site, and no thread can be stopped from outside.
One page is read at a time and a few may wait, since reading is work for the processor and not for the network.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from dateline.errors import InputRefused
from dateline.gather.page import Page
from dateline.settings import Settings
from dateline.web.problems import ProblemError
from dateline.web.site import Site

if TYPE_CHECKING:
    from dateline.pipeline import Reader

__all__ = ["Readings"]

_LOADING_SECONDS = 120.0  # for the models; they take two on a machine that does nothing else

Answer = tuple[str, str, str]  # "read", "refused" or "defect"; the reason; the document or the message


class Readings:
    """Reads pages for a site."""

    def __init__(self, site: Site) -> None:
        self._settings, self._limits = site.settings, site.limits
        self._waiting = threading.BoundedSemaphore(site.limits.waiting + 1)
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._link: Connection | None = None

    def read(self, page: Page, published: str | None) -> str:
        """The reading of a page as JSON; raises InputRefused for a page that is no report.

        A 503 problem where too many pages wait or this one takes too long.
        """
        if not self._waiting.acquire(blocking=False):
            raise ProblemError(503, "busy", "Other pages are being read: try again.", headers={"retry-after": "5"})
        try:
            with self._turn:
                kind, reason, told = self._ask(page, published)
        finally:
            self._waiting.release()
        if kind == "refused":
            raise InputRefused(reason, told)
        if kind == "defect":
            raise ProblemError(500, "defect", told)
        return told

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._link is not None:
            self._link.close()
        self._process = self._link = None

    def _ask(self, page: Page, published: str | None) -> Answer:
        """What the process makes of a page; it is ended where that takes too long, and begun anew at the next."""
        try:
            link = self._linked()
            link.send((page, published))
            if link.poll(self._limits.reading_seconds):
                answer: Answer = link.recv()
                return answer
        except (EOFError, OSError) as error:
            self.close()
            detail = "The process that reads was lost, perhaps for want of memory: try a smaller page."
            raise ProblemError(503, "reading-lost", detail, headers={"retry-after": "5"}) from error
        self.close()
        detail = f"The page was not read within {self._limits.reading_seconds:g} seconds: post a smaller one."
        raise ProblemError(503, "too-slow", detail, headers={"retry-after": "60"})

    def _linked(self) -> Connection:
        """The link to a process that is ready."""
        if self._link is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(theirs, self._settings), daemon=True)
            self._process.start()
            theirs.close()
            self._link = ours
            if not ours.poll(_LOADING_SECONDS):
                raise EOFError
            ours.recv()
        return self._link


def _work(link: Connection, settings: Settings) -> None:
    """Read pages until the site goes away."""
    from dateline.pipeline import Reader

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the site, which ends this process
    reader = Reader.load(settings)
    link.send("ready")
    try:
        while True:
            page, published = link.recv()
            link.send(_answer(reader, page, published))
    except (EOFError, OSError):
        return


def _answer(reader: Reader, page: Page, published: str | None) -> Answer:
    from dateline.export import json

    try:
        return "read", "", json.dumps(reader.read(page, published))
    except InputRefused as refusal:
        return "refused", refusal.reason, str(refusal)
    except Exception as error:
        return "defect", "", f"Dateline failed on this page ({type(error).__name__}); please report it with the page."
