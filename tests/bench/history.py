"""A past: so many calls that are over, with their dials and leads, so that what follows meets large tables."""

from typing import Any
from uuid import UUID

# In one statement for each table; a past lead has a number of its own, which no request of the load uses.
CALLS = """
INSERT INTO calls (id, customer_id, number_id, source, from_number, to_number, agent_id, agent_version, variables,
                   metadata, state, outcome, requested_at, not_before, ended_at, charged, max_attempts,
                   minutes_between, skips_closed_hours)
SELECT gen_random_uuid(), $1, $2, 'api', '+14155550100', '+44' || (7000000000 + i), 'agent', 'latest', '{"a": "b"}',
       '{}', 'ended', 'answered', now() - (i || ' seconds')::interval, now() - (i || ' seconds')::interval,
       now() - (i || ' seconds')::interval, 10000, 1, 30, false
FROM generate_series($3::bigint, $4::bigint) AS i
"""
ATTEMPTS = """
INSERT INTO attempts (id, call_id, customer_id, payer_id, day, state, price_per_minute, increment_seconds,
                      minimum_seconds, hold, due_at, dialed_at, looks, resends, provider_call_id, ended_at,
                      billed_seconds, charged, analysis, settled_at)
SELECT gen_random_uuid(), id, customer_id, customer_id, requested_at::date, 'ended', 10000, 1, 0, 30000, requested_at,
       requested_at, 0, 0, 'call_' || id, ended_at, 60, 10000, '{"transcript": "Hello.", "recording_url": "https://x"}',
       ended_at
FROM calls WHERE customer_id = $1 AND state = 'ended' AND NOT EXISTS (SELECT FROM attempts a WHERE a.call_id = calls.id)
"""
LEADS = """
INSERT INTO leads (customer_id, to_number, last_call_id, open, dialed_at)
SELECT customer_id, to_number, id, false, ARRAY[requested_at] FROM calls WHERE customer_id = $1 AND state = 'ended'
ON CONFLICT DO NOTHING
"""


async def fill(connection: Any, customer_id: UUID, number_id: UUID, *, from_: int, to: int) -> None:
    """Bring the past of a customer from one number of calls to another; the planner learns of it."""
    # Or it looks for each call's dial through all that it is writing, because it knows of few at the beginning.
    await connection.execute("SET enable_seqscan = off")
    await connection.execute(CALLS, customer_id, number_id, from_ + 1, to, timeout=1800)
    for statement in (ATTEMPTS, LEADS):
        await connection.execute(statement, customer_id, timeout=1800)
    await connection.execute("RESET enable_seqscan")
    await connection.execute("VACUUM (ANALYZE) calls, attempts, leads", timeout=1800)
