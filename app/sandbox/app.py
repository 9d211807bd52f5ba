"""The sandbox as one ASGI app: a mount per vendor, and `/control` for tests and the demo."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount

from app.sandbox.control import control_routes
from app.sandbox.crm import create_crm
from app.sandbox.knotie import create_knotie
from app.sandbox.network import Network
from app.sandbox.retell.api import create_retell
from app.sandbox.world import World


def create_sandbox(world: World) -> Starlette:
    """Builds the app that serves `world`; its shutdown ends the calls and webhooks under way."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await world.aclose()

    return Starlette(
        routes=[
            Mount("/retell", app=create_retell(world.voice)),
            Mount("/crm", app=create_crm(world.crm)),
            Mount("/knotie", app=create_knotie(world.knotie)),
            Mount("/control", routes=control_routes(world)),
        ],
        middleware=[
            Middleware(Network, faults=world.faults, logs={"/retell": world.voice.requests, "/crm": world.crm.requests})
        ],
        lifespan=lifespan,
    )
