"""What the pages load: style sheets, modules, typefaces and libraries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles

__all__ = ["Assets"]

_FOLDER = Path(__file__).parents[1] / "static"


class Assets(StaticFiles):
    """The files of ``static/``. A browser may keep them, and asks each time whether they are still the same."""

    def __init__(self) -> None:
        super().__init__(directory=_FOLDER)

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, or word that it has not changed; what a ledger says is never kept, which is for pages to say."""
        answer = super().file_response(*args, **kwargs)
        answer.headers["cache-control"] = "no-cache"
        return answer
