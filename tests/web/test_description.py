"""The OpenAPI document is complete: all is described, answers have examples that hold, errors are problem documents."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.routing import APIRoute
from pydantic import TypeAdapter

from dateline.web.api import KINDS, router
from dateline.web.app import create_app
from dateline.web.problems import Problem

DOCUMENT: dict[str, Any] = create_app("none.db").openapi()
OPERATIONS = {
    f"{method} {path}": operation
    for path, methods in DOCUMENT["paths"].items()
    if path.startswith("/api/v1/")
    for method, operation in methods.items()
}
MODELS = {
    f"{method.lower()} {router.prefix}{route.path}": route.response_model
    for kind in KINDS
    for route in kind.router.routes
    if isinstance(route, APIRoute) and route.response_model is not None
    for method in route.methods
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_route_is_described(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation["summary"] and operation["description"] and operation["tags"]
    for parameter in operation.get("parameters", ()):
        assert parameter.get("description"), parameter["name"]


@pytest.mark.parametrize("name", MODELS)
def test_an_answer_has_an_example_that_holds(name: str) -> None:
    answer = next(each for status, each in OPERATIONS[name]["responses"].items() if status < "300")
    TypeAdapter(MODELS[name]).validate_python(answer["content"]["application/json"]["example"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_error_is_a_problem_document(name: str) -> None:
    errors = {status: each for status, each in OPERATIONS[name]["responses"].items() if status >= "400"}
    assert {"400", "401", "422", "429", "503"} <= set(errors)
    assert ("{" in name) <= ("404" in errors)
    for status, error in errors.items():
        content = error["content"]["application/problem+json"]
        assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
        assert Problem(**content["example"]).status == int(status)


def test_every_schema_that_is_named_is_there() -> None:
    named = set(references(DOCUMENT))
    assert named and named <= {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}


def references(part: Any) -> list[str]:
    """The references in a document, however deep."""
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [found for value in part.values() for found in references(value)]
    return [found for value in part for found in references(value)] if isinstance(part, list) else []
