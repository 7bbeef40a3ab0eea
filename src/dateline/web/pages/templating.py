"""The templates of the pages and what they may call. Whatever a report says is escaped on its way in."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline import __version__
from dateline.export import wording
from dateline.export.dates import date
from dateline.ontology import Ontology
from dateline.web.pages.labels import country, kind, type_label, type_tone
from dateline.web.security import session

__all__ = ["page"]


def page(request: Request, name: str, *, status: int = HTTPStatus.OK, **context: Any) -> HTMLResponse:
    """The page that a template makes of the context and of what every page knows."""
    site = request.app.state.site
    known: dict[str, Any] = {
        "request": request,
        "query": "",
        "session": session(request),
        "ledger_name": site.ledger.name,
        "version": __version__,
        "ontology": Ontology.load(site.settings.profile),
    }
    return HTMLResponse(_environment().get_template(name).render(known | context | {"status": status}), status)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dateline.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "date": date,
        "visible": wording.visible,
        "country": country,
        "kind": kind,
        "noun": wording.noun,
        "type_label": type_label,
        "type_tone": type_tone,
    }
    return made
