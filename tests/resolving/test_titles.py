"""Titles, ranks and posts."""

from __future__ import annotations

import pytest

from dateline.resolving.titles import load


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dr Asad Majeed Khan", "Dr "),
        ("Lt General Nadeem Anjum", "Lt General "),
        ("Lt. Gen. Nadeem Anjum", "Lt. Gen. "),
        ("Maj-Gen (retd) Akbar", "Maj-Gen (retd) "),
        ("Mr. Justice Qazi", "Mr. Justice "),
        ("MAULANA FAZL", "MAULANA "),
        ("Sub-Inspector Rao", "Sub-Inspector "),
        ("Colombia", None),
        ("Drake", None),
        ("Khan Dr", None),
    ],
)
def test_titles_are_taken_off_the_front_of_a_name(text: str, title: str | None) -> None:
    found = load().honorific.match(text)
    assert (found.group() if found else None) == title


@pytest.mark.parametrize(
    ("title", "sector"),
    [
        ("Lt Gen", "military"),
        ("Maj-Gen (retd)", "military"),
        ("Sub-Inspector", "police"),
        ("Sen.", "legislature"),
        ("Justice", "court"),
        ("Dr", None),
        ("Ayatollah", None),
        ("King", None),
        ("Banana", None),
    ],
)
def test_ranks_give_a_sector_away(title: str, sector: str | None) -> None:
    assert load().honorific_sector(title) == sector


@pytest.mark.parametrize(
    ("post", "sector"),
    [
        ("Foreign Secretary", "government"),
        ("Acting Coordinator for Counterterrorism", "government"),
        ("former prime minister", "government"),
        ("ambassador to the United States", "government"),
        ("Chief of Army Staff", "military"),
        ("commander of the brigade", "military"),
        ("police chief", "police"),
        ("House Speaker", "legislature"),
        ("Attorney General", "court"),
        ("opposition leader", "opposition"),
        ("leader of the opposition", "opposition"),
        ("Taliban spokesman", "rebel"),
        ("UN secretary-general", "international"),
        ("editor-in-chief", "media"),
        ("leader", None),
        ("nothing of the kind", None),
        ("", None),
    ],
)
def test_a_post_has_a_sector(post: str, sector: str | None) -> None:
    assert load().post_sector(post) == sector


@pytest.mark.parametrize(
    ("post", "body", "sector"),
    [
        ("director general", "intelligence", "intelligence"),
        ("spokesman", "military", "military"),
        ("leader", "rebel", "rebel"),
        ("police chief", "government", "police"),
        ("foreign minister", "rebel", "government"),
    ],
)
def test_a_post_that_any_body_has_is_of_its_bodys_sector(post: str, body: str, sector: str) -> None:
    assert load().post_sector(post, body) == sector


def test_the_head_words_of_posts_are_known() -> None:
    assert {"minister", "coordinator", "spokesperson", "chief", "leader"} <= load().posts
    assert {"acting", "former", "deputy", "ex"} <= load().modifiers
    assert {"dr", "lt general", "sub inspector"} <= load().honorifics
