"""One happening told twice in a report is one event with two supports: the lead and its later retelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.finding.events.making import ALONE, ANOTHER
from dateline.finding.events.speech.deed import SPEECH
from dateline.finding.events.stages import at_other_stages
from dateline.finding.events.tellings import Tellings, named, shown
from dateline.finding.grammar.people import ARMED
from dateline.records import Event, Participant, Place, Time

__all__ = ["folded", "merged"]


APART = frozenset({"visit", "phone"})  # an arrival for talks is not the talks
DIRECTED = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "ACCUSE", "REQUEST", "REJECT", "AID"})
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})  # of which many are told as they come to be known
ANYBODY = frozenset({"civilians", "people", "residents", "villagers", "victims", "others"})
COMMON = frozenset({"the", "a", "an", "of", "and"})
NUMBERS = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
COUNTS = frozenset({"dozens", "hundreds", "thousands", "scores", "many", "several", "some"} | NUMBERS)
NEAR = 600  # characters, about two paragraphs: a habit told on in the next sentence is the same habit
MANY = 100  # events: of fewer each is compared with all before it faster than they are put in order


def merged(events: Sequence[Event], places: dict[str, Place]) -> tuple[Event, ...]:
    """The events, each retelling folded into the first that it can be a retelling of."""
    kept: list[Event] = []
    known = Tellings(places) if len(events) > MANY else None
    for event in events:
        near = range(len(kept)) if known is None else known.like(event)
        at = next((at for at in near if _is_retelling(kept[at], event, places)), None)
        if at is None:
            at = len(kept)
            kept.append(event)
        elif ALONE not in event.because:  # "condemned the attack" tells no more of it
            kept[at] = folded(kept[at], event, places)
        if known is not None:
            known.put(at, kept[at])
    return tuple(kept)


def _is_retelling(first: Event, later: Event, places: dict[str, Place]) -> bool:
    if first.type != later.type or first.negated != later.negated or first.pattern != later.pattern:
        return False
    if _is_printed_twice(first, later):
        return True
    if ANOTHER in later.because and ANOTHER not in first.because:
        return False
    if first.type == "ACCUSE" and at_other_stages(first, later):
        return False
    if first.mode != later.mode and ((first.mode and later.mode) or {first.mode, later.mode} & APART):
        return False
    if first.modality != later.modality and {first.modality, later.modality} & {"denied", "hypothetical", "threatened"}:
        return False
    if first.modality != later.modality and first.type == "ASSAULT" and "definite" not in later.because:
        return False  # a raid that was meant is not the invasion of long ago
    if _is_past_of_plan(first, later) or _is_past_of_plan(later, first):
        return False
    return _where(first, later, places) and _when(first, later) and _who(first, later)  # the quickest first


def _is_printed_twice(first: Event, later: Event) -> bool:
    """Whether a page has the very sentence again, as under each of its pictures."""
    one, other = first.supports[0], later.supports[0]
    if one.start == other.start or one.quote != other.quote or named(first) != named(later):
        return False
    return first.trigger.start - one.start == later.trigger.start - other.start


def _is_past_of_plan(plan: Event, done: Event) -> bool:
    """Whether one is planned for no day that is told, and the other was on its own: "will meet", "met in 2018"."""
    if (plan.modality, done.modality) != ("planned", "asserted"):
        return False
    return (plan.time is None or plan.time.span is None) and done.time is not None and done.time.span is not None


def _who(first: Event, later: Event) -> bool:
    """Whether one's participants are among the other's; nobody named at all is no contradiction for "the attack"."""
    one, other = named(first), named(later)
    if _turned(first, later) or _with_others(first, later):
        return False
    if first.pattern and later.pattern and later.trigger.start - first.supports[-1].end < NEAR:
        return not one or not other or one <= other or other <= one
    if not other or not one:
        if _adds(later):
            return named(later, ["actor"]) <= named(first, ["actor"])
        if _says_again(first, later) or _names_again(first, later):
            return True
        if "definite" in later.because and _is_vague(first, later):
            return True
        return ("definite" in later.because or _takes_up(first, later)) and (
            not shown(later) or not shown(first) or _only_counts(later) or _shares_words(first, later)
        )
    return one <= other or other <= one


def _turned(one: Event, other: Event) -> bool:
    """Whether whom the one is done to is who does the other: "the rebels were killed", "the rebels raided a base"."""
    return one.type in DIRECTED and any(
        named(actors, ["actor"]) & (named(recipients, ["recipient"]) - named(recipients, ["actor"]))
        for actors, recipients in ((one, other), (other, one))
    )


def _with_others(first: Event, later: Event) -> bool:
    """Whether the same is said or given to others, or by others, whom nothing joins: "accused the minister", "he
    accused the reporters"; one man or body with an article ("the senator") may be whom the first names, but for what
    statements do, sentence by sentence: "the mayor is a liar", "the senate lacks the courage"."""
    if first.type in FORCE:
        return False
    by_words = any(reason.startswith(SPEECH) for event in (first, later) for reason in event.because)
    for role in ("actor", "recipient"):
        one, other = ([item for item in shown(event) if item.role == role] for event in (first, later))
        if not one or not other or named(first, [role]) & named(later, [role]):
            continue
        words = [{word for item in side for word in item.span.quote.lower().split()} for side in (one, other)]
        apart = by_words or any(_is_many(item) for item in (*one, *other))
        if apart and not (words[0] & words[1]) - COMMON:
            return True
    return False


def _is_many(item: Participant) -> bool:
    """Whether it is a phrase for several: "all principal secretaries"."""
    last = item.span.quote.lower().split()[-1]
    return item.actor_id is None and last.endswith("s") and not last.endswith("ss")


def _only_counts(later: Event) -> bool:
    """Whether a number is all that it tells of anybody: "the blast wounded 20"."""
    words = [item.span.quote.lower().split()[-1] for item in shown(later)]
    return all(word.isdigit() or word in COUNTS for word in words)


def _adds(later: Event) -> bool:
    """Whether it only tells of more whom the same befell: "six others were hurt"."""
    return later.type == "ASSAULT" and any(
        item.role == "recipient" and item.span.quote.lower().split()[-1] == "others" for item in later.participants
    )


def _takes_up(first: Event, later: Event) -> bool:
    """Whether the later is done to what the first was: "the bus" after "a bus"."""
    struck = {
        word for item in first.participants if item.role == "recipient" for word in item.span.quote.lower().split()
    }
    again = [item.span.quote.lower().split() for item in later.participants if item.role == "recipient"]
    return any(words[0] == "the" and words[-1] in struck for words in again)


def _is_vague(first: Event, later: Event) -> bool:
    """Whether it names no more than what kind of people were struck, as the first counts them: "the killing of
    civilians"."""
    struck = [item for item in first.participants if item.role == "recipient" and item.sector == "civilian"]
    words = [item.span.quote.lower().split() for item in later.participants]
    anybody = all(len(each) == 1 and each[0] in ANYBODY for each in words)
    return bool(struck and words) and anybody and any(not figure.within for figure in first.figures)


def _says_again(first: Event, later: Event) -> bool:
    """Whether the later names nobody but whom the first did, in the same words: those who were struck among them, or
    all of them, at the same time; "they were shot on Monday" after "two men were shot on Monday"."""
    one, other = ({item.span.quote.lower() for item in shown(event)} for event in (first, later))
    if one and (one == other or not other) and first.time and later.time and first.time.span and later.time.span:
        alike = first.time.edtf == later.time.edtf and first.trigger.quote == later.trigger.quote
        return alike and bool(later.participants)
    return other <= one and any(item.role == "recipient" for item in shown(later))


def _names_again(first: Event, later: Event) -> bool:
    """Whether the later only has the first's noun once more, as of one act: "a shooting", "violence"."""
    word = later.trigger.quote.lower()
    return not later.participants and word == first.trigger.quote.lower() and not word.endswith("s")


def _shares_words(first: Event, later: Event) -> bool:
    words = [{word for item in shown(event) for word in item.span.quote.lower().split()} for event in (first, later)]
    return bool((words[0] & words[1]) - COMMON)


def _when(first: Event, later: Event) -> bool:
    one, other = (event.time.edtf if event.time else None for event in (first, later))
    if one is None or other is None or one.endswith("~") or other.endswith("~"):
        return True
    one_days, other_days = one.split("/"), other.split("/")
    # A shorter date is a prefix of a longer one inside it: 2023 holds 2023-03 holds 2023-03-06.
    return any(a.startswith(b) or b.startswith(a) for a in one_days for b in other_days)


def _where(first: Event, later: Event, places: dict[str, Place]) -> bool:
    one, other = (places.get(event.place_id or "") for event in (first, later))
    if one is None or other is None or one.id == other.id:
        return True
    if one.country != other.country:
        return False
    wider = {one.precision, other.precision} & {"country", "region"}
    return bool(wider) or (one.admin1 == other.admin1 and "admin1" in (one.precision, other.precision))


def folded(first: Event, later: Event, places: dict[str, Place]) -> Event:
    """The first telling with what only the later one tells."""
    participants = list(first.participants)
    for item in later.participants:
        at = next((at for at, known in enumerate(participants) if _is_same(item, known)), None)
        if at is None:
            participants.append(item)
        elif participants[at].sector is None and item.sector is not None and item.actor_id is None:
            participants[at] = item  # "the minister in Gao", "the minister": whom more is known of
    told = [*shown(first), *shown(later)]  # of the others "them" and the like only where the first says no more
    roles = {item.role for item in told}
    own = [item for item in first.participants if item.role not in roles]
    participants = [item for item in participants if item in told or item in own]
    supports = first.supports + tuple(span for span in later.supports if span not in first.supports)
    numbers = {(figure.kind, figure.low, figure.high, figure.unit, figure.within) for figure in first.figures}
    figures = first.figures + tuple(
        figure
        for figure in later.figures
        if (figure.kind, figure.low, figure.high, figure.unit, figure.within) not in numbers
    )
    nearer = _nearer(first, later, places)
    known_means = {span.quote.lower() for span in first.instruments}
    return replace(
        first,
        supports=supports,
        participants=tuple(participants),
        mode=first.mode or later.mode,
        contexts=tuple(dict.fromkeys(first.contexts + later.contexts)),
        place_id=nearer.place_id,
        place_span=nearer.place_span,
        further_places=nearer.further_places,
        time=_better_time(first, later),
        figures=figures,
        instruments=first.instruments
        + tuple(span for span in later.instruments if span.quote.lower() not in known_means),
        topic=first.topic or later.topic,
        target_type=first.target_type or later.target_type,
        because=tuple(dict.fromkeys(first.because + later.because)),
    )


def _nearer(first: Event, later: Event, places: dict[str, Place]) -> Event:
    """Whichever tells the place more closely: the first, unless it names none or only the country."""
    one, other = places.get(first.place_id or ""), places.get(later.place_id or "")
    if other is None or (one is None and first.place_span is not None):
        return first  # a hamlet that no gazetteer has is where it happened all the same
    wide = one is None or (one.precision in ("country", "region") and other.precision not in ("country", "region"))
    return later if wide else first


def _better_time(first: Event, later: Event) -> Time | None:
    if first.time is None or (first.time.span is None and later.time is not None and later.time.span is not None):
        return later.time
    return first.time


def _is_same(one: Participant, other: Participant) -> bool:
    if one.actor_id is not None or other.actor_id is not None:
        return one.actor_id == other.actor_id
    if one.span.quote.lower() == other.span.quote.lower():
        return True
    return one.role == other.role and (one.span.overlaps(other.span) or _is_taken_up(other, one))


def _is_taken_up(known: Participant, later: Participant) -> bool:
    """Whether "the farmers" or "the attackers" are whom an event has: the same noun, or others who bear arms."""
    first, *rest = later.span.quote.lower().split()
    if first != "the" or not rest or known.span.start > later.span.start:
        return False
    armed = later.sector in ARMED and later.sector == known.sector and later.role == "actor"
    return armed or rest[-1] == known.span.quote.lower().split()[-1]
