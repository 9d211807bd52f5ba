"""The worker stops when it is asked to, however early, and gives a sign of life while it takes jobs."""

import asyncio
from pathlib import Path

import pytest

from app import worker as engine
from app.clients import Clients
from app.demo.environment import sandbox_settings
from app.demo.seed import DEMO_SECRET_KEYS
from app.postgres import counters
from app.sealing import KeyRing
from app.worker import Worker
from tests.house import eventually


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


NOWHERE = "postgres://nobody@127.0.0.1:9/nothing"


@pytest.mark.parametrize(("reachable", "folder"), [(True, "."), (False, "."), (True, "missing")])
async def test_a_worker_gives_a_sign_of_life_while_it_takes_jobs_and_only_then(
    opened_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, reachable: bool, folder: str
) -> None:
    monkeypatch.setattr(engine, "BEAT_SECONDS", 0.05)
    sign, many = tmp_path / folder / "alive", 5
    settings = sandbox_settings("http://127.0.0.1:9", 9).model_copy(update={"worker_alive_file": str(sign)})
    async with Clients(settings, KeyRing.parse(DEMO_SECRET_KEYS)).opened() as clients:
        worker = Worker(opened_database if reachable else NOWHERE, settings, clients)

        async def beats() -> float:
            await clients.counters.flush()
            return sum(total for name, _, total in await counters.read() if name == counters.BEATS)

        async def enough() -> bool:
            return await beats() >= many

        async with worker.running():
            # Without a database it can only be shown that none comes in the time of many.
            await (eventually(enough, "no sign of life") if reachable else asyncio.sleep(many * engine.BEAT_SECONDS))
        assert sign.exists() == (reachable and sign.parent.exists())
        assert (await beats() > 0) == reachable
