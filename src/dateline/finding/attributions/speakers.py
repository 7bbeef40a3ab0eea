"""Who the source of an attribution is: the actor behind a name, a pronoun or a document.

What is not plain stays as its words: a source that is not resolved can be looked up, a wrong name misleads.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.carriers import (
    Carrier,
    author_of,
    is_carrier,
    latest,
    plain_words,
    taken_up,
    title_after,
)
from dateline.finding.attributions.labelling import Labelled, Range
from dateline.finding.attributions.naming import (
    behind_post,
    first_name,
    group_beside,
    is_some_of,
    may_be_a_name,
    presented,
)
from dateline.finding.attributions.succession import Spoken, bearers, goes_on, is_only_told_of
from dateline.finding.attributions.turns import is_answer
from dateline.finding.grammar.cues import cue_words
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.records import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Speaker", "Speakers"]

NOBODY_NEW = 2  # sentences after a statement in which "it" still takes up the body that made it
THROUGH = frozenset({"in", "through", "via", "per", "from"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the actor (None: the words stand), its title there, and the document that it speaks through."""

    actor_id: str | None = None
    title: Span | None = None
    through: str | None = None


@dataclass(slots=True)
class Speakers:
    """Resolves the sources of one document in text order, remembering who spoke last."""

    document: Document
    carriers: Sequence[Carrier]
    first_turn: int | None = None  # where the turns of an interview begin
    said: Sequence[Range] = ()  # the contents of all attributions
    _last: Speaker = field(default_factory=Speaker)
    _last_sentence: int = -1
    _heard: set[str] = field(default_factory=set)  # who spoke by a full name
    _spoken: Spoken | None = None
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [sentence.start_char for sentence in self.document.sentences]

    def resolve(self, one: Labelled, enclosing: Speaker | None) -> Speaker:
        """Who speaks. ``enclosing`` is the speaker in whose words the attribution stands, whom "I" means."""
        source, cue = one.source, one.cue
        if source is None:
            return Speaker()
        doc = self.document.doc
        head = doc[source[0] : source[1]].root
        sentence = self._sentence(head)
        if head.lower_ in ("i", "my", "me") and enclosing is not None:
            return Speaker(enclosing.actor_id, None, enclosing.through)
        if self.first_turn is not None and head.idx >= self.first_turn and is_answer(head.text):
            return Speaker(self._interviewed(), None, None)
        speaker = self._through_title(head, source)
        if speaker is None:
            speaker = self._through_carrier(head) if is_carrier(head) else self._named(head, source, cue, sentence)
        if speaker.actor_id is not None:
            self._heard.add(speaker.actor_id)
        if enclosing is None:
            spoken = self._spoken
            if spoken is not None and goes_on(self.document, spoken, one, head, speaker.actor_id, self.said):
                speaker = replace(speaker, actor_id=spoken.actor_id)
            elif is_only_told_of(self.document, one, head, speaker.actor_id):
                speaker = replace(speaker, actor_id=None)
            self._last, self._last_sentence, self._spoken = speaker, sentence, Spoken(speaker.actor_id, head, one)
        return speaker

    def _interviewed(self) -> str | None:
        """The one person whom the report names before the interview begins; None where it names none or several."""
        document, before = self.document, self.first_turn or 0
        named = {mention.actor_id for mention in document.mentions if mention.span.start < before}
        persons = [actor_id for actor_id in sorted(named) if document.actors[actor_id].kind == "person"]
        return persons[0] if len(persons) == 1 else None

    def _through_title(self, head: Token, source: Range) -> Speaker | None:
        """A document as the source that is named by its title, without marks: "the ministry's Annual Report 2021"."""
        doc, carriers = self.document.doc, cue_words().carriers
        mark = next((at for at in range(*source) if doc[at].tag_ == "POS" and at > source[0]), None)
        if mark is None or mark > head.i:
            return None
        named = any(token.tag_ in ("NNP", "NNPS") and token.lower_ in carriers for token in doc[mark + 1 : source[1]])
        author = self.document.mention_at(doc[mark - 1]) if named else None
        title = doc[mark + 1 : source[1]].text.strip(' ,“”"«»‘’')
        if author is None:
            return None
        self.carriers = (*self.carriers, Carrier(title, doc[mark].idx, author.actor_id))  # "the report further warned"
        return Speaker(author.actor_id, author.title, title)

    def _through_carrier(self, head: Token) -> Speaker:
        """A document as the source: its author speaks, through it."""
        author = author_of(self.document, head)
        if author is not None:
            known = latest(self.carriers, head, author.actor_id)
            through = known.title if known else plain_words(head)
            self._tell_of(head, through, author.actor_id)
            return Speaker(author.actor_id, author.title, through)
        if _takes_up(head):
            known = taken_up(self.carriers, head)
            if known is not None:
                return Speaker(known.author_id, None, known.title)
            if self._last.through is not None and self._last.through.split()[-1] == head.text:
                return self._last
        return Speaker(None, None, plain_words(head))

    def _tell_of(self, noun: Token, title: str, author_id: str) -> None:
        """Remember a document by the noun for it and whose it is, for "the review" that comes."""
        self.carriers = (*self.carriers, Carrier(title, noun.idx, author_id, noun.lower_, titled=False))

    def _named(self, head: Token, source: Range, cue: Range | None, sentence: int) -> Speaker:
        """A name, a pronoun or a noun as the source."""
        if head.tag_ in ("WP", "WDT") or (head.lower_ == "that" and head.dep_ in SUBJECTS):
            head = _antecedent(head)
            if is_carrier(head):
                return self._through_carrier(head)
        document = self._document(head, cue)
        head = first_name(self.document, head, source)
        mention = self._mention(head, source)
        if head.lower_ == "it" and self._is_of_a_document(head, sentence):
            return Speaker(self._last.actor_id, None, self._last.through)
        if head.lower_ == "it" and mention is not None and self._is_of_the_last(head, sentence):
            return Speaker(self._last.actor_id, None, self._last.through)
        if mention is not None and is_some_of(self.document, mention, head):
            return Speaker(None, None, None)  # whoever says so, it is not all of them
        if source[1] - source[0] == 1 and may_be_a_name(self.document, mention, head):
            bearing = bearers(self.document, head)
            if bearing:
                spoke = [actor_id for actor_id in bearing if actor_id in self._heard]
                return Speaker(bearing[0] if len(bearing) == 1 else spoke[0] if len(spoke) == 1 else None)
        if mention is not None and mention.form == "name" and len(mention.span.quote.split()) > 1:
            self._heard.add(mention.actor_id)
        if mention is not None and not self._has_company(head, source, mention.actor_id):
            through = self._title(document, mention.actor_id) if document is not None else None
            if document is not None and through is not None:
                self._tell_of(document, through, mention.actor_id)
            if through is None and mention.form == "pronoun" and self._goes_on(mention.actor_id, sentence):
                through = self._last.through
            return Speaker(mention.actor_id, mention.title, through)
        if mention is None and head.lower_ == "it" and self._last.actor_id and self._goes_on(None, sentence):
            return Speaker(self._last.actor_id, None, self._last.through)
        return Speaker(None, None, plain_words(document) if document is not None else None)

    def _mention(self, head: Token, source: Range) -> Mention | None:
        """Whom a source names: behind a long post, by its head, beside that, or at the end of what tells who he is."""
        return (
            behind_post(self.document, head, source)
            or self.document.mention_at(head)
            or group_beside(self.document, head)
            or presented(self.document, head, source)
        )

    def _is_of_a_document(self, pronoun: Token, sentence: int) -> bool:
        """Whether "it" takes up the document that made the last statement: "The ruling says ... It describes ..."."""
        if self._spoken is None or self._last.through is None or sentence - self._last_sentence > NOBODY_NEW:
            return False
        last = self._spoken.head
        return (is_carrier(last) or self._is_titled(last)) and last.dep_ in SUBJECTS and pronoun.dep_ in SUBJECTS

    def _is_of_the_last(self, pronoun: Token, sentence: int) -> bool:
        """Whether "it said" goes on with the body that spoke last: "Hamas withdrew its claim. It said ..."."""
        spoke = self._spoken is not None and self._spoken.head.dep_ in SUBJECTS and pronoun.dep_ in SUBJECTS
        return spoke and self._goes_on(None, sentence)

    def _is_titled(self, noun: Token) -> bool:
        """Whether a noun is in the title of a document that was told of last: "Country Reports on Terrorism 2022"."""
        return any(
            one.titled and one.title == self._last.through and one.at <= noun.idx <= one.at + len(one.title) + 2
            for one in self.carriers
        )

    def _goes_on(self, actor_id: str | None, sentence: int) -> bool:
        """Whether the speaker of a sentence or two ago speaks on; with no actor given, whether a body does."""
        if self._last.actor_id is None or sentence - self._last_sentence > NOBODY_NEW:
            return False
        if actor_id is None:
            known = self.document.actors.get(self._last.actor_id)
            return known is not None and known.kind != "person"
        return actor_id == self._last.actor_id

    def _has_company(self, head: Token, source: Range, actor_id: str) -> bool:
        """Whether others are named beside the head ("the army and the police said"): then no one actor speaks."""
        inside = [beside for beside in head.conjuncts if source[0] <= beside.i < source[1]]
        if any(self.document.mention_at(beside) is None for beside in inside):
            return True
        # The parser may hang the second on a word inside the first: "the police of Kenya and the army of Uganda".
        mention_at = self.document.mention_at
        conjoined = (token for token in head.doc[slice(*source)] if token.dep_ == "conj")
        # "Long & Foster" is one name.
        joined = (mention_at(token) for token in conjoined if mention_at(token) != mention_at(token.head))
        return any(other is not None and other.actor_id != actor_id for other in joined)

    def _document(self, head: Token, cue: Range | None) -> Token | None:
        """The document named beside the cue: "In its report, the department noted", "said in a statement"."""
        verb = head.head if cue is None else self.document.doc[cue[0] : cue[1]].root
        beside = [*verb.children, *verb.head.children] if verb.dep_ in ("ccomp", "xcomp") else list(verb.children)
        for preposition in beside:
            if preposition.dep_ == "prep" and preposition.lower_ in THROUGH:
                for noun in preposition.children:
                    if noun.dep_ == "pobj" and is_carrier(noun):
                        return noun
        return None

    def _title(self, noun: Token, actor_id: str) -> str:
        """The title of an actor's document where it was named before, else the noun."""
        after = title_after(self.carriers, noun)
        if after is not None:
            return after.title
        owner = author_of(self.document, noun)
        known = latest(self.carriers, noun, actor_id) if owner is None or owner.actor_id == actor_id else None
        return known.title if known is not None and _takes_up(noun) else plain_words(noun)

    def _sentence(self, token: Token) -> int:
        return bisect.bisect_right(self._starts, token.idx)


def _takes_up(noun: Token) -> bool:
    """Whether the noun takes up something known: "the report", "its report", not "a report"."""
    return any(
        child.tag_ in ("PRP$", "POS") or child.dep_ == "poss" or child.lower_ in ("the", "this", "that", "same")
        for child in noun.children
    )


def _antecedent(relative: Token) -> Token:
    """The noun that a relative pronoun stands for, or the pronoun itself."""
    token = relative
    while token.dep_ not in ("relcl", "acl") and token.head != token:
        token = token.head
    return token.head if token.dep_ in ("relcl", "acl") else relative
