"""What is looked for once of a word: the tokens that a function finds, and the prepositions that hang on it."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc, Token

from dateline.finding.grammar.clauses import prepositional
from dateline.finding.grammar.hanging import hanging
from dateline.finding.grammar.keeping import kept


def _came_out() -> Doc:
    """ "They came out of Gao", where "of" hangs on the particle."""
    return Doc(
        English().vocab,
        words=["They", "came", "out", "of", "Gao"],
        tags=["PRP", "VBD", "RP", "IN", "NNP"],
        heads=[1, 1, 1, 2, 3],
        deps=["nsubj", "ROOT", "prt", "prep", "pobj"],
    )


def test_a_word_is_looked_at_once_in_each_text() -> None:
    asked: list[int] = []

    @kept
    def behind(word: Token) -> list[Token]:
        asked.append(word.i)
        return [word.nbor()]

    doc, other = _came_out(), _came_out()
    behind(doc[0]).clear()  # whoever asks has a list of his own
    assert behind(doc[0]) == [doc[1]]
    assert asked == [0]
    assert behind(other[0]) == [other[1]]
    assert asked == [0, 0]


def test_a_preposition_hangs_on_the_verb_of_its_particle() -> None:
    doc = _came_out()
    assert hanging(doc[1]) == {"of"}
    assert hanging(doc[0]) == frozenset()
    assert prepositional(doc[1], "of") == [doc[4]]
    assert prepositional(doc[1], "from") == []
