"""Whether words tell a deed at all, and whether one or a habit: who "released a report" released nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.events.stages import hearings
from dateline.finding.events.whether.dealings import is_dealing
from dateline.finding.events.whether.happenings import RULES, is_happening
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.events.whether.things import befalls_a_thing
from dateline.finding.events.whether.visits import is_news
from dateline.finding.events.who.role_words import role_words
from dateline.finding.events.who.support import Support
from dateline.finding.grammar.clauses import objects, subjects
from dateline.finding.grammar.people import SPEAKING
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.records import Participant, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ANONYMOUS", "HOLDER", "MISHAPS", "is_deed", "is_pattern"]

HOLDER = "holder_noun"  # the frame of nouns for who is for or against others

# Of these a reader wants to know even where nobody can be named for them.
ANONYMOUS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
# Types of what is said to or of somebody, which may be told in any words.
ADDRESSED = frozenset({"ACCUSE", "AGREE", "APPEAL", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
PRESSING = frozenset({"APPEAL", "REJECT", "REQUEST"})  # of what a speaker presses for or refuses
# Types whose participle after a noun only says how somebody stands: "troops backed by tanks", "police equipped with".
DESCRIBED = frozenset({"SUPPORT", "COOPERATE", "AID"})
IDENTIFYING = "identify"
BORNE = frozenset({"armed", "equipped"})  # "was armed with a knife" tells what somebody bore
# Adjectives by which acts are counted: "several attacks".
COUNTING = frozenset({"several", "multiple", "numerous", "many", "few"})
# Words of what nobody means to do: "an accidental shooting".
MISHAPS = frozenset(
    {"accidental", "accidentally", "accidently", "inadvertent", "inadvertently", "unintentional", "unintentionally"}
)
BEING = frozenset({"as", "be", "been", "is", "was", "were"})  # before "an accident"
# With these one says that it was meant, or may have been.
MEANT = frozenset({"n't", "n’t", "no", "not", "deliberate", "whether"})
# Words by which a measure is lifted, which is news like one that is laid on.
LIFTING = frozenset(
    {"abolish", "call off", "ease", "lift", "loosen", "relax", "reopen", "repeal", "rescind", "scrap", "unblock"}
)
LETTING = frozenset({"allow", "permit"})


def is_deed(
    document: Document, trigger: Trigger, token: Token, participants: Sequence[Participant], support: Support | None
) -> bool:
    """Whether a trigger with these participants tells an event."""
    if not _is_told(document, participants, trigger, token, support):
        return False
    if _is_accident(document, trigger, token, participants):
        return False
    if trigger.frame.id == HOLDER and (support is None or all(item.role != "actor" for item in participants)):
        return False  # "supporters of the president gathered" only says who they are
    if trigger.mode == "visit" and not is_news(document, trigger, participants, support):
        return False
    if trigger.type in DESCRIBED and _only_describes(document, token, participants):
        return False
    if trigger.lemma.split()[0] == IDENTIFYING and (token.dep_ in ("acl", "relcl", "conj") or is_negated(token)):
        return False  # "a man identified as Ade Bello", "had not identified any suspects"
    return not befalls_a_thing(document, trigger, token, participants)


def _is_accident(document: Document, trigger: Trigger, token: Token, participants: Sequence[Participant]) -> bool:
    """Whether its sentence tells that nobody meant it ("was accidentally shot", "appears to have been an accident"),
    or its report, where only a noun takes it up: "the shooting"."""
    if trigger.type != "ASSAULT" or trigger.mode not in (None, "firearms"):
        return False
    if trigger.pos == "noun" and not participants and not MISHAPS.isdisjoint(document.report.text.lower().split()):
        return True
    words = [word.lower_ for word in token.sent]
    told = (words[at - 1] for at in range(1, len(words) - 1) if words[at : at + 2] == ["an", "accident"])
    if MISHAPS.isdisjoint(words) and BEING.isdisjoint(told):
        return False
    return MEANT.isdisjoint(words)


def _only_describes(document: Document, verb: Token, participants: Sequence[Participant]) -> bool:
    """Whether a participle tells no more than what stands behind somebody: "troops backed by tanks", "allied with"."""
    clause = verb.head if verb.dep_ == "conj" else verb
    if verb.tag_ != "VBN" or not (clause.dep_ == "acl" or verb.lower_ in BORNE):
        return False
    return not any(item.role == "actor" and item.actor_id in document.actors for item in participants)


def _is_told(
    document: Document, participants: Sequence[Participant], trigger: Trigger, token: Token, support: Support | None
) -> bool:
    """Whether enough is said to make an event: somebody takes part, or it is of a kind that is counted anyway."""
    if trigger.lemma in LETTING and _lets_nobody_known(token, participants):
        return False
    if participants and not _is_only_speaker(trigger, token, participants):
        return trigger.type != "AID" or len(participants) > 1 or trigger.frame.pos == "noun" or bool(objects(token))
    if trigger.lemma in hearings() and support is not None:
        return True  # "sentencing is set for Monday", of whoever was last said to be charged
    if trigger.pos == "noun" and trigger.type not in ANONYMOUS and not participants:
        return is_dealing(document, trigger, token, support)
    if _is_measure_taken(trigger, token):
        return True
    if trigger.type not in ANONYMOUS or (trigger.frame.pos == "verb" and trigger.mode in RULES):
        return False
    if trigger.type == "COERCE" and trigger.frame.pos == "verb" and not objects(token):
        return False  # "ignored orders to disperse"
    if trigger.frame.pos == "verb":  # "those killed" only says who is meant
        return token.dep_ != "acl" or token.head.lower_ not in ("those", "people", "anyone")
    return support is not None or is_happening(document, trigger, token)


def _is_measure_taken(trigger: Trigger, verb: Token) -> bool:
    """Whether a measure is told as laid on or lifted, by whomever: "the curfew was lifted", "roads are sealed"."""
    laid_on = trigger.type == "COERCE" and any(need.slot == "object" and need.words for need in trigger.needs)
    if not laid_on and not (trigger.type == "CONCEDE" and trigger.lemma in LIFTING):
        return False
    return trigger.pos == "verb" and is_passive(verb) and verb.dep_ not in ("acl", "amod")


def _is_only_speaker(trigger: Trigger, verb: Token, participants: Sequence[Participant]) -> bool:
    """Whether nobody is named beside whoever is quoted: "we allowed it", but not "we condemn the raid"."""
    others = [item for item in participants if item.span.quote.lower() not in SPEAKING]
    known = any(item.actor_id or item.sector or trigger.type in ADDRESSED for item in others)
    return len(others) < len(participants) and not known and not _presses(trigger, verb)


def _presses(trigger: Trigger, verb: Token) -> bool:
    """Whether who is quoted demands, asks for or refuses a thing, of nobody who is told: "we call for an inquiry"."""
    if trigger.type not in PRESSING or trigger.pos != "verb" or trigger.lemma in role_words().having:
        return False
    return any(child.dep_ in ("dobj", "ccomp", "xcomp") or child.lower_ in ("for", "by") for child in verb.rights)


def _lets_nobody_known(verb: Token, participants: Sequence[Participant]) -> bool:
    """Whether a thing lets somebody do what he does: "the law allows voters to choose"."""
    if is_passive(verb) or any(item.role == "actor" for item in participants):
        return False
    return any(subject.tag_[:2] in ("NN", "WD", "DT") for subject in subjects(verb))


def is_pattern(token: Token, trigger: Trigger, support: Support | None, time: Time | None) -> bool:
    """Whether it is told as a habit: acts that nobody counts, or a plural doing it to a plural ("raid villages")."""
    if token.tag_ == "NNS":
        if support is not None and support.kind == "happens" and support.verb.tag_ == "VBD":
            return False  # "clashes broke out" once
        if token.dep_ == "nsubj" and token.head.tag_ == "VBD":
            return False  # "clashes left 17 people injured"
        if trigger.type == "PROTEST" and support is not None and support.verb.tag_ == "VBD":
            return False  # "thousands took part in marches across France"
        if time is not None and time.edtf is not None and _is_one_day(time.edtf):
            return False  # "the attacks in Gao on June 7"
        if token.dep_ == "pobj" and token.head.lower_ in ("after", "following") and token.head.head.tag_ == "VBD":
            return False  # "fled after clashes between herders and farmers"
        counted = any(
            (child.dep_ in ("nummod", "det") and child.lower_ != "the") or child.lower_ in COUNTING
            for child in token.children
        )
        return token.lower_ != trigger.lemma.split()[-1] and not counted
    if token.tag_ not in ("VB", "VBP", "VBZ") or is_passive(token):
        return False  # "gunmen burned houses" is news of one happening, "gunmen burn houses" a habit
    return all(_is_bare_plural(one) for one in [*subjects(token), *objects(token)]) and bool(objects(token))


def _is_one_day(edtf: str) -> bool:
    return len(edtf) >= len("2024-03-07") and "/" not in edtf and not edtf.endswith("~")


def _is_bare_plural(noun: Token) -> bool:
    return noun.tag_ == "NNS" and not any(child.dep_ in ("det", "nummod", "poss") for child in noun.children)
