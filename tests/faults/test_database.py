"""The database goes away under load: callers are asked to come back, and whatever was acknowledged survives."""

import asyncio
import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.demo.seed import DEMO_SECRET_KEYS
from app.domain.calls.calls import Call, State
from app.domain.credits import ledger
from app.postgres import embedded
from tests.conftest import built
from tests.faults.processes import ROOT
from tests.house import House, eventually
from tests.suite import app_process

LEADS = 40


class Server:
    """An embedded PostgreSQL that a test may stop and start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def start(self) -> str:
        """Start it from a process of its own, since the package remembers what this process has started."""
        script = (
            "import sys; from pathlib import Path; from app.postgres import embedded; "
            "print(embedded.start(Path(sys.argv[1])))"
        )
        command = [sys.executable, "-c", script, str(self.folder)]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
        printed, _ = await process.communicate()
        return printed.decode().strip()

    async def stop(self) -> None:
        """Stop it the fast way: every connection is cut, as in a failover."""
        await asyncio.to_thread(embedded.stop, self.folder)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server(Path(tempfile.mkdtemp(prefix="leadcall-test-")))
    try:
        yield server
    finally:
        await server.stop()
        shutil.rmtree(server.folder)


@contextlib.asynccontextmanager
async def house_on(server: Server) -> AsyncIterator[House]:
    url = await server.start()
    environment = {"DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS, "PATH": "/usr/bin:/bin"}
    code, printed = await app_process.run("migrate", environment=environment)
    assert code == 0, printed
    async with built(url) as house:
        yield house


async def test_while_the_database_is_down_callers_are_asked_to_come_back(server: Server) -> None:
    async with house_on(server) as house:
        call_id = (await house.ask()).json()["call_id"]
        await house.settled(call_id)
        await server.stop()

        answer = await house.ask("+14155550111")
        action = await house.run_workflow()
        ready = await house.http.get("/readyz")
        alive = await house.http.get("/healthz")

        assert (answer.status_code, answer.json()["error_code"]) == (429, "RATE_LIMITED")
        assert int(answer.headers["retry-after"]) > 0
        assert action.status == 429
        assert ready.status_code == 503
        assert alive.status_code == 200
        await server.start()
        assert (await house.call(call_id)).state == State.ENDED
        assert await Call.all().count() == 1, "nothing was half-written"

        async def works_again() -> bool:
            return (await house.ask("+14155550122")).status_code == 200

        await eventually(works_again, "the app does not recover")
        assert (await house.http.get("/readyz")).status_code == 200


async def test_a_restart_under_load_loses_no_acknowledged_lead(server: Server) -> None:
    async with house_on(server) as house:
        await house.give_credits(10_000)
        acknowledged: list[str] = []

        async def ask(index: int) -> None:
            to_number = f"+1415555{index:02}01"
            headers = {"Idempotency-Key": to_number, "Prefer": "respond-async"}
            while True:
                try:
                    answer = await house.ask(to_number, headers=headers)
                except httpx.HTTPError:  # a kept connection that the server closed meanwhile
                    continue
                if answer.status_code in (200, 202):
                    acknowledged.append(to_number)
                    return
                assert answer.status_code in (409, 429), answer.text
                await asyncio.sleep(min(float(answer.headers["retry-after"]), 1.0))

        asking = [asyncio.create_task(ask(index)) for index in range(LEADS // 2)]

        async def some_are_in() -> bool:
            return len(acknowledged) >= LEADS // 8

        await eventually(some_are_in, "the requests do not get on")
        asking += [asyncio.create_task(ask(index)) for index in range(LEADS // 2, LEADS)]
        await server.stop()
        await server.start()
        await asyncio.gather(*asking)

        async def all_over() -> bool:
            await house.sweep_as_if_an_hour_later()
            return await Call.filter(state=State.ENDED).count() == LEADS

        await eventually(all_over, "some calls never end", patience=60)
        assert Counter(call.to_number for call in house.accepted) == Counter(acknowledged)
        assert await ledger.drifts() == []
