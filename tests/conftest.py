"""Readings made by hand, for tests that need one and not the program that makes them."""

from __future__ import annotations

import pytest
from hypothesis import settings

from dateline.records import (
    Actor,
    Attribution,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    PlaceMention,
    Reading,
    Report,
    Span,
    Status,
    Time,
    identify,
)

settings.register_profile("unhurried", deadline=None)  # a busy machine fails no test
settings.load_profile("unhurried")

TEXT = """Envoys of Ruritania and Grauland met in Strelsau on Monday for two days of talks on the river border.

Gunmen of the Red Lances shelled the ferry at Zenda with mortars last month, killing at least 14 soldiers, Baron \
Tarlenheim, the interior minister, said. Grauland has listed the Red Lances as outlawed since 2018."""


class Told:
    """A report whose words are pointed at by quoting them."""

    def __init__(self, text: str, **known: str) -> None:
        self.report = Report.of(text, **known)

    def at(self, words: str, after: str = "") -> Span:
        """The first span of these words behind others."""
        start = self.report.text.index(words, self.report.text.index(after))
        return self.report.span(start, start + len(words))

    def id(self, kind: str, words: str) -> str:
        """The id of a record that rests on these words."""
        return identify(kind, self.report.id, words)


@pytest.fixture(scope="session")
def reading() -> Reading:
    """A report of talks, an attack told by a minister, and a listing."""
    told = Told(
        TEXT,
        title="Ruritania and Grauland talk about the river",
        publisher="Strelsau Gazette",
        published="2023-03-07",
        source="gazette/talks.html",
    )
    at, sentences = told.at, [told.at(part) for part in TEXT.replace(". ", ".\n").split("\n") if part]
    minister = Attribution(
        told.id("attribution", "said"),
        "indirect",
        at("Baron Tarlenheim"),
        at("said"),
        (at(TEXT[TEXT.index("Gunmen") : TEXT.index(", Baron")]),),
        source_id="tarlenheim",
        title=at("interior minister"),
        through="Border Report 2021",
        resolved=True,
    )
    return Reading(
        told.report,
        actors=(
            Actor("RUR", "Ruritania", "state", "RUR", "government", ("Kingdom of Ruritania",), registered=True),
            Actor("GRA", "Grauland", "state", "GRA", "government", registered=True),
            Actor("red-lances", "Red Lances", "armed-group", "RUR", "rebel", ("Rote Lanzen", "RL"), registered=True),
            Actor("tarlenheim", "Fritz von Tarlenheim", "person", "RUR", "government"),
        ),
        mentions=(
            Mention(told.id("mention", "Ruritania"), "RUR", at("Ruritania")),
            Mention(told.id("mention", "Grauland"), "GRA", at("Grauland")),
            Mention(told.id("mention", "Red Lances"), "red-lances", at("Red Lances")),
            Mention(told.id("mention", "Red Lances 2"), "red-lances", at("Red Lances", after="listed")),
            Mention(told.id("mention", "Baron"), "tarlenheim", at("Tarlenheim"), "short", at("Baron")),
        ),
        places=(
            Place("geonames:1", "Strelsau", 48.5, 13.25, "city", "RUR", "Royal District"),
            Place("geonames:2", "Zenda", 48.75, 13.5, "city", "RUR", "Forest District"),
        ),
        place_mentions=(
            PlaceMention(told.id("place", "Strelsau"), at("Strelsau"), "geonames:1"),
            PlaceMention(told.id("place", "Zenda"), at("Zenda"), "geonames:2"),
        ),
        attributions=(minister,),
        events=(
            Event(
                told.id("event", "met"),
                "CONSULT",
                at("met"),
                (sentences[0],),
                (
                    Participant("actor", "RUR", at("Ruritania")),
                    Participant("actor", "GRA", at("Grauland")),
                ),
                contexts=("diplomatic", "territory"),
                place_id="geonames:1",
                place_span=at("Strelsau"),
                time=Time("2023-03-06/2023-03-07", at("Monday"), "P2D"),
                topic=at("the river border"),
                because=("frame: meet",),
            ),
            Event(
                told.id("event", "shelled"),
                "ASSAULT",
                at("shelled"),
                (sentences[1],),
                (
                    Participant("actor", "red-lances", at("Red Lances"), country="RUR", sector="rebel"),
                    Participant("recipient", None, at("the ferry")),
                ),
                mode="heavy-weapons",
                place_id="geonames:2",
                place_span=at("Zenda"),
                time=Time("2023-02", at("last month")),
                figures=(Figure("deaths", 14, None, "killed", at("at least 14 soldiers")),),
                instruments=(at("mortars"),),
                attribution_id=minister.id,
            ),
        ),
        statuses=(
            Status(
                told.id("status", "listed"),
                "designated",
                "red-lances",
                at("the Red Lances", after="listed"),
                at("outlawed"),
                (sentences[2],),
                actor_id="GRA",
                times=(Time("2018", at("2018")),),
                authority=at("Grauland", after="said"),
            ),
        ),
    )
