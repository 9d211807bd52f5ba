"""A lead that was not reached is called again: how often, when, and when no more."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from tortoise.transactions import in_transaction

from app.domain.calls import attempts, leads
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.paused_steps import PausedStep
from app.domain.calls.placing import attempt_on
from app.domain.calls.reasons import Reason
from app.domain.credits import ledger
from app.domain.rules.cadence import CALLED_AGAIN, allowed_from, next_dial
from app.domain.rules.decision import NotBefore, Refused, decide, lawful, states_of, zones_of
from app.domain.rules.state_rules import may_double_dial
from app.domain.telephony.numbers import CallingNumber
from app.outcomes import Outcome

# A dial that the provider turned away is repeated soon at first, then more and more rarely.
FIRST_STEP, MAX_STEP = timedelta(seconds=5), timedelta(minutes=5)


async def next_attempt(call: Call, outcome: Outcome, caller: CallingNumber | None, now: datetime) -> Attempt | None:
    """The attempt that follows one with this outcome, due inside the calling hours; None when none follows.

    Whether the quotas have room for it is asked when its time has come (see jobs/calls/place_call.py).
    """
    if (
        outcome not in CALLED_AGAIN
        or call.max_attempts <= 1
        or call.canceled_at is not None
        or caller is None
        or caller.customer_id != call.customer_id
    ):
        return None
    if await Attempt.filter(call_id=call.id).exclude(state=State.REFUSED).count() >= call.max_attempts:
        return None
    wanted = await _wanted(call, outcome, caller, now)
    dial_request = call.dial_request(wanted, asks=caller.asks(call.contact_id))
    verdict = decide(dial_request, caller.rules(call.hours_override), wanted)
    if isinstance(verdict, Refused):
        return None
    due = verdict.at if isinstance(verdict, NotBefore) else wanted
    return attempt_on(caller, call.id, due, now, wanted)


async def _wanted(call: Call, outcome: Outcome, caller: CallingNumber, now: datetime) -> datetime:
    """When the request, or else the calling rules, want the lead called again; by the rules never above its caps."""
    if call.minutes_between is not None:
        return now + timedelta(minutes=call.minutes_between)
    rules, dial_request = caller.rules(call.hours_override), call.dial_request(now, asks=False)
    policy, states = lawful(dial_request, rules.policy), states_of(dial_request)
    zones = zones_of(dial_request, rules)
    own = await Attempt.filter(call_id=call.id, dialed_at__isnull=False).exclude(state=State.REFUSED)
    dials = sorted(dial.dialed_at for dial in own if dial.dialed_at)
    zone, may_double = ZoneInfo(zones[0] if zones else "UTC"), may_double_dial(dial_request.to.country, states)
    wanted = next_dial(policy, outcome, dials, zone, now, may_double=may_double)
    lead = await leads.Lead.get_or_none(customer_id=call.customer_id, to_number=call.to_number)
    caps = ((policy.calls_per_lead_per_day, leads.DAY), (policy.calls_per_lead_per_14_days, leads.REMEMBERED))
    return allowed_from(lead.dialed_at if lead else [], caps, wanted)


NO_SLOT = "The voice provider had no free slot for this call. It is tried again."


async def turn_away(
    attempt: Attempt,
    call: Call,
    why: str,
    now: datetime,
    code: str = Reason.PROVIDER_BUSY,
    reason: str = NO_SLOT,
    until: datetime | None = None,
) -> bool:
    """The provider took the call and then did not dial it: nobody was called, so it waits for another dial.

    Without `until`, it had no slot: soon at first, then more and more rarely. With it the call may be dialed sooner
    when something changes; `code` and `reason` say what it waits for.

    The hold moves to the attempt that follows, so that there is never a second one, and neither the lead's
    limits nor the call's attempts are used up. The old idempotency key would only find the old call, therefore
    another attempt. True for the first to say so. Raises InsufficientCredits, having written nothing, when an
    account that was overdrawn meanwhile cannot hold it again.
    """
    earliest = attempt.earliest_at
    if until is None:
        before = await Attempt.filter(call_id=call.id, state=State.REFUSED).count()
        until = earliest = now + min(FIRST_STEP * 2**before, MAX_STEP)
    again = attempt.clone(pk=uuid4())
    again.state, again.max_seconds, again.analysis = State.QUEUED, None, None
    again.hold, again.raised = attempt.hold - attempt.raised, 0
    again.earliest_at, again.swept_at = earliest, None
    again.dialed_at = again.lease_until = again.heard_at = again.provider_call_id = again.provider_answer = None
    again.from_number_id = again.decision = None
    again.looks = again.resends = 0
    async with in_transaction() as tx:
        moved = await attempts.move(
            tx, attempt, (State.PLACED,), State.REFUSED,
            ended_at=now, heard_at=now, settled_at=now, billed_seconds=0, charged=0, disconnection_reason=why[:60],
        )  # fmt: skip
        if not moved:
            return False
        await leads.forget_dial(tx, call.id, attempt.dialed_at or now)
        await attempts.queue_again(tx, call, again, code, reason, until, now)
        await ledger.release(tx, attempt.payer_id, attempt.id, attempt.hold, "The voice provider did not dial")
        await ledger.hold(tx, again.payer_id, again.id, again.hold)
        return True


async def correct(attempt: Attempt, call: Call, outcome: Outcome, again: Attempt | None, now: datetime) -> bool:
    """A call that ended as answered turns out to have ended otherwise, as at a voicemail: its outcome is corrected.

    Only until the call is settled: its result is delivered then, and only once. Until then an
    outcome noticed late is one like any other: if attempts are left, the lead may be called `again`, and a call
    that was `ended` for some seconds is `queued` once more; unless somebody else has called the lead meanwhile.
    True for the first to say so. Raises InsufficientCredits, having written nothing.
    """
    async with in_transaction() as tx:
        unpaid = Attempt.filter(id=attempt.id, state=State.ENDED, settled_at=None).using_db(tx)
        if not await unpaid.update(heard_at=now):
            return False
        answered = Call.filter(id=call.id, state=State.ENDED, outcome=Outcome.ANSWERED).using_db(tx)
        if not await answered.update(outcome=outcome):
            return False
        await Attempt.filter(id=attempt.id).using_db(tx).update(outcome=outcome)
        resumed = PausedStep.filter(call_id=call.id, claimed_at__isnull=False).using_db(tx)
        if again is not None and not await resumed.exists() and await leads.reopen(tx, call.id):
            reason = attempts.why_again(outcome)
            await attempts.queue_again(tx, call, again, Reason.REDIAL, reason, again.due_at, now)
            await ledger.hold(tx, again.payer_id, again.id, again.hold)
        return True
