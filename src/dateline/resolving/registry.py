"""Who is who: states and their bodies, organisations, armed groups and parties, under every name they go
by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.ontology.profile import no_collection
from dateline.records import Actor
from dateline.resolving import bodies, choosing, countries, roster, scanning
from dateline.resolving.lexicon import Lexicon, entry
from dateline.resolving.names import Casing, casing_of, key
from dateline.resolving.scanning import Hit
from dateline.tables import table

__all__ = ["Hit", "Registry"]


@dataclass(slots=True)
class Registry:
    """The actors and their names. Make one with ``Registry.load``; it does not change afterwards."""

    _actors: dict[str, Actor] = field(default_factory=dict)
    _lexicon: Lexicon = field(default_factory=Lexicon)
    _states: set[str] = field(default_factory=set)
    _claimed: set[str] = field(default_factory=set)  # names that a user's file gives to one actor

    @classmethod
    def load(cls, *extra: Path) -> Registry:
        """The shipped registry with each user's file over it; SettingsError for a file that does not hold.

        An actor of a user's file with the id of a shipped one takes its place and keeps its names; a name
        that it gives is from then on its own.
        """
        registry = cls()
        registry._add_shipped()
        with no_collection():
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
        if slug not in bodies.slugs() or (slash and country not in self._states):
            raise KeyError(actor_id)
        return bodies.actor(slug, country or None, self._actors[country].name if country else None)

    def find(self, name: str) -> Actor | None:
        """The actor that bears this name, in whatever spelling and case; None where none does, or several
        alike.
        """
        return self.resolve(name)

    def resolve(self, alias: str, context_countries: Sequence[str] = ()) -> Actor | None:
        """The actor that an alias names where these countries are spoken of, the foremost first.

        None where nobody bears the name, or the countries do not settle who is meant.
        """
        spelt = key(alias)
        bearers = dict.fromkeys(entry.actor_id for entry in self._lexicon.under(spelt) if entry.actor_id)
        rule = self.rule(spelt, tuple(bearers))
        chosen = choosing.choose(rule, context_countries, self.country) if rule else None
        return self.actor(chosen) if chosen else None

    def suggest(self, name: str, limit: int = 5) -> list[Actor]:
        """The actors whose names look most like one that nobody bears, the closest first; for messages
        only.
        """
        from rapidfuzz import process

        close = process.extract(key(name), self._lexicon.spellings(), limit=4 * limit, score_cutoff=70)
        ids = [entry.actor_id for spelt, _, _ in close for entry in self._lexicon.under(spelt)]
        return [self.actor(actor_id) for actor_id in dict.fromkeys(ids) if actor_id][:limit]

    def body(self, words: str, country: str | None) -> Actor | None:
        """The body that generic words name in a country: "foreign ministry" in "PAK" is PAK/foreign-ministry.

        None where the words name no body that countries have, or nobody knows the country.
        """
        slugs = [entry.actor_id for entry in self._lexicon.under(key(words)) if entry.form == "nominal"]
        if not slugs or (country and country not in self._states):
            return None
        return self.actor(f"{country}/{slugs[0]}" if country else slugs[0])

    def scan(self, text: str, casing: Casing | None = None, about: Sequence[str] = ()) -> list[Hit]:
        """Every actor named in a text, in order, none overlapping another; the longest name wins.

        ``casing`` is found from the text where None. ``about`` are the countries (alpha-3) that the report is
        known to be about, the first foremost; those that the text itself names count after them.
        """
        return scanning.scan(self, self._lexicon, text, casing or casing_of(text), about)

    def rule(self, spelt: str, bearers: tuple[str, ...]) -> choosing.Rule | None:
        """How to choose among those who bear a name: what is known of it, else any of them; None for
        nobody.
        """
        known = None if spelt in self._claimed else choosing.rule(spelt)
        return known or (choosing.Rule(bearers) if bearers else None)

    def country(self, actor_id: str) -> str | None:
        """The country of an actor or of a body of a country ("PAK/police"), where it has one."""
        known = self._actors.get(actor_id)
        if known is not None:
            return known.country
        return actor_id.partition("/")[0] if "/" in actor_id else None

    def claimed(self, spelt: str) -> bool:
        """Whether a user's file gives this name to one actor."""
        return spelt in self._claimed

    def is_state(self, actor_id: str) -> bool:
        """Whether the actor is a country: its id is then the code that others bear."""
        return actor_id in self._states

    def _add_shipped(self) -> None:
        rostered = list(roster.shipped())
        self._actors = {actor.id: actor for actor in [*countries.actors(), *rostered]}
        self._states = set(countries.codes())
        for named in [*countries.entries(), *bodies.entries()]:
            self._lexicon.add(named)
        for actor in rostered:
            for name in (actor.name, *actor.aliases):
                self._lexicon.add(entry(actor.id, name))
        for name in table("resolving", "ambiguous")["none"]:
            self._lexicon.add(entry("", name))

    def _override(self, actor: Actor) -> None:
        known = self._actors.get(actor.id)
        if known:
            kept = dict.fromkeys([*actor.aliases, known.name, *known.aliases])
            actor = replace(actor, aliases=tuple(name for name in kept if name != actor.name))
        self._actors[actor.id] = actor
        if actor.kind == "state":
            self._states.add(actor.id)
        for name in (actor.name, *actor.aliases):
            self._claimed.add(self._lexicon.claim(entry(actor.id, name)))
