"""Reads running news by the rules alone, for the pairing to learn from.

``python -m coder.news --data ../shared/data --out NEWS`` runs where Dateline is installed. Kept are sentences with one
event of two sides, as the rules have it, and sentences of two names in which no word of the ontology stands at all,
which tell of no event.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.finding.events.finder import find_events
from dateline.finding.events.learned.proposals import is_two_sided, named
from dateline.finding.finders import Finders
from dateline.ontology import Ontology
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Event, Report
from dateline.settings import Settings
from sets import texts

__all__ = ["main", "texts_of"]

SHORTEST, LONGEST = 6, 70  # words
JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
# Which reports of which sets; the others were kept to judge by.
PARTS = {
    "coding/voa_events.jsonl": (0, 200),
    "place/lgl.jsonl": (0, 90),
    "place/geovirus.jsonl": (0, 50),
    "police/train.jsonl": (0, 120),
}


def main() -> None:
    """Read the arguments and write the sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of all sets")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    reports = (Report.of(text) for path, part in PARTS.items() for text in texts_of(given.data / path)[slice(*part)])
    reader = Reader.load(Settings(learned=False))
    rows = [row for document in reader.reports.read(reports) for row in _rows(document, reader.finders)]
    random.Random(0).shuffle(rows)
    given.out.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def texts_of(path: Path) -> list[str]:
    """The reports of a set; sentences of one report are set together again, each closed."""
    return texts(path, lambda sentences: "\n\n".join(map(_closed, sentences)))


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else sentence + "."


def _rows(document: Document, finders: Finders) -> Iterator[dict[str, Any]]:
    finders.begin(document)
    ontology = finders.ontology
    events = find_events(document, ontology)
    for sentence in document.sentences:
        if not SHORTEST <= len(sentence) <= LONGEST:
            continue
        start, text = sentence.start_char, sentence.text.rstrip()
        inside = [event for event in events if any(start <= each.start < sentence.end_char for each in event.supports)]
        here = [event for event in inside if start <= event.trigger.start < sentence.end_char]
        two_sided = [event for event in here if is_two_sided(event)]
        if len(two_sided) == 1 and not two_sided[0].pattern:
            yield from _telling(two_sided[0], start, text)
        elif (
            not inside
            and len(named(document, sentence)) > 1
            and not _speaks(ontology, [token.lower_ for token in sentence])
        ):
            yield {"text": text, "source": None, "target": None, "label": None}


def _telling(event: Event, start: int, text: str) -> Iterator[dict[str, Any]]:
    actors = [item for item in event.participants if item.role == "actor"]
    others = [item for item in event.participants if item.role == "recipient"] or actors[1:]
    one, other = ((item.span.start - start, item.span.end - start) for item in (actors[0], others[0]))
    apart = one[1] <= other[0] or other[1] <= one[0]
    if apart and min(one[0], other[0]) >= 0 and max(one[1], other[1]) <= len(text) and event.type != "APPEAL":
        yield {"text": text, "source": one, "target": other, "label": JOINED.get(event.type, event.type)}


def _speaks(ontology: Ontology, words: list[str]) -> bool:
    """Whether a word of the ontology stands there, whatever it means there."""
    triggers = ((trigger, at) for at, word in enumerate(words) for trigger in ontology.triggers(word))
    return any(trigger.type != "STATEMENT" and trigger.match(words, at) for trigger, at in triggers)


if __name__ == "__main__":
    main()
