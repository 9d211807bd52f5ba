"""Idempotency keys of requests are remembered for a day, and free for something new afterwards."""

from datetime import datetime, timedelta

from tortoise import connections

TTL = timedelta(hours=24)
# The condition of the index calls_with_key: only what has a key is read.
FORGET = """
UPDATE calls SET request_key = NULL, answer = NULL WHERE id IN (
    SELECT id FROM calls WHERE source = 'api' AND request_key IS NOT NULL AND requested_at < $1
    ORDER BY requested_at LIMIT 10000
)
"""


async def forget(now: datetime) -> int:
    """Free the keys older than a day; returns how many."""
    freed, _ = await connections.get("default").execute_query(FORGET, [now - TTL])
    return int(freed)
