"""An ended call is paid for: by the provider's own bill, not by our clock."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.domain.calls import attempts
from app.domain.calls.calls import Attempt, State, attempt_with_call
from app.domain.telephony.numbers import workspace_of
from app.errors import AppError, VendorRefused
from app.jobs.calls.check_call import UNKNOWN_CALL
from app.jobs.calls.retell_events import store_analysis
from app.logs import about
from app.postgres import queue
from app.retell.calls import read_call

log = structlog.get_logger(__name__)

ANALYSIS_STEP = timedelta(seconds=30)


class BillUnknown(AppError):
    """The provider has no final bill yet; the job is tried again."""


async def settle_call(clients: Clients, attempt_id: str) -> None:
    """Read the provider's call and capture its price; a call that cost nothing gives its hold back."""
    attempt = await attempt_with_call(UUID(attempt_id))
    about(tenant=attempt.customer_id, call_id=attempt.call_id)
    if attempt.state is not State.ENDED or attempt.settled_at is not None or not attempt.provider_call_id:
        return
    voice = await clients.voice(await workspace_of(attempt.call.number_id))
    try:
        report = read_call(await voice.get_call(attempt.provider_call_id))
    except VendorRefused as error:
        if error.status not in UNKNOWN_CALL:
            raise
        # There will never be a bill for a call that the provider has forgotten: the hold goes back.
        log.error("settle_call.forgotten", attempt_id=attempt_id, provider_call_id=attempt.provider_call_id)
        await attempts.settle(attempt, 0, 0, None, datetime.now(UTC))
        return
    if not report.over:
        raise BillUnknown("The voice provider still counts this call as running.")
    now = datetime.now(UTC)
    await store_analysis(attempt, report, now)
    if report.billed_seconds and await _is_to_be_analyzed(attempt, now):
        return
    charge = attempt.charge_for(report.billed_seconds)
    await attempts.settle(attempt, report.billed_seconds, charge, report.cost_microcents, now)


async def _is_to_be_analyzed(attempt: Attempt, now: datetime) -> bool:
    """Whether what was said is still to come: its result is told once, so it is paid for and told with that.

    Nobody waits longer than ANALYSIS_PATIENCE; the analysis itself has the call settled when it comes.
    """
    if attempt.analyzed:
        return False
    stored = await Attempt.get(id=attempt.id)
    latest = (stored.ended_at or now) + attempts.ANALYSIS_PATIENCE
    if stored.analyzed or now >= latest:
        return False
    async with in_transaction() as tx:
        # A key of its own for each look: with the key of a running job, which this one may have, nothing is written.
        key = f"analysis:{attempt.id}:{now.timestamp() // ANALYSIS_STEP.total_seconds():.0f}"
        delay = min(ANALYSIS_STEP, latest - now)
        await queue.defer(tx, "settle_call", delay=delay, dedupe_key=key, attempt_id=str(attempt.id))
    return True
