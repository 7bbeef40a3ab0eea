"""Low, best and high of an incident by the stated rule, with each source's own number kept."""

from __future__ import annotations

from typing import Any

from dateline.merging.happening import Happening, Told
from dateline.merging.tolls import tolls
from dateline.records import Span

WORDS = Span(0, 4, "nine")


def number(unit: str, low: float, standing: str = "media", source: str | None = None, **more: Any) -> Told:
    return Told(unit, low, more.pop("high", low), WORDS, source=source, standing=standing, **more)  # type: ignore[arg-type]


HINTS = {"killed": "text_death", "injured": "text_hurt"}  # by the words that tell of them


def telling(published: str, *figures: Told) -> Happening:
    hints = tuple(sorted({HINTS[told.unit] for told in figures if told.unit in HINTS}))
    name = f"r{published}"
    return Happening(f"h{name}", name, "violence", "ASSAULT", WORDS, published=published, figures=figures, hints=hints)


def found(*tellings: Happening) -> dict[str, tuple[float | None, float | None, float | None]]:
    return {toll.unit: (toll.low, toll.best, toll.high) for toll in tolls(tellings)}


def test_the_latest_official_number_is_best_and_all_bound_it() -> None:
    first = telling("2023-05-08", number("killed", 9, "official", "police"))
    second = telling(
        "2023-05-09",
        number("killed", 11, "medical", "hospital", high=None),
        number("killed", 14, "group", "the front"),
    )
    assert found(first, second) == {"killed": (9, 11, 14)}


def test_the_latest_official_number_is_best_though_papers_agree_on_another() -> None:
    paper, other = telling("2023-05-08", number("killed", 6)), telling("2023-05-09", number("killed", 6))
    police = telling("2023-05-08", number("killed", 3, "official", "police"))
    assert found(paper, police, other) == {"killed": (3, 3, 6)}
    later = telling("2023-05-10", number("killed", 5, "official", "police"))
    assert found(paper, police, other, later) == {"killed": (3, 5, 6)}


def test_an_official_who_speaks_of_one_victim_of_several_does_not_give_the_toll() -> None:
    both = telling("2023-05-08", number("killed", 3), number("killed", 1, "official", "police"))
    assert found(both, telling("2023-05-09", number("killed", 3))) == {"killed": (1, 3, 3)}


def test_the_reason_names_the_rule_and_the_source() -> None:
    (toll,) = tolls([telling("2023-05-08", number("killed", 9, "official", "police"))])
    assert toll.because == "the latest on an official's word: police, 2023-05-08"


def test_a_group_is_believed_only_where_nobody_else_says_anything() -> None:
    assert found(telling("2023-05-08", number("killed", 14, "group", "the front")))["killed"][1] == 14
    both = telling("2023-05-08", number("killed", 14, "group", "the front"), number("killed", 3))
    assert found(both) == {"killed": (3, 3, 14)}


def test_persons_are_counted_where_no_number_is_told() -> None:
    one, other = number("killed", 1, person="marlow 20"), number("killed", 1, person="5")
    assert found(telling("2023-05-08", one, other)) == {"killed": (1, 2, 2)}
    assert found(telling("2023-05-08", one, other, number("killed", 4))) == {"killed": (4, 4, 4)}


def test_who_dies_is_no_longer_hurt() -> None:
    before = telling("2023-05-08", number("injured", 1, person="17"))
    after = telling("2023-05-09", number("killed", 1, person="17"))
    assert found(before, after) == {"killed": (0, 1, 1), "injured": (0, 0, 1)}


def test_of_those_who_were_shot_the_dead_are_not_hurt() -> None:
    assert found(telling("2023-05-08", number("shot", 5), number("killed", 1, person="20")))["injured"][1] == 4


def test_part_of_a_number_is_not_added_to_it() -> None:
    assert found(telling("2023-05-08", number("killed", 14), number("killed", 5, within=True))) == {
        "killed": (14, 14, 14)
    }


def test_a_headline_counts_only_where_no_text_does() -> None:
    headline = Told("killed", 7, 7, None)
    assert found(telling("2023-05-08", headline)) == {"killed": (7, 7, 7)}
    assert found(telling("2023-05-08", headline, number("killed", 6))) == {"killed": (6, 6, 6)}
