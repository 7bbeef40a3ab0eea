"""Every error of the site told to whoever asked: to a program as a problem document, to a person as a page."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import DatelineError, InputRefused, LedgerError, NotFound, ReviewError, SettingsError
from dateline.web import pages
from dateline.web.problems import Fault, ProblemError, problem

__all__ = ["Defects", "add_handlers"]

_LOG = logging.getLogger("dateline.web")


def add_handlers(app: FastAPI) -> None:
    """Tell every error of the application."""
    for kind in (ProblemError, DatelineError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _tell)


class Defects:
    """Tells of what went wrong beside the routes; of a defect of ours nothing of the inside, which the log has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        begun = False

        async def noticed(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noticed)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            if not isinstance(error, DatelineError):
                _LOG.exception("a request to %s failed", scope["path"])
            await _answer(Request(scope), _as_problem(error))(scope, receive, send)


async def _tell(request: Request, error: Exception) -> Response:
    return _answer(request, _as_problem(error))


def _answer(request: Request, fault: ProblemError) -> Response:
    """A problem document under ``/api/``, a page elsewhere."""
    if request.url.path.startswith("/api/"):
        return problem(fault)
    answer = pages.told(request, fault.status, fault.detail)
    answer.headers.update(fault.headers)
    return answer


def _as_problem(error: Exception) -> ProblemError:
    """What an error is to HTTP."""
    match error:
        case ProblemError():
            return error
        case NotFound():
            return ProblemError(404, "not-found", str(error))
        case SettingsError():
            return ProblemError(400, "bad-question", str(error))
        case ReviewError():
            return ProblemError(422, "review", str(error))
        case InputRefused():
            return ProblemError(422, f"refused-{error.reason}", str(error))
        case LedgerError():
            return ProblemError(503, "ledger", str(error), headers={"retry-after": "5"})
        case RequestValidationError():
            return _invalid(error)
        case HTTPException():
            status = HTTPStatus(error.status_code)
            kind = status.phrase.lower().replace(" ", "-")
            return ProblemError(status, kind, f"{error.detail}.", headers=dict(error.headers or {}))
        case _:
            return ProblemError(500, "defect", "Dateline failed on this request; its log tells where.")


def _invalid(error: RequestValidationError) -> ProblemError:
    faults = [Fault(where=".".join(map(str, fault["loc"])), what=str(fault["msg"])) for fault in error.errors()]
    told = "; ".join(f"{fault.where}: {fault.what}" for fault in faults[:3])
    return ProblemError(422, "invalid", f"The request does not hold: {told}.", faults=faults)
