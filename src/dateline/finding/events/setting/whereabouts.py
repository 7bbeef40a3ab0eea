"""Where an event happened, as its own sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import FAR, SPOKEN, VIOLENT
from dateline.finding.events.setting.steps import steps_between
from dateline.finding.grammar.people import people
from dateline.reading.cells import is_cell
from dateline.reading.document import Document
from dateline.reading.places.streets import is_part_of_town
from dateline.reading.stretches import beginning_in
from dateline.records import PlaceMention
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_place"]

# What stands between a street and its town: "on Prescott Avenue in the city of Reading".
TOWNWARD = re.compile(r"\W{1,2}(?:(?:in|of|near) )?(?:the )?(?:(?:city|town|village|township) of )?")


def find_place(
    document: Document,
    trigger: Token,
    support: Token | None,
    sentence: TokenSpan,
    kind: str | None = None,
    mode: str | None = None,
) -> PlaceMention | None:
    """Where: the place that hangs on the trigger or its clause by a preposition, else as what was visited.

    ``kind`` and ``mode`` are the type and mode of the event where it has one.
    """
    is_spoken = kind in SPOKEN and mode not in ("investigate", "sign")
    anchors = [token for token in (trigger, support) if token is not None]
    best: tuple[int, int, PlaceMention] | None = None
    for mention in beginning_in(document.place_mentions, sentence.start_char, sentence.end_char):
        covered = document.tokens_of(mention.span)
        if covered is None:
            continue
        if is_cell(document.doc, covered.start, covered.end):
            best = best or (FAR, covered.start, mention)
            continue
        if not _is_locative(document, covered.root, trigger, kind == VIOLENT):
            continue
        if is_spoken and _is_content(covered.root, anchors):
            continue
        steps = min(steps_between(covered.root, anchor) for anchor in anchors)
        key = (steps, covered.start, mention)
        if steps <= FAR and (best is None or key[:2] < best[:2]):
            best = key
    return _in_town(document, best[2], sentence) if best else None


def _in_town(document: Document, place: PlaceMention, sentence: TokenSpan) -> PlaceMention:
    """The town right behind a street that no map has: "on Prescott Avenue in the city of Reading"."""
    if place.place_id is not None or not is_part_of_town(document.report, place.span):
        return place
    for other in document.place_mentions:
        known = document.places.get(other.place_id or "")
        if known is not None and known.is_local and place.span.end < other.span.start < sentence.end_char:
            between = document.report.text[place.span.end : other.span.start]
            return other if TOWNWARD.fullmatch(between.lower()) else place
    return place


def _is_content(place: Token, anchors: Sequence[Token]) -> bool:
    """Whether a place belongs to what is said and meant: "condemned the raid in Gao", "called on Mali to help"."""
    below, token = None, place
    while token not in anchors:
        if token.head == token:
            return False  # said somewhere else in the sentence: "In Bamako, he condemned the raid"
        below, token = token, token.head
    if below is None or below.dep_ in ("advcl", "nsubj", "nsubjpass", "conj", "npadvmod"):
        return False
    if below.dep_ != "prep":
        return True
    if below.lower_ == "in" and place.head == below and _has_thing(token, below):
        return True  # "condemned the raid in Gao", which a parser lays to the verb
    about = next((child.lower_ for child in below.children if child.dep_ == "pobj"), "")
    return below.lower_ not in _words()["said in"] or about in _words()["about"]


def _has_thing(verb: Token, place: Token) -> bool:
    """Whether a thing stands between a verb and its place."""
    return any(child.dep_ == "dobj" and child.tag_ in ("NN", "NNS") and child.i < place.i for child in verb.children)


def _is_locative(document: Document, token: Token, trigger: Token, is_violent: bool) -> bool:
    inner = token
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head != token:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in _words()["locative"]:
        if token.head.lower_ == "to" and token.head.head.tag_ == "VBG" and token.head.head != trigger:
            return False  # "sanctions on firms accused of supplying drones to Russia"
        if (
            inner.head.lower_ in _words()["hospitals"]
            and token.head.lower_ in ("to", "at")
            and token.head.head != trigger
        ):
            return False
        if token.head.lower_ == "to" and token.head.head.lower_ in _words()["carried"] and token.head.head != trigger:
            return False  # "was shot and taken to Bamako"
        # "the ministers of Kenya met" tells whose they are, not where
        whose = token.head.head
        if token.head.lower_ == "from" and people().sector(whose.lower_) is not None:
            return False  # "a woman from Gao was shot"
        if whose.dep_ == "acl" and whose.lower_ in _words()["seated"] and whose != trigger:
            return False  # "attacks by groups based in Gao"
        return token.head.lower_ not in ("of", "from") or not _is_person(document, whose)
    if token.dep_ not in ("dobj", "npadvmod") or token.head != trigger or document.mention_at(token) is not None:
        return False
    if is_violent:
        return True  # "killed two Gao guards"
    return not _is_person(document, token) and people().sector(token.lower_) is None  # "charged a Gao man"


def _is_person(document: Document, token: Token) -> bool:
    """Whether "of" and "from" tell whose somebody is or where he comes from: "Ann Dow, 18, from Lee County"."""
    actor = document.actor_at(token)
    return (
        token.lower_ in people().representatives
        or token.ent_type_ == "PERSON"
        or (actor is not None and actor.kind == "person")
    )


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The lists of ``data/whereabouts.yaml``, which says what each means."""
    return {name: frozenset(words) for name, words in table("finding", "whereabouts").items()}
