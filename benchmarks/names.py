"""Entities in reports about Syria and Iraq, as the re3d set marks them (those of confidence 1 only).

The answers are what Dateline reads, in the extents that the set marks: mentions of persons with their posts and
without their ranks, mentions of other actors with their articles, the noun phrases whose head is a word for people
("U.S. forces", "a senior officer"), personal pronouns, places, times and numbers. Its relations are verbs between
words; Dateline's are events and statuses between actors, so they are matched by the pair of words only:
``relation_f1`` tells whether two that the set relates stand in one event or status of ours, whichever its type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import IO

from benchmarks import jsonlines
from benchmarks.scoring import Counts, exact
from dateline.finding.clauses import phrase_start, prepositional
from dateline.finding.people import people
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.reading.numbers import find_numbers, split_words
from dateline.reading.times import read_times
from dateline.records import Mention, Reading, Report, Span
from dateline.resolving import titles

__all__ = ["run"]

# Words for a body though they are singular: the soldiers of an army are many.
BODIES = frozenset({
    "government", "administration", "authority", "regime", "junta", "army", "navy", "force", "coalition", "military",
    "police", "militia", "leadership", "population", "community", "crowd", "opposition", "press", "brigade",
    "battalion", "garrison", "convoy", "patrol", "gang", "crew", "staff", "cabinet", "parliament", "council",
})  # fmt: skip
PLACES = frozenset(
    {"city", "town", "village", "province", "region", "suburb", "district", "north", "south", "east", "west"}
)
SIDES = ("northern", "southern", "eastern", "western", "central")
QUALIFIED = re.compile(
    r"^(?:the|some|about|around|nearly|almost|roughly|approximately|over|only|just|up to|(?:more|less|fewer) than"
    r"|an additional|a total of)\s+",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"(?:\s?(?:%|km|kilomet(?:er|re)s|miles|(?:square|cubic) \w+|met(?:er|re)s|m3/s|m3|cu\sft/s|acre·ft)(?![a-z]))"
)
COORDINATE = re.compile(r"[°′″]")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
ARTICLE = re.compile(r"\b[Tt]he $")
WATER = re.compile(r"\b(?:River|Sea|Gulf|Ocean|Strait|Canal|Lake|Dam|Euphrates|Tigris|Nile|Mediterranean)\b")
TYPES = ("Person", "Organisation", "Location", "Nationality", "Temporal", "Quantity")
Entity = tuple[int, int, str]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Read every report of ``data``, write its entities, and return exact-span F1 by type and of relations."""
    reader = Reader.load()
    counts = dict.fromkeys(TYPES, Counts())
    related = Counts()
    rows = list(jsonlines.read(data))
    for row in rows:
        (document,) = reader.reports.read([Report.of(row["text"])])
        reading = reader.finders.find(document)
        found = set(_entities(reading, document))
        true = {(e["begin"], e["end"], e["type"]) for e in row["entities"] if e["confidence"] == 1}
        for kind in TYPES:
            counts[kind] += exact(_of(kind, found), _of(kind, true))
        related += exact(set(_pairs(reading)), {_pair(r["source"], r["target"]) for r in row.get("relations", [])})
        jsonlines.write(out, {"id": row["id"], "entities": sorted(found)})
    by_type = {kind: counted.scores() for kind, counted in counts.items()}
    return {
        "n": len(rows),
        "mean_f1": round(fmean(counted.f1 for counted in counts.values()), 4),
        **by_type,
        "relation_f1": round(related.f1, 4),
    }


def _of(kind: str, entities: set[Entity]) -> set[Entity]:
    return {entity for entity in entities if entity[2] == kind}


def _entities(reading: Reading, document: Document) -> Iterator[Entity]:
    """What the set would mark of a reading; of two that overlap the longer one."""
    taken: list[Entity] = []
    marked = {*_marked(reading), *_phrases(document)}
    for entity in sorted(marked, key=lambda entity: (entity[0] - entity[1], entity)):
        if not any(entity[0] < end and start < entity[1] for start, end, _ in taken):
            taken.append(entity)
    yield from taken


def _marked(reading: Reading) -> Iterator[Entity]:
    text = reading.report.text
    for mention in reading.mentions:
        yield from _mentioned(mention, reading)
    yield from _places(reading)
    for time in read_times(text, reading.report.published):
        yield time.span.start, time.span.end, "Temporal"
    words = split_words(text)
    for number in find_numbers(words):
        start, end = words[number.first].start, words[number.last - 1].end
        start += len(text[start:end]) - len(QUALIFIED.sub("", text[start:end]))
        unit = UNIT.match(text, end)
        if text[start - 1 : start] not in ("[", "m") and not COORDINATE.search(text[max(start - 6, 0) : end + 2]):
            yield start, unit.end() if unit else end, "Temporal" if YEAR.fullmatch(text[start:end]) else "Quantity"


def _mentioned(mention: Mention, reading: Reading) -> Iterator[Entity]:
    """A mention as the set marks it: a post before the name goes with it, one behind it stands for itself."""
    text, kind, title = reading.report.text, _type(mention, reading), mention.title
    start, end = mention.span.start, mention.span.end
    if title is not None and title.start < start and any(word[:1].isupper() for word in title.quote.split()):
        rank = all(word.strip(".").lower() in titles.load().honorifics for word in title.quote.split())
        start = start if rank else title.start
    if title is not None and title.start >= end:
        yield _with_article(title, text), title.end, kind
    named = Span(start, end, text[start:end])
    yield start if mention.form == "demonym" else _with_article(named, text), end, kind


def _with_article(span: Span, text: str) -> int:
    """Where the words begin with the article before them."""
    before = ARTICLE.search(text[max(span.start - 4, 0) : span.start])
    return span.start - len(before.group()) if before else span.start


def _places(reading: Reading) -> Iterator[Entity]:
    """The places; one that follows another after a comma is part of it ("Palmyra, Syria")."""
    text, places = reading.report.text, [place.span for place in reading.place_mentions]
    for at, place in enumerate(places):
        after = places[at + 1] if at + 1 < len(places) else None
        joined = after is not None and text[place.end : after.start] == ", "
        end = after.end if after is not None and joined else place.end
        yield _with_article(place, text) if WATER.search(place.quote) else place.start, end, "Location"


def _phrases(document: Document) -> Iterator[Entity]:
    """Noun phrases whose head is a word for people or names a place, and personal pronouns."""
    for token in document.doc:
        if token.lower_ in ("i", "me", "myself", "he", "she", "him") and token.tag_ == "PRP":
            yield token.idx, token.idx + len(token.text), "Person"
        elif token.lower_ in ("we", "us", "they", "them") and token.tag_ == "PRP":
            yield token.idx, token.idx + len(token.text), "Organisation"
        elif token.tag_.startswith("NN") and (sector := people().sector(token.lower_)) is not None:
            if token.lower_ in people().quantities or token.dep_ in ("compound", "nmod"):
                continue
            one = token.tag_ in ("NN", "NNP") and token.lower_ not in BODIES and sector != "organisation"
            last = next((inner for inner in prepositional(token, "of") if document.mention_at(inner)), token)
            yield phrase_start(token).idx, last.idx + len(last.text), "Person" if one else "Organisation"
        elif document.place_at(token) is not None:
            above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
            side = next((child for child in token.lefts if child.lower_.removeprefix("the").endswith(SIDES)), token)
            first = phrase_start(above) if above.lower_ in PLACES else side
            yield first.idx, token.idx + len(token.text), "Location"


def _type(mention: Mention, reading: Reading) -> str:
    actor = reading.actor(mention.actor_id)
    if mention.form == "demonym":  # "Syrians" are a group of people, "Syrian" tells whose
        return "Organisation" if mention.span.quote.endswith("s") else "Nationality"
    if actor is None or actor.kind not in ("person", "state"):
        return "Organisation"
    return "Person" if actor.kind == "person" else "Location" if mention.form == "name" else "Organisation"


def _pair(source: str, target: str) -> frozenset[str]:
    return frozenset((source.casefold(), target.casefold()))


def _pairs(reading: Reading) -> Iterator[frozenset[str]]:
    """Every two participants of one event and the two ends of every status, as their words."""
    for event in reading.events:
        words = [participant.span.quote for participant in event.participants]
        for place, one in enumerate(words):
            for other in words[place + 1 :]:
                yield _pair(one, other)
    for status in reading.statuses:
        yield _pair(status.holder.quote, status.value.quote)
