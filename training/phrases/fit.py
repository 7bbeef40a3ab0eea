"""Learns to find phrases from re3d: run where Dateline is installed, the chain before the network and after it.

PYTHONPATH=src:training:. python -m phrases.fit --data ../shared/data/names/re3d_train.jsonl --texts texts.pickle
PYTHONPATH=src:training:. python -m phrases.fit --texts texts.pickle --folds folds.pickle
PYTHONPATH=src:training:. python -m phrases.fit --texts texts.pickle --network network.pickle

The first prepares the texts, and the documents of our own from which the network begins. The second prints the score
on texts that were not learned from, given what ``teach.py`` found in them by networks that had not seen them either.
The third writes the weights that are shipped.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

import dateline.finding
from dateline.finding.networks.encoder import digest
from dateline.finding.phrases.chain import OTHER, TAGS
from dateline.finding.phrases.finder import articles, demonyms, stretches, word_states
from dateline.finding.phrases.network import BASE, FILE, Window, windows
from dateline.finding.phrases.signs import BUCKETS, layer, signs
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Report
from phrases.chain import Chain, Lines, fit, joined
from phrases.documents import own_rows
from phrases.texts import ALLOWED, FIRST, FOLDS, Answer, Piece, Text, limited, scores

__all__ = ["main"]

# What the squares of the weights of signs and of states cost (for each copy), and the rounds of L-BFGS.
RIDGE = (0.1, 1.0)
ROUNDS = 60
COPIES, HIDDEN = 4, 0.5  # copies of the texts to learn from, and the share of signs and states hidden in each
# By how much, in log-odds, a word rather belongs to a phrase than the chain says: it finds too few. Of 0, 0.4, 0.8, 1.2
# and 1.6 one half of the texts likes 0.4 best and the other 0.8, each read by chains that had not seen it.
EAGER = 0.6
# What the set is least sure of among the phrases that teach the chain; those that it is to find have confidence 1.
CONFIDENT = 0.9
SHARE = 0.5  # of the network in what is weighed; the rest is the chain's
NAMES = {
    "Person": "person", "Organisation": "organisation", "Location": "location", "Nationality": "nationality",
    "Temporal": "time", "Quantity": "quantity",
}  # fmt: skip
LEAST = 0.004  # a weight of a sign below this share of the largest is not kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="the set, of which the texts are prepared")
    parser.add_argument("--texts", type=Path, required=True, help="the prepared texts")
    parser.add_argument("--folds", type=Path, help="what networks find in the texts that they have not seen")
    parser.add_argument("--network", type=Path, help="the last layer of the network that is shipped")
    given = parser.parse_args()
    if given.data:
        rows = [json.loads(line) for line in given.data.open(encoding="utf-8")]
        given.texts.write_bytes(pickle.dumps((prepared(rows), prepared(own_rows()))))
    texts, _ = pickle.loads(given.texts.read_bytes())
    if given.folds:
        networks, chains = pickle.loads(given.folds.read_bytes()), _unseen(texts)
        for share in (0.0, SHARE, 1.0):
            answers = [_mixed(chain, network, share) for chain, network in zip(chains, networks, strict=True)]
            print("share of the network", share, json.dumps(scores(texts, answers.__getitem__)))
    if given.network:
        write(learned(texts), pickle.loads(given.network.read_bytes()), texts)


def prepared(rows: Sequence[Mapping[str, Any]]) -> list[Text]:
    """The texts as Dateline reads them, with the entities that are marked as tags."""
    documents = Reader.load().reports.read(Report.of(row["text"]) for row in rows)
    return [_text(document, row) for document, row in zip(documents, rows, strict=True)]


def _text(document: Document, row: Mapping[str, Any]) -> Text:
    sure, likely = (_marked(row["entities"], least) for least in (1, CONFIDENT))
    groups = list(stretches(document.doc))
    words = [at for group in groups for at in group]
    shown = signs(document)
    columns = np.concatenate([shown[at] for at in words])
    ends = np.cumsum([0, *(len(shown[at]) for at in words)])
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(words), BUCKETS))
    tags, sure_tags = (_tags(document, pieces, words) for pieces in (likely, sure))
    starts = np.cumsum([0, *(len(group) for group in groups)])
    tokens = [document.doc[at] for at in words]
    places = tuple((token.idx, token.idx + len(token.text)) for token in tokens)
    true = frozenset(piece for piece in sure if piece[2] != OTHER)
    lines = Lines(matrix, word_states(document.doc)[words].astype(float), tags, starts)
    order = {word: place for place, word in enumerate(words)}
    seen = tuple(_renamed(window, order) for window in windows(document.doc, groups))
    nouns = articles(document.doc, words)
    return Text(lines, sure_tags, places, true, tuple(demonyms(document)), row["text"], seen, nouns)


def _marked(entities: Sequence[Mapping[str, Any]], least: float) -> frozenset[Piece]:
    """The entities of at least that confidence."""
    return frozenset(
        (one["begin"], one["end"], NAMES.get(one["type"], OTHER)) for one in entities if one["confidence"] >= least
    )


def _tags(document: Document, pieces: Collection[Piece], words: Sequence[int]) -> np.ndarray:
    labels = layer(document.doc, pieces)
    return np.array([TAGS.index(labels[at]) for at in words])


def _renamed(window: Window, order: Mapping[int, int]) -> Window:
    return replace(window, words=tuple(order[word] for word in window.words))


def learned(texts: Sequence[Text]) -> Chain:
    """The chain that those texts teach."""
    whole, chance = joined([text.lines for text in texts]), np.random.default_rng(1)
    copies = joined([_hidden(whole, chance) for _ in range(COPIES)])
    chain = fit(copies, ALLOWED, FIRST, (RIDGE[0] * COPIES, RIDGE[1] * COPIES), ROUNDS)
    chain.bias[TAGS.index("O")] -= EAGER
    return chain


def _hidden(lines: Lines, chance: np.random.Generator) -> Lines:
    """The words with some of their signs and states hidden, so that none is leant on alone; the others count more."""
    signs = lines.signs.copy()
    signs.data = (chance.random(len(signs.data)) >= HIDDEN) / (1 - HIDDEN)
    signs.eliminate_zeros()
    states = lines.states * (chance.random(lines.states.shape) >= HIDDEN) / (1 - HIDDEN)
    return Lines(signs, states, lines.tags, lines.starts)


def _unseen(texts: Sequence[Text]) -> list[Answer]:
    """What a chain answers for each text that did not learn from it."""
    chains = [learned([text for at, text in enumerate(texts) if at % FOLDS != fold]) for fold in range(FOLDS)]
    turn = [(chains[at % FOLDS], text) for at, text in enumerate(texts)]
    return [(chain.scores(text.lines), limited(chain.after)) for chain, text in turn]


def _mixed(chain: Answer, network: Answer, share: float) -> Answer:
    """The two answers weighed: again those of a chain."""
    of_words, after = ((1 - share) * one + share * other for one, other in zip(chain, network, strict=True))
    return of_words, after


def write(chain: Chain, network: Mapping[str, np.ndarray], texts: Sequence[Text]) -> None:
    """The weights where the package finds them: those of signs in eight bits, the small ones left out."""
    of_signs = chain.signs * (1 - SHARE) + network["signs"] * SHARE
    most = np.abs(of_signs).max()
    of_signs = np.where(np.abs(of_signs) < LEAST * most, 0, of_signs)
    after = limited((1 - SHARE) * chain.after + SHARE * network["after"])
    names = "\n".join(sorted(digest(text.text) for text in texts))
    package = Path(dateline.finding.__file__).parent
    np.savez_compressed(
        package / "data" / "phrases.npz",
        signs=np.round(of_signs / most * 127).astype(np.int8),
        scale=np.float32(most / 127),
        states=(chain.states * (1 - SHARE)).astype(np.float16),
        adapted=(network["weights"] * SHARE).astype(np.float16),
        bias=(chain.bias * (1 - SHARE) + network["bias"] * SHARE).astype(np.float16),
        after=after.astype(np.float16),
        texts=np.frombuffer(names.encode("ascii"), dtype=np.uint8),
        # the files whose states these weights were made for
        made_for=np.frombuffer("\n".join(_digests(package / "model")).encode("ascii"), dtype=np.uint8),
    )


def _digests(folder: Path) -> Iterator[str]:
    for name in ("pairing.onnx.gz", BASE, FILE):
        yield f"{name} {sha256((folder / name).read_bytes()).hexdigest()}"


if __name__ == "__main__":
    main()
