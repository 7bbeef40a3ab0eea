"""Events: every trigger of the ontology with who did it to whom, where, when, by what means and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.clauses import coordinated, governor, is_passive, objects, prepositional, subjects
from dateline.finding.conditions import told_at
from dateline.finding.delegations import Delegation, find_delegations
from dateline.finding.learned import add_learned
from dateline.finding.modality import modality_of
from dateline.finding.participants import participant
from dateline.finding.particulars import find_place, find_time, find_topic, publication_time
from dateline.finding.roles import find_participants
from dateline.finding.sameness import folded, merged
from dateline.finding.slots import Support, support_of
from dateline.ontology import Ontology, Trigger
from dateline.reading.document import Document
from dateline.reading.lexicon import name_words
from dateline.records import Event, Figure, Participant, PlaceMention, Span, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_events"]

# Of these a reader wants to know even where nobody can be named for them.
ANONYMOUS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
PAIR = re.compile(
    r"(?:both|the two|two|the) (?:sides|countries|nations|states|neighbours|neighbors|governments|parties|allies)"
)
BETWEEN = frozenset(
    {"CONSULT", "AGREE", "RETREAT", "COOPERATE", "ASSAULT", "ACCUSE"}
)  # what two sides have between them
LEAD = 3  # sentences from the top whose events happen where and when the report is filed, if nothing else is said


def find_events(document: Document, ontology: Ontology, learned: bool = False) -> tuple[Event, ...]:
    """The events of a report, in the order of their first telling; ``learned`` asks the network where rules end."""
    found: list[Event] = []
    for number, sentence in enumerate(document.sentences):
        told = [_both_sides(document, event, found) for event in _in_sentence(document, ontology, sentence, number)]
        if not any(event.type == "CONSULT" for event in told):
            _send_to_talks(document, sentence, found)
        found += told
    if learned:
        told_in = [(sentence, [event for event in found if _is_in(event, sentence)]) for sentence in document.sentences]
        add_learned(document, ontology, told_in)
        found = [event for _, events in told_in for event in events]
    return merged([_dated(document, event) for event in found], document.places)


def _is_in(event: Event, sentence: TokenSpan) -> bool:
    return sentence.start_char <= event.trigger.start < sentence.end_char


def _send_to_talks(document: Document, sentence: TokenSpan, found: list[Event]) -> None:
    """Bring who led the delegations, told in a sentence of its own, to the talks between their states."""
    for given in find_delegations(sentence):
        led = participant(document, given.head, "actor")
        if not given.leaders or led is None or led.actor_id is None:
            continue
        for at in range(len(found) - 1, -1, -1):
            event = found[at]
            if (
                event.type == "CONSULT"
                and event.mode != "visit"
                and led.actor_id in {item.actor_id for item in event.participants}
            ):
                people = tuple(item for item in _brought(document, given, led) if item.role in ("leader", "member"))
                support = document.sentence_of(led.span)
                found[at] = replace(
                    event,
                    participants=event.participants + people,
                    supports=tuple(dict.fromkeys((*event.supports, support))),
                )
                break


def _as_state(document: Document, item: Participant) -> Participant:
    """The state whose ministry or army took part: of "the two countries" neither is a ministry."""
    state = document.actors.get(item.country or "")
    return replace(item, actor_id=state.id, stands_for=None, sector=state.sector) if state is not None else item


def _both_sides(document: Document, event: Event, before: Sequence[Event]) -> Event:
    """ "Both sides", "the two countries": the two who met last."""
    pairs = [item for item in event.participants if item.actor_id is None and PAIR.fullmatch(item.span.quote.lower())]
    if not pairs:
        return event
    for earlier in reversed(before):
        two = [item for item in earlier.participants if item.role in ("actor", "recipient")]
        if earlier.type not in BETWEEN or len(two) != 2:
            continue
        if any(item.actor_id is None or document.actors[item.actor_id].kind == "person" for item in two):
            return event  # two sides there are, but one of them has no name
        if len({item.actor_id for item in two}) == 2:
            both = [
                _as_state(document, replace(item, role=pairs[0].role, span=pairs[0].span, title=None)) for item in two
            ]
            others = [item for item in event.participants if item not in pairs]
            return replace(event, participants=(*both, *others))
    return event


def _in_sentence(document: Document, ontology: Ontology, sentence: TokenSpan, number: int) -> list[Event]:
    triggers = list(_triggers(sentence, ontology, document))
    if not triggers:
        return []
    delegations = find_delegations(sentence)
    found: list[tuple[tuple[Token, ...], Event]] = []
    for token, trigger in triggers:
        event = _event(document, ontology, sentence, token, trigger, delegations, number)
        if event is None:
            continue
        at = next((at for at, (told, known) in enumerate(found) if _tells_same(token, event, told, known)), None)
        if at is None:
            found.append(((token,), event))
        else:
            found[at] = ((*found[at][0], token), folded(found[at][1], event, document.places))
    nouns = {event.id for (token, *_), event in found if token.tag_ == "NN"}
    return _without_names([event for _, event in found], nouns)


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
            if trigger.type == "STATEMENT":
                continue  # who says what is an attribution, with its source, cue and content
            token = told_at(trigger, words, at, sentence, document)
            if token is not None and token.i not in told and not _is_other(token, document):
                told.add(token.i)
                yield token, trigger
                break


def _is_other(token: Token, document: Document) -> bool:
    """Whether the word belongs to a name or a date: "the Liberation Front", "Protest Party", "March 1"."""
    mention = document.mention_at(token)
    return (mention is not None and mention.form in ("name", "acronym", "short")) or _is_day(document, token)


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
    participants = _with_delegations(document, find_participants(document, token, trigger, support), delegations, token)
    if (
        not _is_told(document, participants, trigger, token, support)
        or _befalls_a_thing(document, trigger, token, participants)
        or (trigger.mode == "visit" and not _is_official(document, participants))
    ):
        return None
    modality, negated = modality_of(token, support.verb if support else None)
    anchor = support.verb if support else None
    place = find_place(document, token, anchor, sentence) or _filed_at(document, number)
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
        time=find_time(document, token, anchor, sentence),
        figures=_figures(document, trigger, token, sentence),
        instruments=_instruments(document, ontology, sentence, words) if trigger.type == "ASSAULT" else (),
        topic=find_topic(document, token) if trigger.type in ("CONSULT", "COOPERATE", "AGREE") else None,
        modality=modality,
        negated=negated,
        pattern=_is_pattern(token, trigger.lemma),
        because=_because(trigger, token, support),
    )


def _because(trigger: Trigger, token: Token, support: Support | None) -> tuple[str, ...]:
    """The rule that fired, for ``dateline explain``: the type, the lemma, its frame and what carries it."""
    reasons = [f"trigger:{trigger.type}:{trigger.lemma}", f"frame:{trigger.frame.id}"]
    if support is not None:
        reasons.append(f"support:{support.kind}:{support.verb.lower_}")
    if token.tag_.startswith("NN") and any(child.lower_ in ("the", "this", "that") for child in token.lefts):
        reasons.append("definite")
    return tuple(reasons)


def _is_told(
    document: Document, participants: Sequence[Participant], trigger: Trigger, token: Token, support: Support | None
) -> bool:
    """Whether enough is said to make an event: somebody takes part, or it is of a kind that is counted anyway."""
    if participants:
        return trigger.type != "AID" or len(participants) > 1 or trigger.frame.pos == "noun" or bool(objects(token))
    if trigger.type not in ANONYMOUS:
        return False
    return trigger.frame.pos == "verb" or support is not None or (token.tag_ == "NN" and _is_set(document, token))


def _is_set(document: Document, noun: Token) -> bool:
    """Whether a noun is told with its own place or day: "the bombing in Kano", "Monday's blast"."""
    within = [child for child in noun.lefts if child.dep_ in ("poss", "compound", "nmod")]
    for child in noun.rights:
        if child.dep_ == "prep":
            within += [below for below in child.children if below.dep_ == "pobj"]
    return any(document.place_at(token) or _is_day(document, token) for token in within)


def _is_day(document: Document, token: Token) -> bool:
    time = document.time_at(token)
    return time is not None and time.edtf is not None and len(time.edtf) >= len("2024-03")


def _is_official(document: Document, participants: Sequence[Participant]) -> bool:
    """Whether a visit is one that states and bodies pay: an officer who arrives at a house pays none."""
    return any(
        item.stands_for or item.title or _is_of_state(item) or (item.role != "recipient" and _is_body(document, item))
        for item in participants
    )


def _is_of_state(item: Participant) -> bool:
    """Whether it is somebody of a government or between governments; as a recipient a state is only where one goes."""
    return item.sector in ("government", "international") and (item.role != "recipient" or item.actor_id is None)


def _is_body(document: Document, item: Participant) -> bool:
    actor = document.actors.get(item.actor_id or "")
    return actor is not None and (actor.registered or actor.kind not in ("person", "unknown"))


def _befalls_a_thing(document: Document, trigger: Trigger, token: Token, participants: Sequence[Participant]) -> bool:
    """Whether it is done to what is neither somebody nor a target: "the release of a report", "hit the economy"."""
    if any(item.role == "recipient" and (item.actor_id or item.sector or item.country) for item in participants):
        return False
    if trigger.frame.id == "object_noun":
        things = prepositional(token, "of")
    elif trigger.pos == "verb" and trigger.type == "ASSAULT" and (trigger.frame.id in ("transitive", "reciprocal")):
        things = objects(token)  # "fought hunger"
    else:
        return False
    aimed_at = document.targets | name_words().place_heads  # a town is taken
    return any(
        thing.tag_.startswith("NN") and thing.lower_ not in aimed_at and not _is_headcount(thing) for thing in things
    )


def _is_headcount(noun: Token) -> bool:
    """Whether it most likely counts people, in a word that no list has: "killed 13 ringleaders", not "a dream"."""
    return noun.tag_ == "NNS" and any(child.dep_ == "nummod" for child in noun.lefts)


# Delegations


def _with_delegations(
    document: Document, participants: tuple[Participant, ...], delegations: Sequence[Delegation], token: Token
) -> tuple[Participant, ...]:
    """The participants, a delegation brought with its leaders and members, and the state that it acts for."""
    heads = {document.span(given.head, given.head).end: given for given in delegations}
    people_in = {
        mention.actor_id: given for given in delegations for person in (*given.leaders, *given.members)
        if (mention := document.mention_at(person)) is not None
    }  # fmt: skip
    found: list[Participant] = []
    for item in participants:
        given = heads.get(item.span.end) or people_in.get(item.actor_id or "")
        found += _brought(document, given, item) if given is not None else [item]
    if not participants and _is_parley(token):
        for given in (each for each in delegations if each.leaders):
            led = participant(document, given.head, "actor")
            found += _brought(document, given, led) if led is not None else []
    return tuple(dict.fromkeys(found))


def _brought(document: Document, given: Delegation, item: Participant) -> list[Participant]:
    body = participant(document, given.head, item.role) or item
    found = [body]
    for role, tokens in (("leader", given.leaders), ("member", given.members)):
        for token in tokens:
            person = participant(document, token, role)  # type: ignore[arg-type]
            if person is not None and person.actor_id in document.actors and _is_person(document, person):
                found.append(replace(person, stands_for=body.actor_id or person.stands_for))
    return found


def _is_person(document: Document, item: Participant) -> bool:
    return item.actor_id is not None and document.actors[item.actor_id].kind == "person"


def _is_parley(token: Token) -> bool:
    """Whether talks are only the setting of a sentence: "In the first round of talks, X led the delegation"."""
    above = governor(token)
    return token.tag_.startswith("NN") and (above is None or above[1] not in ("subject", "object"))


# Particulars


def _dated(document: Document, event: Event) -> Event:
    """The event with a time: its own, or about the day of publication where it is told as news."""
    if event.time is not None or event.pattern or event.modality not in ("asserted", "possible", "attempted"):
        return event
    return replace(event, time=publication_time(document))


def _filed_at(document: Document, number: int) -> PlaceMention | None:
    """The dateline's place, for the events of the lead."""
    if number >= LEAD or document.report.dateline is None:
        return None
    return next((place for place in document.place_mentions if place.span == document.report.dateline), None)


def _coordinated_places(document: Document, place: PlaceMention | None) -> tuple[str, ...]:
    """The places named in one breath with the first: "in Balochistan and Sindh"."""
    covered = document.doc.char_span(place.span.start, place.span.end, alignment_mode="expand") if place else None
    if covered is None:
        return ()
    found = (document.place_at(token) for token in coordinated([covered.root]))
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


def _is_pattern(token: Token, lemma: str) -> bool:
    """Whether it is told as a habit: acts that nobody counts, or a plural doing it to a plural ("raid villages")."""
    if token.tag_ == "NNS":
        counted = any(child.dep_ in ("nummod", "det") and child.lower_ != "the" for child in token.children)
        return token.lower_ != lemma.split()[-1] and not counted
    if not token.tag_.startswith("VB") or token.tag_ == "VBD" or is_passive(token):
        return False  # "gunmen burned houses" is news of one happening, "gunmen burn houses" a habit
    return all(_is_bare_plural(one) for one in [*subjects(token), *objects(token)]) and bool(objects(token))


def _is_bare_plural(noun: Token) -> bool:
    return noun.tag_ == "NNS" and not any(child.dep_ in ("det", "nummod", "poss") for child in noun.children)


def _tells_same(token: Token, event: Event, told: Sequence[Token], known: Event) -> bool:
    """Whether a trigger of one sentence only unfolds others: "attacked the post, killing two", "shot dead"."""
    if event.type != known.type or not any(_hangs_on(token, other) or _hangs_on(other, token) for other in told):
        return False
    one, two = (frozenset(item.span for item in which.participants if item.role == "actor") for which in (event, known))
    return not one or not two or one == two


def _hangs_on(token: Token, other: Token) -> bool:
    """Whether one trigger depends on another, or is the noun for that in which it happened: "killed in an attack"."""
    if token.head == other:
        return True
    if token.dep_ != "pobj" or not token.tag_.startswith("NN") or not other.tag_.startswith("VB"):
        return False
    return token.head.lower_ in ("in", "during", "by") and token.head.head == other
