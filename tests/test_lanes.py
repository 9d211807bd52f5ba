"""What a lead waits for is never behind what nobody waits for; and a process takes no more than it can do."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.config import Settings
from app.demo.environment import sandbox_settings
from app.demo.seed import DEMO_SECRET_KEYS
from app.jobs import Job, jobs_with
from app.jobs.calls.place_call import DECIDING
from app.postgres import queue
from app.postgres.counters import Counters
from app.postgres.engine import Outage, engine_driver
from app.sealing import KeyRing
from app.worker import CROWD, IN_A_CROWD, POLL, UNDER_WAY, engine_on
from tests.house import eventually

BATCH_SIZE = 10
# As they were called when they were written: a job may have been put off for days.
PERSISTED_NAMES = {
    "place_call", "call_up", "confirm_call", "retell_events", "cancel_listed", "check_call", "check_workspace",
    "sync_numbers", "forward_event", "settle_call", "after_call", "write_back", "fire_trigger", "crm_events",
    "finish_install", "refresh_grant", "reconcile_agency", "map_customer", "mail_low_credits", "resume_step",
    "tell_step", "tell_trouble", "mail_trouble",
}  # fmt: skip


@contextlib.asynccontextmanager
async def working(url: str, **runs: Callable[..., Coroutine[Any, Any, None]]) -> AsyncIterator[None]:
    """An engine with jobs of this test's own, working in the background."""
    outage = Outage(url)
    async with engine_driver(url, outage) as driver:
        jobs = {name: Job(run) for name, run in runs.items()}
        engine = engine_on(driver, jobs, outage, Counters())
        task = asyncio.create_task(engine.qm.run(dequeue_timeout=POLL))
        try:
            yield
        finally:
            engine.shutdown.set()
            await task


async def until(holds: Callable[[], bool]) -> None:
    """Wait for what the engine does in the background."""

    async def seen() -> bool:
        return holds()

    await eventually(seen, "it did not happen")


async def defer_all(*jobs: tuple[str, dict[str, Any]]) -> None:
    async with in_transaction() as tx:
        for name, payload in jobs:
            await queue.defer(tx, name, **payload)


async def test_a_dial_waits_for_no_write_back_and_a_process_leaves_most_of_them_to_others(
    opened_database: str,
) -> None:
    released, dialed, begun = asyncio.Event(), asyncio.Event(), 0

    async def write_back(number: int) -> None:  # noqa: ARG001 - the engine passes it
        nonlocal begun
        begun += 1
        await released.wait()

    async def place_call() -> None:
        dialed.set()

    await defer_all(*[("write_back", {"number": number}) for number in range(100)])
    async with working(opened_database, write_back=write_back, place_call=place_call):
        await until(lambda: begun >= UNDER_WAY[queue.BEHIND])
        await defer_all(("place_call", {}))

        async with asyncio.timeout(20):
            await dialed.wait()

        [left] = await connections.get("default").execute_query_dict(
            "SELECT count(*) AS queued FROM pgqueuer WHERE status = 'queued'"
        )
        assert left["queued"] >= 100 - UNDER_WAY[queue.BEHIND] - BATCH_SIZE
        released.set()
        await until(lambda: begun == 100)


async def test_while_a_crowd_of_leads_waits_to_be_dialed_what_nobody_waits_for_keeps_back(
    opened_database: str,
) -> None:
    dialed, served, begun = asyncio.Event(), asyncio.Event(), 0

    async def write_back(number: int) -> None:  # noqa: ARG001 - the engine passes it
        nonlocal begun
        begun += 1
        await served.wait()

    async def place_call() -> None:
        dialed.set()

    async def decide(lead: UUID) -> None:
        async with DECIDING.inside(lead):
            await served.wait()

    await defer_all(*[("write_back", {"number": number}) for number in range(100)])
    crowd = [asyncio.create_task(decide(uuid4())) for _ in range(CROWD + DECIDING.most)]
    await until(lambda: DECIDING.waiting == CROWD)
    async with working(opened_database, write_back=write_back, place_call=place_call):
        await until(lambda: begun >= IN_A_CROWD[queue.BEHIND])
        for _ in range(3):
            # Each is taken in a look at the queue, in which the rest could be taken too.
            dialed.clear()
            await defer_all(("place_call", {}))
            async with asyncio.timeout(20):
                await dialed.wait()

        beside_the_crowd = begun
        served.set()
        await until(lambda: begun == 100)
    await asyncio.gather(*crowd)

    assert beside_the_crowd <= BATCH_SIZE < UNDER_WAY[queue.BEHIND]


async def test_dials_go_first_then_what_moves_a_call_on_then_the_rest(opened_database: str) -> None:
    ran: list[str] = []

    def noting(name: str) -> Callable[[], Coroutine[Any, Any, None]]:
        async def run() -> None:
            ran.append(name)

        return run

    await defer_all(("write_back", {}), ("settle_call", {}), ("place_call", {}))

    async with working(opened_database, **{n: noting(n) for n in ("write_back", "settle_call", "place_call")}):
        await until(lambda: len(ran) == 3)

    assert ran == ["place_call", "settle_call", "write_back"]


async def test_a_job_that_the_release_before_wrote_still_runs(opened_database: str) -> None:
    told: list[str] = []

    async def write_back(entry_id: str) -> None:
        told.append(entry_id)

    await connections.get("default").execute_query(
        "INSERT INTO pgqueuer (priority, entrypoint, payload, execute_after, status) "
        "VALUES (0, 'write_back', $1, now(), 'queued')",
        [json.dumps({"effect_id": "an entry"}).encode()],
    )

    async with working(opened_database, write_back=write_back):
        await until(lambda: bool(told))

    assert told == ["an entry"]


@pytest.fixture
async def all_jobs() -> AsyncIterator[dict[str, Job]]:
    settings: Settings = sandbox_settings("http://127.0.0.1:9", 9)
    async with Clients(settings, KeyRing.parse(DEMO_SECRET_KEYS)).opened() as clients:
        yield jobs_with(clients, settings)


async def test_every_name_that_is_in_a_queue_somewhere_is_a_job(all_jobs: dict[str, Job]) -> None:
    assert set(all_jobs) >= PERSISTED_NAMES


async def test_every_priority_is_that_of_a_job_and_every_lane_has_a_bound(all_jobs: dict[str, Job]) -> None:
    assert set(queue.PRIORITY) <= set(all_jobs)
    assert {queue.priority_of(name) for name in all_jobs} == set(UNDER_WAY)
