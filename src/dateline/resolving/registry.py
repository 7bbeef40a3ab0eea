"""Who is who: states and their bodies, organisations, groups and parties, under every name news gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.records import Actor, MentionForm
from dateline.resolving import bodies, choosing, countries, roster
from dateline.resolving.lexicon import Lexicon, Match, entry
from dateline.resolving.names import Casing, casing_of, key
from dateline.resolving.tables import table

__all__ = ["Hit", "Registry"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text, ``start`` to ``end`` in code points, and the actor it most likely names.

    ``form`` is "nominal" for words that name a body of any country ("the foreign ministry", "police"); its
    ``actor_id`` then has the country where the text or the report gives one ("PAK/police") and is bare where
    not ("police"). ``metonym``: a capital that may stand for its government or for itself. ``people``: a
    plural demonym ("Pakistanis"). ``candidates``: every actor that bears the name. ``unsure``: the text does
    not settle which ("Congress" alone), the country of a body is only the report's own, or a person may be
    meant ("Michael Jordan").
    """

    start: int
    end: int
    actor_id: str
    form: MentionForm
    metonym: bool = False
    people: bool = False
    unsure: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Registry:
    """The actors and their names. Make one with ``Registry.load``; it does not change afterwards."""

    _actors: dict[str, Actor] = field(default_factory=dict)
    _lexicon: Lexicon = field(default_factory=Lexicon)
    _claimed: set[str] = field(default_factory=set)  # names that a user's file gives to one actor

    @classmethod
    def load(cls, *extra: Path) -> Registry:
        """The shipped registry with each user's file over it; SettingsError for a file that does not hold.

        An actor of a user's file with the id of a shipped one takes its place and keeps its names; a name
        that it gives is from then on its own.
        """
        registry = cls()
        registry._add_shipped()
        for path in extra:
            for actor in roster.own(path):
                registry._override(actor)
        return registry

    def actor(self, actor_id: str) -> Actor:
        """The actor of an id, also of a body's ("PAK/police"); KeyError where there is none."""
        known = self._actors.get(actor_id)
        if known is not None:
            return known
        country, slash, slug = actor_id.rpartition("/")
        if slug not in bodies.slugs() or (slash and country not in countries.codes()):
            raise KeyError(actor_id)
        return bodies.actor(slug, country or None, self._actors[country].name if country else None)

    def find(self, name: str) -> Actor | None:
        """The actor that bears this name, in whatever spelling and case; None where none does, or several
        alike.
        """
        return self.resolve(name)

    def resolve(self, alias: str, context_countries: Sequence[str] = ()) -> Actor | None:
        """The actor that an alias names where these countries are spoken of, the foremost first; None if
        unsettled.
        """
        spelt = key(alias)
        rule = self._rule(spelt, [entry.actor_id for entry in self._lexicon.under(spelt)])
        chosen = choosing.choose(rule, context_countries, self._country) if rule else None
        return self.actor(chosen) if chosen else None

    def body(self, words: str, country: str | None) -> Actor | None:
        """The body that generic words name in a country: "foreign ministry" in "PAK" is PAK/foreign-ministry.

        None where the words name no body that countries have, or nobody knows the country.
        """
        slugs = [entry.actor_id for entry in self._lexicon.under(key(words)) if entry.form == "nominal"]
        if not slugs or (country and country not in countries.codes()):
            return None
        return self.actor(f"{country}/{slugs[0]}" if country else slugs[0])

    def scan(self, text: str, casing: Casing | None = None, about: Sequence[str] = ()) -> list[Hit]:
        """Every actor named in a text, in order, none overlapping another; the longest name wins.

        ``casing`` is found from the text where None. ``about`` are the countries (alpha-3) that the report is
        known to be about, the first foremost; those that the text itself names count after them.
        """
        found = list(self._lexicon.matches(text, casing or casing_of(text)))
        found = [match for match in found if match.entries[0].actor_id]
        context = tuple(dict.fromkeys([*about, *self._spoken_of(found)]))
        hits = [self._hit(text, match, context) for match in found]
        return [
            _in_country(text, hits, at, context, countries.codes()) if hit.form == "nominal" else hit
            for at, hit in enumerate(hits)
        ]

    def _hit(self, text: str, match: Match, context: Sequence[str]) -> Hit:
        first = match.entries[0]
        spelt = key(text[match.start : match.end])
        rule = self._rule(spelt, [entry.actor_id for entry in match.entries])
        chosen = choosing.choose(rule, context, self._country) if rule else None
        return Hit(
            match.start,
            match.end,
            chosen or first.actor_id,
            first.form,
            metonym=first.flag == "metonym",
            people=first.flag == "people",
            unsure=chosen is None or (spelt in choosing.personal() and _after_name(text, match.start)),
            candidates=rule.among if rule else (),
        )

    def _spoken_of(self, found: list[Match]) -> list[str]:
        """The countries that the plain names of a text speak of, the most often named first."""
        counted: Counter[str] = Counter()
        for match in found:
            only = self._actors.get(match.entries[0].actor_id)
            if (
                only
                and only.country
                and len(match.entries) == 1
                and not choosing.rule(key(match.entries[0].alias))
            ):
                counted[only.country] += 1
        return [country for country, _ in counted.most_common()]

    def _rule(self, spelt: str, bearers: list[str]) -> choosing.Rule | None:
        """The rule of a known ambiguous name, or one among all its bearers; None where nobody bears it."""
        known = None if spelt in self._claimed else choosing.rule(spelt)
        return known or (choosing.Rule(tuple(bearers)) if bearers else None)

    def _country(self, actor_id: str) -> str | None:
        return self.actor(actor_id).country

    def _add_shipped(self) -> None:
        for actor in [*countries.actors(), *roster.shipped()]:
            self._actors[actor.id] = actor
        for named in [*countries.entries(), *bodies.entries()]:
            self._lexicon.add(named)
        for actor in roster.shipped():
            for name in (actor.name, *actor.aliases):
                self._lexicon.add(entry(actor.id, name))
        for name in table("ambiguous")["none"]:
            self._lexicon.add(entry("", name))

    def _override(self, actor: Actor) -> None:
        known = self._actors.get(actor.id)
        if known:
            kept = dict.fromkeys([*actor.aliases, known.name, *known.aliases])
            actor = replace(actor, aliases=tuple(name for name in kept if name != actor.name))
        self._actors[actor.id] = actor
        for name in (actor.name, *actor.aliases):
            self._claimed.add(self._lexicon.claim(entry(actor.id, name)))


def _after_name(text: str, start: int) -> bool:
    """Whether a capitalised word stands just before, as a given name would."""
    before = text[max(0, start - 30) : start].rpartition("\n")[2].split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    return word.isalpha() and word.istitle()


def _in_country(text: str, hits: list[Hit], at: int, context: Sequence[str], states: Collection[str]) -> Hit:
    """A body with the country of the name beside it ("Pakistani police", "police in Pakistan"), or the
    report's.
    """
    hit = hits[at]
    before, after = hits[at - 1] if at else None, hits[at + 1] if at + 1 < len(hits) else None
    if before and before.actor_id in states and bodies.follows(text[before.end : hit.start]):
        return replace(hit, actor_id=f"{before.actor_id}/{hit.actor_id}")
    if after and after.actor_id in states and bodies.precedes(text[hit.end : after.start]):
        return replace(hit, actor_id=f"{after.actor_id}/{hit.actor_id}")
    return replace(hit, actor_id=f"{context[0]}/{hit.actor_id}", unsure=True) if context else hit
