"""A world of news without a parser: readings made as records, of any number and the same for the same number.

What a ledger costs depends on how much it holds and how it hangs together, not on what the words mean. So report
``n`` is made of a few happenings of its time: each is told by three or so reports of several publishers, who give
figures of their own, and one report in eight is a copy of one before it. Names are common or rare as names are
(Zipf). Words are of no language, so that nothing here is anybody's text.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

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

__all__ = ["EVENTS_EACH", "reading", "readings"]

EVENTS_EACH = 4  # events a report, as in the reports that come with Dateline about fifteen, in agency reports three

_BEGIN = date(2020, 1, 1)
_REPORTS_A_DAY = 40
_TELLINGS = 3  # reports of one happening
_COPIES = 8  # one report in so many is a copy of an earlier one
_ACTORS, _PLACES, _PUBLISHERS, _COUNTRIES, _WORDS = 3_000, 800, 60, 40, 6_000
_FILLERS = 8  # sentences of a report that tell no event
_TYPES = ("ASSAULT", "CONSULT", "COERCE", "PROTEST", "ACCUSE", "AID", "COOPERATE", "SANCTION")
_VERBS = ("attacked", "met", "arrested", "marched against", "accused", "helped", "joined", "sanctioned")
_SYLLABLES = ("ba", "du", "fen", "gor", "ki", "lam", "mo", "nar", "pel", "ri", "sut", "tav", "vo", "wes", "yan", "zul")


def readings(count: int, first: int = 0) -> Iterator[Reading]:
    """So many readings, from the one of number ``first`` on."""
    return (reading(number) for number in range(first, first + count))


def reading(number: int) -> Reading:
    """The reading of a number."""
    copied = number > _COPIES and number % _COPIES == 0
    return _Telling(number, told_as=number - 1 - number % 3 if copied else number).reading()


@dataclass(frozen=True, slots=True)
class _Happening:
    """What happened: type, who, to whom, where, when and how many died."""

    type: int
    actor: Actor
    target: Actor
    place: Place
    day: date
    killed: int


class _Telling:
    """A report in the making: text that grows by sentences, and the records that point into it.

    The text of a copy is that of the report ``told_as``; its publisher and headline are its own.
    """

    def __init__(self, number: int, told_as: int) -> None:
        self._random = random.Random(told_as)
        self._number, self._told_as = number, told_as
        self._day = _BEGIN + timedelta(number // _REPORTS_A_DAY)
        self._text = ""
        self._sentences: list[tuple[_Happening, dict[str, tuple[int, int]]]] = []
        for turn in range(EVENTS_EACH):
            self._tell(_happening(told_as // _TELLINGS * EVENTS_EACH + turn))
        for _ in range(_FILLERS):
            self._say([_word(self._random) for _ in range(self._random.randint(8, 18))])

    def reading(self) -> Reading:
        """The finished reading."""
        publisher = f"{_word(random.Random(self._number % _PUBLISHERS)).title()} Gazette"
        title = " ".join(_word(random.Random(f"{self._number} {turn}")) for turn in range(6)).capitalize()
        report = Report.of(
            self._text,
            title=title,
            publisher=publisher,
            published=self._day.isoformat(),
            url=f"https://gazette{self._number % _PUBLISHERS}.example/{self._number}",
            source=f"generated/{self._number}",
        )
        return _Records(report, self._day, self._sentences).reading()

    def _tell(self, what: _Happening) -> None:
        """Put the sentence of a happening, and remember where its parts stand."""
        toll = max(1, what.killed + self._random.randint(-2, 2))
        verb = _VERBS[what.type]
        spans: dict[str, tuple[int, int]] = {}
        start = len(self._text)
        pieces = [
            ("actor", what.actor.name), ("verb", verb), ("target", what.target.name), ("", "in"),
            ("place", what.place.name), ("", "on"), ("day", f"{what.day:%A}"), ("", "and"),
            ("toll", f"{toll} people"), ("", "died,"), ("source", _source(self._random).name), ("cue", "said"),
        ]  # fmt: skip
        for name, words in pieces:
            if name:
                spans[name] = (len(self._text), len(self._text) + len(words))
            self._text += words + " "
        self._text = self._text[:-1] + ".\n"
        spans["sentence"] = (start, len(self._text) - 1)
        spans["content"] = (start, spans["source"][0] - 2)
        self._sentences.append((what, spans))

    def _say(self, words: list[str]) -> None:
        self._text += " ".join(words).capitalize() + ".\n"


class _Records:
    """The records of a report, from where the parts of its sentences stand."""

    def __init__(self, report: Report, day: date, told: list[tuple[_Happening, dict[str, tuple[int, int]]]]) -> None:
        self._report, self._day, self._told = report, day, told
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}
        self._mentions: list[Mention] = []
        self._place_mentions: list[PlaceMention] = []

    def reading(self) -> Reading:
        """The reading, each pin checked."""
        said, events = [], []
        for what, spans in self._told:
            at = {name: self._report.span(*ends) for name, ends in spans.items()}
            source = _called(at["source"].quote)
            for actor, span in ((what.actor, at["actor"]), (what.target, at["target"]), (source, at["source"])):
                self._name(actor, span)
            self._places[what.place.id] = what.place
            self._place_mentions.append(PlaceMention(self._id("place", at["place"]), at["place"], what.place.id))
            said.append(self._attribution(source, at))
            events.append(self._event(what, at, said[-1]))
        return Reading(
            self._report,
            tuple(self._actors.values()),
            tuple(self._mentions),
            tuple(self._places.values()),
            tuple(self._place_mentions),
            tuple(events),
            tuple(said),
            (self._status(),),
        )

    def _name(self, actor: Actor, span: Span) -> None:
        self._actors[actor.id] = actor
        self._mentions.append(Mention(self._id("mention", span), actor.id, span))

    def _attribution(self, source: Actor, at: dict[str, Span]) -> Attribution:
        return Attribution(
            self._id("attribution", at["cue"]), "indirect", at["source"], at["cue"], (at["content"],), source.id,
            resolved=True,
        )  # fmt: skip

    def _event(self, what: _Happening, at: dict[str, Span], said: Attribution) -> Event:
        toll = float(at["toll"].quote.split()[0])
        return Event(
            self._id("event", at["verb"]),
            _TYPES[what.type],
            at["verb"],
            (at["sentence"],),
            (
                Participant("actor", what.actor.id, at["actor"], country=what.actor.country),
                Participant("recipient", what.target.id, at["target"], country=what.target.country),
            ),
            place_id=what.place.id,
            place_span=at["place"],
            time=Time(what.day.isoformat(), at["day"]),
            figures=(Figure("deaths", toll, toll, "killed", at["toll"]),),
            modality="denied" if what.killed == 0 else "asserted",
            attribution_id=said.id,
            because=("generated",),
        )

    def _status(self) -> Status:
        what, spans = self._told[0]
        holder, value = self._report.span(*spans["target"]), self._report.span(*spans["place"])
        sentence = self._report.span(*spans["sentence"])
        id = self._id("status", value)
        return Status(id, "base", what.target.id, holder, value, (sentence,), place_id=what.place.id)

    def _id(self, kind: str, span: Span) -> str:
        return identify(kind, self._report.id, span.start, span.end)


def _happening(number: int) -> _Happening:
    chance = random.Random(f"happening {number}")
    day = _BEGIN + timedelta(number * _TELLINGS // EVENTS_EACH // _REPORTS_A_DAY)
    return _Happening(
        type=chance.choices(range(len(_TYPES)), range(len(_TYPES), 0, -1))[0],
        actor=_actors()[_rank(chance, _ACTORS)],
        target=_actors()[_rank(chance, _ACTORS)],
        place=_places()[_rank(chance, _PLACES)],
        day=day - timedelta(chance.randint(0, 2)),
        killed=chance.randint(0, 30),
    )


def _source(chance: random.Random) -> Actor:
    return _actors()[_rank(chance, _ACTORS)]


def _called(name: str) -> Actor:
    return _by_name()[name]


@cache
def _actors() -> tuple[Actor, ...]:
    return tuple(_actor(number) for number in range(_ACTORS))


@cache
def _by_name() -> dict[str, Actor]:
    return {actor.name: actor for actor in _actors()}


def _actor(number: int) -> Actor:
    chance = random.Random(f"actor {number}")
    name = f"{_coined(chance, 3).title()} {_coined(chance, 2).title()} {_roman(number)}"
    kind = chance.choice(("person", "armed-group", "government", "police"))
    return Actor(identify("actor", name), name, kind, country=_country(chance.randrange(_COUNTRIES)))


@cache
def _places() -> tuple[Place, ...]:
    return tuple(_place(number) for number in range(_PLACES))


def _place(number: int) -> Place:
    chance = random.Random(f"place {number}")
    name = f"{_coined(chance, 3).title()} {_roman(number)}"
    point = round(chance.uniform(-55, 65), 3), round(chance.uniform(-170, 170), 3)
    country = _country(chance.randrange(_COUNTRIES))
    return Place(f"generated:{number}", name, *point, "city", country, f"{_coined(chance, 2).title()} Province")


def _country(number: int) -> str:
    return "Q" + chr(ord("A") + number // 26) + chr(ord("A") + number % 26)


def _roman(number: int) -> str:
    """A number in letters, which keeps names apart."""
    letters = ""
    while True:
        number, rest = divmod(number, 26)
        letters = chr(ord("A") + rest) + letters
        if not number:
            return letters


def _word(chance: random.Random) -> str:
    return _words()[_rank(chance, _WORDS)]


@cache
def _words() -> tuple[str, ...]:
    chance = random.Random("words")
    return tuple(_coined(chance, chance.randint(1, 4)) for _ in range(_WORDS))


def _coined(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables))


def _rank(chance: random.Random, count: int) -> int:
    """A number below ``count``, number n as often as 1 / (n + 1)."""
    weights = _zipf(count)
    return bisect(weights, chance.random() * weights[-1])


@cache
def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 1) for rank in range(count)))
