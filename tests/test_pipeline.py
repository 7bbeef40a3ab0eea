"""From page to records: equal pages give equal records, every span quotes, and bad input is refused in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import dateline
from dateline.errors import InputRefused
from dateline.export.json import line
from dateline.pipeline import Reader
from dateline.records import Reading, Report, Span
from dateline.settings import Settings

SAMPLES = Path(__file__).parents[1] / "samples"
PAGES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".html", ".txt"))


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {path.stem: dateline.read(path.read_bytes()) for path in PAGES}


def spans(record: object) -> Iterator[Span]:
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans(item)
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans(getattr(record, field.name))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_the_same_page_gives_the_same_bytes(readings: dict[str, Reading], path: Path) -> None:
    again = dateline.read(path.read_bytes())
    assert line(again).encode() == line(readings[path.stem]).encode()


def test_the_order_of_hashes_changes_nothing() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", "from dateline.cli import main; main()", "read", "--jsonl", *map(str, PAGES[:3])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] and told[0].count(b"\n") == 3


def test_what_was_read_before_changes_nothing(readings: dict[str, Reading]) -> None:
    for path in reversed(PAGES):
        assert line(dateline.read(path.read_bytes())) == line(readings[path.stem])


def test_reports_read_together_are_read_as_alone(readings: dict[str, Reading]) -> None:
    together = Reader.load().read_reports([reading.report for reading in readings.values()])
    assert [line(reading) for reading in together] == [line(reading) for reading in readings.values()]


@pytest.mark.parametrize("stem", [path.stem for path in PAGES])
def test_every_span_quotes_the_report(readings: dict[str, Reading], stem: str) -> None:
    reading = readings[stem]
    found = list(spans(reading))
    assert len(found) > 20
    assert [span for span in found if reading.report.text[span.start : span.end] != span.quote] == []


@pytest.mark.parametrize("stem", [path.stem for path in PAGES])
def test_what_a_record_refers_to_is_in_the_reading(readings: dict[str, Reading], stem: str) -> None:
    reading = readings[stem]
    assert reading.events and reading.attributions and reading.mentions
    for event in reading.events:
        assert event.supports and any(event.trigger in support for support in event.supports)
        assert all(item.actor_id is None or reading.actor(item.actor_id) for item in event.participants)
        assert event.place_id is None or reading.place(event.place_id)
        assert event.attribution_id is None or reading.attribution(event.attribution_id)
    for status in reading.statuses:
        assert status.holder_id is None or reading.actor(status.holder_id)
    assert all(reading.actor(mention.actor_id) for mention in reading.mentions)


@pytest.mark.parametrize("stem", [path.stem for path in PAGES])
def test_no_two_records_share_an_id(readings: dict[str, Reading], stem: str) -> None:
    reading = readings[stem]
    for records in (reading.events, reading.attributions, reading.statuses, reading.mentions, reading.actors):
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))


# what is given, the reason it is refused for
REFUSED = [
    (b"", "empty"),
    (b" \n\t ", "empty"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not-text"),
    (b"\x89PNG\r\n\x1a\n" + bytes(64), "not-text"),
    (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-article"),
]


@pytest.mark.parametrize(("page", "reason"), REFUSED, ids=[repr(page[:12]) for page, _ in REFUSED])
def test_what_is_no_report_is_refused_in_one_sentence(page: bytes, reason: str) -> None:
    with pytest.raises(InputRefused) as refused:
        dateline.read(page)
    assert refused.value.reason == reason
    assert "\n" not in str(refused.value)


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(InputRefused) as refused:
        dateline.read("Police arrested two editors in Lagos. " * 100, settings=Settings(page_limit=1_000))
    assert refused.value.reason == "too-large"


def test_broken_utf8_costs_no_more_than_its_characters() -> None:
    reading = dateline.read(
        b"Lagos talks\n\nKenya and Uganda held talks in Lagos on Monday\xff. " + b"The envoys left. " * 20
    )
    assert {"KEN", "UGA"} <= {actor.id for actor in reading.actors}


def test_a_date_is_taken_where_the_page_tells_none() -> None:
    page = (
        "Border talks\n\n"
        + "Kenya and Uganda held talks on Monday about the border that they share in the hills.\n\n" * 3
    )
    (first, *_) = dateline.read(page, published="2023-03-07").events
    assert first.time is not None and first.time.edtf == "2023-03-06"


def test_the_same_words_on_another_day_are_another_report() -> None:
    one, other = (Report.of("Kenya left.", published=day) for day in ("2023-03-07", "2023-03-08"))
    assert one.id != other.id
