"""Which words above an event in its sentence say whether it happened: "planned to attack", "a plot to attack"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.whether.modal_words import ModalWords, modal_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import is_called_for
from dateline.reading.parse.labels import OBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["above", "came_true", "drawn_by", "draws", "governs"]

# Prepositions over which what is said of a verb reaches a noun: "called for an attack", "accused of planning".
REACHING = frozenset({"for", "of", "to", "about", "on", "against", "into", "from", "without", "as"})
CLIMB = 4  # governing words above the trigger that can change whether it happened
# How those begin who do not bring a thing about.
FAILING = ("fail", "unable", "powerless", "inability")
# How verbs begin by which others are told what was, or what to do.
INFORMING = ("tell", "told", "advis")


def above(token: Token) -> Iterator[Token]:
    """The words above a trigger whose meaning reaches it, nearest first; it ends at what is merely said."""
    words = modal_words()
    drawing = drawn_by(token) if token.tag_ == "VB" else None
    if drawing is not None:
        yield drawing
    token = _first_charge(token)
    for _ in range(CLIMB):
        head = token.head
        if token.dep_ == "relcl" and _is_infinitive(token) and not any(map(_is_relative, token.lefts)):
            yield head  # "a plot to attack", which parses as a relative clause
        if head == token or token.dep_ in ("relcl", "conj", "nsubj", "parataxis", "appos"):
            return
        appealed = head.lower_.startswith("appeal") and _is_infinitive(token)  # "appealed to them to help"
        if token.dep_ == "advcl" and head.tag_.startswith("VB") and not (is_called_for(token) or appealed):
            return
        if token.dep_ == "ccomp" and (head.lower_ not in words.governors or _is_aside(head)):
            return
        if token.dep_ == "ccomp" and token.i < head.i and any(child.dep_ == "dobj" for child in head.rights):
            return  # "rebels killed two, a chief said; the army denied the attack"
        if token.dep_ == "ccomp" and head.lower_.startswith(INFORMING) and not _is_infinitive(token):
            return  # "told reporters that rebels had shelled the port"
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
            return  # "sought a plan endorsed by the council", "a man accused of theft was denied bail"
        if token.dep_ in OBJECTS and head.lower_ in words.granted:
            return
        if token.dep_ in ("pobj", "pcomp") and head.lower_ not in REACHING and not _is_charged(head):
            return  # "sought in Saturday's shooting": the shooting is not in question
        if token.dep_ == "pobj" and _is_beside(head, words):
            return
        if token.dep_ == "pobj" and head.lower_ in ("for", "to") and head.head.lower_ in words.answering:
            return  # "vowed to retaliate for the killing": it is for what was done
        if token.dep_ == "pcomp" and head.lower_ == "for":
            return  # "threatened for defending them": the defence is the reason
        if head.dep_ not in ("prep", "agent"):
            yield head
        token = head


def governs(governing: Token, token: Token) -> bool:
    """Whether what a word above says of its object or clause holds for the trigger: "called for an attack", but not
    "called the attack"."""
    if governing.lower_ in ("call", "calls") and any(
        higher.lower_.startswith("respond") for higher in governing.ancestors
    ):
        return False  # "responded to a call for a shooting"
    if governing.lower_ in modal_words().telling and _is_told(token):
        return False  # "reported that rebels had shelled the port", "warned that the group had stepped up attacks"
    beside = token.dep_ in ("ccomp", "advcl", "conj") and _first_charge(token) == token
    if governing.lower_.startswith(("accus", "charg")) and beside:
        return False  # "Ade was arrested; he is charged with theft"
    if governing.lower_ not in modal_words().asking:
        return True
    if (
        token.dep_ == "ccomp"
        and token.tag_ != "VB"
        and governing.lower_.startswith(("appeal", "ask", "allow", *INFORMING))
    ):
        return False  # "asked why he had fired"
    return (
        token.dep_ in ("xcomp", "ccomp", "acl")
        or draws(token, governing)
        or is_called_for(token)
        or any(child.lower_ in ("for", "to", "on") for child in governing.children if child.dep_ in ("prep", "aux"))
    )


def draws(infinitive: Token, noun: Token) -> bool:
    """Whether an infinitive says what a noun is for: "orders to fire", which parses as a relative clause too."""
    if infinitive.dep_ == "acl" or drawn_by(infinitive) == noun:
        return True
    return infinitive.dep_ == "relcl" and infinitive.head == noun and _is_infinitive(infinitive)


def drawn_by(infinitive: Token) -> Token | None:
    """The noun right before an infinitive that hangs on another word, where the noun asks for one: "with orders to"."""
    opening = next((child for child in infinitive.lefts if child.tag_ == "TO"), None)
    if opening is None or opening.i == 0 or infinitive.dep_ not in ("advcl", "xcomp"):
        return None
    words, noun = modal_words(), opening.nbor(-1)
    asking = noun.lower_ in words.governors or noun.lower_ in words.efforts or noun.lower_ in words.judged
    return noun if asking and noun.tag_ in ("NN", "NNS") else None


def came_true(governing: Token) -> bool:
    """Whether what may be told as possible came to pass: "was able to flee", "could not believe that he was dead"."""
    words = modal_words()
    if governing.lower_ == "able":
        be = governing.head
        return be.lower_ in ("was", "were") and not is_negated(be)
    if governing.lower_ in words.hindering:  # "failed to stop the massacre", "could not prevent it"
        return is_negated(governing) or _is_failed(governing)
    if governing.lower_.startswith(FAILING):
        return any(child.dep_ == "xcomp" and child.lower_ in words.hindering for child in governing.children)
    if governing.lower_ == "believe":
        could = any(child.lower_ in ("can", "ca", "could") for child in governing.lefts)
        return could and is_negated(governing)
    return False


def _is_failed(infinitive: Token) -> bool:
    """Whether it is what somebody failed, or was not able, to do."""
    head = infinitive.head
    if infinitive.dep_ not in ("xcomp", "acl"):
        return False
    return head.lower_.startswith(FAILING) or (head.lower_ == "able" and is_negated(head.head))


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.lefts)


def _is_relative(child: Token) -> bool:
    return child.tag_ in ("WDT", "WP", "WP$", "WRB")


def _is_beside(preposition: Token, words: ModalWords) -> bool:
    """Whether a thing is only what another thing is about: "failed to answer questions about the attack"."""
    noun = preposition.head
    return preposition.lower_ != "of" and noun.tag_[:2] == "NN" and noun.lower_ not in words.governors


def _is_aside(participle: Token) -> bool:
    """Whether a participle only says more of a subject, though it parses as its verb: "men suspected to be X shot"."""
    auxiliaries = any(child.dep_ in ("aux", "auxpass") for child in participle.lefts)
    return participle.tag_ == "VBN" and not auxiliaries and participle.dep_ == "ROOT"


def _is_charged(preposition: Token) -> bool:
    """Whether what follows is what somebody is charged with."""
    return preposition.lower_ == "with" and preposition.head.lower_ in ("charged", "charging")


def _first_charge(token: Token) -> Token:
    """The first of several things that somebody is charged with or accused of, for any of them; else the word."""
    first = token
    while first.dep_ in ("conj", "appos") or (first.dep_ == "advcl" and first.tag_ == first.head.tag_ == "VBG"):
        first = first.head
    if first.dep_ == "advcl" and first.tag_ == "VBG":  # "is charged with two assaults, shooting a guard"
        ahead = (child for child in first.head.rights if child.dep_ == "prep" and child.i < first.i)
        first = next((below for child in ahead if _is_of_charge(child) for below in child.rights), first)
    return first if first.dep_ in ("pobj", "pcomp") and _is_of_charge(first.head) else token


def _is_of_charge(preposition: Token) -> bool:
    """Whether what follows is what somebody is charged with or accused of."""
    accused = preposition.lower_ == "of" and preposition.head.lower_.startswith("accus")
    return accused or _is_charged(preposition)


def _is_told(token: Token) -> bool:
    """Whether a word is the verb of what is told, or stands in it, and that verb says that something is or was so."""
    if token.dep_ == "ccomp":
        return True
    verb = token
    while not verb.tag_.startswith("VB") and verb.head != verb:
        verb = verb.head
    finite = verb.tag_ != "VB" and not any(child.tag_ == "MD" for child in verb.lefts)
    return verb != token and verb.dep_ == "ccomp" and finite
