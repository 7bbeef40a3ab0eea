"""Who makes a statement, and whom its content is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.events.who.nationality import country_of
from dateline.finding.events.who.participants import participant
from dateline.finding.grammar.clauses import antecedent, prepositional
from dateline.finding.grammar.cues import TELL, cue_words
from dateline.finding.grammar.noun_phrases import phrase_start
from dateline.reading.document import Document
from dateline.records import Actor, Attribution, Participant, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ONE", "OTHERS", "Speaker", "about", "answering", "as_words", "hearers", "speaker_of"]

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
SELF = frozenset({"i", "we"})
HEARERS = frozenset({"you", "i", "we", "me", "us"})
ONE, OTHERS = frozenset({"he", "she"}), frozenset({"he", "she", "it", "they"})  # pronouns for a person, for others
SEVERAL = frozenset({"they"})
WHOSE = ("by", "from")
# Nouns for people whom nobody addresses in public life by themselves: "students should wear masks".
PRIVATE = frozenset({"civilian"})
# Who only reports what others say, or is counted: "the poll found".
REPORTING = frozenset({"media", "population"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever makes a statement: the attribution, and he as an actor."""

    said: Attribution
    actor: Participant

    @property
    def is_public(self) -> bool:
        """Whether it is somebody with a post or an office, or of a body, and no private person."""
        return self.said.title is not None or self.actor.sector not in (None, *PRIVATE)

    @property
    def is_known(self) -> bool:
        """Whether it is somebody of public life, or at least somebody with a name."""
        return self.is_public or self.actor.actor_id is not None

    def is_meant(self, document: Document, subject: Token) -> bool:
        """Whether a subject in the statement is its speaker: "I", "we", or "he" where it is nobody else."""
        own = self.said.source
        if subject.lower_ in SELF or (own is not None and own.start <= subject.idx < own.end):
            return True
        mention = document.mention_at(subject)
        if mention is not None:
            return mention.actor_id in (self.actor.actor_id, self.actor.stands_for)
        one = self.actor.actor_id is not None and document.actors[self.actor.actor_id].kind == "person"
        quote = self.actor.span.quote.lower()
        told = document.tokens_of(self.actor.span)
        many = quote in SEVERAL or (told is not None and told.root.tag_ == "NNS")
        alike = ONE if one or quote in ONE else SEVERAL if many else OTHERS
        return subject.lower_ in alike and self.said.directness != "direct"


def speaker_of(document: Document, said: Attribution) -> Speaker | None:
    """The speaker of a statement who is named, or whose noun says what he is; None of one that only asks or denies."""
    covered = document.tokens_of(said.source) if said.source is not None else None
    if said.source is None or covered is None or _denies(document, said) or not _tells(document, said):
        return None
    if not speech_words().counted.isdisjoint(token.lower_ for token in covered) or (
        covered[0].like_num and covered[0].lower_ != "one"
    ):
        return None
    head, actor = antecedent(covered.root), document.actors.get(said.source_id or "")
    found = participant(document, head, "actor")
    named = _phrase(document, head)
    if actor is not None and (found is None or found.actor_id != actor.id):
        found = Participant("actor", actor.id, named, said.title, None, actor.country, actor.sector)
    if found is None and _can_speak(document, head):
        found = Participant("actor", None, named)
    if found is None or (found.sector if actor is None else actor.kind) in REPORTING:
        return None
    return Speaker(said, found)


def _denies(document: Document, said: Attribution) -> bool:
    """Whether the cue denies the content, which the source so does not say: "denied that", not "said it was false"."""
    cue = document.tokens_of(said.cue) if said.cue is not None else None
    return said.stance == "denies" and (cue is None or not cue_words().says(cue.root.lower_))


def _can_speak(document: Document, head: Token) -> bool:
    """Whether a noun that no list of people has can be of who speaks: "the candidate", but not "the headline"."""
    if head.lower_ in SEVERAL | ONE:
        return True  # whoever they are
    if head.tag_ not in NOUNS or document.place_at(head) is not None:
        return False
    return head.lower_ not in speech_words().papers and head.lower_ not in document.deeds


def _tells(document: Document, said: Attribution) -> bool:
    """Whether the cue says that the content is what the source says or holds: "said", but not "asked", "never said"."""
    covered = document.tokens_of(said.cue) if said.cue is not None else None
    if covered is None or is_negated(covered.root):
        return False
    words = {token.lower_ for token in covered}
    if words & speech_words().unsaid or words & cue_words().perceiving:
        return False
    return any(map(cue_words().holds, words)) or covered[0].lower_ in ("according", ":")


def about(document: Document, speaker: Speaker, heads: Iterable[Token]) -> tuple[Participant, ...]:
    """Those of public life among the heads of phrases, as recipients, without the speaker and without his hearers."""
    found: list[Participant] = []
    for head in heads:
        if head.lower_ in HEARERS or speaker.is_meant(document, head):
            continue
        item = participant(document, head, "recipient")
        if item is None or not _is_public(document.actors.get(item.actor_id or ""), item):
            item = _body(document, head)
        if item is not None and item not in found:
            found.append(item)
    return tuple(found)


def _owners(head: Token) -> list[Token]:
    """Whose a thing is: "the president's plan", "a plan by the president", and of works "a decision of the court"."""
    found = [child for child in head.lefts if child.dep_ == "poss"]
    whose = (*WHOSE, "of") if head.lower_ in speech_words().works else WHOSE
    return found + [token for word in whose for token in prepositional(head, word)]


def answering(
    document: Document, speaker: Speaker, heads: Sequence[Token], or_words: bool = False
) -> tuple[Participant, ...]:
    """Who of public life answers for what the heads name, be it he or his; or else the first of them in its words."""
    found = about(document, speaker, [one for head in heads for one in (head, *_owners(head))])[:1]
    return found or (as_words(document, speaker, heads[0]) if or_words and heads else ())


def hearers(document: Document, speaker: Speaker, heads: Iterable[Token]) -> tuple[Participant, ...]:
    """Whom "you" means where the cue says who was told: "you must leave," Ann Dow told the envoy."""
    cue = document.tokens_of(speaker.said.cue) if speaker.said.cue is not None else None
    if cue is None or cue.root.lower_ not in TELL or not any(head.lower_ == "you" for head in heads):
        return ()
    return about(document, speaker, [child for child in cue.root.rights if child.dep_ in ("dobj", "dative")])[:1]


def as_words(document: Document, speaker: Speaker, head: Token) -> tuple[Participant, ...]:
    """A thing that a statement is about, as the words that name it: "the bill"; none where they name nothing."""
    if head.tag_ not in NOUNS or head.lower_ in speech_words().vague | ONE | OTHERS:
        return ()
    if document.time_at(head) is not None or speaker.is_meant(document, head):
        return ()
    return (Participant("recipient", None, _phrase(document, head)),)


def _phrase(document: Document, head: Token) -> Span:
    """A noun phrase without a quotation mark that opens before it."""
    start = phrase_start(head)
    while start != head and start.is_punct:
        start = start.nbor()
    return document.span(start, head)


def _is_public(actor: Actor | None, item: Participant) -> bool:
    if actor is not None:
        return actor.kind != "population" or item.sector == "government"  # "the Gao government"
    return item.sector is not None and item.sector not in PRIVATE


def _body(document: Document, head: Token) -> Participant | None:
    """A body that no name tells and that is no noun for people: "the ministry"."""
    if head.lower_ not in speech_words().bodies or head.tag_ not in NOUNS:
        return None
    named = _phrase(document, head)
    return Participant("recipient", None, named, sector="organisation", country=country_of(document, head))
