"""Lead: one number as one customer knows it; the row that keeps it from being called twice."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from app.domain.customers import Customer
from app.domain.do_not_call import not_listed, why_listed
from app.domain.policies import Policy
from app.errors import DuplicateCall, QuotaExceeded, Refusal

REMEMBERED = timedelta(days=14)
DAY = timedelta(days=1)


class Lead(Model):
    """A customer's lead.

    `open` while a call to it waits or runs (`last_call_id`), `guarded_until` closes the time after a
    dial, `dialed_at` holds the dials of the last 14 days. Who is not to be called at all: see do_not_call.py.
    """

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="leads", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    to_number = fields.CharField(max_length=20)
    last_call_id = fields.UUIDField()
    open = fields.BooleanField(default=True)
    guarded_until = fields.DatetimeField(null=True)
    dialed_at = ArrayField(element_type="timestamptz", default=list)

    class Meta:
        table = "leads"
        unique_together = (("customer", "to_number"),)
        indexes = (("last_call_id",),)


DIALS = "(SELECT count(*) FROM unnest(leads.dialed_at) AS dial WHERE dial > {now}::timestamptz - interval '{since}')"
TODAY, LATELY = "1 day", "14 days"

# Makes each of the new calls, of a customer $1 at the time $2, the one open call of its lead; it is part of the
# statement that promises them. Of two simultaneous requests the second waits here for the first one's commit.
CLAIM = f"""
INSERT INTO leads (customer_id, to_number, last_call_id, open, dialed_at)
SELECT customer_id, to_number, id, true, '{{}}' FROM new_calls
WHERE {not_listed("to_number", "$1", "$6")} ORDER BY to_number
ON CONFLICT (customer_id, to_number) DO UPDATE SET last_call_id = EXCLUDED.last_call_id, open = true
WHERE NOT leads.open AND (leads.guarded_until IS NULL OR leads.guarded_until <= $2)
  AND {DIALS.format(now="$2", since=TODAY)} < $3 AND {DIALS.format(now="$2", since=LATELY)} < $4
RETURNING id
"""  # noqa: S608 - no value is interpolated

DIAL = f"""
UPDATE leads SET guarded_until = $6,
       dialed_at = array_append(ARRAY(SELECT dial FROM unnest(dialed_at) AS dial WHERE dial > $7), $4)
WHERE customer_id = $1 AND to_number = $2 AND last_call_id = $3
  AND {DIALS.format(now="$4", since=TODAY)} < $5 AND {DIALS.format(now="$4", since=LATELY)} < $8
  AND {not_listed("$2", "$1", "$9")}
RETURNING id
"""  # noqa: S608 - no value is interpolated


def why_closed(lead: Lead, policy: Policy, now: datetime) -> Refusal | None:
    """The refusal that says why this lead cannot be called now, or None when it can."""
    if lead.open:
        return DuplicateCall("A call to this number is already under way.", lead.last_call_id)
    if lead.guarded_until and lead.guarded_until > now:
        return DuplicateCall(
            f"This number was called less than {policy.guard_minutes} minutes ago. Wait a moment before calling again.",
            lead.last_call_id,
        )
    for most, window, words, cap in (
        (policy.calls_per_lead_per_day, DAY, "24 hours", "calls_per_lead_per_day"),
        (policy.calls_per_lead_per_14_days, REMEMBERED, "14 days", "calls_per_lead_per_14_days"),
    ):
        recent = sorted(dial for dial in lead.dialed_at if dial > now - window)
        if len(recent) >= most:
            ends = recent[-most] + window
            return QuotaExceeded(
                f"This number was called {len(recent)} times in the last {words}, and {most} is the limit of the "
                f"calling rules. It may be called again at {ends:%Y-%m-%d %H:%M} (UTC).",
                cap=cap,
                ends=ends,
            )
    return None


async def record_dial(
    tx: BaseDBAsyncClient,
    customer_id: UUID,
    agency_id: UUID,
    to_number: str,
    call_id: UUID,
    policy: Policy,
    now: datetime,
) -> None:
    """Count this dial and start the guard window; raises what stands in its way if it may not be dialed."""
    values: list[Any] = [customer_id, to_number, call_id, now, policy.calls_per_lead_per_day]
    values += [now + timedelta(minutes=policy.guard_minutes), now - REMEMBERED]
    values += [policy.calls_per_lead_per_14_days, agency_id]
    if not await tx.execute_query_dict(DIAL, values):
        lead = await Lead.filter(customer_id=customer_id, to_number=to_number).using_db(tx).get()
        if lead.last_call_id == call_id:
            # Its own earlier attempts do not stand in its way.
            lead.open, lead.guarded_until = False, None
        listed = await why_listed(customer_id, to_number)
        raise listed or why_closed(lead, policy, now) or DuplicateCall("A call to this number is already under way.")


async def forget_dial(tx: BaseDBAsyncClient, call_id: UUID, dialed_at: datetime) -> None:
    """Undo `record_dial`: the provider proved that this dial reached nobody."""
    await tx.execute_query(
        "UPDATE leads SET guarded_until = NULL, dialed_at = array_remove(dialed_at, $2) WHERE last_call_id = $1",
        [call_id, dialed_at],
    )


async def close(tx: BaseDBAsyncClient, call_id: UUID) -> None:
    """The call is over in one way or another: the lead may be asked for again (the guard window stays)."""
    await tx.execute_query("UPDATE leads SET open = false WHERE last_call_id = $1", [call_id])


async def reopen(tx: BaseDBAsyncClient, call_id: UUID) -> bool:
    """The call turned out not to be over: nobody else may call this lead meanwhile. False if somebody has."""
    changed, _ = await tx.execute_query("UPDATE leads SET open = true WHERE last_call_id = $1", [call_id])
    return bool(changed)
