"""What one more report costs as a ledger grows: ``python -m benchmarks.growth`` (some minutes; ``--sizes`` for less).

Made-up reports (``generated.py``) fill a ledger to each size in turn; at each, the same batch of newer reports is added
to a copy of the file with the settings that every ledger has, and the CPU time of this process for each added report,
the wall-clock time, the memory and the file are told. The target is that the cost at the largest size is at most 1.3
times that at the smallest. The batch is added several times, each to a copy of its own, and the quickest counts, since
whatever else the machine does only adds.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import reading
from dateline.ledger import Ledger
from dateline.records import Reading

__all__ = ["main"]

SIZES = (1_000, 10_000, 100_000)
BATCH = 200
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What adding a batch to a ledger of some size took: milliseconds for a report, and MB."""

    size: int
    cpu: float
    wall: float
    slowest: float
    memory: float
    file: float

    def __str__(self) -> str:
        return (
            f"{self.size:9,} reports {self.cpu:7.2f} ms CPU {self.wall:7.2f} ms {self.slowest:8.1f} ms the slowest "
            f"{self.memory:6.0f} MB memory {self.file:8.1f} MB file"
        )


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 where the cost grows by no more than 1.3 times, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="Measure the cost of one report.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports already there")
    parser.add_argument("--batch", type=int, default=BATCH, help="reports added at each size")
    given = parser.parse_args(arguments)
    batch = [reading(number) for number in range(given.batch)]
    with tempfile.TemporaryDirectory() as folder:
        costs = list(_grown(Path(folder), sorted(given.sizes), batch))
    ratio = costs[-1].cpu / costs[0].cpu
    print(f"\none more report costs {ratio:.2f} times at {costs[-1].size:,} what it costs at {costs[0].size:,}")
    return int(ratio > 1.3)


def _grown(folder: Path, sizes: Sequence[int], batch: Sequence[Reading]) -> list[Cost]:
    """The costs at each size, in one ledger that is filled from size to size."""
    path, number, costs = folder / "growing.db", 0, []
    for size in sizes:
        started = time.process_time()
        with Ledger.open(path) as ledger:
            while number < size:
                ledger.add(reading(len(batch) + number))
                number += 1
        filled = time.process_time() - started
        costs.append(_cost(folder, path, size, batch))
        print(costs[-1], f"(filled in {filled:,.0f} s)", flush=True)
    return costs


def _cost(folder: Path, path: Path, size: int, batch: Sequence[Reading]) -> Cost:
    """What the batch takes, by the quickest round for each report."""
    copy = folder / "copy.db"
    cpu: list[list[float]] = []
    wall: list[list[float]] = []
    for _ in range(ROUNDS):
        shutil.copyfile(path, copy)
        with Ledger.open(copy) as ledger:
            spent = [_added(ledger, one) for one in batch]
        cpu.append([each[0] for each in spent])
        wall.append([each[1] for each in spent])
    by_report = [min(times) * 1000 for times in zip(*cpu, strict=True)]
    walls = [min(times) * 1000 for times in zip(*wall, strict=True)]
    return Cost(
        size, statistics.mean(by_report), statistics.mean(walls), max(walls), _memory(), path.stat().st_size / 1e6
    )


def _added(ledger: Ledger, one: Reading) -> tuple[float, float]:
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
