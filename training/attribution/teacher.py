"""A larger network that teaches the small one: MiniLM-L6 or MPNet under its two passes. Run where torch is.

python -m attribution.teacher --prepared DIR --weights MINILM --frozen 2 --rate 1.5e-4 --begun begun.pt --out minilm.pt
python -m attribution.teacher --prepared DIR --weights MPNET --begun begun.pt --out mpnet.pt
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from attribution import options
from attribution.batches import Answers, batches, loss, padded, targets
from attribution.network import AttributionNetwork, Bidirectional
from attribution.options import DEVICE
from attribution.prepare import Example
from rates import pace, set_rates

__all__ = ["Teacher", "Wordpieces", "load"]

EPOCHS = 2
RATE, DECAY_BY_LAYER, OTHER_RATE = 6e-5, 0.9, 1.5e-3
TOKENS = 1400  # of a batch, padding counted
BARE = 0.35  # the share of paragraphs without a cue that is taken
DROPOUT, ENCODER_DROPOUT, STATE_DROPOUT = 0.35, 0.1, 0.15
JOINED = 128  # the width of what is made of the encoder's states, beside the small network's inputs
LONGEST = 510  # pieces of a paragraph
HELD_BACK = (
    0.3  # the weights of the encoder's states, as they are drawn, beside those of the small network, which are learnt
)
SCALE = 600


class Teacher(AttributionNetwork):
    """The small network with the states of a larger encoder as further input to its first pass.

    Word vectors and the lowest ``frozen`` layers of the encoder stay as they are.
    """

    def __init__(self, vectors: Tensor, weights: Path, frozen: int = 0) -> None:
        from transformers import AutoModel

        super().__init__(vectors, DROPOUT)
        self.encoder = AutoModel.from_pretrained(weights, add_pooling_layer=False)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]):
            part.requires_grad_(False)
        self.joined = nn.Linear(self.encoder.config.hidden_size, JOINED)
        reading = self.l1.f.hidden_size
        self.l1 = Bidirectional(self.l1.f.input_size + JOINED, reading)

    def begin(self, small: dict[str, Tensor]) -> None:
        """Take over the weights of a small network."""
        own = self.state_dict()
        for name, value in small.items():
            if own[name].shape == value.shape:
                own[name] = value
            else:
                own[name][:, : value.shape[1]] = value
                own[name][:, value.shape[1] :] *= HELD_BACK
        self.load_state_dict(own)

    def inputs(self, batch: dict[str, Tensor]) -> Tensor:
        """The small network's inputs, and the encoder's state of each token's first piece."""
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            states = self.encoder(input_ids=batch["ids"], attention_mask=batch["mask"]).last_hidden_state.float()
        states = torch.gather(states, 1, batch["firsts"][..., None].expand(-1, -1, states.shape[-1]))
        joined = self.joined(functional.dropout(states, ENCODER_DROPOUT, self.training))
        return torch.cat([super().inputs(batch), functional.dropout(joined, STATE_DROPOUT, self.training)], -1)


class Wordpieces:
    """The pieces of each paragraph's words, and the first one of every word."""

    def __init__(self, examples: Sequence[Example], weights: Path) -> None:
        from transformers import AutoTokenizer

        tokenizer = AutoTokenizer.from_pretrained(weights)
        self.padding = tokenizer.pad_token_id
        encoded = tokenizer(
            [list(example.words) for example in examples],
            is_split_into_words=True,
            truncation=True,
            max_length=LONGEST,
        )
        self.ids = [np.array(ids) for ids in encoded["input_ids"]]
        self.firsts = [
            _firsts(encoded.word_ids(at), len(example.words), len(self.ids[at])) for at, example in enumerate(examples)
        ]

    def of(self, batch: Sequence[int]) -> dict[str, Tensor]:
        """Those of the examples at these places, as a batch takes them."""
        mask = padded([np.ones_like(self.ids[at]) for at in batch])
        ids = padded([self.ids[at] for at in batch])
        return {
            "ids": ids.masked_fill(mask == 0, self.padding),
            "mask": mask,
            "firsts": padded([self.firsts[at] for at in batch]),
        }


def _firsts(words: Sequence[int | None], n: int, pieces: int) -> np.ndarray:
    """The place of each word's first piece; the last piece for a word that was cut off."""
    found = np.full(n, pieces - 1, dtype=np.int64)
    for place, word in reversed(list(enumerate(words))):
        if word is not None:
            found[word] = place
    return found


def load(state: Path, weights: Path) -> Teacher:
    """A teacher as it was saved."""
    saved = torch.load(state, map_location=DEVICE)
    teacher = Teacher(torch.zeros_like(saved["w.weight"]), weights)
    teacher.load_state_dict(saved)
    return teacher.to(DEVICE).eval()


def fit(teacher: Teacher, examples: Sequence[Example], pieces: Wordpieces, rate: float) -> None:
    """Two passes under a rate that rises for a tenth of them and then falls."""
    wanted: list[Answers] = [targets(example, None, 0.0) for example in examples]
    top = teacher.encoder.config.num_hidden_layers - 1
    learned = {name: value for name, value in teacher.named_parameters() if value.requires_grad}
    groups = [
        {
            "params": [value],
            "base": rate * DECAY_BY_LAYER ** (top - _layer(name)),
            "weight_decay": 0.01,
        }
        for name, value in learned.items()
        if name.startswith("encoder.")
    ]
    rest = [value for name, value in learned.items() if not name.startswith("encoder.")]
    groups.append({"params": rest, "base": OTHER_RATE, "weight_decay": 1e-4})
    optimiser = torch.optim.AdamW([{**group, "lr": group["base"]} for group in groups], fused=True)
    total, step, begun = len(batches(examples, TOKENS)) * EPOCHS, 0, time.monotonic()
    teacher.train()
    for epoch in range(EPOCHS):
        seen = 0.0
        for batch in batches(examples, TOKENS):
            set_rates(optimiser, pace(step / total))
            cost = (
                loss(teacher, [examples[at] for at in batch], [wanted[at] for at in batch], **pieces.of(batch)) / SCALE
            )
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(list(learned.values()), 1.0)
            optimiser.step()
            step += 1
            seen += cost.item()
        print(f"pass {epoch + 1}: loss {seen:.1f}, {time.monotonic() - begun:.0f} s", flush=True)
    teacher.eval()


def _layer(name: str) -> int:
    """The number of an encoder's layer; what belongs to none counts with the first."""
    return int(name.split(".layer.")[1].split(".")[0]) if ".layer." in name else 0


def main() -> None:
    parser = options.parser(__doc__, hold=10)
    parser.add_argument("--weights", type=Path, required=True, help="the folder of the larger encoder")
    parser.add_argument("--frozen", type=int, default=0, help="so many layers of it do not learn")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    examples = [
        example
        for example in options.prepared(given)
        if example.labels and not example.is_held(given.hold)
        if any(labels.pairs for labels in example.labels) or random.random() < BARE
    ]
    small = torch.load(given.begun, map_location=DEVICE)
    teacher = Teacher(torch.zeros_like(small["w.weight"]), given.weights, given.frozen).to(DEVICE)
    teacher.begin(small)
    fit(teacher, examples, Wordpieces(examples, given.weights), given.rate)
    torch.save(teacher.state_dict(), given.out)


if __name__ == "__main__":
    main()
