"""What the pages call things: types in words, and the tone that a type is shown in."""

from __future__ import annotations

from dateline.ontology import Ontology
from dateline.resolving import countries

__all__ = ["country", "kind", "type_label", "type_tone"]

# The tone of each of PLOVER's quad classes; the style sheet gives it a colour, and the label always stands beside it.
_TONES = {0: "plain", 1: "words", 2: "help", 3: "dispute", 4: "force"}


def type_label(type_id: str, ontology: Ontology, mode: str | None = None) -> str:
    """A type and its mode in words: "Assault, firearms"; what the ontology lacks stays as it is."""
    known = ontology.types.get(type_id)
    if known is None:
        return ", ".join(filter(None, [type_id, mode]))
    way = known.mode(mode) if mode else None
    return ", ".join(filter(None, [known.label, way.label.lower() if way else mode]))


def type_tone(type_id: str, ontology: Ontology) -> str:
    """Of which kind a type is: words, help, dispute, force, or plain."""
    known = ontology.types.get(type_id)
    return _TONES[known.quad] if known else _TONES[0]


def kind(code: str) -> str:
    """A code as words: "armed-group" is "armed group"."""
    return code.replace("-", " ").replace("_", " ")


def country(code: str) -> str:
    """A country by its usual name; a code that no country bears stays as it is."""
    return countries.names(code)[0] if code in countries.codes() else code
