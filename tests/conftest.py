"""Real parts for every test: PostgreSQL, the app, the worker and the sandbox vendors over loopback HTTP."""

import asyncio
import contextlib
import gc
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
import uvloop

from app.demo.environment import free_port, sandbox_settings
from app.demo.seed import COMPANY_ID, furnish
from app.domain.credits import ledger
from app.main import create_app
from app.postgres import database, embedded
from app.sandbox.server import SandboxServer, serve_in_background
from app.sandbox.world import World
from app.web.embed.frame import session
from app.web.guards.connection_limits import ConnectionLimits
from tests.contract import assert_requests_fit
from tests.databases import Databases
from tests.house import House
from tests.plain_logs import log_plainly

SANDBOX_SPEED = 40.0
# Each costs PostgreSQL a process that learns all tables anew, which was a fifth of a test; few are ever needed at once.
FEW_CONNECTIONS = {"database_pool_size": 5}

log_plainly()
# Most of what tests make goes without a search; Python would begin one after every 700 objects that stay.
gc.set_threshold(50_000, 20, 50)
# No example fails because the machine was busy.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Every test runs on the loop that our processes run on; a third of its own time less than on Python's."""
    return {"uvloop": uvloop.new_event_loop}


def pytest_collection_finish() -> None:
    """What was collected stays to the end, and is not searched for garbage again."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the answer to a bad user context, except in the test that is about it."""
    monkeypatch.setattr(session, "REFUSED_AFTER_SECONDS", 0)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """An embedded PostgreSQL of this test process's own, stopped and deleted at the end."""
    folder = Path(tempfile.mkdtemp(prefix="leadcall-test-"))
    yield embedded.start(folder)
    embedded.stop(folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def databases(server_url: str) -> Databases:
    """Migrated, empty databases."""
    return Databases(server_url)


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """A migrated database of this test's own."""
    url = databases.take()
    yield url
    databases.give_back(url)


@pytest.fixture
async def opened_database(database_url: str) -> AsyncIterator[str]:
    """This test's database, open for the models."""
    async with database.opened(database_url):
        yield database_url


@pytest.fixture
def runner(database_url: str) -> Iterator[asyncio.Runner]:
    """A loop with the database open, for examples that hypothesis runs one after the other."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        opening = database.opened(database_url)
        runner.run(opening.__aenter__())
        yield runner
        runner.run(opening.__aexit__(None, None, None))


@contextlib.asynccontextmanager
async def built(database_url: str, **changed: object) -> AsyncIterator[House]:
    """App and worker on one port, the sandbox vendors on another, seeded.

    At the end the ledger must add up, and every request to the voice provider must have been one by its contract.
    """
    async with contextlib.AsyncExitStack() as stack:
        world = World(speed=SANDBOX_SPEED, seed=1)
        furnish(world)
        sandbox = await stack.enter_async_context(SandboxServer(world))
        port = free_port()
        settings = sandbox_settings(sandbox.url, port, world).model_copy(update=FEW_CONNECTIONS | changed)
        app = create_app(settings, database_url, with_worker=True)
        address = await stack.enter_async_context(serve_in_background(app, port, protocol=ConnectionLimits))
        house = await stack.enter_async_context(House.entered(address.url, world, settings, database_url))
        yield house
        assert await ledger.drifts() == []
        assert_requests_fit(world.voice.requests)


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    """The whole house between the imitated vendors."""
    async with built(database_url) as house:
        yield house


@pytest.fixture
async def installed_house(database_url: str) -> AsyncIterator[House]:
    """A house whose sub-accounts have installed the app, so that it holds their tokens."""
    async with built(database_url) as house:
        crm, company = house.world.crm, house.world.crm.agencies[COMPANY_ID]
        owner = next(user for user in company.users if user.owner)
        # The events of an install would have each sub-account taken up once more (see journeys/test_install.py).
        told, crm.app.webhook_url = crm.app.webhook_url, ""
        code = crm.approve(owner, company.locations, redirect_uri=f"{house.settings.public_url}/oauth/callback")
        crm.app.webhook_url = told
        await house.clients.redeem(code)
        # A job that is late would undo what a test then does to the tokens.
        await house.quiet()
        yield house


@pytest.fixture
async def cut_off_house(database_url: str) -> AsyncIterator[House]:
    """A house whose voice provider refuses every connection."""
    async with built(database_url, retell_api_url=f"http://127.0.0.1:{free_port()}") as house:
        yield house


@pytest.fixture
async def impatient_house(database_url: str) -> AsyncIterator[House]:
    """A house that waits half a second for the voice provider's answer."""
    async with built(database_url, dial_timeout_seconds=0.5) as house:
        yield house
