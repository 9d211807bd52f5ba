"""An ended call is paid for: by the provider's own bill, not by our clock."""

from datetime import UTC, datetime
from uuid import UUID

import structlog

from app.clients import Clients
from app.domain import attempts, tariffs
from app.domain.calls import Attempt, State
from app.domain.numbers import PhoneNumber
from app.errors import AppError, VendorRefused
from app.jobs.check_call import UNKNOWN_CALL
from app.jobs.retell_events import learn
from app.retell.calls import read_call

log = structlog.get_logger(__name__)


class BillUnknown(AppError):
    """The provider has no final bill yet; the job is tried again."""


async def settle_call(clients: Clients, attempt_id: str) -> None:
    """Read the provider's call and capture its price; a call that cost nothing gives its hold back."""
    attempt = await Attempt.get(id=UUID(attempt_id)).select_related("call")
    if attempt.state is not State.ENDED or attempt.settled_at is not None or not attempt.provider_call_id:
        return
    number = await PhoneNumber.get(id=attempt.call.number_id)
    voice = await clients.voice(number.workspace_id)
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
    await learn(attempt, report, datetime.now(UTC))
    charge = tariffs.charge(attempt, report.billed_seconds)
    await attempts.settle(attempt, report.billed_seconds, charge, report.cost_microcents, datetime.now(UTC))
