"""Who does it where only words tell: "we", "some of them", a name that nobody knows, a letter that warns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import SPOKEN
from dateline.finding.events.whether.declining import tells_by_denial
from dateline.finding.events.who.role_words import role_words
from dateline.finding.events.who.support import Support
from dateline.finding.grammar.clauses import doers, objects, subjects
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.measures import is_measure
from dateline.finding.grammar.noun_phrases import governor, is_none, is_when, is_who, phrase_start
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["in_words", "voicing"]

# Types of what only somebody can do, whatever words tell who; those of SPOKEN a letter or a petition does too.
HUMAN = SPOKEN | {"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "PROTEST"}
LAID_DOWN = frozenset({"ban", "restrict"})  # modes of what a law does
PRONOUNS = frozenset({"he", "she", "they", "we", "i"})
# Words that count people by themselves: "some criticised it".
SOME = frozenset({"all", "both", "few", "many", "most", "others", "several", "some", "those"})
NAMES = frozenset({"PERSON", "ORG", "NORP"})
GOVERNED = frozenset({"dobj", "ccomp", "xcomp", "prep", "advcl", "prt"})


def in_words(document: Document, trigger: Trigger, verb: Token) -> list[Participant]:
    """Whoever does what a verb tells, in the words that stand there: "they demanded his release"."""
    if trigger.mode in LAID_DOWN and trigger.type == "COERCE":
        return [
            Participant("actor", None, document.span(phrase_start(head), head))
            for head in doers(verb)[:1]
            if is_measure(head) and not is_none(head) and (governor(head) or ("", ""))[1] != "object"
        ]  # but not where it is told what others do with it: "condemned a law that bans strikes"
    if trigger.type not in HUMAN or _is_bidden(verb):
        return []
    told_for_what = bool(objects(verb)) or any(child.dep_ in GOVERNED for child in verb.children)
    if not told_for_what and not tells_by_denial(trigger):
        return []  # "we agree"
    if any(one.lower_.endswith(("self", "selves")) for one in objects(verb)):
        return []  # "we have to defend ourselves"
    for head in doers(verb)[:1]:
        if head.lower_ in PRONOUNS and trigger.type != "CONSULT":  # "he attended every meeting" says little
            return [Participant("actor", None, document.span(head, head))]
        if _is_somebody(document, trigger, head):
            return [Participant("actor", None, document.span(phrase_start(head), head))]
    return []


def voicing(document: Document, trigger: Trigger, support: Support) -> list[Participant]:
    """Who voices what a noun tells, be it only "they": "they expressed their solidarity", not "they had support"."""
    verb = support.verb
    if trigger.type not in SPOKEN or support.kind != "acts" or verb.lower_ in role_words().having or is_passive(verb):
        return []
    plain = [head for head in subjects(verb)[:1] if head.lower_ in PRONOUNS]
    return [Participant("actor", None, document.span(head, head)) for head in plain]


def _is_bidden(verb: Token) -> bool:
    """Whether it opens what is said, to somebody or nobody: "he said, 'Thank God'"."""
    return verb.tag_ in ("VB", "VBP") and (verb.is_sent_start is True or verb.nbor(-1).is_quote)


def _is_somebody(document: Document, trigger: Trigger, head: Token) -> bool:
    """Whether the words can only mean people, or what speaks for them."""
    if document.opens(head) or is_when(document, head) or is_none(head) or document.mention_at(head) is not None:
        return False
    if head.lower_ == "those" and trigger.type not in SPOKEN:
        return False  # "those who work with horses"
    if head.lower_ in SOME or (head.tag_ == "CD" and head.lower_ != "one"):
        return True
    if head.lower_ in role_words().acting:
        return True
    if head.tag_ in ("NNP", "NNPS") or (head.tag_ == "NN" and head.ent_type_ in NAMES):
        return _is_name(document, head)
    if trigger.type in SPOKEN and head.lower_ in cue_words().carriers:
        return True
    if head.tag_ in ("NN", "NNS") and is_who(head):
        return True
    return any(child.dep_ in ("compound", "nmod") and people().sector(child.lower_) for child in head.lefts)


def _is_name(document: Document, head: Token) -> bool:
    """Whether it is a name, of no place, and no headline's verb: "Sangliana", but not "Chad's Arrest"."""
    whole = document.doc[head.left_edge.i : head.i + 1]
    return (
        head.is_alpha
        and len(head) > 1
        and document.place_at(head) is None
        and not any(word.dep_ == "poss" or word.tag_.startswith("VB") for word in whole)
    )
