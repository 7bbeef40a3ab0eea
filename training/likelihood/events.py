"""The events that were judged one by one, as they are read today, and those of sentences whose two sides are marked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import yaml

from dateline.finding.events.finder import told_events
from dateline.finding.events.learned.event_signs import Forms, signs, telling
from dateline.finding.events.learned.likelihood_network import Posed, posed
from dateline.finding.events.sameness import merged
from dateline.finding.networks.encoder import PAIRING, digest, seen
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Event, Report
from dateline.settings import Settings
from sets import texts

__all__ = ["RIGHT", "VERDICTS", "Judged", "coded", "gathered", "propose", "told_apart"]

CODED = "coding/plv_train.jsonl"
OWN = Path(__file__).parents[1] / "sentences.yaml"
REPORTS = Path(__file__).parent / "reports.yaml"
SETS = (
    "attribution/polnear_train.jsonl", "coding/voa_events.jsonl", "incidents/gva_train.jsonl", "names/re3d_train.jsonl",
    "place/event_location.jsonl", "place/geovirus.jsonl", "place/lgl.jsonl", "police/train.jsonl",
    "relevance/satp_train.jsonl", "templates/muc4_train.jsonl",
)  # fmt: skip
RIGHT, VERDICTS = "r", "rswm"


@dataclass(frozen=True, slots=True)
class Judged:
    """An event that was judged: its report, where in it, its type, the verdict ("r" is right), and what is seen of it.

    ``signs`` are what the logistic model weighs, ``posed`` is how the network reads it.
    """

    report: str
    at: int
    type: str
    verdict: str
    signs: frozenset[str]
    posed: Posed

    @property
    def id(self) -> tuple[str, int, str]:
        """What it is known by, however it is read."""
        return self.report, self.at, self.type


def propose(path: Path, first: int, last: int) -> None:
    """Print the events in the reports of a set from ``first`` on, before ``last``."""
    reader = Reader.load(Settings())
    for text in texts(path)[first:last]:
        for event, line, _, _ in _told(reader, text):
            row = {
                "report": digest(text), "at": event.trigger.start, "type": event.type, "line": line,
                "sentence": " ".join(event.supports[0].quote.split()),
            }  # fmt: skip
            print(json.dumps(row))


def gathered(judgements: Path, folder: Path) -> list[Judged]:
    """The judged events as they are read today; one whose sides have changed counts by its sense alone."""
    with judgements.open(encoding="utf-8") as lines:
        given = {row["report"]: row["events"] for row in map(json.loads, lines)}
    reader, found, lost = Reader.load(Settings()), [], Counter[str]()
    for name in SETS:
        for text in texts(folder / name):
            report = digest(text)
            verdicts = {(at, type): (line, verdict) for at, type, line, verdict in given.pop(report, [])}
            for event, line, shown, as_read in _told(reader, text) if verdicts else ():
                judged, verdict = verdicts.pop((event.trigger.start, event.type), ("", ""))
                if verdict == "s" or (verdict and digest(line) == judged):
                    found.append(Judged(report, event.trigger.start, event.type, verdict, shown, as_read))
                elif verdict:
                    lost["changed"] += 1
            lost["gone"] += len(verdicts)
    print(f"{len(found)} judged events; {dict(lost)} since; {len(given)} reports are in no set here")
    return found


def coded(folder: Path) -> list[Judged]:
    """The events that stand where a sentence has its source and target marked, right where the type is the marked one.

    PLV's sentences, of which only those that taught the network of pairs (the others stay unseen, for
    ``coding-endtoend``), and our own of ``sentences.yaml``.
    """
    from benchmarks.coding_endtoend import of_type, tells

    from coder.rows import own_sentences

    with (folder / CODED).open(encoding="utf-8") as lines:
        marked = [row for row in map(json.loads, lines) if seen(row["text"], PAIRING)]
    marked += [
        {"text": row.text, "type": row.label, "source": row.source, "target": row.target} for row in own_sentences(OWN)
    ]
    marked.sort(key=lambda row: str(row["text"]))
    reader, found = Reader.load(Settings()), []
    for text, rows in groupby(marked, key=lambda row: str(row["text"])):
        annotated = list(rows)
        for event, _, shown, as_read in _told(reader, text):
            types = [row["type"] for row in annotated if tells(event, row)]
            if types:
                verdict = RIGHT if of_type(event) in types else "s"
                found.append(Judged(digest(text), event.trigger.start, event.type, verdict, shown, as_read))
    print(f"{len(found)} events where a sentence is marked, {sum(row.verdict == RIGHT for row in found)} of its type")
    return found


def told_apart() -> list[Judged]:
    """The events of our own reports of games, shows and the like, right where a word tells them that is marked so."""
    reader, found = Reader.load(Settings()), []
    for row in yaml.safe_load(REPORTS.read_text()):
        for event, _, shown, as_read in _told(reader, row["text"]):
            verdict = RIGHT if event.trigger.quote in row.get("right", ()) else "s"
            found.append(Judged(digest(row["text"]), event.trigger.start, event.type, verdict, shown, as_read))
    print(f"{len(found)} events in our own reports, {sum(row.verdict == RIGHT for row in found)} right")
    return found


def _told(reader: Reader, text: str) -> Iterator[tuple[Event, str, frozenset[str], Posed]]:
    """The events of a report as they are told in the end, with their line, and what is seen of their first telling."""
    document = next(reader.reports.read([Report.of(text)]))
    said = reader.finders.begin(document)
    each = told_events(document, reader.finders.ontology, learned=True, said=said)
    first = {(event.type, event.trigger.start): event for event in each}
    forms = Forms.of(document.doc)
    for event in merged(each, document.places):
        alone = first.get((event.type, event.trigger.start))
        token = telling(document, alone) if alone is not None else None
        if alone is not None and token is not None:
            shown = frozenset(signs(document, forms, alone, token))
            yield event, _line(document, event), shown, posed(alone, token)


def _line(document: Document, event: Event) -> str:
    """An event as the reader sees it."""
    sides = []
    for item in event.participants:
        actor = document.actors.get(item.actor_id or "")
        name = f"={actor.name}" if actor and actor.name != item.span.quote else ""
        sides.append(f"{item.role[0].upper()}:{item.span.quote!r}{name}")
    end = f"{event.modality}{' NEG' if event.negated else ''}"
    return " ".join([f"{event.type}/{event.mode or ''} «{event.trigger.quote}»", *sorted(sides), "|", end])
