"""Numbers of people and things in a sentence of news, as (kind, low, high, words)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.figures.finder import find_figures
from dateline.reading.figures.numbers import find_numbers, split_words

Row = tuple[str, float | None, float | None, str]


def _rows(sentence: str) -> list[Row]:
    return [(found.kind, found.low, found.high, found.span.quote) for found in find_figures(sentence)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("14", 14, 14),
        ("twenty-one", 21, 21),
        ("two hundred and fifty", 250, 250),
        ("2,300", 2300, 2300),
        ("two thousand three hundred", 2300, 2300),
        ("1.5 million", 1_500_000, 1_500_000),
        ("5 lakh", 500_000, 500_000),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("dozens", 24, 99),
        ("scores", 40, 199),
        ("hundreds", 200, 999),
        ("tens of thousands", 20_000, 99_999),
        ("several", 3, 9),
        ("at least 14", 14, None),
        ("more than 20", 20, None),
        ("no fewer than 12", 12, None),
        ("12 or more", 12, None),
        ("nearly 50", None, 50),
        ("up to 10", None, 10),
        ("as many as 300", None, 300),
        ("some 200", 200, 200),
        ("an estimated 3,000", 3000, 3000),
        ("between 30 and 40", 30, 40),
        ("30 to 40", 30, 40),
        ("30-40", 30, 40),
    ],
)
def test_a_number_phrase_has_its_ends(words: str, low: float | None, high: float | None) -> None:
    split = split_words(words)
    assert [(n.low, n.high, n.first, n.last) for n in find_numbers(split)] == [(low, high, 0, len(split))]


@pytest.mark.parametrize("words", ["21st", "the fifth", "a man", "", "dash - and"])
def test_an_ordinal_and_an_article_are_no_numbers(words: str) -> None:
    assert find_numbers(split_words(words)) == []


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        # Behind the people: passive, adjective, verb of theirs.
        ("At least 14 soldiers were killed in the raid.", ("killed", 14, None, "At least 14 soldiers")),
        ("Dozens of people died.", ("killed", 24, 99, "Dozens of people")),
        ("Hundreds of villagers have been displaced.", ("displaced", 200, 999, "Hundreds of villagers")),
        ("Three people are missing.", ("missing", 3, 3, "Three people")),
        ("The quake left 14 people dead.", ("killed", 14, 14, "14 people")),
        ("The clash left dozens dead.", ("killed", 24, 99, "dozens dead")),
        ("Up to 10 rebels surrendered.", ("surrendered", None, 10, "Up to 10 rebels")),
        ("Police said 12 people had been detained.", ("arrested", 12, 12, "12 people")),
        ("Two men who attacked a base were arrested.", ("arrested", 2, 2, "Two men")),
        ("A 25-year-old man was shot dead.", ("killed", 1, 1, "A 25-year-old man")),
        ("An off-duty police officer was wounded.", ("injured", 1, 1, "An off-duty police officer")),
        ("Two suspected Taliban militants were killed.", ("killed", 2, 2, "Two suspected Taliban militants")),
        ("THREE PERSONS WERE KILLED ON ROUTE 5", ("killed", 3, 3, "THREE PERSONS")),
        ("six monks were murdered", ("killed", 6, 6, "six monks")),
        ("Three men arrested Monday deny it.", ("arrested", 3, 3, "Three men")),
        ("Four hostages were freed.", ("released", 4, 4, "Four hostages")),
        ("Ten of the 30 passengers died.", ("killed", 10, 10, "Ten of the 30 passengers")),
        ("One of the three attackers was killed.", ("killed", 1, 1, "One of the three attackers")),
        # Before them: active verb, gerund, noun with "of", toll.
        ("Soldiers killed three militants.", ("killed", 3, 3, "three militants")),
        ("Gunmen fired on a bus, killing six.", ("killed", 6, 6, "six")),
        ("The raid killed Mullah Omid and 12 others.", ("killed", 12, 12, "12 others")),
        ("Militants abducted 14 girls in 2014.", ("abducted", 14, 14, "14 girls")),
        ("The bodies of seven men were found.", ("killed", 7, 7, "seven men")),
        ("The death of a soldier sparked anger.", ("killed", 1, 1, "a soldier")),
        ("The fire claimed the lives of 12 people.", ("killed", 12, 12, "12 people")),
        ("The arrest of two lawyers drew protests.", ("arrested", 2, 2, "two lawyers")),
        ("The death toll rose to 21.", ("killed", 21, 21, "21")),
        ("The toll has risen from 14 to 21.", ("killed", 21, 21, "21")),
        # Counted by themselves.
        ("The fire claimed 12 lives.", ("killed", 12, 12, "12 lives")),
        ("There were three civilian deaths.", ("killed", 3, 3, "three civilian deaths")),
        ("No casualties were reported.", ("casualties", 0, 0, "No casualties")),
        ("No one was hurt.", ("injured", 0, 0, "No one")),
        ("No civilians were killed.", ("killed", 0, 0, "No civilians")),
        ("On Monday 14 people were killed or injured.", ("casualties", 14, 14, "14 people")),
        # Crowds.
        ("Thousands of protesters clashed.", ("participants", 2000, 9999, "Thousands of protesters")),
        ("A crowd of 200 sang.", ("participants", 200, 200, "200")),
        ("Some 5,000 people marched downtown.", ("participants", 5000, 5000, "Some 5,000 people")),
        # Lists are summed.
        ("A policeman and two children were killed.", ("killed", 3, 3, "A policeman and two children")),
        (
            "Two police officers, three soldiers and a child died.",
            ("killed", 6, 6, "Two police officers, three soldiers and a child"),
        ),
    ],
)
def test_a_group_has_one_fate(sentence: str, row: Row) -> None:
    assert _rows(sentence) == [row]


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        (
            "Five people, three women and two children, were killed.",
            ("killed", 5, "Five people, three women and two children"),
        ),
        (
            "Two more people, a farmer and a nurse, died at the hospital.",
            ("killed", 2, "Two more people, a farmer and a nurse"),
        ),
        (
            "Two policemen, a soldier and a civilian were killed.",
            ("killed", 4, "Two policemen, a soldier and a civilian"),
        ),
    ],
)
def test_a_list_that_tells_who_a_number_are_adds_nobody(sentence: str, row: tuple[str, float, str]) -> None:
    assert [(kind, low, quote) for kind, low, _, quote in _rows(sentence)] == [row]


def test_who_is_being_treated_is_hurt() -> None:
    assert ("injured", 58, 58, "another 58") in _rows("Twelve people died and another 58 are being treated.")


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("The blast killed 9 people and wounded 30.", [("killed", 9, 9, "9 people"), ("injured", 30, 30, "30")]),
        ("AYTON: 14 dead, 30 wounded in blast", [("killed", 14, 14, "14 dead"), ("injured", 30, 30, "30 wounded")]),
        ("14 dead, 30 wounded in blast", [("killed", 14, 14, "14 dead"), ("injured", 30, 30, "30 wounded")]),
        (
            "Ten people were killed and 30 others were injured.",
            [("killed", 10, 10, "Ten people"), ("injured", 30, 30, "30 others")],
        ),
        (
            "Police killed two men and a woman was injured.",
            [("killed", 2, 2, "two men"), ("injured", 1, 1, "a woman")],
        ),
        ("No one was killed or injured.", [("injured", 0, 0, "No one"), ("killed", 0, 0, "No one")]),
        (
            "There were three deaths and 12 arrests.",
            [("killed", 3, 3, "three deaths"), ("arrested", 12, 12, "12 arrests")],
        ),
    ],
)
def test_two_fates_in_a_sentence_stay_apart(sentence: str, rows: list[Row]) -> None:
    assert _rows(sentence) == rows


@pytest.mark.parametrize(
    "sentence",
    [
        "Fourteen people, including five women, were killed.",
        "Gunmen killed fourteen pilgrims, among them five women.",
        "The death toll stands at 14, including five women.",
    ],
)
def test_a_figure_inside_another_is_marked_and_shares_its_fate(sentence: str) -> None:
    outer, inner = find_figures(sentence)
    assert (outer.kind, outer.low, outer.within) == ("killed", 14, False)
    assert (inner.kind, inner.low, inner.within, inner.span.quote) == ("killed", 5, True, "five women")


@pytest.mark.parametrize(
    "sentence",
    [
        "The suspect, 25, was arrested on 5 May.",
        "He was arrested in 2019.",
        "About 40 percent were injured.",
        "The 21st person was killed.",
        "He was killed 30 miles from the town.",
        "He was shot at 3900 block, killed at 10:30.",
        "He was killed by three gunmen.",
        "The militants killed 5 cows and 3 goats.",
        "Two gunmen fired at a bus.",
        "The two-day clash killed the mayor.",
        "Twelve people were not injured.",
        "A three-member panel was killed off.",
        "Three years after the killing he died.",
        "",
    ],
)
def test_other_numbers_count_nobody(sentence: str) -> None:
    assert _rows(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "low", "unit", "quote"),
    [
        ("The bank lost Rs2 million.", 2_000_000, "rupees", "Rs2 million"),
        ("The bank lost $1.5bn.", 1_500_000_000, "USD", "$1.5bn"),
        ("The bank lost US$40m.", 40_000_000, "USD", "US$40m"),
        ("He was fined 5 million rupees.", 5_000_000, "rupees", "5 million rupees"),
        ("A ransom of €20,000 was paid.", 20_000, "EUR", "€20,000"),
        ("It spent Rs 12 crore.", 120_000_000, "rupees", "Rs 12 crore"),
    ],
)
def test_money_has_its_currency(sentence: str, low: float, unit: str, quote: str) -> None:
    assert [(f.kind, f.low, f.unit, f.span.quote) for f in find_figures(sentence)] == [("money", low, unit, quote)]


def test_what_was_seized_is_counted_by_the_thing() -> None:
    sentence = "Troops arrested three men and seized 50 rifles, an M-16 rifle and two suicide vests."
    assert [(f.kind, f.low, f.unit, f.span.quote) for f in find_figures(sentence)] == [
        ("arrested", 3, "arrested", "three men"),
        ("seized", 50, "rifles", "50 rifles"),
        ("seized", 2, "vests", "two suicide vests"),
    ]


def test_spans_count_in_the_report() -> None:
    (figure,) = find_figures("Some 14 men died.", offset=100)
    assert (figure.span.start, figure.span.end, figure.span.quote) == (100, 111, "Some 14 men")


_PIECES = (
    "14 30 1.5 3,000 a an no one the of from to between and , . - ' % $ Rs at least up to nearly dozens hundred "
    "million people man children others killed were dead injuring arrested toll crowd including among them not by "
    "in who half"
)


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=25).map(" ".join))
def test_any_sentence_is_read_and_every_figure_quotes_it(sentence: str) -> None:
    for figure in find_figures(sentence, offset=5):
        assert sentence[figure.span.start - 5 : figure.span.end - 5] == figure.span.quote
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("Gunmen shot dead three policemen in Quetta.", ("killed", 3, 3, "three policemen")),
        ("Three people were shot to death on Saturday.", ("killed", 3, 3, "Three people")),
        ("Two men were fatally stabbed.", ("killed", 2, 2, "Two men")),
        ("The fatal shooting of two men shocked the town.", ("killed", 2, 2, "two men")),
        ("At least 48 marchers in nine towns have been killed.", ("killed", 48, None, "At least 48 marchers")),
        ("The number of people killed in the attack on a bus has risen to 19.", ("killed", 19, 19, "19")),
        ("The ministry put the number of wounded at 31.", ("injured", 31, 31, "31")),
        ("The number of dead rose from 14 to 19, the ministry said.", ("killed", 19, 19, "19")),
        ("Two people were shot, one fatally.", ("killed", 1, 1, "one")),
    ],
)
def test_how_it_is_done_tells_that_it_kills(sentence: str, row: Row) -> None:
    assert _rows(sentence) == [row]


# text, and the figures as kind, low, whether within
AGES_AND_PARTS = [
    ("Two men, ages 20 and 31, died at the scene.", [("killed", 2.0, False)]),
    ("Two farmers, 34 and 52 years old, were found shot and killed.", [("killed", 2.0, False)]),
    ("Three women, 22, 24 and 30, were wounded.", [("injured", 3.0, False)]),
    ("The bomb killed 14 people, 12 of them farmers.", [("killed", 14.0, False), ("killed", 12.0, True)]),
    ("An officer fatally shot unarmed teenager Ade Bello.", []),
    ("Two men fatally shot in Lagos.", [("killed", 2.0, False)]),
    ("Police look for a man who fled a bakery.", []),
    ("Three families fled their homes.", [("displaced", 3.0, False)]),
    ("Some 4,000 people fled.", [("displaced", 4000.0, False)]),
    ("Several hundred people marched.", [("participants", 300.0, False)]),
    ("A few dozen men were arrested.", [("arrested", 36.0, False)]),
    ("Several people were killed.", [("killed", 3.0, False)]),
    ("Owen Gray and Sam Reed, both 16, were killed in the yard.", []),
    ("Children between the ages of 11 and 15 were killed.", []),
    ("A woman hurt on Sept. 3 died later.", [("injured", 1.0, False)]),
    ("A mother of three was killed near the canal.", [("killed", 1.0, False)]),
    ("Police spoke to the father of two girls killed in the fire.", [("killed", 2.0, False)]),
    ("Guards found two men at the gate, one of whom died.", [("killed", 1.0, True)]),
    ("Eight people, including the two who died, were shot at the club.", [("killed", 2.0, True)]),
    ("Ten people were shot, one of them fatally, in the quarter.", [("killed", 1.0, True)]),
    ("Two village school pupils shot and killed on Friday were friends.", [("killed", 2.0, False)]),
    ("The town counts 2 self-inflicted deaths this week.", [("killed", 2.0, False)]),
    ("A court sentenced 75 people to death.", [("sentenced", 75.0, False)]),
    ("Two of the five abducted engineers were freed.", [("released", 2.0, False)]),
    ("The three injured pupils went back to class.", [("injured", 3.0, False)]),
    ("Three of the wounded died in hospital.", [("killed", 3.0, False)]),
    ("Seven others sustained serious burns.", [("injured", 7.0, False)]),
    ("None of them suffered life-threatening injuries.", []),
    ("Four people lost their lives in the flood.", [("killed", 4.0, False)]),
    ("Around a dozen people were taken into custody.", [("arrested", 12.0, False)]),
    ("The rebels captured eight.", [("captured", 8.0, False)]),
    ("A woman and her two sons went missing.", [("missing", 3.0, False)]),
    ("Police said 35,000 took part.", [("participants", 35000.0, False)]),
    ("Between 5,000 and 7,000 farmers blocked the highway.", [("participants", 5000.0, False)]),
    ("Three policemen blocked the highway.", []),
    ("About 1,500 weavers walked out of the mill.", [("participants", 1500.0, False)]),
    ("Fighting forced 45,000 people from their homes.", [("displaced", 45000.0, False)]),
    ("The number of displaced people has passed 2.5 million.", [("displaced", 2500000.0, False)]),
    ("Some 7.1 million Sudanese have been displaced.", [("displaced", 7100000.0, False)]),
    ("Two Britons were abducted near the border.", [("abducted", 2.0, False)]),
    ("Three Chinese lorries were destroyed and two drivers killed.", [("killed", 2.0, False)]),
    ("Most of the 120 farmers were freed.", []),
    ("None of the 40 passengers was hurt.", [("injured", 0.0, False)]),
    ("Among those killed were three doctors and a nurse.", [("killed", 4.0, True)]),
    ("Gunmen kidnapped the mayor and two of his aides.", [("abducted", 3.0, False)]),
    ("The driver and a passenger were hurt.", [("injured", 2.0, False)]),
    ("The bishop and the mayor met four survivors.", []),
    ("A woman and her two-year-old daughter were killed.", [("killed", 2.0, False)]),
    ("The detention of four editors by police drew protests.", [("arrested", 4.0, False)]),
    ("The abduction by rebels of 276 schoolgirls shocked the country.", [("abducted", 276.0, False)]),
    ("Twelve soldiers died and as many were wounded.", [("killed", 12.0, False), ("injured", 12.0, False)]),
    ("Twelve were killed and twice as many injured.", [("killed", 12.0, False)]),
    ("At least one person was killed.", [("killed", 1.0, False)]),
    ("One was killed and another wounded.", [("killed", 1.0, False), ("injured", 1.0, False)]),
    ("Four people including two children died.", [("killed", 4.0, False), ("killed", 2.0, True)]),
    ("Police arrested 12 men and another 30 were questioned.", [("arrested", 12.0, False)]),
    ("Police rounded up some 150 suspects.", [("arrested", 150.0, False)]),
    ("Two policemen embraced martyrdom in the attack.", [("killed", 2.0, False)]),
    ("About 40,000 people have been driven from their homes.", [("displaced", 40000.0, False)]),
    ("The war has uprooted half a million people.", [("displaced", 500000.0, False)]),
    ("Over 60 per cent of the 200 prisoners escaped.", []),
    ("It killed 14 people, including five women, a medic said.", [("killed", 14.0, False), ("killed", 5.0, True)]),
    ("The strike killed a family of five in Gao.", [("killed", 5.0, False)]),
    ("A family of six was abducted in Gao.", [("abducted", 6.0, False)]),
    ("A father of five was killed in Gao.", [("killed", 1.0, False)]),
    ("Two men, one of them a 14-year-old boy, were shot dead.", [("killed", 2.0, False), ("killed", 1.0, True)]),
    ("Some 300 people were made homeless in Gao.", [("displaced", 300.0, False)]),
    ("The court fined it 5 million shillings.", [("money", 5000000.0, False)]),
    ("Some 5,000 people joined a march in Gao.", [("participants", 5000.0, False)]),
    ("A hundred thousand people marched.", [("participants", 100000.0, False)]),
]


@pytest.mark.parametrize(("text", "figures"), AGES_AND_PARTS, ids=[case[0] for case in AGES_AND_PARTS])
def test_ages_count_nobody_and_a_part_is_not_added(text: str, figures: list[tuple[str, float, bool]]) -> None:
    assert [(one.kind, one.low, one.within) for one in find_figures(text)] == figures
