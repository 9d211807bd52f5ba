"""Lead: one number as one customer knows it; the row that keeps it from being called twice."""

from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.contrib.postgres.fields import ArrayField

from app.domain.calls.do_not_call import not_listed, why_listed
from app.domain.rules.figures import counted
from app.domain.rules.policies import Policy
from app.domain.screening import lists as screening_lists
from app.domain.telephony.numbers import not_own_line, why_own_line
from app.domain.tenants.customers import Customer
from app.errors import DuplicateCall, QuotaExceeded, Refusal
from app.postgres.tables import Table

REMEMBERED = timedelta(days=14)
DAY = timedelta(days=1)
# Whoever has called us a moment ago talks to us, or has just done so.
TALKS = timedelta(minutes=10)


class Lead(Table):
    """A customer's lead.

    `open` while a call to it waits or runs (`last_call_id`), `guarded_until` closes the time after a
    dial, `dialed_at` holds the dials of the last 14 days. Who is not to be called at all: see do_not_call.py.
    When the lead itself called us last is `called_us_at`; for the call that it was known by then, `overtaken_call_id`,
    nothing more is dialed.
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
    called_us_at = fields.DatetimeField(null=True)
    overtaken_call_id = fields.UUIDField(null=True)

    class Meta:
        table = "leads"
        unique_together = (("customer", "to_number"),)
        indexes = (("last_call_id",),)


TODAY, LATELY = "1 day", "14 days"


def dials_of(lead: str, now: str, since: str) -> str:
    """SQL for the number of dials that this row of leads has had lately."""
    recent = f"dial > {now}::timestamptz - interval '{since}'"
    return f"(SELECT count(*) FROM unnest({lead}.dialed_at) AS dial WHERE {recent})"  # noqa: S608 - constants


# When the new call is to be made at the earliest: what was dialed lately is counted then, and once more at the dial.
DUE = "greatest($2, (SELECT not_before FROM new_calls WHERE new_calls.id = EXCLUDED.last_call_id))"
# Makes each of the new calls, of a customer $1 at the time $2, the one open call of its lead; it is part of the
# statement that admits them. Of two simultaneous requests the second waits here for the first one's commit.
CLAIM = f"""
INSERT INTO leads (customer_id, to_number, last_call_id, open, dialed_at)
SELECT customer_id, to_number, id, true, '{{}}' FROM new_calls
WHERE {not_listed("to_number", "$1", "$6")} AND {not_own_line("to_number", "$6")}
  AND {screening_lists.on_none("to_number", "$6")} ORDER BY to_number
ON CONFLICT (customer_id, to_number) DO UPDATE SET last_call_id = EXCLUDED.last_call_id, open = true
WHERE NOT leads.open AND (leads.guarded_until IS NULL OR leads.guarded_until <= {DUE})
  AND (leads.called_us_at IS NULL OR leads.called_us_at + interval '{TALKS}' <= {DUE})
  AND {dials_of("leads", DUE, TODAY)} < $3 AND {dials_of("leads", DUE, LATELY)} < $4
RETURNING id
"""  # noqa: S608 - no value is interpolated


def why_closed(lead: Lead, policy: Policy, now: datetime) -> Refusal | None:
    """The refusal that says why this lead cannot be called at that time, or None when it can."""
    if lead.open:
        return DuplicateCall("A call to this number is already under way.", lead.last_call_id)
    if lead.guarded_until and lead.guarded_until > now:
        return DuplicateCall(
            f"This number was called less than {counted(policy.guard_minutes, 'minute')} ago. Wait a moment before "
            "calling again.",
            lead.last_call_id,
        )
    if lead.called_us_at and lead.called_us_at + TALKS > now:
        return DuplicateCall(
            f"This lead has called less than {counted(TALKS // timedelta(minutes=1), 'minute')} ago. Wait until that "
            "talk is over before calling it.",
            lead.last_call_id,
        )
    for most, window, words, cap in (
        (policy.calls_per_lead_per_day, DAY, "24 hours", "calls_per_lead_per_day"),
        (policy.calls_per_lead_per_14_days, REMEMBERED, "14 days", "calls_per_lead_per_14_days"),
    ):
        recent = sorted(dial for dial in lead.dialed_at if dial > now - window)
        if len(recent) >= most:
            ends = recent[-most] + window
            often = counted(len(recent), "time")
            return QuotaExceeded(
                f"This number was called {often} in the last {words}, and {most} is the limit of "
                f"the calling rules. It may be called again at {ends:%Y-%m-%d %H:%M} (UTC).",
                cap=cap,
                ends=ends,
            )
    return None


async def why_never(customer_id: UUID, to_number: str) -> Refusal | None:
    """The refusal of a number that is called at no time: one of our own, or on a list; None for others."""
    return (
        await why_own_line(customer_id, to_number)
        or await why_listed(customer_id, to_number)
        or (await screening_lists.why_each_listed(customer_id, [to_number])).get(to_number)
    )


async def why_not(call_id: UUID, customer_id: UUID, to_number: str, policy: Policy, now: datetime) -> Refusal | None:
    """What stands in the way of this call's dial: whose number it is, a do-not-call list, or the lead's limits."""
    if refusal := await why_never(customer_id, to_number):
        return refusal
    lead = await Lead.get_or_none(customer_id=customer_id, to_number=to_number)
    if lead is None or lead.last_call_id != call_id:
        return DuplicateCall("Another call to this number was asked for in the meantime.")
    # Its own earlier attempts do not stand in its way.
    lead.open, lead.guarded_until, lead.called_us_at = False, None, None
    return why_closed(lead, policy, now)


# Only this dial is taken away: the guard of those that remain runs from the last of them.
FORGET = """
UPDATE leads SET dialed_at = array_remove(dialed_at, $2::timestamptz), guarded_until = CASE
    WHEN $2 < (SELECT max(dial) FROM unnest(dialed_at) AS dial) THEN guarded_until
    ELSE (SELECT max(dial) FROM unnest(dialed_at) AS dial WHERE dial <> $2) + (guarded_until - $2::timestamptz) END
WHERE last_call_id = $1 AND $2 = ANY(dialed_at)
"""


async def forget_dial(tx: BaseDBAsyncClient, call_id: UUID, dialed_at: datetime) -> None:
    """Take one dial away again, because the provider has said that it reached nobody; earlier ones still count."""
    await tx.execute_query(FORGET, [call_id, dialed_at])


NOTE = """
INSERT INTO leads AS known (customer_id, to_number, last_call_id, open, dialed_at, guarded_until)
VALUES ($1, $2, $3, false, ARRAY[$4::timestamptz], $4::timestamptz + $5::interval)
ON CONFLICT (customer_id, to_number) DO UPDATE SET
    dialed_at = array_append(array_remove(known.dialed_at, $4::timestamptz), $4::timestamptz),
    guarded_until = greatest(known.guarded_until, EXCLUDED.guarded_until)
"""


async def note_dial(customer_id: UUID, to_number: str, call_id: UUID, dialed_at: datetime, guard: timedelta) -> None:
    """Count a dial of which this database knew nothing; noted twice, it counts once."""
    await connections.get("default").execute_query(NOTE, [customer_id, to_number, call_id, dialed_at, guard])


async def close(tx: BaseDBAsyncClient, call_id: UUID) -> None:
    """The call is over in one way or another: the lead may be asked for again (the guard window stays)."""
    await tx.execute_query("UPDATE leads SET open = false WHERE last_call_id = $1", [call_id])


async def reopen(tx: BaseDBAsyncClient, call_id: UUID) -> bool:
    """The call turned out not to be over: nobody else may call this lead meanwhile. False if somebody has."""
    changed, _ = await tx.execute_query("UPDATE leads SET open = true WHERE last_call_id = $1", [call_id])
    return bool(changed)
