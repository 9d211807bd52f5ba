"""The database was gone and is back: the worker goes on at once, whatever its jobs under way wait for."""

import asyncio
import os
import sys
from datetime import timedelta

from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries

from app.demo.seed import DEMO_SECRET_KEYS
from app.jobs import Job
from app.postgres import database
from app.postgres.counters import Counters
from app.postgres.engine import Outage, engine_driver
from app.worker import engine_on
from tests.faults.processes import ROOT
from tests.faults.test_database import Server, server
from tests.house import eventually

__all__ = ["server"]
LISTENS = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"


async def defer(url: str, job: str) -> None:
    connection = await database.connect(url)
    await Queries(AsyncpgDriver(connection)).enqueue(job, None)
    await connection.close()


async def test_a_slow_job_holds_up_no_other_and_notices_are_heard_again(server: Server) -> None:
    url, slow, answered, quick = await server.start(), asyncio.Event(), asyncio.Event(), asyncio.Event()
    connection = await database.connect(url)
    await Queries(AsyncpgDriver(connection)).install()
    await connection.close()

    async def waits_for_a_vendor() -> None:
        slow.set()
        await answered.wait()

    async def is_quick() -> None:
        quick.set()

    async def listens() -> bool:
        connection = await database.connect(url)
        try:
            return bool(await connection.fetchval(LISTENS))
        finally:
            await connection.close()

    jobs, outage = {"slow": Job(waits_for_a_vendor), "quick": Job(is_quick)}, Outage(url)
    async with engine_driver(url, outage) as driver:
        engine = engine_on(driver, jobs, outage, Counters())
        # It looks by itself so seldom that only a notice can tell it of a job in time.
        working = asyncio.create_task(engine.qm.run(dequeue_timeout=timedelta(hours=1)))
        await defer(url, "slow")
        async with asyncio.timeout(20):
            await slow.wait()

        await server.stop()
        asking = asyncio.create_task(driver.fetch("SELECT 1 AS one"))
        assert await server.start() == url
        await eventually(listens, "nobody listens again")
        await defer(url, "quick")

        async with asyncio.timeout(20):
            await quick.wait()
        assert await asking == [{"one": 1}]
        answered.set()
        engine.shutdown.set()
        await working
    outage.close()


async def test_who_starts_while_the_database_restarts_waits_for_it(server: Server) -> None:
    environment = os.environ | {"DATABASE_URL": await server.start(), "SECRET_KEYS": DEMO_SECRET_KEYS}
    await server.stop()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "worker", cwd=ROOT, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    assert b"There is no PostgreSQL at" in await process.stdout.readline()

    await server.start()

    # It has found the database, and what is still to be done to it.
    assert b"is not migrated" in await process.stdout.read()
    await process.wait()


async def test_a_job_that_is_cut_off_stays_in_the_queue(opened_database: str) -> None:
    begun, outage = asyncio.Event(), Outage(opened_database)

    async def never_ends() -> None:
        begun.set()
        await asyncio.Event().wait()

    async with engine_driver(opened_database, outage) as driver:
        engine = engine_on(driver, {"slow": Job(never_ends)}, outage, Counters())
        working = asyncio.create_task(engine.qm.run())
        await defer(opened_database, "slow")
        async with asyncio.timeout(20):
            await begun.wait()

        while not working.done():  # what it waits for while it ends is cut off, too
            working.cancel()
            await asyncio.wait({working}, timeout=0.1)

        [left] = await driver.fetch("SELECT status, attempts FROM pgqueuer")
        assert left == {"status": "queued", "attempts": 1}
