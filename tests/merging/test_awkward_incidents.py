"""What makes incidents hard to count: each case is a few reports, and which of them tell one happening."""

from __future__ import annotations

from collections.abc import Sequence

import dateline
from dateline.ledger import Ledger
from dateline.ledger.incidents.answers import IncidentRow, IncidentStory

Page = tuple[str, str, str]  # headline, text, day of publication


def told(pages: Sequence[Page], ledger: Ledger) -> list[IncidentStory]:
    """The violent incidents of some pages, by their ids."""
    for number, (title, text, published) in enumerate(pages):
        url = f"https://paper{number}.example/{number}"
        ledger.add(dateline.read(f"{title}\n\n{text}", url=url, published=published))
    return [ledger.incident(row.id) for row in ledger.incidents(type="ASSAULT")]


def counts(pages: Sequence[Page]) -> list[int]:
    """How many reports each violent incident has, the most first."""
    with dateline.open(":memory:") as ledger:
        return sorted((len(story.reports) for story in told(pages, ledger)), reverse=True)


MARKET = (
    "Bomb kills seven at Quetta vegetable market",
    "QUETTA: A bomb hidden in a fruit cart exploded at the Hazarganji vegetable market on Tuesday morning, "
    "killing seven "
    "people and wounding 21 others, police said.\n\n"
    "Police officer Naveed Achakzai said the cart had been left near the gate of the onion traders. The dead included "
    "two labourers from Chaman. Doctors at Bolan hospital said that four of the wounded were in a critical condition.",
    "2023-05-09",
)
MARKET_AGAIN = (
    "Seven dead as blast hits market in Quetta",
    "QUETTA: At least seven people were killed and more than 20 wounded on Tuesday when a bomb went off in the crowded "
    "Hazarganji market of Quetta, officials said.\n\n"
    "The explosives had been packed into a fruit cart, said Naveed Achakzai, a senior police officer. The wounded were "
    "taken to Bolan hospital. No group claimed responsibility for the attack on the onion traders.",
    "2023-05-09",
)
BUS = (
    "Blast on police bus in Quetta kills three constables",
    "QUETTA: A roadside bomb struck a bus that was carrying police recruits on Sariab Road on Tuesday evening "
    "and killed "
    "three constables, the provincial government said.\n\n"
    "Home minister Ziaullah Langove said that the device was set off by remote control as the bus slowed for a "
    "checkpoint near the university. Eleven recruits were hurt. A spokesman of the Baloch Liberation Army said that "
    "its fighters had carried out the attack.",
    "2023-05-09",
)


def test_two_papers_tell_one_bombing() -> None:
    assert counts([MARKET, MARKET_AGAIN]) == [2]


def test_two_bombings_in_one_city_on_one_day_stay_two() -> None:
    assert counts([MARKET, MARKET_AGAIN, BUS]) == [2, 1]


def test_one_bombing_dated_a_day_apart_by_two_papers_is_one() -> None:
    title, text, _ = MARKET_AGAIN
    assert counts([MARKET, (title, text.replace("on Tuesday", "on Wednesday"), "2023-05-10")]) == [2]


def test_one_name_in_two_countries_is_two_places() -> None:
    here = (
        "Gunmen kill four in attack on church in Tripoli, Lebanon",
        "TRIPOLI, Lebanon: Gunmen opened fire on worshippers outside a church in Tripoli in northern Lebanon on "
        "Sunday, "
        "killing four people, the Lebanese army said.\n\nThe army said that soldiers had arrested two men in the "
        "Bab al-Tabbaneh district. Lebanon's prime minister condemned the attack.",
        "2023-06-12",
    )
    there = (
        "Four killed as gunmen attack checkpoint in Tripoli, Libya",
        "TRIPOLI, Libya: Gunmen attacked a militia checkpoint near the port of Tripoli in Libya on Sunday and "
        "killed four "
        "fighters, the Libyan interior ministry said.\n\nThe ministry said that the fighters belonged to the Stability "
        "Support Apparatus. Libya's unity government called for calm.",
        "2023-06-12",
    )
    assert counts([here, there]) == [1, 1]


def test_a_wrong_date_stamp_does_not_part_what_the_words_hold_together() -> None:
    title, text, _ = MARKET_AGAIN
    dated = text.replace("on Tuesday when", "on May 9, 2023 when")
    assert counts([MARKET, (title, dated, "2023-11-30")]) == [2]


ANNIVERSARY = (
    "A year on, Quetta market traders remember their dead",
    "QUETTA: Traders at the Hazarganji vegetable market closed their stalls on Thursday to remember the seven people "
    "who were killed when a bomb in a fruit cart exploded there on May 9, 2023.\n\n"
    "“Nobody has been tried,” said Naveed Achakzai, who was the police officer in charge that day. Prayers were "
    "said at "
    "the gate of the onion traders, and the names of the two labourers from Chaman were read out.",
    "2024-05-09",
)


def test_an_anniversary_follows_the_old_attack_and_is_no_new_one() -> None:
    with dateline.open(":memory:") as ledger:
        (story,) = told([MARKET, MARKET_AGAIN, ANNIVERSARY], ledger)
    assert [report.relation for report in story.reports] == ["tells", "tells", "follows"]
    assert story.incident.date_low == story.incident.date_high == "2023-05-09"


RECALLED = (
    "Niger and Chad open talks on the lake road",
    "NIAMEY: Ministers of Niger and Chad met on Tuesday to speak of the road along the lake. Police arrested two "
    "fishermen in Diffa on Monday, an official said.\n\n"
    + "The road is the only one between the two countries that lorries can take. It has been closed for most of the "
    "rains, and traders in both say that they lose a third of what they send. The ministers are to see the ferry "
    "and the customs post, and to speak with the drivers' union before they go home. "
    + "A new bridge would cost more than either can pay, and the bank that was to lend the money wants a study. "
    "Lorries wait for a week at the ferry, where there is no shade and little water. Two years of work on the bank of "
    "the river were lost to a flood.\n\n"
    "In 2011 rebels bombed an army camp in Chad.",
    "2023-05-10",
)


def test_an_attack_of_years_ago_that_a_report_only_recalls_is_of_its_year_and_has_none_of_the_news_in_it() -> None:
    with dateline.open(":memory:") as ledger:
        (story,) = told([RECALLED], ledger)
    assert (story.incident.date_low, story.incident.date_high) == ("2011-01-01", "2011-12-31")
    assert story.figures == ()
    assert story.incident.place == "Chad"


def test_an_arrest_a_week_later_follows() -> None:
    arrest = (
        "Two arrested over Quetta market bombing",
        "QUETTA: Counterterrorism police arrested two men on Tuesday over the bombing of the Hazarganji "
        "vegetable market "
        "in Quetta last week that killed seven people, officer Naveed Achakzai said.\n\n"
        "The men had bought the fruit cart in which the bomb was hidden, he said, and were caught in Chaman.",
        "2023-05-16",
    )
    with dateline.open(":memory:") as ledger:
        (story,) = told([MARKET, arrest], ledger)
    assert [report.relation for report in story.reports] == ["tells", "follows"]


def test_a_live_blog_of_many_updates_is_one_incident() -> None:
    update = (
        "{hour:02}:{minute:02} Police say that {dead} people are now known to have been killed in the bombing of the "
        "Hazarganji market in Quetta, and that the wounded are at Bolan hospital."
    )
    updates = [
        update.format(hour=9 + n // 4, minute=n % 4 * 15, dead=("three", "four", "five", "seven")[n // 10])
        for n in range(40)
    ]
    blog = ("Live: blast at Quetta vegetable market", "\n\n".join(["QUETTA: A bomb has gone off in a fruit cart at the "
            "Hazarganji vegetable market in Quetta on Tuesday.", *updates]), "2023-05-09")  # fmt: skip
    with dateline.open(":memory:") as ledger:
        (story,) = told([MARKET, blog], ledger)
    assert len(story.reports) == 2
    assert story.incident.killed == 7
    (killed,) = (figure for figure in story.figures if figure.unit == "killed")
    assert {told.low for told in killed.told} >= {3, 4, 5, 7}


def test_a_page_with_only_a_headline_joins_by_it() -> None:
    headline = ("Bomb kills seven at Hazarganji vegetable market in Quetta, police say", "", "2023-05-09")
    with dateline.open(":memory:") as ledger:
        stories = told([MARKET, MARKET_AGAIN, headline], ledger)
    assert sorted(len(story.reports) for story in stories) == [3]


def test_a_report_of_two_incidents_feeds_both() -> None:
    both = (
        "Ten killed in two bombings in Quetta",
        "QUETTA: Two bombings shook Quetta on Tuesday. A bomb hidden in a fruit cart killed seven people at the "
        "Hazarganji vegetable market in the morning, police officer Naveed Achakzai said.\n\n"
        "In Mastung, a roadside bomb struck a convoy of the Frontier Corps on Monday and killed two soldiers, "
        "officials said.",
        "2023-05-09",
    )
    mastung = (
        "Roadside bomb kills two soldiers in Mastung",
        "MASTUNG: A roadside bomb struck a convoy of the Frontier Corps in Mastung on Monday and killed two soldiers, "
        "officials said.\n\nThe convoy was on its way to Kalat. A search of the hills was under way.",
        "2023-05-08",
    )
    assert counts([MARKET, mastung, both]) == [2, 2]


def row(pages: Sequence[Page]) -> IncidentRow:
    with dateline.open(":memory:") as ledger:
        (story,) = told(pages, ledger)
        return story.incident


def test_a_rising_toll_is_one_incident_with_each_number_kept() -> None:
    later = (
        "Toll of Quetta market bombing rises to nine",
        "QUETTA: Two of the wounded died in hospital overnight, and the number of people killed in the bombing of the "
        "Hazarganji vegetable market has risen to nine, police officer Naveed Achakzai said on Wednesday.\n\n"
        "The bomb, hidden in a fruit cart, went off on Tuesday near the gate of the onion traders.",
        "2023-05-10",
    )
    found = row([MARKET, later])
    assert (found.reports, found.killed_low, found.killed, found.killed_high) == (2, 7, 9, 9)


def test_a_report_that_recalls_the_day_s_other_bombing_keeps_the_two_apart() -> None:
    title, text, published = BUS
    recalling = f"{text}\n\nIt was the second explosion in Quetta within hours, after a blast at a market."
    assert counts([MARKET, MARKET_AGAIN, (title, recalling, published)]) == [3, 1]  # it tells of both


def test_two_towns_of_one_name_are_two_where_each_report_tells_whose_they_are() -> None:
    lebanese = (
        "Two dead in Tripoli shooting",
        "Two brothers were shot dead in a family feud in the northern Lebanese city of Tripoli on Saturday, security "
        "sources said.\n\nThe Lebanese army deployed in the Bab al-Tabbaneh quarter after the shooting.",
        "2024-06-02",
    )
    libyan = (
        "Two killed in Tripoli clashes",
        "Two people were killed in clashes between rival militias in the Libyan capital Tripoli on Saturday, the "
        "health ministry said.\n\nThe fighting in the Tajoura suburb broke out after a commander was arrested.",
        "2024-06-02",
    )
    assert counts([lebanese, libyan]) == [1, 1]
