"""Calls that wait for something are woken as soon as it is there, not only when their own time comes."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app import queue

PAYLOAD = "convert_to(json_build_object('attempt_id', id)::text, 'UTF8')"
# The customer's, the agency's or the number's: an id names one of them.
WAKE = f"""
WITH waiting AS (
    SELECT attempts.id, greatest(calls.asked_for - now(), interval '0') AS delay
    FROM attempts JOIN calls ON calls.id = attempts.call_id
    JOIN customers ON customers.id = attempts.customer_id
    WHERE attempts.state = 'queued' AND attempts.settled_at IS NULL AND calls.reason_code = $2
      AND $1::uuid IN (customers.id, customers.agency_id, calls.number_id)
),
{queue.job_for_each("waiting", "'place_call'", PAYLOAD, "delay")}
SELECT count(*) AS woken FROM waiting
"""  # noqa: S608 - only constants are interpolated


async def wake(tx: BaseDBAsyncClient, subject_id: UUID, reason_code: str) -> int:
    """Have everything looked at again that waits there for this reason; returns how much that is.

    What was asked for at a later time is looked at then.
    """
    rows = await tx.execute_query_dict(WAKE, [subject_id, reason_code])
    return int(rows[0]["woken"])
