"""What is done every minute, at every look at the metrics, and for what waits, reads no table from end to end."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.demo.environment import sandbox_settings
from app.demo.seed import TENANTS, seed
from app.domain.calls import cancellation, do_not_call, pacing, room, stuck_calls, wake
from app.domain.calls.calls import State
from app.domain.lifecycle import retention
from app.domain.requests import idempotency_keys
from app.domain.telephony import numbers
from app.domain.telephony.numbers import PhoneNumber
from app.postgres import database, gauges
from tests.bench.history import fill

SOMEBODY = UUID(int=1)
PAST = 5_000
READ = "SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE relname IN ('calls', 'attempts', 'leads')"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
_, NOT_LOOKED_AT = stuck_calls.NEXT_JOB[State.QUEUED]
QUERIES: dict[str, tuple[str, list[Any], str]] = {
    "the lines of a sub-account": (
        numbers.CALLING_NUMBER + " AND i.location_id = $1",
        ["nowhere"],
        "idx_phone_numbe_custome",
    ),
    "whether a lead is a number of the agency's own": (
        f"SELECT {numbers.not_own_line('$1::text', '$2::uuid')}",
        ["+14155550142", SOMEBODY],
        r"Index Cond: .*\be164\b",
    ),
    "what may be stuck": (stuck_calls.STUCK.format(overdue=NOT_LOOKED_AT), ["queued", 500], "looks_due"),
    "open calls": (gauges.OPEN_CALLS, [], "looks_due"),
    "calls to review": (gauges.REVIEWS, [], "looks_due"),
    "calls of the last hour": (gauges.RECENT_CALLS, [], "requested_at"),
    "keys to be freed": (idempotency_keys.FORGET, [NOW], "calls_with_key"),
    "what waits for a reason": (wake.WAKE, [SOMEBODY, "PAUSED"], "looks_due"),
    "what waits for a listed number": (do_not_call.LISTED, [SOMEBODY, 100], "open_attempts"),
    "who waits for room": (room.NEXT, [SOMEBODY], r"Index Cond: \(id = t\.call_id\)"),
    "what they wait for": (
        room.WAIT_FOR,
        [SOMEBODY, "INSUFFICIENT_CREDITS", "QUOTA_EXCEEDED", "Short.", "Full."],
        r"CTE found(.|\n)*Index Cond: \(id = t\.call_id\)",
    ),
    "what was said": (retention.WORDS, [NOW, NOW, 500], "calls_with_words"),
    "old recordings": (retention.RECORDINGS, [NOW, NOW, 500], "attempts_with_recording"),
    "old events": (retention.EVENTS, [NOW, NOW, 500], "received_at"),
    "old events, each by its id": (retention.EVENTS, [NOW, NOW, 500], r"Index Cond: \(id = ANY"),
    "old recordings, each by its id": (retention.RECORDINGS, [NOW, NOW, 500], r"Index Cond: \(id = ANY"),
}


@pytest.mark.usefixtures("opened_database")
@pytest.mark.parametrize("name", QUERIES)
async def test_it_reads_with_an_index(name: str) -> None:
    """The tables are empty here, where reading all of them is cheapest: the planner is told not to."""
    sql, values, by = QUERIES[name]
    async with in_transaction() as tx:
        # A table that was used and emptied keeps its pages, and the planner counts them.
        await tx.execute_script("TRUNCATE agencies, customers, workspaces, installations, voice_events CASCADE")
        await tx.execute_script("SET LOCAL enable_seqscan = off")
        plan = "\n".join(row["QUERY PLAN"] for row in await tx.execute_query_dict("EXPLAIN " + sql, values))

    assert re.search(by, plan), plan
    assert not any(f"Seq Scan on {table}" in plan for table in ("calls", "attempts", "voice_events")), plan


LOOKS: dict[str, Callable[[UUID], Awaitable[object]]] = {
    "who waits for a turn": lambda _: pacing.start_all(),
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
