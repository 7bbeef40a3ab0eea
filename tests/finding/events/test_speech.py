"""What a statement does by the words of its content: it demands, blames, praises, refuses or promises."""

from __future__ import annotations

import pytest

from dateline.export.explaining import explain
from dateline.ontology import Ontology
from dateline.records import Event, Reading
from tests.finding.conftest import Read


def spoken(reading: Reading) -> list[Event]:
    """The events that statements tell by their content."""
    return [event for event in reading.events if any(code.startswith("speech:") for code in event.because)]


def told(reading: Reading) -> list[tuple[str, str, str, str | None]]:
    """Of each: what is done with which word, and who does it to whom."""
    rows = []
    for event in spoken(reading):
        sides = {item.role: item.span.quote for item in event.participants}
        rows.append((event.type, event.trigger.quote, sides["actor"], sides.get("recipient")))
    return rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ade Bello said the government must pay the nurses.", [("REQUEST", "must", "Ade Bello", "the government")]),
        ("“Kenya should open its border at once,” Ann Dow said.", [("REQUEST", "should", "Ann Dow", "Kenya")]),
        ("Ade Bello said the four men should be freed.", [("REQUEST", "should", "Ade Bello", None)]),
        ("Ade Bello said Chad needs to explain the arrests.", [("REQUEST", "needs", "Ade Bello", "Chad")]),
        ("Ade Bello said the police should have warned the town.", [("ACCUSE", "should", "Ade Bello", "the police")]),
        ("Minister Ann Dow said Ade Bello should be ashamed.", [("ACCUSE", "should", "Ann Dow", "Ade Bello")]),
        ("Ade Bello said it was vital that the men be released.", [("APPEAL", "vital", "Ade Bello", None)]),
        ("Minister Ann Dow said there must be an inquiry.", [("REQUEST", "must", "Ann Dow", None)]),
        ("They said the governor should resign.", [("REQUEST", "should", "They", "the governor")]),
        ("Mayor Ann Dow said the matter should be referred to court.", [("REQUEST", "should", "Ann Dow", None)]),
        ("Mayor Ann Dow said the raids must stop.", [("REQUEST", "must", "Ann Dow", None)]),
        ("“This lawmaking from the bench has to stop,” Ade Bello said.", [("REQUEST", "has", "Ade Bello", None)]),
        ("“This has to stop,” Mayor Ann Dow said.", [("REQUEST", "has", "Ann Dow", None)]),
        ("Mayor Ann Dow said there was a need to reform the courts.", [("APPEAL", "need", "Ann Dow", None)]),
        ("“You must leave,” Ade Bello told the ambassador.", [("REQUEST", "must", "Ade Bello", "the ambassador")]),
        ("“Chad should pay,” said one of the bishops.", [("REQUEST", "should", "the bishops", "Chad")]),
        ("The deputies said that he must go.", [("REQUEST", "must", "The deputies", None)]),
        (
            "Minister Ann Dow said that problems should be solved and that Chad must act.",
            [("REQUEST", "must", "Ann Dow", "Chad")],
        ),
    ],
)
def test_who_is_told_what_to_do_is_asked(read_all: Read, text: str, rows: list[object]) -> None:
    assert told(read_all(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Chad said it had nothing to do with the raid.", [("REJECT", "nothing", "Chad", None)]),
        ("The minister said he was not involved in the raid.", [("REJECT", "involved", "The minister", None)]),
        ("Ade Bello said his party bears no responsibility.", [("REJECT", "responsibility", "Ade Bello", None)]),
        ("Ade Bello said that he was innocent.", [("REJECT", "innocent", "Ade Bello", None)]),
        ("Ade Bello said the reports were untrue.", [("REJECT", "untrue", "Ade Bello", None)]),
        ("Ade Bello said the reports were false.", [("REJECT", "false", "Ade Bello", None)]),
        ("Ade Bello said he had done nothing wrong.", [("REJECT", "nothing", "Ade Bello", None)]),
    ],
)
def test_what_is_said_not_to_be_so_is_denied(read_all: Read, text: str, rows: list[object]) -> None:
    assert told(read_all(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ann Dow said Ade Bello was a liar.", [("ACCUSE", "liar", "Ann Dow", "Ade Bello")]),
        ("Ann Dow described Ade Bello as untrustworthy.", [("ACCUSE", "untrustworthy", "Ann Dow", "Ade Bello")]),
        ("Ade Bello said the bill was a disgrace.", [("ACCUSE", "disgrace", "Ade Bello", "the bill")]),
        ("Ade Bello said Kenya's plan was outrageous.", [("ACCUSE", "outrageous", "Ade Bello", "Kenya")]),
        ("Ade Bello said Ann Dow is not fit to govern.", [("ACCUSE", "fit", "Ade Bello", "Ann Dow")]),
        ("Ade Bello said Sudan was responsible for the deaths.", [("ACCUSE", "responsible", "Ade Bello", "Sudan")]),
        ("Ade Bello said the ministry had betrayed the miners.", [("ACCUSE", "betrayed", "Ade Bello", "the ministry")]),
        ("Ade Bello said the army has no right to judge them.", [("ACCUSE", "right", "Ade Bello", "the army")]),
        ("Ade Bello said Ann Dow lacks the courage to lead.", [("ACCUSE", "courage", "Ade Bello", "Ann Dow")]),
        ("Ade Bello said the council had made a mistake.", [("ACCUSE", "mistake", "Ade Bello", "the council")]),
        ("Ade Bello said he trusts the court.", [("SUPPORT", "trusts", "Ade Bello", "the court")]),
        ("Ade Bello said the governor had done a terrible job.", [("ACCUSE", "job", "Ade Bello", "the governor")]),
        ("Ade Bello said the governor had done a great job.", [("SUPPORT", "job", "Ade Bello", "the governor")]),
        ("Ade Bello said the raids amounted to torture.", [("ACCUSE", "torture", "Ade Bello", "the raids")]),
        ("Ade Bello said the governor went too far.", [("ACCUSE", "far", "Ade Bello", "the governor")]),
        ("Ade Bello said the bill does not go far enough.", [("ACCUSE", "far", "Ade Bello", "the bill")]),
        ("Ade Bello said Chad cannot be trusted.", [("ACCUSE", "trusted", "Ade Bello", "Chad")]),
        ("Ade Bello said Senator Ann Dow is a great leader.", [("SUPPORT", "great", "Ade Bello", "Ann Dow")]),
        ("Mayor Ann Dow said the officers were heroes.", [("SUPPORT", "heroes", "Ann Dow", "the officers")]),
        ("Ade Bello said it was shocking that the mayor left.", [("ACCUSE", "shocking", "Ade Bello", "the mayor")]),
        ("Ade Bello said it was unfair of the mayor to leave.", [("ACCUSE", "unfair", "Ade Bello", "the mayor")]),
        ("“This is shameful,” Ade Bello said.", [("ACCUSE", "shameful", "Ade Bello", None)]),
        ("“That is not acceptable,” Ade Bello said.", [("ACCUSE", "acceptable", "Ade Bello", None)]),
        ("Ade Bello said the mayor's offer sounds hollow.", [("ACCUSE", "hollow", "Ade Bello", "the mayor")]),
        ("Ade Bello said the law violates the treaty.", [("ACCUSE", "violates", "Ade Bello", "the law")]),
        ("Ade Bello said Chad's remarks could foment hatred.", [("ACCUSE", "foment", "Ade Bello", "Chad")]),
        ("Ade Bello said the mayor is trying to mislead them.", [("ACCUSE", "mislead", "Ade Bello", "the mayor")]),
        ("Ade Bello said voters were betrayed by the mayor.", [("ACCUSE", "betrayed", "Ade Bello", "the mayor")]),
        ("Ade Bello said the council failed in its duty.", [("ACCUSE", "failed", "Ade Bello", "the council")]),
        ("Ade Bello said the raids cannot be tolerated.", [("ACCUSE", "tolerated", "Ade Bello", "the raids")]),
        ("Ade Bello said the mayor puts children at risk.", [("ACCUSE", "puts", "Ade Bello", "the mayor")]),
        ("Ade Bello said the mayor adopts double standards.", [("ACCUSE", "standards", "Ade Bello", "the mayor")]),
        ("“Leaving now is madness,” Ade Bello said.", [("ACCUSE", "madness", "Ade Bello", None)]),
        ("“What Ann Dow said is dangerous,” Ade Bello said.", [("ACCUSE", "dangerous", "Ade Bello", "Ann Dow")]),
        ("Ade Bello said the mayor is being childish.", [("ACCUSE", "childish", "Ade Bello", "the mayor")]),
        (
            "Ade Bello said the Gao government had failed to act.",
            [("ACCUSE", "failed", "Ade Bello", "the Gao government")],
        ),
        ("Ade Bello said he does not trust the court.", [("ACCUSE", "trust", "Ade Bello", "the court")]),
        ("“I am not comfortable with the plan,” Ade Bello said.", [("ACCUSE", "comfortable", "Ade Bello", "the plan")]),
    ],
)
def test_who_is_called_something_is_blamed_or_praised(read_all: Read, text: str, rows: list[object]) -> None:
    assert told(read_all(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("“We cannot support the bill,” Ade Bello said.", [("REJECT", "support", "Ade Bello", "the bill")]),
        ("Chad said it would never condone the coup.", [("REJECT", "condone", "Chad", "the coup")]),
        ("“We will not approve the levy,” Ade Bello said.", [("REJECT", "approve", "Ade Bello", "the levy")]),
        ("Ade Bello said he would repay the villagers.", [("AGREE", "repay", "Ade Bello", "the villagers")]),
    ],
)
def test_who_will_do_it_promises_and_who_will_not_refuses(read_all: Read, text: str, rows: list[object]) -> None:
    assert told(read_all(text)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("“We will crush the rebels,” Ade Bello said.", [("THREATEN", "crush", "Ade Bello", "the rebels")]),
        ("Ade Bello said such raids will not be tolerated.", [("THREATEN", "tolerated", "Ade Bello", "such raids")]),
    ],
)
def test_who_will_harm_another_threatens(read_all: Read, text: str, rows: list[object]) -> None:
    assert told(read_all(text)) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Ade Bello said Chad should win the cup.",  # foreseen
        "Ade Bello asked whether Chad should open its border.",  # a question
        "Ade Bello never said that Chad should open its border.",
        "Ade Bello said he did not think Chad should open its border.",
        "Ade Bello said we must work harder.",  # nobody else is asked
        "“Chad says Kenya is a disgrace,” Ade Bello said.",  # which Chad says
        "Ade Bello said the storm was dangerous.",  # which says nothing of anybody
        "Ade Bello said it would be a disgrace.",  # and is not
        "Half of the voters said the government must resign.",  # counted
        "The government must pay the nurses.",  # nobody says so
        "Ade Bello said he would not comment on it.",
        "Ade Bello said the officers did nothing wrong.",
        "Ade Bello said the attack on the town failed.",
        "Ade Bello said the army was responsible for the bridge.",  # and for no harm
        "Ade Bello said he wants the council to act.",  # only wanted
        "Ade Bello said the officers were hiding in the hills.",  # from somebody, and nothing
        "Ade Bello said it was dangerous to swim there.",  # which nobody did
        "Ade Bello said he plans to undermine the law.",  # his own plan
        "Ade Bello said he does not trust the weather.",
        "Ade Bello said it was the largest offensive of the war.",
        "Ade Bello said the mayor adopts high standards.",
        "The bus driver said he should smile.",  # whom nobody in public life asks
        "Mayor Ann Dow said it should be noted that the matter was old.",
        "Mayor Ann Dow said the bridge should be completed by May.",
        "Ade Bello asked whether the reports were untrue.",
        "Mayor Ann Dow said the rain must stop the match.",
    ],
)
def test_what_nobody_is_asked_blamed_or_refused(read_all: Read, text: str) -> None:
    assert told(read_all(text)) == []


def test_what_a_trigger_tells_is_not_told_twice(read_all: Read) -> None:
    reading = read_all("Ade Bello condemned Ann Dow and said she was a liar.")
    assert [event.trigger.quote for event in reading.events if event.type == "ACCUSE"] == ["condemned"]


def test_a_refusal_takes_the_place_of_what_is_not_done(read_all: Read) -> None:
    reading = read_all("Ade Bello said he would never support the law.")
    assert [(event.type, event.negated) for event in reading.events] == [("REJECT", False)]


def test_it_is_told_on_the_word_of_who_says_it_and_says_by_which_rule(read_all: Read) -> None:
    reading = read_all("Ade Bello said on Monday that the government must pay the nurses.")
    (event,) = spoken(reading)
    said = reading.attribution(event.attribution_id)
    assert said is not None and reading.source(said) == "Ade Bello"
    assert event.because == ("speech:owed:must",)
    assert event.time is not None and event.time.edtf == "2023-03-06"
    (kind,) = [field for field in explain(reading, event, Ontology.load()) if field.field == "type"]
    assert kind.how == ("who says it does it with “must”: another has to do something (speech:owed:must)",)


def test_what_is_plainly_demanded_is_told_as_likely(read: Read) -> None:
    assert told(read("Ade Bello said the government must pay the nurses."))


@pytest.mark.parametrize(
    "text",
    [
        'Senator Ade Bello said the mayor is a liar. "The senate lacks the courage to act," Bello said.',
        "Ade Bello said the government must pay the nurses. Bello said that the council must open the bridge.",
    ],
)
def test_what_is_said_of_two_is_two_deeds(read_all: Read, text: str) -> None:
    assert [[item.span.quote for item in event.participants[1:]] for event in spoken(read_all(text))] in (
        [["the mayor"], ["senate"]], [["the government"], ["the council"]],
    )  # fmt: skip
