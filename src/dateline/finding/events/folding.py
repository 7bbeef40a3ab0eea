"""Triggers of one sentence that tell one event: which unfold another, which only name it, which say what is refused."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.making import ALONE, reasons_of
from dateline.finding.events.setting.steps import steps_between
from dateline.finding.events.stages import at_other_stages
from dateline.finding.events.whether.deeds import ANONYMOUS
from dateline.finding.events.who.slots import is_mutual
from dateline.finding.grammar.clauses import subjects
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.records import Event, Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["against", "counted_once", "name_only", "refused", "tells_same", "without_hurt", "without_names"]

STRIKING = frozenset({"ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN"})


def against(event: Event, verb: Token, known: Event) -> Event:
    """An act of two sides in which one suffered, its other side as who did it: "were killed in clashes with rebels"."""
    roles = {item.role for item in (*known.participants, *event.participants)}
    if event.mode != "clash" or roles != {"recipient"} or not is_passive(verb):
        return event
    return replace(event, participants=tuple(replace(item, role="actor") for item in event.participants))


def without_hurt(event: Event, told: Sequence[Event]) -> Event:
    """The act of force without the dead and hurt of an act of violence that its sentence tells beside it."""
    if event.type == "ASSAULT" or not any(other.type == "ASSAULT" and other.figures for other in told):
        return event
    return replace(event, figures=tuple(figure for figure in event.figures if figure.kind not in ("killed", "injured")))


def counted_once(
    document: Document, found: Sequence[tuple[tuple[Token, ...], Event]]
) -> list[tuple[tuple[Token, ...], Event]]:
    """The events, each number left to the nearest of several acts of violence, or measures, of their sentence."""
    kept = list(found)
    for kind in ("ASSAULT", "COERCE"):
        acts = [at for at, (_, event) in enumerate(found) if event.type == kind and event.figures]
        if len(acts) > 1:
            _count_once(document, kept, acts)
    return kept


def _count_once(document: Document, kept: list[tuple[tuple[Token, ...], Event]], acts: Sequence[int]) -> None:
    """Leave each number of those acts to the nearest of them."""
    for figure in dict.fromkeys(figure for at in acts for figure in kept[at][1].figures):
        covered = document.tokens_of(figure.span)
        having = [at for at in acts if figure in kept[at][1].figures]
        if covered is None or len(having) < 2:
            continue
        nearest = min(having, key=lambda at: min(steps_between(covered.root, token) for token in kept[at][0]))
        for at in having:
            if at != nearest:
                own, event = kept[at]
                kept[at] = (own, replace(event, figures=tuple(one for one in event.figures if one != figure)))


def refused(found: Sequence[tuple[tuple[Token, ...], Event]]) -> list[tuple[tuple[Token, ...], Event]]:
    """The events without those that only say what is refused, their recipients laid to the refusal."""
    kept = list(found)
    for tokens, event in found:
        verb = tokens[0]
        if not event.negated or verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "acl"):
            continue
        at = next((at for at, (own, one) in enumerate(kept) if one.type == "REJECT" and verb.head in own), None)
        if at is None:
            continue
        own, refusal = kept[at]
        known = {item.span for item in refusal.participants}
        asked = [item for item in event.participants if item.role == "recipient" and item.span not in known]
        if event.type in STRIKING or any(item.role == "recipient" and item.actor_id for item in refusal.participants):
            asked = []  # who refuses to strike somebody refuses somebody else
        elif asked:
            refusal = replace(
                refusal,
                participants=tuple(item for item in refusal.participants if item.role != "recipient" or item.sector),
            )
        kept[at] = (own, replace(refusal, participants=(*refusal.participants, *asked)))
        kept.remove((tokens, event))
    return kept


def name_only(noun: Token, trigger: Trigger, found: list[tuple[tuple[Token, ...], Event]]) -> None:
    """Lay a noun that tells nothing by itself to the event that happened in it: "six were hurt in the shooting"."""
    for at, (told, event) in enumerate(found):
        if event.type == trigger.type and any(_hangs_on(noun, token) for token in told):
            words = [token.lower_ for token in noun.sent]
            reasons = reasons_of(trigger, noun, None, is_mutual(noun, trigger.frame.recipient, None, words))
            because = tuple(dict.fromkeys((*event.because, *reasons)))
            found[at] = (told, replace(event, mode=event.mode or trigger.mode, because=because))


def without_names(told: Sequence[Event], nouns: Set[str]) -> list[Event]:
    """The events, a noun in which nobody further takes part laid to what it only names: "killed five in a raid"."""
    kept = list(told)
    for event in told:
        only_harm = event.type == "ASSAULT" and event.mode is None and not event.figures and event.participants
        if event.type not in ANONYMOUS or not (event.id in nouns or only_harm):
            continue  # "clashes left 17 people injured"
        own = {item.span for item in event.participants}
        for at, other in enumerate(kept):
            if other.type == event.type and own < {item.span for item in other.participants}:
                kept[at] = other if ALONE in event.because else replace(other, mode=other.mode or event.mode)
                kept = [one for one in kept if one.id != event.id]
                break
    return kept


def tells_same(token: Token, event: Event, told: Sequence[Token], known: Event) -> bool:
    """Whether a trigger of one sentence only unfolds others: "attacked the post, killing two", "shot dead"."""
    if event.type == "ACCUSE" and at_other_stages(event, known):
        return False
    if event.type == "COERCE" and _are_two_measures(event, known):
        return False
    if event.type != known.type or not any(_hangs_on(token, other) or _hangs_on(other, token) for other in told):
        return False
    if ALONE in event.because and known.participants and token.dep_ == "conj" and token.head in told:
        return False  # "police shootings, and an ambush that left five dead"
    one, two = (frozenset(item.span for item in which.participants if item.role == "actor") for which in (event, known))
    if two and token.head in told and _is_before_or_after(token, event, known):
        return False
    if token.head in told and _is_another_act(token, event):
        return False
    if any(_acts_in(event, item) or _acts_in(known, item) for item in (*event.participants, *known.participants)):
        return False  # "helped the men rescue two boys": who does the one is whom the other is done to
    return not one or not two or one == two


def _are_two_measures(one: Event, other: Event) -> bool:
    """Whether what one is done to is not what the other is: "arrested four men and seized 60 rifles"."""
    first, second = ({item.span for item in each.participants if item.role == "recipient"} for each in (one, other))
    return one.mode != other.mode and bool(first and second) and first.isdisjoint(second)


def _acts_in(event: Event, item: Participant) -> bool:
    """Whether a recipient is who acts in an event."""
    acting = (other.span for other in event.participants if other.role == "actor")
    return item.role == "recipient" and item.span in acting


def _is_another_act(verb: Token, event: Event) -> bool:
    """Whether a clause that "and" joins to what some suffered tells what others did: "nine were killed, and bombers
    struck a port"."""
    if verb.dep_ != "conj" or not verb.tag_.startswith("VB") or is_passive(verb) or not is_passive(verb.head):
        return False
    return subjects(verb) != subjects(verb.head) and any(item.role == "actor" for item in event.participants)


def _is_before_or_after(verb: Token, event: Event, known: Event) -> bool:
    """Whether a clause with a subject of its own tells of an act on others at another time: "two days after police
    arrested his brother", or one of whom nobody can tell: "as they raided a hideout"."""
    if verb.dep_ != "advcl" or not any(child.dep_ in SUBJECTS for child in verb.lefts):
        return False
    struck, others = ({item.span for item in one.participants if item.role == "recipient"} for one in (event, known))
    if not struck or struck & others:
        return False
    marks = {child.lower_ for child in verb.lefts if child.dep_ in ("mark", "prep", "advmod")}
    unknown = not any(item.role == "actor" for item in event.participants) and not is_passive(verb)
    return not marks.isdisjoint(("after", "before")) or (unknown and not marks.isdisjoint(("as", "while")))


def _hangs_on(token: Token, other: Token) -> bool:
    """Whether one trigger depends on another, or is the noun for that in which it happened: "killed in an attack"."""
    if token.head == other:
        return True
    if token.tag_ == "VBG" and token.dep_ == "acl" and token.head.i + 1 == token.i and token.head.tag_ == "NNS":
        token = token.head  # "killed in police firing", where "police" parses as those who fire
    if token.dep_ != "pobj" or token.tag_[:2] not in ("NN", "VB") or not other.tag_.startswith("VB"):
        return False
    return token.head.lower_ in ("in", "during", "by") and token.head.head == other
