"""Speakers whose name is a title elsewhere, stands behind a long post, or is that of an office of a county."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

NAMED = [
    ("The hall was full, said Angela Baron, a teacher at the school.", "Angela Baron"),
    ("The hall was full, said Martin Hill, a teacher at the school.", "Martin Hill"),
    ("The working president of the traders' union Dr Moses Okello said the mill was shut.", "Moses Okello"),
    ("The Linn County Sheriff's Office said the bridge was shut.", "Linn County Sheriff's Office"),
    # whose post it is not: a spokesman for somebody is nobody that is named
    ("A spokesman for President Moses Okello said the mill was shut.", None),
]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[case[0] for case in NAMED])
def test_a_speaker_who_is_named_is_known(read: Read, text: str, name: str | None) -> None:
    reading = read(text)
    actors = [reading.actor(one.source_id) for one in reading.attributions]
    assert [actor.name if actor else None for actor in actors] == [name]


def test_a_mark_whose_bytes_were_read_wrongly_speaks_not(read: Read) -> None:
    opening, closing = "\u00e2\u20ac\u0153", "\u00e2\u20ac\ufffd"
    reading = read(f"Governor Moses Okello met the guards. {opening}The gates are open for all,{closing} said Okello.")
    assert [reading.source(one) for one in reading.attributions] == ["Moses Okello"]


def test_of_two_with_one_surname_the_one_who_spoke_speaks_on(read: Read) -> None:
    reading = read(
        "Lena Hale, whose brother Tom Hale is the mayor, said the road is shut.\n\n“We left,” Hale said.\n\n"
        "“It burned,” she said."
    )
    assert [reading.source(one) for one in reading.attributions] == ["Lena Hale"] * 3


def test_of_two_with_one_surname_who_both_spoke_by_a_post_nobody_is_meant(read: Read) -> None:
    reading = read(
        "Army chief Salif Traore took office. General Traore said he was ready. Oumar Traore, his brother, said the "
        "land needs peace. Traore said that he waits."
    )
    assert reading.attributions[-1].source_id is None


def test_of_two_with_one_surname_who_both_spoke_nobody_is_meant(read: Read) -> None:
    reading = read("Lena Hale said the road is shut. Tom Hale said it is open. Hale said that he waits.")
    assert [one.resolved for one in reading.attributions] == [True, True, False]
