"""The worker stops when it is asked to, however early."""

import asyncio

import pytest

from app.clients import Clients
from app.demo.environment import sandbox_settings
from app.demo.seed import DEMO_SECRET_KEYS
from app.sealing import KeyRing
from app.worker import Worker


@pytest.mark.parametrize("turns", [0, 1, 5, 50])
async def test_a_stop_right_after_the_start_is_not_overheard(opened_database: str, turns: int) -> None:
    settings = sandbox_settings("http://127.0.0.1:9", 9)
    async with Clients(settings, KeyRing.parse(DEMO_SECRET_KEYS)).opened() as clients:
        worker = Worker(opened_database, settings, clients)
        running = asyncio.create_task(worker.run())
        for _ in range(turns):
            await asyncio.sleep(0)

        worker.stop()

        async with asyncio.timeout(10):
            await running
