"""The application: one place where the site's ledger, its guards and its routes come together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from dateline import __version__
from dateline.settings import Settings
from dateline.web import api, entering, pages
from dateline.web.api.description import describe
from dateline.web.bounds import Bounds
from dateline.web.faults import Defects, add_handlers
from dateline.web.guard import Guard
from dateline.web.headers import SafeHeaders
from dateline.web.hosts import KnownHosts
from dateline.web.ledgers import Ledgers
from dateline.web.pages.assets import Assets
from dateline.web.readings import Readings
from dateline.web.sessions import Sessions
from dateline.web.site import Limits, Site

__all__ = ["create_app"]


def create_app(
    ledger: str | Path,
    settings: Settings | None = None,
    *,
    names: frozenset[str] = frozenset(),
    guarded: bool = False,
    limits: Limits | None = None,
) -> FastAPI:
    """A site over the ledger in that file, which is opened for reading at each request.

    ``settings`` are those that posted pages are read with; ``names``, ``guarded`` and ``limits`` are of ``Site``.
    """
    site = Site(Path(ledger), settings or Settings.from_environment(), names, guarded, limits or Limits())
    ledgers, readings = Ledgers(site), Readings(site)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        ledgers.close()
        readings.close()

    app = FastAPI(
        title="Dateline",
        version=__version__,
        summary="What news reports say: who did what to whom, where, when, and who says so.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # those pages fetch their scripts from elsewhere, and no request leaves the machine
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.site, app.state.ledgers, app.state.readings, app.state.sessions = site, ledgers, readings, Sessions()
    add_handlers(app)
    describe(app)
    app.include_router(api.router)
    app.include_router(entering.router)
    app.include_router(pages.router)
    app.mount("/static", Assets(), name="static")
    # The last added is the first to see a request and the last to see its answer.
    if site.guarded:
        app.add_middleware(Guard)
    app.add_middleware(Bounds, limits=site.limits)
    app.add_middleware(Defects)
    app.add_middleware(KnownHosts, names=site.names)
    app.add_middleware(SafeHeaders)
    return app
