"""A user's profile, as plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from dateline.errors import SettingsError

__all__ = ["read_profile"]


def read_profile(path: Path) -> dict[str, Any]:
    """The sections of a profile; raises SettingsError where it cannot be read or is no mapping of sections."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the profile {path} cannot be read: {error}") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast, where it is built
    try:
        profile = yaml.load(text, loader)
    except yaml.YAMLError as error:
        where = " ".join(str(error).split())
        raise SettingsError(f"{path} is not valid YAML: {where}") from error
    if profile is None:
        return {}
    if not isinstance(profile, dict):
        raise SettingsError(f"the profile {path} must be a mapping of sections such as 'types' and 'triggers'")
    return profile
