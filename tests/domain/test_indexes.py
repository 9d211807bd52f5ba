"""What is done every minute, at every look at the metrics, and for what waits, reads no table from end to end."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app import database
from app.demo.seed import TENANTS, seed
from app.demo.stage import sandbox_settings
from app.domain import cancellation, do_not_call, numbers, pacing, request_keys, retention, stuck, vitals, waiting
from app.domain.numbers import PhoneNumber
from tests.bench.history import fill

SOMEBODY = UUID(int=1)
PAST = 5_000
READ = "SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE relname IN ('calls', 'attempts', 'leads')"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
QUERIES: dict[str, tuple[str, list[Any], str]] = {
    "the lines of a sub-account": (numbers.LINE + " AND i.location_id = $1", ["nowhere"], "idx_phone_numbe_custome"),
    "what may be stuck": (stuck.STUCK, [NOW, list(stuck.NEXT_JOB)], "open_attempts"),
    "open calls": (vitals.OPEN_CALLS, [], "open_attempts"),
    "calls to review": (vitals.REVIEWS, [], "open_attempts"),
    "calls of the last hour": (vitals.RECENT_CALLS, [], "requested_at"),
    "keys to be freed": (request_keys.FORGET, [NOW], "calls_with_key"),
    "what waits for a reason": (waiting.WAKE, [SOMEBODY, "PAUSED"], "open_attempts"),
    "what waits for a listed number": (do_not_call.LISTED, [SOMEBODY, 100], "open_attempts"),
    "old transcripts": (retention.TRANSCRIPTS, [NOW, NOW, 500], "attempts_with_transcript"),
    "old recordings": (retention.RECORDINGS, [NOW, NOW, 500], "attempts_with_recording"),
    "old events": (retention.EVENTS, [NOW, NOW, 500], "received_at"),
}


@pytest.mark.usefixtures("opened_database")
@pytest.mark.parametrize("name", QUERIES)
async def test_it_reads_with_an_index(name: str) -> None:
    """The tables are empty here, where reading all of them is cheapest: the planner is told not to."""
    sql, values, by = QUERIES[name]
    async with in_transaction() as tx:
        await tx.execute_script("SET LOCAL enable_seqscan = off")
        plan = "\n".join(row["QUERY PLAN"] for row in await tx.execute_query_dict("EXPLAIN " + sql, values))

    assert by in plan
    assert not any(f"Seq Scan on {table}" in plan for table in ("calls", "attempts", "voice_events")), plan


LOOKS: dict[str, Callable[[UUID], Awaitable[object]]] = {
    "who waits for a turn": lambda _: pacing.tend(NOW),
    "what waits for a number": lambda customer_id: cancellation.cancel_waiting(
        customer_id, "CANCELED", "For the test.", NOW, to_number="+14155550101"
    ),
}


@pytest.mark.parametrize("name", LOOKS)
async def test_a_long_past_is_not_read(opened_database: str, name: str) -> None:
    seeded = await seed(sandbox_settings("http://127.0.0.1:9", 9))
    customer = seeded.customers[TENANTS[0].location_id]
    number = await PhoneNumber.get(e164=TENANTS[0].number)
    connection = await database.connect(opened_database)
    try:
        await fill(connection, customer.id, number.id, from_=0, to=PAST)
        before = dict(await connection.fetch(READ))
        await LOOKS[name](customer.id)
        # A connection of the pool reports what it has counted when it is told to, after its statement.
        await connections.get("default").execute_query("SELECT pg_stat_force_next_flush()")
        await connections.get("default").execute_query("SELECT 1")
        after = dict(await connection.fetch(READ))
    finally:
        await connection.close()

    assert {table: after[table] - before[table] for table in after} == {"calls": 0, "attempts": 0, "leads": 0}
