"""An event field by field: each with the words, the rule or model, and how these were resolved."""

from __future__ import annotations

import pytest

from dateline.export.explaining import explain
from dateline.ontology import Ontology
from dateline.pipeline import Reader
from dateline.records import Event, Reading, Report, Span
from dateline.settings import Settings

TEXT = (
    "NAIROBI: The envoy Lena Holm visited Kampala on Monday. The Lord's Resistance Army (LRA) had launched attacks on "
    "villages in Gulu, Uganda's army said. It has accused the LRA of theft."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    filed = Report.of(TEXT, published="2024-03-06", publisher="Lake Wire", dateline=Span(0, 7, "NAIROBI"))
    (found,) = Reader.load(Settings(likely=0.0)).read_reports([filed])
    return found


def event(reading: Reading, trigger: str) -> Event:
    return next(event for event in reading.events if event.trigger.quote == trigger)


def told(reading: Reading, trigger: str, field: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """The value, the words and the ways of a field."""
    found = explain(reading, event(reading, trigger), Ontology.load())
    return [(row.value, row.words and row.words.quote, row.how) for row in found if row.field == field]


def test_the_word_tells_the_type(reading: Reading) -> None:
    ((value, words, (how, *_)),) = told(reading, "attacks", "type")
    assert (value, words, how) == (
        "ASSAULT military",
        "attacks",
        "“attack” is a word for ASSAULT (trigger:ASSAULT:attack)",
    )


def test_the_sentence_tells_the_sides(reading: Reading) -> None:
    ((value, words, how),) = told(reading, "attacks", "actor")
    assert value.startswith("LRA Lord's Resistance Army (in the registry)")
    assert words == "Lord's Resistance Army"
    assert how == (
        "the sides stand as in “the rebels' attack on the barracks” (frame:action_noun)",
        "“launched” says that it took place, and its subject does it (support:acts:launched)",
        "the words name it",
    )


def test_the_words_tell_whom_they_mean(reading: Reading) -> None:
    assert [how[-1] for _, _, how in told(reading, "accused", "recipient")] == ["the words are initials of its name"]
    assert [how[-1] for _, _, how in told(reading, "accused", "actor")] == ["the words are a pronoun that takes it up"]
    assert [how[-1] for _, _, how in told(reading, "visited", "recipient")] == ["the words name a place of it"]
    assert [how[-1] for _, _, how in told(reading, "attacks", "recipient")] == ["no name in the words"]


def test_the_words_tell_when_and_where(reading: Reading) -> None:
    ((value, words, how),) = told(reading, "visited", "time")
    assert (value, words) == ("2024-03-04", "Monday")
    assert how == ("counted from 2024-03-06, when the report was published, or from a date told before",)
    ((value, words, how),) = told(reading, "attacks", "place")
    assert (value.split()[1:], words, how) == (["Gulu,", "UGA", "(city)"], "Gulu", ("the words name it",))


def test_somebody_says_so(reading: Reading) -> None:
    assert told(reading, "attacks", "says") == [
        ("army of Uganda", "said", ("told as Lake Wire, citing army of Uganda",))
    ]
    assert told(reading, "visited", "says") == [("Lake Wire", None, ("in its own voice",))]


def test_every_rule_that_fired_is_told(reading: Reading) -> None:
    for each in reading.events:
        sentences = " ".join(how for row in explain(reading, each, Ontology.load()) for how in row.how)
        assert [code for code in each.because if f"({code})" not in sentences] == []


@pytest.mark.parametrize(
    ("text", "trigger", "value", "how"),
    [
        ("Kenya will hold talks with Chad on Friday.", "hold", "planned",
         "“will” says that it is planned (modality:planned:will)"),
        ("Police did not arrest the editor.", "arrest", "did not happen",
         "“not” says that it did not happen (modality:not:not)"),
        ("Rebels denied that they had attacked the town.", "attacked", "denied",
         "“denied” says that it is denied (modality:denied:denied)"),
        ("Had rebels attacked the town, the truce would have ended.", "attacked", "hypothetical",
         "the grammar of its clause says so"),
    ],
)  # fmt: skip
def test_the_words_tell_whether_it_happened(text: str, trigger: str, value: str, how: str) -> None:
    (found,) = Reader.load(Settings(likely=0.0)).read_reports([Report.of(text, published="2024-03-06")])
    ((modality, _, ways),) = told(found, trigger, "modality")
    assert (modality, ways) == (value, (how,))


def test_the_recipient_tells_the_target() -> None:
    filed = Report.of("Rebels attacked a mosque in Gao.", published="2024-03-06")
    (found,) = Reader.load(Settings(likely=0.0)).read_reports([filed])
    assert [value for value, _, _ in told(found, "attacked", "target")] == ["religious"]
