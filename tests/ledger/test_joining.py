"""A person's word on incidents: split and join, what then holds, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.errors import NotFound, ReviewError
from dateline.ledger import Ledger
from dateline.records import (
    Actor,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    PlaceMention,
    Reading,
    Report,
    Span,
    Time,
)

TOLD = {
    "Gazette": "Gunmen shelled the ferry at Zenda with mortars on Monday, killing 14 soldiers of the river guard.",
    "Courier": "Mortars hit the Zenda ferry on Monday and killed 14 soldiers of the river guard, the mayor said.",
    "Herald": "Masked men robbed the savings bank of Strelsau on Friday and took 20 hostages to the cellar.",
}
WORDS = {"Gazette": "shelled", "Courier": "hit", "Herald": "took"}
PLACES = {"Zenda": Place("geonames:2", "Zenda", 48.75, 13.5, "city", "RUR"),
          "Strelsau": Place("geonames:1", "Strelsau", 48.5, 13.25, "city", "RUR")}  # fmt: skip


def telling(publisher: str) -> Reading:
    """The reading of one paper's report of the ferry or of the bank."""
    text = TOLD[publisher]
    report = Report.of(text, title=f"{publisher} reports", publisher=publisher, published="2023-02-14")

    def at(words: str) -> Span:
        return report.span(text.index(words), text.index(words) + len(words))

    town, number = ("Strelsau", "20 hostages") if publisher == "Herald" else ("Zenda", "14 soldiers")
    place, whole = PLACES[town], report.span(0, len(text))
    kind = "abducted" if publisher == "Herald" else "killed"
    guard = at("hostages") if publisher == "Herald" else at("river guard")
    day = "2023-02-10" if publisher == "Herald" else "2023-02-13"
    event = Event(
        f"event-{publisher}", "ASSAULT", at(WORDS[publisher]), (whole,), (Participant("recipient", "guard", guard),),
        place_id=place.id, place_span=at(town), time=Time(day, at("Friday" if publisher == "Herald" else "Monday")),
        figures=(Figure(kind, int(number[:2]), int(number[:2]), kind, at(number)),),
    )  # fmt: skip
    return Reading(
        report,
        actors=(Actor("guard", "River Guard", "military", "RUR"),),
        mentions=(Mention(f"mention-{publisher}", "guard", guard),),
        places=(place,),
        place_mentions=(PlaceMention(f"place-{publisher}", at(town), place.id),),
        events=(event,),
    )


@pytest.fixture
def papers() -> Iterator[Ledger]:
    """A ledger of two reports of the ferry and one of the bank."""
    with Ledger.open(":memory:") as ledger:
        for publisher in TOLD:
            ledger.add(telling(publisher))
        yield ledger


def groups(ledger: Ledger) -> list[list[str]]:
    """The papers that tell each incident."""
    told = (ledger.incident(row.id) for row in ledger.incidents())
    return sorted(sorted(report.publisher or "" for report in story.reports) for story in told)


def of(ledger: Ledger, publisher: str) -> str:
    """The incident that a paper tells."""
    return ledger.incident(f"event-{publisher}").incident.id


def happening(ledger: Ledger, publisher: str) -> str:
    """The telling of a paper."""
    story = ledger.incident(f"event-{publisher}")
    return next(report.happening_id for report in story.reports if report.publisher == publisher)


SAID = {"by": "Ann", "at": "2024-05-01T10:00:00Z"}


def test_what_is_one_happening_is_one_incident_before_anybody_judges(papers: Ledger) -> None:
    assert groups(papers) == [["Courier", "Gazette"], ["Herald"]]


def test_a_report_that_is_split_off_tells_its_own_incident(papers: Ledger) -> None:
    made = papers.split(of(papers, "Gazette"), happening(papers, "Courier"), **SAID, why="two ferries")
    assert groups(papers) == [["Courier"], ["Gazette"], ["Herald"]]
    assert made == of(papers, "Courier")
    assert [(row.kind, row.verdict, row.who, row.why) for row in papers.judgements()] == [
        ("incident", "different", "Ann", "two ferries")
    ]


def test_a_split_is_taken_back(papers: Ledger) -> None:
    one, other = happening(papers, "Gazette"), happening(papers, "Courier")
    papers.split(of(papers, "Gazette"), other, **SAID)
    papers.unjudge(one, other, **SAID)
    assert groups(papers) == [["Courier", "Gazette"], ["Herald"]]
    assert [row.verdict for row in papers.judgements()] == ["open", "different"]


def test_what_one_act_judged_is_taken_back_at_once(papers: Ledger) -> None:
    papers.join(of(papers, "Gazette"), of(papers, "Herald"), **SAID)
    papers.split(of(papers, "Herald"), happening(papers, "Herald"), by="Ben", at="2024-05-02T10:00:00Z")
    assert groups(papers) == [["Courier", "Gazette"], ["Herald"]]
    papers.unjudge(happening(papers, "Courier"), happening(papers, "Herald"), **SAID)
    assert [row.verdict for row in papers.judgements()] == ["open", "open", "different", "different", "same"]


def test_two_incidents_are_joined(papers: Ledger) -> None:
    made = papers.join(of(papers, "Gazette"), of(papers, "Herald"), **SAID)
    assert groups(papers) == [["Courier", "Gazette", "Herald"]]
    assert made == of(papers, "Herald") == of(papers, "Courier")


def test_a_join_lifts_an_earlier_split(papers: Ledger) -> None:
    papers.split(of(papers, "Gazette"), happening(papers, "Courier"), **SAID)
    papers.join(of(papers, "Gazette"), of(papers, "Courier"), **SAID)
    assert groups(papers) == [["Courier", "Gazette"], ["Herald"]]


def test_a_judgement_holds_when_a_report_comes_later() -> None:
    with Ledger.open(":memory:") as ledger:
        for publisher in ("Gazette", "Herald"):
            ledger.add(telling(publisher))
        ledger.join(of(ledger, "Gazette"), of(ledger, "Herald"), **SAID)
        ledger.add(telling("Courier"))
        assert groups(ledger) == [["Courier", "Gazette", "Herald"]]


def test_what_cannot_be_judged_is_refused_in_a_sentence(papers: Ledger) -> None:
    herald = of(papers, "Herald")
    with pytest.raises(ReviewError, match="told by one report alone"):
        papers.split(herald, happening(papers, "Herald"), **SAID)
    with pytest.raises(NotFound, match="has no telling"):
        papers.split(herald, happening(papers, "Gazette"), **SAID)
    with pytest.raises(ReviewError, match="is this incident itself"):
        papers.join(herald, herald, **SAID)
    with pytest.raises(ReviewError, match="Nothing is judged"):
        papers.unjudge(happening(papers, "Gazette"), happening(papers, "Courier"), **SAID)
    assert papers.judgements() == []
