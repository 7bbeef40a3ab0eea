"""Documents that "the report", "the review" and "it" take up, each by the word for it, with whose they are."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

TAKEN_UP = [
    (
        "Guards beat prisoners in Gao, Amnesty International said in a report published on Monday.\n\n"
        "The report found that three men had died. It says that nobody was charged.",
        [("Amnesty International", "report")] * 3,
    ),
    # another document of somebody else stands between
    (
        "Guards beat prisoners in Gao, Amnesty International said in a report.\n\n"
        "In its annual review, the Interior Ministry noted only one death. The review described the cells as clean. "
        "The report warned that more would die.",
        [
            ("Amnesty International", "report"),
            ("interior ministry", "annual review"),
            ("interior ministry", "annual review"),
            ("Amnesty International", "report"),
        ],
    ),
    # a title is of a report, and no memo is meant by it
    (
        "Amnesty International published a report titled “Behind the Salt Wall”. The report says that three men died. "
        "According to the memo, two guards were moved.",
        [("Amnesty International", None), ("Amnesty International", "Behind the Salt Wall"), (None, "memo")],
    ),
    (
        "Amnesty International's “Annual Report 2021” said that three men died. It also said that nobody was charged.",
        [("Amnesty International", "Annual Report 2021")] * 2,
    ),
    # whose it is nobody tells
    ("The ruling says that Ada Bello signed the papers. It describes them as false.", [(None, "ruling")] * 2),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN_UP, ids=range(len(TAKEN_UP)))
def test_a_document_is_taken_up_by_its_word(read: Read, text: str, expected: list[tuple[str | None, str]]) -> None:
    reading = read(text)
    sources = [(reading.actor(one.source_id), one.through) for one in reading.attributions]
    assert [(actor.name if actor else None, through) for actor, through in sources] == expected
