"""THE MAP, read first: every route on one line, middleware, error handlers, and what lives as long as the app."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from app import embedded
from app.clients import Clients
from app.config import Settings, load_settings
from app.database import opened
from app.domain.secrets import KeyRing
from app.domain.tallies import Tallies
from app.logs import configure_logging
from app.notices import Notices
from app.web import actions, api, docs, embed, errors, fields, metrics, oauth, openapi, ops, triggers, webhooks
from app.web.access_log import AccessLog
from app.web.crowd import Crowd
from app.web.strikes import Strikes
from app.worker import Worker

LOOK_SECONDS = 0.5

ROUTES = [
    Route("/api/outbound-call", api.outbound_call, methods=["POST"]),
    Route("/api/outbound-call/{call_id}", api.read_call, methods=["GET"]),
    Route("/workflow/actions/place-call", actions.place_call, methods=["POST"]),
    Route("/workflow/actions/place-call-and-wait", actions.place_call_and_wait, methods=["POST"]),
    Route("/workflow/actions/cancel-calls", actions.cancel_calls, methods=["POST"]),
    Route("/workflow/triggers", triggers.subscription, methods=["POST"]),
    Route("/workflow/fields/place-call", fields.place_call, methods=["POST"]),
    Route("/oauth/install", oauth.install, methods=["GET"]),
    Route("/oauth/callback", oauth.callback, methods=["GET"]),
    Route("/webhooks/crm", webhooks.crm, methods=["POST"]),
    Route("/webhooks/voice/{workspace_token}", webhooks.voice, methods=["POST"]),
    Route("/healthz", ops.healthz, methods=["GET"]),
    Route("/readyz", ops.readyz, methods=["GET"]),
    Route("/metrics", metrics.metrics, methods=["GET"]),
    Route("/openapi.json", openapi.openapi, methods=["GET"]),
    Route("/docs", docs.page, methods=["GET"]),
    Route("/docs/style.css", docs.style, methods=["GET"]),
    *embed.ROUTES,
]


def create_app(settings: Settings, database_url: str, *, with_worker: bool) -> Starlette:
    """The web application on a migrated database; `with_worker` runs the job engine in it as well."""
    ring, tallies = KeyRing.parse(settings.secret_keys), Tallies()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(opened(database_url))
            app.state.notices = await stack.enter_async_context(Notices(database_url).listening())
            app.state.clients = clients = await stack.enter_async_context(Clients(settings, ring, tallies).opened())
            await stack.enter_async_context(tallies.kept())
            if with_worker:
                await stack.enter_async_context(Worker(database_url, settings, clients).running())
            yield

    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(AccessLog, tallies=tallies), Middleware(Crowd)],
        exception_handlers=errors.HANDLERS,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.ring = ring
    app.state.tallies = tallies
    app.state.strikes = Strikes()
    app.state.noted_headers = set()
    return app


def from_environment() -> Starlette:
    """What `serve` runs in each of its processes."""
    settings = load_settings()
    configure_logging(settings.log_format)
    if supervisor := os.environ.get("LEADCALL_SUPERVISOR"):
        threading.Thread(target=_leave_with, args=(int(supervisor),), daemon=True).start()
    url = settings.database_url or embedded.start(settings.data_dir)
    return create_app(settings, url, with_worker=bool(os.environ.get("LEADCALL_WITH_WORKER")))


def _leave_with(supervisor: int) -> None:
    """End this process in good order when the one that started it was killed: as an orphan it would hold the port."""
    while os.getppid() == supervisor:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
