"""The moves of an attempt: each is a conditional UPDATE, so the row decides and not the job engine.

An attempt is committed as `dialing` before the socket opens, and its id goes to the provider as
idempotency key and as metadata, so that after any crash the truth can be found out.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app import failpoints
from app.domain.calls import do_not_call, gate, leads, paused_steps
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.credits import ledger
from app.domain.rules.figures import counted
from app.domain.telephony import number_days
from app.outcomes import Outcome
from app.postgres import notify, queue, rows

FIRST_LOOK = timedelta(seconds=2)
# How long after the end we wait for the provider's analysis, with its final bill, before we ask for it.
BILL_PATIENCE = timedelta(minutes=2)
# How long after the end of a talk its analysis is waited for, by whoever wants to know what was said.
ANALYSIS_PATIENCE = timedelta(minutes=5)


# Between asking and knowing; a definite answer to the first dialer counts in both.
IN_DOUBT = (State.DIALING, State.UNCONFIRMED)
LAPSED = "SELECT id FROM attempts WHERE id = $1 AND state = 'dialing' AND lease_until < now() FOR UPDATE"
NOTHING_TO_SAY = {"reason_code": None, "reason": None}
BROKEN = "The connection broke while this call was being placed. Checking whether it was placed."


@dataclass(frozen=True)
class Ending:
    """How a dialed call ended, in our words."""

    outcome: Outcome
    disconnection_reason: str
    at: datetime


async def move(
    tx: BaseDBAsyncClient,
    attempt: Attempt,
    allowed: tuple[State, ...],
    to: State,
    *,
    sent: int | None = None,
    of_call: dict[str, Any] | None = None,
    **columns: Any,
) -> bool:
    """Move the attempt, if it still stands where it may be moved from, and its call with it.

    `columns` of the attempt change with it, and those `of_call`.

    `sent`: only while no other request was sent for it than so many resends; what the provider says of one request
    proves nothing about another.
    """
    of_attempt, of_call = {"state": to, **columns}, {"state": to, **(of_call or {})}
    statement = _move_statement(tuple(of_attempt), tuple(of_call))
    given = [attempt.id, list(allowed), sent, *rows.values(Attempt, of_attempt), *rows.values(Call, of_call)]
    return bool(await tx.execute_query_dict(statement, given))


@cache
def _move_statement(of_attempt: tuple[str, ...], of_call: tuple[str, ...]) -> str:
    """Move $1 from the states of $2 (if so many requests were sent as $3 says), its call with it, and tell of it."""
    return f"""
    WITH moved AS (
        UPDATE attempts SET {rows.assignments(Attempt, of_attempt, 4)}
        WHERE id = $1 AND state = ANY($2) AND ($3::int IS NULL OR resends = $3) RETURNING call_id
    ), called AS (
        UPDATE calls SET {rows.assignments(Call, of_call, 4 + len(of_attempt))}
        FROM moved WHERE calls.id = moved.call_id RETURNING calls.id
    )
    SELECT {notify.told("id")} FROM called
    """  # noqa: S608 - only names of columns are interpolated


# A look that was due, or comes sooner than the planned one, is planned anew: of several jobs of one attempt only one
# finds it so, and the others end there.
PLAN_LOOK = """
WITH found AS MATERIALIZED (
    SELECT id, next_look_at IS NULL OR next_look_at <= now() OR next_look_at > $3 AND NOT $5 AS needed
    FROM attempts WHERE id = $1 AND state = $2 FOR NO KEY UPDATE
)
UPDATE attempts SET next_look_at = CASE WHEN needed THEN $3 ELSE next_look_at END,
       paced_since = NULL, room_since = NULL, due_at = coalesce($4, due_at)
FROM found WHERE attempts.id = found.id RETURNING needed, $3 - now() AS delay
"""


async def _plan_look(
    tx: BaseDBAsyncClient, attempt: Attempt, job: str, at: datetime, due_at: datetime | None, *, only_due: bool = False
) -> bool:
    """Have this job look at the attempt at that time, unless it has moved on or a sooner look is planned."""
    values = [attempt.id, attempt.state.value, at, due_at, only_due]
    planned = [row for row in await tx.execute_query_dict(PLAN_LOOK, values) if row["needed"]]
    for row in planned:
        await queue.defer(tx, job, delay=row["delay"], attempt_id=str(attempt.id))
    return bool(planned)


async def wait(attempt: Attempt, until: datetime, code: str, reason: str) -> None:
    """Leave a queued attempt in the queue until then, with the reason that people see."""
    async with in_transaction() as tx:
        await _plan_look(tx, attempt, "place_call", until, attempt.due_at)
        waiting = Call.filter(id=attempt.call_id, state=State.QUEUED).using_db(tx)
        if await waiting.update(not_before=until, reason_code=code, reason=reason):
            await notify.notify(tx, attempt.call_id)


async def wait_until_due(attempt: Attempt, until: datetime) -> None:
    """Leave an attempt that nobody wants yet in the queue, with the reason that stands there."""
    async with in_transaction() as tx:
        await _plan_look(tx, attempt, "place_call", until, None)


async def claim_look(attempt: Attempt, next_look: datetime) -> bool:
    """Look for an unconfirmed call now, and plan the next look: True for the one job that does, when one is due."""
    async with in_transaction() as tx:
        return await _plan_look(tx, attempt, "confirm_call", next_look, None, only_due=True)


async def renew_lease(attempt: Attempt) -> None:
    """The dialer of this attempt is alive and waits for the provider's answer."""
    await connections.get("default").execute_query(
        "UPDATE attempts SET lease_until = now() + $3::interval, next_look_at = now() + $3::interval "
        "WHERE id = $1 AND state = 'dialing' AND resends = $2",
        [attempt.id, attempt.resends, gate.LEASE],
    )


async def requeue(attempt: Attempt, until: datetime, code: str, reason: str) -> None:
    """Put a dialing attempt back: the provider proved that nothing happened. What it set aside at first stays so."""
    now = datetime.now(UTC)
    async with in_transaction() as tx:
        before = await Attempt.filter(id=attempt.id).using_db(tx).select_for_update().get()
        if await move(
            tx, attempt, IN_DOUBT, State.QUEUED, sent=attempt.resends,
            lease_until=None, next_look_at=until, hold=before.hold - before.raised, raised=0,
            of_call={"not_before": until, "reason_code": code, "reason": reason},
        ):  # fmt: skip
            await leads.forget_dial(tx, attempt.call_id, attempt.dialed_at or until)
            look = await _now_if_canceled(tx, attempt.call_id, until, now)
            await queue.defer_until(tx, "place_call", look, now, attempt_id=str(attempt.id))
            if before.raised:
                await ledger.lower(tx, attempt.payer_id, attempt.id, before.raised)


async def mark_placed(attempt: Attempt, provider_call_id: str, answer: dict[str, Any] | None, now: datetime) -> bool:
    """The provider has this call: keep its id. True for the first to say so."""
    return await move(
        connections.get("default"), attempt, IN_DOUBT, State.PLACED, of_call=NOTHING_TO_SAY,
        provider_call_id=provider_call_id, provider_answer=answer, heard_at=now,
    )  # fmt: skip


async def adopt(attempt: Attempt, provider_call_id: str, dialed_at: datetime, now: datetime) -> bool:
    """A call that waits in a restored backup was placed since: keep the provider's id. True for the first to say so."""
    async with in_transaction() as tx:
        return await move(
            tx, attempt, (State.QUEUED,), State.PLACED,
            provider_call_id=provider_call_id, dialed_at=dialed_at, heard_at=now, paced_since=None,
            # Nothing is set aside for one that waits for room: what it cost is a correction of the balance.
            reopened_at=now if attempt.unheld is not None else None,
        )  # fmt: skip


async def mark_unconfirmed(attempt: Attempt, reason: str) -> None:
    """We asked and do not know: hold and guard stay, and the search for the truth begins."""
    async with in_transaction() as tx:
        await _doubt(tx, attempt, reason)


async def take_over(attempt: Attempt) -> bool:
    """Doubt the dial of somebody else, who is dead or frozen: only once its lease has lapsed. True if it had."""
    async with in_transaction() as tx:
        return bool(await tx.execute_query_dict(LAPSED, [attempt.id])) and await _doubt(tx, attempt, BROKEN)


async def _doubt(tx: BaseDBAsyncClient, attempt: Attempt, reason: str) -> bool:
    why = {"reason_code": Reason.UNCONFIRMED, "reason": reason}
    doubted = await move(tx, attempt, (State.DIALING,), State.UNCONFIRMED, of_call=why, next_look_at=None)
    if doubted:
        attempt.state = State.UNCONFIRMED
        await _plan_look(tx, attempt, "confirm_call", datetime.now(UTC) + FIRST_LOOK, None)
    return doubted


async def mark_for_review(attempt: Attempt) -> None:
    """Show an unconfirmed call that could not be cleared up for a day to a person; hold and guard stay."""
    reason = (
        "The voice provider's list of calls could not be read for a day, so it is not known whether this call "
        "was placed. Look there for it, then close it with: python -m app close-call"
    )
    unclear = Call.filter(id=attempt.call_id, state=State.UNCONFIRMED)
    await unclear.update(reason_code=Reason.NEEDS_REVIEW, reason=reason)


async def give_up(
    attempt: Attempt,
    allowed: tuple[State, ...],
    to: State,
    code: str,
    reason: str,
    now: datetime,
    *,
    refused_after: int | None = None,
) -> bool:
    """End an attempt and its call: the hold goes back, and the lead may be asked for again.

    `refused_after`: the provider itself has said no, to the request after so many resends. Only that takes the dial
    from the lead's guard and counts; that a call is not in the provider's list does not.
    """
    async with in_transaction() as tx:
        why = {"reason_code": code, "reason": reason[:500], "ended_at": now}
        if not await move(tx, attempt, allowed, to, sent=refused_after, of_call=why, ended_at=now, settled_at=now):
            return False
        held = await Attempt.filter(id=attempt.id).using_db(tx).get()
        mine = Call.filter(id=attempt.call_id).using_db(tx)
        # A call that was dialed before keeps how that ended; only calling it again came to nothing.
        await mine.filter(outcome__isnull=False).update(state=State.ENDED)
        if refused_after is not None and held.dialed_at:
            await leads.forget_dial(tx, attempt.call_id, held.dialed_at)
        await leads.close(tx, attempt.call_id)
        await _follow_up(tx, attempt.call_id)
        await paused_steps.wake(tx, attempt.call_id)
        if held.unheld is None:
            await ledger.release(tx, attempt.payer_id, attempt.id, held.hold, reason)
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
            outcome=ending.outcome, of_call={"outcome": ending.outcome, "ended_at": ending.at},
        )  # fmt: skip
        if not moved:
            return False
        await queue.defer(tx, "settle_call", delay=BILL_PATIENCE, attempt_id=str(attempt.id))
        if ending.outcome is Outcome.DO_NOT_CALL:
            await do_not_call.add_said(tx, call.customer_id, call.to_number, now)
        if again is None:
            await leads.close(tx, call.id)
            latest = max(ending.at + ANALYSIS_PATIENCE - now, BILL_PATIENCE * 1.5) + timedelta(seconds=1)
            await paused_steps.wake(tx, call.id, delay=latest)
        else:
            await queue_again(tx, call, again, Reason.REDIAL, why_again(ending.outcome), again.due_at, now)
            await ledger.hold(tx, again.payer_id, again.id, again.hold)
        return True


def why_again(outcome: Outcome) -> str:
    """What people read while the next attempt waits."""
    return f"The call ended with {outcome.replace('_', ' ')}. It is tried again."


async def queue_again(
    tx: BaseDBAsyncClient, call: Call, again: Attempt, code: str, reason: str, until: datetime, now: datetime
) -> None:
    """Write the attempt that follows, and its job; the caller holds its credits, as the last thing it does."""
    again.next_look_at = until
    waits = {"state": State.QUEUED, "not_before": until, "reason_code": code, "reason": reason, "ended_at": None}
    await Call.filter(id=call.id).using_db(tx).update(**waits)
    await again.save(using_db=tx, force_create=True)
    look = await _now_if_canceled(tx, call.id, until, now)
    await queue.defer_until(tx, "place_call", look, now, attempt_id=str(again.id))


async def _now_if_canceled(tx: BaseDBAsyncClient, call_id: UUID, until: datetime, now: datetime) -> datetime:
    """When to look at an attempt that waits: at once, to give it up, if its call was canceled while it was dialed."""
    return now if await Call.filter(id=call_id, canceled_at__isnull=False).using_db(tx).exists() else until


PAY = f"""
WITH paid AS (
    UPDATE attempts SET settled_at = $2, billed_seconds = $3, charged = $4, provider_cost_microcents = $5
    WHERE id = $1 AND state = '{State.ENDED}' AND settled_at IS NULL RETURNING call_id
), called AS (
    UPDATE calls SET charged = charged + $4 FROM paid WHERE calls.id = paid.call_id RETURNING calls.id
)
SELECT {notify.told("id")} FROM called
"""  # noqa: S608 - only constants are interpolated


async def settle(attempt: Attempt, seconds: int, charge: int, cost_microcents: int | None, now: datetime) -> bool:
    """Capture what an ended attempt cost, or release its hold when it cost nothing. True for the first."""
    async with in_transaction() as tx:
        if not await tx.execute_query_dict(PAY, [attempt.id, now, seconds, charge, cost_microcents]):
            return False
        await _follow_up(tx, attempt.call_id)
        await paused_steps.wake(tx, attempt.call_id)
        await number_days.count(tx, attempt.id)
        if attempt.reopened_at is not None:
            # Its hold was released when it was given up, so the charge is a correction of the balance.
            reason = f"Call of {counted(seconds, 'second')} that was given up too early"
            await ledger.adjust(tx, attempt.payer_id, -charge, reason, attempt_id=attempt.id)
        elif charge:
            reason = f"Call of {counted(seconds, 'second')}"
            await ledger.capture(tx, attempt.payer_id, attempt.id, attempt.hold, charge, reason)
        else:
            await ledger.release(tx, attempt.payer_id, attempt.id, attempt.hold, "The call cost nothing")
        failpoints.reach("settling")
    failpoints.reach("settled")
    return True


KEEP_ANALYSIS = """
UPDATE attempts SET analysis = $2::jsonb || coalesce(analysis, '{}') || $3::jsonb WHERE id = $1 RETURNING analysis
"""


async def keep_analysis(attempt: Attempt, analysis: dict[str, Any]) -> None:
    """Keep what was said in a call and what came of it; a later report replaces an earlier one, but by nothing never.

    An account may store nothing: then what its first reports say is all there is. What is known is not written again.
    """
    known = attempt.analysis or {}
    told = {name: value for name, value in analysis.items() if value not in (None, "", {})}
    if analysis.keys() <= known.keys() and told.items() <= known.items():
        return
    values = [attempt.id, json.dumps(analysis), json.dumps(told)]
    for row in await connections.get("default").execute_query_dict(KEEP_ANALYSIS, values):
        attempt.analysis = json.loads(row["analysis"])


FOLLOW_UP = f"""
WITH over AS (
    SELECT id FROM calls WHERE id = $1 AND state = ANY($2)
    AND NOT EXISTS (SELECT FROM attempts WHERE call_id = $1 AND settled_at IS NULL)
),
{queue.job_for_each("over", "after_call", queue.payload_of("call_id", "id"), "interval '0'")}
SELECT count(*) FROM over
"""  # noqa: S608 - only constants are interpolated


async def _follow_up(tx: BaseDBAsyncClient, call_id: UUID) -> None:
    """Once nothing of a call is open or unpaid, have done what follows from it (jobs/calls/after_call.py).

    The caller has updated the call's row: of two moves at once, the second sees here what the first did.
    """
    await tx.execute_query(FOLLOW_UP, [call_id, [state for state in State if state.over]])


async def reopen(attempt: Attempt, provider_call_id: str, now: datetime) -> bool:
    """A call that we had given up turns out to exist: it is paid for when it ends.

    False when it must be stopped, because its lead is called by somebody else meanwhile, or was called since.
    """
    async with in_transaction() as tx:
        moved = await move(
            tx, attempt, (State.FAILED, State.REFUSED, State.CANCELED), State.PLACED,
            provider_call_id=provider_call_id, heard_at=now, ended_at=None, settled_at=None, reopened_at=now,
            of_call=NOTHING_TO_SAY | {"ended_at": None},
        )  # fmt: skip
        return not moved or await leads.reopen(tx, attempt.call_id)
