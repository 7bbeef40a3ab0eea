"""Events: every trigger of the ontology with who did it to whom, where, when, by what means and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.background import without_stand_ins
from dateline.finding.conditions import told_at
from dateline.finding.coordination import coordinated
from dateline.finding.deeds import ANONYMOUS, is_day, is_deed, is_pattern
from dateline.finding.delegations import Delegation, find_delegations
from dateline.finding.learned import add_learned
from dateline.finding.likelihood import likely
from dateline.finding.modality import modality_of
from dateline.finding.occasions import on_occasion
from dateline.finding.only_town import in_only_town
from dateline.finding.particulars import find_time, find_topic, is_within_quotes, publication_time
from dateline.finding.roles import find_participants
from dateline.finding.sameness import folded, merged
from dateline.finding.sayings import on_day_of_speech
from dateline.finding.sequels import time_by_sequel
from dateline.finding.sides import both_sides, send_to_talks, with_delegations
from dateline.finding.slots import Support, is_mutual, support_of
from dateline.finding.voice import is_passive
from dateline.finding.whereabouts import find_place
from dateline.ontology import Ontology, Trigger
from dateline.reading.document import Document
from dateline.records import Event, Figure, Participant, PlaceMention, Span, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_events", "told_events"]

HAPPENED = frozenset({"asserted", "possible", "attempted"})
STRIKING = frozenset({"ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN"})
EXPLOSIVE = frozenset({"explosives", "heavy-weapons", "suicide-attack"})  # modes of what goes off
LEAD = 3  # sentences from the top whose events happen where and when the report is filed, if nothing else is said


def find_events(
    document: Document, ontology: Ontology, learned: bool = False, bar: float | None = None
) -> tuple[Event, ...]:
    """The events of a report, in the order of their first telling.

    ``learned`` asks the network where rules end, and leaves out what is less likely to be right than ``bar`` (None: the
    shipped bar).
    """
    found = told_events(document, ontology, learned)
    if learned:
        found = likely(document, ontology, found, bar)
    events = merged([_dated(document, event) for event in found], document.places)
    events = on_day_of_speech(document, on_occasion(document, events))
    return in_only_town(document, without_stand_ins(document, events))


def told_events(document: Document, ontology: Ontology, learned: bool = False) -> list[Event]:
    """Every telling of an event, likely or not, each by itself."""
    found: list[Event] = []
    for number, sentence in enumerate(document.sentences):
        delegations = find_delegations(sentence)
        told = _in_sentence(document, ontology, sentence, delegations, number)
        told = [both_sides(document, event, found) for event in told]
        if not any(event.type == "CONSULT" for event in told):
            send_to_talks(document, delegations, found)
        found += told
    if not learned:
        return found
    told_in = [(sentence, [event for event in found if _is_in(event, sentence)]) for sentence in document.sentences]
    add_learned(document, ontology, told_in)
    return [event for _, events in told_in for event in events]


def _is_in(event: Event, sentence: TokenSpan) -> bool:
    return sentence.start_char <= event.trigger.start < sentence.end_char


def _in_sentence(
    document: Document, ontology: Ontology, sentence: TokenSpan, delegations: Sequence[Delegation], number: int
) -> list[Event]:
    found: list[tuple[tuple[Token, ...], Event]] = []
    for token, trigger in _triggers(sentence, ontology, document):
        event = _event(document, ontology, sentence, token, trigger, delegations, number)
        if event is None:
            _name(token, trigger, found)
            continue
        at = next((at for at, (told, known) in enumerate(found) if _tells_same(token, event, told, known)), None)
        if at is None:
            found.append(((token,), event))
        else:
            told, known = found[at]
            found[at] = ((*told, token), folded(known, _against(event, told[0], known), document.places))
    found = [(own, _without_hurt(event, [other for _, other in found])) for own, event in _refused(found)]
    nouns = {event.id for (token, *_), event in found if token.tag_ == "NN"}
    return _without_names([event for _, event in found], nouns)


def _against(event: Event, verb: Token, known: Event) -> Event:
    """An act of two sides in which one suffered, its other side as who did it: "were killed in clashes with rebels"."""
    roles = {item.role for item in (*known.participants, *event.participants)}
    if event.mode != "clash" or roles != {"recipient"} or not is_passive(verb):
        return event
    return replace(event, participants=tuple(replace(item, role="actor") for item in event.participants))


def _without_hurt(event: Event, told: Sequence[Event]) -> Event:
    """The act of force without the dead and hurt of an act of violence that its sentence tells beside it."""
    if event.type == "ASSAULT" or not any(other.type == "ASSAULT" and other.figures for other in told):
        return event
    return replace(event, figures=tuple(figure for figure in event.figures if figure.kind not in ("killed", "injured")))


def _refused(found: Sequence[tuple[tuple[Token, ...], Event]]) -> list[tuple[tuple[Token, ...], Event]]:
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


def _name(noun: Token, trigger: Trigger, found: list[tuple[tuple[Token, ...], Event]]) -> None:
    """Lay a noun that tells nothing by itself to the event that happened in it: "six were hurt in the shooting"."""
    for at, (told, event) in enumerate(found):
        if event.type == trigger.type and any(_hangs_on(noun, token) for token in told):
            because = tuple(dict.fromkeys((*event.because, *_because(trigger, noun, None))))
            found[at] = (told, replace(event, mode=event.mode or trigger.mode, because=because))


def _without_names(told: Sequence[Event], nouns: Set[str]) -> list[Event]:
    """The events, a noun in which nobody further takes part laid to what it only names: "killed five in a raid"."""
    kept = list(told)
    for event in told:
        if event.id not in nouns or event.type not in ANONYMOUS:
            continue
        own = {item.span for item in event.participants}
        for at, other in enumerate(kept):
            if other.type == event.type and own < {item.span for item in other.participants}:
                kept[at] = replace(other, mode=other.mode or event.mode)
                kept.remove(event)
                break
    return kept


def _triggers(sentence: TokenSpan, ontology: Ontology, document: Document) -> Iterator[tuple[Token, Trigger]]:
    """The triggers of a sentence, at most one a token: the longest words first, then as the ontology lists them."""
    words, told = [token.lower_ for token in sentence], set()
    for at, word in enumerate(words):
        for trigger in ontology.triggers(word):
            is_said = trigger.type == "STATEMENT"  # who says what is an attribution, with its source, cue and content
            if is_said and not trigger.parts:
                continue
            token = told_at(trigger, words, at, sentence, document)
            if token is not None and is_said:
                told.add(token.i)  # who "shot back" with words shot at nobody
                break
            if token is not None and token.i not in told and not _is_other(token, document):
                told.add(token.i)
                yield token, trigger
                break


def _is_other(token: Token, document: Document) -> bool:
    """Whether the word belongs to a name or a date: "the Liberation Front", "Protest Party", "March 1"."""
    mention = document.mention_at(token)
    return (mention is not None and mention.form in ("name", "acronym", "short")) or is_day(document, token)


def _event(
    document: Document,
    ontology: Ontology,
    sentence: TokenSpan,
    token: Token,
    trigger: Trigger,
    delegations: Sequence[Delegation],
    number: int,
) -> Event | None:
    support = support_of(token, ontology) if trigger.frame.pos == "noun" else None
    participants = with_delegations(document, find_participants(document, token, trigger, support), delegations, token)
    if trigger.type == "ASSAULT":
        participants = _without_arms(document, ontology, participants)
    if not is_deed(document, trigger, token, participants, support):
        return None
    modality, negated = modality_of(token, support.verb if support else None)
    anchor = support.verb if support else None
    place = find_place(document, token, anchor, sentence, trigger.type, trigger.mode)
    if place is None and modality in HAPPENED and not is_within_quotes(document.report.text, token.idx):
        place = _filed_at(document, number)
    time = time_by_sequel(document, token, anchor) or find_time(document, token, anchor, sentence, trigger.type)
    span = document.span(token, token)
    words = [word.lower_ for word in sentence]
    return Event(
        identify("event", document.report.id, trigger.type, span.start, span.end),
        trigger.type,
        span,
        (document.sentence_of(span),),
        participants,
        mode=trigger.mode,
        contexts=tuple(dict.fromkeys(name for _, _, name in ontology.context_phrases.find(words))),
        place_id=place.place_id if place else None,
        place_span=place.span if place else None,
        further_places=_coordinated_places(document, place),
        target_type=_target(participants, ontology),
        time=time,
        figures=_figures(document, trigger, token, sentence),
        instruments=_instruments(document, ontology, sentence, words) if trigger.type == "ASSAULT" else (),
        topic=find_topic(document, token) if trigger.type in ("CONSULT", "COOPERATE", "AGREE") else None,
        modality=modality,
        negated=negated,
        pattern=is_pattern(token, trigger.lemma, support, time),
        because=_because(trigger, token, support),
    )


def _without_arms(
    document: Document, ontology: Ontology, participants: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """The participants without what only struck: "the blast of an improvised device", "hit by rocket fire"."""
    return tuple(item for item in participants if not _is_arms(document, ontology, item))


def _is_arms(document: Document, ontology: Ontology, item: Participant) -> bool:
    actor = document.actors.get(item.actor_id or "")
    words = item.span.quote.lower().split()
    if item.sector is not None or (actor is not None and (actor.registered or actor.kind == "person")):
        return False
    return any(
        end == len(words) and ontology.instruments[tool].mode in EXPLOSIVE
        for _, end, tool in ontology.instrument_phrases.find(words)
    )


def _because(trigger: Trigger, token: Token, support: Support | None) -> tuple[str, ...]:
    """The rule that fired, for ``dateline explain``: the type, the lemma, its frame and what carries it."""
    reasons = [f"trigger:{trigger.type}:{trigger.lemma}", f"frame:{trigger.frame.id}"]
    if support is not None:
        reasons.append(f"support:{support.kind}:{support.verb.lower_}")
    if is_mutual(token, trigger.frame.recipient, support):
        reasons.append("each other")
    if token.tag_.startswith("NN") and any(child.lower_ in ("the", "this", "that") for child in token.lefts):
        reasons.append("definite")
    return tuple(reasons)


# Particulars


def _dated(document: Document, event: Event) -> Event:
    """The event with a time: its own, or about the day of publication where it is told as news."""
    if event.time is not None or event.pattern or event.modality not in HAPPENED:
        return event
    return replace(event, time=publication_time(document))


def _filed_at(document: Document, number: int) -> PlaceMention | None:
    """The dateline's place, for the events of the lead."""
    if number >= LEAD or document.report.dateline is None:
        return None
    filed = next((place for place in document.place_mentions if place.span == document.report.dateline), None)
    # Small letters may be of a heading and no town: "sports: ...".
    return None if filed is None or (filed.place_id is None and filed.span.quote.islower()) else filed


def _coordinated_places(document: Document, place: PlaceMention | None) -> tuple[str, ...]:
    """The places named in one breath with the first: "in Balochistan and Sindh"."""
    covered = document.doc.char_span(place.span.start, place.span.end, alignment_mode="expand") if place else None
    if covered is None:
        return ()
    heads = [covered.root]
    if covered.root.dep_ == "pobj":  # "in Accra and in Kumasi"
        heads += [below for joined in covered.root.head.conjuncts for below in joined.children if below.dep_ == "pobj"]
    found = (document.place_at(token) for token in coordinated(heads))
    return tuple(dict.fromkeys(other.place_id for other in found if other and other.place_id and other != place))


def _figures(document: Document, trigger: Trigger, token: Token, sentence: TokenSpan) -> tuple[Figure, ...]:
    kinds = COUNTED.get(trigger.type, frozenset())
    return tuple(
        figure for figure in document.figures
        if sentence.start_char <= figure.span.start < sentence.end_char and figure.kind in kinds
    )  # fmt: skip


COUNTED = {
    "ASSAULT": frozenset({"killed", "injured", "abducted", "missing", "displaced"}),
    "COERCE": frozenset({"arrested", "killed", "injured", "displaced", "sentenced"}),
    "PROTEST": frozenset({"participants", "arrested", "injured", "killed"}),
    "AID": frozenset({"money"}),
    "SANCTION": frozenset({"money"}),
    "RETREAT": frozenset({"released"}),
}


def _instruments(document: Document, ontology: Ontology, sentence: TokenSpan, words: Sequence[str]) -> tuple[Span, ...]:
    found = ontology.instrument_phrases.find(words)
    return tuple(document.span(sentence[first], sentence[after - 1]) for first, after, _ in found)


def _target(participants: Sequence[Participant], ontology: Ontology) -> str | None:
    """What kind of people or things was aimed at, from the words of the recipients."""
    for item in participants:
        if item.role == "recipient":
            words = item.span.quote.lower().split()
            for _, _, name in ontology.target_phrases.find(words):
                return name
    return None


def _tells_same(token: Token, event: Event, told: Sequence[Token], known: Event) -> bool:
    """Whether a trigger of one sentence only unfolds others: "attacked the post, killing two", "shot dead"."""
    if event.type != known.type or not any(_hangs_on(token, other) or _hangs_on(other, token) for other in told):
        return False
    one, two = (frozenset(item.span for item in which.participants if item.role == "actor") for which in (event, known))
    if two and token.head in told and _is_before_or_after(token, event, known):
        return False
    return not one or not two or one == two


def _is_before_or_after(verb: Token, event: Event, known: Event) -> bool:
    """Whether a clause with a subject of its own tells of an act on others at another time: "two days after police
    arrested his brother", or one of whom nobody can tell: "as they raided a hideout"."""
    if verb.dep_ != "advcl" or not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts):
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
    if token.dep_ != "pobj" or not token.tag_.startswith("NN") or not other.tag_.startswith("VB"):
        return False
    return token.head.lower_ in ("in", "during", "by") and token.head.head == other
