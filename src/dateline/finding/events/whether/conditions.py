"""Whether a word of the ontology means there what the ontology lists it for: by the company that it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.events.whether.complements import bids, opens_clause
from dateline.finding.events.whether.declining import is_declined
from dateline.finding.events.whether.kinds import fits, is_kind
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.events.whether.standing import stands_at
from dateline.finding.grammar.clauses import doers, objects, prepositional, subjects
from dateline.finding.grammar.noun_phrases import is_when
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Need, Trigger
from dateline.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["AGAINST", "rules_out", "told_at"]

# Conditions on what may not be there.
AGAINST = frozenset(
    {
        "no-subject",
        "only-object",
        "no-object",
        "no-goal",
        "no-preposition",
        "no-complement",
        "no-modifier",
        "no-governor",
        "unless",
        "denied",
    }
)
GOALS = ("with", "to", "for", "behind", "alongside")
BY = frozenset({"prep", "agent"})


def told_at(trigger: Trigger, words: Sequence[str], at: int, sentence: TokenSpan, document: Document) -> Token | None:
    """The token that heads the trigger where it stands in the sentence, or None where it does not mean that there.

    ``words`` are the sentence's words in small letters, ``at`` counts in them.
    """
    head = stands_at(trigger, words, at, sentence)
    if head is None or not all(_holds(need, trigger, head, words, document) for need in trigger.needs):
        return None
    return head


def rules_out(trigger: Trigger, head: Token, words: Sequence[str], document: Document) -> bool:
    """Whether a word has company in which the ontology says that it tells something else: "released a report"."""
    return any(need.slot in AGAINST and not _is_met(need, head, words, document) for need in trigger.needs)


def _holds(need: Need, trigger: Trigger, head: Token, words: Sequence[str], document: Document) -> bool:
    """Whether a condition is met, the object of a phrasal verb standing behind its last word: "made off with cows"."""
    if need.slot == "object" and trigger.pos == "adjective":  # "troubled by the arrest", be it a verb's form
        return any(fits(need, below, document) for child in head.rights if child.dep_ in BY for below in child.children)
    if need.slot != "object" or trigger.pos != "verb" or not trigger.parts or objects(head):
        return _is_met(need, head, words, document)
    last = [word for word in head.subtree if word.dep_ == "prep" and word.lower_ in trigger.parts[-1]]
    behind = [token for word in last[:1] for token in prepositional(word.head, word.lower_)]
    counted = [below for token in behind for below in prepositional(token, "of")]  # "with dozens of cows"
    return any(fits(need, token, document) for token in (*behind, *counted))


def _is_met(need: Need, head: Token, words: Sequence[str], document: Document) -> bool:
    match need.slot:
        case "subject":  # of a passive verb whoever does it: "was questioned by police"
            return any(fits(need, token, document) for token in doers(head))
        case "object":
            found = [*objects(head), *_given(head)] if head.tag_.startswith("VB") else [
                below for child in head.children if child.dep_ == "prep" for below in child.children
            ]  # fmt: skip
            return any(fits(need, token, document) for token in found)
        case "only-object":  # "captured the rebels" arrests them, "captured the prize" nobody
            done_to = objects(head)
            return not done_to or any(fits(need, token, document) for token in done_to)
        case "no-subject":
            return not any(fits(need, token, document) for token in subjects(head))
        case "no-governor":
            return need.words.isdisjoint(_above(head))
        case "goal":
            return any(fits(need, token, document) for word in GOALS for token in prepositional(head, word))
        case "no-goal":
            return need.words.isdisjoint(
                token.lower_ for word in ("with", "for") for token in prepositional(head, word)
            )
        case "no-object":
            done_to = objects(head)
            return not any(
                token.lower_ in need.words or any(is_kind(kind, token, document) for kind in need.kinds)
                for token in done_to
            )
        case "preposition":
            return _has_preposition(need, head, document)
        case "no-preposition":
            return not _has_preposition(need, head, document)
        case "complement":
            return opens_clause(need, head) or bids(need, head, document)
        case "no-complement":
            return not opens_clause(need, head)
        case "no-modifier":
            before = {token.lower_ for child in head.lefts for token in (child, *child.children)}
            return need.words.isdisjoint(before)
        case "near":
            clause = words if head.tag_.startswith("NN") else [token.lower_ for token in head.subtree]
            if not need.words.isdisjoint(clause):
                return True
            return bool(need.kinds) and any(fits(need, token, document) for token in head.subtree)
        case "unless":
            return need.words.isdisjoint(words)
        case "denied":  # "will not abide by", "is not willing to", "were not allowed to"
            return is_declined(head, need.words) if need.words or head.dep_ == "acomp" else is_negated(head)
    return True


def _given(verb: Token) -> list[Token]:
    """What somebody is given, where he is the subject: "was granted asylum"."""
    return [child for child in verb.rights if child.dep_ == "dobj"] if is_passive(verb) else []


def _above(noun: Token) -> set[str]:
    """The verb that a noun stands under, and the preposition between: "is a threat", "according to a release"."""
    found = {noun.head.lower_} if noun.dep_ in ("pobj", "attr", "dobj") else set()
    return found | ({noun.head.head.lower_} if noun.dep_ == "pobj" else set())


def _has_preposition(need: Need, head: Token, document: Document) -> bool:
    return any(
        child.lower_ in need.words
        for child in head.children
        if (child.dep_ in ("prep", "prt", "agent", "advmod") or _is_dative(child))
        and not _is_when(child, document)
        and not (child.dep_ == "prep" and child.i < head.i and head.tag_.startswith("VB") and not _is_relative(child))
    )


def _is_when(preposition: Token, document: Document) -> bool:
    """Whether it only dates the act: "called the station on Monday" calls on nobody."""
    governed = [child for child in preposition.children if child.dep_ == "pobj"]
    return bool(governed) and all(is_when(document, token) for token in governed)


def _is_dative(child: Token) -> bool:
    """Whether it is a preposition that parses as whoever is given something: "was sent to jail"."""
    return child.dep_ == "dative" and child.tag_ in ("IN", "TO") and any(child.rights)


def _is_relative(preposition: Token) -> bool:
    """Whether a pronoun draws it ahead of its verb: "the men for whom he called"."""
    return any(below.tag_ in ("WDT", "WP", "WP$") for below in preposition.children)
