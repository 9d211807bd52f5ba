"""A waiting call is canceled: by whoever asked for it, or because its number may no longer be called."""

from datetime import datetime
from uuid import UUID

from tortoise import connections

from app.domain.calls import attempts, do_not_call
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.errors import NotCancelable

BATCH = 200
# Whoever passes the gate at this moment has locked the call: the mark waits for it, or the gate sees the mark. The call
# is locked, not its attempt: a dial that is turned away has another one afterwards, which this would not see.
MARK = """
WITH open AS MATERIALIZED (
    SELECT t.call_id FROM attempts t JOIN calls k ON k.id = t.call_id
    WHERE t.customer_id = $1 AND t.settled_at IS NULL AND k.canceled_at IS NULL
    AND ($2::text IS NULL OR $2 IN (k.contact_id, k.crm_contact_id)) AND ($3::text IS NULL OR k.to_number = $3)
    AND ($5::uuid IS NULL OR k.id = $5)
    ORDER BY k.id FOR NO KEY UPDATE OF k
)
UPDATE calls SET canceled_at = $4 FROM open WHERE calls.id = open.call_id
"""
LISTED = "The number was put on the do-not-call list before the call. Take it off there if that is wrong."


async def cancel_waiting(
    customer_id: UUID,
    code: str,
    reason: str,
    now: datetime,
    *,
    contact_id: str | None = None,
    to_number: str | None = None,
    call_id: UUID | None = None,
) -> list[UUID]:
    """Cancel the customer's waiting calls (to this contact or number, or this one), holds released; returns the calls.

    A call that is being dialed or rings at this moment is not stopped, as the provider may already have it, but
    nothing more is dialed for it: neither the same request again nor another attempt.
    """
    await connections.get("default").execute_query(MARK, [customer_id, contact_id, to_number, now, call_id])
    waiting = Attempt.filter(
        customer_id=customer_id, state=State.QUEUED, settled_at=None, call__canceled_at__isnull=False
    )
    canceled = []
    while batch := await waiting.order_by("due_at").limit(BATCH):
        for attempt in batch:
            if await attempts.give_up(attempt, (State.QUEUED,), State.CANCELED, code, reason, now):
                canceled.append(attempt.call_id)
    return canceled


async def cancel(call: Call, reason: str, now: datetime) -> Call:
    """Cancel one call that waits, its hold released; one that was canceled before stays so. Returns it as it stands.

    Raises NotCancelable when it is being placed, rings, or is over.
    """
    waiting = await Attempt.get_or_none(call_id=call.id, state=State.QUEUED)
    if waiting is not None:
        await attempts.give_up(waiting, (State.QUEUED,), State.CANCELED, Reason.CANCELED, reason, now)
    stands = await Call.get(id=call.id)
    if stands.state.over and stands.reason_code == Reason.CANCELED:
        return stands
    if stands.state.over:
        raise NotCancelable("This call is over already, so there is nothing to cancel.")
    raise NotCancelable("This call is being placed, or rings or talks already. Only a call that waits can be canceled.")


async def cancel_listed(list_id: UUID, now: datetime) -> int:
    """Give up every waiting call to a number of this do-not-call list, holds released; returns how many."""
    given_up = 0
    while waiting := await do_not_call.waiting_for_listed(list_id, BATCH):
        for attempt in await Attempt.filter(id__in=waiting):
            given_up += await attempts.give_up(attempt, (State.QUEUED,), State.REFUSED, Reason.DO_NOT_CALL, LISTED, now)
    return given_up
