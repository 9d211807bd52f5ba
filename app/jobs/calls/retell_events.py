"""What the voice provider tells us moves a call on; in any order, repeated, or only the last one."""

import contextlib
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from tortoise import connections
from tortoise.transactions import in_transaction

from app.domain.calls import attempts, do_not_call, pacing, placing, wake
from app.domain.calls.calls import ANALYZED, Attempt, Call, State, attempt_as_told
from app.domain.calls.reasons import Reason
from app.domain.calls.redial import correct, next_attempt, turn_away
from app.domain.telephony import account_troubles, voice_events
from app.domain.telephony.numbers import CallingNumber, calling_number
from app.errors import InsufficientCredits
from app.logs import about
from app.outcomes import TALKED, UNREACHED, Outcome
from app.postgres import queue
from app.retell.calls import CallReport, read_call

log = structlog.get_logger(__name__)

FINAL = {"call_ended", "call_analyzed"}
# What a call that was told as answered may turn out to be.
NOTICED_LATE = {*TALKED, *UNREACHED} - {Outcome.ANSWERED}
# That a call is over may be told before why: the analysis, or a look at the call, has the reason.
REASON_STEP = timedelta(seconds=30)
# From then on it is concluded from what is known.
REASON_PATIENCE = timedelta(minutes=5)


async def retell_events(event_id: int) -> None:
    """Handle one stored event once."""
    now = datetime.now(UTC)
    event = await voice_events.to_handle(event_id)
    if event is not None:
        keeps = await apply_report(event.workspace_id, event.kind, event.body, now)
        await voice_events.mark_handled(event_id, now, keeps=keeps)


async def apply_report(workspace_id: UUID, kind: str, body: dict[str, Any], now: datetime) -> bool:
    """Move the call that this event is about; a call that is not ours is none of our business.

    False when its contact was erased meanwhile: then nothing of the report is kept.
    """
    report = read_call(body)
    attempt = await attempt_as_told(workspace_id, report.provider_call_id, report.attempt_id)
    if attempt is not None and attempt.call.erased:
        return False
    if attempt is not None:
        await _apply(workspace_id, attempt, kind, report, now)
    return True


async def _apply(workspace_id: UUID, attempt: Attempt, kind: str, report: CallReport, now: datetime) -> None:
    about(tenant=attempt.customer_id, call_id=attempt.call_id)
    if attempt.provider_call_id not in (None, report.provider_call_id):
        log.error("retell_events.second_call", attempt_id=str(attempt.id), provider_call_id=report.provider_call_id)
        if not report.over:
            await _stop(workspace_id, report.provider_call_id)
        return
    if attempt.state in attempts.IN_DOUBT:
        # The provider knows the call, so it was placed, whatever became of the answer.
        await attempts.mark_placed(attempt, report.provider_call_id, None, now)
    elif attempt.state.over and attempt.provider_call_id is None:
        log.error("retell_events.late_call", attempt_id=str(attempt.id), provider_call_id=report.provider_call_id)
        if not await attempts.reopen(attempt, report.provider_call_id, now) and not report.over:
            # Its lead was called since: two calls to one person are one too many.
            await _stop(workspace_id, report.provider_call_id)
        attempt.reopened_at = now
    if kind == "call_started":
        await _works_again(workspace_id, attempt)
    if kind in FINAL or report.over:
        if report.explained or now - (report.ended_at or attempt.dialed_at or now) >= REASON_PATIENCE:
            await _end(workspace_id, attempt, report, now)
        else:
            await _ask_why(attempt)
        await store_analysis(attempt, report, now, analyzed=kind == "call_analyzed")
    if kind == "call_analyzed" or report.analyzed:
        await queue.defer(connections.get("default"), "settle_call", attempt_id=str(attempt.id))
    told_already = kind == "call_analyzed" and attempt.state is State.ENDED
    if report.over and attempt.workspace_id is not None and not told_already:
        # The line that this call had may be free now; asked too often, nothing happens twice.
        await pacing.start_next(attempt.workspace_id)


async def _stop(workspace_id: UUID, provider_call_id: str) -> None:
    database = connections.get("default")
    await queue.defer(database, "stop_call", workspace_id=str(workspace_id), provider_call_id=provider_call_id)


async def _ask_why(attempt: Attempt) -> None:
    """Have the call looked at soon, unless its analysis comes before."""
    database, key = connections.get("default"), f"why:{attempt.id}"
    await queue.defer(database, "check_call", delay=REASON_STEP, dedupe_key=key, attempt_id=str(attempt.id))


async def store_analysis(attempt: Attempt, report: CallReport, now: datetime, *, analyzed: bool = False) -> None:
    """Keep what the analysis says; an outcome that only it has noticed counts, unless the result is out already.

    `analyzed`: it is known to be there, whatever it says.
    """
    noted = {ANALYZED: True} if analyzed or report.analyzed else {}
    await attempts.keep_analysis(attempt, report.analysis | noted)
    if report.explained and report.outcome in NOTICED_LATE:
        call = attempt.call
        caller = await calling_number(call.number_id)
        again = await next_attempt(call, report.outcome, caller, now)
        try:
            await correct(attempt, call, report.outcome, again, now)
        except InsufficientCredits:
            await correct(attempt, call, report.outcome, None, now)
        else:
            await _look_once_more(again, caller)


async def _end(workspace_id: UUID, attempt: Attempt, report: CallReport, now: datetime) -> None:
    """End the attempt; a lead that did not answer is called again while attempts and credits last."""
    call = attempt.call
    ending = attempts.Ending(report.outcome, report.disconnection_reason, report.ended_at or now)
    if attempt.reopened_at is None and await _was_turned_away(workspace_id, attempt, report, now):
        return
    # What has ended does not end again: its analysis comes when everything of this was done.
    first = attempt.state is not State.ENDED and await _end_first(attempt, ending, now)
    if first and report.account_trouble:
        await account_troubles.note(workspace_id, call.number_id, report.account_trouble, ending.at)
    elif first and report.reached_phone:
        await _works_again(workspace_id, attempt)
    elif first:
        await account_troubles.probe_now(workspace_id)
    if ending.outcome is Outcome.DO_NOT_CALL and not first:
        # It counts however late it is told, also when something else was concluded meanwhile.
        async with in_transaction() as tx:
            await do_not_call.add_said(tx, call.customer_id, call.to_number, now)


async def _end_first(attempt: Attempt, ending: attempts.Ending, now: datetime) -> bool:
    """End the attempt, and write the one that follows, if any does; True for the first to say so."""
    call = attempt.call
    caller = await calling_number(call.number_id)
    again = await next_attempt(call, ending.outcome, caller, now)
    try:
        first = await attempts.end(attempt, call, ending, now, again)
    except InsufficientCredits:
        return await attempts.end(attempt, call, ending, now)
    await _look_once_more(again, caller)
    return first


async def _look_once_more(again: Attempt | None, caller: CallingNumber | None) -> None:
    """If the next attempt was written and waits for an opening, that may be sooner by now than when it was planned."""
    if again is None or caller is None or again.due_at == again.earliest_at:
        return
    if await Attempt.exists(id=again.id):
        await wake.look_once_more(again.id, caller)


async def _was_turned_away(workspace_id: UUID, attempt: Attempt, report: CallReport, now: datetime) -> bool:
    """Whether the provider took the call and then did not dial it, through no fault of the lead: it is dialed later."""
    call, why = attempt.call, report.disconnection_reason
    with contextlib.suppress(InsufficientCredits):
        if report.turned_away:
            await turn_away(attempt, call, why, now)
            await account_troubles.probe_now(workspace_id)
            return True
        if report.account_trouble and not report.billed_seconds:
            until = now + account_troubles.PROBE_STEP
            code, reason = Reason.ACCOUNT_PROBLEM, account_troubles.WAITS
            if await turn_away(attempt, call, why, now, code=code, reason=reason, until=until):
                if not await account_troubles.note(workspace_id, call.number_id, why, attempt.dialed_at or now):
                    await pacing.resume(workspace_id)
                await _use_another(call)
            return True
    return False


async def _use_another(call: Call) -> None:
    """Have the call placed from another number that can call, if it may be any."""
    waiting = await Attempt.get_or_none(call_id=call.id, state=State.QUEUED)
    if waiting is not None and (other := await placing.number_that_can_call(call)):
        await placing.place_on(other, waiting)


async def _works_again(workspace_id: UUID, attempt: Attempt) -> None:
    """This call was put through: if its account was in trouble, it is no more, and what waited for that goes on."""
    if await account_troubles.is_over(workspace_id, attempt.id):
        await pacing.resume(workspace_id)
