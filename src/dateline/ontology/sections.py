"""One reader for each section of the ontology's data, shared by the shipped files and a user's profile.

Each takes the parsed section and the name of its file, and raises SettingsError with a sentence that names both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from dateline.errors import SettingsError
from dateline.ontology.forms import noun_forms, verb_forms, written
from dateline.ontology.terms import Acled, Context, EventType, Frame, Instrument, Mode, Need, TargetType, Trigger

__all__ = ["contexts", "event_types", "frames", "instruments", "target_types", "triggers"]

ID = re.compile(r"[\w-]+")  # of a type, a context: it stands in tables, in options, and before a colon in reasons

CAMEO = re.compile(r"(?:0[1-9]|1\d|20)\d{0,2}")  # a root, or a code under it
ACLED = (
    "Battles", "Protests", "Riots", "Explosions/Remote violence", "Violence against civilians",
    "Strategic developments",
)  # fmt: skip

Term = TypeVar("Term", Context, EventType, Frame, Instrument, TargetType)
SLOTS = (
    "subject", "no-subject", "object", "only-object", "no-object", "goal", "no-goal", "preposition", "no-preposition",
    "complement", "no-complement", "no-modifier", "no-governor", "near", "unless", "denied",
)  # fmt: skip
KINDS = ("ACTOR", "PERSON", "GROUP", "ARMED", "PLACE", "SEVERAL", "COUNT", "MONEY", "NAME", "UNDERGOING", "DONE", "ANY")
NOTHING: Mapping[str, Any] = {}


def event_types(section: Any, source: str, among: Mapping[str, EventType] = NOTHING) -> dict[str, EventType]:
    """Event types by id. ``among`` are those known before, which a new type may name as its parent."""
    rows = {str(row.get("id")): row for row in _rows(section, source, "types")}
    _check_lineage(rows, among, source)
    made: dict[str, EventType] = {}

    def build(row: dict[str, Any]) -> EventType:
        parent_id = row.get("parent")
        if parent_id in rows and parent_id not in made:
            made[parent_id] = build(rows[parent_id])
        parent = made.get(parent_id) or among.get(parent_id) if parent_id else None
        if row.get("quad", parent and parent.quad) not in (0, 1, 2, 3, 4):
            raise SettingsError(f"type {row['id']} in {source} needs a 'quad' from 0 to 4, or a 'parent' that has one.")
        return _event_type(row, parent, source)

    return _terms(section, source, "types", among, build)


def _event_type(row: dict[str, Any], parent: EventType | None, source: str) -> EventType:
    where = f"type {row['id']} in {source}"
    own = tuple(_mode(mode, where) for mode in _rows(row.get("modes", []), where, "modes"))
    return EventType(
        id=row["id"],
        label=_text(row, "label", where),
        definition=_text(row, "definition", where),
        quad=row.get("quad", parent.quad if parent else 0),
        cameo=_roots(row["cameo"], where) if "cameo" in row else parent.cameo if parent else (),
        acled=_acled(row["acled"], where) if "acled" in row else parent.acled if parent else None,
        examples=tuple(row.get("examples", ())),
        modes=own + tuple(mode for mode in (parent.modes if parent else ()) if mode.id not in {m.id for m in own}),
        parent=row.get("parent"),
    )


def _mode(row: dict[str, Any], where: str) -> Mode:
    where = f"mode {row.get('id')} of {where}"
    label, definition = _text(row, "label", where), _text(row, "definition", where)
    return Mode(_text(row, "id", where), label, definition, _acled(row.get("acled"), where), row.get("own", False))


def _roots(codes: Any, where: str) -> tuple[str, ...]:
    if not isinstance(codes, list) or not all(isinstance(code, str) and CAMEO.fullmatch(code) for code in codes):
        raise SettingsError(f"'cameo' of {where} must be a list of CAMEO codes in quotes, such as '18' or '087'.")
    return tuple(codes)


def _acled(pair: Any, where: str) -> Acled | None:
    if pair is None:
        return None
    if not isinstance(pair, list) or len(pair) != 2:
        raise SettingsError(f"'acled' of {where} must be a list of an event type and a sub-event type.")
    if pair[0] not in ACLED:
        raise SettingsError(f"'acled' of {where} names the event type '{pair[0]}': use {', '.join(ACLED)}.")
    return str(pair[0]), str(pair[1])


def _check_lineage(rows: Mapping[str, Any], among: Mapping[str, EventType], source: str) -> None:
    """Raise where a parent is unknown or where types are their own forebears."""
    for start in rows:
        seen, here = [start], rows[start].get("parent")
        while here in rows:
            if here in seen:
                raise SettingsError(f"types in {source} go round in a cycle: {' > '.join([*seen, here])}.")
            seen.append(here)
            here = rows[here].get("parent")
        if here is not None and here not in among:
            raise SettingsError(f"type {seen[-1]} in {source} has the unknown parent '{here}'.")


def frames(section: Any, source: str) -> dict[str, Frame]:
    """Frames by id."""

    def build(row: dict[str, Any]) -> Frame:
        where = f"frame {row['id']} in {source}"
        definition, example = _text(row, "definition", where), _text(row, "example", where)
        return Frame(row["id"], row["pos"], definition, example, tuple(row["actor"]), tuple(row["recipient"]))

    return _terms(section, source, "frames", NOTHING, build)


def contexts(section: Any, source: str, among: Mapping[str, Context] = NOTHING) -> dict[str, Context]:
    """Contexts by id."""

    def build(row: dict[str, Any]) -> Context:
        where = f"context {row['id']} in {source}"
        label, definition = _text(row, "label", where), _text(row, "definition", where)
        return Context(row["id"], label, definition, _words(row.get("words"), where))

    return _terms(section, source, "contexts", among, build)


def instruments(
    section: Any, modes: Collection[str], source: str, among: Mapping[str, Instrument] = NOTHING
) -> dict[str, Instrument]:
    """Instruments by id; ``modes`` are those that one may point to."""

    def build(row: dict[str, Any]) -> Instrument:
        where = f"instrument {row['id']} in {source}"
        aliases = _words(row.get("aliases"), where)
        if row.get("mode") is not None and row["mode"] not in modes:
            raise SettingsError(f"{where} has the mode '{row['mode']}', which no type has: use {', '.join(modes)}.")
        return Instrument(row["id"], _text(row, "label", where), aliases, row.get("mode"), row.get("acled"))

    return _terms(section, source, "instruments", among, build)


def target_types(section: Any, source: str, among: Mapping[str, TargetType] = NOTHING) -> dict[str, TargetType]:
    """Target types by id."""

    def build(row: dict[str, Any]) -> TargetType:
        where = f"target type {row['id']} in {source}"
        return TargetType(row["id"], _text(row, "label", where), _words(row.get("words"), where))

    return _terms(section, source, "target_types", among, build)


def triggers(
    section: Any, types: Mapping[str, EventType], patterns: Mapping[str, Frame], source: str
) -> Iterator[Trigger]:
    """The triggers of a section: type > mode (or "any") > frame > words."""
    for type_id, modes in _mapping(section, source, "triggers").items():
        if type_id not in types:
            raise SettingsError(f"triggers in {source} name the unknown type '{type_id}': add it under 'types' first.")
        for mode_id, by_frame in _mapping(modes, source, f"triggers of {type_id}").items():
            if mode_id != "any" and types[type_id].mode(mode_id) is None:
                known = ", ".join(["any", *(mode.id for mode in types[type_id].modes)])
                raise SettingsError(
                    f"triggers in {source} name the mode '{mode_id}' that {type_id} lacks: use {known}."
                )
            where = f"triggers of {type_id} {mode_id} in {source}"
            for frame_id, words in _mapping(by_frame, source, f"triggers of {type_id} {mode_id}").items():
                if frame_id not in patterns:
                    raise SettingsError(f"{where} name the unknown frame '{frame_id}': use {', '.join(patterns)}.")
                mode = None if mode_id == "any" else mode_id
                yield from _triggers(words, type_id, mode, patterns[frame_id], where)


def _triggers(words: Any, type_id: str, mode: str | None, frame: Frame, where: str) -> Iterator[Trigger]:
    seen = set()
    if not isinstance(words, str | dict | list):
        raise SettingsError(f"{where} need words: a list, or one string with commas.")
    for entry in [words] if isinstance(words, str | dict) else words:
        conditions = entry if isinstance(entry, dict) else {"word": entry}
        lemmas, needs = _words(conditions.get("word"), where), _needs(conditions, where)
        for lemma in lemmas:
            if (lemma, needs) in seen:
                raise SettingsError(f"{where} list '{lemma}' twice under {frame.id}.")
            seen.add((lemma, needs))
            stem = len(written(lemma.split()[0])) - 1 if frame.pos == "verb" else 0
            yield Trigger(lemma, type_id, mode, frame, needs, _parts(lemma, frame), stem)


def _needs(conditions: dict[str, Any], where: str) -> tuple[Need, ...]:
    unknown = conditions.keys() - {"word", *SLOTS}
    if unknown:
        raise SettingsError(f"{where} use the unknown condition '{min(unknown)}': use {', '.join(SLOTS)}.")
    return tuple(_need(slot, conditions[slot], where) for slot in SLOTS if slot in conditions)


def _need(slot: str, value: Any, where: str) -> Need:
    words = _words(value, where)
    kinds = frozenset(word for word in words if word.isupper() and word in KINDS)
    return Need(slot, frozenset(form for word in words if word not in kinds for form in noun_forms(word)), kinds)


def _parts(lemma: str, frame: Frame) -> tuple[tuple[str, ...], ...]:
    first, *further = lemma.split()
    stem = written(first)[1:]
    rest = [piece for word in further for piece in written(word)]
    parts: list[tuple[str, ...]] = [() if word == "~" else (word,) for word in (*stem, *rest)]
    if stem and frame.pos == "verb":
        parts[len(stem) - 1] = verb_forms(stem[-1])  # "re-established"
    if parts and parts[-1] and (rest or frame.pos != "verb"):
        parts[-1] = noun_forms((*stem, *rest)[-1])
    return tuple(parts)


def _terms(
    section: Any, source: str, name: str, among: Mapping[str, Term], build: Callable[[dict[str, Any]], Term]
) -> dict[str, Term]:
    """What ``build`` makes of each row, by id; no id may come twice or be known before."""
    made: dict[str, Term] = {}
    for row in _rows(section, source, name):
        if not isinstance(row["id"], str) or not ID.fullmatch(row["id"]):
            raise SettingsError(f"'{row['id']}' under '{name}' in {source} is no id: use letters, digits, _ and -.")
        if row["id"] in among:
            raise SettingsError(f"'{row['id']}' under '{name}' in {source} is the id of a shipped one: take another.")
        if row["id"] in made:
            raise SettingsError(f"'{row['id']}' stands twice under '{name}' in {source}: ids must be unique.")
        made[row["id"]] = build(row)
    return made


def _rows(section: Any, source: str, name: str) -> list[dict[str, Any]]:
    if not isinstance(section, list) or not all(isinstance(row, dict) and row.get("id") for row in section):
        raise SettingsError(f"'{name}' in {source} must be a list of mappings, each with an 'id'.")
    return section


def _mapping(section: Any, source: str, name: str) -> dict[str, Any]:
    if not isinstance(section, dict):
        raise SettingsError(f"{name} in {source} must be a mapping: type > mode or 'any' > frame > words.")
    return section


def _text(row: dict[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{where} has no '{key}'.")
    return value


def _words(value: Any, where: str) -> tuple[str, ...]:
    """Words as a list, or in one string with commas."""
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words) or not words:
        raise SettingsError(f"{where} need words: a list, or one string with commas.")
    return tuple(" ".join(word.split()) for word in words)
