"""What one more report costs as a ledger grows: ``python -m benchmarks.growth`` (half an hour; ``--sizes`` for less).

Made-up reports (``generated.py``) fill a ledger to each size in turn. Then the same batch of newer reports is added to
a copy of each, with the settings that every ledger has and in a process of its own, and the CPU time of one report,
the wall-clock time, the memory and the file are told. The target is that the cost at the largest size is at most 1.3
times that at the smallest. The sizes are measured in turn, round after round, and of every report the quickest round
counts, since whatever else the machine does only adds.

With ``--keep FOLDER`` the filled ledgers stay there, and a later run goes on from them. They must be of the same
Dateline: what another would have grouped otherwise stays as it is.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generated import reading
from dateline.ledger import Ledger
from dateline.records import Reading

__all__ = ["main"]

SIZES = (1_000, 10_000, 100_000)
BATCH = 200  # reports that are added at each size: two days of news
ROUNDS = 3
AT_MOST = 1.3

Times = list[tuple[float, float]]  # CPU and wall-clock seconds of each report


@dataclass(slots=True)
class Cost:
    """What adding a batch to a ledger of some size took, in every round."""

    size: int
    file: float
    rounds: list[Times] = field(default_factory=list)
    memory: float = 0.0

    @property
    def cpu(self) -> float:
        """Milliseconds of the processor for one report."""
        return statistics.mean(self._quickest(0))

    def __str__(self) -> str:
        wall = self._quickest(1)
        return (
            f"{self.size:9,} reports {self.cpu:7.2f} ms CPU {statistics.mean(wall):7.2f} ms {max(wall):8.1f} ms the "
            f"slowest {self.memory:6.0f} MB memory {self.file:8.1f} MB file"
        )

    def _quickest(self, which: int) -> list[float]:
        return [min(each[which] for each in times) * 1000 for times in zip(*self.rounds, strict=True)]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 where the cost grows by no more than 1.3 times, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="Measure the cost of one report.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports already there")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="measure each size so many times")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the filled ledgers here, and go on from them")
    given = parser.parse_args(arguments)
    with _folder(given.keep) as folder:
        costs = [_filled(folder, size) for size in sorted(given.sizes)]
        for _ in range(given.rounds):
            for cost in costs:
                _measure(folder, cost)
    for cost in costs:
        print(cost)
    ratio = costs[-1].cpu / costs[0].cpu
    print(f"\none more report costs {ratio:.2f} times at {costs[-1].size:,} what it costs at {costs[0].size:,}")
    return int(ratio > AT_MOST)


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def _filled(folder: Path, size: int) -> Cost:
    """The ledger of a size, filled from the next smaller one that there is."""
    path = folder / f"{size}.db"
    if not path.exists():
        smaller = max((known for each in folder.glob("*.db") if (known := _size(each)) < size), default=0)
        filling = folder / "filling.part"
        _clear(folder, filling)
        if smaller:
            shutil.copyfile(folder / f"{smaller}.db", filling)
        started = time.process_time()
        with Ledger.open(filling) as ledger:
            for number in range(smaller, size):
                ledger.add(reading(BATCH + number))
        filling.rename(path)
        spent = time.process_time() - started
        print(f"{size:9,} reports: filled from {smaller:,} in {spent:,.0f} s, "
              f"{spent / (size - smaller) * 1000:.1f} ms a report", flush=True)  # fmt: skip
    return Cost(size, path.stat().st_size / 1e6)


def _clear(folder: Path, path: Path) -> None:
    """Take away a file of a ledger, and what the database keeps beside it."""
    for each in folder.glob(f"{path.name}*"):
        each.unlink()


def _size(path: Path) -> int:
    return int(path.stem) if path.stem.isdecimal() else 0


def _measure(folder: Path, cost: Cost) -> None:
    """Add the batch to a copy, in a new process, so that what one size has left behind is no burden to the next."""
    copy = folder / "copy.part"
    shutil.copyfile(folder / f"{cost.size}.db", copy)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        times, memory = pool.submit(_added, copy).result()
    _clear(folder, copy)
    cost.rounds.append(times)
    cost.memory = max(cost.memory, memory)


def _added(path: Path) -> tuple[Times, float]:
    """The times of adding the batch, and the memory that the process then holds."""
    readings = [reading(number) for number in range(BATCH)]
    with Ledger.open(path) as ledger:
        return [_timed(ledger, one) for one in readings], _memory()


def _timed(ledger: Ledger, one: Reading) -> tuple[float, float]:
    gc.collect(0)
    cpu, wall = time.process_time(), time.perf_counter()
    ledger.add(one)
    return time.process_time() - cpu, time.perf_counter() - wall


def _memory() -> float:
    """The memory that this process holds now, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    raise SystemExit(main())
