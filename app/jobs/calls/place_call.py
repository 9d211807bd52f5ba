"""A call that was asked for becomes a phone call here, through the one gate (domain/calls/gate.py)."""

import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

from tortoise.transactions import in_transaction

from app import failpoints
from app.clients import Clients
from app.config import Settings
from app.domain.callbacks import incoming
from app.domain.calls import attempts, gate, leads, pacing, pauses, placing, quotas, room, wake
from app.domain.calls.calls import Attempt, Call, State, attempt_with_call
from app.domain.calls.gate import Decision, Forbidden
from app.domain.calls.reasons import Reason
from app.domain.calls.room import NoRoom
from app.domain.campaigns.campaigns import Campaign
from app.domain.campaigns.turns import OVER as CAMPAIGN_OVER
from app.domain.credits import ledger, overage
from app.domain.rules.decision import (
    ContactFacts,
    NotBefore,
    Refused,
    Verdict,
    decide_for,
    explain,
    fresh_until,
    lawful,
    why_too_old,
)
from app.domain.rules.policies import Policy
from app.domain.settings import contact_marks
from app.domain.telephony import account_troubles
from app.domain.telephony.numbers import AGENT_GONE, GONE, UNUSABLE, CallingNumber, calling_number
from app.errors import (
    DoNotCall,
    QuotaExceeded,
    Refusal,
    Stale,
)
from app.jobs.calls.check_contact import check_contact, refuse_unknown
from app.jobs.calls.dial import dial
from app.jobs.calls.dial_refused import DISCONNECTED, DISCONNECTED_STEP
from app.jobs.screening.is_clear import is_not_clear
from app.logs import about
from app.postgres import queue
from app.postgres.turnstile import Turnstile
from app.retell.client import RetellClient

# Resuming wakes what waits (see pauses.py); this is for a switch that was moved without it.
PAUSE_STEP = timedelta(minutes=1)
CLOCK_STEP = timedelta(seconds=10)
# Credits of running calls may be given back long before the day ends.
QUOTA_STEP = timedelta(minutes=10)
CANCELED = "The call was canceled while it was being placed. It is not tried again."
RESTORED = "The app was restored from a backup. Calling goes on when it is known who was called since then."
CAMPAIGN_PAUSED = "The campaign of this call is paused. It goes on when the campaign does."
STALE_MARGIN = timedelta(seconds=1)
# What was found open may be shut by the time it is passed; then everything is read again.
LOOKS = 5
# A request that did not leave so soon after the gate is not sent: what it allowed may be forbidden by now.
SEND_WITHIN = timedelta(seconds=3)
# So many dials are decided at once in a process, in turn by their customers: the first of a crowd is not to wait until
# all of it is decided.
DECIDING: Turnstile[UUID] = Turnstile(6)


async def place_call(clients: Clients, settings: Settings, attempt_id: str, called_up: bool = False) -> None:
    """Dial one attempt, unless something that has changed since the request forbids it.

    `called_up`: it has waited, and it is its turn (see domain/calls/pacing.py).
    """
    attempt = await attempt_with_call(UUID(attempt_id))
    about(tenant=attempt.customer_id, call_id=attempt.call_id)
    dialed_before, allowed = attempt.dialed_at, None
    async with DECIDING.inside(attempt.customer_id):
        if attempt.state is State.DIALING:
            await _look_after(attempt)
        elif attempt.state is State.QUEUED:
            allowed = await _pass_gate(clients, attempt, called_up=called_up)
    if allowed is not None:
        voice, send_by = allowed
        failpoints.reach("dialing-committed")
        await dial(voice, attempt, settings.dial_timeout_seconds, send_by)
    if called_up and attempt.workspace_id is not None and attempt.dialed_at == dialed_before:
        # It has not used its turn.
        await pacing.start_next(attempt.workspace_id)


async def _look_after(attempt: Attempt) -> None:
    """Somebody else dials this: while the lease runs it is left alone, then whether it was dialed must be found out."""
    if attempt.lease_until is not None and not await attempts.take_over(attempt):
        async with in_transaction() as tx:
            key = f"lease:{attempt.id}:{attempt.lease_until.timestamp():.0f}"
            delay = attempt.lease_until - datetime.now(UTC) + STALE_MARGIN
            await queue.defer(tx, "place_call", delay=delay, dedupe_key=key, attempt_id=str(attempt.id))


async def _pass_gate(clients: Clients, attempt: Attempt, *, called_up: bool) -> tuple[RetellClient, float] | None:
    """Whom to ask for this call, and until when, once it has passed the gate; None when it may not be placed now."""
    call = attempt.call
    if call.canceled_at is not None:
        await _give_up(attempt, State.CANCELED, Reason.CANCELED, CANCELED, datetime.now(UTC))
        return None
    if attempt.unheld is not None and not called_up:
        await _take_a_turn(attempt, call)
        return None
    for _ in range(LOOKS):
        decision = await _decide(clients, attempt, call)
        if decision is None:
            return None
        voice = await clients.voice(decision.caller.workspace_id)
        send_by = time.monotonic() + SEND_WITHIN.total_seconds()
        try:
            await gate.pass_dial(attempt, decision, called_up=called_up)
        except Forbidden as shut:
            if await _waits_or_ends(clients, attempt, decision, shut.condition):
                return None
        else:
            return voice, send_by
    raise Forbidden("its rules change all the time")


async def _take_a_turn(attempt: Attempt, call: Call) -> None:
    """One that waits for room is dialed when it is called up (see domain/calls/room.py), and given up when too old."""
    caller = await calling_number(call.number_id)
    if await _still_allowed(attempt, call, caller) and caller is not None:
        await _wait_for_room(attempt, caller, await room.why_none(attempt, caller, caller.read_at))


async def _decide(clients: Clients, attempt: Attempt, call: Call) -> Decision | None:
    """That it may be placed, as everything stands now; None when it may not, and it is written down why."""
    caller = await calling_number(call.number_id)
    if not await _still_allowed(attempt, call, caller) or caller is None:
        return None
    contact: ContactFacts | None = None
    if caller.asks(call.contact_id):
        async with DECIDING.aside(attempt.customer_id):
            contact = await check_contact(clients, attempt, call, caller)
        # Asking took its time, in which everything may have changed.
        caller = await calling_number(call.number_id)
        if contact is None or not await _still_allowed(attempt, call, caller) or caller is None:
            return None
    elif caller.policy.known_contacts_only:
        await refuse_unknown(attempt)
        return None
    now = caller.read_at
    verdict = judge(attempt, caller, contact)
    if isinstance(verdict, Refused):
        await _refuse(attempt, verdict.refusal, now)
        if contact is not None and isinstance(verdict.refusal, DoNotCall):
            off = {"calls": contact.do_not_call, "others": contact.do_not_disturb}
            async with in_transaction() as tx:
                await contact_marks.note(tx, call.customer_id, call.contact_in_crm or "", call.to_number, **off, at=now)
        return None
    if isinstance(verdict, NotBefore):
        attempt.due_at = verdict.at
        await _wait(attempt, caller, verdict.at, Reason.OUTSIDE_CALLING_HOURS, verdict.reason)
        return None
    asked = call.dial_request(_due(attempt, call), asks=False, contact=contact)
    checks = explain(asked, caller.rules(call.hours_override), now)
    return Decision(caller, now, lawful_for(attempt, caller, contact), verdict.proof, checks)


def judge(attempt: Attempt, caller: CallingNumber, contact: ContactFacts | None) -> Verdict:
    """What the calling rules say about this attempt: the hours must be open now and for as long as that may count."""
    call, rules = attempt.call, caller.rules(attempt.call.hours_override)
    dial_request = call.dial_request(_due(attempt, call), asks=False, contact=contact)
    return decide_for(dial_request, rules, caller.read_at, gate.DECISION_TTL)


def lawful_for(attempt: Attempt, caller: CallingNumber, contact: ContactFacts | None) -> Policy:
    """The caller's rules with the caps of law for this lead."""
    return lawful(attempt.call.dial_request(attempt.due_at, asks=False, contact=contact), caller.policy)


async def _waits_or_ends(clients: Clients, attempt: Attempt, decision: Decision, condition: str) -> bool:
    """Act on what the gate found shut; False when it is something that everything must be read again for."""
    call, caller, now = attempt.call, decision.caller, decision.at
    if condition in ("second", "line"):
        await pacing.wait_for_turn(attempt, _stale_at(attempt, caller), now)
    elif condition in ("do-not-call", "own line", "screening list", "lead", "lead day", "lead fortnight"):
        refusal = await leads.why_not(call.id, call.customer_id, call.to_number, decision.policy, now)
        if refusal is None:
            return False
        await _refuse(attempt, refusal, now)
    elif condition in (gate.LISTS_AGE, gate.LOOKUP):
        async with DECIDING.aside(attempt.customer_id):
            return await is_not_clear(clients, attempt, caller, _stale_at(attempt, caller), now)
    elif condition == gate.QUOTAS:
        full = await quotas.why_full(caller, now, hold=attempt.unheld or 0)
        if full is None:
            return False
        await _wait_for_room(attempt, caller, full)
    elif condition == "campaign":
        await _wait_for_campaign(attempt, call, now)
    elif condition in ("canceled", "lead called"):
        await _call_off(attempt, condition, now)
    elif condition == "restore":
        await attempts.wait(attempt, now + PAUSE_STEP, Reason.PAUSED, RESTORED)
    elif condition == "clock":
        # Another machine may dial it; this one says so every minute (see periodic/check_clock.py).
        await attempts.wait_until_due(attempt, now + CLOCK_STEP)
    elif condition == gate.CREDITS:
        return await _is_short(attempt, caller, now)
    else:
        # Somebody else has the attempt; everything else is read anew, and then says itself what it waits for.
        return condition == "state"
    return True


async def _call_off(attempt: Attempt, condition: str, now: datetime) -> None:
    """Somebody has canceled it, or its lead has called meanwhile."""
    if condition == "canceled":
        await _give_up(attempt, State.CANCELED, Reason.CANCELED, CANCELED, now)
    else:
        await _give_up(attempt, State.CANCELED, Reason.LEAD_CALLED, incoming.OVERTAKEN, now)


async def _is_short(attempt: Attempt, caller: CallingNumber, now: datetime) -> bool:
    """Its account cannot pay for it: it waits for room, or is refused; False when it may go beyond what is there."""
    if await overage.extend(attempt.payer_id, max(attempt.hold, attempt.unheld or 0), now):
        return False
    if attempt.unheld is not None:
        await _wait_for_room(attempt, caller, await room.why_none(attempt, caller, now))
    else:
        refusal = ledger.too_few(attempt.hold)
        await _refuse(attempt, refusal, now)
    return True


async def _wait_for_campaign(attempt: Attempt, call: Call, now: datetime) -> None:
    """Its campaign does not run: it waits until it goes on, or ends with it."""
    campaign = await Campaign.get(id=call.campaign_id, customer_id=call.customer_id)
    if campaign.status.over:
        await _give_up(attempt, State.CANCELED, Reason.CANCELED, CAMPAIGN_OVER, now)
    else:
        await attempts.wait(attempt, now + PAUSE_STEP, Reason.PAUSED, CAMPAIGN_PAUSED)


def _stale_at(attempt: Attempt, caller: CallingNumber) -> datetime:
    """When it is too old to be dialed."""
    return fresh_until(attempt.call.dial_request(_due(attempt, attempt.call), asks=False), caller.policy) + STALE_MARGIN


def _due(attempt: Attempt, call: Call) -> datetime:
    """Since when it could have been dialed."""
    return max(call.requested_at, attempt.due_at)


async def _still_allowed(attempt: Attempt, call: Call, caller: CallingNumber | None) -> bool:
    """Check, at the instant of dialing, what may have changed since the request and needs no look at the lead."""
    if caller is None or caller.customer_id != call.customer_id:
        reason = "The number was taken from this account before the call."
        await _give_up(attempt, State.CANCELED, Reason.NUMBER_NOT_FOUND, reason, datetime.now(UTC))
        return False
    now = caller.read_at
    earliest = attempt.earliest_at or call.asked_for
    if earliest is not None and earliest > now:
        await attempts.wait_until_due(attempt, earliest)
        return False
    if stale := why_too_old(call.dial_request(_due(attempt, call), asks=False), caller.policy, now):
        waited_for = f" It waited for room: {call.reason}" if attempt.unheld is not None and call.reason else ""
        stale = Stale(stale.message + waited_for)
        await _refuse(attempt, stale, now)
        return False
    if not await _is_open(attempt, call, caller, now):
        return False
    if not caller.agent_id or not caller.outbound:
        reason = "Outbound was switched off for this number before the call."
        await _give_up(attempt, State.CANCELED, Reason.NO_AGENT_MAPPING, reason, now)
        return False
    return True


async def _is_open(attempt: Attempt, call: Call, caller: CallingNumber, now: datetime) -> bool:
    """Whether the number can call at all at this moment; if that may change, the call waits for it."""
    if caller.gone or caller.agent_gone or not caller.usable:
        await _use_another(attempt, call, caller, now)
        return False
    if not caller.connected:
        await _wait(attempt, caller, now + DISCONNECTED_STEP, Reason.WORKSPACE_DISCONNECTED, DISCONNECTED)
        return False
    if caller.paused:
        reason = await pauses.why_paused(caller)
        await _wait(attempt, caller, now + PAUSE_STEP, Reason.PAUSED, reason)
        return False
    if caller.stands_still or caller.rests:
        await _wait_for_number(attempt, call, caller, now)
        return False
    return (call.outcome is None and attempt.unheld is None) or await _has_room(attempt, caller, now)


async def _wait(attempt: Attempt, caller: CallingNumber, until: datetime, code: str, reason: str) -> None:
    """Leave it in the queue until then, unless it has been allowed meanwhile."""
    await attempts.wait(attempt, until, code, reason)
    await wake.look_once_more(attempt.id, caller)


async def _wait_for_number(attempt: Attempt, call: Call, caller: CallingNumber, now: datetime) -> None:
    """Its number cannot call for some time: another one places the call if any may, else it waits."""
    if other := await placing.number_that_can_call(call):
        await placing.place_on(other, attempt)
    elif caller.stands_still:
        await _wait(attempt, caller, now + DISCONNECTED_STEP, Reason.ACCOUNT_PROBLEM, account_troubles.WAITS)
    elif caller.rests_until is not None:
        until = min(caller.rests_until, _stale_at(attempt, caller))
        await _wait(attempt, caller, until, Reason.PAUSED, caller.rests_why or placing.RESTS)


async def _use_another(attempt: Attempt, call: Call, caller: CallingNumber, now: datetime) -> None:
    """Its number or agent is lost: another number places the call, or it is given up with which of the two it was."""
    if other := await placing.other_number(call):
        await placing.place_on(other, attempt)
    elif caller.gone or not caller.usable:
        reason = GONE if caller.usable else UNUSABLE.format(number=caller.e164)
        await _give_up(attempt, State.CANCELED, Reason.NUMBER_NOT_FOUND, reason, now)
    else:
        await _give_up(attempt, State.CANCELED, Reason.NO_AGENT_MAPPING, AGENT_GONE, now)


async def _has_room(attempt: Attempt, caller: CallingNumber, now: datetime) -> bool:
    """Whether an attempt that no cap has counted yet may be made now: a first one was admitted, unless it waits."""
    if caller.closed_until is not None and caller.closed_until > now:
        if attempt.unheld is None:
            attempt.due_at = caller.closed_until
        await _wait(attempt, caller, caller.closed_until, Reason.PAUSED, f"Calling is paused: {caller.closed_why}")
        return False
    # What it sets aside counts for the day on which it was asked for, unless that is still to be set aside.
    hold = 0 if attempt.day == quotas.day_of(caller.timezone, now) else attempt.hold
    full = await quotas.why_full(caller, now, hold if attempt.unheld is None else attempt.unheld)
    if full is not None:
        await _wait_for_room(attempt, caller, full)
    return full is None


async def _wait_for_room(attempt: Attempt, caller: CallingNumber, refusal: NoRoom | None) -> None:
    if attempt.unheld is not None:
        await room.wait_for_room(attempt, refusal, _stale_at(attempt, caller), caller.read_at)
    elif isinstance(refusal, QuotaExceeded):
        attempt.due_at = min(refusal.ends, datetime.now(UTC) + QUOTA_STEP)
        await attempts.wait(attempt, attempt.due_at, refusal.code, refusal.message)


async def _refuse(attempt: Attempt, refusal: Refusal, now: datetime) -> None:
    to = State.FAILED if isinstance(refusal, Stale) else State.REFUSED
    await _give_up(attempt, to, refusal.code, refusal.message, now)


async def _give_up(attempt: Attempt, to: State, code: str, reason: str, now: datetime) -> None:
    await attempts.give_up(attempt, (State.QUEUED,), to, code, reason, now)
