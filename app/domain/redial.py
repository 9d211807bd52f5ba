"""A lead that was not reached is called again: how often, when, and when no more."""

from datetime import datetime, timedelta
from uuid import uuid4

from tortoise.transactions import in_transaction

from app.domain import attempts, leads, ledger
from app.domain.calls import Attempt, Call, State, attempt_on
from app.domain.dialing import next_open, zones_of
from app.domain.numbers import Line
from app.domain.paused_steps import PausedStep

# Whoever answered, declined, opted out or has no such number is left alone.
CALLED_AGAIN = {"no_answer", "busy", "voicemail"}
# A dial that the provider turned away is repeated soon at first, then more and more rarely.
FIRST_STEP, LONGEST_STEP = timedelta(seconds=5), timedelta(minutes=5)


async def next_attempt(call: Call, outcome: str, line: Line | None, now: datetime) -> Attempt | None:
    """The attempt that follows one with this outcome, due inside the calling hours; None when none follows."""
    if outcome not in CALLED_AGAIN or call.max_attempts <= 1 or line is None or line.customer_id != call.customer_id:
        return None
    if await Attempt.filter(call_id=call.id).exclude(state=State.REFUSED).count() >= call.max_attempts:
        return None
    wanted = now + timedelta(minutes=call.minutes_between)
    due = next_open(line.policy, zones_of(call.to_number), wanted)
    if due is None or (call.skips_closed_hours and due > wanted):
        return None
    return attempt_on(line, call.id, due, now)


async def turn_away(attempt: Attempt, call: Call, why: str, now: datetime) -> bool:
    """The provider took the call and then had no line for it: nobody was called, so it waits for another dial.

    The hold moves to the attempt that follows, so that there is never a second one, and neither the lead's
    limits nor the order's attempts are used up. The old idempotency key would only find the old call, therefore
    another attempt. True for the first to say so. Raises InsufficientCredits, having written nothing, when an
    account that was overdrawn meanwhile cannot hold it again.
    """
    before = await Attempt.filter(call_id=call.id, state=State.REFUSED).count()
    until = now + min(FIRST_STEP * 2**before, LONGEST_STEP)
    again = attempt.clone(pk=uuid4())
    again.state, again.max_seconds, again.analysis = State.QUEUED, None, None
    again.dialed_at = again.lease_until = again.heard_at = again.provider_call_id = again.provider_answer = None
    again.looks = again.resends = 0
    async with in_transaction() as tx:
        moved = await attempts.move(
            tx, attempt, (State.PLACED,), State.REFUSED,
            ended_at=now, heard_at=now, settled_at=now, billed_seconds=0, charged=0, disconnection_reason=why[:60],
        )  # fmt: skip
        if not moved:
            return False
        await leads.forget_dial(tx, call.id, attempt.dialed_at or now)
        reason = "The voice provider had no free line for this call. It is tried again."
        await attempts.queue_again(tx, call, again, "PROVIDER_BUSY", reason, until, now)
        await ledger.release(tx, attempt.payer_id, attempt.id, attempt.hold, "The voice provider had no free line")
        await ledger.hold(tx, again.payer_id, again.id, again.hold)
        return True


async def notice_voicemail(attempt: Attempt, call: Call, again: Attempt | None, now: datetime) -> bool:
    """A call that ended as answered turns out to have reached a voicemail: its outcome is corrected.

    Only until the call is settled, since then its result is told, and nobody is told twice. Until then a
    voicemail noticed late is one like any other: if the order says so, the lead is called `again`, and a call
    that was `ended` for some seconds is `queued` once more; unless somebody else has called the lead meanwhile.
    True for the first to say so. Raises InsufficientCredits, having written nothing.
    """
    async with in_transaction() as tx:
        unpaid = Attempt.filter(id=attempt.id, state=State.ENDED, settled_at=None).using_db(tx)
        if not await unpaid.update(heard_at=now):
            return False
        answered = Call.filter(id=call.id, state=State.ENDED, outcome="answered").using_db(tx)
        if not await answered.update(outcome="voicemail"):
            return False
        told = PausedStep.filter(call_id=call.id, claimed_at__isnull=False).using_db(tx)
        if again is not None and not await told.exists() and await leads.reopen(tx, call.id):
            reason = attempts.why_again("voicemail")
            await attempts.queue_again(tx, call, again, "REDIAL", reason, again.due_at, now)
            await ledger.hold(tx, again.payer_id, again.id, again.hold)
        return True
