"""Reports and their readings, made up: for measuring a ledger of any size without parsing, nor a word of anybody's.

News comes at a steady rate: so many reports a day, of which some tell one happening, some are copies, and one in fifty
is a page read again. Report 0 is of the last day, and the higher the number the older the report, so that a
ledger of more reports is one of more days. Words are drawn as often as they stand in news (``merging``'s table of
rarity), names and places are made of syllables. Equal numbers give equal readings.
"""

from __future__ import annotations

import math
import random
from bisect import bisect
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
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

__all__ = ["PER_DAY", "reading"]

PER_DAY = 100  # reports a day: a national press
TOLD_BY = (1, 1, 1, 2, 2, 3, 5)  # reports that one happening may have
COPIES = 0.12  # of reports, printed from another of the same happening
REVISED = 0.02  # of reports, an older one's page read again
VIOLENT = 0.2  # of happenings
DEEDS = (
    ("met", "CONSULT"), ("praised", "SUPPORT"), ("accused", "ACCUSE"), ("rejected", "REJECT"), ("pledged", "AID"),
    ("protested", "PROTEST"), ("signed", "AGREE"), ("demanded", "REQUEST"), ("threatened", "THREATEN"),
    ("ordered", "MOBILIZE"),
)  # fmt: skip
LAST_DAY = date(2024, 6, 30)
TOWNS, COUNTRIES, SURNAMES, GROUPS, PUBLISHERS = 5000, 40, 40_000, 300, 400
POSTS = ("interior minister", "police chief", "army spokesman", "governor", "mayor", "health minister")
FIRST_NAMES = (
    "Ahmed",
    "Ali",
    "Anna",
    "Carlos",
    "Daniel",
    "David",
    "Hassan",
    "James",
    "John",
    "Jose",
    "Joseph",
    "Luis",
    "Maria",
    "Michael",
    "Mohammed",
    "Paul",
    "Peter",
    "Thomas",
)
TARGETS = ("bus", "market", "checkpoint", "school", "convoy", "mosque", "police station", "hotel")
_OPENINGS, _CORES, _ENDS = (
    ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "ch", "tr"],
    ["a", "e", "i", "o", "u", "ai", "ou"],
    ["", "n", "r", "l"],
)


def reading(number: int) -> Reading:
    """The reading of the report of that number."""
    chance = random.Random(f"report {number}")
    if number > PER_DAY and chance.random() < REVISED:
        return _told(number - 1 - chance.randrange(PER_DAY // 2), read_again=True)
    return _told(number)


def _told(number: int, *, read_again: bool = False) -> Reading:
    happening, of = _happening(number)
    copied = number > 0 and of > 0 and random.Random(f"copied {number}").random() < COPIES
    teller = number - of if copied else number  # the words are those of the happening's first report
    draft = _Draft(random.Random(f"words {teller}"), random.Random(f"happening {happening}"))
    draft.day = LAST_DAY - timedelta(number // PER_DAY)
    draft.write(cut=copied, more=read_again)
    own = random.Random(f"page {number}")
    publisher = _name("paper", own.randrange(PUBLISHERS))
    return draft.reading(publisher, f"https://{publisher.casefold()}.example/{number}")


@cache
def _happening(number: int) -> tuple[int, int]:
    """The happening that a report tells, by its first report, and how many reports told it before."""
    first = number - number % max(TOLD_BY)
    sizes = random.Random(f"sizes {first}")
    while True:
        size = sizes.choice(TOLD_BY)
        if number < first + size:
            return first, number - first
        first += size


@dataclass
class _Draft:
    """A report in the making: its text so far, and the records that point into it by offsets."""

    chance: random.Random
    fact: random.Random
    day: date = LAST_DAY
    town: int = 0
    text: str = ""
    marks: list[tuple[str, int, int, tuple[object, ...]]] = field(default_factory=list)

    def say(self, words: str, kind: str = "", *known: object) -> None:
        """Write words, and note a record that rests on them."""
        start = len(self.text)
        self.text += words
        if kind:
            self.marks.append((kind, start, len(self.text), known))

    def write(self, *, cut: bool, more: bool) -> None:
        """The whole text: an attack, who says so, what came of it, and what else is told; a copy leaves one out."""
        fact, chance = self.fact, self.chance
        town, group, killed = fact.randrange(TOWNS), fact.randrange(GROUPS), fact.randint(1, 40)
        target, source = fact.choice(TARGETS), fact.randrange(SURNAMES)
        self.town = town
        if fact.random() < VIOLENT:
            self._attack(town, group, killed + chance.choice((0, 0, 0, 1, 2)), target)
        else:
            self._deed(town, fact.randrange(SURNAMES), *fact.choice(DEEDS))
        for _ in range(3):
            self._said(source if chance.random() < 0.5 else chance.randrange(SURNAMES), town)
        self._arrest(town)
        for place in range(7):
            if not (cut and place == 3):
                self._filler(chance.randrange(TOWNS) if chance.random() < 0.3 else town)
        if more:
            self._said(chance.randrange(SURNAMES), town)

    def _attack(self, town: int, group: int, killed: int, target: str) -> None:
        self.say("Gunmen of the ")
        self.say(_group(group).name, "actor", _group(group))
        self.say(" ")
        self.say("killed", "assault", killed)
        self.say(f" at least {killed} people in an attack on a {target} in ")
        self.say(_town(town).name, "place", _town(town))
        self.say(f" on {self.day:%A}, {self._words(6)}.\n\n")

    def _deed(self, town: int, surname: int, verb: str, kind: str) -> None:
        who = _person(surname, town % COUNTRIES)
        self.say(who.name, "actor", who)
        self.say(" ")
        self.say(verb, "deed", kind)
        self.say(f" {self._words(5)} in ")
        self.say(_town(town).name, "place", _town(town))
        self.say(f" on {self.day:%A}, {self._words(9)}.\n\n")

    def _said(self, surname: int, town: int) -> None:
        who = _person(surname, town % COUNTRIES)
        self.say(who.name, "actor", who)
        self.say(", the ")
        self.say(self.chance.choice(POSTS), "post", who)
        self.say(", ")
        self.say("said", "cue")
        self.say(" ")
        self.say(f"that {self._words(14)}", "said", who)
        self.say(".\n\n")

    def _arrest(self, town: int) -> None:
        self.say("Police in ")
        self.say(_town(town).name, "place", _town(town))
        self.say(" ")
        self.say("arrested", "arrest", self.chance.randint(1, 9))
        self.say(f" suspects on {self.day:%A}, {self._words(8)}.\n\n")

    def _filler(self, town: int) -> None:
        self.say(f"{self._words(16).capitalize()} in ")
        self.say(_town(town).name, "place", _town(town))
        self.say(f" {self._words(12)}. ")
        who = _person(self.chance.randrange(SURNAMES), town % COUNTRIES)
        self.say(who.name, "actor", who)
        self.say(f" {self._words(14)}.\n\n")

    def _words(self, number: int) -> str:
        return " ".join(_word(self.chance.random()) for _ in range(number))

    def reading(self, publisher: str, url: str) -> Reading:
        """The report with all that was noted."""
        title = " ".join(self.text.split()[:9])
        report = Report.of(
            self.text.strip(), title=title, publisher=publisher, published=self.day.isoformat(), url=url, source=url
        )
        return _Records(report, self).made()


class _Records:
    """The records of a draft, pinned to its report."""

    def __init__(self, report: Report, draft: _Draft) -> None:
        self.report, self.draft = report, draft
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.found: dict[str, list[object]] = {}
        self.last: dict[str, Span] = {}
        self.who: Actor | None = None
        self.where: Place | None = None

    def made(self) -> Reading:
        """The reading, the records in the order of the text."""
        for kind, start, end, known in self.draft.marks:
            getattr(self, f"_{kind}")(self.report.span(start, end), *known)
        found = {name: tuple(records) for name, records in self.found.items()}
        return Reading(self.report, tuple(self.actors.values()), places=tuple(self.places.values()), **found)  # type: ignore[arg-type]

    def _keep(self, kind: str, record: object) -> None:
        self.found.setdefault(kind, []).append(record)

    def _id(self, kind: str, span: Span) -> str:
        return identify(kind, self.report.id, span.start, span.end)

    def _actor(self, span: Span, actor: Actor) -> None:
        self.who = self.actors.setdefault(actor.id, actor)
        self.last["actor"] = span
        self._keep("mentions", Mention(self._id("mention", span), actor.id, span))

    def _place(self, span: Span, place: Place) -> None:
        self.where = self.places.setdefault(place.id, place)
        self._keep("place_mentions", PlaceMention(self._id("place", span), span, place.id))

    def _post(self, span: Span, who: Actor) -> None:
        self.actors.setdefault(who.id, who)
        self._keep("statuses", Status(self._id("status", span), "office", who.id, span, span, (span,)))

    def _cue(self, span: Span) -> None:
        self.last["cue"] = span

    def _said(self, span: Span, who: Actor) -> None:
        said = Attribution(
            self._id("attribution", span),
            "indirect",
            self.last["actor"],
            self.last["cue"],
            (span,),
            who.id,
            resolved=True,
        )
        self._keep("attributions", said)

    def _assault(self, span: Span, killed: int) -> None:
        assert self.who is not None
        self._event(span, "ASSAULT", (Figure("killed", killed, None, "killed", span),), by=self.who)

    def _arrest(self, span: Span, number: int) -> None:
        self._event(span, "COERCE", (Figure("arrested", number, number, "arrested", span),))

    def _deed(self, span: Span, kind: str) -> None:
        self._event(span, kind, (), by=self.who)

    def _event(self, span: Span, kind: str, figures: tuple[Figure, ...], by: Actor | None = None) -> None:
        taking_part = (Participant("actor", by.id, self.last["actor"]),) if by else ()
        place = _town(self.draft.town)
        self.places.setdefault(place.id, place)
        end = self.report.text.index(".", span.end)
        sentence = self.report.span(self.report.text.rfind("\n", 0, span.start) + 1, end)
        event = Event(
            self._id("event", span), kind, span, (sentence,), taking_part, place_id=place.id,
            time=Time(self.draft.day.isoformat()), figures=figures,
            because=("generated",),
        )  # fmt: skip
        self._keep("events", event)


@cache
def _word_scale() -> tuple[list[str], list[float]]:
    """Words with how often they stand in a text, added up, so that a number from 0 to 1 finds one."""
    table = files("dateline.merging").joinpath("data", "rarity.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    words = [(word, math.exp(-float(rarity))) for word, rarity in rows if word.isalpha()]
    return [word for word, _ in words], list(accumulate(often for _, often in words))


def _word(at: float) -> str:
    words, scale = _word_scale()
    return words[min(bisect(scale, at * scale[-1]), len(words) - 1)]


@cache
def _name(kind: str, number: int) -> str:
    chance = random.Random(f"{kind} {number}")
    syllables = range(chance.choice((2, 3, 3)))
    return "".join(chance.choice(part) for _ in syllables for part in (_OPENINGS, _CORES, _ENDS)).capitalize()


@cache
def _town(number: int) -> Place:
    chance = random.Random(f"town {number}")
    country = _name("country", number % COUNTRIES)
    where = round(chance.uniform(-50, 60), 4), round(chance.uniform(-170, 170), 4)
    return Place(f"made:{number}", _name("town", number), *where, "city", country[:3].upper(), f"{country} province")


def _person(surname: int, country: int) -> Actor:
    first = random.Random(f"first {surname} {country}").choice(FIRST_NAMES)
    name = f"{first} {_name('surname', surname)}"
    return Actor(identify("actor", "person", name.casefold()), name, "person", _name("country", country)[:3].upper())


@cache
def _group(number: int) -> Actor:
    name = f"{_name('group', number)} Front"
    return Actor(identify("actor", "armed-group", name), name, "armed-group", None, "rebel")
