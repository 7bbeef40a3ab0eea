"""The recogniser marks what spaCy's own marks, and gives way where a pipeline has none that it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.reading.parse.recogniser import Moves, recogniser_of
from dateline.reading.parse.syntax import load_model
from dateline.settings import Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc

TEXTS = (
    "Baron Tarlenheim of the Ruritanian Council of State flew from New York City to Strelsau on 3 March 2023.",
    "PARIS",
    "The United Nations Security Council met. The World Health Organization did not, John Kennedy wrote in 1961.",
    "  \n",
    "At least 14 soldiers, two percent of the army, crossed the Blue River at 9 a.m. for $3 million.",
    "He came. He saw. He left for the United",
    "States of America and the Gulf of Mexico were named twice by Reuters and the Associated Press, it said on Monday",
)


def _names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(name.start, name.end, name.label_) for name in doc.ents]


def test_the_names_are_those_that_spacy_marks() -> None:
    import spacy

    model = spacy.load(Settings().model)
    recogniser = recogniser_of(model)
    assert recogniser is not None
    docs = list(model.pipe(TEXTS))
    marked = [_names(doc) for doc in docs]
    assert sum(map(len, marked)) > 15
    for doc in docs:
        doc.set_ents([])
    recogniser.mark(docs)
    assert [_names(doc) for doc in docs] == marked
    assert all(doc.has_annotation("ENT_IOB") for doc in docs if len(doc))


def test_nothing_is_marked_where_there_is_no_word() -> None:
    recogniser = recogniser_of(load_model(Settings().model))
    assert recogniser is not None
    empty = load_model(Settings().model).make_doc("")
    recogniser.mark([empty])
    recogniser.mark([])
    assert _names(empty) == []


def test_a_pipeline_without_a_recogniser_is_left_to_itself() -> None:
    import spacy

    assert recogniser_of(spacy.blank("en")) is None


@pytest.mark.parametrize(
    ("names", "moves"),
    [
        (["B-A", "I-A", "L-A", "U-A", "U-", "O"], Moves({"A": 0}, {"A": 1}, {"A": 2}, {"A": 3}, 5)),
        (["-", "O", "B-A", "B-X-Y"], Moves({"A": 2, "X-Y": 3}, {}, {}, {}, 1)),
    ],
)
def test_moves_are_known_by_their_names(names: list[str], moves: Moves) -> None:
    assert Moves.of(names) == moves
