"""What a report has named so far, sentence by sentence: the memory that pronouns and nouns are resolved against."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from dateline.reading.names.cast import Cast, Person
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["MEMORY", "NOMINAL_MEMORY", "UNCLEAR", "Discourse", "Seen", "as_seen", "speaks"]

MEMORY = 3  # sentences back that a person may be taken up from by a pronoun; further back it is a guess
UNCLEAR = "?"  # stands for whoever a name means that nobody can tell
NOMINAL_MEMORY = 8  # the same for "the group", which says more than a pronoun does


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor as it was named: in which sentence, and whether as a subject and as one who speaks."""

    actor_id: str
    sentence: int
    token: int
    subject: bool
    speaks: bool
    main: bool = False  # whether its verb is that of the main clause


@dataclass(slots=True)
class Discourse:
    """What has been named so far, the latest last."""

    cast: Cast
    seen: list[Seen] = field(default_factory=list)
    unclear: list[Seen] = field(default_factory=list)  # names that two persons bear
    strangers: list[tuple[str, Seen]] = field(default_factory=list)  # nouns for somebody, by the gender they tell
    _persons: dict[str, Person] = field(default_factory=dict)

    def persons(self) -> dict[str, Person]:
        """The persons of the report, by their ids."""
        if len(self._persons) < len(self.cast.persons):
            self._persons = {person.actor_id: person for person in self.cast.persons}
        return self._persons

    def persons_seen(self) -> bool:
        """Whether any person has been named."""
        return any(self.cast.actors[seen.actor_id].kind == "person" for seen in self.seen)

    def back(self, sentence: int, reach: int) -> list[Seen]:
        """Who was named in the last sentences, as many as ``reach``, the latest first."""
        return list(takewhile(lambda seen: sentence - seen.sentence <= reach, reversed(self.seen)))


def as_seen(token: Token, number: int, actor_id: str) -> Seen:
    """An actor as the words there name it: as a subject, as one who speaks, in the main clause."""
    top = token
    while top.dep_ in ("compound", "conj", "appos", "nmod") and top.head != top:
        top = top.head
    subject = top.dep_ in SUBJECTS
    return Seen(
        actor_id,
        number,
        token.i,
        subject or (top.dep_ == "pobj" and top.head.dep_ == "agent"),
        (subject and speaks(top)) or _is_cited(top),
        subject and _is_main(top.head),
    )


def _is_main(verb: Token) -> bool:
    """Whether the verb is its sentence's, or coordinated with it."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "ROOT"


def speaks(subject: Token) -> bool:
    """Whether the subject's verb has something said as its object: a clause, or words in quotation marks."""
    return any(child.dep_ == "ccomp" for child in subject.head.children) if subject.dep_ in SUBJECTS else False


def _is_cited(token: Token) -> bool:
    """Whether it stands behind "according to": "according to the mission"; what follows may be "it said"."""
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
