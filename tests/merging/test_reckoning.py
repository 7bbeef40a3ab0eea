"""Which killed and injured agree best with what is told: attacks of several kinds, told in several ways."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dateline.merging.accounts import accounts, pairs
from dateline.merging.happening import Happening, Told
from dateline.merging.reckoning import Reckoned, reckon
from dateline.merging.tolls import tolls
from dateline.records import Span

WORDS = Span(0, 4, "nine")


def number(unit: str, low: float, standing: str = "media", **more: Any) -> Told:
    return Told(unit, low, low, more.pop("span", WORDS), standing=standing, **more)  # type: ignore[arg-type]


def telling(day: int, *figures: Told) -> Happening:
    published = f"2023-05-{day:02}"
    return Happening(f"h{day}", f"r{day}", "violence", "ASSAULT", WORDS, published=published, figures=figures)


def reckoned(*tellings: Happening) -> tuple[float, float]:
    found = reckon(accounts(tellings))
    return found["killed"].best, found["injured"].best


def test_two_reports_that_agree_outweigh_one_that_strays() -> None:
    blast = [number("killed", 3), number("injured", 5)]
    stray = telling(10, number("killed", 8), number("injured", 5))
    assert reckoned(telling(8, *blast), telling(9, *blast), stray) == (3, 5)


def test_those_who_were_shot_are_the_dead_and_the_hurt() -> None:
    assert reckoned(telling(8, number("shot", 5), number("killed", 1)), telling(9, number("injured", 4))) == (1, 4)


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
    assert reckon([]) == {}
    assert tolls([telling(8)]) == ()


def test_the_order_of_tellings_does_not_matter() -> None:
    told = [telling(8, number("killed", 3)), telling(9, number("killed", 4), number("shot", 6)), telling(10)]
    assert tolls(told) == tolls(told[::-1])


def test_whoever_killed_others_and_themselves_may_be_counted_beside_them() -> None:
    told = replace(telling(8, number("killed", 2)), hints=("text_death", "text_suicide"))
    assert {(3, 0), (2, 0)} <= set(pairs(accounts([told])))
    assert 3 not in {killed for killed, _ in pairs(accounts([replace(told, hints=())]))}


def test_more_numbers_are_likely_where_reports_differ() -> None:
    firm = reckon(accounts([telling(day, number("killed", 4), number("injured", 6)) for day in (8, 9, 10)]))
    torn = reckon(accounts([telling(8, number("killed", 4)), telling(9, number("killed", 7))]))
    assert 7 not in firm["killed"].likely
    assert torn["killed"].likely >= {4, 7}


def test_the_best_number_is_the_one_whose_pairs_are_likely_together() -> None:
    assert Reckoned({4: 0.4, 5: 0.4, 6: 0.2}).best == 5


def test_a_number_is_borne_that_is_not_much_less_likely_than_the_likeliest() -> None:
    found = Reckoned({1: 0.9, 2: 0.07, 3: 0.03})
    assert [found.bears(number) for number in (1, 2, 3, 4)] == [True, True, False, False]
    assert found.likely == {1, 2}


def test_bounds_reach_on_to_the_next_number_only_where_it_is_likely() -> None:
    told = replace(telling(8, number("killed", 2)), hints=("text_death", "text_suicide"))
    (toll,) = (toll for toll in tolls([told]) if toll.unit == "killed")
    assert (toll.low, toll.high) == (1, 3)
    assert "1 to 3 by all that is told" in toll.because
    (toll,) = tolls([telling(8, number("killed", 14))])
    assert (toll.low, toll.best, toll.high) == (14, 14, 14)


def test_bounds_of_ten_or_more_are_what_is_told() -> None:
    told = replace(telling(8, number("killed", 4), number("injured", 31)), hints=("text_death", "text_hurt"))
    found = {toll.unit: toll for toll in tolls([told])}
    assert (found["injured"].low, found["injured"].best, found["injured"].high) == (31, 31, 31)


def test_words_alone_tell_that_somebody_was_killed() -> None:
    told = replace(telling(8), hints=("headline_death", "headline_murder"), headline=(("homicide", 4.0),))
    (toll,) = (toll for toll in tolls([told]) if toll.unit == "killed")
    assert (toll.best, toll.because.split(";")[0]) == (1, "told by words alone: homicide")
