"""The raw form of MUC, and how the slots of an incident are scored against its keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.muc import Entry, read_keys, read_messages
from benchmarks.templates_slots import SLOTS, Tally, compare, tally, written

KEY = """\
;;; a remark
0.  MESSAGE: ID                     DEV-MUC3-9001
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  (08 MAR 90) / (07 MAR 90 - 08 MAR 90)
3.  INCIDENT: LOCATION              (PERU: TARMA (CITY / PROVINCE)) / (PERU)
4.  INCIDENT: TYPE                  BOMBING
9.  PERP: INDIVIDUAL ID             "\\"RIVER\\" MEN" / "MEN"
                                    ? "BOATMEN"
11. PERP: ORGANIZATION CONFIDENCE   POSSIBLE / REPORTED AS FACT: "RIVER FRONT" / "RF"
18. HUM TGT: NAME                   -
21. HUM TGT: NUMBER                 12: "MILLERS FROM
                                        TARMA"
                                    1: "GUARD"

0.  MESSAGE: ID                     DEV-MUC3-9002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""
TEXT = """\
DEV-MUC3-9001 (SOMEBODY)

   TARMA (PERU), 9 MARCH 90 (ABC-DE) -- [TEXT] [BY A WRITER] THE MILL
BURNED.

   NOBODY SAW IT.

DEV-MUC3-9002

   CLANDESTINE, 10 MAR 90 -- WE SAW IT -- ALL OF IT.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "key-dev").write_text(KEY)
    (tmp_path / "dev-texts").write_text(TEXT)
    return tmp_path


def test_messages_have_place_and_day_of_their_header_and_the_words_behind_it(folder: Path) -> None:
    one, other = read_messages(folder)
    assert (one.id, one.place, one.published) == ("DEV-MUC3-9001", "TARMA", "1990-03-09")
    assert one.text == "THE MILL BURNED.\n\nNOBODY SAW IT."
    assert (other.place, other.published, other.text) == (None, "1990-03-10", "WE SAW IT -- ALL OF IT.")


def test_a_header_without_a_year_gives_no_day(tmp_path: Path) -> None:
    (tmp_path / "dev-texts").write_text("DEV-MUC3-9003\n\n   TARMA, 9 MAR (ABC) -- THE MILL BURNED.\n")
    assert [message.published for message in read_messages(tmp_path)] == [None]


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("1990-02-02", "02 FEB 90"),
        ("1990-02", "01 FEB 90 - 28 FEB 90"),
        ("../1990-02-04", "- 04 FEB 90"),
        ("1990-22", "01 JAN 90 - 31 DEC 90"),
        (None, None),
    ],
)
def test_a_day_is_written_as_the_keys_write_it_and_a_season_as_its_year(edtf: str | None, day: str | None) -> None:
    assert written(edtf) == day


def test_keys_have_entries_with_alternatives_and_those_whom_they_are_said_of(folder: Path) -> None:
    keys = read_keys(folder)
    assert keys["DEV-MUC3-9002"] == []
    (key,) = keys["DEV-MUC3-9001"]
    assert key.optional
    assert key.slots["date"] == (Entry((("08 MAR 90", ()), ("07 MAR 90 - 08 MAR 90", ()))),)
    assert key.slots["place"] == (Entry((("PERU: TARMA (CITY / PROVINCE)", ()), ("PERU", ()))),)
    assert key.slots["culprit"] == (Entry((("", ('"river" men', "men")),)), Entry((("", ("boatmen",)),), optional=True))
    bodies = ("river front", "rf")
    assert key.slots["confidence"] == (Entry((("POSSIBLE", bodies), ("REPORTED AS FACT", bodies))),)
    assert key.slots["number"] == (Entry((("12", ("millers from tarma",)),)), Entry((("1", ("guard",)),)))
    assert key.slots["name"] == ()


@pytest.mark.parametrize(
    ("slot", "found", "true", "credit"),
    [
        ("date", "08 MAR 90", "08 MAR 90", 1.0),
        ("date", "08 MAR 90", "07 MAR 90 - 09 MAR 90", 0.5),
        ("date", "- 09 MAR 90", "- 09 MAR 90", 1.0),
        ("date", "08 MAR 90", "- 09 MAR 90", 0.5),
        ("date", "10 MAR 90", "- 09 MAR 90", 0.0),
        ("place", "PERU: TARMA", "PERU: JUNIN (DEPARTMENT): TARMA (CITY)", 1.0),
        ("place", "PERU", "PERU: TARMA (CITY)", 0.5),
        ("place", "CHILE", "PERU", 0.0),
        ("type", "ATTACK", "BOMBING", 0.5),
        ("type", "ARSON", "BOMBING", 0.0),
        ("stage", "ATTEMPTED", "ACCOMPLISHED", 0.0),
        ("number", "12", "~12", 0.5),
        ("number", "12", "PLURAL", 0.5),
        ("number", "1", "PLURAL", 0.0),
        ("effect", "NO INJURY", "NO INJURY OR DEATH", 0.5),
        ("effect", "INJURY", "DEATH", 0.0),
    ],
)
def test_a_fill_is_right_half_right_or_wrong(slot: str, found: str, true: str, credit: float) -> None:
    assert compare(slot, (found, ("the guard",)), Entry(((true, ("guard",)),))) == credit


def test_what_is_said_of_somebody_else_is_wrong() -> None:
    assert compare("effect", ("DEATH", ("the guard",)), Entry((("DEATH", ("miller",)),))) == 0.0


def test_an_optional_template_counts_only_where_it_is_found(folder: Path) -> None:
    keys = read_keys(folder)["DEV-MUC3-9001"]
    empty = dict.fromkeys((*SLOTS, "culprit", "organisation", "target", "victim"), ())
    missed = {slot: Tally() for slot in (*SLOTS, "template")}
    tally(missed, [], keys)
    assert missed["date"] == Tally(0.0, 0, 0)
    found = {slot: Tally() for slot in (*SLOTS, "template")}
    answer = empty | {"type": [("BOMBING", ())], "culprit": [("", ("men",))], "number": [("2", ("millers",))]}
    tally(found, [answer], keys)
    assert found["type"] == Tally(1.0, 1, 1)
    assert found["date"] == Tally(0.0, 1, 0)
    assert found["number"] == Tally(0.0, 2, 1)


def test_a_template_that_shares_nobody_is_spurious_and_the_key_is_missed(folder: Path) -> None:
    (key,) = read_keys(folder)["DEV-MUC3-9001"]
    wanted = [type(key)(key.message, False, key.slots)]
    tallies = {slot: Tally() for slot in (*SLOTS, "template")}
    answer = dict.fromkeys((*SLOTS, "culprit", "organisation", "target", "victim"), ())
    tally(tallies, [answer | {"type": [("BOMBING", ())], "culprit": [("", ("soldiers",))]}], wanted)
    assert tallies["type"] == Tally(0.0, 1, 1)
    assert tallies["template"] == Tally(0.0, 1, 1)
