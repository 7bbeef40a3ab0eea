"""Train the small network and write it where the package finds it: run where torch and the MiniLM weights are.

python -m attribution.fit --prepared DIR --weights MINILM --state begun.pt                            # annotators alone
python -m attribution.fit --prepared DIR --begun begun.pt --answers answers.pkl --epochs 7 \
    --out src/dateline/finding/data/attribution.npz                                                   # and a teacher
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from attribution import options
from attribution.batches import Answers, batches, loss, targets
from attribution.export import export
from attribution.network import AttributionNetwork
from attribution.options import DEVICE
from attribution.prepare import Example
from rates import pace, set_rates

RATE, DECAY = 3e-3, 1e-4
# Without a teacher more is left out of each step, since labels of one annotator are easier to learn by heart.
DROPOUT, TAUGHT_DROPOUT = 0.45, 0.35
SOFT = 0.7  # the teacher's share where annotators have their say too
TOKENS = 2500  # of a batch, padding counted
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


def fit(
    network: AttributionNetwork,
    examples: Sequence[Example],
    wanted: Sequence[Answers],
    epochs: int,
    rate: float,
    minutes: float,
) -> None:
    """So many passes over the examples under a rate that rises for a tenth of them and then falls.

    Where the ``minutes`` do not suffice, the rate falls by the clock and the passes end with it.
    """
    optimiser = torch.optim.AdamW([{"params": list(network.parameters()), "base": rate}], lr=rate, weight_decay=DECAY)
    total, step, begun = len(batches(examples, TOKENS)) * epochs, 0, time.monotonic()
    for epoch in range(epochs):
        network.train()
        seen = 0.0
        for batch in batches(examples, TOKENS):
            done = min(max(step / total, (time.monotonic() - begun) / 60 / minutes), 1.0)
            set_rates(optimiser, pace(done, least=0.003))
            cost = loss(network, [examples[at] for at in batch], [wanted[at] for at in batch]) / 1000
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            seen += cost.item()
            if done == 1.0:
                break
        print(f"pass {epoch + 1}: loss {seen:.1f}", flush=True)
    network.eval()


def main() -> None:
    parser = options.parser(__doc__, hold=0)
    parser.add_argument("--weights", type=Path, help="the MiniLM folder, where no --begun is given")
    parser.add_argument("--answers", type=Path, help="what attribution.answers wrote")
    parser.add_argument("--state", type=Path, help="where the network's state goes, to go on from")
    parser.add_argument("--out", type=Path, help="where the package's weights go")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--minutes", type=float, default=600.0)
    given = parser.parse_args()
    examples = options.prepared(given)
    words = (given.prepared / "words.txt").read_text(encoding="utf-8").split("\n")
    answers: list[Answers | None] = [None] * len(examples)
    if given.answers:
        answers = pickle.loads(given.answers.read_bytes())
    kept = [
        (example, targets(example, answer, SOFT))
        for example, answer in zip(examples, answers, strict=True)
        if (example.labels or answer) and not example.is_held(given.hold)
    ]
    if given.begun:
        network = AttributionNetwork(torch.zeros(len(words) + 1, VECTOR), TAUGHT_DROPOUT)
        network.load_state_dict(torch.load(given.begun, map_location=DEVICE))
    else:
        network = AttributionNetwork(word_vectors(words, given.weights), DROPOUT)
    own, wanted = [example for example, _ in kept], [target for _, target in kept]
    fit(network, own, wanted, given.epochs, given.rate, given.minutes)
    if given.state:
        torch.save(network.state_dict(), given.state)
    if given.out:
        export(network.cpu(), words, given.out)


if __name__ == "__main__":
    main()
