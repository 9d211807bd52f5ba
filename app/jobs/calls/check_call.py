"""A placed call of which nothing was heard for a while: ask the provider how it stands."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog

from app.clients import Clients
from app.domain.calls import attempts
from app.domain.calls.calls import Attempt, State, attempt_with_call
from app.domain.telephony.numbers import workspace_of
from app.errors import VendorRefused
from app.jobs.calls.retell_events import apply_report
from app.logs import about
from app.outcomes import Outcome

log = structlog.get_logger(__name__)

# How the provider says that it has no such call: 422 by its documentation, 404 as everybody else.
UNKNOWN_CALL = {404, 422}
# A call that was just placed may not be readable yet.
FORGOTTEN_AFTER = timedelta(minutes=10)


async def check_call(clients: Clients, attempt_id: str) -> None:
    """Read the provider's call and treat what it says like an event; a lost webhook costs only time."""
    now = datetime.now(UTC)
    attempt = await attempt_with_call(UUID(attempt_id))
    about(tenant=attempt.customer_id, call_id=attempt.call_id)
    unpaid = attempt.state in (State.PLACED, State.ENDED) and attempt.settled_at is None
    if not unpaid or not attempt.provider_call_id:
        return
    workspace_id = await workspace_of(attempt.call.number_id)
    voice = await clients.voice(workspace_id)
    try:
        report = await voice.get_call(attempt.provider_call_id)
    except VendorRefused as error:
        if error.status not in UNKNOWN_CALL or now - (attempt.dialed_at or now) < FORGOTTEN_AFTER:
            raise
        log.error("check_call.forgotten", attempt_id=attempt_id, provider_call_id=attempt.provider_call_id)
        ending = attempts.Ending(Outcome.PROVIDER_ERROR, "unknown_to_provider", now)
        await attempts.end(attempt, attempt.call, ending, now)
        return
    await Attempt.filter(id=attempt.id).update(heard_at=now)
    await apply_report(workspace_id, "get_call", report, now)
