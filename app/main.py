"""THE MAP, read first: every route on one line, middleware, error handlers, and what lives as long as the app."""

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import AsyncIterator

import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from app.clients import Clients
from app.config import Settings, load_settings
from app.logs import configure_logging
from app.postgres import embedded
from app.postgres.counters import Counters
from app.postgres.database import limits_of, opened
from app.postgres.notify import Notifications
from app.sealing import KeyRing
from app.web import brand, embed, errors, incoming, oauth, pages, webhooks
from app.web.api import docs, dry_run, openapi, outbound_call
from app.web.guards.access_log import AccessLog
from app.web.guards.draining import drain_on_sigterm
from app.web.guards.overload import Overload
from app.web.guards.paths import TrailingSlash
from app.web.guards.strikes import Strikes
from app.web.ops import health, metrics
from app.web.workflow import actions, fields, triggers, windows
from app.worker import Worker

log = structlog.get_logger(__name__)

LOOK_SECONDS = 0.5

ROUTES = [
    Route("/", pages.root, methods=["GET"]),
    Route("/api/outbound-call", outbound_call.outbound_call, methods=["POST"]),
    Route("/api/outbound-call/{call_id}", outbound_call.read_call, methods=["GET"]),
    Route("/api/outbound-call/{call_id}", outbound_call.cancel_call, methods=["DELETE"]),
    Route("/api/dry-run", dry_run.dry_run, methods=["POST"]),
    Route("/workflow/actions/place-call", actions.place_call, methods=["POST"]),
    Route("/workflow/actions/place-call-and-wait", actions.place_call_and_wait, methods=["POST"]),
    Route("/workflow/actions/wait-until-open", windows.wait_until_open, methods=["POST"]),
    Route("/workflow/actions/cancel-calls", actions.cancel_calls, methods=["POST"]),
    Route("/workflow/triggers", triggers.subscription, methods=["POST"]),
    Route("/workflow/fields/place-call", fields.place_call, methods=["POST"]),
    Route("/oauth/install", oauth.install, methods=["GET"]),
    Route("/oauth/callback", oauth.callback, methods=["GET"]),
    Route("/webhooks/crm", webhooks.crm, methods=["POST"]),
    Route("/webhooks/voice/{workspace_token}", webhooks.voice, methods=["POST"]),
    Route("/webhooks/voice-inbound/{number_token}", incoming.voice_inbound, methods=["POST"]),
    Route("/healthz", health.healthz, methods=["GET"]),
    Route("/readyz", health.readyz, methods=["GET"]),
    Route("/metrics", metrics.metrics, methods=["GET"]),
    Route("/openapi.json", openapi.openapi, methods=["GET"]),
    Route("/docs", docs.page, methods=["GET"]),
    Route("/docs/style.css", docs.style, methods=["GET"]),
    Route("/brand/{agency_id}/style.css", brand.style, methods=["GET"]),
    Route("/brand/{agency_id}/{kind}.png", brand.picture, methods=["GET"]),
    *embed.ROUTES,
]


def create_app(settings: Settings, database_url: str, *, with_worker: bool, drain_seconds: float = 0) -> Starlette:
    """The web application on a migrated database; `with_worker` runs the job engine in it as well.

    With `drain_seconds` it goes on for so long after SIGTERM (see guards/draining.py).
    """
    ring, counters = KeyRing.parse(settings.secret_keys), Counters()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(opened(database_url, limits_of(settings)))
            stack.push_async_callback(app.state.readiness.close)
            stack.push_async_callback(incoming.settled)
            app.state.notifications = await stack.enter_async_context(Notifications(database_url).listening())
            app.state.clients = clients = await stack.enter_async_context(Clients(settings, ring, counters).opened())
            await stack.enter_async_context(counters.kept())
            if with_worker:
                await stack.enter_async_context(Worker(database_url, settings, clients).running())
            drain_on_sigterm(app, drain_seconds)
            yield

    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(TrailingSlash), Middleware(AccessLog, counters=counters), Middleware(Overload)],
        exception_handlers=errors.HANDLERS,
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.state.settings = settings
    app.state.ring = ring
    app.state.counters = counters
    app.state.readiness = health.Readiness(database_url)
    app.state.bad_keys = Strikes("key", "API key")
    app.state.bad_secrets = Strikes("secret", "action secret")
    app.state.bad_contexts = Strikes("context", "sign-in")
    app.state.unnamed_proxy_told = False
    app.state.dry_run = asyncio.Lock()
    app.state.noted_headers = set()
    app.state.draining = False
    return app


def from_environment() -> Starlette:
    """What `serve` runs in each of its processes."""
    settings = load_settings()
    configure_logging(settings.log_format, settings.log_level)
    for name, says in settings.short_secrets.items():
        log.warning("settings.short_secret", setting=name, says=says)
    if supervisor := os.environ.get("LEADCALL_SUPERVISOR"):
        threading.Thread(target=_leave_with, args=(int(supervisor),), daemon=True).start()
    url = settings.database_url or embedded.start(settings.data_dir)
    with_worker = bool(os.environ.get("LEADCALL_WITH_WORKER"))
    return create_app(settings, url, with_worker=with_worker, drain_seconds=settings.drain_seconds)


def _leave_with(supervisor: int) -> None:
    """End this process in good order when the one that started it was killed: as an orphan it would hold the port."""
    while os.getppid() == supervisor:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
