"""A call that waits is taken back by whoever asked for it, or because its number is not to be called any more."""

from datetime import datetime
from uuid import UUID

from app.domain import attempts, do_not_call
from app.domain.calls import Attempt, State

BATCH = 200
LISTED = "The number was put on the do-not-call list before the call. Take it off there if that is wrong."


async def cancel_waiting(
    customer_id: UUID,
    code: str,
    reason: str,
    now: datetime,
    *,
    contact_id: str | None = None,
    to_number: str | None = None,
) -> list[UUID]:
    """Cancel the customer's waiting calls (to this contact or number), holds released; returns the calls.

    A call that is being dialed at this moment is not stopped: the provider may already have it.
    """
    waiting = Attempt.filter(customer_id=customer_id, state=State.QUEUED, settled_at=None)
    if contact_id is not None:
        waiting = waiting.filter(call__contact_id=contact_id)
    if to_number is not None:
        waiting = waiting.filter(call__to_number=to_number)
    canceled = []
    while batch := await waiting.order_by("due_at").limit(BATCH):
        for attempt in batch:
            if await attempts.give_up(attempt, (State.QUEUED,), State.CANCELED, code, reason, now):
                canceled.append(attempt.call_id)
    return canceled


async def cancel_listed(list_id: UUID, now: datetime) -> int:
    """Give up every waiting call to a number of this do-not-call list, holds released; returns how many."""
    given_up = 0
    while waiting := await do_not_call.waiting_for_listed(list_id, BATCH):
        for attempt in await Attempt.filter(id__in=waiting):
            given_up += await attempts.give_up(attempt, (State.QUEUED,), State.REFUSED, "DO_NOT_CALL", LISTED, now)
    return given_up
