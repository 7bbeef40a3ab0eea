"""The OpenAPI document: what the routes declare, with what they share and an example of each answer.

The examples are answers that the API gave (``python docs/api.py`` asks for them anew).
"""

from __future__ import annotations

import json
from functools import partial
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from dateline.web.problems import MEDIA_TYPE, Problem

__all__ = ["EXAMPLES", "describe"]

EXAMPLES = "examples.json"

_ABOUT = """The same answers as the pages, as JSON. Every value that a report gives is pinned to its words: a span has
`start` and `end` in Unicode code points into the report's `text`, and `quote`, which is what stands there.

Lists come a leaf at a time: `next` is the cursor of the leaf that follows, null on the last one. A cursor is good for
the same filters only, and stays right while reports are added: what was there is given once.

What goes wrong is a problem document (RFC 9457) whose `type` names the kind of problem. Reading needs no token on a
site that only its own machine reaches; any other asks for one with every request."""

_PROBLEM = {
    "type": "/problems/not-found",
    "title": "Not Found",
    "status": 404,
    "detail": "There is no event '12ab' in this ledger.",
}


def describe(app: FastAPI) -> None:
    """Let the application give this document as its OpenAPI."""
    app.openapi = partial(_document, app)  # type: ignore[method-assign]  # as FastAPI's documentation has it


def _document(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, summary=app.summary, description=_ABOUT, routes=app.routes
        )
        parts = made.setdefault("components", {})
        parts["schemas"] |= _problem_schemas()
        parts.setdefault("securitySchemes", {})["HTTPBearer"] = {
            "type": "http", "scheme": "bearer", "description": "A token made by `dateline token make`."
        }  # fmt: skip
        _exemplify(made["paths"])
        app.openapi_schema = made
    return app.openapi_schema


def _problem_schemas() -> dict[str, Any]:
    _, schemas = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    found: dict[str, Any] = schemas["$defs"]
    return found


def _exemplify(paths: dict[str, Any]) -> None:
    """Put an example beside every answer."""
    text = files("dateline.web.api").joinpath(EXAMPLES).read_text(encoding="utf-8")
    known = json.loads(text)
    for path, methods in paths.items():
        for method, operation in methods.items():
            for status, answer in operation["responses"].items():
                content = answer.get("content", {})
                if MEDIA_TYPE in content:
                    about = {"title": answer["description"], "status": int(status)}
                    content[MEDIA_TYPE]["example"] = _PROBLEM | about if status != "404" else _PROBLEM
                elif status < "300" and "application/json" in content and f"{method} {path}" in known:
                    content["application/json"]["example"] = known[f"{method} {path}"]
