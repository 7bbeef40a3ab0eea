"""Noun phrases: where one begins, whether it names none or a time, and which verb governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import is_passive
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.reading.stamps import STAMP

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["governor", "hyphened_doer", "is_aged", "is_none", "is_when", "is_who", "people_of", "phrase_start"]

# The parts of a noun phrase that stand before its head.
BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "punct", "advmod", "case"}
)


# Those that may have words of their own before them: "at least six", "the rebels' leader".
WHOLE = frozenset({"poss", "nmod", "compound", "amod", "nummod", "advmod", "quantmod"})
AGES = frozenset({"day", "month", "week", "year"})


def governor(noun: Token) -> tuple[Token, str] | None:
    """The verb that a noun depends on and as what: "object", "subject" or the preposition between; None where none."""
    top = noun
    while top.dep_ in ("conj", "appos") and top.head != top and not top.head.tag_.startswith("VB"):
        top = top.head
    head = top.head
    if top.dep_ in ("dobj", "obj", "attr") and head.tag_.startswith("VB"):
        return head, "subject" if is_passive(head) else "object"
    if top.dep_ in SUBJECTS:
        return head, "object" if top.dep_ == "nsubjpass" or is_passive(head) else "subject"
    if top.dep_ == "pobj":
        if head.lower_ == "of" and head.head.lower_ in people().quantities | {"state"}:
            return governor(head.head)  # "a series of attacks", "the first round of talks"
        if head.head.tag_.startswith("VB"):
            return head.head, head.lower_
        if head.head.tag_[:2] in ("RB", "JJ") and head.head.dep_ in ("advmod", "acomp"):  # "moved closer to a deal"
            return head.head.head, f"{head.head.lower_} {head.lower_}"
    return None


def is_aged(head: Token) -> bool:
    """Whether a phrase means somebody by an age alone: "the 17-year-old", "two 9-year-olds"."""
    if head.lower_ not in ("old", "olds") or head.dep_ in ("amod", "acomp", "compound", "nmod", "advmod"):
        return False
    told = [child for child in head.lefts if child.dep_ in ("npadvmod", "compound", "nmod", "amod")]
    return any(child.lower_ in AGES for child in told) and any(child.dep_ in ("det", "nummod") for child in head.lefts)


def is_none(noun: Token) -> bool:
    """Whether a noun phrase names none: "no party"."""
    return any(child.dep_ == "det" and child.lower_ == "no" for child in noun.lefts)


def is_who(noun: Token) -> bool:
    """Whether "who" stands behind a noun, so that it means somebody: "the star who"."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    return len(behind) > 0 and (behind[0].lower_ == "who" or (behind[0].text == "," and behind[-1].lower_ == "who"))


def people_of(noun: Token) -> Token:
    """The people that a phrase is of, where its own noun means nobody: "a list of martyrs", "the release of Bello"."""
    if noun.tag_ not in ("NN", "NNS") or people().side(noun.lower_) or noun.lower_ in people().quantities:
        return noun
    below = [token for child in noun.rights if child.lower_ == "of" for token in child.children]
    meant = (token for token in below if people().side(token.lower_) or token.ent_type_ in ("PERSON", "NORP"))
    return next(meant, noun)


def phrase_start(head: Token) -> Token:
    """The first token of the noun phrase before its head, articles and adjectives included."""
    start = head
    aged = is_aged(head)
    for child in reversed(list(head.lefts)):
        if aged and child.dep_ == "npadvmod":
            start = child.left_edge
            continue
        if (
            child.dep_ not in BEFORE
            or child.lower_ == "dead"
            or STAMP.fullmatch(child.text)  # the hour of a live blog's entry: "11:00 Ambulances arrive"
            or child.tag_ in ("``", "''", ",", ":", "-LRB-")
            or _is_time_before(child)
        ):
            break
        start = next(iter(child.subtree)) if child.dep_ in WHOLE else child
    return _behind_label(start, head)


def _is_time_before(word: Token) -> bool:
    """Whether a time parses as part of the phrase behind it: "By Friday evening police had left"."""
    if word.dep_ != "compound" or word.ent_type_ not in ("DATE", "TIME"):
        return False
    return not any(child.dep_ in ("det", "poss", "nummod") for child in word.head.lefts)


def _behind_label(start: Token, head: Token) -> Token:
    """The first word of a phrase without what is cut off from it: "FILE - Two men", "GAO (AP) - Police"."""
    for at in range(head.i - 1, start.i, -1):
        token = head.doc[at]
        if token.is_space and len(token.text) > 1 and token.nbor().text.istitle():
            return token.nbor()  # a heading, or the town of a dateline, set off by spaces alone
        spaced = token.whitespace_ and token.nbor(-1).whitespace_
        bracket = token.text == ")" and token.sent[0].text == "("
        if bracket or token.text in (":", "?", "|") or (spaced and token.text in ("-", "–", "—", "--")):
            return token.nbor()
    return start


def is_when(document: Document, token: Token) -> bool:
    """Whether a word belongs to a time."""
    return document.time_at(token) is not None or token.ent_type_ in ("DATE", "TIME")


def hyphened_doer(participle: Token) -> Token | None:
    """Who does what a participle before a noun tells, where a hyphen joins it to a name: "the Chad-backed rebels"."""
    if participle.tag_ != "VBN" or participle.dep_ != "amod" or participle.i < 2:
        return None
    dash, before = participle.nbor(-1), participle.nbor(-2)
    joined = dash.text == "-" and not dash.whitespace_ and not before.whitespace_
    return before if joined and before.text[:1].isupper() and before.is_sent_start is not True else None
