"""What many reports say together: stories, revisions, incidents, and a person's judgements of who and what is one."""

from __future__ import annotations

__all__: list[str] = []
