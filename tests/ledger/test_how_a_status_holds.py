"""In what way a status holds, as tables for a person say it."""

from __future__ import annotations

import pytest

from dateline.ledger.asking.answers import StatusRow


@pytest.mark.parametrize(
    ("negated", "modality", "holds"),
    [
        (False, "asserted", ""),
        (True, "asserted", "not"),
        (False, "planned", "planned"),
        (True, "planned", "not planned"),
    ],
)
def test_what_does_not_hold_plainly_says_so(negated: bool, modality: str, holds: str) -> None:
    row = StatusRow(
        id="1",
        holder="Omar Diallo",
        kind="office",
        value="chief of staff",
        actor=None,
        place=None,
        times="2020",
        authority=None,
        according_to="Wire",
        modality=modality,
        negated=negated,
        sentence=None,
        title=None,
        publisher="Wire",
        published="2023-03-07",
        report_id="2",
    )
    assert row.holds == holds
