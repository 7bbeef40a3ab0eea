"""Offices that change hands, and posts that are held no longer."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read


def offices(read: Read, text: str) -> list[tuple[str, str, str, bool]]:
    found = [one for one in read(text).statuses if one.kind == "office"]
    return [
        (one.holder.quote, one.value.quote, ",".join(time.edtf or "" for time in one.times), one.negated)
        for one in found
    ]


CHANGES = [
    (
        "Anna Lind succeeded Otto Berg as finance minister in 2019.",
        [("Anna Lind", "finance minister", "2019", False), ("Otto Berg", "finance minister", "2019", True)],
    ),
    (
        "Anna Lind took over from Otto Berg as finance minister on Sunday.",
        [("Anna Lind", "finance minister", "2023-03-05", False), ("Otto Berg", "finance minister", "2023-03-05", True)],
    ),
    (
        "Otto Berg was replaced by Anna Lind as head of the central bank in 2021.",
        [
            ("Otto Berg", "head of the central bank", "2021", True),
            ("Anna Lind", "head of the central bank", "2021", False),
        ],
    ),
    (
        "Anna Lind, who was elected mayor of Oslo in 2017, resigned on Monday.",
        [("Anna Lind", "mayor of Oslo", "2017", False), ("Anna Lind", "mayor of Oslo", "2023-03-06", True)],
    ),
    (
        "Anna Lind was named mayor on Monday. She replaces Otto Berg.",
        [("Anna Lind", "mayor", "2023-03-06", False), ("Otto Berg", "mayor", "", True)],
    ),
    ("Otto Berg was formerly the mayor of Oslo.", [("Otto Berg", "mayor of Oslo", "", True)]),
    (
        "Interim leader Otto Berg has been at the helm since a coup in June 2021.",
        [("Otto Berg", "Interim leader", "2021-06/..", False)],
    ),
    ("Its political leader is Otto Berg.", [("Otto Berg", "political leader", "2023-03-07", False)]),
    (
        "King Olav sacked Health Minister Otto Berg on Monday.",
        [
            ("Olav", "King", "2023-03-07", False),
            ("Otto Berg", "Health Minister", "2023-03-07", False),
            ("Otto Berg", "Health Minister", "2023-03-06", True),
        ],
    ),
    ("Former mayor Otto Berg wept.", [("Otto Berg", "mayor", "", True)]),
    ("The ex-minister Otto Berg wept.", [("Otto Berg", "minister", "", True)]),
    ("Hamas, whose leader, Otto Berg, wept, fled.", [("Otto Berg", "leader", "2023-03-07", False)]),
    (
        "Defence Minister Otto Berg, in office since 2021, wept.",
        [("Otto Berg", "Defence Minister", "2021/..", False)],
    ),
    ("Otto Berg has been its secretary-general since 1992.", [("Otto Berg", "secretary-general", "1992/..", False)]),
]


@pytest.mark.parametrize(("text", "told"), CHANGES, ids=[case[0] for case in CHANGES])
def test_offices_change_hands(read: Read, text: str, told: list[tuple[str, str, str, bool]]) -> None:
    assert offices(read, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Otto Berg was removed from the scene.",
        "Mayor Otto Berg quit smoking.",
        "Mayor Otto Berg should be sacked.",
        "Mayor Otto Berg stepped forward.",
    ],
)
def test_leaving_something_else_ends_no_post(read: Read, text: str) -> None:
    assert offices(read, text) == [("Otto Berg", "Mayor", "2023-03-07", False)]


def test_the_end_of_a_post_is_told_by_its_own_sentence(read: Read) -> None:
    *_, left = read("Mayor Otto Berg spoke on Sunday. He resigned on Monday.").statuses
    assert [span.quote for span in left.supports] == ["He resigned on Monday."]
