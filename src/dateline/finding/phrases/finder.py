"""Finds every phrase of a report that speaks of somebody or something, at its full extent: "the 12 men of the unit".

A reading's mentions are those of actors it can tell apart; these are all, plain nouns and pronouns too: persons, bodies
and groups, places, nationalities, times and numbers of things, each with whom or what the reading takes it for. A chain
of tags runs over the words of a sentence (``chain.py``): weights over their signs (``signs.py``), over
what the pairing's encoder makes of them, and over what an encoder does that was taught to see phrases
(``network.py``). ``training/phrases/`` made the weights. It is asked for, and not part of every reading.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.finding.networks.encoder import CLS, LIMIT, PAIRING, SEP, Marked, Network, batches, digest
from dateline.finding.phrases.chain import Kind, likely, with_articles
from dateline.finding.phrases.network import adapted_states
from dateline.finding.phrases.signs import signs
from dateline.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from dateline.reading.document import Document

__all__ = [
    "Phrase",
    "Weights",
    "articles",
    "demonyms",
    "find_phrases",
    "left_over",
    "note_free",
    "seen",
    "stretches",
    "word_states",
]

Floats = NDArray[np.float32]

ARTICLES = frozenset({"DT", "PDT"})
WIDTH = 384  # numbers in a state of the encoder
# The numbers of notes behind a word, with what stands between: a reader of words takes "May 6.[3]" for two of them.
NOTES = re.compile(r"""[.,;:!?]*["”’']*(?:\[\d{1,3}\]?)+$""")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and what it speaks of; ``actor_id`` and ``place_id`` tell whom or what place its head names."""

    span: Span
    kind: Kind
    actor_id: str | None = None
    place_id: str | None = None


def find_phrases(document: Document) -> tuple[Phrase, ...]:
    """The phrases of a document in text order; none lies inside another."""
    weights = Weights.load()
    lines = list(stretches(document.doc))
    shown = signs(document)
    of_states = word_states(document.doc) @ weights.states + adapted_states(document.doc, lines) @ weights.adapted
    found: list[Phrase] = []
    for words in lines:
        scores = np.stack([weights.signs[shown[at]].sum(axis=0) for at in words]) + of_states[words]
        runs = with_articles(likely(scores + weights.bias, weights.after), articles(document.doc, words))
        found += (_phrase(document, words[first : last + 1], kind) for first, last, kind in runs)
    taken = [(one.span.start, one.span.end) for one in found]
    found += (Phrase(span, "nationality", actor_id) for span, actor_id in left_over(demonyms(document), taken))
    return tuple(sorted(found, key=lambda one: one.span.start))


def demonyms(document: Document) -> list[tuple[Span, str]]:
    """The words of the reading that tell a nationality ("Syrian"), with its state; "Syrians" are a group of people.

    Few texts teach what a nationality is: those that stand in no phrase found are added.
    """
    mentions = (mention for mention in document.mentions if mention.form == "demonym")
    return [(mention.span, mention.actor_id) for mention in mentions if not mention.span.quote.endswith("s")]


def left_over(spans: Sequence[tuple[Span, str]], taken: Sequence[tuple[int, int]]) -> Iterator[tuple[Span, str]]:
    """Those of the spans that touch none of the characters taken."""
    return (
        (span, other) for span, other in spans if not any(span.start < end and start < span.end for start, end in taken)
    )


def seen(text: str) -> bool:
    """Whether the weights were learned from this text: its score there says nothing of new text."""
    return digest(text) in Weights.load().texts


def stretches(doc: Doc) -> Iterator[list[int]]:
    """The words over which one chain of labels runs: those of a sentence, or of a line where one ends within it."""
    words: list[int] = []
    for token in doc:
        if words and (token.is_sent_start or (token.is_space and "\n" in token.text)):
            yield words
            words = []
        if not token.is_space:
            words.append(token.i)
    if words:
        yield words


def articles(doc: Doc, words: Sequence[int]) -> dict[int, int]:
    """The place of every article among these words with that of its noun."""
    places = {at: place for place, at in enumerate(words)}
    return {
        place: places[doc[at].head.i]
        for at, place in places.items()
        if doc[at].tag_ in ARTICLES and doc[at].head.i in places
    }


def word_states(doc: Doc) -> Floats:
    """What the pairing's encoder makes of each token's first piece; zeros for a token without one."""
    network = Network.load(PAIRING)
    found = np.zeros((len(doc), WIDTH), dtype=np.float32)
    pieces = list(_pieces(doc, network))
    for batch in ([pieces[at] for at in places] for places in batches([len(marked.ids) for marked, _ in pieces])):
        for (_, places), states in zip(batch, network.run([marked for marked, _ in batch]), strict=True):
            for row, at in reversed(places):  # of several pieces of a token the first one stays
                found[at] = states[row]
    return found


def _pieces(doc: Doc, network: Network) -> Iterator[tuple[Marked, list[tuple[int, int]]]]:
    """What the encoder reads at once, with the place in it and the token of every piece."""
    for sentence in doc.sents:
        encoding = network.words.tokenizer.encode(sentence.text, add_special_tokens=False)
        owners = _owners(sentence, [start for start, _ in encoding.offsets])
        for start in range(0, len(encoding.ids), LIMIT - 2):
            ids = encoding.ids[start : start + LIMIT - 2]
            yield Marked((CLS, *ids, SEP), 0, 0), list(enumerate(owners[start : start + LIMIT - 2], start=1))


def _owners(sentence: TokenSpan, starts: Sequence[int]) -> list[int]:
    """The token in which each piece begins."""
    begins = np.array([token.idx - sentence.start_char for token in sentence])
    found: list[int] = (sentence.start + np.searchsorted(begins, starts, side="right") - 1).tolist()
    return found


@dataclass(frozen=True, slots=True)
class Weights:
    """The shipped weights: of signs and both encoders' states for each tag, and of one tag after another (its row)."""

    signs: Floats
    states: Floats
    adapted: Floats
    bias: Floats
    after: Floats
    texts: frozenset[str]

    @classmethod
    @functools.cache
    def load(cls) -> Weights:
        """The weights that the package ships; those of signs are stored in eight bits."""
        with as_file(files("dateline.finding") / "data" / "phrases.npz") as path, np.load(path) as stored:
            of_signs = stored["signs"].astype(np.float32) * stored["scale"]
            names = ("states", "adapted", "bias", "after")
            states, adapted, bias, after = (stored[name].astype(np.float32) for name in names)
            texts = frozenset(bytes(stored["texts"]).decode("ascii").split())
            return cls(of_signs, states, adapted, bias, after, texts)


def note_free(words: str) -> int:
    """How many characters of a phrase are left without the numbers of notes behind it."""
    notes = NOTES.search(words)
    return notes.start() if notes and notes.start() else len(words)


def _phrase(document: Document, words: Sequence[int], kind: Kind) -> Phrase:
    """The phrase over these tokens, with whom the reading takes its head for."""
    first, last = document.doc[words[0]], document.doc[words[-1]]
    head = document.doc[first.i : last.i + 1].root
    span = document.span(first, last)
    kept = note_free(span.quote)
    span = replace(span, end=span.start + kept, quote=span.quote[:kept])
    return Phrase(span, kind, _actor(document, head), _place(document, head))


def _actor(document: Document, head: Token) -> str | None:
    mention = document.mention_at(head)
    return mention.actor_id if mention else None


def _place(document: Document, head: Token) -> str | None:
    place = document.place_at(head)
    return place.place_id if place else None
