"""The time at which a person acts. Only the commands and the pages ask it: all below is told when."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["now"]


def now() -> str:
    """The moment in UTC to the second, as ISO 8601: "2024-03-12T10:05:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
