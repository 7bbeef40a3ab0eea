"""Learns what tells the day and the place of one incident of several, from MUC-4's training reports and their keys.

python -m incidents.scenes --data muc4_train.jsonl --keys muc34_raw/dev

The signs are those of ``scenes.py``, beside the harmed whom the key of one incident names. It prints the share of days
and places that are right by floor on half of the held-out reports, for a person to set the floors in ``scenes.py`` by,
and writes the weights to ``data/scenes.yaml``. It needs scikit-learn beside the package's own requirements.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from benchmarks.muc import Entry, Key, Message, read_keys, read_messages
from benchmarks.templates_slots import compare, report, written
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import dateline.finding
from dateline.finding.templates.casting import COLUMNS, Cast, cast
from dateline.finding.templates.filling import Candidate, find_candidates
from dateline.finding.templates.nations import country_signs
from dateline.finding.templates.nearness import Nearness
from dateline.finding.templates.placenames import bare_name, state_of
from dateline.finding.templates.scenes import ASKED, day_signs, find_scene, place_signs
from dateline.finding.templates.weighing import summed
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Span
from dateline.resolving.countries import names
from incidents.splitting import held_out

DATA = Path(dateline.finding.__file__).parent / "data"
SLOTS = {"day": "date", "place": "place", "country": "place"}
NAMED = (("target", "name", "description"), ("culprit", "organisation"))  # who an incident is near to: the harmed first
# Of the weight that training reports give to the encoder's odds: it saw them, and is less sure of others.
SHARE = 0.6
FLOORS = (-1.25, -1.0, -0.75, -0.5, -0.25, 0.0)


@dataclass(frozen=True, slots=True)
class Told:
    """One report with its key, and what the encoder sees in it."""

    message: Message
    document: Document
    keys: Sequence[Key]
    candidates: Sequence[Candidate]
    seen: Cast


@dataclass(frozen=True, slots=True)
class Asked:
    """One incident and one slot: the signs of each candidate, which are right, and whether it is right to give none."""

    signs: list[dict[str, float]]
    right: list[bool]
    is_open: bool


def main() -> None:
    """Read, fit, print the curve, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keys", type=Path, required=True)
    given = parser.parse_args()
    ids = [json.loads(line)["docid"] for line in given.data.open(encoding="utf-8")]
    numbers = {name: at for at, name in enumerate(ids)}
    keys = read_keys(given.keys)
    told = [one for one in read_messages(given.keys) if one.id in numbers and keys.get(one.id)]
    documents = Reader.load().reports.read(report(message) for message in told)
    every = [_read(message, document, keys[message.id]) for message, document in zip(told, documents, strict=True)]
    weights = {}
    for slot in SLOTS:
        taught, kept = [], []
        for one in every:
            at = numbers[one.message.id]
            if not held_out(at) or at % 2 == 0:
                (kept if held_out(at) else taught).extend(_asked(slot, one))
        weights[slot] = _fit(taught)
        for floor in FLOORS:
            print(slot, floor, round(float(np.mean([_is_right(one, weights[slot], floor) for one in kept])), 3))
    opening = "# What each sign of a day or a place weighs (`training/incidents/scenes.py` makes it).\n"
    (DATA / "scenes.yaml").write_text(opening + yaml.safe_dump(weights, sort_keys=False), encoding="utf-8")


def _read(message: Message, document: Document, keys: Sequence[Key]) -> Told:
    candidates = find_candidates(document.doc)
    return Told(message, document, keys, candidates, cast(document, candidates))


def _asked(slot: str, told: Told) -> Iterator[Asked]:
    document, candidates, seen = told.document, told.candidates, told.seen
    days, places = seen.times[:, COLUMNS["date"]][:, 0].tolist(), seen.candidates[:, COLUMNS["place"]][:, 0].tolist()
    for key in told.keys:
        entries, named = key.slots.get(SLOTS[slot], ()), _named(document, key)
        if not entries or not named:
            continue
        nearness = Nearness.of(document, named, is_only=len(told.keys) == 1)
        signs, right = [], []
        if slot == "day":
            for time, odds in zip(document.times, days, strict=True):
                value = written(time.edtf)
                if time.span and value and not _is_later(time.edtf, told.message.published):
                    signs.append(day_signs(document, time, odds, nearness))
                    right.append(any(_is(slot, value, entry) for entry in entries))
        elif slot == "country":
            town, _ = find_scene(document, candidates, seen, nearness)
            for code, bearing in country_signs(document, candidates, places, town).items():
                signs.append(bearing)
                right.append(any(_is_in(code, entry) for entry in entries))
        else:
            for candidate, odds in zip(candidates, places, strict=True):
                name = bare_name(document, candidate)
                if odds >= ASKED and state_of(document, name) is None:
                    signs.append(place_signs(document, candidate, odds, nearness))
                    right.append(any(_is(slot, name.quote.upper(), entry) for entry in entries))
        published = told.message.published
        bound = written(f"../{published}") if slot == "day" and published else ""
        yield Asked(signs, right, any(_is(slot, bound or "", entry) for entry in entries))


def _is(slot: str, value: str, entry: Entry) -> bool:
    """Whether an entry asks for the value: a day; the narrowest name of a place, or none where a country will do."""
    if slot == "day":
        return compare("date", (value, ()), entry) == 1.0
    countries = [true.split(":")[0] for true, _ in entry.alternatives]
    return any(
        compare("place", (f"{country}: {value}" if value else country, ()), entry) == 1.0 for country in countries
    )


def _is_in(code: str, entry: Entry) -> bool:
    """Whether the entry's place lies in the country."""
    name = names(code)[0].upper()
    return any(
        compare("place", (name, ()), Entry(((true.split(":")[0], ()),))) == 1.0 for true, _ in entry.alternatives
    )


def _is_later(edtf: str | None, published: str | None) -> bool:
    return bool(edtf and published and edtf.lstrip("./")[:10] > published)


def _named(document: Document, key: Key) -> list[Span]:
    """Where the report first names each of those harmed; of whoever did it, where it names no other."""
    for slots in NAMED:
        found = [_first(document, entry) for slot in slots for entry in key.slots.get(slot, ())]
        if any(found):
            return [span for span in found if span]
    return []


def _first(document: Document, entry: Entry) -> Span | None:
    words = [re.escape(one) for _, said in entry.alternatives for one in said]
    match = re.search(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", document.report.text.lower()) if words else None
    return document.report.span(*match.span()) if match else None


def _fit(taught: Sequence[Asked]) -> dict[str, float]:
    """The weight of each sign, and the bias."""
    vectors = DictVectorizer()
    model = LogisticRegression(max_iter=2000)
    rows = vectors.fit_transform([signs for one in taught for signs in one.signs])
    model.fit(rows, [is_right for one in taught for is_right in one.right])
    names = vectors.get_feature_names_out().tolist()
    found = {name: round(float(weight), 3) for name, weight in zip(names, model.coef_[0], strict=True)}
    return found | {"odds": round(found["odds"] * SHARE, 3), "bias": round(float(model.intercept_[0]), 3)}


def _is_right(one: Asked, weights: Mapping[str, float], floor: float) -> bool:
    """Whether the likeliest candidate is right, or none where none reaches the floor."""
    scores = [summed(weights, signs) for signs in one.signs]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return one.is_open if best is None or scores[best] < floor else one.right[best]


if __name__ == "__main__":
    main()
