"""Who is found in a text, under which name, and which actor is meant."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import SettingsError
from dateline.resolving.registry import Hit, Registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def named(registry: Registry, text: str, **known: object) -> list[tuple[str, str]]:
    """The words and the actor of each proper name found, bodies of no name of their own left out."""
    hits = registry.scan(text, **known)  # type: ignore[arg-type]
    return [(text[hit.start : hit.end], hit.actor_id) for hit in hits if hit.form != "nominal"]


def bodies(registry: Registry, text: str, **known: object) -> list[tuple[str, str]]:
    hits = registry.scan(text, **known)  # type: ignore[arg-type]
    return [(text[hit.start : hit.end], hit.actor_id) for hit in hits if hit.form == "nominal"]


@pytest.mark.parametrize(
    ("spelling", "actor_id"),
    [
        ("Tehreek-e-Taliban Pakistan", "TTP"),
        ("Tehrik-i-Taliban Pakistan", "TTP"),
        ("the Pakistani Taliban", "TTP"),
        ("Islamic State-Khorasan Province", "IS-KP"),
        ("Islamic State Khorasan", "IS-KP"),
        ("ISIS-K", "IS-KP"),
        ("IS-KP", "IS-KP"),
        ("ISKP", "IS-KP"),
        ("Daesh-Khorasan", "IS-KP"),
        ("Daesh", "IS"),
        ("al-Qaeda", "AQ"),
        ("Al Qaida", "AQ"),
        ("al-Qa'ida", "AQ"),
        ("Baloch Liberation Army", "BLA"),
        ("Baluchistan Liberation Army", "BLA"),
        ("Hizbullah", "HEZBOLLAH"),
        ("Sendero Luminoso", "SHINING-PATH"),
        ("Farabundo Martí National Liberation Front", "FMLN"),
        ("19 April Movement", "M-19"),
        ("CPI (Maoist)", "CPI-MAOIST"),
        ("Peoples Protection Units", "YPG"),
        ("World Health Organization", "WHO"),
        ("Médecins Sans Frontières", "MSF"),
        ("Medecins sans frontieres", "MSF"),
        ("Inter-Services Intelligence", "ISI"),
        ("State Department", "USA/foreign-ministry"),
        ("Pentagon", "USA/defence-ministry"),
        ("Kremlin", "RUS/presidency"),
        ("Elysee", "FRA/presidency"),
        ("Élysée", "FRA/presidency"),
        ("Downing Street", "GBR/prime-ministers-office"),
        ("Islamic Republic of Iran", "IRN"),
        ("Burma", "MMR"),
        ("Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("DR Congo", "COD"),
        ("Soviet Union", "SUN"),
        ("Kosovo", "XKX"),
    ],
)
def test_an_actor_is_found_under_every_spelling(registry: Registry, spelling: str, actor_id: str) -> None:
    found = registry.find(spelling)
    assert found is not None
    assert found.id == actor_id


@pytest.mark.parametrize("name", ["", "the", "Nobody At All", "Tehreek", "New Mexico"])
def test_a_name_that_nobody_bears_is_found_as_nobody(registry: Registry, name: str) -> None:
    assert registry.find(name) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pak-US talks", [("Pak", "PAK"), ("US", "USA")]),
        ("Sino-Indian border", [("Sino", "CHN"), ("Indian", "IND")]),
        ("The Sino clan", []),
        (
            "along the Afghanistan-Pakistan border",
            [("Afghanistan", "AFG"), ("Pakistan", "PAK")],
        ),
        ("an India-focused group", [("India", "IND")]),
        ("a US-led force", [("US", "USA")]),
        ("the U.S.-backed deal", [("U.S.", "USA")]),
        ("troops left the U.S. He stayed", [("U.S.", "USA")]),
        ("ships in the Indian Ocean and the Gulf of Mexico", []),
        ("Papua New Guinea's coast", [("Papua New Guinea", "PNG")]),
        ("Tehreek-e-Taliban Pakistan (TTP)", [("Tehreek-e-Taliban Pakistan", "TTP"), ("TTP", "TTP")]),
        ("Pakistan, Army of the poor", [("Pakistan", "PAK")]),
        ("the Communist Party of India (Maoist) cadres", [("Communist Party of India (Maoist)", "CPI-MAOIST")]),
        ("Shining\nPath rebels", [("Shining\nPath", "SHINING-PATH")]),
        ("Peru. Shining. Path", [("Peru", "PER")]),
        ("the People’s Liberation Army of China", [("People’s Liberation Army", "CHN/army"), ("China", "CHN")]),
        ("flights to Washington, D.C., resumed", [("Washington, D.C.", "USA")]),
    ],
)
def test_the_longest_name_wins_and_compounds_come_apart(
    registry: Registry, text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(registry, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Acronyms ask for their capitals: pronouns and plain words are none.
        ("It is us who are to blame", []),
        ("fighters of IS and AQ", [("IS", "IS"), ("AQ", "AQ")]),
        ("the WHO said", [("WHO", "WHO")]),
        ("NATO, or Nato", [("NATO", "NATO"), ("Nato", "NATO")]),
        # A headline in capitals says nothing about case.
        ("WHO IS TO BLAME\nThe rest is not.", []),
        ("TALIBAN DENY CLAIM\nThe rest is not.", [("TALIBAN", "TALIBAN")]),
        # Names ask for their initials only.
        ("the labour of years", []),
        ("he bought a turkey", []),
        ("al-shabaab and Al-Shabaab", [("Al-Shabaab", "AL-SHABAAB")]),
    ],
)
def test_case_tells_names_from_words(registry: Registry, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(registry, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE FMLN ATTACKED IN EL SALVADOR", [("FMLN", "FMLN"), ("EL SALVADOR", "SLV")]),
        ("WHO TOLD US THAT IT IS OVER?", []),
        ("THE US EMBASSY IN LIMA", [("US", "USA"), ("LIMA", "PER")]),
        ("the eln and the farc in colombia", [("eln", "ELN"), ("farc", "FARC"), ("colombia", "COL")]),
        ("they told us who is to blame", []),
        ("u.s. troops and the us navy", [("u.s.", "USA"), ("us navy", "USA/navy")]),
        ("a un mission", [("un", "UN")]),
    ],
)
def test_texts_of_one_case_are_read(registry: Registry, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(registry, text) == expected


def test_the_form_of_a_name_is_told(registry: Registry) -> None:
    text = "Islamabad said that Pakistanis and the Pakistani army back the TTP, Pak and US officials."
    forms = [(text[hit.start : hit.end], hit.form, hit.metonym, hit.people) for hit in registry.scan(text)]
    assert forms == [
        ("Islamabad", "short", True, False),
        ("Pakistanis", "demonym", False, True),
        ("Pakistani", "demonym", False, False),
        ("army", "nominal", False, False),
        ("TTP", "acronym", False, False),
        ("Pak", "short", False, False),
        ("US", "acronym", False, False),
        ("officials", "nominal", False, False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistani police", ("police", "PAK/police")),
        ("Pakistan's federal police", ("federal police", "PAK/police")),
        ("police in the United States", ("police", "USA/police")),
        ("the foreign ministry of Iran", ("foreign ministry", "IRN/foreign-ministry")),
        ("Turkish interior ministry", ("interior ministry", "TUR/interior-ministry")),
        ("the police", ("police", "police")),
    ],
)
def test_a_body_belongs_to_the_country_beside_it(registry: Registry, text: str, expected: tuple[str, str]) -> None:
    assert bodies(registry, text) == [expected]


@pytest.mark.parametrize("text", ["Taliban fighters", "the UN’s officials", "the Taliban interim government"])
def test_words_that_follow_an_actors_name_are_no_body_of_a_country(registry: Registry, text: str) -> None:
    assert bodies(registry, text, about=["PAK"]) == []


def test_a_body_with_no_country_beside_it_takes_the_reports_and_is_unsure(registry: Registry) -> None:
    (hit,) = registry.scan("The foreign ministry denied it.", about=["EGY", "LBY"])
    assert hit == Hit(4, 20, "EGY/foreign-ministry", "nominal", unsure=True, candidates=("foreign-ministry",))


@pytest.mark.parametrize(
    ("words", "country", "actor_id", "kind", "sector"),
    [
        ("foreign ministry", "PAK", "PAK/foreign-ministry", "government", "government"),
        ("Ministry of Foreign Affairs", "PAK", "PAK/foreign-ministry", "government", "government"),
        ("the army", "COL", "COL/army", "military", "military"),
        ("Parliament", "GBR", "GBR/legislature", "government", "legislature"),
        ("supreme court", "IND", "IND/supreme-court", "court", "court"),
        ("gunmen", "MEX", "MEX/rebels", "armed-group", "rebel"),
        ("police", None, "police", "police", "police"),
    ],
)
def test_generic_words_make_a_body_of_a_country(
    registry: Registry, words: str, country: str | None, actor_id: str, kind: str, sector: str
) -> None:
    body = registry.body(words, country)
    assert body is not None
    assert (body.id, body.kind, body.country, body.sector) == (actor_id, kind, country, sector)
    assert registry.actor(actor_id) == body


def test_a_bodys_own_name_is_its_name(registry: Registry) -> None:
    assert registry.actor("USA/foreign-ministry").name == "State Department"
    assert registry.actor("PAK/foreign-ministry").name == "foreign ministry of Pakistan"
    assert registry.body("State Department", "PAK") is None
    assert registry.body("foreign ministry", "ZZZ") is None


@pytest.mark.parametrize("actor_id", ["NOBODY", "ZZZ/police", "PAK/no-such-body", ""])
def test_an_unknown_id_is_a_key_error(registry: Registry, actor_id: str) -> None:
    with pytest.raises(KeyError):
        registry.actor(actor_id)


@pytest.mark.parametrize(
    ("alias", "context", "actor_id"),
    [
        ("Congress", ["IND"], "IND-INC"),
        ("Congress", ["PER", "USA"], "PER/legislature"),
        ("Congress", [], None),
        ("Taliban", ["PAK", "AFG"], "TALIBAN"),
        ("Taliban", ["PAK", "USA"], "TTP"),
        ("Taliban", [], "TALIBAN"),
        ("Georgia", ["USA"], None),
        ("Georgia", ["RUS", "USA"], "GEO"),
        ("Congo", ["RWA"], "COD"),
        ("Congo", ["COG", "GAB"], "COG"),
        ("Foreign Office", ["PAK", "USA"], "PAK/foreign-ministry"),
        ("Foreign Office", [], None),
        ("Indians", ["SLV"], None),
    ],
)
def test_an_ambiguous_name_is_settled_by_the_countries_spoken_of(
    registry: Registry, alias: str, context: list[str], actor_id: str | None
) -> None:
    found = registry.resolve(alias, context)
    assert (found.id if found else None) == actor_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Congress met in New Delhi as India voted.", "IND-INC"),
        ("The Peruvian Congress met in Washington; the United States watched.", "PER/legislature"),
        ("Pakistan's Foreign Office called in the British envoy; Britain and London said no.", "PAK/foreign-ministry"),
    ],
)
def test_the_text_itself_is_the_context(registry: Registry, text: str, expected: str) -> None:
    assert expected in [hit.actor_id for hit in registry.scan(text) if not hit.unsure]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rangers won the cup.", False),
        ("Rangers raided a house in Pakistan.", True),
        ("The PDF is attached.", False),
        ("The PDF fought on. Myanmar's junta lost a base.", True),
    ],
)
def test_a_local_name_counts_only_where_its_country_is_spoken_of(registry: Registry, text: str, found: bool) -> None:
    local = [pair for pair in named(registry, text) if pair[0] in ("Rangers", "PDF")]
    assert bool(local) is found


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("Michael Jordan scored.", True),
        ("In Jordan the king spoke.", False),
        ("Chad Smith drummed.", True),
        ("rebels in Chad fled", False),
        ("Kerry Washington sang.", True),
        ("Washington said no.", False),
        ("a fire on Dublin Road", True),
        ("troops near Kabul University", True),
        ("Abu Hamza al-Kuwaiti fled", True),
        ("They met on Monday. Kenya left early.", False),
        ("Gen. Kenya Smith left early.", True),
    ],
)
def test_a_name_may_be_part_of_a_persons_or_a_places(registry: Registry, text: str, unsure: bool) -> None:
    proper = [hit for hit in registry.scan(text) if hit.form != "nominal"]
    assert [hit.unsure for hit in proper] == [unsure]


def test_hits_quote_the_text_and_never_overlap(registry: Registry) -> None:
    text = (
        "“İstanbul’da” — ﬁrst, the U.N.’s Côte d’Ivoire mission; naïve Tehrīk-i-Taliban Pakistan said: Pak–Afghan ties."
    )
    hits = registry.scan(text)
    assert [text[hit.start : hit.end] for hit in hits] == [
        "U.N.", "Côte d’Ivoire", "Tehrīk-i-Taliban Pakistan", "Pak", "Afghan",
    ]  # fmt: skip
    assert all(one.end <= other.start for one, other in pairwise(hits))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "(", "U.", "-US-", "a" * 5000, "US " * 500])
def test_odd_texts_are_read_without_fuss(registry: Registry, text: str) -> None:
    assert all(hit.actor_id == "USA" for hit in registry.scan(text))


def test_suggestions_name_the_closest(registry: Registry) -> None:
    assert registry.suggest("Tehreek Taliban Pakstan")[0].id == "TTP"


# A user's own file


def written(folder: Path, text: str) -> Path:
    path = folder / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_file_adds_overrides_and_claims_names(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
actors:
- {id: GONDOR, name: Gondor, kind: state, aliases: [Gondorian]}
- id: RIDERS
  name: Riders of the Mark
  kind: armed-group
  country: GONDOR
  sector: rebel
  aliases: [RM, Congress]
- {id: TTP, name: Tehreek-e-Taliban Pakistan, kind: armed-group, country: AFG, sector: rebel, aliases: [Fitna]}
""",
    )
    registry = Registry.load(path)
    assert named(registry, "Congress and RM met Gondorian police; Fitna and the TTP did not.") == [
        ("Congress", "RIDERS"),
        ("RM", "RIDERS"),
        ("Gondorian", "GONDOR"),
        ("Fitna", "TTP"),
        ("TTP", "TTP"),
    ]
    assert bodies(registry, "Gondorian police") == [("police", "GONDOR/police")]
    assert registry.actor("TTP").country == "AFG"
    assert registry.actor("RIDERS").country == "GONDOR"
    assert Registry.load().actor("TTP").country == "PAK"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actors: TTP", "'actors' in .* is no list"),
        ("actors: [", "is not valid YAML"),
        ("actors: [{id: X, name: Y, since: 2023-13-45}]", "is not valid YAML: month must be in 1..12"),
        ("actors: [TTP]", "Actor 1 of .* is not a mapping"),
        ("actors: [{name: X}]", "Actor 1 of .* has no id"),
        ("actors: [{id: X}]", "Actor 1 of .* has no name"),
        ("actors: [{id: X, name: Y, alias: Z}]", "has the key 'alias'; known are"),
        ("actors: [{id: X, name: Y, kind: gang}]", r"\(X\) has the kind 'gang', which is not one of"),
        ("actors: [{id: X, name: Y, sector: evil}]", r"\(X\) has the sector 'evil', which is not one of"),
        ("actors: [{id: X, name: Y, country: PK}]", r"\(X\) has the country 'PK', which is not an ISO 3166-1"),
        ("actors: [{id: X, name: Y, country: [PAK]}]", r"\(X\) has the country \['PAK'\]"),
        ("actors: [{id: X, name: Y, aliases: [no]}]", r"\(X\) has aliases that are not a list of names"),
        ("actors: [{id: X, name: Y, aliases: Z}]", r"\(X\) has aliases that are not a list of names"),
        ("actors: [{id: X, name: Y}, {id: X, name: Z}]", r"Actor 2 of .* \(X\) has the id of an actor before it"),
        (
            "actors: [{id: X, name: Al-Qaida}, {id: Z, name: W, aliases: [Al Qaeda]}]",
            r"Actor 2 of .* \(Z\) has the alias 'Al Qaeda', which X has already",
        ),
    ],
)
def test_a_file_that_does_not_hold_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError, match=message) as raised:
        Registry.load(path)
    assert str(path) in str(raised.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.yaml cannot be read"):
        Registry.load(tmp_path / "none.yaml")


def test_100_000_names_load_fast_and_cost_the_scan_little(tmp_path: Path, registry: Registry) -> None:
    letters = "bdfgklmnprstvz"
    entries = []
    for at in range(10_000):
        root = "".join(letters[at // 14**power % 14] + "a" for power in range(4)).title()
        aliases = ", ".join(f"{root} {word}" for word in ("Ba", "Da", "Fa", "Ga", "Ka", "La", "Ma", "Na", "Pa"))
        entries.append(f"- {{id: X{at}, name: {root} Front, kind: armed-group, aliases: [{aliases}]}}")
    path = written(tmp_path, "actors:\n" + "\n".join(entries))
    started = time.process_time()
    large = Registry.load(path)
    assert time.process_time() - started < 4  # 1.0 to 1.3 s when written; room for a slow machine
    text = "Pakistan and the United States met Bababada Ka in Kabul, police said. " * 200
    assert large.find("Bababaga Front") is not None
    assert _seconds(large, text) < 2 * _seconds(registry, text) + 0.05


def _seconds(registry: Registry, text: str) -> float:
    """The least of three runs, in processor seconds."""
    runs = []
    for _ in range(3):
        started = time.process_time()
        registry.scan(text)
        runs.append(time.process_time() - started)
    return min(runs)
