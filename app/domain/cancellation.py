"""Whoever asked for a call may take it back while it waits."""

from datetime import datetime
from uuid import UUID

from app.domain import attempts
from app.domain.calls import Attempt, State

BATCH = 200


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
    waiting = Attempt.filter(customer_id=customer_id, state=State.QUEUED)
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
