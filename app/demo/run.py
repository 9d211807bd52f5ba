"""Starts everything at once: PostgreSQL, the imitated vendors, the app with its worker, and the page to click on."""

import asyncio
import contextlib
import logging
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from app.clients import Clients
from app.demo import postgres, story
from app.demo.environment import Environment, free_port, sandbox_settings
from app.demo.install import install
from app.demo.page import page_routes
from app.demo.seed import DEMO_ACTION_SECRET, TENANTS, furnish, furnish_second_account, seed
from app.logs import configure_logging
from app.main import create_app
from app.postgres import database, migrating
from app.sandbox.server import SandboxServer, serve_in_background
from app.sandbox.world import World
from app.sealing import KeyRing
from app.web.guards.connection_limits import ConnectionLimits

HOST = "127.0.0.1"
DIAL_SECONDS = 10.0
# Nobody watches the story, so its calls are short, and its patience with the provider as well.
STORY_SPEED, STORY_DIAL_SECONDS = 20.0, 2.0
INTERRUPTED = 130


async def run_demo(*, port: int, data_dir: Path | None, once: bool) -> int:
    """Serve the demo until SIGINT or SIGTERM, or play its story once; returns the exit code."""
    configure_logging("console")
    # Here vendors fail on purpose, so that warnings about them would only hide the lines printed below.
    logging.getLogger().setLevel(logging.ERROR)
    port = port or free_port()
    if not _is_free(port):
        print(f"Port {port} is in use. Stop what runs there, or choose another one with --port.", file=sys.stderr)
        return 1
    playing = asyncio.create_task(_play(port, data_dir, once=once))

    def stop() -> None:
        if not playing.cancelling():
            playing.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    try:
        return await playing
    except asyncio.CancelledError:
        return INTERRUPTED if once else 0


async def _play(port: int, data_dir: Path | None, *, once: bool) -> int:
    with postgres.served(data_dir) as database_url:
        await migrating.migrate(database_url)
        async with _environment(port, database_url, once=once) as environment:
            if once:
                return 0 if await story.play(environment) else 1
            _print_addresses(environment, port)
            await asyncio.Event().wait()
    return 0


@contextlib.asynccontextmanager
async def _environment(port: int, database_url: str, *, once: bool) -> AsyncIterator[Environment]:
    """Everything running and seeded; on one port the app's own routes, and beside them the demo's."""
    async with contextlib.AsyncExitStack() as stack:
        world = World(speed=STORY_SPEED if once else 1.0)
        furnish(world)
        furnish_second_account(world)
        sandbox = await stack.enter_async_context(SandboxServer(world))
        dial_seconds = STORY_DIAL_SECONDS if once else DIAL_SECONDS
        settings = sandbox_settings(sandbox.url, port, world, dial_timeout_seconds=dial_seconds)
        async with database.opened(database_url):
            seeded = await seed(settings)
            async with Clients(settings, KeyRing.parse(settings.secret_keys)).opened() as clients:
                await install(world, clients, settings)
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=settings.public_url, timeout=30))
        environment = Environment(world, seeded, http)
        app = create_app(settings, database_url, with_worker=True)
        served = serve_in_background(_beside(app, page_routes(environment)), port, HOST, ConnectionLimits)
        await stack.enter_async_context(served)
        yield environment


def _beside(app: Starlette, routes: list[BaseRoute]) -> Starlette:
    """The app with further routes before its own; its lifespan is run, which a mounted app's is not."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with app.router.lifespan_context(app):
            yield

    return Starlette(routes=[*routes, Mount("/", app)], lifespan=lifespan)


def _print_addresses(environment: Environment, port: int) -> None:
    tenant = TENANTS[0]
    print(f"Number: {tenant.number}")
    print(f"Key: {environment.seeded.api_keys[tenant.number]}")
    print(f"Action-Secret: {DEMO_ACTION_SECRET}")
    print(f"Location: {tenant.location_id}")
    print(f"Contact: {tenant.contact_id}")
    print(f"Ready: http://{HOST}:{port}/demo", flush=True)


def _is_free(port: int) -> bool:
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        return False
    return True
