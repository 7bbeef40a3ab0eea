"""Where reports come from: files, folders, globs, standard input and the web, each giving a page of bytes."""

from __future__ import annotations

from dateline.gather.files import expand, listed, open_page
from dateline.gather.page import Page

__all__ = ["Page", "expand", "listed", "open_page"]
