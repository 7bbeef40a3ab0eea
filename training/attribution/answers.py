"""What teachers answer to every paragraph: chances of cues, and of the labels of each cue. Run where torch is.

python -m attribution.answers --prepared DIR --teacher minilm.pt MINILM --teacher mpnet.pt MPNET --out answers.pkl
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

import dateline.finding.attributions.labelling as labelling
from attribution import options
from attribution.batches import Answers, cue_scores, pair_scores
from attribution.options import DEVICE
from attribution.prepare import Example
from attribution.teacher import Teacher, Wordpieces, load

TOKENS = 2500  # of a batch, padding counted
SURE = 0.3  # how sure the teacher must be of a cue for its source and content to be asked for


def answers(teacher: Teacher, examples: Sequence[Example], pieces: Wordpieces) -> Iterator[tuple[int, Answers]]:
    """The place of each example with its answers, the shortest paragraphs first."""
    for batch in _of_like_length(examples):
        own = [examples[at] for at in batch]
        with torch.no_grad():
            inputs, states, scores = cue_scores(teacher, own, **pieces.of(batch))
            chances = scores.softmax(-1).cpu().numpy()
            cues = [_asked(example, chances[row, : len(example.paragraph)]) for row, example in enumerate(own)]
            labels = iter(
                pair_scores(teacher, inputs, states, own, cues).softmax(-1).cpu().numpy() if any(cues) else ()
            )
        for row, (at, example) in enumerate(zip(batch, own, strict=True)):
            n = len(example.paragraph)
            pairs = {cue: next(labels)[:n].astype(np.float16) for cue in cues[row]}
            yield at, (chances[row, :n].astype(np.float16), pairs)


def _asked(example: Example, chances: np.ndarray) -> list[tuple[int, int]]:
    """The cues of the annotators, and those that the teacher sees."""
    marked = {cue for labels in example.labels for cue, _ in labels.pairs}
    return sorted(marked | set(labelling.joined(labelling.cues(chances, SURE), example.paragraph.heads)))


def _of_like_length(examples: Sequence[Example]) -> Iterator[list[int]]:
    batch: list[int] = []
    for at in sorted(range(len(examples)), key=lambda at: len(examples[at].paragraph)):
        if batch and len(examples[at].paragraph) * (len(batch) + 1) > TOKENS:
            yield batch
            batch = []
        batch.append(at)
    yield batch


def mean(several: Sequence[Answers]) -> Answers:
    """The mean of what several teachers answer to one paragraph, for each cue of those that were asked of it."""
    cues = np.mean([chances.astype(np.float32) for chances, _ in several], axis=0)
    asked = sorted(set().union(*(labels for _, labels in several)))
    pairs = {cue: np.mean([of[cue].astype(np.float32) for _, of in several if cue in of], axis=0) for cue in asked}
    return cues.astype(np.float16), {cue: labels.astype(np.float16) for cue, labels in pairs.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument(
        "--teacher", type=Path, nargs=2, action="append", required=True, metavar=("STATE", "WEIGHTS"),
        help="a teacher, and the folder of the encoder that it began from",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_default_device(DEVICE)
    examples = options.examples(given.prepared)
    found = [
        dict(answers(load(state, weights), examples, Wordpieces(examples, weights))) for state, weights in given.teacher
    ]
    given.out.write_bytes(pickle.dumps([mean([each[at] for each in found]) for at in range(len(examples))]))


if __name__ == "__main__":
    main()
