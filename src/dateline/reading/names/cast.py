"""The cast of a report: whose name each name is.

One actor keeps one id through a report, whatever it is called: by its full name, a short form of it, an acronym
defined in passing. Where two people share a surname and nothing tells them apart, the short form stays nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from dateline.reading.lexicon import TitleWords, gender_of, given_gender, noun_gender
from dateline.reading.names.name import Name
from dateline.records import Actor, Mention, MentionForm, Report, Span, identify
from dateline.resolving.registry import Registry

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Cast", "Person"]

QUALIFYING = frozenset({"amod", "compound", "nmod", "nummod"})  # between an owner and a post: "Kenya's new president"
SETTLED = 3  # times that one bearer of a surname is called by it alone, after which it means nobody else
PAST = frozenset({"former", "ex", "late", "then", "ousted", "deposed", "onetime"})  # of a post held no longer


@dataclass(slots=True)
class Person:
    """A person of the report: every word of the longest name, the posts it bears, and the gender its titles tell."""

    actor_id: str
    words: tuple[str, ...]
    posts: set[str] = field(default_factory=set)
    gender: str | None = None
    titles: set[str] = field(default_factory=set)  # as the report has them, in small letters
    called: int = 0  # how often by one name alone


@dataclass(slots=True)
class Cast:
    """Actors of one report, filled name by name in text order."""

    report: Report
    doc: Doc
    registry: Registry
    titles: TitleWords
    country: str | None = None  # where the report is filed from: whose "foreign ministry" is meant
    actors: dict[str, Actor] = field(default_factory=dict)
    persons: list[Person] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)  # as defined in this report -> actor id
    unclear: set[int] = field(default_factory=set)  # the last tokens of names that two persons bear
    _shared: set[str] = field(default_factory=set)
    _bearing: dict[str, set[int]] = field(default_factory=dict)  # word of a name -> which persons have it
    _bodies: dict[str, str] = field(default_factory=dict)
    _named: dict[int, str] = field(default_factory=dict)  # first token of a body's name -> its actor id
    _ends: dict[int, str] = field(default_factory=dict)  # the token after a state's name -> its country

    def know(self, names: Iterable[Name]) -> None:
        """Have the registry's actors among these names at hand, named as actors or only as places."""
        for name in names:
            if name.actor_id is None:
                continue
            actor = self.actors.setdefault(name.actor_id, replace(self.registry.actor(name.actor_id), aliases=()))
            self._named[name.start] = actor.id
            if actor.kind == "state" and actor.country:
                self._ends[name.end] = actor.country

    def meet(self, names: Iterable[Name]) -> None:
        """Learn which surnames two persons of the report bear, before any name is told whose it is."""
        full: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            words = self._words(name)
            if name.kind == "person" and len(words) > 1:
                full.setdefault(words[-1], set()).add(words)
        pairs = ((surname, combinations(sorted(known), 2)) for surname, known in full.items())
        self._shared = {surname for surname, found in pairs if any(not _may_be(*each) for each in found)}

    def mention(self, name: Name) -> Mention | None:
        """The mention that a name makes, its actor entered; None where nobody can tell who is meant."""
        actor_id, form = self._person(name) if name.kind == "person" else self._body(name)
        if actor_id is None:
            self.unclear.add(name.end - 1)
            return None
        if name.kind != "person":
            self._named[name.start] = actor_id
        span = self._span(name.start, name.end)
        self._call(actor_id, span.quote)
        title = self._span(*name.title) if name.title else None
        return Mention(identify("mention", self.report.id, actor_id, span.start, span.end), actor_id, span, form, title)

    def _span(self, start: int, end: int) -> Span:
        last = self.doc[end - 1]
        return self.report.span(self.doc[start].idx, last.idx + len(last.text))

    def _call(self, actor_id: str, words: str) -> None:
        """Enter the words among the actor's aliases."""
        actor = self.actors[actor_id]
        if words != actor.name and words not in actor.aliases:
            self.actors[actor_id] = replace(actor, aliases=(*actor.aliases, words))

    # Bodies

    def _body(self, name: Name) -> tuple[str | None, MentionForm]:
        words = self._span(name.start, name.end).quote
        if words in self.acronyms:
            return self.acronyms[words], "acronym"
        if name.actor_id is not None:
            actor = self.registry.actor(name.actor_id)
            self.actors.setdefault(actor.id, replace(actor, aliases=()))
            return actor.id, name.form
        key = " ".join(words.casefold().removeprefix("the ").split())
        if key not in self._bodies and (whole := self._body_ending(name, key)) is not None:
            return whole, "short"
        if key not in self._bodies:
            actor = self._new_body(words, name)
            self.actors.setdefault(actor.id, actor)
            self._bodies[key] = actor.id
        return self._bodies[key], name.form

    def _body_ending(self, name: Name, key: str) -> str | None:
        """The only body named so far whose last word it is: "The Chronicle" after "San Francisco Chronicle"."""
        if name.end - name.start > 1 or name.start == 0 or self.doc[name.start - 1].lower_ != "the":
            return None
        found = {actor_id for known, actor_id in self._bodies.items() if known.endswith(f" {key}")}
        return found.pop() if len(found) == 1 else None

    def _new_body(self, words: str, name: Name) -> Actor:
        """An actor for a body that the registry has no entry for: a kind of body of some country, or just its name."""
        opening = self._state_opening(words)
        country = opening or self._country_beside(name) or self.country
        known = self.registry.body(words.partition(" ")[2] if opening else words, country)
        if known is not None:
            return replace(known, aliases=())
        kind = "population" if name.kind == "people" else "organisation"
        return Actor(identify("actor", kind, words.casefold()), words, kind, opening)  # type: ignore[arg-type]

    def _state_opening(self, words: str) -> str | None:
        """The country whose name opens a body's: "Ghana Transparency Forum" is of Ghana."""
        first, _, rest = words.partition(" ")
        if not rest:
            return None
        hits = [hit for hit in self.registry.scan(first) if hit.form == "name" and not hit.metonym]
        actor = self.registry.actor(hits[0].actor_id) if hits else None
        return actor.country if actor is not None and actor.kind == "state" else None

    def _country_beside(self, name: Name) -> str | None:
        """The country of a state named right before ("Turkish Foreign Ministry") or after ("... of Turkey")."""
        before = self.doc[max(name.start - 2, 0) : name.start].text
        after = self.doc[name.end : name.end + 3].text
        for piece in (before, after if after.startswith("of ") else ""):
            for hit in self.registry.scan(piece):
                actor = self.registry.actor(hit.actor_id)
                if actor.kind == "state":
                    return actor.country
        return None

    # Persons

    def _words(self, name: Name) -> tuple[str, ...]:
        return tuple(token.text for token in self.doc[name.start : name.end] if token.text[:1].isalnum())

    def _person(self, name: Name) -> tuple[str | None, MentionForm]:
        words = self._words(name)
        title = self._span(*name.title).quote if name.title else ""
        gone = PAST & set(title.casefold().replace("-", " ").split())
        posts, gender = set() if gone else self.titles.posts_in(title), self.titles.gender(title)
        same = [person for person in self._sharing(words) if _may_be(words, person.words)]
        if gender is not None:  # "Mrs Hale" is not Kevin Hale
            same = [person for person in same if _gender(person) in (None, gender)]
        if len(same) > 1 and len(words) == 1:
            same = [person for person in same if person.words[-1] == words[-1]] or same
        if len(same) > 1:
            same = [person for person in same if posts & person.posts] or same
        if len(words) == 1 and len(same) > 1:
            same = _settled(same) or same
        if len(words) == 1 and (len(same) > 1 or (not same and words[0] in self._shared)):
            return None, "short"
        if same:
            person = same[0]
            form: MentionForm = "short" if len(words) < len(person.words) else "name"
            person.called += len(words) == 1
            self._longer(person, words)
        else:
            person, form = self._new_person(words), "name"
        person.posts |= posts
        if name.title:
            before = self.doc[max(name.title[0] - 1, 0)]
            body = before.text if before.i < name.title[0] and before.tag_ in ("NNP", "NNPS") else ""
            person.titles.add(f"{body} {title}".strip().casefold())  # "NADC president" bears not just "president"
        person.gender = gender or self._kin(name) or person.gender
        self._learn_post(person, name)
        self._describe(person, name)
        return person.actor_id, form

    def _kin(self, name: Name) -> str | None:
        """The gender that a noun beside a name tells: "her son, Devin Hale", "Lena Hale, a spokeswoman"."""
        head = self.doc[name.end - 1]
        beside = [child for child in head.rights if child.dep_ == "appos"]
        if head.dep_ == "appos" and head.head.i < head.i:
            beside.append(head.head)
        beside += [child for child in head.lefts if child.dep_ in QUALIFYING and child.i == name.start - 1]
        genders = {noun_gender(noun.lower_) for noun in beside if noun.tag_ == "NN"} - {None}
        return genders.pop() if len(genders) == 1 else None

    def _learn_post(self, person: Person, name: Name) -> None:
        """Enter the post that is told behind a name: "Ade Bello, the assistant district attorney", who is it then."""
        for noun in self.doc[name.end - 1].rights:
            if noun.dep_ == "appos" and noun.tag_ in ("NN", "NNP") and noun.lower_ in self.titles.heads:
                words = [child for child in noun.lefts if child.dep_ in QUALIFYING and child.i > name.end]
                told = " ".join(token.lower_ for token in (*words, noun))
                if not PAST & set(told.replace("-", " ").split()):
                    person.posts.add(noun.lower_)
                    person.titles.add(told)

    def _new_person(self, words: tuple[str, ...]) -> Person:
        actor = Actor(identify("actor", "person", " ".join(words).casefold()), " ".join(words), "person")
        self.actors.setdefault(actor.id, actor)
        person = Person(actor.id, words, gender=given_gender(words[0]))
        self._bear(len(self.persons), words)
        self.persons.append(person)
        return person

    def _sharing(self, words: tuple[str, ...]) -> list[Person]:
        """The persons who have one of the words in their names; a list of thousands of names would be gone through
        for each of them else.
        """
        numbers = set[int]().union(*(self._bearing.get(word, ()) for word in words))
        return [self.persons[number] for number in sorted(numbers)]

    def _bear(self, number: int, words: tuple[str, ...]) -> None:
        for word in words:
            self._bearing.setdefault(word, set()).add(number)

    def _longer(self, person: Person, words: tuple[str, ...]) -> None:
        if len(words) > len(person.words) and len(set(words)) == len(words):  # "to out-Hale Lena Hale"
            actor = self.actors[person.actor_id]
            person.words = words
            self._bear(next(at for at, one in enumerate(self.persons) if one is person), words)
            person.gender = given_gender(words[0]) or person.gender
            self.actors[person.actor_id] = replace(actor, name=" ".join(words), aliases=(*actor.aliases, actor.name))

    def _describe(self, person: Person, name: Name) -> None:
        """Country and sector of a person from the post it bears; the country also from whose it is ("Kenya's X")."""
        actor = self.actors[person.actor_id]
        if actor.country and actor.sector:
            return
        start, end = name.title or (name.start, name.start)
        named = (self.actors[self._named[at]] for at in range(start, end) if at in self._named)
        country = next((body.country for body in named if body.country), None)
        country = country or self._owner_country(min(start, name.start)) or self._country_of(name.end)
        sector = self.titles.post_sector(self._span(start, end).quote) if name.title else None
        self.actors[person.actor_id] = replace(actor, country=actor.country or country, sector=actor.sector or sector)

    def _owner_country(self, start: int) -> str | None:
        """The state in the possessive before a token: "Kenya's foreign minister"."""
        while start and self.doc[start - 1].tag_ in ("JJ", "NN", "CD") and self.doc[start - 1].dep_ in QUALIFYING:
            start -= 1
        return self._ends.get(start - 1) if start and self.doc[start - 1].tag_ == "POS" else None

    def _country_of(self, end: int) -> str | None:
        """The state that follows a name: "President Ade Bello of Kenya"."""
        after = [token.lower_ for token in self.doc[end : end + 2]]
        if after[:1] != ["of"]:
            return None
        at = end + 2 if after[1:] == ["the"] else end + 1
        actor = self.actors.get(self._named.get(at, ""))
        return actor.country if actor is not None and actor.kind == "state" else None

    def define(self, acronyms: dict[str, tuple[int, int]], mentions: Sequence[Mention]) -> None:
        """Enter the report's own acronyms for the actors whose names they follow."""
        by_span = {(mention.span.start, mention.span.end): mention.actor_id for mention in mentions}
        for short, span in acronyms.items():
            if span in by_span:
                self.acronyms[short] = by_span[span]

    def where_filed(self, states: Iterable[str]) -> None:
        """Take the state named most often for the country whose ministries are meant, unless the dateline told."""
        counted = Counter(states)
        if self.country is None and counted:
            self.country = max(sorted(counted), key=lambda state: counted[state])


def _settled(same: Sequence[Person]) -> list[Person]:
    """The one of several bearers of a name who has been called by it alone, again and again, before others were named.

    News gives the others their full names then: "Diallo" stays who it was when his brother Omar Diallo turns up.
    """
    called = [person for person in same if person.called >= SETTLED]
    return called if len(called) == 1 and all(not person.called for person in same if person not in called) else []


def _gender(person: Person) -> str | None:
    """The gender that titles, nouns and pronouns tell, else that of the given name."""
    return person.gender or (gender_of(person.words[0]) if len(person.words) > 1 else None)


def _may_be(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name can be a short or longer form of another: all its words are there, in order."""
    short, long = (words, full) if len(words) <= len(full) else (full, words)
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) or (len(long) > 2 and short[0] in long)
    rest = iter(long)
    return all(word in rest for word in short) and (short[-1] == long[-1] or short[0] == long[0])
