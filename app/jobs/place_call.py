"""A call that was promised becomes a phone call here."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from app import failpoints
from app.clients import Clients
from app.config import Settings
from app.domain import attempts, pacing, tariffs, workspaces
from app.domain.agents import wire_version
from app.domain.calls import Attempt, Call, State
from app.domain.dialing import next_open, zones_of
from app.domain.numbers import Line, line_of_number
from app.domain.pacing import NotItsTurn
from app.errors import Refusal, VendorBusy, VendorRefused, VendorUnclear, VendorUnsent
from app.jobs.vet_contact import is_asked_about, vet_contact
from app.retell.client import KEY_REFUSED, RetellClient

PAUSE_STEP = timedelta(seconds=15)
DISCONNECTED_STEP = timedelta(minutes=1)
DISCONNECTED = (
    "The voice provider does not accept the key of this number's account any more. The call is placed when somebody "
    "has pasted a new key on the settings page."
)
STALE_MARGIN = timedelta(seconds=1)
BUSY_STEP = timedelta(seconds=5)
UNSENT_STEP = timedelta(seconds=5)
# The lease outlives every timeout of the request, so that a lapsed one means a dead dialer.
LEASE_FACTOR = 1.25


async def place_call(clients: Clients, settings: Settings, attempt_id: str, called_up: bool = False) -> None:
    """Dial one attempt, unless something that has changed since the request forbids it.

    `called_up`: it has waited, and it is its turn (see domain/pacing.py).
    """
    attempt = await Attempt.get(id=UUID(attempt_id)).select_related("call")
    if attempt.state is State.DIALING:
        # The engine took this job over from a dead worker: whether it had dialed must be found out.
        await attempts.doubt(attempt, "The connection broke while this call was being placed. Checking.")
    elif attempt.state is State.QUEUED:
        await _dial_if_allowed(clients, settings, attempt, called_up=called_up)
    if attempt.workspace_id is not None and (called_up or attempt.dialed_at is not None):
        await pacing.call_up(attempt.workspace_id, datetime.now(UTC))


async def _dial_if_allowed(clients: Clients, settings: Settings, attempt: Attempt, *, called_up: bool) -> None:
    now, call = datetime.now(UTC), attempt.call
    line = await line_of_number(call.number_id)
    if not await _still_allowed(attempt, call, line, now) or line is None:
        return
    zones: tuple[str, ...] | None = zones_of(call.to_number)
    if await is_asked_about(call):
        zones = await vet_contact(clients, attempt, call)
        # Asking took its time, in which everything may have changed.
        now, line = datetime.now(UTC), await line_of_number(call.number_id)
        if zones is None or not await _still_allowed(attempt, call, line, now) or line is None:
            return
    opening = next_open(line.policy, zones or (), now)
    if opening is None or opening > now:
        await _wait_for_opening(attempt, call, opening, now)
        return
    voice = await clients.voice(line.workspace_id)
    attempt.max_seconds = await tariffs.limit_duration(attempt.id, line.grace_seconds)
    body = request_body(attempt, call, voice.report_to)
    lease = timedelta(seconds=settings.dial_timeout_seconds * LEASE_FACTOR)
    if await _claimed(attempt, line, now, lease, called_up=called_up):
        attempt.dialed_at = now
        failpoints.reach("dialing-committed")
        await _dial(voice, attempt, body, settings.dial_timeout_seconds)


async def _claimed(attempt: Attempt, line: Line, now: datetime, lease: timedelta, *, called_up: bool) -> bool:
    """Whether this job may open the socket; one that must wait for its turn waits, one that is too late ends."""
    call = attempt.call
    try:
        return await attempts.claim(attempt, call, line.policy, now, lease, called_up=called_up)
    except Refusal as refusal:
        await _give_up(attempt, State.REFUSED, refusal.code, refusal.message, now)
    except NotItsTurn:
        stale_at = max(call.requested_at, attempt.due_at) + call.max_lead_age(line.policy) + STALE_MARGIN
        await pacing.wait_for_turn(attempt, stale_at, now)
    return False


async def _still_allowed(attempt: Attempt, call: Call, line: Line | None, now: datetime) -> bool:
    """Check, at the instant of dialing, all that may have changed since the request."""
    if line is None or line.customer_id != call.customer_id:
        await _give_up(
            attempt,
            State.CANCELED,
            "NUMBER_NOT_FOUND",
            "The number was taken from this account before the call.",
            now,
        )
        return False
    max_age = call.max_lead_age(line.policy)
    if now > call.requested_at + max_age and now > attempt.due_at + max_age:
        minutes = max_age // timedelta(minutes=1)
        reason = f"The lead waited longer than {minutes} minutes, so it was not called any more."
        await _give_up(attempt, State.FAILED, "STALE", reason, now)
        return False
    if not await _is_open(attempt, call, line, now):
        return False
    if not line.agent_id or not line.outbound:
        reason = "Outbound was switched off for this number before the call."
        await _give_up(attempt, State.CANCELED, "NO_AGENT_MAPPING", reason, now)
        return False
    return True


async def _is_open(attempt: Attempt, call: Call, line: Line, now: datetime) -> bool:
    """Whether the number can call at all at this moment; if that may change, the call waits for it."""
    if line.gone:
        reason = "The number is not in the account at the voice provider any more."
        await _give_up(attempt, State.CANCELED, "NUMBER_NOT_FOUND", reason, now)
        return False
    if not line.connected:
        await attempts.wait(attempt, now + DISCONNECTED_STEP, "WORKSPACE_DISCONNECTED", DISCONNECTED, now)
        return False
    if line.paused:
        reason = "Calling is paused. The call is placed when Pause is switched off."
        await attempts.wait(attempt, now + PAUSE_STEP, "PAUSED", reason, now)
        return False
    if call.outcome is not None and line.closed_until is not None and line.closed_until > now:
        # Only another attempt is held up: a first one was promised while there was room for it.
        reason = f"Calling is paused: {line.closed_why}"
        attempt.due_at = line.closed_until
        await attempts.wait(attempt, line.closed_until, "PAUSED", reason, now)
        return False
    return True


async def _wait_for_opening(attempt: Attempt, call: Call, opening: datetime | None, now: datetime) -> None:
    if opening is None:
        reason = "The local time of this number is not known, so its calling hours cannot be kept."
        await _give_up(attempt, State.REFUSED, "DESTINATION_NOT_ALLOWED", reason, now)
    elif call.skips_closed_hours:
        reason = "It is outside the calling hours where the lead is, and the call was not to wait."
        await _give_up(attempt, State.REFUSED, "OUTSIDE_CALLING_HOURS", reason, now)
    else:
        reason = "It is outside the calling hours where the lead is. The call waits for the next opening."
        attempt.due_at = opening
        await attempts.wait(attempt, opening, "OUTSIDE_CALLING_HOURS", reason, now)


async def _give_up(attempt: Attempt, to: State, code: str, reason: str, now: datetime) -> None:
    await attempts.give_up(attempt, (State.QUEUED,), to, code, reason, now)


def request_body(attempt: Attempt, call: Call, webhook_url: str) -> dict[str, Any]:
    """What the provider is asked: our ids, the chosen agent for this call only, and where to report."""
    agent: dict[str, Any] = {
        "webhook_url": webhook_url,
        "webhook_events": ["call_started", "call_ended", "call_analyzed"],
    }
    if attempt.max_seconds is not None:
        agent["max_call_duration_ms"] = attempt.max_seconds * 1000
    return {
        "from_number": call.from_number,
        "to_number": call.to_number,
        "override_agent_id": call.agent_id,
        "override_agent_version": wire_version(call.agent_version),
        "idempotency_key": str(attempt.id),
        "metadata": {"attempt_id": str(attempt.id), "call_id": str(call.id)},
        "retell_llm_dynamic_variables": call.variables,
        "honor_internal_dnc": True,
        "agent_override": {"agent": agent},
    }


async def _dial(voice: RetellClient, attempt: Attempt, body: dict[str, Any], timeout: float) -> None:
    """Ask once, and write down what the answer proves; then the next dial of this workspace may begin."""
    again_at = None
    try:
        answer = await voice.create_phone_call(body, timeout=timeout)
    except VendorRefused as error:
        await _refused(attempt, error, datetime.now(UTC))
    except VendorBusy as error:
        now = datetime.now(UTC)
        again_at = now + (timedelta(seconds=error.retry_after) if error.retry_after else BUSY_STEP)
        reason = "The voice provider takes no more calls at this moment. The call waits for a free slot."
        await attempts.requeue(attempt, again_at, "PROVIDER_BUSY", reason, now)
        await workspaces.look_again(attempt.workspace_id)
    except VendorUnsent:
        now = datetime.now(UTC)
        reason = "The voice provider cannot be reached. The call is tried again shortly."
        await attempts.requeue(attempt, now + UNSENT_STEP, "PROVIDER_UNREACHABLE", reason, now)
    except VendorUnclear:
        await attempts.doubt(attempt, "The voice provider did not confirm the call. Checking whether it was placed.")
    else:
        failpoints.reach("answer-read")
        await attempts.place(attempt, answer["call_id"], answer, datetime.now(UTC))
        failpoints.reach("placed-committed")
    if attempt.workspace_id is not None and attempt.dialed_at is not None:
        await pacing.answered(attempt.workspace_id, attempt.dialed_at, again_at or datetime.now(UTC))


async def _refused(attempt: Attempt, error: VendorRefused, now: datetime) -> None:
    if error.status == KEY_REFUSED:
        until = now + DISCONNECTED_STEP
        await attempts.requeue(attempt, until, "WORKSPACE_DISCONNECTED", DISCONNECTED, now)
    else:
        reason = f"The voice provider refused the call: {error.message}"
        await attempts.give_up(attempt, attempts.IN_DOUBT, State.REFUSED, "CALL_REJECTED", reason, now)
