"""Whom a word takes up that coreference left open: "it", "the group", "the council", "both movements"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.statuses.naming import actor_named, named_at
from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.records import NAMING

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["BODIES", "taken_up"]

BODIES = frozenset({"armed-group", "party", "organisation", "unknown"})  # kinds of actor that have fighters
MANY = frozenset({"they", "them", "their"})  # what may mean a group as well as several
DEFINITE = frozenset({"the", "this", "that"})
BOTH = frozenset({"both", "two"})
SAYS = frozenset({"said", "says", "say", "told", "added", "adds"})
STEPS = 3  # sentences back that a chain of pronouns is followed


def taken_up(document: Document, head: Token, kinds: frozenset[str]) -> list[Token]:
    """The names that a word takes up; the word itself where it is a name, is resolved, or may mean several.

    "The council" is the only one before it whose name ends so; "it" and "the group" are the subject of the sentence
    before where that can hold the status, else the only one there that can; "both movements" are the only two.
    """
    if named_at(document, head) is not None:
        return [head]
    if head.lower_ in ("it", "its"):
        kinds = kinds - {"person"}
    kinds = kinds & BODIES if _is_definite(head) or head.lower_ in MANY else kinds
    kinds = kinds or BODIES
    if _is_definite(head) and (named := _of_that_name(document, head, kinds)) is not None:
        return [named]
    if head.lower_ not in ("it", "its") and head.lower_ not in MANY and not _is_group(head):
        return _both(document, head, kinds) or [head]
    found = _before(document, head, kinds, STEPS)
    return [head if found is None else found]


def _is_definite(noun: Token) -> bool:
    """Whether a noun with its article means somebody named before: "the group", not "the group that struck"."""
    after = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if noun.tag_ not in ("NN", "NNP") or (after != noun and after.tag_.startswith("NNP")):
        return False  # "the group X"
    apart = after.text != "," and any(child.dep_ in ("relcl", "acl", "appos", "prep") for child in noun.rights)
    named = any(child.tag_ in ("NNP", "NNPS", "CD") for child in noun.lefts)  # "the Future2000 group"
    return not apart and not named and any(child.lower_ in DEFINITE for child in noun.lefts)


def _is_group(noun: Token) -> bool:
    return noun.tag_ == "NN" and _is_definite(noun) and noun.lower_ in status_words().groups


def _of_that_name(document: Document, noun: Token, kinds: frozenset[str]) -> Token | None:
    """The only actor named before whose name ends in the noun: "the council" for the Azawad High Council."""
    if noun.lower_ not in status_words().groups:
        return None
    found: dict[str, Token] = {}
    for mention in document.mentions:
        words = document.tokens_of(mention.span) if mention.span.end <= noun.idx and mention.form in NAMING else None
        ends_so = words is not None and len(words) > 1 and words[-1].lower_ == noun.lower_
        if words is not None and ends_so and document.actors[mention.actor_id].kind in kinds:
            found[mention.actor_id] = words[-1]
    return next(iter(found.values())) if len(found) == 1 else None


def _before(document: Document, head: Token, kinds: frozenset[str], steps: int) -> Token | None:
    """Whom the sentence before names that a word can take up, or what a pronoun that is its subject takes up itself."""
    sentence = _sentence_before(head, across=_is_group(head))
    if sentence is None or not steps:
        return None
    many = head.lower_ in MANY
    subject = _subject(sentence.root)
    if subject is not None and sentence.root.lower_ in SAYS:
        told = (child for child in sentence.root.children if child.dep_ == "ccomp")
        subject = next((inner for clause in told if (inner := _subject(clause)) is not None), subject)
    if subject is not None:
        actor = actor_named(document, subject)
        if actor is not None and actor.kind in (frozenset({"armed-group"}) if many else kinds):
            return subject
        if actor is None and (subject.lower_ == "it" or _is_group(subject)):
            if (named := _of_that_name(document, subject, kinds)) is not None:
                return named
            return _before(document, subject, kinds & BODIES or BODIES, steps - 1)
    fitting = list(_fitting(document, sentence, kinds))
    return fitting[0] if len(fitting) == 1 and not many else None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)


def _both(document: Document, noun: Token, kinds: frozenset[str]) -> list[Token]:
    """The two that "both movements" or "the two groups" are, where the sentence before names just two."""
    counted = any(child.lower_ in BOTH for child in noun.lefts)
    if noun.tag_ != "NNS" or not counted or not status_words().is_group(noun.lower_):
        return []
    sentence = _sentence_before(noun)
    fitting = list(_fitting(document, sentence, kinds)) if sentence is not None else []
    return fitting if len(fitting) == len(BOTH) else []


def _fitting(document: Document, sentence: TokenSpan, kinds: frozenset[str]) -> Iterator[Token]:
    """The first word of each actor of a sentence that is of the kinds."""
    seen: set[str] = set()
    for token in sentence:
        actor = actor_named(document, token)
        if actor is not None and actor.kind in kinds and actor.id not in seen:
            seen.add(actor.id)
            yield token


def _sentence_before(token: Token, across: bool = False) -> TokenSpan | None:
    """The sentence before in the same paragraph; ``across`` takes the last of the paragraph before as well."""
    at = token.sent.start - 1
    while across and at > 0 and token.doc[at].is_space:
        at -= 1
    if at < 0 or "\n" in token.doc[at].text:
        return None
    return token.doc[at].sent
