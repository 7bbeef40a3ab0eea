"""What the OpenAPI document says of the API holds: schemathesis asks by it, sensibly and not, a few times each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dateline.web.app import create_app
from dateline.web.site import Limits

FEW = 12  # questions an operation of each sort; all of them together take well under a minute
BOUNDLESS = Limits(rate=1e6, burst=1_000_000)
PATHS = create_app("none.db").openapi()["paths"]


def can_be_asked_wrongly(operation: dict[str, Any]) -> bool:
    """Not so of a route that takes nothing but an id, which is any word, or a page, which is any bytes."""
    is_page = "text/html" in operation.get("requestBody", {}).get("content", {})
    return not is_page and any(each["in"] == "query" for each in operation.get("parameters", ()))


CASES = [
    (path, method, mode)
    for path, methods in PATHS.items()
    for method, operation in methods.items()
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or can_be_asked_wrongly(operation)
]


@pytest.fixture(scope="module")
def described(news: Path) -> Iterator[Any]:
    """The API by its own description, asked in this process."""
    app = create_app(news, names=frozenset({"testserver"}), limits=BOUNDLESS)
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    app.state.readings.close()
    app.state.ledgers.close()


@pytest.mark.parametrize(("path", "method", "mode"), CASES)
def test_the_api_keeps_to_its_description(described: Any, path: str, method: str, mode: GenerationMode) -> None:
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    @settings(
        max_examples=FEW,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case) -> None:
        # A date that is none, or a name that the ledger lacks, is told by no JSON Schema: that is a 400 or a 404.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    ask()
