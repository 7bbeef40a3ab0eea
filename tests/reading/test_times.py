"""Expressions of time, read on 7 March 2023 (a Tuesday) unless a test says otherwise."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.times.finder import find_times, read_times

TUESDAY = "2023-03-07"


def _times(text: str, anchor: str | None = TUESDAY) -> list[tuple[str, str | None]]:
    return [(found.span.quote, found.edtf) for found in find_times(text, anchor) if found.span]


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        # Days, written out or in figures.
        ("The two sides met on March 6, 2023.", "March 6, 2023", "2023-03-06"),
        ("The two sides met on 6 March 2023.", "6 March 2023", "2023-03-06"),
        ("The two sides met on the 6th of March.", "the 6th of March", "2023-03-06"),
        ("They met on 2 Feb and parted.", "2 Feb", "2023-02-02"),
        ("They met on Feb. 2, 2023, in Geneva.", "Feb. 2, 2023", "2023-02-02"),
        ("They met on Monday, March 6.", "Monday, March 6", "2023-03-06"),
        ("Published 2023-03-06.", "2023-03-06", "2023-03-06"),
        ("Signed on 02/03/2023.", "02/03/2023", "2023-03-02"),
        ("Signed on 25/12/2022.", "25/12/2022", "2022-12-25"),
        ("Signed on 12/25/2022.", "12/25/2022", "2022-12-25"),
        ("BOGOTA, 3 JAN 90 -- THE ARMY SAID", "3 JAN 90", "1990-01-03"),
        # Months, seasons, quarters, years and longer.
        ("The law passed in early October 1941.", "early October 1941", "1941-10"),
        ("It began in February of 1940.", "February of 1940", "1940-02"),
        ("They fought in summer 2014.", "summer 2014", "2014-22"),
        ("They fought through the winter of 1777.", "the winter of 1777", "1777-24"),
        ("Sales fell in the first quarter of 2022.", "the first quarter of 2022", "2022-01/2022-03"),
        ("Sales fell in the second half of 2008.", "the second half of 2008", "2008-07/2008-12"),
        ("The town was rebuilt in the mid-1990s.", "the mid-1990s", "199X"),
        ("The town was built in the 19th century.", "the 19th century", "18XX"),
        ("The town was built in the nineteenth century.", "the nineteenth century", "18XX"),
        ("He was born around 1951.", "around 1951", "1951~"),
        ("The city fell in 264 BC.", "264 BC", "-0263"),
        ("It fell in the last week of August 2022.", "the last week of August 2022", "2022-08-25/2022-08-31"),
        ("The fast begins on the first Monday of May 2023.", "the first Monday of May 2023", "2023-05-01"),
        # Told from the day of publication.
        ("Talks opened yesterday.", "yesterday", "2023-03-06"),
        ("He visited Kabul last month.", "last month", "2023-02"),
        ("Prices rose last week.", "last week", "2023-02-27/2023-03-05"),
        ("Prices rose last year.", "last year", "2022"),
        ("Prices rose late last year.", "late last year", "2022"),
        ("A vote is due next month.", "next month", "2023-04"),
        ("He left two days ago.", "two days ago", "2023-03-05"),
        ("He left three years ago.", "three years ago", "2020"),
        ("Violence grew over the past three years.", "the past three years", "2020/2023-03-07"),
        ("Polls close in the next two weeks.", "the next two weeks", "2023-03-07/2023-03-26"),
        ("Police raided homes overnight.", "overnight", "2023-03-06/2023-03-07"),
        ("Gunmen struck last night.", "last night", "2023-03-06"),
        ("Gunmen struck on the night of 5 March.", "the night of 5 March", "2023-03-05"),
        ("Gunmen struck late on Monday.", "late on Monday", "2023-03-06"),
        ("Shops closed on the eve of Christmas.", "the eve of Christmas", "2022-12-24"),
        ("The shop opened at 9.30 p.m. Monday.", "9.30 p.m. Monday", "2023-03-06T21:30:00"),
        ("The shop opened at 9 p. m.", "9 p. m.", "2023-03-07T21:00:00"),
        ("It was founded in 44 B. C. E.", "44 B. C. E.", "-0043"),
        # Open ends.
        ("Violence has grown since last month.", "last month", "2023-02/.."),
        ("He had ruled since 2019.", "2019", "2019/.."),
        ("The truce holds until March 20, 2023.", "March 20, 2023", "../2023-03-20"),
    ],
)
def test_an_expression_has_its_date(text: str, quote: str, edtf: str) -> None:
    assert _times(text) == [(quote, edtf)]


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("between 3 and 7 March", "3 and 7 March", "2023-03-03/2023-03-07"),
        ("from 3 to 7 March", "3 to 7 March", "2023-03-03/2023-03-07"),
        ("on March 3-7, 2022", "March 3-7, 2022", "2022-03-03/2022-03-07"),
        ("the war of 1914-18", "1914-18", "1914/1918"),
        ("the war of 1939–1945", "1939–1945", "1939/1945"),
        ("from January to March 2022", "January to March 2022", "2022-01/2022-03"),
        ("from 264 to 241 BC", "264 to 241 BC", "-0263/-0240"),
    ],
)
def test_a_range_is_one_interval(text: str, quote: str, edtf: str) -> None:
    assert _times(text) == [(quote, edtf)]


def test_years_in_a_list_stay_apart() -> None:
    text = "It was so designated in 2019, 2020, and 2021."
    assert _times(text) == [("2019", "2019"), ("2020", "2020"), ("2021", "2021")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The talks began on Monday.", "2023-03-06"),
        ("The army said on Tuesday that it had withdrawn.", "2023-03-07"),
        ("On Friday gunmen killed a guard.", "2023-03-03"),
        ("The ministers will meet on Friday.", "2023-03-10"),
        ("A hearing is scheduled for Monday.", "2023-03-13"),
        ("The envoy told reporters on Monday that he will resign.", "2023-03-06"),
        ("He was seen last Tuesday.", "2023-02-28"),
        ("He was seen last May.", "2022-05"),
        ("Scores were held following April protests.", "2023-04"),
        ("He was to meet rebels on Friday.", "2023-03-10"),
        ("The board set a meeting for Friday.", "2023-03-10"),
        ("He returns next Tuesday.", "2023-03-14"),
        ("The bridge fell in December.", "2022-12"),
        ("The bridge will open in December.", "2023-12"),
        ("Officials said the rally on March 15 was banned.", "2023-03-15"),
        ("The envoy will meet them on Tuesday.", "2023-03-07"),
        ("A player shot early Wednesday is expected to survive.", "2023-03-01"),
        ("She went to court on Monday, saying she would appeal.", "2023-03-06"),
        ("In February last year the bridge fell.", "2022-02"),
        ("He was arrested on 20 December.", "2022-12-20"),
    ],
)
def test_the_tense_and_the_distance_choose_between_the_past_and_the_coming_one(text: str, edtf: str) -> None:
    assert [value for _, value in _times(text)] == [edtf]


@pytest.mark.parametrize(
    ("text", "quote", "duration"),
    [
        ("They opened a two-day dialogue.", "two-day", "P2D"),
        ("The siege went on for three years.", "three years", "P3Y"),
        ("It took more than 20 years.", "more than 20 years", "P20Y"),
        ("They talked for an hour and a half.", "an hour and a half", "PT1.5H"),
        ("They talked for half an hour.", "half an hour", "PT0.5H"),
        ("a year-long siege", "year-long", "P1Y"),
        ("after two decades of war", "two decades", "P20Y"),
        ("within a fortnight", "a fortnight", "P2W"),
        ("a mere two months", "a mere two months", "P2M"),
    ],
)
def test_a_length_is_a_duration_without_a_date(text: str, quote: str, duration: str) -> None:
    assert [(t.span and t.span.quote, t.edtf, t.duration) for t in find_times(text, TUESDAY)] == [
        (quote, None, duration)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They may march in a second.",
        "The general sat in the sun, and the shells fell.",
        "The fall of Kabul may have surprised them.",
        "Theresa May spoke.",
        "A reporter of USA TODAY was there.",
        "The Today show had it first.",
        "A writer of the Sunday Times left.",
        "An august gathering, a marching band.",
        "The 25-year-old man and a girl, 7, live here.",
        "A crowd of 2000 people, 1500 soldiers and 1,950 tents.",
        "It cost $2000, or Rs1990, at room 1204.",
        "The force is 2000-strong.",
        "Under Resolution 1973 the council acted.",
        "The team won 3:2 and 80 percent cheered.",
        "He came first, she came second.",
        "Three quarters of the town, and a quarter of the port.",
        "He looks forward to daily life.",
        "",
    ],
)
def test_no_date_where_none_is_told(text: str) -> None:
    assert _times(text) == []


@pytest.mark.parametrize(
    "text",
    ["On Monday, March 6, two men met at 9 p.m. in May 2022.", "He left on 5 August and died last Friday night."],
)
def test_capitals_do_not_matter(text: str) -> None:
    expected = [edtf for _, edtf in _times(text)]
    assert expected
    assert [edtf for _, edtf in _times(text.lower())] == expected
    assert [edtf for _, edtf in _times(text.upper())] == expected


def test_a_narrative_speaks_from_the_date_it_told_last() -> None:
    text = (
        "On September 1, 1939, the army crossed the border. Two days later the allies declared war. "
        "By early October the capital had fallen. In January a truce was signed. On February 10, 1942, it was broken. "
        "The following year both sides were spent. In June 1943 they met again, and that same month they signed. "
        "Peace came in 1945. It lasted until 1956."
    )
    assert [edtf for _, edtf in _times(text)] == [
        "1939-09-01",
        "1939-09-03",
        "1939-10",
        "1940-01",
        "1942-02-10",
        "1943",
        "1943-06",
        "1943-06",
        "1945",
        "../1956",
    ]


def test_history_in_a_report_leaves_its_weekdays_alone() -> None:
    text = "In 2018 the group was banned. On Monday the ban was lifted."
    assert _times(text) == [("2018", "2018"), ("Monday", "2023-03-06")]


def test_without_a_publication_date_only_what_the_words_date_is_dated() -> None:
    text = "On Monday he left. On 5 May 2020 he came back, and two days later he left."
    assert _times(text, None) == [("5 May 2020", "2020-05-05"), ("two days later", "2020-05-07")]


@pytest.mark.parametrize(
    ("text", "kind", "timex"),
    [
        ("The ban is now lifted.", "DATE", "PRESENT_REF"),
        ("He recently left.", "DATE", "PAST_REF"),
        ("Talks on its future failed.", "DATE", "FUTURE_REF"),
        ("They meet every day.", "SET", "P1D"),
        ("They meet weekly.", "SET", "P1W"),
        ("They meet on Mondays.", "SET", "XXXX-WXX-1"),
        ("The 25-year-old fled.", "AGE", "P25Y"),
        ("It rained for days.", "DURATION", "PXD"),
        ("It rained last week.", "DATE", "2023-W09"),
        ("It rained on Monday night.", "TIME", "2023-03-06TNI"),
        ("It rained in summer 2014.", "DATE", "2014-SU"),
        ("It was quiet at that time.", "DATE", None),
    ],
)
def test_every_expression_has_its_timex3_type_and_value(text: str, kind: str, timex: str | None) -> None:
    assert [(found.kind, found.timex) for found in read_times(text, TUESDAY)] == [(kind, timex)]


_PIECES = (
    "1 9 2023 20 3 31 45 1,000 th st / . : , - – ' ’ ( ) May March Mon Feb. BC last next this week weekend quarter "
    "century the of fortnightly two half a ago later Easter year years s pm night on in every first İ spring 1990s"
)


@given(
    st.lists(st.sampled_from([*_PIECES.split(), " ", " ", "\n\n"]), max_size=30).map("".join),
    st.sampled_from([None, TUESDAY, "2023", "2023-03", "nonsense", "-0100"]),
)
def test_any_text_is_read_and_every_span_quotes_it(text: str, anchor: str | None) -> None:
    for found in (*find_times(text, anchor), *(expression.time for expression in read_times(text, anchor))):
        assert found.span is not None
        assert text[found.span.start : found.span.end] == found.span.quote


def test_reading_takes_well_under_a_millisecond_a_thousand_characters() -> None:
    text = "The two sides met on Monday to discuss the border, and the talks are to go on next week in Geneva. " * 100
    find_times(text, TUESDAY)
    taken = []
    for _ in range(3):  # among many tests one run may pay for the clearing away of what the others left
        start = time.process_time()
        find_times(text, TUESDAY)
        taken.append(time.process_time() - start)
    assert min(taken) / (len(text) / 1000) < 0.005  # ten times what it takes, for slow machines


@pytest.mark.parametrize("text", ["A man in his late 20s was hurt.", "The Women's March in Oslo drew thousands."])
def test_years_of_a_life_and_months_in_names_date_nothing(text: str) -> None:
    assert _times(text) == []
