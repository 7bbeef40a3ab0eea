"""The forms of events that others know, by name. To add one: its module, with a ``FORM``, and its name here."""

from __future__ import annotations

from importlib import import_module

from dateline.export.tabular import Form

__all__ = ["NAMES", "form"]

NAMES = ("cameo", "polecat", "acled", "geojson")


def form(name: str) -> Form:
    """The form of that name; its module is loaded when it is asked for."""
    found: Form = import_module(f"dateline.export.{name}").FORM
    return found
