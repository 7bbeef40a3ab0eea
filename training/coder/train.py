"""Train one network: ``python -m coder.train --data ../shared/data/coding --weights MINILM --seed 1 --out 1.pt``.

With ``--folds 5 --fold 2`` the rows of that fold are held out and its predictions are scored. ``--pairing NEWS`` trains
the pairing in place of the coder, NEWS being what ``coder.news`` wrote.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from sklearn.metrics import accuracy_score, f1_score

from coder.fit import Recipe, fit, predict, tokenizer_of
from coder.pairing import FINISH, PairingRecipe, fit_pairing, read_by_rules, score_pairs, score_tags
from coder.rows import LABELS, Row, folds, own_sentences, penta_rows, plv_rows
from coder.tagging import Tagged, dyad_rows, dyad_split
from dateline.finding.networks.encoder import digest
from dateline.ontology import Ontology

__all__ = ["held_out", "main", "pairing_texts", "scores", "tagged_rows", "training_rows"]

SENTENCES = Path(__file__).parents[1] / "sentences.yaml"


def training_rows(data: Path, held_out: set[str]) -> list[Row]:
    """Every row that may be learned from: none whose text, by its digest, is held out; no text twice."""
    plv = [row for row in plv_rows(data / "plv_train.jsonl") if digest(row.text) not in held_out]
    known = held_out | {digest(row.text) for row in plv}
    penta = penta_rows(data / "penta_train.jsonl", data / "dyads_train.jsonl")
    return [*plv, *own_sentences(SENTENCES), *(row for row in penta if digest(row.text) not in known)]


def tagged_rows(data: Path, held_out: set[str]) -> list[Tagged]:
    """Every sentence of the dyads set in which to find source and target: none whose text is held out."""
    return [row for row in dyad_rows(data / "dyads_train.jsonl") if digest(row.text) not in held_out]


def held_out(data: Path, fold: int | None, count: int = 5) -> tuple[list[Row], list[Tagged], set[str]]:
    """The rows of the PLV and of the dyads set that a fold keeps to score on, and the digests of their texts."""
    if fold is None:
        return [], [], set()
    plv = plv_rows(data / "plv_train.jsonl")
    test = [row for row, own in zip(plv, folds(plv, count), strict=True) if own == fold]
    unseen = dyad_split(dyad_rows(data / "dyads_train.jsonl"), fold, count)
    return test, unseen, {digest(row.text) for row in [*test, *unseen]}


def pairing_texts(data: Path, news: Path, held: set[str]) -> list[str]:
    """Every text that the pairing was trained on, where those of the digests ``held`` were kept from it."""
    telling, silent = read_by_rules(news, held)
    return [row.text for row in [*training_rows(data, held), *tagged_rows(data, held), *telling, *silent]]


def scores(true: np.ndarray, found: np.ndarray) -> dict[str, float]:
    """Macro-F1 over types, accuracy, macro-F1 over quad classes, of label numbers."""
    types = Ontology.load()
    quads = np.array([types.quad("CONCEDE" if label == "YIELD" else label) for label in LABELS])
    return {
        "macro_f1": round(f1_score(true, found, average="macro"), 4),
        "accuracy": round(accuracy_score(true, found), 4),
        "quad_macro_f1": round(f1_score(quads[true], quads[found], average="macro"), 4),
    }


def main() -> None:
    """Read the arguments, train, save, and print the scores of the fold held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the coding sets")
    parser.add_argument("--weights", type=Path, required=True, help="the folder of MiniLM-L6")
    parser.add_argument("--out", type=Path, required=True, help="where the trained weights go")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--fold", type=int, help="which fold to hold out; without it, none")
    parser.add_argument("--told", type=int, default=Recipe().told, help="sentences an epoch built from the ontology")
    parser.add_argument("--pairing", type=Path, help="what coder.news wrote: train the pairing with it")
    parser.add_argument("--begun", type=Path, help="a pairing trained before, to finish on the rules' heads")
    given = parser.parse_args()
    torch.set_num_threads(1)
    test, unseen, held = held_out(given.data, given.fold, given.folds)
    tokenizer = tokenizer_of(given.weights)
    if given.pairing:
        rows = training_rows(given.data, held)
        tagged, news = tagged_rows(given.data, held), read_by_rules(given.pairing, held)
        recipe = FINISH if given.begun else PairingRecipe()
        pairing = fit_pairing(rows, tagged, news, given.weights, recipe, given.seed, given.begun)
        _save(pairing, given.out)
        scored = {"pairs": score_pairs(pairing, test, tokenizer), "tags": score_tags(pairing, unseen, tokenizer)}
        print(json.dumps({"fold": given.fold, "n": [len(test), len(unseen)], **scored}), flush=True)
        return
    rows = training_rows(given.data, {digest(row.text) for row in test})
    network = fit(rows, given.weights, Recipe(told=given.told), given.seed)
    _save(network, given.out)
    if test:
        found = predict(network, test, tokenizer)
        np.save(given.out.with_suffix(".npy"), found)
        true = np.array([LABELS.index(row.label or "") for row in test])
        print(json.dumps({"fold": given.fold, "n": len(test), **scores(true, found.argmax(1))}), flush=True)


def _save(network: torch.nn.Module, path: Path) -> None:
    torch.save({name: values.half() for name, values in network.state_dict().items()}, path)


if __name__ == "__main__":
    main()
