"""Where source, cue and content begin and end, and who is named by a source that only describes him."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

Row = tuple[str | None, str, list[str]]
EDGES: list[tuple[str, list[Row]]] = [
    (
        "KARVO, Feb 3 (Northwire) - The bridge is shut, police said.",
        [("police", "said", ["The bridge is shut"])],
    ),
    # the day and the condition of telling belong neither to the cue nor to the content
    ("The mayor said on Sunday the bridge was shut.", [("The mayor", "said", ["the bridge was shut"])]),
    (
        "An officer said on condition of anonymity that the bridge was shut.",
        [("An officer", "said", ["that the bridge was shut"])],
    ),
    (
        "The Red Lances claimed responsibility for the raid in a message posted on Monday.",
        [("The Red Lances", "claimed", ["responsibility for the raid"])],
    ),
    ("Hamas denied on Sunday that it had fired.", [("Hamas", "denied", ["that it had fired"])]),
    # a clause about a source is no part of it where it is cut short, nor the pronoun that opens it
    (
        "The Red Lances, whom Kenya and two diplomats say are armed by Chad, announced that they had taken Garoso.",
        [
            ("The Red Lances", "announced", ["that they had taken Garoso"]),
            ("Kenya and two diplomats", "say", ["are armed by Chad"]),
        ],
    ),
    # two clauses that the parse runs together
    (
        "Chad condemned the raid and Niger expressed concern.",
        [("Chad", "condemned", ["the raid"]), ("Niger", "expressed", ["concern"])],
    ),
    (
        "Its envoy, Lena Holm, said that talks went on; results, she said, were far off.",
        [
            ("Its envoy, Lena Holm,", "said", ["that talks went on"]),
            ("she", "said", ["results", "were far off"]),
        ],
    ),
    # what a speaker does next is none of his words
    (
        "The army told families to leave within a day and blocked the road.",
        [("The army", "told", ["families to leave within a day"])],
    ),
    # a clause about a noun has a statement of its own
    (
        "Parents said the pupils were freed, a claim the government denies.",
        [("Parents", "said", ["the pupils were freed"]), ("the government", "denies", ["a claim"])],
    ),
    (
        "Opposition lawmakers demanded that Arana step down as well, a call his spokesman dismissed as absurd.",
        [
            ("Opposition lawmakers", "demanded", ["that Arana step down as well"]),
            ("his spokesman", "dismissed", ["a call", "absurd"]),
        ],
    ),
    (
        "Lars Holm, a fisherman, put it this way: We go out at night because the trawlers are gone by then.",
        [("Lars Holm, a fisherman", "put", ["We go out at night because the trawlers are gone by then"])],
    ),
    (
        "Sudan's Rapid Support Forces (RSF) took responsibility for the raid.",
        [("Sudan's Rapid Support Forces (RSF)", "took", ["responsibility for the raid"])],
    ),
    # who has only seen a document says none of it
    (
        "A letter seen by Reuters says that the bank moved the money.",
        [("A letter seen by Reuters", "says", ["that the bank moved the money"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EDGES, ids=[case[0][:30] for case in EDGES])
def test_a_statement_has_its_own_words(read: Read, text: str, expected: list[Row]) -> None:
    found = [
        (
            one.source.quote if one.source else None,
            one.cue.quote if one.cue else "",
            [part.quote for part in one.content],
        )
        for one in read(text).attributions
    ]
    assert found == expected


PRESENTED = [
    ("One, a trader named Hawa Diallo, said the market was shut.", "Hawa Diallo"),
    ("“It was shut,” said another, Hawa Diallo.", "Hawa Diallo"),
    ("Its coordinator in Port-au-Prince, Lena Holm, said the market was shut.", "Lena Holm"),
    ("The market was shut in Gao, Amnesty International said on Monday.", "Amnesty International"),
    ("Marianne Holm, an agent with Long & Foster, says the market was shut.", "Marianne Holm"),
    ("Mexican police commissioner Manelich Castilla said the market was shut.", "Manelich Castilla"),
    ("Colombia's ELN rebels said they had freed two men.", "National Liberation Army"),
    # people are not their state, nor some of a party the party
    ("Two Kenyans said the market was shut.", None),
    ("Most Kenyans say the market was shut.", None),
    ("Some Democrats say the market was shut.", None),
    ("The Kenyans said the market was shut.", "Kenya"),
    ("Democrats said the market was shut.", "Democratic Party"),
    (
        "“It was shut,” said Lars Holm, a trader who heads the pro-market group Correct the Record.",
        "Lars Holm",
    ),
    ("One of them, the lawyer Lena Holm, said the market was shut.", "Lena Holm"),
    # whose son or daughter, or which of two, nobody can know
    ("A cousin of the trader, Hawa Diallo, said the market was shut.", None),
]


@pytest.mark.parametrize(("text", "name"), PRESENTED, ids=[case[0][:30] for case in PRESENTED])
def test_a_source_that_is_described_is_who_is_named_with_it(read: Read, text: str, name: str | None) -> None:
    reading = read(text)
    actor = reading.actor(reading.attributions[0].source_id)
    assert (actor.name if actor else None) == name


SIDES = [
    ("The Red Lances took responsibility for the raid on Garoso.", "claims", ["responsibility for the raid on Garoso"]),
    ("The next day the Red Lances withdrew their statement.", "corrects", ["their statement"]),
    ("The ministry revised the toll to 21.", "corrects", ["the toll to 21"]),
    ("Ada Bello, the mayor of Gao, demanded new elections.", None, ["new elections"]),
]


@pytest.mark.parametrize(("text", "stance", "content"), SIDES, ids=[case[0][:30] for case in SIDES])
def test_a_side_is_taken_by_an_object_alone(read: Read, text: str, stance: str | None, content: list[str]) -> None:
    found = [(one.stance, [part.quote for part in one.content]) for one in read(text).attributions]
    assert found == [(stance, content)]


def test_a_body_that_took_a_side_goes_on_by_it(read: Read) -> None:
    reading = read(
        "Chad's president met Ada Bello. Hamas withdrew its statement. It had not fired on Garoso, it said on Friday."
    )
    assert reading.source(reading.attributions[-1]) == "Hamas"


def test_nobody_is_named_in_what_he_says_of_another(read: Read) -> None:
    reading = read("Lars Dahl denies the theft. The owner was away. In a letter to the judge, he called Dahl a thief.")
    assert reading.attributions[-1].source_id is None


def test_who_neither_confirms_nor_denies_takes_no_side(read: Read) -> None:
    assert [one.stance for one in read("Kyiv neither confirmed nor denied the strike.").attributions] == [None, None]
    found = read("The army, which has not claimed or denied involvement, said it was ready.").attributions
    assert [one.stance for one in found] == [None] * len(found)


def test_who_withdraws_a_claim_of_a_deed_claims_it_no_more(read: Read) -> None:
    found = read("The Red Lances withdrew their claim of responsibility for the raid.").attributions
    assert [one.stance for one in found] == ["corrects"]


def test_who_faces_an_accusation_makes_none(read: Read) -> None:
    accused = [one for one in read("WFDC accused of hiding the theft, the report says.").attributions if one.stance]
    assert [one.source for one in accused] == [None]
    (one,) = read("The senator faces accusations of fraud from two former aides.").attributions
    assert (one.source, one.stance) == (None, "accuses")


def test_a_thing_called_wrong_is_not_denied(read: Read) -> None:
    (one,) = read("Ada Bello called it the “wrong war” for the country.").attributions
    assert one.stance is None
