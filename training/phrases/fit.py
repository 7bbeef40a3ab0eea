"""Learns to find phrases from re3d: run where Dateline is installed.

PYTHONPATH=src:training:. python -m phrases.fit --data ../shared/data/names/re3d_train.jsonl --folds 5
PYTHONPATH=src:training:. python -m phrases.fit --data ../shared/data/names/re3d_train.jsonl

The first prints the score on texts that were not learned from, the second writes the weights that are shipped.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from benchmarks.scoring import Counts, exact
from scipy.sparse import csr_matrix

import dateline.finding
from dateline.finding.encoder import digest
from dateline.finding.phrase_signs import BUCKETS, layer, signs
from dateline.finding.phrases import (
    FORBIDDEN,
    KINDS,
    OTHER,
    TAGS,
    Weights,
    demonyms,
    left_over,
    note_free,
    runs,
    stretches,
    word_states,
)
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Report, Span
from phrases.chain import Chain, Lines, fit, joined

# What the squares of the weights of signs and of states cost (for each copy), and the rounds of L-BFGS.
RIDGE = (0.1, 1.0)
ROUNDS = 60
COPIES, HIDDEN = 4, 0.5  # copies of the texts to learn from, and the share of signs and states hidden in each
# By how much, in log-odds, a word rather belongs to a phrase than the chain says: it finds too few. Of 0, 0.4, 0.8, 1.2
# and 1.6 one half of the texts likes 0.4 best and the other 0.8, each read by chains that had not seen it.
EAGER = 0.6
# What the set is least sure of among the phrases that teach; those that it is to find have confidence 1.
CONFIDENT = 0.9
NAMES = {
    "Person": "person", "Organisation": "organisation", "Location": "location", "Nationality": "nationality",
    "Temporal": "time", "Quantity": "quantity",
}  # fmt: skip
LEAST = 0.004  # a weight of a sign below this share of the largest is not kept
# Which tag (column) may follow which (row).
ALLOWED = np.array([[after[0] != "I" or before[1:] == after[1:] for after in TAGS] for before in TAGS])
Piece = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A report of the set: its words, where each begins and ends, and the phrases that are marked."""

    lines: Lines
    words: tuple[tuple[int, int], ...]
    true: frozenset[Piece]
    nationalities: tuple[tuple[Span, str], ...]
    text: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0, help="score by so many folds of texts, and write nothing")
    parser.add_argument("--ridge", type=float, nargs=2, default=RIDGE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--kept", type=Path, help="a file for the prepared texts, to use again")
    given = parser.parse_args()
    if given.kept and given.kept.exists():
        texts = pickle.loads(given.kept.read_bytes())
    else:
        texts = prepared([json.loads(line) for line in given.data.open(encoding="utf-8")])
        if given.kept:
            given.kept.write_bytes(pickle.dumps(texts))
    if given.folds:
        print(json.dumps(scores(texts, given.folds, tuple(given.ridge), given.rounds)))
    else:
        write(learned(texts, tuple(given.ridge), given.rounds), texts)


def prepared(rows: Sequence[Mapping[str, Any]]) -> list[Text]:
    """The texts as Dateline reads them, with the set's entities as tags."""
    documents = Reader.load().reports.read(Report.of(row["text"]) for row in rows)
    return [_text(document, row) for document, row in zip(documents, rows, strict=True)]


def _text(document: Document, row: Mapping[str, Any]) -> Text:
    sure, likely = (_marked(row["entities"], least) for least in (1, CONFIDENT))
    labels = layer(document.doc, likely)
    groups = list(stretches(document.doc))
    words = [at for group in groups for at in group]
    shown = signs(document)
    columns = np.concatenate([shown[at] for at in words])
    ends = np.cumsum([0, *(len(shown[at]) for at in words)])
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(words), BUCKETS))
    tags = np.array([TAGS.index(labels[at]) for at in words])
    starts = np.cumsum([0, *(len(group) for group in groups)])
    tokens = [document.doc[at] for at in words]
    places = tuple((token.idx, token.idx + len(token.text)) for token in tokens)
    true = frozenset(piece for piece in sure if piece[2] != OTHER)
    lines = Lines(matrix, word_states(document.doc)[words].astype(float), tags, starts)
    return Text(lines, places, true, tuple(demonyms(document)), row["text"])


def _marked(entities: Sequence[Mapping[str, Any]], least: float) -> frozenset[Piece]:
    """The entities of at least that confidence."""
    return frozenset(
        (one["begin"], one["end"], NAMES.get(one["type"], OTHER)) for one in entities if one["confidence"] >= least
    )


def learned(texts: Sequence[Text], ridge: tuple[float, float], rounds: int) -> Chain:
    """The chain that those texts teach."""
    first = np.array([tag[0] != "I" for tag in TAGS])
    whole, chance = joined([text.lines for text in texts]), np.random.default_rng(1)
    copies = joined([_hidden(whole, chance) for _ in range(COPIES)])
    chain = fit(copies, ALLOWED, first, (ridge[0] * COPIES, ridge[1] * COPIES), rounds)
    chain.bias[TAGS.index("O")] -= EAGER
    return chain


def _hidden(lines: Lines, chance: np.random.Generator) -> Lines:
    """The words with some of their signs and states hidden, so that none is leant on alone; the others count more."""
    signs = lines.signs.copy()
    signs.data = (chance.random(len(signs.data)) >= HIDDEN) / (1 - HIDDEN)
    signs.eliminate_zeros()
    states = lines.states * (chance.random(lines.states.shape) >= HIDDEN) / (1 - HIDDEN)
    return Lines(signs, states, lines.tags, lines.starts)


def _limited(chain: Chain) -> np.ndarray:
    """The weights of one tag after another, those that may not follow ruled out."""
    return np.where(ALLOWED, chain.after, FORBIDDEN)


def scores(texts: Sequence[Text], folds: int, ridge: tuple[float, float], rounds: int) -> dict[str, Any]:
    """Exact-span F1 by kind, every text read by a chain that did not learn from it."""
    counts = dict.fromkeys(KINDS, Counts())
    for fold in range(folds):
        chain = learned([text for at, text in enumerate(texts) if at % folds != fold], ridge, rounds)
        for text in texts[fold::folds]:
            found = read(chain, text)
            for kind in KINDS:
                ours, theirs = ({piece for piece in pieces if piece[2] == kind} for pieces in (found, text.true))
                counts[kind] += exact(ours, theirs)
    mean = fmean(count.f1 for count in counts.values())
    return {"mean_f1": round(mean, 4), **{kind: count.scores() for kind, count in counts.items()}}


def read(chain: Chain, text: Text) -> set[Piece]:
    """The phrases that a chain finds in a prepared text."""
    weights = Weights(chain.signs, chain.states, chain.bias, _limited(chain), frozenset())
    of_words, starts = chain.scores(text.lines), text.lines.starts
    found = set()
    for start, end in pairwise(starts.tolist()):
        for first, last, kind in runs(weights.best(of_words[start:end])):
            begin, behind = text.words[start + first][0], text.words[start + last][1]
            found.add((begin, begin + note_free(text.text[begin:behind]), kind))
    more = left_over(text.nationalities, [(start, end) for start, end, _ in found])
    return found | {(span.start, span.end, "nationality") for span, _ in more}


def write(chain: Chain, texts: Sequence[Text]) -> None:
    """The weights where the package finds them: those of signs in eight bits, the small ones left out."""
    most = np.abs(chain.signs).max()
    of_signs = np.where(np.abs(chain.signs) < LEAST * most, 0, chain.signs)
    names = "\n".join(sorted(digest(text.text) for text in texts))
    package = Path(dateline.finding.__file__).parent
    pairing = sha256((package / "model" / "pairing.onnx.gz").read_bytes()).hexdigest()
    np.savez_compressed(
        package / "data" / "phrases.npz",
        signs=np.round(of_signs / most * 127).astype(np.int8),
        scale=np.float32(most / 127),
        states=chain.states.astype(np.float16),
        bias=chain.bias.astype(np.float16),
        after=_limited(chain).astype(np.float16),
        texts=np.frombuffer(names.encode("ascii"), dtype=np.uint8),
        pairing=np.frombuffer(pairing.encode("ascii"), dtype=np.uint8),  # whose states these weights were made for
    )


if __name__ == "__main__":
    main()
