"""Parses MUC-4 as Dateline does and writes down what there is to learn: run where Dateline is installed.

python -m incidents.prepare --data muc4_train.jsonl --keys muc34_raw/dev --out prepared.pickle
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.muc import MONTHS, Key, Message, read_keys, read_messages

from dateline.finding.networks.encoder import Words
from dateline.finding.templates.casting import Placing, extent, windows
from dateline.finding.templates.filling import Candidate, find_candidates, words_of
from dateline.finding.templates.incidents import ROLES, TYPES
from dateline.pipeline import Reader
from dateline.reading.times.finder import find_times
from dateline.records import Report
from incidents.examples import Example, Phrase

__all__ = ["example", "main", "nameless"]

EFFECTS = ("DEATH", "INJURY", "NO ", "REGAINED FREEDOM", "")  # by how a key's value begins; nothing: not told
CONFIDENCE = (
    "REPORTED AS FACT", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "CLAIMED OR ADMITTED",
    "POSSIBLE",
)  # fmt: skip
STAGES = ("ACCOMPLISHED", "THREATENED", "ATTEMPTED")


def main() -> None:
    """Read rows and keys, parse, and write the examples in order of the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keys", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.data.open(encoding="utf-8")]
    keys = read_keys(given.keys)
    messages = {message.id: message for message in read_messages(given.keys)}
    documents = Reader.load().reports.read(Report.of(row["doctext"]) for row in rows)
    with given.out.open("wb") as out:
        examples = [
            example(row, document.doc, keys.get(row["docid"], []), messages.get(row["docid"]))
            for row, document in zip(rows, documents, strict=True)
        ]
        pickle.dump(examples, out)


def example(row: Mapping[str, Any], doc: Any, keys: Sequence[Key], message: Message | None) -> Example:
    """What one report teaches."""
    encoding = Words.load().tokenizer.encode(row["doctext"], add_special_tokens=False)
    cuts = windows(encoding.offsets, [sentence.start_char for sentence in doc.sents])
    placing = Placing(encoding.offsets, cuts)
    phrases = tuple(_phrase(row, doc, keys, placing, candidate) for candidate in find_candidates(doc))
    days = {day for key in keys for value in _values(key, "date") for day in _days(value)}
    times = find_times(row["doctext"], message.published) if message and days else ()
    kinds = {kind for one in row["templates"] for kind in one["incident_type"].split(" / ")}
    stages = {value for key in keys for value in _values(key, "stage")[:1]}
    return Example(
        tuple(tuple(encoding.ids[start:end]) for start, end in cuts),
        phrases,
        tuple((placing.of(t.span.start, t.span.end), t.edtf[:10] in days) for t in times if t.span and t.edtf),
        (bool(kinds), *(kind in kinds for kind in TYPES), *(stage in stages for stage in STAGES)),
    )


def _phrase(row: Mapping[str, Any], doc: Any, keys: Sequence[Key], placing: Placing, candidate: Candidate) -> Phrase:
    said = {words_of(doc, *pair) for nominal in candidate.nominals for pair in nominal.wordings}
    holding = [[one for one in row["templates"] if said & _wordings(one, role)] for role in ROLES]
    kinds = {kind for found in holding for one in found for kind in one["incident_type"].split(" / ")}
    kinds |= {kind.lower() for key in keys if said & nameless([key]) for kind in _values(key, "type")}
    names = {name for key in keys for value in _values(key, "place") for name in _names(value)}
    effect = _said_of(keys, "effect", said) or ""
    confidence = _said_of(keys, "confidence", said)
    return Phrase(
        tuple(placing.of(*extent(doc, nominal)) for nominal in candidate.nominals),
        tuple(map(bool, holding)),
        bool(said & names),
        tuple(kind in kinds for kind in TYPES),
        next(number for number, opening in enumerate(EFFECTS) if effect.startswith(opening)),
        CONFIDENCE.index(confidence) if confidence in CONFIDENCE else -1,
        bool(said & nameless(keys)),
    )


def nameless(keys: Sequence[Key]) -> set[str]:
    """The wordings of those harmed whom a key describes and does not name."""
    found = set()
    for key in keys:
        names = {word for entry in key.slots.get("name", ()) for _, words in entry.alternatives for word in words}
        for entry in key.slots.get("description", ()):
            found |= {word for _, words in entry.alternatives if not names.intersection(words) for word in words}
    return found


def _wordings(template: Mapping[str, Any], role: str) -> set[str]:
    return {words for entity in template[role] for words, _ in entity}


def _values(key: Key, slot: str) -> list[str]:
    return [value for entry in key.slots.get(slot, ()) for value, _ in entry.alternatives]


def _said_of(keys: Sequence[Key], slot: str, said: set[str]) -> str | None:
    """The first value of a slot that some key says of one of these wordings."""
    entries = (entry for key in keys for entry in key.slots.get(slot, ()))
    return next((value for entry in entries for value, words in entry.alternatives[:1] if said & set(words)), None)


def _names(place: str) -> list[str]:
    pieces = (re.sub(r"\(.*", "", piece).strip().lower() for piece in re.split(r":|\s-\s", place))
    return [piece for piece in pieces if piece]


def _days(value: str) -> list[str]:
    found = re.findall(r"(\d{1,2}) ([A-Z]{3}) (\d{2})", value)
    return [f"19{year}-{MONTHS.index(m) + 1:02}-{int(day):02}" for day, m, year in found if m in MONTHS]


if __name__ == "__main__":
    main()
