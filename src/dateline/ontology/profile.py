"""A user's profile, as plain values."""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import SettingsError

__all__ = ["no_collection", "read_profile"]


def read_profile(path: Path) -> Mapping[str, Any]:
    """The sections of a profile, parsed once for each version of the file; it is shared: read it, never change it.

    Raises SettingsError where it cannot be read or is no mapping of sections.
    """
    try:
        return _sections(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise SettingsError(f"the profile {path} cannot be read: {error.strerror}.") from error


@functools.lru_cache(maxsize=4)
def _sections(path: Path, changed: int) -> Mapping[str, Any]:
    """``changed``, when the profile was last written, is there to tell its versions apart in the cache."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SettingsError(f"the profile {path} cannot be read: it is not UTF-8 ({error.reason}).") from error
    try:
        with no_collection():
            profile = yaml.load(text, _loader())
    except (yaml.YAMLError, ValueError) as error:  # a ValueError is a date that no calendar has
        where = " ".join(str(error).split())
        raise SettingsError(f"{path} is not valid YAML: {where}.") from error
    if profile is None:
        return {}
    if not isinstance(profile, dict):
        raise SettingsError(f"the profile {path} must be a mapping of sections such as 'types' and 'triggers'.")
    return profile


@functools.cache
def _loader() -> type[Any]:
    """A loader of plain values to which a key that stands twice is a fault, and not the last of the two."""
    base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast

    class Loader(base):  # type: ignore[misc]  # which of the two is known at run time
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
            seen = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise yaml.YAMLError(f"the key '{key.value}' stands twice, in line {key.start_mark.line + 1}")
                if isinstance(key, yaml.ScalarNode):
                    seen.add(key.value)
            return super().construct_mapping(node, deep)

    return Loader


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the garbage collector: over a file of 100,000 names it walks the growing tree for 1.7 s of 2.3 s."""
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()
