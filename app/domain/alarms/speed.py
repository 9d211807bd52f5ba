"""Speed to lead: how long leads wait for their dial since they could be called, and who waits too long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise import connections

MAX_LATE = 200
# The first dial of each call; what waits for calling hours could be called since they opened.
SPEEDS = """
SELECT customer_id, count(*)::int AS calls,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds)::float8 AS median,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds)::float8 AS slowest
FROM (
    SELECT k.customer_id, greatest(0, extract(epoch FROM min(t.dialed_at - greatest(k.requested_at, t.due_at))))::float8
           AS seconds
    FROM calls k JOIN attempts t ON t.call_id = k.id
    WHERE k.customer_id = ANY($1::uuid[]) AND k.requested_at > $2 AND t.dialed_at IS NOT NULL
    GROUP BY k.id
) AS firsts GROUP BY customer_id
"""
LATE = f"""
SELECT k.id AS call_id, k.customer_id, k.to_number, k.reason_code, k.requested_at, t.due_at AS due
FROM attempts t JOIN calls k ON k.id = t.call_id JOIN customers c ON c.id = t.customer_id
JOIN agencies g ON g.id = c.agency_id
WHERE t.customer_id = ANY($1::uuid[]) AND t.state = 'queued' AND t.settled_at IS NULL
  AND t.due_at < $2::timestamptz - make_interval(mins => g.late_minutes)
  AND coalesce(t.earliest_at, k.asked_for, '-infinity') < $2::timestamptz - make_interval(mins => g.late_minutes)
  AND coalesce(k.reason_code, '') NOT IN ('OUTSIDE_CALLING_HOURS', 'SCHEDULED')
ORDER BY t.due_at LIMIT {MAX_LATE}
"""  # noqa: S608 - only constants are interpolated


@dataclass(frozen=True)
class Speed:
    """Seconds from due to dial: half of a customer's leads were called within `median`, 19 of 20 within `slowest`."""

    customer_id: UUID
    calls: int
    median: float
    slowest: float


@dataclass(frozen=True)
class LateLead:
    """A call that waits longer than its agency allows, with what it waits for."""

    call_id: UUID
    customer_id: UUID
    to_number: str
    reason_code: str | None
    requested_at: datetime
    due: datetime


async def speeds(customer_ids: Sequence[UUID], since: datetime) -> list[Speed]:
    """How fast the leads of these customers were called since then; nothing of those that called nobody."""
    return [Speed(**row) for row in await _rows(SPEEDS, [list(customer_ids), since])]


async def late_leads(customer_ids: Sequence[UUID], now: datetime) -> list[LateLead]:
    """The leads of these customers that wait too long, the longest first."""
    return [LateLead(**row) for row in await _rows(LATE, [list(customer_ids), now])]


async def _rows(sql: str, values: list[Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(sql, values)
    return rows
