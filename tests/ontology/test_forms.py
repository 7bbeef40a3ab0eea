"""A lemma is looked up by the forms in which it is written."""

from __future__ import annotations

import pytest

from dateline.ontology.forms import noun_forms, phrase_forms, verb_forms

VERBS = [
    ("bomb", {"bomb", "bombs", "bombed", "bombing"}),
    ("seize", {"seize", "seizes", "seized", "seizing"}),
    ("ban", {"ban", "bans", "banned", "banning"}),
    ("raid", {"raid", "raids", "raided", "raiding"}),
    ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
    ("deny", {"deny", "denies", "denied", "denying"}),
    ("veto", {"veto", "vetoes", "vetoed", "vetoing"}),
    ("shoot", {"shoot", "shoots", "shot", "shooting"}),
    ("hit", {"hit", "hits", "hitting"}),
    ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
    ("expel", {"expel", "expels", "expelled", "expelling"}),
    ("threaten", {"threaten", "threatens", "threatened", "threatening"}),
    ("cancel", {"cancel", "cancels", "cancelled", "canceled", "cancelling", "canceling"}),
    ("free", {"free", "frees", "freed", "freeing"}),
    ("test-fire", {"test-fire", "test-fires", "test-fired", "test-firing"}),
    ("be", {"be", "am", "is", "are", "was", "were", "been", "being"}),
]

NOUNS = [
    ("attack", {"attack", "attacks"}),
    ("clash", {"clash", "clashes"}),
    ("embassy", {"embassy", "embassies"}),
    ("child", {"child", "children"}),
    ("gunman", {"gunman", "gunmen"}),
    ("policewoman", {"policewoman", "policewomen"}),
    ("human", {"human", "humans"}),
    ("thief", {"thief", "thieves"}),
    ("talks", {"talks"}),
    ("gunfire", {"gunfire"}),
]


@pytest.mark.parametrize(("verb", "forms"), VERBS, ids=[verb for verb, _ in VERBS])
def test_a_verb_has_these_forms_and_no_other(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb)) == forms


@pytest.mark.parametrize(("noun", "forms"), NOUNS, ids=[noun for noun, _ in NOUNS])
def test_a_noun_has_singular_and_plural(noun: str, forms: set[str]) -> None:
    assert set(noun_forms(noun)) == forms


def test_the_last_word_of_a_phrase_takes_the_plural() -> None:
    assert phrase_forms("car bomb") == (("car", "bomb"), ("car", "bombs"))
