"""What one site is: its ledger, the names it answers to, and the bounds that it keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dateline.settings import Settings

__all__ = ["Limits", "Site"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no honest person or program meets, and that keep one client from taking the machine.

    A report of news has some 5 kB of text and a page of it, scripts and all, seldom more than 2 MB.
    """

    page_bytes: int = 8_000_000  # of a page that is posted to be read
    body_bytes: int = 64_000  # of any other body: a correction, a form
    query_characters: int = 4_000  # of the part of an address behind the question mark
    body_seconds: float = 30.0  # for a body to arrive
    reading_seconds: float = 30.0  # to read one posted page; a sample report takes a tenth of a second
    waiting: int = 4  # posted pages that may wait for their turn
    answer_seconds: float = 10.0  # of the database for one question
    rate: float = 30.0  # requests a second that one client may go on making
    burst: int = 300  # requests that one client may make at once; a page with all its parts takes about ten
    clients: int = 10_000  # whose rate is remembered at a time


@dataclass(frozen=True, slots=True)
class Site:
    """``names`` are host names that the site is called by besides localhost and bare addresses.

    Where ``guarded``, reading needs a token too: a site that others than this machine can reach.
    """

    ledger: Path
    settings: Settings = field(default_factory=Settings)
    names: frozenset[str] = frozenset()
    guarded: bool = False
    limits: Limits = field(default_factory=Limits)
