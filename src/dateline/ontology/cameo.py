"""The crosswalk to CAMEO: what an event is in that codebook, and who its two sides are, as the data file says."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.errors import SettingsError
from dateline.ontology.profile import read_profile
from dateline.ontology.reasons import lemmas
from dateline.records import Actor, Event, Participant, Reading
from dateline.tables import table

if TYPE_CHECKING:
    from dateline.ontology.loader import Ontology

__all__ = ["Cameo", "Coded", "Triple", "is_mutual"]

LENGTH = 3  # digits of a whole code: a root and what it is of ("190")
_MODALITIES = ("planned", "threatened", "negated")
_TOGETHER = frozenset({"frame:reciprocal", "frame:talks_noun", "frame:pact_noun", "frame:commit", "each other"})
_TOGETHER_MODES = frozenset({"meet", "discontinue"})  # a meeting called off, ties cut
_SECTIONS = ("types", *_MODALITIES, "received", "mutual", "one_sided", "sectors")


class Triple(NamedTuple):
    """Who did what to whom: an actor's code, another's, and the event code."""

    source: str
    target: str
    code: str


class Coded(NamedTuple):
    """A triple with the event that it is made of, and with the two who stand in it."""

    triple: Triple
    event: Event
    source: Participant
    target: Participant


Side = tuple[str, Participant]  # with its code


@dataclass(frozen=True, slots=True)
class Cameo:
    """Codes by type, mode and lemma, and by modality; sectors' codes. Make one with ``Cameo.load``."""

    types: Mapping[str, Mapping[str, Any]]
    shifted: Mapping[str, Mapping[str, str]]  # by modality, the code of a type
    received: Mapping[str, str]
    mutual: frozenset[str]
    one_sided: frozenset[str]
    sectors: Mapping[str, str]

    @classmethod
    @functools.lru_cache(maxsize=4)
    def load(cls, extra: Path | None = None) -> Cameo:
        """The shipped crosswalk, with a user's own file over it entry by entry.

        Raises SettingsError where that file has a section that the crosswalk lacks.
        """
        tables = dict(table("ontology", "cameo"))
        own = read_profile(extra) if extra is not None else {}
        for section, entries in own.items():
            if section not in _SECTIONS:
                raise SettingsError(f"the crosswalk {extra} has a section '{section}': use {', '.join(_SECTIONS)}.")
            # An empty section asks for none of the shipped entries: a codebook without codes for what is only planned.
            tables[section] = _over(tables[section], entries) if entries else entries
        return cls(
            types=tables["types"],
            shifted={name: tables[name] for name in _MODALITIES},
            received=tables["received"],
            mutual=frozenset(tables["mutual"]),
            one_sided=frozenset(tables["one_sided"]),
            sectors=tables["sectors"],
        )

    def knowing(self, ontology: Ontology) -> Cameo:
        """The crosswalk with a user's own types, by the root code that each names or as the type above it."""
        own = {name: self._entry(ontology, name) for name in ontology.types if name not in self.types}
        return replace(self, types={**self.types, **own}) if own else self

    def _entry(self, ontology: Ontology, name: str) -> Mapping[str, Any]:
        one = ontology.types[name]
        above = next((known for known in ontology.lineage(name) if known in self.types), None)
        if above and one.cameo == ontology.types[above].cameo:
            return self.types[above]
        return {"code": one.cameo[0].ljust(LENGTH, "0")} if one.cameo else {}

    def event_code(self, event: Event) -> str:
        """The code of an event, "" for a type that the crosswalk does not list.

        What is said not to be, or is only planned or threatened, has the code that CAMEO keeps for that; what CAMEO
        has no code for then, none ("did not attack").
        """
        if event.negated or event.modality == "denied":
            return self.shifted["negated"].get(event.type, "") if event.modality != "denied" else ""
        shifted = self.shifted.get(event.modality, {}).get(event.type)
        return shifted or self.code(event.type, event.mode, _lemma(event))

    def code(self, type_id: str, mode: str | None = None, lemma: str | None = None) -> str:
        """The code of a type, or of its mode or of the lemma that tells it, where these say more."""
        entry = self.types.get(type_id, {})
        by_word: dict[str | None, str] = entry.get("words", {})
        by_mode: dict[str | None, str] = entry.get("modes", {})
        return str(by_word.get(lemma) or by_mode.get(mode) or entry.get("code", ""))

    def actor_code(self, item: Participant, actor: Actor | None) -> str | None:
        """The country and the sector of a participant ("PAKGOV"), or None where neither its country is known nor that
        it stands above countries.
        """
        sector = self.sectors.get(item.sector or "", "")
        if actor is not None and actor.kind == "state" and not _is_part(item, actor):
            sector = ""
        if item.country:
            return item.country + sector
        if actor is not None and actor.registered and item.sector in ("international", "court"):
            above = self.sectors.get("international", "")
            return above + ("" if above == sector else sector) + "".join(filter(str.isalnum, actor.id)).upper()[:3]
        return None

    def triples(self, reading: Reading) -> Iterator[Triple]:
        """Every event of a reading as source, target and code."""
        return (coded.triple for coded in self.coded(reading, reading.events))

    def coded(self, reading: Reading, events: Iterable[Event]) -> Iterator[Coded]:
        """Events of a reading as triples: one for each pair of an event's two sides, and where nobody is at the other
        side, of those who do it together. A pair of one actor with itself, or of a part of a state with that state, is
        left out.
        """
        for event in events:
            code = self.event_code(event)
            sides = (tuple(self._side(event, role, reading)) for role in ("actor", "recipient"))
            yield from self._paired(event, code, *sides) if code else ()

    def _side(self, event: Event, role: str, reading: Reading) -> Iterator[Side]:
        for item in event.participants:
            if item.role == role and (code := self.actor_code(item, reading.actor(item.actor_id))):
                yield code, item

    def _paired(self, event: Event, code: str, sources: tuple[Side, ...], targets: tuple[Side, ...]) -> Iterator[Coded]:
        together = not targets and is_mutual(event)
        for source, one in sources:
            for target, other in sources if together else targets:
                if source == target or target == source[:3]:
                    continue
                yield Coded(Triple(source, target, code), event, one, other)
                if not together and event.type in self.mutual and _lemma(event) not in self.one_sided:
                    yield Coded(Triple(target, source, self.received.get(code, code)), event, other, one)


def _is_part(item: Participant, actor: Actor) -> bool:
    """Whether a state takes part through others: its soldiers, its delegation."""
    return item.stands_for == actor.id


def is_mutual(event: Event) -> bool:
    """Whether several who do it do it with each other: "A and B signed a pact", "postponed their meeting"."""
    return event.mode in _TOGETHER_MODES or not _TOGETHER.isdisjoint(event.because)


def _lemma(event: Event) -> str | None:
    """The lemma of the trigger, as the event's reasons tell it."""
    return next(iter(lemmas(event)), None)


def _over(table: Any, entries: Any) -> Any:
    """A table with another's entries over its own, to any depth; a list or a word takes the place of the old one."""
    if not isinstance(table, dict) or not isinstance(entries, dict):
        return entries
    return {**table, **{name: _over(table.get(name), entry) for name, entry in entries.items()}}
