"""How fast the site answers over many events: ``python -m benchmarks.serving`` (``--ledger`` keeps what it filled).

Made-up reports (``generated.py``) fill a ledger; the site serves it in a process of its own, over HTTP. Each route is
asked first by one reader, then by several at once while another process adds reports, and the median and the 99th
percentile of the whole answer are told in milliseconds. Readers ask again as soon as they are answered, without a
pause, so that with eight of them on two cores an answer waits for some three others.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import math
import multiprocessing
import multiprocessing.sharedctypes
import multiprocessing.synchronize
import os
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.bulk import fill
from benchmarks.generated import reading

__all__ = ["main"]

EVENTS, READERS = 100_000, 8
TIMES = 12  # that each reader asks each route
PATIENCE = 30  # seconds for an answer; a route that takes longer is told as infinite
FRONT = 100.0  # milliseconds: the target for every list, and for the front page

V1 = "/api/v1"
LISTS = ("reports", "events", "statements", "statuses", "incidents", "actors", "places")
FILTERED = (
    "events?type=ASSAULT", "events?type=COERCE&since=2023&until=2023-06", "events?place={place}",
    "events?actor={actor}", "events?bbox=-180,-90,180,90", "events?bbox=0,0,20,20", "events?modality=denied",
    "events?modality=asserted", "events?source={publisher}", "events?single_source=true",
    "events?disputed=true", "statements?by={actor}", "statements?about={actor}", "statements?about=killed",
    "statuses?kind=office", "incidents?type=ASSAULT", "incidents?single_source=true", "incidents?single_source=false",
    "incidents?disputed=true", "reports?publisher={publisher}", "actors?kind=person&name=m", "actors?kind=state",
    "actors?country=MLI", "places?country={country}",
    "search?q=market", "search?q=killed", "search?q=%22interior+minister%22",
)  # fmt: skip
PAGES = (
    "/", "/search?q=market", "/reports/{reports}", "/incidents/{incidents}", "/actors/{actors}", "/explore",
    "/explore?view=map", "/explore?view=timeline", "/explore?type=ASSAULT", "/explore?place={place}",
    "/explore?single=1", "/explore?single=1&view=map", "/review",
)  # fmt: skip

Ids = dict[str, list[str]]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 where the front page alone is answered within its target, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.serving", description="Measure how fast a site answers."
    )
    parser.add_argument("--ledger", type=Path, help="the ledger, filled first where there is none")
    parser.add_argument("--events", type=int, default=EVENTS, help=f"events to fill it with (default {EVENTS:,})")
    parser.add_argument("--readers", type=int, default=READERS, help=f"readers at once (default {READERS})")
    parser.add_argument("--times", type=int, default=TIMES, help=f"ask each route so many times (default {TIMES})")
    parser.add_argument("--only", default="", help="only routes that hold these letters")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "news.db"
        if not path.exists():
            fill(path, given.events)
        with _served(path) as (port, server):
            return _measure(path, port, server, given)


def _measure(path: Path, port: int, server: int, given: argparse.Namespace) -> int:
    readers, times = given.readers, given.times
    ids = _known(port)
    routes = [route for route in _routes() if given.only in route]
    alone, work = {}, {}
    for route in list(routes):
        if _asked(port, route, ids, 1, 1) == [math.inf]:  # what is loaded at the first is not counted
            print(f"{route} is not answered in {PATIENCE} s.")
            routes.remove(route)
            continue
        begun = _cpu(server)
        alone[route] = _asked(port, route, ids, 1, times)
        work[route] = 1000 * (_cpu(server) - begun) / times
    with _ingesting(path) as added:
        start = time.monotonic()
        together = {route: _asked(port, route, ids, readers, times) for route in routes}
        seconds, reports = time.monotonic() - start, added.value
    print(f"{'':58}{'one reader':>24}{f'{readers} readers, one ingest':>26}")
    print(f"{'milliseconds':58}{'CPU':>8}{'median':>8}{'p99':>8}{'median':>16}{'p99':>10}")
    for route in routes:
        print(f"{route:58}{work[route]:8.1f}{_figures(alone[route], 8)}{_figures(together[route], 10, first=16)}")
    print(f"\nThe ingest added {reports} reports meanwhile, {reports / seconds:.1f} a second.")
    slow = [route for route in routes if statistics.median(alone[route]) > FRONT]
    print(f"Over {FRONT:g} ms by itself: {', '.join(slow) or 'none'}.")
    return int("/" in slow)


def _cpu(process: int) -> float:
    """CPU seconds that a process has used, which other work on the machine does not change; 0 where nothing tells."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    user, system = told.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _figures(taken: list[float], width: int, first: int | None = None) -> str:
    ranked = sorted(taken)
    last = ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))]
    return f"{statistics.median(ranked):{first or width}.1f}{last:{width}.1f}"


def _routes() -> list[str]:
    lists = [f"{V1}/{kind}" for kind in LISTS]
    items = [f"{V1}/{kind}/{{{kind}}}" for kind in LISTS]
    deep = [f"{V1}/events?cursor={{cursor}}", f"{V1}/reports/{{reports}}/spans?start=0&end=40"]
    return [*PAGES, *lists, *items, *deep, *(f"{V1}/{asked}" for asked in FILTERED)]


def _known(port: int) -> Ids:
    """What the routes are filled in with: ids from all over the ledger, and names that events have."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    ids: Ids = {kind: [row["id"] for row in _json(connection, f"{V1}/{kind}?limit=100")["items"]] for kind in LISTS}
    cursor = ""
    for _ in range(20):  # ten thousand events back
        leaf = _json(connection, f"{V1}/events?limit=500{cursor}")
        if not leaf["next"]:
            break
        cursor = f"&cursor={leaf['next']}"
    told = leaf["items"][:100]
    ids |= {
        "events": [row["id"] for row in told],
        "reports": [row["report_id"] for row in told],
        "place": [quote(row["place"]) for row in told],
        "country": [row["country"] for row in told],
        "publisher": [quote(row["publisher"]) for row in told],
        "actor": [quote(row["who"]) for row in told if row["who"]],
        "cursor": [_json(connection, f"{V1}/events")["next"], cursor.partition("=")[2]],
    }
    connection.close()
    return ids


def _json(connection: http.client.HTTPConnection, address: str) -> Any:
    connection.request("GET", address)
    answer: Any = json.loads(connection.getresponse().read())
    return answer


def _asked(port: int, route: str, ids: Ids, readers: int, times: int) -> list[float]:
    """Milliseconds that each answer took, for so many readers at once who each ask so many times."""
    taken: list[float] = []
    turn = itertools.count()
    name = next((name for name in ids if f"{{{name}}}" in route), None)

    def read() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        for _ in range(times):
            address = route.replace(f"{{{name}}}", ids[name][next(turn) % len(ids[name])]) if name else route
            start = time.perf_counter()
            try:
                connection.request("GET", address)
                answer = connection.getresponse()
                answer.read()
            except TimeoutError:
                break
            taken.append(1000 * (time.perf_counter() - start))
            if answer.status != http.HTTPStatus.OK:
                print(f"{address} was answered with {answer.status}.", file=sys.stderr)
                break
        connection.close()

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken or [math.inf]


@contextmanager
def _served(path: Path) -> Iterator[tuple[int, int]]:
    """The port of a site over the ledger, and the process that it is served by."""
    # As ``dateline serve`` listens: where no protocol is named (``create_server``), asyncio lets small answers wait
    # 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    port: int = listening.getsockname()[1]
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(listening, str(path)), daemon=True)
    process.start()
    try:
        yield port, process.pid or 0
    finally:
        process.terminate()
        process.join()
        listening.close()


def _serve(listening: socket.socket, path: str) -> None:
    import uvicorn

    from dateline.web.app import create_app
    from dateline.web.site import Limits

    boundless = Limits(rate=1e9, burst=1_000_000_000, answer_seconds=100)
    app = create_app(path, limits=boundless)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])


@contextmanager
def _ingesting(path: Path) -> Iterator[multiprocessing.sharedctypes.Synchronized[int]]:
    """How many reports a process has added that goes on as long as this is open."""
    context = multiprocessing.get_context("spawn")
    added, stop = context.Value("i", 0), context.Event()
    process = context.Process(target=_ingest, args=(str(path), added, stop), daemon=True)
    process.start()
    try:
        yield added
    finally:
        stop.set()
        process.join()


def _ingest(
    path: str, added: multiprocessing.sharedctypes.Synchronized[int], stop: multiprocessing.synchronize.Event
) -> None:
    from dateline.ledger import Ledger

    with Ledger.open(path) as ledger:
        first = 10_000_000 + ledger.counts()["reports"]  # of numbers that no filled ledger reaches
        for number in itertools.count(first):
            if stop.is_set():
                return
            ledger.add(reading(number))
            added.value += 1


if __name__ == "__main__":
    sys.exit(main())
