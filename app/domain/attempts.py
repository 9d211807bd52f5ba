"""The moves of an attempt: each is a conditional UPDATE, so the row decides and not the job engine.

An attempt is committed as `dialing` before the socket opens, and its id goes to the provider as
idempotency key and as metadata, so that after any crash the truth can be found out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app import failpoints, notices, queue
from app.domain import do_not_call, leads, ledger, pacing, paused_steps, quotas
from app.domain.calls import Attempt, Call, State
from app.domain.consent import Proof
from app.domain.numbers import Line, PhoneNumber

FIRST_LOOK = timedelta(seconds=2)
# How long after the end we wait for the provider's analysis, with its final bill, before we ask for it.
BILL_PATIENCE = timedelta(minutes=2)


# Between asking and knowing; a definite answer to the first dialer counts in both.
IN_DOUBT = (State.DIALING, State.UNCONFIRMED)


@dataclass(frozen=True)
class Ending:
    """How a dialed call ended, in our words."""

    outcome: str
    disconnection_reason: str
    at: datetime


async def move(tx: BaseDBAsyncClient, attempt: Attempt, allowed: tuple[State, ...], to: State, **columns: Any) -> bool:
    """Move the attempt, if it still stands where it may be moved from, and its call with it."""
    moved = await Attempt.filter(id=attempt.id, state__in=allowed).using_db(tx).update(state=to, **columns)
    if moved:
        await Call.filter(id=attempt.call_id).using_db(tx).update(state=to)
        await notices.announce(tx, attempt.call_id)
    return bool(moved)


async def claim(
    attempt: Attempt,
    call: Call,
    line: Line,
    now: datetime,
    lease: timedelta,
    *,
    proof: Proof | None = None,
    called_up: bool = False,
) -> bool:
    """Commit this attempt as `dialing`, with its proof of consent: the one dialer that gets True opens the socket.

    Raises DuplicateCall, QuotaExceeded or DoNotCall when the lead was closed or a cap was reached in the meantime,
    and NotItsTurn when its workspace has no room for it now, or for others first (see pacing.py).
    """
    async with in_transaction() as tx:
        claimed = await move(
            tx, attempt, (State.QUEUED,), State.DIALING,
            dialed_at=now, lease_until=now + lease, due_at=attempt.due_at, paced_since=None,
        )  # fmt: skip
        if claimed:
            await leads.record_dial(tx, call.customer_id, line.agency_id, call.to_number, call.id, line.policy, now)
            if call.outcome is not None:
                await quotas.count_again(tx, line, now)
            if proof is not None:
                await Call.filter(id=call.id).using_db(tx).update(consent=proof.as_json())
            await PhoneNumber.filter(id=call.number_id).using_db(tx).update(last_used_at=now)
            await pacing.take(tx, attempt, now, called_up=called_up)
        return claimed


async def wait(attempt: Attempt, until: datetime, code: str, reason: str, now: datetime) -> None:
    """Leave a queued attempt in the queue until then, with the reason that people see."""
    # A second job of the same attempt (see sweep) that waits for about the same moment is one too many.
    twin = f"place:{attempt.id}:{int(until.timestamp()) // 15}"
    async with in_transaction() as tx:
        queued = Attempt.filter(id=attempt.id, state=State.QUEUED).using_db(tx)
        if await queued.update(due_at=attempt.due_at, paced_since=None):
            await Call.filter(id=attempt.call_id).using_db(tx).update(not_before=until, reason_code=code, reason=reason)
            await queue.defer(tx, "place_call", delay=until - now, dedupe_key=twin, attempt_id=str(attempt.id))
            await notices.announce(tx, attempt.call_id)


async def requeue(attempt: Attempt, until: datetime, code: str, reason: str, now: datetime) -> None:
    """Put a dialing attempt back: the provider proved that nothing happened. The hold stays."""
    async with in_transaction() as tx:
        if await move(tx, attempt, IN_DOUBT, State.QUEUED, lease_until=None):
            await leads.forget_dial(tx, attempt.call_id, attempt.dialed_at or now)
            await Call.filter(id=attempt.call_id).using_db(tx).update(not_before=until, reason_code=code, reason=reason)
            await queue.defer_until(tx, "place_call", until, now, attempt_id=str(attempt.id))


async def place(attempt: Attempt, provider_call_id: str, answer: dict[str, Any] | None, now: datetime) -> bool:
    """The provider has this call: keep its id. True for the first to say so."""
    async with in_transaction() as tx:
        moved = await move(
            tx, attempt, IN_DOUBT, State.PLACED,
            provider_call_id=provider_call_id, provider_answer=answer, heard_at=now,
        )  # fmt: skip
        if moved:
            await Call.filter(id=attempt.call_id).using_db(tx).update(reason_code=None, reason=None)
        return moved


async def doubt(attempt: Attempt, reason: str) -> None:
    """We asked and do not know: hold and guard stay, and the search for the truth begins."""
    async with in_transaction() as tx:
        if await move(tx, attempt, (State.DIALING,), State.UNCONFIRMED):
            await Call.filter(id=attempt.call_id).using_db(tx).update(reason_code="UNCONFIRMED", reason=reason)
            await queue.defer(tx, "confirm_call", delay=FIRST_LOOK, attempt_id=str(attempt.id))


async def ask_a_person(attempt: Attempt) -> None:
    """Show an unconfirmed call that could not be cleared up for a day to a person; hold and guard stay."""
    reason = (
        "The voice provider's list of calls could not be read for a day, so it is not known whether this call "
        "was placed. Look there for it, then close it with: python -m app close-call"
    )
    unclear = Call.filter(id=attempt.call_id, state=State.UNCONFIRMED)
    await unclear.update(reason_code="NEEDS_REVIEW", reason=reason)


async def give_up(
    attempt: Attempt, allowed: tuple[State, ...], to: State, code: str, reason: str, now: datetime
) -> bool:
    """End an attempt that reached nobody, and its call: the hold goes back, the lead is free again."""
    async with in_transaction() as tx:
        if not await move(tx, attempt, allowed, to, ended_at=now, settled_at=now):
            return False
        mine = Call.filter(id=attempt.call_id).using_db(tx)
        await mine.update(reason_code=code, reason=reason[:500], ended_at=now)
        # A call that was dialed before keeps how that ended; only calling it again came to nothing.
        await mine.filter(outcome__isnull=False).update(state=State.ENDED)
        if attempt.dialed_at:
            await leads.forget_dial(tx, attempt.call_id, attempt.dialed_at)
        await leads.close(tx, attempt.call_id)
        await _follow_up(tx, attempt.call_id)
        await paused_steps.wake(tx, attempt.call_id)
        await ledger.release(tx, attempt.payer_id, attempt.id, attempt.hold, reason)
        return True


async def end(attempt: Attempt, call: Call, ending: Ending, now: datetime, again: Attempt | None = None) -> bool:
    """The provider's call is over: keep how, and have it settled. True for the first to say so.

    The lead is free again, unless it is called `again`: then that attempt waits, with a hold of its own.
    Raises InsufficientCredits when there is none to hold, having written nothing.
    """
    async with in_transaction() as tx:
        moved = await move(
            tx, attempt, (State.PLACED,), State.ENDED,
            ended_at=ending.at, heard_at=now, disconnection_reason=ending.disconnection_reason[:60],
        )  # fmt: skip
        if not moved:
            return False
        await Call.filter(id=call.id).using_db(tx).update(outcome=ending.outcome, ended_at=ending.at)
        await queue.defer(tx, "settle_call", delay=BILL_PATIENCE, attempt_id=str(attempt.id))
        if ending.outcome == "do_not_call":
            await do_not_call.add_said(tx, call.customer_id, call.to_number, now)
        if again is None:
            await leads.close(tx, call.id)
            await paused_steps.wake(tx, call.id, delay=BILL_PATIENCE * 1.5)
        else:
            await queue_again(tx, call, again, "REDIAL", why_again(ending.outcome), again.due_at, now)
            await ledger.hold(tx, again.payer_id, again.id, again.hold)
        return True


def why_again(outcome: str) -> str:
    """What people read while the next attempt waits."""
    return f"The call ended with {outcome.replace('_', ' ')}. It is tried again."


async def queue_again(
    tx: BaseDBAsyncClient, call: Call, again: Attempt, code: str, reason: str, until: datetime, now: datetime
) -> None:
    """Write the attempt that follows, and its job; the caller holds its credits, as the last thing it does."""
    waits = {"state": State.QUEUED, "not_before": until, "reason_code": code, "reason": reason, "ended_at": None}
    await Call.filter(id=call.id).using_db(tx).update(**waits)
    await again.save(using_db=tx, force_create=True)
    await queue.defer_until(tx, "place_call", until, now, attempt_id=str(again.id))


async def settle(attempt: Attempt, seconds: int, charge: int, cost_microcents: int | None, now: datetime) -> bool:
    """Capture what an ended attempt cost, or release its hold when it cost nothing. True for the first."""
    async with in_transaction() as tx:
        first = (
            await Attempt.filter(id=attempt.id, state=State.ENDED, settled_at=None)
            .using_db(tx)
            .update(settled_at=now, billed_seconds=seconds, charged=charge, provider_cost_microcents=cost_microcents)
        )
        if not first:
            return False
        await tx.execute_query("UPDATE calls SET charged = charged + $2 WHERE id = $1", [attempt.call_id, charge])
        await notices.announce(tx, attempt.call_id)
        await _follow_up(tx, attempt.call_id)
        await paused_steps.wake(tx, attempt.call_id)
        if attempt.reopened_at is not None:
            # Its hold was released when it was given up, so the charge is a correction of the balance.
            reason = f"Call of {seconds} seconds that was given up too early"
            await ledger.adjust(tx, attempt.payer_id, -charge, reason, attempt_id=attempt.id)
        elif charge:
            reason = f"Call of {seconds} seconds"
            await ledger.capture(tx, attempt.payer_id, attempt.id, attempt.hold, charge, reason)
        else:
            await ledger.release(tx, attempt.payer_id, attempt.id, attempt.hold, "The call cost nothing")
        failpoints.reach("settling")
    failpoints.reach("settled")
    return True


async def keep_analysis(attempt: Attempt, analysis: dict[str, Any]) -> None:
    """Keep what was said in a call and what came of it; a later analysis replaces an earlier one."""
    await Attempt.filter(id=attempt.id).update(analysis=analysis)


async def _follow_up(tx: BaseDBAsyncClient, call_id: UUID) -> None:
    """Once nothing of a sub-account's call is open or unpaid, have its result told (jobs/after_call.py).

    The caller has updated the call's row: of two moves at once, the second sees here what the first did.
    """
    over = [state for state in State if state.over]
    call = Call.filter(id=call_id, state__in=over, installation_id__isnull=False).using_db(tx)
    if await call.exists() and not await Attempt.filter(call_id=call_id, settled_at=None).using_db(tx).exists():
        await queue.defer(tx, "after_call", call_id=str(call_id))


async def reopen(attempt: Attempt, provider_call_id: str, now: datetime) -> bool:
    """A call that we had given up turns out to exist: it runs after all, and is paid for when it ends."""
    async with in_transaction() as tx:
        moved = await move(
            tx, attempt, (State.FAILED, State.REFUSED, State.CANCELED), State.PLACED,
            provider_call_id=provider_call_id, heard_at=now, ended_at=None, settled_at=None, reopened_at=now,
        )  # fmt: skip
        if moved:
            await Call.filter(id=attempt.call_id).using_db(tx).update(reason_code=None, reason=None, ended_at=None)
            await leads.reopen(tx, attempt.call_id)
        return moved
