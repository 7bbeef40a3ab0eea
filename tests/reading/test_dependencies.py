"""The parser makes the moves that spaCy's own makes, and gives way where a pipeline has none that it knows."""

from __future__ import annotations

from dateline.reading.parse.dependencies import parser_of
from dateline.settings import Settings

TEXTS = (
    "The rebels of Kidal, who had left the town in March, shelled the barracks twice before the army returned.",
    "PARIS",
    "He came. He saw. “We will not go,” he told reporters; nobody had asked him to, and nobody did.",
    "  \n",
    "Whether the ministers, their aides and the two envoys met at all is not known (the palace would not say).",
)


def test_the_tree_is_the_one_that_spacy_makes() -> None:
    import spacy

    model = spacy.load(Settings().model, exclude=["attribute_ruler", "lemmatizer"])
    columns = ["HEAD", "DEP", "SENT_START"]
    made = [doc.to_array(columns).tolist() for doc in model.pipe(TEXTS)]
    parser = parser_of(model)
    assert parser is not None
    model.disable_pipe("parser")
    docs = list(model.pipe(TEXTS))
    parser.mark(docs)
    assert [doc.to_array(columns).tolist() for doc in docs] == made
    assert len({row[1] for rows in made for row in rows}) > 15


def test_a_pipeline_without_a_parser_is_left_to_itself() -> None:
    import spacy

    assert parser_of(spacy.blank("en")) is None
