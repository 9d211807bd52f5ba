"""A job that is written as part of a larger statement is the very job that the engine writes."""

from datetime import timedelta
from typing import Any

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.postgres import queue

COLUMNS = "priority, entrypoint, payload, status::text, dedupe_key, headers, attempts, queue_manager_id, slot"
JOBS = f"SELECT {COLUMNS}, execute_after - created AS delay FROM pgqueuer ORDER BY id"  # noqa: S608
LOGGED = "SELECT status::text, priority, entrypoint FROM pgqueuer_log ORDER BY id"


@pytest.mark.usefixtures("opened_database")
async def test_our_part_of_a_statement_writes_what_the_engine_writes() -> None:
    delay = timedelta(minutes=3)
    async with in_transaction() as tx:
        await queue.defer(tx, "place_call", delay=delay, attempt_id="a")
    part = queue.job_for_each("(VALUES (1)) AS one", "place_call", "$1", "$2")
    database = connections.get("default")
    statement = f"WITH {part} SELECT id FROM job"  # noqa: S608 - no value is interpolated
    await database.execute_query_dict(statement, [*queue.job(delay, attempt_id="a")])

    async def pair(query: str) -> list[Any]:
        return list(await database.execute_query_dict(query))

    for engines, ours in (await pair(JOBS), await pair(LOGGED)):
        assert ours == engines
