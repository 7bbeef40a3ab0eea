"""A person's word on who is one: it is asked for with reasons, holds from then on, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.errors import NotFound, ReviewError
from dateline.ledger import Ledger
from dateline.records import Actor, Attribution, Event, Mention, Participant, Reading, Report, Status, identify

AT = "2024-06-03T12:00:00Z"
ANN = {"by": "Ann", "at": AT}


def told(name: str, words: str, *, post: str | None = None, country: str | None = None, day: str = "03") -> Reading:
    """A report in which somebody of that name, or an office, says something and meets somebody."""
    who = f"{post} {name}" if post and name else post or name
    report = Report.of(f"{who} said that {words}. {who} met the envoys.", published=f"2023-03-{day}", publisher=words)
    named = report.span(len(who) - len(name), len(who)) if name else report.span(0, len(who))
    said, met = report.text.index("said"), report.text.index("met")
    content = report.span(said + 5, report.text.index("."))
    actor = Actor(identify("actor", "person", name.casefold()), name, "person", country) if name else None
    attribution = Attribution(
        identify("attribution", report.id), "indirect", named, report.span(said, said + 4), (content,),
        source_id=actor and actor.id, resolved=bool(name),
    )  # fmt: skip
    event = Event(
        identify("event", report.id), "CONSULT", report.span(met, met + 3), (content,),
        (Participant("actor", actor and actor.id, named),),
    )  # fmt: skip
    if actor is None or post is None:
        return Reading(report, (actor,) if actor else (), attributions=(attribution,), events=(event,),
                       mentions=(Mention(identify("m", report.id), actor.id, named),) if actor else ())  # fmt: skip
    office = report.span(0, len(post))
    status = Status(identify("status", report.id), "office", actor.id, named, office, (content,))
    mention = Mention(identify("m", report.id), actor.id, named, title=office)
    return Reading(report, (actor,), (mention,), attributions=(attribution,), events=(event,), statuses=(status,))


POST = "Foreign Secretary"


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """A ledger in which one man has two names and two men may share a post."""
    with Ledger.open(":memory:") as opened:
        opened.add(told("Asad Majeed", "talks would go on", post=POST))
        opened.add(told("Asad Majeed Khan", "a visit was planned", post=POST, day="05"))
        opened.add(told("Rassendyll", "the river was low", day="06"))
        yield opened


def said(ledger: Ledger, name: str) -> list[str | None]:
    """What somebody says, by the words."""
    return [row.publisher for row in ledger.statements(by=name)]


def test_two_names_of_one_man_are_proposed_with_the_reasons(ledger: Ledger) -> None:
    (row,) = ledger.same_actors()
    assert {row.left, row.right} == {"Asad Majeed", "Asad Majeed Khan"}
    assert row.reasons == ("Asad Majeed is part of Asad Majeed Khan", "both foreign secretary")


def test_those_that_are_judged_the_same_answer_together(ledger: Ledger) -> None:
    assert said(ledger, "Asad Majeed Khan") == ["a visit was planned"]
    row = ledger.judge("Asad Majeed", "Asad Majeed Khan", "same", why="one post in one week", **ANN)
    assert (row.verdict, row.who, row.at, row.why) == ("same", "Ann", AT, "one post in one week")
    for name in ("Asad Majeed Khan", "Asad Majeed"):
        assert said(ledger, name) == ["a visit was planned", "talks would go on"]
        assert len(ledger.events(actor=name)) == len(ledger.statuses(holder=name)) == 2
    story = ledger.actor("Asad Majeed Khan")
    assert (story.actor.name, story.actor.mentions, story.actor.reports) == ("Asad Majeed Khan", 2, 2)
    assert len(story.says) == len(story.as_actor) == 2
    assert [row.name for row in ledger.actors()] == ["Asad Majeed", "Rassendyll"]
    assert ledger.same_actors() == []


def test_a_refusal_is_remembered_and_a_judgement_taken_back_is_open_again(ledger: Ledger) -> None:
    (before,) = ledger.same_actors()
    ledger.judge("Asad Majeed", "Asad Majeed Khan", "different", **ANN)
    assert ledger.same_actors() == []
    ledger.judge("Asad Majeed", "Asad Majeed Khan", "same", by="Bob", at=AT)
    ledger.take_back("Asad Majeed Khan", "Asad Majeed", by="Bob", at=AT, why="too soon")
    assert said(ledger, "Asad Majeed Khan") == ["a visit was planned"]
    assert ledger.same_actors() == [before]
    assert [(row.who, row.verdict) for row in ledger.judgements()] == [
        ("Bob", "open"), ("Bob", "same"), ("Ann", "different"),
    ]  # fmt: skip
    with pytest.raises(ReviewError, match="so nothing can be taken back"):
        ledger.take_back("Asad Majeed", "Asad Majeed Khan", **ANN)


def test_an_earlier_judgement_is_not_undone_by_the_way(ledger: Ledger) -> None:
    ledger.judge("Asad Majeed", "Asad Majeed Khan", "different", **ANN)
    ledger.judge("Asad Majeed", "Rassendyll", "same", **ANN)
    with pytest.raises(ReviewError, match="were judged different: take that back first"):
        ledger.judge("Rassendyll", "Asad Majeed Khan", "same", **ANN)
    ledger.take_back("Asad Majeed", "Asad Majeed Khan", **ANN)
    ledger.judge("Rassendyll", "Asad Majeed Khan", "same", **ANN)
    with pytest.raises(ReviewError, match="the same as a third"):
        ledger.judge("Asad Majeed", "Asad Majeed Khan", "different", **ANN)


@pytest.mark.parametrize(
    ("left", "right", "error", "says"),
    [
        ("Asad Majeed", "Nobody", NotFound, "No actor in this ledger is called 'Nobody'"),
        ("Rassendyll", "Rassendyll", ReviewError, "is one and not two"),
    ],
)
def test_what_cannot_be_judged_is_told(
    ledger: Ledger, left: str, right: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        ledger.judge(left, right, "same", **ANN)
    assert ledger.judgements() == []


def test_the_very_same_full_name_is_one_actor_until_a_person_says_otherwise(ledger: Ledger) -> None:
    accented, plain = told("José Paz", "rain had come", country="PER"), told("Jose Paz", "rain was near", country="PER")
    ledger.add(accented)
    ledger.add(plain)
    assert sorted(map(str, said(ledger, "Jose Paz"))) == ["rain had come", "rain was near"]
    assert [row.name for row in ledger.actors()].count("Jose Paz") == 1
    ledger.judge(accented.actors[0].id, plain.actors[0].id, "different", **ANN)
    assert sorted(row.publisher for row in ledger.statements(by=plain.actors[0].id)) == ["rain was near"]


def test_one_name_of_two_men_is_told_apart_by_the_report(ledger: Ledger) -> None:
    other = told("Rassendyll", "the play was dull", day="09")
    ledger.add(other)
    assert sorted(map(str, said(ledger, "Rassendyll"))) == ["the play was dull", "the river was low"]
    actor = other.actors[0].id
    ledger.judge(actor, f"{actor}@{other.report.id[:8]}", "different", why="an actor of that name", **ANN)
    assert said(ledger, "Rassendyll") == ["the river was low"]
    assert len(ledger.events(actor="Rassendyll")) == 1
    assert said(ledger, f"{actor}@{other.report.id}") == ["the play was dull"]
    ledger.take_back(actor, f"{actor}@{other.report.id}", **ANN)
    assert len(said(ledger, "Rassendyll")) == 2


def test_the_order_of_reports_does_not_matter_to_who_answers_together() -> None:
    readings = [told("Asad Majeed", "talks would go on", post=POST), told("Asad Majeed Khan", "a visit was planned")]
    answers = []
    for order in (readings, readings[::-1]):
        with Ledger.open(":memory:") as opened:
            for one in order:
                opened.add(one)
            opened.judge("Asad Majeed", "Asad Majeed Khan", "same", **ANN)
            answers.append(sorted(map(str, said(opened, "Asad Majeed"))))
    assert answers[0] == answers[1] == ["a visit was planned", "talks would go on"]
