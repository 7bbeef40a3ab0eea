"""What the data files of the registry must hold among themselves."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from dateline.records import ActorKind
from dateline.resolving import bodies, choosing, countries, roster
from dateline.resolving.names import key
from dateline.resolving.registry import Registry
from dateline.tables import table


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def test_no_two_actors_share_an_id() -> None:
    ids = Counter([actor.id for actor in roster.shipped()] + sorted(countries.codes()))
    assert [actor_id for actor_id, count in ids.items() if count > 1] == []


def test_every_actor_has_a_known_kind_sector_and_country() -> None:
    for actor in roster.shipped():
        assert actor.kind in get_args(ActorKind), actor.id
        assert actor.sector in roster.SECTORS, actor.id
        assert actor.country is None or actor.country in countries.codes(), actor.id


def test_every_name_is_text_with_a_letter_in_it() -> None:
    for actor in roster.shipped():
        for name in (actor.name, *actor.aliases):
            assert isinstance(name, str), actor.id
            assert key(name), f"{actor.id}: {name!r}"


def test_every_body_can_be_made_in_every_country(registry: Registry) -> None:
    for slug in sorted(bodies.slugs()):
        body = registry.actor(f"PAK/{slug}")
        assert (body.country, body.sector in roster.SECTORS, body.kind in get_args(ActorKind)) == ("PAK", True, True)


def test_the_words_of_a_body_name_one_body() -> None:
    pairs = {(entry.actor_id, key(entry.alias)) for entry in bodies.entries() if entry.form == "nominal"}
    said = Counter(spelt for _, spelt in pairs)
    assert [words for words, count in said.items() if count > 1] == []


def test_ambiguous_names_have_candidates_that_exist_and_bear_them(registry: Registry) -> None:
    for alias, told in table("resolving", "ambiguous")["aliases"].items():
        rule = choosing.rule(key(alias))
        assert rule is not None
        assert set(told) <= {"among", "default", "elsewhere"}, alias
        assert rule.default is None or rule.default in rule.among, alias
        assert set(rule.elsewhere) <= countries.codes(), alias
        for actor_id in rule.among:
            assert registry.actor(actor_id).id == actor_id


@pytest.mark.parametrize("part", ["local", "personal", "given"])
def test_names_with_conditions_are_names_that_somebody_bears(registry: Registry, part: str) -> None:
    unborne = [
        name
        for name in table("resolving", "ambiguous")[part]
        if not registry.scan(f"{name} (Pakistan)", about=sorted(countries.codes()))[:1]
    ]
    allowed = {"Sydney", "Victoria", "French", "English"} if part != "local" else set()  # people's names all the same
    assert set(unborne) <= allowed


def test_the_registry_holds_what_a_conflict_reader_looks_for_first() -> None:
    held = list(roster.shipped())
    groups = [actor for actor in held if actor.kind == "armed-group"]
    assert len(held) > 1000
    assert len(groups) > 300
    assert len({group.country for group in groups}) > 70
