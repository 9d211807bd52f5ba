"""We asked for a call and do not know whether it was placed: look until it is found or proven absent.

Order of proof: a call with our attempt id in its metadata is ours; the same request with the same
idempotency key yields the same call within the hour; no call in several good answers over more than
ten minutes means that there is none. While the list cannot be read, nothing is concluded, and what the
gate forbids by now is only looked for, never sent again.
"""

import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog
from tortoise.expressions import F
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.config import Settings
from app.domain.calls import attempts, gate, pacing
from app.domain.calls.calls import Attempt, State, attempt_with_call
from app.domain.calls.gate import Decision, Forbidden
from app.domain.calls.reasons import Reason
from app.domain.rules.decision import Now
from app.domain.telephony import account_troubles
from app.domain.telephony.numbers import calling_number, workspace_of
from app.errors import VendorError, VendorRefused
from app.jobs.calls.check_contact import check_contact
from app.jobs.calls.place_call import SEND_WITHIN, judge, lawful_for
from app.jobs.calls.request_body import request_body
from app.logs import about
from app.postgres import queue
from app.retell.calls import account_trouble_of
from app.retell.client import RetellClient

log = structlog.get_logger(__name__)

LOOKS_AFTER = [timedelta(seconds=seconds) for seconds in (2, 5, 15, 30, 60, 120, 300, 600)]
LATER_LOOKS = timedelta(minutes=10)
ABSENT_AFTER = timedelta(minutes=10)
GOOD_LOOKS = 3
REVIEW_AFTER = timedelta(hours=24)


async def confirm_call(clients: Clients, settings: Settings, attempt_id: str) -> None:
    """Look once for the call of an unconfirmed attempt, when a look is due; the next one is planned before."""
    now = datetime.now(UTC)
    attempt = await attempt_with_call(UUID(attempt_id))
    about(tenant=attempt.customer_id, call_id=attempt.call_id)
    if attempt.state is not State.UNCONFIRMED or attempt.dialed_at is None:
        return
    if not await attempts.claim_look(attempt, _next_look(attempt.dialed_at, now)):
        return
    workspace_id = await workspace_of(attempt.call.number_id)
    voice = await clients.voice(workspace_id)
    try:
        found = await voice.calls_with_metadata("attempt_id", attempt_id)
    except VendorError as error:
        log.warning("confirm_call.list_unreadable", attempt_id=attempt_id, why=type(error).__name__)
        if now - attempt.dialed_at >= REVIEW_AFTER:
            await attempts.mark_for_review(attempt)
        return
    await Attempt.filter(id=attempt.id).update(looks=F("looks") + 1)
    if found:
        await _adopt(attempt, workspace_id, [call["call_id"] for call in found], now)
    elif attempt.looks + 1 >= GOOD_LOOKS and now - attempt.dialed_at >= ABSENT_AFTER:
        reason = "The call never reached the voice provider, so nobody was called. It can be requested again."
        await attempts.give_up(attempt, (State.UNCONFIRMED,), State.FAILED, Reason.NOT_PLACED, reason, now)
    elif attempt.resends < gate.MAX_RESENDS:
        await _ask_again(clients, voice, settings, attempt)


def _next_look(dialed_at: datetime, now: datetime) -> datetime:
    """When to look next, by the age of the dial."""
    return next((dialed_at + after for after in LOOKS_AFTER if dialed_at + after > now), now + LATER_LOOKS)


async def _adopt(attempt: Attempt, workspace_id: UUID, call_ids: list[str], now: datetime) -> None:
    """Keep the first call; a second one for the same attempt must not talk to the lead as well."""
    first, *others = call_ids
    async with in_transaction() as tx:
        for other in others:
            log.error("confirm_call.second_call", attempt_id=str(attempt.id), provider_call_id=other)
            await queue.defer(tx, "stop_call", workspace_id=str(workspace_id), provider_call_id=other)
    await attempts.mark_placed(attempt, first, None, now)


async def _ask_again(clients: Clients, voice: RetellClient, settings: Settings, attempt: Attempt) -> None:
    """Send the same request once more, if everything that a first dial needs holds at this moment."""
    decision = await _decide(clients, attempt)
    if decision is None:
        return
    send_by = time.monotonic() + SEND_WITHIN.total_seconds()
    try:
        sent_at = await gate.pass_resend(attempt, decision)
    except Forbidden as shut:
        log.info("confirm_call.not_sent_again", attempt_id=str(attempt.id), why=shut.condition)
        return
    body = request_body(attempt, attempt.call, voice.report_to)
    try:
        answer = await voice.create_phone_call(body, timeout=settings.dial_timeout_seconds, send_by=send_by)
    except VendorError as error:
        # Even a refusal proves nothing about the first request, so the search goes on.
        log.info("confirm_call.resend_unanswered", attempt_id=str(attempt.id), why=type(error).__name__)
        if isinstance(error, VendorRefused) and (trouble := account_trouble_of(error)):
            await account_troubles.note(decision.caller.workspace_id, decision.caller.number_id, trouble, sent_at)
    else:
        await attempts.mark_placed(attempt, answer["call_id"], answer, datetime.now(UTC))
    await pacing.confirm_slot(decision.caller.workspace_id, sent_at)


async def _decide(clients: Clients, attempt: Attempt) -> Decision | None:
    """That the call may be placed by its rules and its contact, as they are now; None in any doubt."""
    call = attempt.call
    caller = await calling_number(call.number_id)
    if caller is None:
        return None
    contact = None
    if caller.asks(call.contact_id):
        contact = await check_contact(clients, attempt, call, caller)
        caller = await calling_number(call.number_id)
        if contact is None or caller is None:
            return None
    elif caller.policy.known_contacts_only:
        return None
    verdict = judge(attempt, caller, contact)
    if not isinstance(verdict, Now):
        return None
    return Decision(caller, caller.read_at, lawful_for(attempt, caller, contact), verdict.proof)
