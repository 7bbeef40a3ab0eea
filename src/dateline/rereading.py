"""Reports of a ledger read again from the text that it keeps, in place, by the present version and settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from dateline.errors import DatelineError
from dateline.ingest import FEW, begin
from dateline.pipeline import Reader
from dateline.records import Reading, Report
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.ledger import Ledger

__all__ = ["Outcome", "reread"]

TOGETHER = 8  # reports read at a time: enough to keep a process busy, few enough to tell of each soon


@dataclass(frozen=True, slots=True)
class Outcome:
    """What re-reading did to one report. ``message`` says why it could not be read, and then nothing was changed."""

    report_id: str
    title: str | None
    changed: bool = False
    still_apply: int = 0
    look_again: int = 0
    message: str | None = None


def reread(names: Iterable[str], ledger: Ledger, settings: Settings, jobs: int = 1) -> Iterator[Outcome]:
    """Read the reports of these ids again and tell of each, in order; ``jobs`` processes give what one would.

    Each report is one transaction, so that a re-reading that is stopped has left every report whole, and the same
    call goes on from there. Raises NotFound for a report that the ledger lacks.
    """
    ids = list(names)
    for group in _read(ids, ledger, settings, jobs if len(ids) >= FEW else 1):
        for report, answer in group:
            if isinstance(answer, str):
                yield Outcome(report.id, report.title, message=answer)
            else:
                done = ledger.reread(answer)
                yield Outcome(report.id, report.title, done.changed, done.still_apply, done.look_again)


T = TypeVar("T")
Answers = list[tuple[Report, Reading | str]]


def _read(ids: list[str], ledger: Ledger, settings: Settings, jobs: int) -> Iterator[Answers]:
    """The new readings, some at a time."""
    groups = ([ledger.report(name).report for name in group] for group in _some(ids, TOGETHER))
    if jobs == 1:
        yield from (_read_together(group, settings) for group in groups)
        return
    import multiprocessing

    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=begin, initargs=(settings,))
    try:
        for some in _some(groups, jobs * 2):
            for future in [pool.submit(_read_together, group, settings) for group in some]:
                yield future.result()
    except BrokenProcessPool as error:
        raise DatelineError(
            "A reading process was killed, perhaps for want of memory: run the same command again with a smaller "
            "--jobs; what was read is kept."
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_together(reports: list[Report], settings: Settings) -> Answers:
    """Some reports read; where one fails, each by itself, so that a defect on one costs no other."""
    reader = Reader.load(settings)
    try:
        return list(zip(reports, reader.read_reports(reports), strict=True))
    except DatelineError:
        raise
    except Exception:
        return [(report, _read_one(report, reader)) for report in reports]


def _read_one(report: Report, reader: Reader) -> Reading | str:
    try:
        return next(reader.read_reports([report]))
    except Exception as error:
        return f"Dateline failed on report {report.id} ({type(error).__name__}: {error}); it stays as it was."


def _some(items: Iterable[T], count: int) -> Iterator[list[T]]:
    """The items, ``count`` at a time (itertools.batched, which Python 3.11 lacks)."""
    left = iter(items)
    while group := list(islice(left, count)):
        yield group
