"""How surely a body did it: it claims the act, somebody accuses it, or the report tells it as a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from dateline.finding.events.whether.negation import is_negated
from dateline.finding.templates.casting import COLUMNS, Cast
from dateline.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Confidence", "confidence_of"]

Confidence = Literal[
    "reported as fact", "suspected or accused", "suspected or accused by authorities", "claimed or admitted", "possible"
]
# What the encoder's answers stand for, in their order.
CONFIDENCE: Final[tuple[Confidence, ...]] = (
    "reported as fact", "suspected or accused", "suspected or accused by authorities", "claimed or admitted",
    "possible",
)  # fmt: skip
_words = partial(words, "finding", "circumstances", "answering")

SHARE = 1 / 3  # of the places where a body is named, from which it is accused and not told of
ACCUSED: Final = slice(1, 3)  # the answers of which one is given where the words accuse
FAR = 4  # steps up from a body to what accuses it, and from a verb of claiming to the verb whose subject it shares
SHARED: Final = ("xcomp", "advcl", "conj", "acl", "ccomp")  # a verb with none of its own takes its governor's subject


def confidence_of(heads: Sequence[Token], cast: Cast, candidates: Sequence[int]) -> Confidence:
    """How surely the body that these heads of the candidates name did it.

    It claims it where it is the subject of "claimed responsibility"; of everything else the encoder judges, except that
    what it takes for a fact is none where the words mostly accuse.
    """
    if any(_claims(head) for head in heads):
        return "claimed or admitted"
    odds = cast.candidates[candidates][:, COLUMNS["confidence"]].mean(axis=0)
    best = int(np.argmax(odds))
    if best == 0 and sum(map(_is_accused, heads)) >= SHARE * len(heads):
        best = ACCUSED.start + int(np.argmax(odds[ACCUSED]))
    return CONFIDENCE[best]


def _claims(head: Token) -> bool:
    """Whether the token stands in the subject of a verb of claiming, in a sentence that says what is claimed."""
    if not any(token.lower_ in _words("what") for token in head.sent):
        return False
    verbs = (token for token in head.sent if token.lower_ in _words("claim") and not is_negated(token))
    return any(whole.left_edge.i <= head.i <= whole.right_edge.i for verb in verbs for whole in _subjects(verb))


def _subjects(verb: Token) -> Iterator[Token]:
    """The subjects of a verb: its own, whom its clause is about, its agent, or that of the verb that governs it."""
    here = verb
    for _ in range(FAR):
        own = [child for child in here.children if child.dep_ == "nsubj" and not child.tag_.startswith("W")]
        own += [child for child in here.children if child.dep_ == "agent"]
        yield from own
        if here.dep_ == "relcl":
            yield from (child for child in [here.head] if not own)
            return
        if own or here.dep_ not in SHARED:
            return
        here = here.head


def _is_accused(head: Token) -> bool:
    """Whether what governs the body, or stands beside that, speaks of blame or suspicion: "alleged members of ..."."""
    here = head
    for _ in range(FAR):
        if here.head.i == here.i:
            return False
        here = here.head
        beside = (child.lower_ for child in here.children)
        if here.lower_ in _words("blame") or not _words("doubt").isdisjoint({here.lower_, *beside}):
            return True
    return False
