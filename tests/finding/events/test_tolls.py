"""Tolls that later sentences tell, and words of a user's own that narrow a shipped type."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.pipeline import Reader
from dateline.records import Reading, Report
from dateline.settings import Settings
from tests.finding.conftest import Read

RISEN = [
    (
        "A bomb killed 14 people in Gao on Monday. The toll later rose to 21, a doctors' union said.",
        [("killed", [14.0, 21.0], 2)],
    ),
    (
        "A bomb killed 14 people in Gao on Monday. The number of wounded was put at 40.",
        [("killed", [14.0, 40.0], 2)],
    ),
    ("A bomb killed 14 people in Gao on Monday. The toll of the floods rose to 21.", [("killed", [14.0], 1)]),
    ("Police arrested two men in Gao on Monday. The toll rose to 21.", [("arrested", [2.0], 1)]),
    ("A bomb killed 14 people in Gao on Monday, including five women, a medic said.", [("killed", [14.0, 5.0], 1)]),
]


@pytest.mark.parametrize(("text", "told"), RISEN, ids=[case[0] for case in RISEN])
def test_a_toll_is_of_the_act_told_before(read_all: Read, text: str, told: list[tuple[str, list[float], int]]) -> None:
    assert [
        (event.trigger.quote, [figure.low for figure in event.figures], len(event.supports))
        for event in read_all(text).events
    ] == told


def test_whom_it_befell_in_general_is_no_second_act(read_all: Read) -> None:
    text = "A bomb killed 14 people in Gao on Monday. The mayor condemned the killing of civilians."
    assert [event.trigger.quote for event in read_all(text).events if event.type == "ASSAULT"] == ["killed"]


PROFILE = """
types:
  - {id: CATTLE_RAID, label: Cattle raid, definition: Herders take the cattle of others., parent: ASSAULT}
triggers:
  CATTLE_RAID:
    any:
      transitive:
        - {word: make off with, object: "cow, goat"}
"""


def test_a_type_of_ones_own_has_figures_and_arms_as_what_it_narrows(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    reader = Reader.load(Settings(profile=path))
    text = "The raiders made off with 200 cows and two rifles near Lodwar; 400 families were displaced."
    [event] = [event for event in _read(reader, text).events if event.type == "CATTLE_RAID"]
    assert [figure.low for figure in event.figures] == [400.0]
    assert [span.quote for span in event.instruments] == ["rifles"]
    assert [event.type for event in _read(reader, "The men made off with the cash.").events] == ["COERCE"]


def _read(reader: Reader, text: str) -> Reading:
    return next(reader.read_reports([Report.of(text, published="2023-03-07")]))
