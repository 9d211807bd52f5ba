"""A job that fails for good is seen, and can be run again."""

from typing import Any

from tortoise.transactions import in_transaction

from app.postgres import database, queue
from tests.house import House, eventually


async def failed(house: House, *, retry: bool = False) -> list[str]:
    connection: Any = await database.connect(house.database_url)
    try:
        return await queue.failed_jobs(connection, retry=retry)
    finally:
        await connection.close()


async def test_a_job_that_cannot_succeed_is_parked_with_its_error_and_run_again_on_request(house: House) -> None:
    async with in_transaction() as tx:
        await queue.defer(tx, "retell_events", event_id="not a number")
    connection: Any = await database.connect(house.database_url)

    async def parked() -> list[str]:
        await connection.execute("UPDATE pgqueuer SET attempts = 10, execute_after = now() WHERE status = 'queued'")
        return await failed(house)

    [line] = await eventually(parked, "the job was not parked")
    assert "retell_events" in line
    assert "ValueError" in line or "ValidationError" in line or "OperationalError" in line
    assert "not a number" not in str(await connection.fetch("SELECT traceback FROM pgqueuer_log")), "data in a log"
    await failed(house, retry=True)

    async def runs_again() -> bool:
        return bool(await connection.fetchval("SELECT count(*) FROM pgqueuer WHERE status <> 'failed'"))

    assert await eventually(runs_again, "the job was not put back")
    await connection.close()
