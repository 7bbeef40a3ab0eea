"""Reads the ontology's data files, and what a user's profile adds, into one checked ``Ontology``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import SettingsError
from dateline.ontology.forms import noun_forms, verb_forms, written
from dateline.ontology.phrases import Phrases
from dateline.ontology.profile import read_profile
from dateline.ontology.sections import contexts, event_types, frames, instruments, target_types, triggers
from dateline.ontology.terms import Acled, Context, EventType, Frame, Instrument, Support, TargetType, Trigger
from dateline.tables import table

__all__ = ["Ontology"]

OURS = ("types", "triggers", "contexts", "instruments", "target_types")  # the sections of a profile read here
ELSEWHERE = ("actors",)  # what another room reads (resolving/roster.py)


@dataclass(frozen=True, slots=True)
class Ontology:
    """Types, modes, contexts and crosswalks, and the words that tell each, ready to look up."""

    types: Mapping[str, EventType]
    frames: Mapping[str, Frame]
    contexts: Mapping[str, Context]
    instruments: Mapping[str, Instrument]
    target_types: Mapping[str, TargetType]
    support: Support
    context_phrases: Phrases = field(repr=False)
    instrument_phrases: Phrases = field(repr=False)
    target_phrases: Phrases = field(repr=False)
    own: frozenset[tuple[str, str]]  # type and lemma of the words that a user's profile adds
    _index: Mapping[str, tuple[Trigger, ...]] = field(repr=False)
    # By the word itself, then by the word behind it: those that must have it there, and all that need none there,
    # which stand alone under "".
    _behind: Mapping[str, Mapping[str, tuple[Trigger, ...]]] = field(repr=False)

    @classmethod
    def load(cls, profile: Path | None = None) -> Ontology:
        """The shipped ontology with what ``profile`` adds; loaded once for each version of the profile file.

        Raises SettingsError, with a sentence that names the place, where the profile does not hold.
        """
        if profile is None:
            return _load(None, 0)
        try:
            changed = profile.stat().st_mtime_ns
        except OSError as error:
            raise SettingsError(f"the profile {profile} cannot be read: {error.strerror}.") from error
        return _load(profile, changed)

    def triggers(self, form: str) -> tuple[Trigger, ...]:
        """What the lower-case word ``form`` may tell, as it is written; the longest lemma and the most needy first."""
        return self._index.get(form, ())

    def triggers_at(self, words: Sequence[str], at: int) -> tuple[Trigger, ...]:
        """What the word at that place of a sentence in small letters may tell, by itself or with the word behind it."""
        found = self._behind.get(words[at])
        if found is None:
            return ()
        return found.get(words[at + 1], found[""]) if at + 1 < len(words) else found[""]

    def __iter__(self) -> Iterator[Trigger]:
        """Every trigger once."""
        yield from dict.fromkeys(trigger for found in self._index.values() for trigger in found)

    def quad(self, type_id: str) -> int:
        """PLOVER's quad class of a type, 0 to 4."""
        return self.types[type_id].quad

    def acled(self, type_id: str, mode_id: str | None = None) -> Acled | None:
        """ACLED's event and sub-event type: the mode's where it has one, or else the type's."""
        event_type = self.types[type_id]
        mode = event_type.mode(mode_id) if mode_id else None
        return (mode and mode.acled) or event_type.acled

    def root(self, type_id: str) -> str:
        """The type that a user's own type narrows in the end; a shipped type itself."""
        return self.lineage(type_id)[-1]

    def narrowing(self, type_id: str) -> tuple[str, ...]:
        """The type and the types that narrow it."""
        return tuple(known for known in self.types if type_id in self.lineage(known))

    def lineage(self, type_id: str) -> tuple[str, ...]:
        """The type and the types that it narrows, from the narrowest out."""
        found, here = [], self.types.get(type_id)
        while here is not None:
            found.append(here.id)
            here = self.types.get(here.parent) if here.parent else None
        return tuple(found)


@functools.lru_cache(maxsize=8)
def _load(profile: Path | None, changed: int) -> Ontology:
    """``changed``, when the profile was last written, is there to tell its versions apart in the cache."""
    extra = read_profile(profile) if profile else {}
    _check_sections(extra, profile)
    name = str(profile)
    types = event_types(table("ontology", "types")["types"], "types.yaml")
    types |= event_types(extra.get("types", []), name, among=types)
    patterns = frames(table("ontology", "frames")["frames"], "frames.yaml")
    words = [*triggers(table("ontology", "triggers"), types, patterns, "triggers.yaml")]
    added = [*triggers(extra.get("triggers", {}), types, patterns, name)]
    about = table("ontology", "contexts")
    subjects = contexts(about["contexts"], "contexts.yaml")
    subjects |= contexts(extra.get("contexts", []), name, among=subjects)
    modes = [mode.id for mode in types["ASSAULT"].modes]
    modes += [mode.id for kind in types.values() if "ASSAULT" in (kind.id, kind.parent) for mode in kind.modes]
    modes = list(dict.fromkeys(modes))
    means = instruments(table("ontology", "instruments")["instruments"], modes, "instruments.yaml")
    means |= instruments(extra.get("instruments", []), modes, name, among=means)
    index = _by_form([*words, *added])
    targets = target_types(table("ontology", "target_types")["target_types"], "target_types.yaml")
    targets |= target_types(extra.get("target_types", []), name, among=targets)
    return Ontology(
        types=types,
        frames=patterns,
        contexts=subjects,
        instruments=means,
        target_types=targets,
        support=_support(table("ontology", "support")),
        context_phrases=Phrases.of(
            [(word, context.id) for context in subjects.values() for word in context.words]
            + [(phrase, "") for phrase in about["elsewhere"]]
        ),
        instrument_phrases=Phrases.of((word, tool.id) for tool in means.values() for word in tool.aliases),
        target_phrases=Phrases.of((word, target.id) for target in targets.values() for word in target.words),
        own=frozenset((trigger.type, trigger.lemma) for trigger in added),
        _index=index,
        _behind={form: _by_second(found) for form, found in index.items()},
    )


def _check_sections(profile: Mapping[str, Any], path: Path | None) -> None:
    for section in profile:
        if section not in OURS + ELSEWHERE:
            known = ", ".join(OURS + ELSEWHERE)
            raise SettingsError(f"the profile {path} has a section '{section}' that nothing reads: use {known}.")


def _by_form(words: Iterable[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    """Triggers under every form of their first word."""
    index: dict[str, list[Trigger]] = {}
    for trigger in words:
        first = trigger.lemma.split()[0]
        for form in _first_forms(trigger, first):
            index.setdefault(form, []).append(trigger)
    return {
        form: tuple(sorted(dict.fromkeys(found), key=lambda each: (-len(each.parts), -len(each.needs))))
        for form, found in index.items()
    }


def _by_second(found: Sequence[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    """Triggers of one form by the word that must follow at once; under each, in their order, those that need none."""
    seconds = {second for trigger in found for second in trigger.seconds}
    return {
        second: tuple(trigger for trigger in found if not trigger.seconds or second in trigger.seconds)
        for second in ("", *sorted(seconds))
    }


def _first_forms(trigger: Trigger, first: str) -> tuple[str, ...]:
    if "-" in first:
        return written(first)[:1]
    if trigger.pos == "verb":
        return verb_forms(first)
    if trigger.pos == "adjective":
        return (first,)
    return (first,) if trigger.parts and not _counts_first(trigger) else noun_forms(first)


def _counts_first(trigger: Trigger) -> bool:
    """Whether a noun lemma's first word is the one that takes the plural ("rounds of talks", "calls for")."""
    return trigger.lemma.split()[1] in {"of", "for", "to", "on", "in", "from", "against", "with", "by", "d'etat"}


def _support(data: dict[str, list[str]]) -> Support:
    def forms(lemmas: list[str]) -> frozenset[str]:
        parts = [lemma.split() for lemma in lemmas]
        return frozenset(" ".join((form, *rest)) for first, *rest in parts for form in verb_forms(first))

    return Support(forms(data["acts"]), forms(data["suffers"]), forms(data["happens"]))
