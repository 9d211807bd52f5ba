"""Lead: one number as one customer knows it; the row that keeps it from being called twice."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from app.domain.customers import Customer
from app.domain.dialing import Policy
from app.errors import DoNotCall, DuplicateCall, QuotaExceeded, Refusal

REMEMBERED = timedelta(days=14)
DAY = timedelta(days=1)
# Why a lead is closed when the CRM says so; the CRM may open it again, and then only such a one.
MARKED_IN_CRM = "marked so in the CRM"


class Lead(Model):
    """A customer's lead.

    `open` while a call to it waits or runs (`last_call_id`), `guarded_until` closes the time after a
    dial, `dialed_at` holds the dials of the last 14 days, `do_not_call_at` closes it for good.
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
    do_not_call_at = fields.DatetimeField(null=True)
    do_not_call_why = fields.CharField(max_length=200, null=True)

    class Meta:
        table = "leads"
        unique_together = (("customer", "to_number"),)
        indexes = (("last_call_id",),)


RECENT = "(SELECT count(*) FROM unnest(leads.dialed_at) AS dial WHERE dial > $4::timestamptz - interval '1 day')"

# Makes a call ($3, of a customer $1 to a number $2) the one open call of the lead; it is part of the statement
# that promises the call. Of two simultaneous requests the second waits here for the first one's commit.
CLAIM = f"""
INSERT INTO leads (customer_id, to_number, last_call_id, open, dialed_at)
VALUES ($1, $2, $3, true, '{{}}')
ON CONFLICT (customer_id, to_number) DO UPDATE SET last_call_id = EXCLUDED.last_call_id, open = true
WHERE NOT leads.open AND leads.do_not_call_at IS NULL
  AND (leads.guarded_until IS NULL OR leads.guarded_until <= $4) AND {RECENT} < $5
RETURNING id
"""  # noqa: S608 - no value is interpolated

DIAL = f"""
UPDATE leads SET guarded_until = $6,
       dialed_at = array_append(ARRAY(SELECT dial FROM unnest(dialed_at) AS dial WHERE dial > $7), $4)
WHERE customer_id = $1 AND to_number = $2 AND last_call_id = $3 AND do_not_call_at IS NULL AND {RECENT} < $5
RETURNING id
"""  # noqa: S608 - no value is interpolated


def why_closed(lead: Lead, policy: Policy, now: datetime) -> Refusal | None:
    """The refusal that says why this lead cannot be called now, or None when it can."""
    if lead.do_not_call_at is not None:
        return DoNotCall(
            f"This person asked not to be called ({lead.do_not_call_why}). The number is on the do-not-call list."
        )
    if lead.open:
        return DuplicateCall("A call to this number is already under way.", lead.last_call_id)
    if lead.guarded_until and lead.guarded_until > now:
        return DuplicateCall(
            f"This number was called less than {policy.guard_minutes} minutes ago. Wait a moment before calling again.",
            lead.last_call_id,
        )
    recent = sorted(dial for dial in lead.dialed_at if dial > now - DAY)
    if len(recent) < policy.calls_per_lead_per_day:
        return None
    ends = recent[-policy.calls_per_lead_per_day] + DAY
    return QuotaExceeded(
        f"This number was called {len(recent)} times in the last 24 hours, and {policy.calls_per_lead_per_day} is "
        f"the limit. It may be called again at {ends:%Y-%m-%d %H:%M} (UTC).",
        details=[{"field": "calls_per_lead_per_day", "message": f"ends {ends.isoformat()}"}],
    )


async def record_dial(
    tx: BaseDBAsyncClient, customer_id: UUID, to_number: str, call_id: UUID, policy: Policy, now: datetime
) -> None:
    """Count this dial and start the guard window; raises what `why_closed` finds if it may not be dialed."""
    values: list[Any] = [customer_id, to_number, call_id, now, policy.calls_per_lead_per_day]
    guarded_until = now + timedelta(minutes=policy.guard_minutes)
    if not await tx.execute_query_dict(DIAL, [*values, guarded_until, now - REMEMBERED]):
        lead = await Lead.filter(customer_id=customer_id, to_number=to_number).using_db(tx).get()
        if lead.last_call_id == call_id:
            # Its own earlier attempts do not stand in its way.
            lead.open, lead.guarded_until = False, None
        raise why_closed(lead, policy, now) or DuplicateCall("A call to this number is already under way.")


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


async def do_not_call(
    tx: BaseDBAsyncClient, customer_id: UUID, to_number: str, call_id: UUID, why: str, now: datetime
) -> None:
    """Close this lead for good; a first reason is kept."""
    await tx.execute_query(
        """
        INSERT INTO leads (customer_id, to_number, last_call_id, open, dialed_at, do_not_call_at, do_not_call_why)
        VALUES ($1, $2, $3, false, '{}', $5, $4)
        ON CONFLICT (customer_id, to_number) DO UPDATE
        SET do_not_call_at = EXCLUDED.do_not_call_at, do_not_call_why = EXCLUDED.do_not_call_why
        WHERE leads.do_not_call_at IS NULL
        """,
        [customer_id, to_number, call_id, why, now],
    )


async def may_call_again(tx: BaseDBAsyncClient, customer_id: UUID, to_number: str, why: str, at: datetime) -> None:
    """Open a lead that was closed for exactly this reason, before `at`; any other reason stays."""
    await tx.execute_query(
        "UPDATE leads SET do_not_call_at = NULL, do_not_call_why = NULL "
        "WHERE customer_id = $1 AND to_number = $2 AND do_not_call_why = $3 AND do_not_call_at <= $4",
        [customer_id, to_number, why, at],
    )
