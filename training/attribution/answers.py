"""What the teacher answers to every paragraph: chances of cues, and of the labels of each cue. Run where torch is.

python -m attribution.answers --prepared DIR --weights MINILM --teacher teacher.pt --out answers.pkl
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

import dateline.finding.labelling as labelling
from attribution.batches import Answers, cue_scores, pair_scores
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
            chances = scores.softmax(-1).numpy()
            cues = [_asked(example, chances[row, : len(example.paragraph)]) for row, example in enumerate(own)]
            labels = iter(pair_scores(teacher, inputs, states, own, cues).softmax(-1).numpy() if any(cues) else ())
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="the MiniLM folder")
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(1)
    examples: list[Example] = pickle.loads((given.prepared / "examples.pkl").read_bytes())
    found = dict(answers(load(given.teacher, given.weights), examples, Wordpieces(examples, given.weights)))
    given.out.write_bytes(pickle.dumps([found[at] for at in range(len(examples))]))


if __name__ == "__main__":
    main()
