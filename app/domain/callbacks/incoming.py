"""IncomingCall: a lead that we know has called one of its customer's numbers, so nobody calls it for what waited.

Recorded in one short transaction that locks the lead's row alone. Every dial locks that row too and looks at it (see
calls/gate.py), and so does every request: whatever was asked for before is not dialed once this is committed, whether
it waits, is being admitted, or would be dialed or sent again. What is asked for afterwards is a new wish; it is refused
while the lead may still be talking to us (leads.TALKS).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.transactions import in_transaction

from app.domain.calls.calls import Call
from app.domain.calls.leads import Lead
from app.domain.calls.reasons import Reason
from app.domain.results.results import local_time
from app.domain.results.summary import lead_of
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import Customer
from app.postgres import queue
from app.postgres.tables import Table

OVERTAKEN = "The lead has called by itself, so it is not called any more."
# The provider asks up to three times for one call, and nothing in the question says that it is the same.
SAME_CALL = timedelta(seconds=60)


class IncomingCall(Table):
    """One call of a lead; `call_id` is the last call to it that was asked for by then."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="incoming_calls", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    number: fields.ForeignKeyRelation[PhoneNumber] = fields.ForeignKeyField(
        "models.PhoneNumber", related_name="incoming_calls", on_delete=fields.RESTRICT
    )
    number_id: UUID
    call_id = fields.UUIDField()
    from_number = fields.CharField(max_length=20)
    called_at = fields.DatetimeField()

    class Meta:
        table = "incoming_calls"
        indexes = (("customer", "from_number"), ("called_at",), ("call_id",))


@dataclass(frozen=True)
class Caller:
    """What the agent is told of a lead that calls. Who calls is what the caller says: nothing here is secret."""

    name: str
    last_call_at: datetime | None
    last_outcome: str
    callback_at: datetime | None
    campaign: str
    timezone: str | None

    def as_variables(self) -> dict[str, str]:
        """As variables of the agent; each is there, and empty where nothing is known."""
        return {
            "caller_known": "yes",
            "contact_name": self.name,
            "last_call_at": local_time(self.last_call_at, self.timezone) if self.last_call_at else "",
            "last_call_outcome": self.last_outcome.replace("_", " "),
            "callback_at": local_time(self.callback_at, self.timezone) if self.callback_at else "",
            "campaign": self.campaign,
        }


# Whoever waits in a campaign may have been asked for never before.
TAKE_OUT = f"""
UPDATE campaign_contacts SET place = 'refused', code = '{Reason.LEAD_CALLED}', reason = $3
WHERE customer_id = $1 AND to_number = $2 AND place = 'waiting'
"""  # noqa: S608 - only constants are interpolated


async def record(customer_id: UUID, number_id: UUID, from_number: str, now: datetime) -> UUID | None:
    """Write down that this lead calls, and stop what waits for it; returns its last call, None for a stranger.

    A campaign does not call it any more either. Asked for one call several times, this is done once.
    """
    async with in_transaction() as tx:
        await tx.execute_query(TAKE_OUT, [customer_id, from_number, OVERTAKEN])
        leads = Lead.filter(customer_id=customer_id, to_number=from_number).using_db(tx)
        lead = await leads.select_for_update(no_key=True).get_or_none()
        if lead is None:
            return None
        ours = IncomingCall.filter(customer_id=customer_id, number_id=number_id, from_number=from_number)
        before = await ours.filter(called_at__gt=now - SAME_CALL).using_db(tx).order_by("-called_at").first()
        if before is not None:
            return before.call_id
        row = IncomingCall(
            customer_id=customer_id, number_id=number_id, call_id=lead.last_call_id, from_number=from_number,
            called_at=now,
        )  # fmt: skip
        await row.save(using_db=tx, force_create=True)
        await leads.update(called_us_at=now, overtaken_call_id=lead.last_call_id)
        await queue.defer(tx, "lead_called", incoming_id=str(row.id))
        return lead.last_call_id


# The last call that was dialed, and what the last one that was asked for is about.
KNOWN = f"""
SELECT p.name AS campaign, i.timezone, dialed.outcome,
       CASE WHEN last.state = 'queued' OR last.reason_code = '{Reason.LEAD_CALLED}' THEN b.at END AS callback_at,
       coalesce(dialed.dialed_at, (SELECT max(dial) FROM unnest(l.dialed_at) AS dial)) AS dialed_at
FROM calls last
LEFT JOIN leads l ON l.customer_id = last.customer_id AND l.to_number = last.to_number
LEFT JOIN campaigns p ON p.id = last.campaign_id
LEFT JOIN installations i ON i.customer_id = last.customer_id
LEFT JOIN callbacks b ON b.planned_call_id = last.id
LEFT JOIN LATERAL (
    SELECT t.outcome, t.dialed_at FROM attempts t
    WHERE t.call_id IN (last.id, b.call_id) AND t.dialed_at IS NOT NULL ORDER BY t.dialed_at DESC LIMIT 1
) AS dialed ON true
WHERE last.id = $1 AND last.customer_id = $2
"""  # noqa: S608 - only constants are interpolated


async def known(customer_id: UUID, call_id: UUID) -> Caller | None:
    """What is known of whoever the customer's call was for."""
    call = await Call.get_or_none(id=call_id, customer_id=customer_id)
    if call is None:
        return None
    [row] = await connections.get("default").execute_query_dict(KNOWN, [call_id, customer_id])
    return Caller(
        name=lead_of(call.variables),
        last_call_at=row["dialed_at"],
        last_outcome=row["outcome"] or "",
        callback_at=row["callback_at"],
        campaign=row["campaign"] or "",
        timezone=row["timezone"],
    )


async def has_called_since(call: Call, moment: datetime) -> bool:
    """Whether the lead of this call has called us by itself after that."""
    since = Lead.filter(customer_id=call.customer_id, to_number=call.to_number, called_us_at__gt=moment)
    return await since.exists()


async def as_payload(incoming: IncomingCall, overtaken: Call, told: dict[str, Any]) -> dict[str, Any]:
    """What trigger and webhook tell: what is `told` of the last call to this lead, and that it has called."""
    canceled = overtaken.reason_code == Reason.LEAD_CALLED
    called = await PhoneNumber.get(id=incoming.number_id)
    return told | {
        "called_back_at": incoming.called_at.isoformat(),
        "called_back_number": called.e164,
        "canceled_call_id": str(overtaken.id) if canceled else None,
    }
