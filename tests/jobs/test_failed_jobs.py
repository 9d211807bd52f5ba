"""A job that fails for good is seen, and can be run again."""

import json
from typing import Any

from tortoise.transactions import in_transaction

from app.postgres import database, queue
from app.postgres.queue import FailedJob
from tests.house import House, eventually


async def failed(house: House, *, retry: bool = False) -> list[FailedJob]:
    connection: Any = await database.connect(house.database_url)
    try:
        return await queue.failed_jobs(connection, retry=retry)
    finally:
        await connection.close()


async def test_a_job_that_cannot_succeed_is_parked_with_its_error_and_run_again_on_request(house: House) -> None:
    async with in_transaction() as tx:
        await queue.defer(tx, "retell_events", event_id="not a number")
    connection: Any = await database.connect(house.database_url)

    async def parked() -> list[FailedJob]:
        await connection.execute("UPDATE pgqueuer SET attempts = 10, execute_after = now() WHERE status = 'queued'")
        return await failed(house)

    [one] = await eventually(parked, "the job was not parked")
    assert one.job == "retell_events"
    assert "ValueError" in one.why or "ValidationError" in one.why or "OperationalError" in one.why
    assert str(one) in await house.command("failed-jobs", "--job", "retell_events")
    [line] = (await house.command("failed-jobs", "--json")).splitlines()
    read = json.loads(line)
    assert (read["id"], read["job"], json.loads(read["payload"])) == (one.id, one.job, {"event_id": "not a number"})
    assert "No job has failed" in await house.command("failed-jobs", "--job", "place_call", "--retry")
    assert await house.command("failed-jobs", "--job", "place_call", "--json") == ""
    assert await failed(house) == [one], "only those that were named are put back"
    assert "not a number" not in str(await connection.fetch("SELECT traceback FROM pgqueuer_log")), "data in a log"
    await failed(house, retry=True)

    async def runs_again() -> bool:
        return bool(await connection.fetchval("SELECT count(*) FROM pgqueuer WHERE status <> 'failed'"))

    assert await eventually(runs_again, "the job was not put back")
    await connection.close()


async def test_one_is_found_by_its_id_or_name_behind_a_thousand_newer_ones(opened_database: str) -> None:
    connection: Any = await database.connect(opened_database)
    written = (
        "INSERT INTO pgqueuer (priority, entrypoint, payload, headers, status, updated) "
        "SELECT 0, CASE i WHEN 0 THEN 'place_call' ELSE 'write_back' END, '{}', 'null'::jsonb, 'failed', "
        "now() + make_interval(secs => i) FROM generate_series(0, $1::int) AS i RETURNING id"
    )
    oldest, *_ = [row["id"] for row in await connection.fetch(written, queue.SHOWN)]

    assert [one.id for one in await queue.failed_jobs(connection, retry=False, only=[oldest])] == [oldest]
    assert [one.id for one in await queue.failed_jobs(connection, retry=False, job="place_call")] == [oldest]
    assert await queue.failed_jobs(connection, retry=False, only=[10**30]) == []
    assert len(await queue.failed_jobs(connection, retry=False)) == queue.SHOWN
    await connection.close()
