"""The provider has refused a dial, so nobody was called: what that says of the key, the account, number and agent."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog

from app.domain.calls import attempts, pacing, placing
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.telephony import account_troubles, agents, number_imports
from app.domain.telephony.numbers import AGENT_GONE, GONE
from app.errors import VendorError, VendorRefused
from app.retell import account
from app.retell.calls import account_trouble_of
from app.retell.client import KEY_REFUSED, RetellClient

log = structlog.get_logger(__name__)

DISCONNECTED_STEP = timedelta(minutes=1)
DISCONNECTED = (
    "The voice provider does not accept the key of this number's account any more. The call is placed when somebody "
    "has pasted a new key on the settings page."
)
# How it says that the number or the agent is not there, without saying which.
NOT_FOUND = {404, 422}
NUMBER, AGENT = "number", "agent"
ANOTHER = "What this call was to be placed with is not there any more. The best of the other numbers places it."


async def take_refusal(voice: RetellClient, attempt: Attempt, error: VendorRefused, now: datetime) -> None:
    """Let the call wait for whatever was missing, place it with another number, or give it up with the reason."""
    call = attempt.call
    if error.status == KEY_REFUSED:
        until = now + DISCONNECTED_STEP
        await attempts.requeue(attempt, until, Reason.WORKSPACE_DISCONNECTED, DISCONNECTED)
    elif (trouble := account_trouble_of(error)) and attempt.workspace_id is not None:
        noted = await account_troubles.note(attempt.workspace_id, call.number_id, trouble, attempt.dialed_at or now)
        until = now + account_troubles.PROBE_STEP
        await attempts.requeue(attempt, until, Reason.ACCOUNT_PROBLEM, account_troubles.WAITS)
        if other := await placing.number_that_can_call(call):
            await placing.place_on(other, attempt)
        elif not noted:
            await pacing.resume(attempt.workspace_id)
    else:
        # If it was a probe, it says nothing about the account: the next call may be one.
        await account_troubles.probe_now(attempt.workspace_id)
        await _place_with_another_or_end(voice, attempt, error, now)


async def _place_with_another_or_end(
    voice: RetellClient, attempt: Attempt, error: VendorRefused, now: datetime
) -> None:
    """The refusal is about this call: if its number or agent is lost, another number places it."""
    call = attempt.call
    if error.status in NOT_FOUND and (lost := await _what_is_lost(voice, attempt.workspace_id, call, now)):
        if other := await placing.other_number(call):
            await attempts.requeue(attempt, now, Reason.PROVIDER_BUSY, ANOTHER)
            await placing.place_on(other, attempt)
        elif lost == NUMBER:
            await _end_dial(attempt, Reason.NUMBER_NOT_FOUND, GONE, now)
        else:
            await _end_dial(attempt, Reason.NO_AGENT_MAPPING, AGENT_GONE, now)
    else:
        await _end_dial(attempt, Reason.CALL_REJECTED, f"The voice provider refused the call: {error.message}", now)


async def _what_is_lost(voice: RetellClient, workspace_id: UUID | None, call: Call, now: datetime) -> str | None:
    """Look at once whether number or agent is missing in the account, and mark it; None when both are there."""
    if workspace_id is None:
        return None
    try:
        if call.from_number not in {number.e164 for number in await account.numbers(voice)}:
            await number_imports.mark_gone(workspace_id, call.from_number, now)
            return NUMBER
        if call.agent_id not in {agent.id for agent in await account.agents(voice)}:
            await agents.mark_gone(workspace_id, call.agent_id, now)
            return AGENT
    except VendorError as error:
        log.warning("dial_refused.unread", workspace_id=str(workspace_id), why=type(error).__name__)
    return None


async def _end_dial(attempt: Attempt, code: str, reason: str, now: datetime) -> None:
    await attempts.give_up(attempt, attempts.IN_DOUBT, State.REFUSED, code, reason, now, refused_after=attempt.resends)
