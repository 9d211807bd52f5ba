"""A call that was promised becomes a phone call here."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from app import failpoints
from app.clients import Clients
from app.config import Settings
from app.domain import attempts, do_not_call, pacing, pauses, quotas, tariffs, workspaces
from app.domain.agents import wire_version
from app.domain.calls import Attempt, Call, State
from app.domain.consent import Proof
from app.domain.dialing import NotBefore, Person, Refused, decide, fresh_until, why_too_old
from app.domain.numbers import Line, line_of_number
from app.domain.pacing import NotItsTurn
from app.errors import QuotaExceeded, Refusal, Stale, VendorBusy, VendorRefused, VendorUnclear, VendorUnsent
from app.jobs.vet_contact import vet_contact
from app.logs import about
from app.retell.client import KEY_REFUSED, RetellClient

# Resuming wakes what waits (see pauses.py); this is for a switch that was moved without it.
PAUSE_STEP = timedelta(minutes=1)
# Credits of running calls may be given back long before the day ends.
QUOTA_STEP = timedelta(minutes=10)
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
    about(tenant=attempt.customer_id, call_id=attempt.call_id)
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
    person: Person | None = None
    if line.asks(call.contact_id):
        person = await vet_contact(clients, attempt, call, line.installation_id)
        # Asking took its time, in which everything may have changed.
        now, line = datetime.now(UTC), await line_of_number(call.number_id)
        if person is None or not await _still_allowed(attempt, call, line, now) or line is None:
            return
    verdict = decide(call.wish(_due(attempt, call), asks=False, person=person), line.rules(call.hours_override), now)
    if isinstance(verdict, Refused):
        await _refuse(attempt, verdict.refusal, now)
        if person is not None and person.do_not_call:
            async with in_transaction() as tx:
                await do_not_call.add_marked(tx, line.agency_id, call.customer_id, [call.to_number], now)
    elif isinstance(verdict, NotBefore):
        attempt.due_at = verdict.at
        await attempts.wait(attempt, verdict.at, "OUTSIDE_CALLING_HOURS", verdict.reason, now)
    else:
        await _claim_and_dial(clients, settings, attempt, line, verdict.proof, now, called_up=called_up)


async def _claim_and_dial(
    clients: Clients,
    settings: Settings,
    attempt: Attempt,
    line: Line,
    proof: Proof | None,
    now: datetime,
    *,
    called_up: bool,
) -> None:
    # It may have waited for a later opening, until the hours were widened: it can be dialed since now.
    attempt.due_at = min(attempt.due_at, now)
    voice = await clients.voice(line.workspace_id)
    attempt.max_seconds = await tariffs.limit_duration(attempt.id, line.grace_seconds)
    body = request_body(attempt, attempt.call, voice.report_to)
    lease = timedelta(seconds=settings.dial_timeout_seconds * LEASE_FACTOR)
    if await _claimed(attempt, line, now, lease, proof, called_up=called_up):
        attempt.dialed_at = now
        failpoints.reach("dialing-committed")
        await _dial(voice, attempt, body, settings.dial_timeout_seconds)


async def _claimed(
    attempt: Attempt, line: Line, now: datetime, lease: timedelta, proof: Proof | None, *, called_up: bool
) -> bool:
    """Whether this job may open the socket; one that must wait for its turn waits, one that is too late ends."""
    call = attempt.call
    try:
        return await attempts.claim(attempt, call, line, now, lease, proof=proof, called_up=called_up)
    except Refusal as refusal:
        if isinstance(refusal, QuotaExceeded) and refusal.cap in quotas.WAITED_FOR:
            await _wait_for_room(attempt, refusal, now)
        else:
            await _refuse(attempt, refusal, now)
    except NotItsTurn:
        stale_at = fresh_until(call.wish(_due(attempt, call), asks=False), line.policy) + STALE_MARGIN
        await pacing.wait_for_turn(attempt, stale_at, now)
    return False


def _due(attempt: Attempt, call: Call) -> datetime:
    """Since when it could have been dialed."""
    return max(call.requested_at, attempt.due_at)


async def _still_allowed(attempt: Attempt, call: Call, line: Line | None, now: datetime) -> bool:
    """Check, at the instant of dialing, what may have changed since the request and needs no look at the lead."""
    if line is None or line.customer_id != call.customer_id:
        reason = "The number was taken from this account before the call."
        await _give_up(attempt, State.CANCELED, "NUMBER_NOT_FOUND", reason, now)
        return False
    if stale := why_too_old(call.wish(_due(attempt, call), asks=False), line.policy, now):
        await _refuse(attempt, stale, now)
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
        reason = await pauses.why_paused(line)
        await attempts.wait(attempt, now + PAUSE_STEP, "PAUSED", reason, now)
        return False
    return call.outcome is None or await _has_room(attempt, line, now)


async def _has_room(attempt: Attempt, line: Line, now: datetime) -> bool:
    """Whether another attempt may be made now: a first one was promised while there was room for it."""
    if line.closed_until is not None and line.closed_until > now:
        attempt.due_at = line.closed_until
        await attempts.wait(attempt, line.closed_until, "PAUSED", f"Calling is paused: {line.closed_why}", now)
        return False
    # What it sets aside counts for the day on which it was promised.
    hold = 0 if attempt.day == quotas.day_of(line.timezone, now) else attempt.hold
    full = await quotas.why_full(line, now, hold)
    if full is not None:
        await _wait_for_room(attempt, full, now)
    return full is None


async def _wait_for_room(attempt: Attempt, full: QuotaExceeded, now: datetime) -> None:
    attempt.due_at = min(full.ends, now + QUOTA_STEP)
    await attempts.wait(attempt, attempt.due_at, full.code, full.message, now)


async def _refuse(attempt: Attempt, refusal: Refusal, now: datetime) -> None:
    to = State.FAILED if isinstance(refusal, Stale) else State.REFUSED
    await _give_up(attempt, to, refusal.code, refusal.message, now)


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
