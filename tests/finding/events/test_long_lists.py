"""A list of names, however long, is gone through to its end."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.finding.grammar.coordination import coordinated
from tests.finding.conftest import Read

NAMES = 3000


def test_each_of_a_thousand_names_is_told_of() -> None:
    """As the parser lays it: every name hangs on the one before."""
    words = [word for number in range(NAMES) for word in (f"N{number}", "and")][:-1]
    doc = Doc(
        Vocab(),
        words=words,
        heads=[max(at - 2, 0) if at % 2 == 0 else at - 1 for at in range(len(words))],
        deps=["ROOT", *(("cc", "conj")[(at + 1) % 2] for at in range(1, len(words)))],
        tags=["NNP" if at % 2 == 0 else "CC" for at in range(len(words))],
    )
    assert [token.text for token in coordinated([doc[0]])] == [f"N{number}" for number in range(NAMES)]


def test_a_chain_of_a_thousand_verbs_is_gone_up(read_all: Read) -> None:
    (event,) = (
        one for one in read_all(f"Kenya agreed {'to agree ' * 1000}to attack Uganda.").events if one.type == "ASSAULT"
    )
    assert event.modality != "asserted"
