"""What each word of a report shows to whoever looks for phrases: its signs, as the numbers of weights.

Signs are words, tags, dependencies and names of the word and its neighbours, the noun that its phrase hangs on, and
what the reading knows there already: mentions of actors, places, times, numbers. The training script and the finder
both come through here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.finding.grammar.people import people
from dateline.reading.figures.numbers import find_numbers, split_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.reading.document import Document

__all__ = ["BUCKETS", "layer", "signs"]

BUCKETS = 1 << 16  # weights that signs share by their hash; number 0 stands for no sign
NEAR = (-2, -1, 0, 1, 2)
HIGHEST = 8  # steps up the tree after which a phrase is high enough
FARTHEST = 4  # words to the head that are counted one by one
YEAR = re.compile(r"(?:1[89]|20)\d\d")
# What joins a word to the noun of its own phrase; an "of" phrase belongs to the noun before it.
WITHIN = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "prep", "case", "quantmod", "advmod"})
SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT", "conj", "attr", "appos"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP"})

Labels = list[str]
Piece = tuple[int, int, str]  # first and last character (half open) with a label


def signs(document: Document) -> list[NDArray[np.int64]]:
    """For each token of the report the weights that its signs have."""
    doc = document.doc
    chunks, heads = _chunks(doc)
    tops = [_top(token) for token in doc]
    known = {
        "me": layer(doc, _mentioned(document)),
        "pl": layer(doc, _placed(document)),
        "kn": layer(doc, _counted(document)),
    }
    own = [_own(doc[at], chunks[at], {name: labels[at] for name, labels in known.items()}) for at in range(len(doc))]
    found = []
    for token in doc:
        at = token.i
        shown = ["1", *_alone(token)]
        for step in NEAR:
            if 0 <= at + step < len(doc):
                wide, near = own[at + step]
                shown += [f"{sign}@{step}" for sign in (wide if abs(step) > 1 else [*wide, *near])]
        for name, head in (("r", heads[at]), ("q", tops[at])):
            if head is not None:
                shown += [f"{name}{sign}" for sign in _of_head(head, at, chunks[at])]
        found.append(np.unique([1 + zlib.crc32(sign.encode()) % (BUCKETS - 1) for sign in shown]))
    return found


def layer(doc: Doc, pieces: Iterable[Piece]) -> Labels:
    """A label a token: "B-" or "I-" with the label of the piece that holds it, the longest first, or "O"."""
    found = ["O"] * len(doc)
    for start, end, label in sorted(pieces, key=lambda piece: (piece[0] - piece[1], piece)):
        opened = False
        for token in doc.char_span(start, end, alignment_mode="expand") or ():
            if found[token.i] == "O":
                found[token.i] = f"{'I' if opened else 'B'}-{label}"
                opened = True
    return found


def _mentioned(document: Document) -> Iterator[Piece]:
    for mention in document.mentions:
        actor = document.actors.get(mention.actor_id)
        yield mention.span.start, mention.span.end, mention.form + (actor.kind if actor else "")
        if mention.title is not None:
            yield mention.title.start, mention.title.end, "title"


def _placed(document: Document) -> Iterator[Piece]:
    for place in document.place_mentions:
        yield place.span.start, place.span.end, "place"


def _counted(document: Document) -> Iterator[Piece]:
    """Times and numbers."""
    for time in document.times:
        if time.span is not None:
            yield time.span.start, time.span.end, "time"
    words = split_words(document.report.text)
    for number in find_numbers(words):
        yield words[number.first].start, words[number.last - 1].end, "number"


def _chunks(doc: Doc) -> tuple[Labels, list[Token | None]]:
    """Whether a token begins a plain noun phrase, stands in one or in none, and the noun that such a phrase has."""
    labels = ["O"] * len(doc)
    heads: list[Token | None] = [None] * len(doc)
    for chunk in doc.noun_chunks:
        for token in chunk:
            labels[token.i], heads[token.i] = "B" if token.i == chunk.start else "I", chunk.root
    return labels, heads


def _top(token: Token) -> Token:
    """The noun that the whole phrase around a token hangs on: "capital" for "Syria" in "the old capital of Syria"."""
    for _ in range(HIGHEST):
        above = token.head
        if above.i == token.i or token.dep_ in SIDES:
            break
        if token.dep_ == "pobj":
            if above.lower_ != "of" or above.head.tag_ not in NOMINAL:
                break
            above = above.head
        elif token.dep_ not in WITHIN:
            break
        token = above
    return token


def _own(token: Token, chunk: str, known: dict[str, str]) -> tuple[Sequence[str], Sequence[str]]:
    """The signs of a word that its neighbours are told of: those for all neighbours, and those for the next ones."""
    wide = (f"w={token.lower_}", f"t={token.tag_}", f"e={token.ent_type_}{token.ent_iob_}")
    near = (f"d={token.dep_}", f"c={chunk}", f"s={_shape(token.text)}", *(f"{name}={it}" for name, it in known.items()))
    return wide, near


def _alone(token: Token) -> Iterator[str]:
    """The signs of a word that only it has."""
    head, word = token.head, token.lower_
    yield from (f"l={token.lemma_}", f"x={word[-3:]}", f"p={word[:3]}", f"sec={people().sector(word)}")
    yield from (f"hl={head.lemma_}{token.dep_}", f"hd={head.dep_}{token.dep_}", f"ht={head.tag_}{token.dep_}")
    before = token.doc[token.i - 1].tag_ if token.i else ""
    after = token.doc[token.i + 1].tag_ if token.i + 1 < len(token.doc) else ""
    yield from (f"tt={token.tag_}{before}", f"tn={token.tag_}{after}", f"y={YEAR.fullmatch(word) is not None}")


def _of_head(head: Token, at: int, chunk: str) -> Iterator[str]:
    """The signs of the noun that a word's phrase hangs on."""
    clause = any(child.dep_ in ("relcl", "acl") for child in head.rights)
    steps = head.i - at if abs(head.i - at) <= FARTHEST else "far"
    yield from (f"l={head.lemma_}", f"t={head.tag_}{chunk}", f"e={head.ent_type_}", f"d={head.dep_}", f"p={steps}")
    yield from (f"s={people().sector(head.lower_)}", f"rel={clause}", f"x={head.lower_[-3:]}")
    yield from (f"w={head.lemma_}{chunk == 'B'}", f"v={head.head.lemma_}{head.dep_}")


def _shape(word: str) -> str:
    """Capitals, small letters and digits, no more than two of a kind in a row."""
    kinds = re.sub(r"[a-z]", "x", re.sub(r"[A-Z]", "X", re.sub(r"\d", "9", word)))
    return re.sub(r"(.)\1+", r"\1\1", kinds)
