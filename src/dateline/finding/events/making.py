"""An event made of one trigger: what its sentence tells of it, and the rules that fired."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.events.setting.means import contexts_of, figures_of, instruments_of, is_arms, target_of, who_sent
from dateline.finding.events.setting.particulars import find_time, find_topic, is_within_quotes
from dateline.finding.events.setting.sequels import time_by_sequel
from dateline.finding.events.setting.whereabouts import find_place
from dateline.finding.events.whether.declining import by_denial, tells_by_denial
from dateline.finding.events.whether.deeds import HOLDER, is_deed, is_pattern
from dateline.finding.events.whether.happenings import is_pointed_at, is_told_apart
from dateline.finding.events.whether.modality import HAPPENED, modality_of
from dateline.finding.events.whether.telling_words import telling_words
from dateline.finding.events.who.delegations import Delegation
from dateline.finding.events.who.participants import participant
from dateline.finding.events.who.roles import find_participants
from dateline.finding.events.who.sides import with_delegations
from dateline.finding.events.who.slots import is_mutual
from dateline.finding.events.who.support import Support, copula_of, support_of
from dateline.finding.grammar.clauses import objects
from dateline.finding.grammar.coordination import coordinated
from dateline.ontology import Ontology, Trigger
from dateline.reading.document import Document
from dateline.records import Event, Modality, Participant, PlaceMention, Span, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["ALONE", "ANOTHER", "event_of", "reasons_of"]

ALONE = "alone"  # the reason of a noun with nobody, no day and no place, which may only name what is told elsewhere
ANOTHER = "another"  # the reason of an act that is told to be none of those before
# Words by which an act is told to be none of those told before: "another attack".
OTHERS = frozenset(
    {"another", "earlier", "previous", "second", "separate", "similar", "subsequent", "third", "unrelated"}
)
LEAD = 3  # sentences from the top whose events happen where and when the report is filed, if nothing else is said


def event_of(
    document: Document,
    ontology: Ontology,
    sentence: TokenSpan,
    token: Token,
    trigger: Trigger,
    delegations: Sequence[Delegation],
    number: int,
) -> Event | None:
    """The event that a trigger tells, with all that its sentence says of it; None where it is no deed."""
    kind, words = ontology.root(trigger.type), document.words_of(sentence)
    support = _carrying(token, trigger, ontology)
    mutual = is_mutual(token, trigger.frame.recipient, support, words)
    participants = find_participants(document, token, trigger, support, mutual)
    participants = with_delegations(document, participants, delegations, token)
    participants = _without_arms(document, ontology, participants) if kind == "ASSAULT" else participants
    if not is_deed(document, trigger, token, participants, support):
        return None
    if trigger.frame.id == "set_off" and not participants and any(map(_is_named_again, objects(token))):
        return None  # "the cart in which the bomb was hidden" tells no more of what is known
    anchor = support.verb if support else None
    modality, negated = _whether(trigger, token, anchor)
    place = find_place(document, token, anchor, sentence, trigger.type, trigger.mode)
    if place is None and modality in HAPPENED and not is_within_quotes(document.report.text, token.idx):
        place = _filed_at(document, number)
    time = time_by_sequel(document, token, anchor) or find_time(document, token, anchor, sentence, trigger.type)
    span = document.span(_beginning(token) if "-" in trigger.lemma else token, token)
    arms = instruments_of(document, ontology, sentence, words) if _is_by_force(kind, trigger.mode) else ()
    reasons = reasons_of(trigger, token, support, mutual)
    if _is_alone(document, trigger, token, participants, support):
        reasons = (*reasons, ALONE)
    return Event(
        identify("event", document.report.id, trigger.type, span.start, span.end),
        trigger.type,
        span,
        (document.sentence_of(span),),
        participants,
        mode=trigger.mode,
        contexts=contexts_of(ontology, sentence, words, kind == "ASSAULT"),
        place_id=place.place_id if place else None,
        place_span=place.span if place else None,
        further_places=_coordinated_places(document, place),
        target_type=target_of(participants, ontology),
        time=time,
        figures=figures_of(document, ontology, trigger.type, sentence),
        instruments=_without_seized(document, arms),
        topic=find_topic(document, token) if trigger.type in ("CONSULT", "COOPERATE", "AGREE") else None,
        modality=modality,
        negated=negated,
        # "The attacks" of nobody that is told are some that happened.
        pattern=is_pattern(token, trigger, support, time) and (bool(participants) or not is_pointed_at(token)),
        because=(*reasons, *telling_words(token, anchor, modality, negated)),
    )


def _whether(trigger: Trigger, token: Token, anchor: Token | None) -> tuple[Modality, bool]:
    """Whether it is told to have happened, and whether not, in view of what the trigger itself tells of it."""
    modality, negated = modality_of(token, anchor)
    if anchor is not None and anchor.head == token and modality == "asserted" and not negated:
        modality, negated = modality_of(token, None)  # "denied the attack that they had planned"
    if tells_by_denial(trigger):
        modality = by_denial(modality)
    negated = negated and not any(need.slot == "denied" for need in trigger.needs)  # "not allowed to leave" is kept in
    if modality == "asserted" and trigger.type == "ASSAULT" and "attempt" in trigger.lemma.split():
        modality = "attempted"  # "made an attempt on the life of the minister"
    return modality, negated


def _is_alone(
    document: Document, trigger: Trigger, token: Token, participants: Sequence[Participant], support: Support | None
) -> bool:
    """Whether a noun tells nothing of its own: nobody, no place, no day, and no verb that it took place."""
    if participants or support is not None or trigger.pos != "noun":
        return False
    return not is_told_apart(document, trigger, token)


def _carrying(token: Token, trigger: Trigger, ontology: Ontology) -> Support | None:
    """The verb that carries a noun or an adjective."""
    match trigger.pos:
        case "noun" if trigger.frame.id == HOLDER:
            return copula_of(token) if token.head.tag_ != "VB" else None  # not "is known to be a supporter"
        case "noun":
            return support_of(token, ontology)
        case "adjective":
            return copula_of(token)
    return None


def _without_seized(document: Document, arms: Sequence[Span]) -> tuple[Span, ...]:
    """The arms without those that were only found: "seized 40 rifles in a raid"."""
    seized = [figure.span for figure in document.figures if figure.kind == "seized"] if arms else []
    return tuple(span for span in arms if not any(span.overlaps(other) for other in seized))


def _is_by_force(kind: str, mode: str | None) -> bool:
    """Whether it is told with what an act is done: of violence, a riot, or what is done to a crowd."""
    return kind == "ASSAULT" or (kind, mode) in (("PROTEST", "riot"), ("COERCE", "crackdown"))


def _beginning(token: Token) -> Token:
    """The first token of a word with hyphens: "sit" in "sit-in"."""
    while token.i > 1 and token.nbor(-1).text == "-" and not (token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_):
        token = token.nbor(-2)
    return token


def _without_arms(
    document: Document, ontology: Ontology, participants: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """The participants without what only struck, and with who is told to have sent it: "a drone fired by rebels"."""
    arms = [item for item in participants if is_arms(document, ontology, item)]
    if not arms:
        return participants
    kept = tuple(item for item in participants if item not in arms)
    if any(item.role == "actor" for item in kept):
        return kept
    sent = (participant(document, token, "actor") for item in arms for token in who_sent(document, item.span))
    return (*(item for item in sent if item is not None), *kept)


def reasons_of(trigger: Trigger, token: Token, support: Support | None, mutual: bool) -> tuple[str, ...]:
    """The rule that fired, for ``dateline explain``: the type, the lemma, its frame, what carries it, and more."""
    reasons = [f"trigger:{trigger.type}:{trigger.lemma}", f"frame:{trigger.frame.id}"]
    if support is not None:
        reasons.append(f"support:{support.kind}:{support.verb.lower_}")
    if mutual:
        reasons.append("each other")
    named, before = token.tag_.startswith("NN"), list(token.lefts)
    if token.tag_ == "VBG" and trigger.pos == "noun":  # "the police firing", where "police" parses as those who fire
        named, before = True, [below for child in before if child.dep_ == "nsubj" for below in child.lefts]
    if named and any(map(_is_known, before)):
        reasons.append("definite")
    if token.tag_.startswith("NN") and any(child.lower_ in OTHERS for child in token.lefts):
        reasons.append(ANOTHER)
    return tuple(reasons)


def _is_known(before: Token) -> bool:
    """Whether a word before a noun tells that the act was spoken of: "the raid", "his arrest", "Monday's raid"."""
    if before.lower_ in ("the", "this", "that") or before.tag_ == "PRP$":
        return True
    return before.dep_ == "poss" and before.ent_type_ in ("DATE", "TIME")


def _is_named_again(arms: Token) -> bool:
    """Whether what was set off was told of before: "the cart in which the bomb was hidden"."""
    return any(child.lower_ in ("the", "this", "that") for child in arms.lefts)


def _filed_at(document: Document, number: int) -> PlaceMention | None:
    """The dateline's place, for the events of the lead."""
    if number >= LEAD or document.report.dateline is None:
        return None
    filed = next((place for place in document.place_mentions if place.span == document.report.dateline), None)
    # Small letters may be of a heading and no town: "sports: ...".
    return None if filed is None or (filed.place_id is None and filed.span.quote.islower()) else filed


def _coordinated_places(document: Document, place: PlaceMention | None) -> tuple[str, ...]:
    """The places named in one breath with the first: "in Balochistan and Sindh"."""
    covered = document.tokens_of(place.span) if place else None
    if covered is None:
        return ()
    heads = [covered.root]
    if covered.root.dep_ == "pobj":  # "in Accra and in Kumasi"
        heads += [below for joined in covered.root.head.conjuncts for below in joined.children if below.dep_ == "pobj"]
    found = (document.place_at(token) for token in coordinated(heads))
    return tuple(dict.fromkeys(other.place_id for other in found if other and other.place_id and other != place))
