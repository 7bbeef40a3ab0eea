"""The model's parser, which makes the same moves as when spaCy runs it, in half the time.

spaCy gives up Python's lock while it parses, and then takes it and gives it back some hundred times for every move of
every sentence. Here all sentences are moved on together through its interface for Python, which holds the lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import DependencyParser
    from spacy.tokens import Doc

__all__ = ["NAME", "Parser", "parser_of"]

NAME = "parser"  # what spaCy calls it in its pipelines


@dataclass(frozen=True, slots=True)
class Parser:
    """A model's parser."""

    pipe: DependencyParser

    def mark(self, docs: Sequence[Doc]) -> None:
        """Set the heads, dependencies and sentences of documents, none of them empty, whose vectors are known."""
        step: Any = self.pipe.model.predict(list(docs))
        weights, biases = step.vec2scores.get_param("W").T, step.vec2scores.get_param("b")
        states = self.pipe.moves.init_batch(list(docs))
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            scores = step.state2vec.predict(step.get_token_ids(unfinished)) @ weights
            scores += biases
            unfinished = self.pipe.transition_states(unfinished, scores)
        step.clear_memory()  # which refers to itself, and would keep its vectors until Python looks for such
        self.pipe.set_annotations(docs, states)


@lru_cache(maxsize=2)
def parser_of(nlp: Language) -> Parser | None:
    """The parser of a pipeline; None where it has none, or one that moves in another way."""
    from spacy.pipeline import DependencyParser

    pipe = nlp.get_pipe(NAME) if NAME in nlp.component_names else None
    if not isinstance(pipe, DependencyParser) or pipe.cfg["beam_width"] != 1:
        return None
    attributes = pipe.model.attrs
    return Parser(pipe) if attributes["has_upper"] and not attributes["unseen_classes"] else None
