"""Words are parted as spaCy parts them, and a word of brackets alone does not take minutes."""

import time

import pytest
import spacy

from dateline.reading.parse.endings import look_at_ends
from dateline.settings import Settings

OTHERS = ["tagger", "parser", "ner", "lemmatizer", "attribute_ruler", "tok2vec"]


@pytest.fixture(scope="module")
def pair():
    own, theirs = (spacy.load(Settings().model, exclude=OTHERS) for _ in range(2))
    look_at_ends(own)
    return own, theirs


@pytest.mark.parametrize(
    "text",
    [
        'The "rebels\' camp" (near Karvo)... was shelled, they said.)',
        "It cost $4m, ran 10km and weighed 20kg; he'd paid 5%—U.S.' own.",
        "(" * 300 + "killed" + ")" * 300,
        "a" * 200 + "'s." + '"' * 200,
        "https://example.org/" + "a/" * 100 + "b).",
        "3.5%" * 60 + "," * 90,
        "e.g." * 40 + "?!" * 60,
    ],
)
def test_parts_words_as_spacy_does(pair, text):
    own, theirs = pair
    assert [token.text for token in own(text).doc] == [token.text for token in theirs(text).doc]


def test_many_brackets_without_a_blank_are_parted_at_once(pair):
    began = time.process_time()
    assert len(pair[0]("(" * 20_000 + "killed" + ")" * 20_000)) == 40_001
    assert time.process_time() - began < 20
