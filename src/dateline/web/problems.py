"""What goes wrong, told to a program: a problem document (RFC 9457) of ``application/problem+json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

__all__ = ["MEDIA_TYPE", "Fault", "Problem", "ProblemError", "problem", "responses"]

MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """A part of a request that does not hold, and why."""

    where: str = Field(examples=["query.limit"])
    what: str = Field(examples=["Input should be less than or equal to 500"])


class Problem(BaseModel):
    """A problem document. ``type`` names the kind of problem and is the same wherever that kind occurs."""

    type: str = Field(examples=["/problems/not-found"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["There is no event '12ab' in this ledger."])
    errors: list[Fault] | None = Field(default=None, description="The parts of the request that do not hold.")


class ProblemError(Exception):
    """A problem raised in the middle of a route: ``kind`` is a short code, ``detail`` a sentence with the mend."""

    def __init__(
        self,
        status: int,
        kind: str,
        detail: str,
        *,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.kind, self.detail = int(status), kind, detail
        self.faults, self.headers = tuple(faults), dict(headers or {})


def problem(fault: ProblemError) -> JSONResponse:
    """The answer that tells of a problem."""
    document = Problem(
        type=f"/problems/{fault.kind}",
        title=HTTPStatus(fault.status).phrase,
        status=fault.status,
        detail=fault.detail,
        errors=list(fault.faults) or None,
    )
    return JSONResponse(document.model_dump(exclude_none=True), fault.status, fault.headers, MEDIA_TYPE)


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer with, for its OpenAPI description."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}
