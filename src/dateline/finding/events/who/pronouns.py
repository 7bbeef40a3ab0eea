"""Which noun for people a pronoun takes up that no name is found for: "a man fled after he shot ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.who.role_words import role_words
from dateline.finding.grammar.cues import TELL
from dateline.finding.grammar.noun_phrases import is_aged
from dateline.finding.grammar.people import people
from dateline.reading.coreference.nominals import nominal_words
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["noun_before"]

BODIES = frozenset({"organisation", "business", "media", "court"})  # sectors of nouns that "it" may mean
PRONOUNS = {"one": ("he", "she", "him", "her"), "many": ("they", "them"), "body": ("it",)}


def noun_before(document: Document, pronoun: Token) -> Token | None:
    """The only noun before a pronoun in its sentence that it can mean: "a man fled after he shot ..."."""
    kind = next((kind for kind, words in PRONOUNS.items() if pronoun.lower_ in words), None)
    found: list[Token] = []
    for token in pronoun.doc[pronoun.sent.start : pronoun.i] if kind else ():
        actor = document.actor_at(token)
        if actor is not None and (actor.kind == "person") == (kind == "one"):
            if _acts_on(token, pronoun):
                continue  # "the woman said that Ade Bello had attacked her"
            return None
        if token.dep_ in ("dobj", "dative") and token.head.lower_ in TELL:
            continue  # "told the deputy that her father had shot her"
        if kind == _kind_of(token) and _is_of_gender(token, pronoun) and not _tells_of(token, pronoun):
            found.append(token)
    if not found and kind in ("one", "many"):
        return _subject_before(document, pronoun, kind)
    return found[0] if len(found) == 1 and pronoun.head != found[0].head else None


def _subject_before(document: Document, pronoun: Token, kind: str) -> Token | None:
    """The noun that the sentence before was about, where a pronoun opens the next and nobody else was spoken of: "A man
    was found on Monday. He was shot"."""
    start = pronoun.sent.start
    if pronoun.dep_ not in SUBJECTS or pronoun.head.dep_ not in ("ROOT", "conj") or start == 0:
        return None
    before = pronoun.doc[start - 1].sent
    if any(document.actor_at(token) is not None and _may_mean(document, token, kind) for token in before):
        return None
    found = [token for token in before if _kind_of(token) == kind and _is_of_gender(token, pronoun)]
    about = len(found) == 1 and found[0].dep_ in SUBJECTS and found[0].head.dep_ in ("ROOT", "ccomp")
    return found[0] if about else None


def _is_of_gender(noun: Token, pronoun: Token) -> bool:
    """Whether what a noun tells of somebody's gender allows the pronoun: "the boy" is no "she"."""
    words = nominal_words()
    told = words.strangers.get(noun.lower_, "any")
    return told == "any" or told == words.persons.get(pronoun.lower_, told)


def _may_mean(document: Document, token: Token, kind: str) -> bool:
    """Whether a pronoun for one or for many may take up the actor named there."""
    actor = document.actor_at(token)
    return actor is not None and (kind == "many" or actor.kind == "person")


def _acts_on(name: Token, pronoun: Token) -> bool:
    """Whether the name is of who does it to whom the pronoun means, and so another's."""
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return pronoun.dep_ == "dobj" and name.dep_ == "nsubj" and name.head == pronoun.head


def _tells_of(noun: Token, pronoun: Token) -> bool:
    """Whether they say of others what is done to them: "police said that he had held them"."""
    if noun.dep_ != "nsubj" or not (pronoun.lower_ == "them" or pronoun.dep_ == "nsubjpass"):
        return False
    if nominal_words().strangers.get(noun.lower_, "any") != "any":
        return False  # "the woman said that she had been shot"
    if pronoun.lower_ == "they" and people().sector(noun.lower_) == "civilian":
        return False  # "students said that they had been beaten"
    clauses = [above for above in (pronoun.head, *pronoun.head.ancestors) if above.dep_ == "ccomp"]
    return any(clause.head == noun.head for clause in clauses)


def _kind_of(noun: Token) -> str | None:
    """Which pronouns can take up a noun for people: "they" a plural, "it" a body, "he" or "she" one of them."""
    sector = people().sector(noun.lower_)
    if is_aged(noun):
        return "one"
    if sector is None or noun.dep_ in ("compound", "nmod", "poss", "appos"):
        return None
    if noun.tag_ == "NNS":
        return "many"
    if noun.tag_ != "NN":
        return None
    return "body" if sector in BODIES or noun.lower_ in role_words().collectives else "one"
