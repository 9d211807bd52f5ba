"""Calls that wait for something are woken as soon as it is there, not only when their own time comes."""

from dataclasses import replace
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls.reasons import Reason
from app.domain.telephony.numbers import CallingNumber, calling_number
from app.postgres import queue

PAYLOAD = queue.payload_of("attempt_id", "id")
# Whoever was not reached and is called again at the next opening waits for the hours too.
FOR_REASON = (
    "(calls.reason_code = $2 OR"
    f" $2 = '{Reason.OUTSIDE_CALLING_HOURS.value}' AND calls.reason_code = '{Reason.REDIAL.value}'"
    " AND attempts.due_at > attempts.earliest_at)"
)
# The customer's, the agency's or the number's: an id names one of them.
WAKE = f"""
WITH waiting AS (
    SELECT attempts.id,
           greatest(coalesce(attempts.earliest_at, calls.asked_for) - now(), interval '0') AS delay
    FROM attempts JOIN calls ON calls.id = attempts.call_id
    JOIN customers ON customers.id = attempts.customer_id
    WHERE attempts.state = 'queued' AND attempts.settled_at IS NULL AND {FOR_REASON}
      AND $1::uuid IN (customers.id, customers.agency_id, calls.number_id)
),
{queue.job_for_each("waiting", "place_call", PAYLOAD, "delay")}
SELECT count(*) AS woken FROM waiting
"""  # noqa: S608 - only constants are interpolated


WAKE_CAMPAIGN = f"""
WITH waiting AS (
    SELECT attempts.id, interval '0' AS delay FROM campaign_contacts
    JOIN attempts ON attempts.call_id = campaign_contacts.call_id
    WHERE campaign_contacts.campaign_id = $1 AND campaign_contacts.place = 'called'
      AND attempts.state = 'queued' AND attempts.settled_at IS NULL
),
{queue.job_for_each("waiting", "place_call", PAYLOAD, "delay")}
SELECT count(*) AS woken FROM waiting
"""  # noqa: S608 - as above


async def wake_campaign(tx: BaseDBAsyncClient, campaign_id: UUID) -> None:
    """Have every call of a campaign looked at again that waits: it goes on."""
    await tx.execute_query(WAKE_CAMPAIGN, [campaign_id])


async def wake(tx: BaseDBAsyncClient, subject_id: UUID, reason_code: str) -> int:
    """Have everything looked at again that waits there for this reason; returns how much that is.

    What was asked for at a later time is looked at then.
    """
    rows = await tx.execute_query_dict(WAKE, [subject_id, reason_code])
    return int(rows[0]["woken"])


async def look_once_more(attempt_id: UUID, read: CallingNumber) -> None:
    """Have an attempt looked at again that was left to wait by what had been read of its line, if that has changed.

    Whoever has allowed it between the reading and the writing did not see it wait.
    """
    latest = await calling_number(read.number_id)
    if latest is not None and replace(latest, read_at=read.read_at) != read:
        async with in_transaction() as tx:
            await queue.defer(tx, "place_call", attempt_id=str(attempt_id))
