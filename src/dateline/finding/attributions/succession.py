"""Who "he said" means right behind a statement: whoever made it, unless somebody else was named since.

Coreference looks at names alone, wherever they stand. Whoever is only named inside what was said is seldom the one who
goes on speaking.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled, Range
from dateline.finding.grammar.people import people
from dateline.reading.document import Document
from dateline.reading.lexicon import gender_of
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Spoken", "bearers", "goes_on", "is_only_told_of"]

PRONOUNS = {"he": "m", "she": "f"}
CITED = {"him": "m", "her": "f"}
SELF = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
REACH = 30  # words between two statements of one speaker; behind more the report has gone on to something else
ASKED = frozenset({"asked", "questioned", "quizzed"})
OPENING = frozenset("“\"‘«'")
NAMES = frozenset({"name", "short"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement that nobody's words hold: who made it (None: the words stand), its source and where it lies."""

    actor_id: str | None
    head: Token
    one: Labelled

    @property
    def start(self) -> int:
        """The first of its tokens."""
        return min(start for start, _ in _parts(self.one))

    @property
    def end(self) -> int:
        """The token behind its last."""
        return max(end for _, end in _parts(self.one))


def goes_on(
    document: Document, last: Spoken, one: Labelled, head: Token, taken: str | None, said: Sequence[Range]
) -> bool:
    """Whether the "he" of a statement is the speaker of the last one, and not the actor that it was ``taken`` for.

    ``said`` is where the report has what somebody says or asks.
    """
    gender = PRONOUNS.get(head.lower_) or (CITED.get(head.lower_) if _is_cited(document, one) else None)
    if gender is None or taken == last.actor_id or not _is_person(document, last):
        return False
    if SELF.get(last.head.lower_, gender) != gender:
        return False
    if last.actor_id is not None and _genders(document, last.actor_id) - {gender}:
        return False
    between = document.doc[last.end : Spoken(None, head, one).start]
    if len(between) > REACH or any(_is_other(document, token, last) for token in between):
        return False
    if _tells_of_itself(document, one, head, gender):
        return False
    return taken is None or all(
        any(start <= at < end for start, end in said) or _is_in_question(document.doc[at])
        for at in _named(document, taken, last.start, head)
    )


def is_only_told_of(document: Document, one: Labelled, head: Token, taken: str | None) -> bool:
    """Whether the actor that "he" was taken for is only somebody whom the statement tells of: "Diop was shot, he said".

    Where the statement tells of him with "he" or "his" besides, or he was named shortly before, he may have said it.
    """
    gender = PRONOUNS.get(head.lower_)
    if gender is None or taken is None:
        return False
    if _names_behind(document, one, head, taken):
        return True
    if _tells_of_itself(document, one, head, gender):
        return False
    reach = Spoken(taken, head, one)
    named = list(_named(document, taken, max(reach.start - REACH, 0), head))
    inside = [any(start <= at < end for start, end in one.content) for at in named]
    return bool(inside) and all(inside)


def _names_behind(document: Document, one: Labelled, head: Token, taken: str) -> bool:
    """Whether the words behind "he" name whom it was taken for, as nobody names himself: "he called Diop a liar".

    A quotation may: "He said: "Diop never gives up"."
    """
    reach = document.doc[head.i : max(end for _, end in _parts(one))]
    if any(token.text[:1] in OPENING for token in reach):
        reach = document.doc[head.i : next(token.i for token in reach if token.text[:1] in OPENING)]
    named = (document.mention_at(token) for token in reach)
    return any(mention is not None and mention.form in NAMES and mention.actor_id == taken for mention in named)


def bearers(document: Document, head: Token) -> list[str]:
    """The persons of the report who bear a bare name that was not seen as one: "Yvette told", "iraqi said"."""
    if head.tag_[:2] != "NN" or not head.is_alpha:
        return []
    word = head.lower_
    names = ((actor, actor.name.casefold().split()) for actor in document.actors.values() if actor.kind == "person")
    return [actor.id for actor, words in names if len(words) > 1 and word in (words[0], words[-1])]


def _parts(one: Labelled) -> Sequence[tuple[int, int]]:
    return [part for part in (one.source, one.cue, *one.content) if part is not None]


def _is_person(document: Document, last: Spoken) -> bool:
    """Whether one person spoke, by name or by a noun for one ("a witness"), or "he" whom nobody knows."""
    if last.actor_id is not None:
        return document.actors[last.actor_id].kind == "person"
    head = last.head
    if head.lower_ in SELF:
        return True
    named = head.tag_ == "NNP" and head.ent_type_ not in ("ORG", "GPE", "LOC", "NORP")
    known = people().sector(head.lower_) is not None or head.lower_ in people().representatives | document.posts
    return named or (head.tag_ == "NN" and known)


def _genders(document: Document, actor_id: str) -> set[str]:
    """What the pronouns that take somebody up and the given name tell of the gender."""
    known = gender_of(document.actors[actor_id].name.split()[0])
    told = {
        SELF[word]
        for mention in document.mentions
        if mention.actor_id == actor_id and (word := mention.span.quote.lower()) in SELF
    }
    return {known} if known else told


def _is_other(document: Document, token: Token, last: Spoken) -> bool:
    """Whether a word is somebody else whom "he" could mean: another's name, or a noun for one person as a subject."""
    mention = document.mention_at(token)
    if mention is not None and mention.form in NAMES:
        person = mention.actor_id != last.actor_id and document.actors[mention.actor_id].kind == "person"
        return person and not _is_in_question(token)
    return token.tag_ == "NN" and token.dep_ in SUBJECTS and people().sector(token.lower_) is not None


def _is_in_question(name: Token) -> bool:
    """Whether somebody is only asked about: "Asked how Diallo could win, he said"."""
    return any(above.lower_ in ASKED and above.tag_ == "VBN" for above in name.ancestors)


def _tells_of_itself(document: Document, one: Labelled, head: Token, gender: str) -> bool:
    """Whether a statement tells of somebody who is likely its speaker: "Rios was at home when she heard it, she said".

    Without such a pronoun it more likely tells of a third: "Rios was taken to hospital, he said".
    """
    if any(start > head.i for start, _ in one.content):
        return False
    quoted = bool(one.content) and document.doc[one.content[0][0]].text[:1] in "“\"‘«'"
    before = [token for start, end in one.content if end <= head.i for token in document.doc[start:end]]
    named = any(
        (mention := document.mention_at(token)) is not None
        and mention.form in NAMES
        and document.actors[mention.actor_id].kind == "person"
        for token in before
    )
    return named and not quoted and any(SELF.get(token.lower_) == gender for token in before)


def _is_cited(document: Document, one: Labelled) -> bool:
    """Whether the cue cites its source: "according to her"."""
    return one.cue is not None and document.doc[one.cue[0]].lower_ == "according"


def _named(document: Document, actor_id: str, first: int, head: Token) -> Iterator[int]:
    """Where somebody is named between a token and "he"."""
    at = bisect_left(document.mentions, document.doc[first].idx, key=lambda mention: mention.span.start)
    for mention in islice(document.mentions, at, None):
        if mention.span.start >= head.idx:
            return
        if mention.actor_id == actor_id and mention.form in NAMES:
            token = document.tokens_of(mention.span)
            if token is not None:
                yield token.start
