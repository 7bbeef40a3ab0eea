"""How fast and how large: ``dateline ingest`` beside the bare spaCy pipeline over the same texts, in one run.

``make bench`` runs it over the sample reports; ``python -m benchmarks.speed --data FILE`` over the texts of a JSON
lines file as well (field ``text`` or ``doc_text``). The two are measured in turn, round after round, and their ratio
is the median of the rounds, so that what else the machine does falls on both alike. Times are CPU seconds of one
process.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import dateline
from benchmarks import jsonlines
from dateline.gather import open_page
from dateline.ingest import ingest
from dateline.pipeline import Reader
from dateline.settings import Settings

__all__ = ["main"]

SAMPLES = Path(__file__).parents[1] / "samples"
BATCH = 64  # texts a batch, for the bare pipeline as for the reading of a report's paragraphs
STARTS = 5  # runs of ``dateline --help``, of which the median is told
Side = Callable[[list[str]], None]


@dataclass(frozen=True, slots=True)
class Speed:
    """What one side did: the texts and words of a round, and its CPU seconds in every round."""

    texts: int
    words: int
    seconds: list[float]

    def __str__(self) -> str:
        typical = statistics.median(self.seconds)
        return f"{self.texts / typical:8.1f} reports/s {self.words / typical:10,.0f} words/s"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when it ran."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Measure speed and memory.")
    parser.add_argument("--data", type=Path, help="a JSON lines file of texts, measured as well")
    parser.add_argument("--limit", type=int, default=200, help="take so many of its texts (default 200)")
    parser.add_argument("--rounds", type=int, default=5, help="measure each side so many times (default 5)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        _compare("sample reports", sorted(map(str, _samples())), given.rounds)
        if given.data:
            _compare(given.data.name, _written(given.data, given.limit, Path(folder)), given.rounds)
    print(f"\ndateline --help: {_start():.2f} s to start (median of {STARTS})")
    return 0


def _compare(name: str, pages: list[str], rounds: int) -> None:
    """Print both speeds, the ratio and the peak memory over one set of pages."""
    words = sum(len(text.split()) for text in _bodies(pages))
    ours, bare = Speed(len(pages), words, []), Speed(len(pages), words, [])
    _ingest(pages)
    nlp = _bare(pages)
    for turn in range(rounds):
        for side in ("bare", "ours") if turn % 2 else ("ours", "bare"):
            (ours if side == "ours" else bare).seconds.append(_timed(_ingest if side == "ours" else nlp, pages))
    ratio = statistics.median(theirs / mine for theirs, mine in zip(bare.seconds, ours.seconds, strict=True))
    print(f"\n{name}: {len(pages)} reports, {words:,} words, {rounds} rounds")
    print(f"  dateline ingest    {ours}   {_peak('ours', pages):5.0f} MB at the peak")
    print(f"  spaCy, everything  {bare}   {_peak('bare', pages):5.0f} MB at the peak")
    print(f"  ratio              {ratio:8.2f} of the speed of the bare pipeline")


def _ingest(pages: list[str]) -> None:
    """Everything that ``dateline ingest --jobs 1`` does, into a new ledger."""
    with tempfile.TemporaryDirectory() as folder, dateline.open(Path(folder) / "bench.db") as ledger:
        for _ in ingest(pages, ledger, Settings(), jobs=1):
            pass


def _bare(pages: list[str]) -> Side:
    """The bare pipeline with every component, over the clean texts of the pages, loaded and warm."""
    import spacy

    nlp = spacy.load(Settings().model)
    texts = _bodies(pages)

    def run(_: list[str]) -> None:
        for _doc in nlp.pipe(texts, batch_size=BATCH):
            pass

    run(pages)
    return run


def _bodies(pages: list[str]) -> list[str]:
    """The bodies that both sides are to read; a page that is no report gives none."""
    from dateline.article import compose
    from dateline.errors import InputRefused

    bodies = []
    for page in pages:
        with contextlib.suppress(InputRefused):
            bodies.append(compose(open_page(page, Settings().page_limit)).text)
    return bodies


def _timed(side: Side, pages: list[str]) -> float:
    start = time.process_time()
    side(pages)
    return time.process_time() - start


def _peak(side: str, pages: list[str]) -> float:
    """The peak memory in MB of a new process that does one side."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawn) as pool:
        return pool.submit(_measured, side, pages).result()


def _measured(side: str, pages: list[str]) -> float:
    if side == "ours":
        Reader.load(Settings())
        _ingest(pages)
    else:
        _bare(pages)
    return _high_water()


def _high_water() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells on Linux is the parent's, where that held more when it started us
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _start() -> float:
    """Wall seconds that ``dateline --help`` takes."""
    command = [str(Path(sys.executable).parent / "dateline"), "--help"]
    taken = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _samples() -> Iterator[Path]:
    return (path for path in SAMPLES.iterdir() if path.suffix in (".html", ".txt"))


def _written(data: Path, limit: int, folder: Path) -> list[str]:
    """The texts of a data set as files, which is what an ingest takes."""
    paths = []
    for number, row in zip(range(limit), jsonlines.read(data), strict=False):
        path = folder / f"{number:05}.txt"
        path.write_text(str(row[next(key for key in ("text", "doc_text") if key in row)]), encoding="utf-8")
        paths.append(str(path))
    return paths


if __name__ == "__main__":
    sys.exit(main())
