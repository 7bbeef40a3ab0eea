"""Train the network and write it where the package finds it: run where torch and the MiniLM weights are installed.

python -m attribution.fit --prepared DIR --weights MINILM --out src/dateline/finding/data/attribution.npz
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from attribution.export import export
from attribution.network import AttributionNetwork, Batch
from attribution.prepare import Example
from dateline.finding.tokens import relate

EPOCHS, RATE, DECAY, DROPOUT = 9, 3e-3, 1e-4, 0.45
TOKENS = 2500  # of a batch, padding counted
POOL = 600  # paragraphs drawn together and sorted by length, so that a batch holds like lengths
IGNORED = -100
VECTOR = 64


def word_vectors(words: Sequence[str], weights: Path) -> Tensor:
    """For each word what MiniLM makes of it alone, in its 64 main directions; row 0 is for unknown words."""
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(weights), AutoModel.from_pretrained(weights).eval()
    rows = []
    with torch.no_grad():
        for at in range(0, len(words), 256):
            batch = tokenizer(list(words[at : at + 256]), return_tensors="pt", padding=True, truncation=True)
            mask = batch["attention_mask"][..., None].float()
            rows.append((model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1))
    table = torch.cat(rows).numpy()
    table -= table.mean(axis=0)
    main = np.linalg.svd(table, full_matrices=False)[2][:VECTOR]
    reduced = table @ main.T
    return torch.tensor(np.vstack([np.zeros((1, VECTOR)), reduced / reduced.std()]), dtype=torch.float32)


def batches(examples: Sequence[Example]) -> list[list[Example]]:
    """The paragraphs in a new order, in batches of like length."""
    order = random.sample(range(len(examples)), len(examples))
    found: list[list[Example]] = []
    for at in range(0, len(order), POOL):
        batch: list[Example] = []
        for example in sorted((examples[i] for i in order[at : at + POOL]), key=lambda e: len(e.paragraph)):
            if batch and len(example.paragraph) * (len(batch) + 1) > TOKENS:
                found.append(batch)
                batch = []
            batch.append(example)
        found.append(batch)
    random.shuffle(found)
    return found


def tensors(examples: Sequence[Example]) -> tuple[Batch, Tensor, Tensor | None]:
    """A batch as tensors, the labels of its cues, and those of their sources and contents (None: no cue)."""
    paragraphs = [example.paragraph for example in examples]
    names = ("words", "suffixes", "tags", "dependencies", "heads", "flags")
    batch = {name: _padded([getattr(paragraph, name) for paragraph in paragraphs]) for name in names}
    batch["lengths"] = torch.tensor([len(paragraph) for paragraph in paragraphs])
    cues = _padded([example.cues for example in examples], IGNORED)
    cued = [(row, example) for row, example in enumerate(examples) if example.pairs]
    if not cued:
        return batch, cues, None
    relations = [relate(example.paragraph, [cue for cue, _ in example.pairs]) for _, example in cued]
    batch["rows"] = torch.tensor([row for row, example in cued for _ in example.pairs])
    batch["roots"] = torch.tensor(np.concatenate([relation.roots for relation in relations]))
    width = cues.shape[1]
    columns = [row for relation in relations for row in np.stack(relation.columns, axis=-1)]
    batch["relations"] = _padded(columns, width=width)
    batch["marks"] = _padded([row for relation in relations for row in relation.marks], width=width)
    labels = _padded([labels for _, example in cued for _, labels in example.pairs], IGNORED, width)
    return batch, cues, labels


def _padded(rows: Sequence[np.ndarray], value: int = 0, width: int = 0) -> Tensor:
    padded = pad_sequence([torch.as_tensor(np.ascontiguousarray(row)) for row in rows], True, value)
    if padded.shape[1] >= width:
        return padded
    more = torch.full((padded.shape[0], width - padded.shape[1], *padded.shape[2:]), value, dtype=padded.dtype)
    return torch.cat([padded, more], dim=1)


def losses(network: AttributionNetwork, examples: Sequence[Example]) -> Iterator[Tensor]:
    """The summed cross entropy of the cues, and half that of their sources and contents."""
    batch, cues, labels = tensors(examples)
    states, scores = network.encode(batch)
    yield functional.cross_entropy(scores.flatten(0, 1), cues.flatten(), ignore_index=IGNORED, reduction="sum")
    if labels is not None:
        scores = network.label(states, batch)
        flat = labels.flatten()
        yield 0.5 * functional.cross_entropy(scores.flatten(0, 1), flat, ignore_index=IGNORED, reduction="sum")


def fit(examples: Sequence[Example], vectors: Tensor) -> AttributionNetwork:
    """Nine passes over the examples under a rate that rises for a tenth of them and then falls."""
    network = AttributionNetwork(vectors, DROPOUT)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    # The cut of each pass into batches differs a little from pass to pass: room for thirty more.
    total = (len(batches(examples)) + 30) * EPOCHS
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=total, pct_start=0.15)
    for epoch in range(EPOCHS):
        network.train()
        seen = 0.0
        for batch in batches(examples):
            loss = torch.stack(list(losses(network, batch))).sum() / 1000
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen += loss.item()
        print(f"pass {epoch + 1}: loss {seen:.1f}", flush=True)
    return network.eval()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--prepared", type=Path, required=True, help="the folder that attribution.prepare filled")
    parser.add_argument("--weights", type=Path, required=True, help="the MiniLM folder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold", type=int, default=0, help="leave every so many-th text out, for tuning")
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    words = (given.prepared / "words.txt").read_text(encoding="utf-8").split("\n")
    examples: list[Example] = pickle.loads((given.prepared / "examples.pkl").read_bytes())
    if given.hold:
        examples = [example for example in examples if example.text % given.hold]
    network = fit(examples, word_vectors(words, given.weights))
    export(network, words, given.out)


if __name__ == "__main__":
    main()
