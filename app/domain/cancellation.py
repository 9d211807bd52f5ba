"""Whoever asked for a call may take it back while it waits."""

from datetime import datetime
from uuid import UUID

from app.domain import attempts
from app.domain.calls import Attempt, State


async def cancel_waiting(
    installation_id: UUID, *, contact_id: str | None, to_number: str | None, reason: str, now: datetime
) -> list[UUID]:
    """Cancel the waiting calls of a sub-account to this contact or number; returns the calls that were canceled.

    A call that is being dialed at this moment is not stopped: the provider may already have it.
    """
    waiting = Attempt.filter(state=State.QUEUED, call__installation_id=installation_id)
    if contact_id is not None:
        waiting = waiting.filter(call__contact_id=contact_id)
    if to_number is not None:
        waiting = waiting.filter(call__to_number=to_number)
    canceled = []
    for attempt in await waiting:
        if await attempts.give_up(attempt, (State.QUEUED,), State.CANCELED, "CANCELED", reason, now):
            canceled.append(attempt.call_id)
    return canceled
