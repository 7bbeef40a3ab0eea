"""What the network says of a text, as cues with their sources and contents in tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.finding.attributions.network import Network, load_network
from dateline.finding.attributions.quotations import Quotation
from dateline.finding.attributions.tokens import Integers, Paragraph, paragraphs, relate
from dateline.finding.grammar.cues import CueWords, cue_words
from dateline.reading.parse.threads import one_thread

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Labelled", "cues", "joined", "label", "overlap", "verb_of", "with_forms"]

Floats = NDArray[np.float32]
Range = tuple[int, int]

# How sure the network must be that a cue begins before it is looked at further.
CUE = 0.45
# How sure it must be of one with a verb of the lists of cues in it, or a colon; with a noun or phrase of theirs; with
# neither. Chosen on a tenth of the training texts, which a network of the others had not seen (exact F1 of cues 0.684
# there; with 0.4, 0.5 and 0.75 it is 0.680).
LISTED, NAMED, UNLISTED = 0.45, 0.55, 0.75
# By how much, in log-odds, a word rather belongs to no source or content: on that tenth a gain of 0.003 for both.
RESERVE = 0.15
OUTSIDE, SOURCE, CONTENT = 0, 1, 3  # each label that begins a span is followed by the one that continues it
CONTINUED = {label + 1: (label, label + 1) for label in (SOURCE, CONTENT)}  # what a span's further words come after
FORBIDDEN = -1e9
AT_ONCE = 64  # paragraphs, which a network may take a gigabyte for where all are as long as they may be


@dataclass(frozen=True, slots=True)
class Labelled:
    """A cue with its source (None: nobody is named) and the pieces of its content, as token ranges of the document.

    ``cue`` is None for words in quotation marks that nobody introduces;
    ``content`` is empty where the cue stands alone in its paragraph, as in "He went on:".
    """

    cue: Range | None
    source: Range | None
    content: tuple[Range, ...]


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]


def with_forms(doc: Doc, forms: Iterable[str]) -> list[int]:
    """The tokens of these forms in small letters, from one table and not token by token."""
    wanted = {doc.vocab.strings[form] for form in forms}
    return [at for at, form in enumerate(doc.to_array("LOWER").tolist()) if form in wanted]


def verb_of(doc: Doc, cue: Range) -> Token | None:
    """The last verb of a cue."""
    return next((doc[at] for at in reversed(range(*cue)) if doc[at].tag_.startswith("VB")), None)


def label(doc: Doc, quotations: Sequence[Quotation]) -> list[Labelled]:
    """The attributions of a parsed text in the order of their cues."""
    network = load_network()
    stretches = list(paragraphs(doc, quotations, network.vocabulary, cue_words()))
    with one_thread():
        together = (stretches[at : at + AT_ONCE] for at in range(0, len(stretches), AT_ONCE))
        return [one for some in together for one in _among(some, doc, network)]


def _among(stretches: Sequence[Paragraph], doc: Doc, network: Network) -> Iterator[Labelled]:
    """The attributions of some paragraphs."""
    words = cue_words()
    states, scores = network.encode(stretches)
    found = [
        _sure(doc, paragraph, _probabilities(score), words) for score, paragraph in zip(scores, stretches, strict=True)
    ]
    cueing = [at for at, own in enumerate(found) if own]
    relations = [relate(stretches[at], found[at]) for at in cueing]
    labels = iter(network.label([states[at] for at in cueing], relations))
    for at in cueing:
        for cue in found[at]:
            yield _labelled(cue, next(labels), stretches[at].start)


def _sure(doc: Doc, paragraph: Paragraph, probabilities: Floats, words: CueWords) -> list[Range]:
    """The cues of a paragraph of which the network is sure enough, seeing what their words are."""
    found = joined(cues(probabilities), paragraph.heads)
    surely = [float(probabilities[start:end, 1:].sum(axis=1).max()) for start, end in found]
    forms = [[token.lower_ for token in doc[paragraph.start + start : paragraph.start + end]] for start, end in found]
    return [cue for cue, sure, said in zip(found, surely, forms, strict=True) if sure >= _bar(said, words)]


def _bar(forms: Sequence[str], words: CueWords) -> float:
    """How sure the network must be of a cue of these words."""
    if forms == [":"] or any(form in words.verbs for form in forms):
        return LISTED
    return NAMED if any(form in words.nouns or form in words.phrases for form in forms) else UNLISTED


def _probabilities(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def cues(probabilities: Floats, sure: float = CUE) -> Iterator[Range]:
    """Runs of tokens that begin a cue or, with more certainty, are inside one whose beginning was missed."""
    n, at = len(probabilities), 0
    while at < n:
        begins, inside = probabilities[at, 1:]
        some = begins + inside
        if begins >= sure or some >= sure + (0.0 if begins >= inside else 0.1):
            end = at + 1
            while end < n and probabilities[end, 2] > max(probabilities[end, 0], probabilities[end, 1]):
                end += 1
            yield at, end
            at = end
        else:
            at += 1


def joined(runs: Iterable[Range], heads: Integers) -> list[Range]:
    """The cues, those that stand side by side and hang together made one: "has" and "said"."""
    found: list[Range] = []
    for start, end in runs:
        if found and found[-1][1] == start and any(start <= head < end for head in heads[slice(*found[-1])]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _labelled(cue: Range, scores: Floats, offset: int) -> Labelled:
    """The most likely sequence of labels, read as one source and the pieces of the content."""
    scores = scores + np.array([RESERVE, 0, 0, 0, 0], dtype=np.float32)
    path = _best_path(scores)
    sources = list(_runs(path, SOURCE))
    if len(sources) > 1:
        sources.sort(
            key=lambda run: -float(np.sum(scores[run[0] : run[1], 1:3].max(axis=1) - scores[run[0] : run[1], 0]))
        )
    content = tuple((start + offset, end + offset) for start, end in _runs(path, CONTENT))
    source = (sources[0][0] + offset, sources[0][1] + offset) if sources else None
    return Labelled((cue[0] + offset, cue[1] + offset), source, content)


def _best_path(scores: Floats) -> list[int]:
    """The best sequence of the five labels in which no span continues that has not begun (Viterbi).

    Mostly the best label of each word alone makes such a sequence. Where it does not, it is sought in plain Python:
    five labels are too few for an array to pay.
    """
    alone: list[int] = scores.argmax(axis=1).tolist()
    if all(label not in CONTINUED or before in CONTINUED[label] for before, label in pairwise([OUTSIDE, *alone])):
        return alone
    best = [*scores[0].tolist()]
    best[SOURCE + 1] = best[CONTENT + 1] = FORBIDDEN
    came: list[tuple[int, int, int]] = []
    for row in scores[1:].tolist():
        # A span may begin, or nothing stand, after any label; it continues only after its own two.
        top = best.index(max(best))
        source = SOURCE if best[SOURCE] >= best[SOURCE + 1] else SOURCE + 1
        content = CONTENT if best[CONTENT] >= best[CONTENT + 1] else CONTENT + 1
        came.append((top, source, content))
        any_label, of_source, of_content = best[top], best[source], best[content]
        best = [any_label + row[0], any_label + row[1], of_source + row[2], any_label + row[3], of_content + row[4]]
    path = [best.index(max(best))]
    for top, source, content in reversed(came):
        last = path[-1]
        path.append(source if last == SOURCE + 1 else content if last == CONTENT + 1 else top)
    return path[::-1]


def _runs(path: Sequence[int], begin: int) -> Iterator[Range]:
    """The token ranges of the spans whose first label is ``begin``."""
    start: int | None = None
    for at, found in enumerate(path):
        if start is not None and found != begin + 1:
            yield start, at
            start = None
        if found == begin:
            start = at
    if start is not None:
        yield start, len(path)
