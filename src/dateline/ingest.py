"""Many pages into a ledger: in the order given, over the cores there are, each page once.

Pages are opened and written here, in one process, and read in others; each page is kept as soon as its turn comes,
so that an ingest that is killed has lost nothing and the next one goes on where it was.
"""

from __future__ import annotations

import gc
import itertools
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.errors import DatelineError, InputRefused, PinError, Unkept
from dateline.gather import Page, in_text, open_page
from dateline.pipeline import Reader
from dateline.records import Reading
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.ledger import Ledger

__all__ = ["FEW", "Answer", "Outcome", "begin", "ingest", "read_page"]

# A process takes two seconds to load its models, in which one reads some thirty pages: fewer are read in this one.
FEW = 24
# New objects before Python looks for those that refer to each other and to nothing else. At its own 700 it comes, once
# in eighty reports, to look through all that the models hold, for a quarter of a second and more.
UNLOOKED = 50_000
WAITING = 4  # pages in hand for each process: enough that none is idle, few enough to hold in memory


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: read, known (the ledger had it) or refused with a reason and a sentence."""

    source: str
    kind: Literal["read", "known", "refused"]
    title: str | None = None
    events: int = 0
    statements: int = 0
    statuses: int = 0
    reason: str | None = None
    message: str | None = None


Answer = Reading | InputRefused


def ingest(sources: Iterable[str], ledger: Ledger, settings: Settings, jobs: int = 1) -> Iterator[Outcome]:
    """Read the pages into the ledger and tell of each, in order; ``jobs`` processes give what one would.

    A page that the ledger holds, by its bytes, is not read again. Refused pages are kept with their reason, and tried
    again the next time. Raises LedgerError where the ledger cannot be written.
    """
    unread = iter(sources)
    first = list(itertools.islice(unread, FEW))
    if jobs == 1 or len(first) < FEW:
        yield from _alone(itertools.chain(first, unread), ledger, settings)
    else:
        yield from _shared(itertools.chain(first, unread), ledger, settings, jobs)


def _alone(sources: Iterable[str], ledger: Ledger, settings: Settings) -> Iterator[Outcome]:
    """Read in this process."""
    with _unhurried():
        for source in sources:
            page = _opened(source, settings)
            if isinstance(page, Page) and ledger.seen(page.digest):
                yield Outcome(source, "known")
            else:
                yield _keep(ledger, source, page, read_page(page, settings) if isinstance(page, Page) else page)


@contextmanager
def _unhurried() -> Iterator[None]:
    """Let Python look for objects that only refer to each other after more new ones than it would."""
    before = gc.get_threshold()
    gc.set_threshold(UNLOOKED, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _shared(sources: Iterable[str], ledger: Ledger, settings: Settings, jobs: int) -> Iterator[Outcome]:
    """Read in as many processes as jobs, and write in the order of the sources."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")  # a fork would copy locks that a progress bar's thread may hold
    pool = ProcessPoolExecutor(jobs, context, initializer=begin, initargs=(settings,))
    queue: deque[tuple[str, Page | InputRefused, Future[Answer] | None]] = deque()
    in_hand: set[str] = set()
    try:
        for source in sources:
            page = _opened(source, settings)
            future = None
            if isinstance(page, Page) and (digest := page.digest) not in in_hand and not ledger.seen(digest):
                in_hand.add(digest)
                future = pool.submit(read_page, page, settings)
            queue.append((source, page, future))
            if len(queue) >= jobs * WAITING:
                yield _next(queue, ledger, in_hand)
        while queue:
            yield _next(queue, ledger, in_hand)
    except BrokenProcessPool as error:
        raise DatelineError(
            f"A reading process was killed near {queue[0][0] if queue else source}, perhaps for want of memory: "
            "run the same command again with a smaller --jobs; what was read is kept."
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _next(
    queue: deque[tuple[str, Page | InputRefused, Future[Answer] | None]], ledger: Ledger, in_hand: set[str]
) -> Outcome:
    """Write the page whose turn it is."""
    source, page, future = queue[0]
    answer = future.result() if future else page
    queue.popleft()
    if isinstance(answer, Page):
        return Outcome(source, "known")
    if isinstance(page, Page):
        in_hand.discard(page.digest)
    return _keep(ledger, source, page, answer)


def _keep(ledger: Ledger, source: str, page: Page | InputRefused, answer: Answer) -> Outcome:
    """Write what a page gave."""
    source, digest = in_text(source), page.digest if isinstance(page, Page) else None
    if not isinstance(answer, InputRefused):
        try:
            is_new = ledger.add(answer, digest=digest)
        except Unkept as error:
            answer = _defect(source, error)
    if isinstance(answer, InputRefused):
        ledger.refuse(source, answer.reason, str(answer), digest=digest)
        return Outcome(source, "refused", reason=answer.reason, message=str(answer))
    if not is_new:
        return Outcome(source, "known", answer.report.title)
    counts = len(answer.events), len(answer.attributions), len(answer.statuses)
    return Outcome(source, "read", answer.report.title, *counts)


def _opened(source: str, settings: Settings) -> Page | InputRefused:
    """The page, or why it cannot be opened."""
    try:
        return open_page(source, settings.page_limit)
    except InputRefused as refusal:
        return refusal


def read_page(page: Page, settings: Settings) -> Answer:
    """The reading of a page, or why there is none. A defect on one page of a million is kept and costs no other."""
    try:
        return Reader.load(settings).read(page)
    except InputRefused as refusal:
        return refusal
    except PinError as error:
        return _defect(page.source, error)
    except DatelineError:
        raise
    except Exception as error:
        return _defect(page.source, error)


def _defect(source: str, error: Exception) -> InputRefused:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return InputRefused("defect", f"Dateline failed on {source} ({what}); please report it with the page.")


def begin(settings: Settings) -> None:
    """Make ready a reading process: it ends with the one that started it, and leaves Ctrl-C to that one."""
    import multiprocessing.connection
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(UNLOOKED, *gc.get_threshold()[1:])
    parent = multiprocessing.parent_process()
    if parent is not None:
        watch = threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True)
        watch.start()
    Reader.load(settings)


def _end_with(sentinel: int) -> None:
    """End this process when that of the sentinel ends, killed or not: an orphan would wait for ever."""
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)
