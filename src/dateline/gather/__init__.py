"""Where reports come from: files, folders, globs, standard input and the web, each giving a page of bytes."""

from __future__ import annotations

from dateline.gather.files import STDIN, expand, is_url, listed, open_page
from dateline.gather.inflating import too_large
from dateline.gather.page import Page, in_text

__all__ = ["STDIN", "Page", "expand", "in_text", "is_url", "listed", "open_page", "too_large"]
