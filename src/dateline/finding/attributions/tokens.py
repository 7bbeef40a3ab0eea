"""Tokens as numbers: what the attribution network sees of a paragraph.

All arrays run over the tokens of one paragraph. The training script and the finder both come through here, so
that the network is asked about exactly what it was taught on.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dateline.finding.attributions.quotations import Quotation
from dateline.finding.grammar.cues import CueWords

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "DEPENDENCIES",
    "FLAGS",
    "SUFFIXES",
    "TAGS",
    "Paragraph",
    "Relations",
    "Vocabulary",
    "cue_words_of",
    "paragraphs",
    "relate",
]

Integers = NDArray[np.int64]

TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN",
    "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",
    "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB", "XX", "``", "_SP",
)  # fmt: skip
DEPENDENCIES = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case",
    "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl",
    "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd",
    "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod",
    "relcl", "xcomp",
)  # fmt: skip
KINDS = ("say", "ask", "show", "think", "want", "judge", "seem")
ENTITIES = ("PERSON", "ORG", "GPE", "NORP")
# Which of a word's dependents the network is told of: they decide whether a verb can cue, and what it governs.
DEPENDENTS = (
    "nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "mark", "advcl", "agent", "acl", "relcl",
    "aux", "auxpass", "neg", "punct", "dative", "oprd", "acomp",
)  # fmt: skip
COLUMNS: list[int | str] = [
    "TAG",
    "DEP",
    "ENT_TYPE",
    "HEAD",
    "LOWER",
    "IS_TITLE",
    "IS_UPPER",
    "IS_DIGIT",
    "SENT_START",
    "IDX",
]
FLAGS = 8 + 2 * len(KINDS) + len(ENTITIES) + len(DEPENDENTS)
SUFFIXES = 1024  # buckets for the last three letters
LONGEST = 320  # tokens of a paragraph that are seen at once; longer ones are cut at a sentence
FARTHEST = 24  # steps up the tree after which two words count as unrelated

Vocabulary = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Relations:
    """What ``relate`` finds: the word that stands for each cue, five arrays of cues x tokens (the path through the
    tree, the dependencies at three places along it, the distance), and two marks: in the cue, in its quotation.
    """

    roots: Integers
    columns: tuple[Integers, ...]
    marks: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: tokens ``start`` to ``end`` of the document.

    ``words``, ``suffixes``, ``tags`` and ``dependencies`` are numbered from 1 (0: unknown); ``heads`` count inside
    the paragraph, a root being its own head; ``quotes`` numbers the quotation that a token stands in (0: none).
    """

    start: int
    end: int
    words: Integers
    suffixes: Integers
    tags: Integers
    dependencies: Integers
    heads: Integers
    quotes: Integers
    flags: NDArray[np.float32]

    def __len__(self) -> int:
        return self.end - self.start


def paragraphs(
    doc: Doc, quotations: Sequence[Quotation], vocabulary: Vocabulary, cues: CueWords
) -> Iterator[Paragraph]:
    """The paragraphs of a parsed text, in order, without the white space between them."""
    strings = doc.vocab.strings
    # One table for all: making a token object costs more than anything that is asked of it here.
    table = np.asarray(doc.to_array(COLUMNS), dtype=np.uint64)
    tags = _numbers(table[:, 0], TAGS, strings)
    dependencies = _numbers(table[:, 1], DEPENDENCIES, strings)
    entities = _numbers(table[:, 2], ENTITIES, strings)
    heads = np.arange(len(doc)) + table[:, 3].astype(np.int64)
    lower = [strings[word] for word in table[:, 4].tolist()]
    words = np.array([vocabulary.get(word, 0) for word in lower], dtype=np.int64)
    suffixes = np.array([1 + zlib.crc32(word[-3:].encode()) % (SUFFIXES - 1) for word in lower], dtype=np.int64)
    quotes = _quotes(table[:, 9].astype(np.int64), quotations)
    flags = _flags(table, lower, entities, quotes, dependencies, heads, cues)
    for start, end in _stretches(lower, table[:, 8] == 1):
        own = slice(start, end)
        local = heads[own] - start
        outside = (local < 0) | (local >= end - start)
        local = np.where(outside, np.arange(end - start), local)
        yield Paragraph(
            start, end, words[own], suffixes[own], tags[own], dependencies[own], local, quotes[own], flags[own]
        )


def _numbers(values: NDArray[np.uint64], names: Sequence[str], strings: Any) -> Integers:
    """spaCy's hashes as numbers from 1; what is not among the names is 0."""
    number = {strings[name]: at for at, name in enumerate(names, start=1) if name in strings}
    return np.array([number.get(value, 0) for value in values.tolist()], dtype=np.int64)


def _stretches(words: Sequence[str], opens: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Token ranges between line breaks, cut at a sentence's start where they are longer than the network takes."""
    start: int | None = None
    for at, word in enumerate(words):
        if word.isspace():
            if "\n" in word and start is not None:
                yield start, at
                start = None
        elif start is None:
            start = at
        elif (long := at - start) >= LONGEST // 2 and (opens[at] or long >= LONGEST):
            yield start, at
            start = at
    if start is not None:
        yield start, len(words)


def _quotes(starts: Integers, quotations: Sequence[Quotation]) -> Integers:
    """For each token, by where it starts, the number from 1 of the outermost quotation that it stands in."""
    found = np.zeros(len(starts), dtype=np.int64)
    for number, quotation in enumerate(quotations, start=1):
        if quotation.depth == 0:
            inside = slice(*np.searchsorted(starts, (quotation.start, quotation.end)))
            found[inside] = number
    return found


def _flags(
    table: NDArray[np.uint64],
    lower: Sequence[str],
    entities: Integers,
    quotes: Integers,
    dependencies: Integers,
    heads: Integers,
    cues: CueWords,
) -> NDArray[np.float32]:
    """The yes-or-no features of every token, ``FLAGS`` of them."""
    flags = np.zeros((len(lower), FLAGS), dtype=np.float32)
    changes = np.diff(quotes, prepend=0) != 0
    flags[:, :3] = table[:, 5:8]
    flags[:, 3] = table[:, 8] == 1
    flags[:, 4] = quotes > 0
    flags[:, 5] = changes
    flags[:, 6] = np.append(changes[1:], [False]) if len(lower) else changes
    flags[:, 7] = [word in cues.phrases for word in lower]
    at = 8
    for lexicon in (cues.verbs, cues.nouns):
        for row, word in enumerate(lower):
            for kind in lexicon.get(word, ()):
                flags[row, at + KINDS.index(kind)] = 1
        at += len(KINDS)
    for number in range(1, len(ENTITIES) + 1):
        flags[:, at] = entities == number
        at += 1
    for name in DEPENDENTS:
        dependents = np.flatnonzero(dependencies == DEPENDENCIES.index(name) + 1)
        flags[heads[dependents], at] = 1
        at += 1
    return flags


def relate(paragraph: Paragraph, cues: Sequence[tuple[int, int]]) -> Relations:
    """How the tokens of a paragraph lie to each of its cues, given as token ranges inside the paragraph."""
    n = len(paragraph)
    roots = cue_words_of(paragraph, cues)
    up, down, side, first, second = _tree(paragraph, roots)
    places = np.arange(n)
    inside = np.array([(places >= start) & (places < end) for start, end in cues])
    same = paragraph.quotes[None, :] == paragraph.quotes[roots][:, None]
    columns = (up * 7 + down, side, first, second, _distances(places[None, :] - roots[:, None]))
    return Relations(roots, columns, np.stack([inside, same], axis=-1).astype(np.float32))


def cue_words_of(paragraph: Paragraph, cues: Sequence[tuple[int, int]]) -> Integers:
    """The word of each cue that its other words hang on: the first whose head lies outside."""
    roots = []
    for start, end in cues:
        heads = paragraph.heads[start:end].tolist()
        tops = (at for at, head in enumerate(heads, start) if head == at or not start <= head < end)
        roots.append(next(tops, start))
    return np.array(roots, dtype=np.int64)


def _distances(steps: Integers) -> Integers:
    """Signed distances in tokens as 21 classes, finer near the cue."""
    sizes = np.searchsorted((1, 2, 3, 4, 5, 7, 10, 15, 23, 41), np.abs(steps), side="right")
    return np.sign(steps) * sizes + 10


def _tree(paragraph: Paragraph, cues: Integers) -> tuple[Integers, Integers, Integers, Integers, Integers]:
    """How each token lies in the tree, seen from each cue word: five arrays of cues x tokens.

    Steps up from the cue to where the two paths meet, steps down from there to the token (each capped, one more
    than the cap where they never meet), and three dependency labels (0: none): of the cue's side below the
    meeting point, of the token's side below it, and of the step after that.
    """
    heads, labels = paragraph.heads, paragraph.dependencies
    columns = np.arange(len(paragraph))
    above = np.empty((FARTHEST + 1, len(columns)), dtype=np.int64)  # the words above each, a root above itself
    above[0] = columns
    for step in range(FARTHEST):
        above[step + 1] = heads[above[step]]
    rows = np.arange(len(cues))[:, None]
    # A root is above itself at every further step: what is written last, and stays, is the nearest.
    paths = above[FARTHEST - 1 :: -1, cues].T
    height = np.full((len(cues), len(columns)), -1, dtype=np.int64)  # steps up from the cue; -1: not above the cue
    height[rows, paths] = np.arange(FARTHEST)[::-1]
    side = np.zeros_like(height)
    side[rows, paths[:, :-1]] = labels[paths[:, 1:]]
    side[rows[:, 0], cues] = 0
    meets = height[:, above] >= 0
    met = meets.any(axis=1)
    down = np.where(met, meets.argmax(axis=1), FARTHEST)
    top = above[down, columns]
    first = np.where(down > 0, labels[above[down - 1, columns]], 0)
    second = np.where(down > 1, labels[above[down - 2, columns]], 0)
    up = np.where(met, np.minimum(height[rows, top], 4), 5)
    return up, np.where(met, np.minimum(down, 5), 6), side[rows, top], first, second
