"""Dates as exact as their words, printed as EDTF and as TIMEX3."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolving.calendar import (
    Moment,
    bounds_of,
    easter,
    interval,
    iso_duration,
    nth_weekday,
    ordinal,
    timex_duration,
)

DAY = Moment(2023, 3, 7)


@pytest.mark.parametrize(
    ("moment", "edtf", "timex"),
    [
        (DAY, "2023-03-07", "2023-03-07"),
        (Moment(2023, 3), "2023-03", "2023-03"),
        (Moment(2023), "2023", "2023"),
        (Moment(2023, near=True), "2023~", "2023"),
        (Moment(1990, digits=3), "199X", "199"),
        (Moment(1800, digits=2), "18XX", "18"),
        (Moment(2014, part="SU"), "2014-22", "2014-SU"),
        (Moment(2014, part="WI"), "2014-24", "2014-WI"),
        (Moment(2022, part="Q1"), "2022-01/2022-03", "2022-Q1"),
        (Moment(2008, part="H2"), "2008-07/2008-12", "2008-H2"),
        (Moment(2023, part="W09"), "2023-02-27/2023-03-05", "2023-W09"),
        (Moment(2023, part="W09-WE"), "2023-03-04/2023-03-05", "2023-W09-WE"),
        (Moment(2023, 3, 7, clock="T17:30"), "2023-03-07T17:30:00", "2023-03-07T17:30"),
        (Moment(2023, 3, 7, clock="TNI"), "2023-03-07", "2023-03-07TNI"),
        (Moment(-263), "-0263", "BC0264"),
        (Moment(-479, 8), "-0479-08", "BC0480-08"),
        (Moment(-479, digits=3), "-0488/-0479", "BC048"),
        (Moment(1980, 0, 0), "1980-XX-XX", "1980-XX-XX"),
    ],
)
def test_a_moment_prints_itself_as_exactly_as_it_is_known(moment: Moment, edtf: str, timex: str) -> None:
    assert (moment.edtf, moment.timex) == (edtf, timex)


@pytest.mark.parametrize(
    ("moment", "amount", "unit", "edtf"),
    [
        (DAY, -1, "day", "2023-03-06"),
        (DAY, 25, "day", "2023-04-01"),
        (DAY, -1, "week", "2023-02-27/2023-03-05"),
        (DAY, -1, "month", "2023-02"),
        (DAY, -3, "month", "2022-12"),
        (DAY, 10, "month", "2024-01"),
        (DAY, -1, "quarter", "2022-10/2022-12"),
        (DAY, 1, "year", "2024"),
        (DAY, -2, "decade", "200X"),
        (DAY, -1, "century", "19XX"),
        (Moment(2024, 2, 29), 1, "year", "2025"),
        (Moment(-490), 1, "year", "-0489"),
    ],
)
def test_counting_units_gives_a_moment_as_exact_as_the_unit(moment: Moment, amount: int, unit: str, edtf: str) -> None:
    moved = moment.plus(amount, unit)
    assert moved is not None
    assert moved.edtf == edtf


@pytest.mark.parametrize(
    ("moment", "amount", "unit"),
    [(Moment(1939), 2, "day"), (Moment(1939, 9), 1, "week"), (Moment(1939), 1, "month"), (DAY, 20000, "year")],
)
def test_nothing_is_counted_from_a_date_that_is_too_coarse_or_past_the_calendar(
    moment: Moment, amount: int, unit: str
) -> None:
    assert moment.plus(amount, unit) is None


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023-03-07", DAY),
        ("2023-03", Moment(2023, 3)),
        ("2023", Moment(2023)),
        ("-0263", Moment(-263)),
        ("2023-02-30", None),
        ("2023-13", None),
        ("2023-03-07/2023-03-09", None),
        ("199X", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_only_plain_existing_dates_are_parsed(edtf: str | None, expected: Moment | None) -> None:
    assert Moment.parse(edtf) == expected


@given(st.dates(min_value=date(1, 1, 1), max_value=date(5000, 12, 31)))
def test_days_and_weeks_are_those_of_the_standard_calendar(day: date) -> None:
    number = day.toordinal()
    year, week, weekday = day.isocalendar()
    moment = Moment.of_day(number)
    assert (moment.year, moment.month, moment.day) == (day.year, day.month, day.day)
    assert moment.weekday == weekday
    assert Moment.of_week(number) == Moment(year, part=f"W{week:02d}")
    monday = day - timedelta(days=weekday - 1)
    assert Moment.of_week(number).bounds == (monday.toordinal(), monday.toordinal() + 6)


@given(st.integers(min_value=-400_000, max_value=1_800_000))
def test_a_day_survives_going_to_its_ordinal_and_back(number: int) -> None:
    assert Moment.of_day(number).bounds == (number, number)


@pytest.mark.parametrize(
    ("year", "expected"), [(1961, (4, 2)), (2000, (4, 23)), (2023, (4, 9)), (2024, (3, 31)), (2038, (4, 25))]
)
def test_easter_falls_where_the_almanac_has_it(year: int, expected: tuple[int, int]) -> None:
    assert easter(year) == ordinal(year, *expected)


def test_weekdays_are_counted_from_either_end_of_a_month() -> None:
    assert nth_weekday(2023, 5, 1, 1) == ordinal(2023, 5, 1)
    assert nth_weekday(2023, 11, 4, 4) == ordinal(2023, 11, 23)
    assert nth_weekday(2023, 5, 1, -1) == ordinal(2023, 5, 29)


@pytest.mark.parametrize(
    ("amount", "unit", "iso", "timex"),
    [
        (2, "day", "P2D", "P2D"),
        (1.5, "month", "P1.5M", "P1.5M"),
        (1, "hour", "PT1H", "PT1H"),
        (30, "minute", "PT30M", "PT30M"),
        (2, "decade", "P20Y", "P2DE"),
        (1, "century", "P100Y", "P1CE"),
        (1, "weekend", "P2D", "P1WE"),
        (None, "year", None, "PXY"),
    ],
)
def test_lengths_are_written_in_both_notations(amount: float | None, unit: str, iso: str | None, timex: str) -> None:
    assert (iso_duration(amount, unit), timex_duration(amount, unit)) == (iso, timex)


def test_an_interval_of_intervals_runs_from_the_first_day_to_the_last() -> None:
    assert interval(DAY, Moment(2023, part="W12")) == "2023-03-07/2023-03-26"
    assert interval(Moment(2023, 2), None) == "2023-02/.."
    assert interval(None, DAY) == "../2023-03-07"


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2023-03-07", 1),
        ("2023-02", 28),
        ("2024~", 366),
        ("2023-03-06/2023-03-07", 2),
        ("2023-02/..", None),
        ("199X", None),
    ],
)
def test_the_bounds_of_an_edtf_value_are_known_where_both_its_ends_are(edtf: str, days: int | None) -> None:
    bounds = bounds_of(edtf)
    assert (bounds and bounds[1] - bounds[0] + 1) == days
