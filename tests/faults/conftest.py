"""A house whose web and worker are processes of their own."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.demo.environment import free_port, sandbox_settings
from app.demo.seed import furnish
from app.domain.credits import ledger
from app.postgres import database
from app.sandbox.server import SandboxServer
from app.sandbox.world import World
from tests.conftest import SANDBOX_SPEED
from tests.faults.processes import Processes, processes
from tests.house import House

DIAL_TIMEOUT_SECONDS = 2.0


@dataclass
class Street:
    """The house and the processes that it is made of."""

    house: House
    processes: Processes


@contextlib.asynccontextmanager
async def street_on(database_url: str, logs: Path, **changed: object) -> AsyncIterator[Street]:
    """Seeded database, imitated vendors in this process, nothing started yet."""
    async with contextlib.AsyncExitStack() as stack:
        world = World(speed=SANDBOX_SPEED, seed=1)
        furnish(world, calls_per_second=500, concurrency=500)
        sandbox = await stack.enter_async_context(SandboxServer(world))
        port = free_port()
        settings = sandbox_settings(sandbox.url, port, world, dial_timeout_seconds=DIAL_TIMEOUT_SECONDS)
        settings = settings.model_copy(update={"database_url": database_url, "drain_seconds": 0.0, **changed})
        await stack.enter_async_context(database.opened(database_url))
        group = await stack.enter_async_context(processes(settings, port, logs))
        house = await stack.enter_async_context(House.entered(group.url, world, settings, database_url))
        yield Street(house, group)


@pytest.fixture
async def street(database_url: str, tmp_path: Path) -> AsyncIterator[Street]:
    """A street to be torn up; at the end the ledger must add up."""
    async with street_on(database_url, tmp_path) as street:
        yield street
        assert await ledger.drifts() == []
