"""Pages from files, folders, globs and standard input.

What cannot be opened is not dropped here: it stays in the list, and ``open_page`` refuses it with a reason,
so that an ingest can keep that reason.
"""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from dateline.errors import InputRefused
from dateline.gather.inflating import inflate, is_gzip, too_large
from dateline.gather.page import Page, in_text

__all__ = ["STDIN", "expand", "is_url", "listed", "open_page"]

STDIN = "-"
MARK = "\ufeff"  # which some editors put before the first line of a list
SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ""})  # what a folder is searched for
WEB = ("http://", "https://")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_url(source: str) -> bool:
    """Whether the source is an address on the web and not a path."""
    return source.lower().startswith(WEB)


def expand(paths: Iterable[str]) -> Iterator[str]:
    """The sources that the paths name, each once; "-" stays, and is a page on standard input.

    Folders give their pages in sorted order however deep, hidden ones passed over; a glob gives what it
    matches. A path that gives nothing is itself a source, for ``open_page`` to refuse.
    """
    seen: set[str] = set()
    for path in paths:
        for source in _expand_one(path):
            if source not in seen:
                seen.add(source)
                yield source


def listed(paths: Iterable[str], stdin: TextIO | None = None) -> Iterator[str]:
    """As ``expand``, but "-" is a list on standard input: one file, folder, glob or URL a line."""

    def lines() -> Iterator[str]:
        for path in paths:
            if path == STDIN:
                yield from filter(None, (line.removeprefix(MARK).strip() for line in stdin or sys.stdin))
            else:
                yield path

    return expand(lines())


def open_page(source: str, limit: int, stdin: BinaryIO | None = None) -> Page:
    """The page at a path, at a URL or on standard input ("-"), never reading more than ``limit`` bytes of it.

    Gzip is opened by its magic number whatever the name. Raises InputRefused "too-large" or "unreadable".
    """
    name = in_text(source)
    if not source.strip():
        raise InputRefused("unreadable", "An empty path names no page: give a file, a folder, a URL or -.")
    if is_url(source):
        from dateline.gather.web import fetch

        return fetch(source, limit)
    if _ADDRESS.match(source) and not _exists(source):
        raise InputRefused("unreadable", f"{name} cannot be read: of addresses only http and https are read.")
    content = (stdin or sys.stdin.buffer).read(limit + 1) if source == STDIN else _read(source, limit)
    if len(content) > limit:
        raise too_large("Standard input" if source == STDIN else name, limit)
    return Page(name, inflate(content, name, limit) if is_gzip(content) else content)


def _read(source: str, limit: int) -> bytes:
    """The bytes of a file, one more than ``limit`` at most."""
    name = in_text(source)
    try:
        path = Path(source)
        if path.is_dir():
            raise InputRefused("unreadable", f"The folder {name} holds no page (.html, .htm, .txt, or those gzipped).")
        if path.stat().st_size > limit:
            raise too_large(name, limit)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = "there is no such file" if isinstance(error, FileNotFoundError) else _reason(error)
        raise InputRefused("unreadable", f"{name} cannot be read: {why}.") from error


def _reason(error: OSError | ValueError) -> str:
    """What the system said, without the path that the message already has."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def _expand_one(path: str) -> Iterator[str]:
    """The sources of one path; the path itself where it has none."""
    if path == STDIN or is_url(path):
        yield path
        return
    found: Iterable[str] = ()
    if _is_folder(path):
        found = _pages_under(Path(path))
    elif glob.has_magic(path) and not _exists(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - pathlib globs from a folder only
        found = (page for match in matches for page in (_expand_one(match) if _is_folder(match) else [match]))
    empty = True
    for source in found:
        empty = False
        yield source
    if empty:
        yield path


def _pages_under(folder: Path) -> Iterator[str]:
    """The files of a folder that may be pages, by name, in sorted order."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        name = path.with_suffix("") if path.suffix == ".gz" else path
        if not hidden and name.suffix.lower() in SUFFIXES and path.is_file():
            yield str(path)


def _is_folder(path: str) -> bool:
    """``Path.is_dir`` that says no, and does not raise, of what cannot be a path."""
    try:
        return bool(path.strip()) and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: str) -> bool:
    """``Path.exists`` that says no, and does not raise, of what cannot be a path."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False
