"""/readyz turns red for a database that hangs, not only for one that is gone (tests/faults/test_database.py)."""

import asyncio
import contextlib

from tortoise import connections

from app.postgres import database
from tests.conftest import built
from tests.house import House, eventually

TOKEN = "a-token-of-the-operator-that-is-long"


async def test_a_database_that_does_not_answer_in_time_is_as_good_as_none(house: House) -> None:
    holder = await database.connect(house.database_url)
    transaction = holder.transaction()
    await transaction.start()
    await holder.execute("LOCK TABLE aerich IN ACCESS EXCLUSIVE MODE")

    red = await house.http.get("/readyz")  # a statement may take thirty seconds; this answer does not wait for it
    alive = await house.http.get("/healthz")
    await transaction.rollback()
    await holder.close()

    assert (red.status_code, red.json()) == (503, {"status": "not ready"})
    assert alive.status_code == 200

    async def green() -> bool:
        return (await house.http.get("/readyz")).status_code == 200

    await eventually(green, "it stays red")


async def test_it_tells_a_stranger_nothing_and_the_operator_how_it_stands(database_url: str) -> None:
    async with built(database_url, metrics_token=TOKEN) as house:
        stranger = await house.http.get("/readyz")
        wrong = await house.http.get("/readyz", headers={"Authorization": "Bearer of-nobody"})
        operator = await house.http.get("/readyz", headers={"Authorization": f"Bearer {TOKEN}"})

    assert (stranger.status_code, stranger.json()) == (200, {"status": "ready"})
    assert wrong.json() == {"status": "ready"}
    assert set(operator.json()) == {"status", "writable", "pending_migrations", "oldest_job_seconds"}


async def test_requests_that_hold_every_connection_do_not_make_it_red_nor_many_askers_the_requests(
    house: House,
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        pool = connections.get("default")
        for _ in range(house.settings.database_pool_size):
            await stack.enter_async_context(pool.acquire_connection())
        answers = await asyncio.gather(*(house.http.get("/readyz") for _ in range(50)))

    assert {answer.status_code for answer in answers} == {200}
    held = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%min(execute_after)%'"
    )
    assert (await pool.execute_query_dict(held))[0]["count"] <= 2, "one connection of its own, and this query"
