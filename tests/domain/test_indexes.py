"""What is done every minute, and at every look at the metrics, reads no table from end to end."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from app.domain import request_keys, retention, stuck, vitals

NOW = datetime(2026, 11, 22, tzinfo=UTC)
QUERIES: dict[str, tuple[str, list[Any], str]] = {
    "what may be stuck": (stuck.STUCK, [NOW, list(stuck.NEXT_JOB)], "open_attempts"),
    "open calls": (vitals.OPEN_CALLS, [], "open_attempts"),
    "calls to review": (vitals.REVIEWS, [], "open_attempts"),
    "calls of the last hour": (vitals.RECENT_CALLS, [], "requested_at"),
    "keys to be freed": (request_keys.FORGET, [NOW], "calls_with_key"),
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
