"""Who suffered what in the short grammar of headlines, in lists of titled names and in clauses that say where."""

from collections.abc import Callable

import pytest

from dateline.records import Event, Reading


def _sides(event: Event) -> tuple[str, str, str]:
    return event.type, _named(event, "actor"), _named(event, "recipient")


def _named(event: Event, role: str) -> str:
    return " + ".join(item.span.quote for item in event.participants if item.role == role)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Woman stabbed while jogging", ("ASSAULT", "", "Woman")),
        ("Teen shot in east Oakland", ("ASSAULT", "", "Teen")),
        ("Drivers warned to watch out for flooded roads", ("THREATEN", "", "Drivers")),
        ("Sniper shot a teacher in east Oakland", ("ASSAULT", "Sniper", "a teacher")),
        ("Gunmen attacked near the river port.", ("ASSAULT", "Gunmen", "")),
        ("A blast in Leeds left a boy dead and three others injured.", ("ASSAULT", "", "three others")),
        (
            "Residents accused commissioners Ruth Hale and Tom Bird of fraud.",
            ("ACCUSE", "Residents", "Ruth Hale + Tom Bird"),
        ),
        ("The grand jury indicted him on a murder charge.", ("ACCUSE", "The grand jury", "")),
        ("They came to a large party where several men were fighting.", ("ASSAULT", "several men", "")),
    ],
)
def test_sides_are_those_that_the_grammar_means(
    read: Callable[[str], Reading], text: str, sides: tuple[str, str, str]
) -> None:
    assert sides in [_sides(event) for event in read(text).events]
