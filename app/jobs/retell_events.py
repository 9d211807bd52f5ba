"""What the voice provider tells us moves a call on; in any order, repeated, or only the last one."""

import contextlib
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app import queue
from app.clients import Clients
from app.domain import attempts, pacing
from app.domain.calls import Attempt
from app.domain.events import VoiceEvent
from app.domain.numbers import line_of_number
from app.domain.redial import next_attempt, notice_voicemail, turn_away
from app.errors import InsufficientCredits
from app.retell.calls import CallReport, read_call

log = structlog.get_logger(__name__)

FINAL = {"call_ended", "call_analyzed"}


async def retell_events(clients: Clients, event_id: int) -> None:
    """Handle one stored event once."""
    now = datetime.now(UTC)
    event = await VoiceEvent.get(id=event_id)
    if event.handled_at is None:
        await hear(clients, event.workspace_id, event.kind, event.body, now)
        await VoiceEvent.filter(id=event_id).update(handled_at=now)


async def hear(clients: Clients, workspace_id: UUID, kind: str, body: dict[str, Any], now: datetime) -> None:
    """Move the call that this event is about; a call that is not ours is none of our business."""
    report = read_call(body)
    attempt = await _attempt_of(workspace_id, report)
    if attempt is None:
        return
    if attempt.provider_call_id not in (None, report.provider_call_id):
        log.error("retell_events.second_call", attempt_id=str(attempt.id), provider_call_id=report.provider_call_id)
        if not report.over:
            await (await clients.voice(workspace_id)).stop_call(report.provider_call_id)
        return
    if attempt.state in attempts.IN_DOUBT:
        # The provider knows the call, so it was placed, whatever became of the answer.
        await attempts.place(attempt, report.provider_call_id, None, now)
    elif attempt.state.over and attempt.provider_call_id is None:
        log.error("retell_events.late_call", attempt_id=str(attempt.id), provider_call_id=report.provider_call_id)
        await attempts.reopen(attempt, report.provider_call_id, now)
        attempt.reopened_at = now
    if kind in FINAL or report.over:
        await _end(attempt, report, now)
    if kind == "call_analyzed" or report.analyzed:
        await learn(attempt, report, now)
        async with in_transaction() as tx:
            await queue.defer(tx, "settle_call", attempt_id=str(attempt.id))
    if attempt.workspace_id is not None:
        # The line that this call had may be free now; asked too often, nothing happens twice.
        await pacing.call_up(attempt.workspace_id, now)


async def learn(attempt: Attempt, report: CallReport, now: datetime) -> None:
    """Keep what the analysis says; a voicemail that only it has noticed counts, unless the result is told already."""
    await attempts.keep_analysis(attempt, report.analysis)
    if report.outcome == "voicemail":
        call = attempt.call
        again = await next_attempt(call, report.outcome, await line_of_number(call.number_id), now)
        try:
            await notice_voicemail(attempt, call, again, now)
        except InsufficientCredits:
            await notice_voicemail(attempt, call, None, now)


async def _end(attempt: Attempt, report: CallReport, now: datetime) -> None:
    """End the attempt; a lead that did not answer is called again if the order says so and credits last."""
    call = attempt.call
    ending = attempts.Ending(report.outcome, report.disconnection_reason, report.ended_at or now)
    if report.turned_away and attempt.reopened_at is None:
        with contextlib.suppress(InsufficientCredits):
            await turn_away(attempt, call, report.disconnection_reason, now)
            return
    again = await next_attempt(call, ending.outcome, await line_of_number(call.number_id), now)
    try:
        await attempts.end(attempt, call, ending, now, again)
    except InsufficientCredits:
        await attempts.end(attempt, call, ending, now)


async def _attempt_of(workspace_id: UUID, report: CallReport) -> Attempt | None:
    """Our attempt behind a provider's call: by the provider's id, else by our id in its metadata."""
    ours = Attempt.filter(call__number__workspace_id=workspace_id).select_related("call")
    found = await ours.get_or_none(provider_call_id=report.provider_call_id)
    if found is None and report.attempt_id is not None:
        try:
            found = await ours.get_or_none(id=UUID(report.attempt_id))
        except ValueError:
            return None
    return found
