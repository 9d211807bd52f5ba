"""The one request that makes a phone ring, and what its answer proves; whoever sends it has passed the gate."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from app import failpoints
from app.domain.calls import attempts, gate, pacing
from app.domain.calls.calls import Attempt
from app.domain.calls.reasons import Reason
from app.domain.telephony import account_troubles, workspaces
from app.errors import VendorBusy, VendorRefused, VendorUnclear, VendorUnsent
from app.jobs.calls.dial_refused import take_refusal
from app.jobs.calls.request_body import request_body
from app.retell.client import RetellClient

BUSY_STEP = timedelta(seconds=5)
UNSENT_STEP = timedelta(seconds=5)
# The dialer renews its lease this often while it waits for the answer.
RENEW_EVERY = gate.LEASE / 3


async def dial(voice: RetellClient, attempt: Attempt, timeout: float, send_by: float) -> None:
    """Ask once, and write down what the answer proves; then the next dial of this workspace may begin."""
    async with _renewing(attempt):
        await _dial(voice, attempt, timeout, send_by)


async def _dial(voice: RetellClient, attempt: Attempt, timeout: float, send_by: float) -> None:
    rest = timedelta(0)
    try:
        body = request_body(attempt, attempt.call, voice.report_to)
        answer = await voice.create_phone_call(body, timeout=timeout, send_by=send_by)
    except VendorRefused as error:
        await take_refusal(voice, attempt, error, datetime.now(UTC))
    except VendorBusy as error:
        rest = timedelta(seconds=error.retry_after) if error.retry_after else BUSY_STEP
        reason = "The voice provider takes no more calls at this moment. The call waits for a free slot."
        await attempts.requeue(attempt, datetime.now(UTC) + rest, Reason.PROVIDER_BUSY, reason)
        await account_troubles.probe_now(attempt.workspace_id)
        await workspaces.look_again(attempt.workspace_id)
    except VendorUnsent:
        reason = "The voice provider cannot be reached. The call is tried again shortly."
        await attempts.requeue(attempt, datetime.now(UTC) + UNSENT_STEP, Reason.PROVIDER_UNREACHABLE, reason)
        await account_troubles.probe_now(attempt.workspace_id)
    except VendorUnclear:
        await attempts.mark_unconfirmed(
            attempt, "The voice provider did not confirm the call. Checking whether it was placed."
        )
    else:
        failpoints.reach("answer-read")
        await attempts.mark_placed(attempt, answer["call_id"], answer, datetime.now(UTC))
        failpoints.reach("placed-committed")
    if attempt.workspace_id is not None and attempt.dialed_at is not None:
        await pacing.confirm_slot(attempt.workspace_id, attempt.dialed_at, rest)


@contextlib.asynccontextmanager
async def _renewing(attempt: Attempt) -> AsyncIterator[None]:
    """Keep the lease of this dial alive for as long as the block runs; whoever is dead or frozen loses it."""

    async def renew() -> None:
        while True:
            await asyncio.sleep(RENEW_EVERY.total_seconds())
            await attempts.renew_lease(attempt)

    task = asyncio.create_task(renew())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
