"""Fit how likely an event is right (``finding/likelihood.py``) to what readers said of events one by one.

``python training/likelihood.py --propose SET FIRST LAST`` prints the events of reports of a set, a JSON line each with
its sentence, for a reader to lay a verdict to: "r" right, "s" the words tell no such deed, "w" a side is wrong, "m" it
is told as happened and is not, or the other way round. ``--judged FILE --data FOLDER`` reads the judged reports anew,
and beside them the sentences of PLV that the network of pairs was taught and our own of ``sentences.yaml``; says what
ten-fold cross-validation by report makes of each bar, and writes the weights. It needs scikit-learn and Dateline.
``judged_events.jsonl`` beside this file holds the judgements, the reports told by their digests only, since the sets
are not ours to hand on.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from dateline.finding.encoder import PAIRING, digest, seen
from dateline.finding.event_signs import Forms, signs, telling
from dateline.finding.events import told_events
from dateline.finding.likelihood import SEPARATOR, Likelihood
from dateline.finding.sameness import merged
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Event, Report
from dateline.settings import Settings
from sets import texts

CODED = "coding/plv_train.jsonl"
OWN = Path(__file__).parent / "sentences.yaml"
SETS = (
    "attribution/polnear_train.jsonl", "coding/voa_events.jsonl", "incidents/gva_train.jsonl", "names/re3d_train.jsonl",
    "place/event_location.jsonl", "place/geovirus.jsonl", "place/lgl.jsonl", "police/train.jsonl",
    "relevance/satp_train.jsonl", "templates/muc4_train.jsonl",
)  # fmt: skip
FEWEST = 3  # judged events that must have a sign for it to have a weight
STRENGTH = 0.1  # of three tried: 0.03, 0.1, 0.3
FOLDS, SEEDS = 10, 2
SMALLEST = 0.01  # weights below it are left out
BARS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
OUT = Path(__file__).parents[1] / "src/dateline/finding/data/likelihood.npz"


@dataclass(frozen=True, slots=True)
class Judged:
    """An event that was judged: the report it stands in, its signs and the verdict ("r" where it is right)."""

    report: str
    signs: frozenset[str]
    verdict: str


def line_of(document: Document, event: Event) -> str:
    """An event as the reader sees it."""
    sides = []
    for item in event.participants:
        actor = document.actors.get(item.actor_id or "")
        name = f"={actor.name}" if actor and actor.name != item.span.quote else ""
        sides.append(f"{item.role[0].upper()}:{item.span.quote!r}{name}")
    end = f"{event.modality}{' NEG' if event.negated else ''}"
    return " ".join([f"{event.type}/{event.mode or ''} «{event.trigger.quote}»", *sorted(sides), "|", end])


def told(reader: Reader, text: str) -> Iterator[tuple[Event, str, frozenset[str]]]:
    """The events of a report as they are told in the end, with their line and the signs of their first telling."""
    document = next(reader.reports.read([Report.of(text)]))
    reader.finders.begin(document)
    each = told_events(document, reader.finders.ontology, learned=True)
    first = {(event.type, event.trigger.start): event for event in each}
    forms = Forms.of(document.doc)
    for event in merged(each, document.places):
        alone = first.get((event.type, event.trigger.start))
        token = telling(document, alone) if alone is not None else None
        if alone is not None and token is not None:
            yield event, line_of(document, event), frozenset(signs(document, forms, alone, token))


def propose(path: Path, first: int, last: int) -> None:
    """Print the events in the reports of a set from ``first`` on, before ``last``."""
    reader = Reader.load(Settings())
    for text in texts(path)[first:last]:
        for event, line, _ in told(reader, text):
            row = {
                "report": digest(text), "at": event.trigger.start, "type": event.type, "line": line,
                "sentence": " ".join(event.supports[0].quote.split()),
            }  # fmt: skip
            print(json.dumps(row))


def gathered(judgements: Path, folder: Path) -> list[Judged]:
    """The judged events with the signs that they show today; one whose sides have changed counts by its sense alone."""
    with judgements.open(encoding="utf-8") as lines:
        given = {row["report"]: row["events"] for row in map(json.loads, lines)}
    reader, found, lost = Reader.load(Settings()), [], Counter[str]()
    for name in SETS:
        for text in texts(folder / name):
            report = digest(text)
            verdicts = {(at, type): (line, verdict) for at, type, line, verdict in given.pop(report, [])}
            for event, line, shown in told(reader, text) if verdicts else ():
                judged, verdict = verdicts.pop((event.trigger.start, event.type), ("", ""))
                if verdict == "s" or (verdict and digest(line) == judged):
                    found.append(Judged(report, shown, verdict))
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
        for event, _, shown in told(reader, text):
            types = [row["type"] for row in annotated if tells(event, row)]
            if types:
                found.append(Judged(digest(text), shown, "r" if of_type(event) in types else "s"))
    print(f"{len(found)} events where a sentence is marked, {sum(row.verdict == 'r' for row in found)} of its type")
    return found


def fit(rows: list[Judged]) -> Likelihood:
    """The weights of all signs that are common enough, and the offset; nothing is left out yet."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    count = Counter(sign for row in rows for sign in row.signs)
    common = {sign for sign, many in count.items() if many >= FEWEST}
    table = DictVectorizer(sort=True)
    shown = table.fit_transform([dict.fromkeys(sorted(row.signs & common), 1.0) for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(shown, [row.verdict == "r" for row in rows])
    weights = dict(zip(table.get_feature_names_out().tolist(), model.coef_[0].tolist(), strict=True))
    return Likelihood(weights, float(model.intercept_[0]), bar=0.0)


def cross_validated(rows: list[Judged], more: list[Judged]) -> None:
    """Print what each bar lets pass of ``rows``, over folds of whole reports; ``more`` teaches in each."""
    from sklearn.metrics import roc_auc_score

    chances = np.zeros(len(rows))
    reports = sorted({row.report for row in rows})
    for seed in range(SEEDS):
        dealt = dict(zip(reports, np.random.default_rng(seed).permutation(len(reports)) % FOLDS, strict=True))
        for fold in range(FOLDS):
            model = fit([*(row for row in rows if dealt[row.report] != fold), *more])
            for at, row in enumerate(rows):
                if dealt[row.report] == fold:
                    chances[at] += model.chance(row.signs) / SEEDS
    right = np.array([row.verdict == "r" for row in rows])
    print(f"{right.sum()} of {len(rows)} right; area under the curve {roc_auc_score(right, chances):.3f}")
    for bar in BARS:
        passed = chances >= bar
        print(
            f"bar {bar}: {passed.mean():.3f} pass, {right[passed].mean():.3f} of them right; of the others "
            f"{1 - right[~passed].mean():.3f} wrong; {right[passed].sum() / right.sum():.3f} of all right ones are kept"
        )


def write(model: Likelihood, bar: float) -> None:
    """Keep the weights in eight bits."""
    kept = {name: weight for name, weight in model.weights.items() if abs(weight) >= SMALLEST}
    values = np.array(list(kept.values()))
    scale = np.abs(values).max() / 127
    np.savez_compressed(
        OUT,
        names=np.frombuffer(SEPARATOR.join(kept).encode(), dtype=np.uint8),
        weights=np.round(values / scale).astype(np.int8),
        scale=np.float32(scale),
        offset=np.float32(model.offset),
        bar=np.float32(bar),
    )
    print(f"{len(kept)} weights, {OUT.stat().st_size} bytes")


def main() -> None:
    """Read the arguments; propose, or fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--propose", nargs=3, metavar=("SET", "FIRST", "LAST"))
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--data", type=Path, help="the folder of the sets")
    parser.add_argument("--bar", type=float, default=0.3)
    given = parser.parse_args()
    if given.propose:
        path, first, last = given.propose
        propose(Path(path), int(first), int(last))
    if given.judged:
        rows, more = gathered(given.judged, given.data), coded(given.data)
        cross_validated(rows, more)
        write(fit([*rows, *more]), given.bar)


if __name__ == "__main__":
    main()
