"""A job that is written as part of a larger statement is the very job that the engine writes."""

from datetime import timedelta

import pytest
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from tortoise import connections
from tortoise.transactions import in_transaction

from app.postgres import queue

COLUMNS = "priority, entrypoint, payload, status::text, dedupe_key, headers, attempts, queue_manager_id, slot"
JOBS = f"SELECT {COLUMNS}, execute_after - created AS delay FROM pgqueuer ORDER BY id"  # noqa: S608
LOGGED = "SELECT status::text, priority, entrypoint FROM pgqueuer_log ORDER BY id"


@pytest.mark.usefixtures("opened_database")
async def test_our_part_of_a_statement_writes_what_the_engine_writes() -> None:
    delay, payload = timedelta(minutes=3), b'{"attempt_id": "a"}'
    async with in_transaction() as tx:
        engine = Queries(AsyncpgDriver(tx._connection))
        await engine.enqueue("place_call", payload, queue.DIAL, execute_after=delay, on_conflict="skip")
        await queue.defer(tx, "place_call", delay=delay, attempt_id="a")
    part = queue.job_for_each("(VALUES (1)) AS one", "place_call", "$1", "$2")
    database = connections.get("default")
    statement = f"WITH {part} SELECT id FROM job"  # noqa: S608 - no value is interpolated
    await database.execute_query_dict(statement, [*queue.job(delay, attempt_id="a")])

    for query in (JOBS, LOGGED):
        engines, deferred, ours = await database.execute_query_dict(query)
        assert deferred == engines
        assert ours == engines
