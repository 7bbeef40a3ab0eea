"""Which killed and injured agree best with what is told: attacks of several kinds, told in several ways."""

from __future__ import annotations

from typing import Any

from dateline.merging.happening import Happening, Told
from dateline.merging.reckoning import accounts, pairs, weighed
from dateline.merging.tolls import tolls
from dateline.records import Span

WORDS = Span(0, 4, "nine")


def number(unit: str, low: float, standing: str = "media", **more: Any) -> Told:
    return Told(unit, low, low, more.pop("span", WORDS), standing=standing, **more)  # type: ignore[arg-type]


def telling(day: int, *figures: Told) -> Happening:
    published = f"2023-05-{day:02}"
    return Happening(f"h{day}", f"r{day}", "violence", "ASSAULT", WORDS, published=published, figures=figures)


def test_two_reports_that_agree_outweigh_one_that_strays() -> None:
    blast = [number("killed", 3), number("injured", 5)]
    stray = telling(10, number("killed", 8), number("injured", 5))
    assert weighed(accounts([telling(8, *blast), telling(9, *blast), stray])) == (3, 5)


def test_those_who_were_shot_are_the_dead_and_the_hurt() -> None:
    assert weighed(
        accounts([telling(8, number("shot", 5), number("killed", 1)), telling(9, number("injured", 4))])
    ) == (1, 4)


def test_pairs_hold_what_is_told_and_what_follows_from_it() -> None:
    told = accounts([telling(8, number("shot", 5), number("killed", 2))])
    assert {(2, 3), (0, 5), (0, 0)} <= set(pairs(told))


def test_a_toll_of_ten_or_more_is_the_latest_that_officials_give() -> None:
    first = telling(8, number("killed", 12, "official"))
    second = telling(9, number("killed", 12))
    last = telling(10, number("killed", 19, "medical"))
    (toll,) = tolls([first, second, last])
    assert (toll.low, toll.best, toll.high, toll.because) == (
        12,
        19,
        19,
        "the latest on an official's word: the publisher, 2023-05-10",
    )


def test_nothing_is_weighed_where_nothing_is_told() -> None:
    assert weighed([]) is None
    assert tolls([telling(8)]) == ()


def test_the_order_of_tellings_does_not_matter() -> None:
    told = [telling(8, number("killed", 3)), telling(9, number("killed", 4), number("shot", 6)), telling(10)]
    assert tolls(told) == tolls(told[::-1])
