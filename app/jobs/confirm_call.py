"""We asked for a call and do not know whether it was placed: look until it is found or proven absent.

Order of proof: a call with our attempt id in its metadata is ours; the same request with the same
idempotency key yields the same call within the hour; no call in several good answers over more than
ten minutes means that there is none. While the list cannot be read, nothing is concluded.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app import queue
from app.clients import Clients
from app.config import Settings
from app.domain import attempts, pacing
from app.domain.calls import Attempt, State
from app.domain.numbers import PhoneNumber
from app.errors import VendorError
from app.jobs.place_call import request_body
from app.retell.client import RetellClient

log = structlog.get_logger(__name__)

LOOKS_AFTER = [timedelta(seconds=seconds) for seconds in (2, 5, 15, 30, 60, 120, 300, 600)]
LATER_LOOKS = timedelta(minutes=10)
ABSENT_AFTER = timedelta(minutes=10)
GOOD_LOOKS = 3
# The provider keeps an idempotency key for one hour; we stop trusting it a little earlier.
KEY_LIVES = timedelta(minutes=55)
MAX_RESENDS = 3
REVIEW_AFTER = timedelta(hours=24)


async def confirm_call(clients: Clients, settings: Settings, attempt_id: str) -> None:
    """Look once for the call of an unconfirmed attempt, and plan the next look."""
    now = datetime.now(UTC)
    attempt = await Attempt.get(id=UUID(attempt_id)).select_related("call")
    if attempt.state is not State.UNCONFIRMED or attempt.dialed_at is None:
        return
    number = await PhoneNumber.get(id=attempt.call.number_id)
    voice = await clients.voice(number.workspace_id)
    try:
        found = await voice.calls_with_metadata("attempt_id", attempt_id)
    except VendorError as error:
        log.warning("confirm_call.list_unreadable", attempt_id=attempt_id, why=type(error).__name__)
        if now - attempt.dialed_at >= REVIEW_AFTER:
            await attempts.ask_a_person(attempt)
        await _look_again(attempt, now)
        return
    attempt.looks += 1
    if found:
        await _adopt(voice, attempt, [call["call_id"] for call in found], now)
    elif attempt.looks >= GOOD_LOOKS and now - attempt.dialed_at >= ABSENT_AFTER:
        reason = "The call never reached the voice provider, so nobody was called. It can be requested again."
        await attempts.give_up(attempt, (State.UNCONFIRMED,), State.FAILED, "NOT_PLACED", reason, now)
    else:
        if _may_ask_again(attempt, now) and await pacing.take_second(number.workspace_id, now):
            await _ask_again(voice, settings, attempt)
            await pacing.answered(number.workspace_id, now, datetime.now(UTC))
        await _look_again(attempt, now)


async def _adopt(voice: RetellClient, attempt: Attempt, call_ids: list[str], now: datetime) -> None:
    """Keep the first call; a second one for the same attempt must not talk to the lead as well."""
    first, *others = call_ids
    for other in others:
        log.error("confirm_call.second_call_stopped", attempt_id=str(attempt.id), provider_call_id=other)
        await voice.stop_call(other)
    await attempts.place(attempt, first, None, now)


def _may_ask_again(attempt: Attempt, now: datetime) -> bool:
    """Whether the same request may be sent once more: the first dialer is dead, the key still lives."""
    if attempt.dialed_at is None or attempt.lease_until is None or attempt.resends >= MAX_RESENDS:
        return False
    return attempt.lease_until < now < attempt.dialed_at + KEY_LIVES


async def _ask_again(voice: RetellClient, settings: Settings, attempt: Attempt) -> None:
    attempt.resends += 1
    await Attempt.filter(id=attempt.id).update(resends=attempt.resends)
    body = request_body(attempt, attempt.call, voice.report_to)
    try:
        answer = await voice.create_phone_call(body, timeout=settings.dial_timeout_seconds)
    except VendorError as error:
        # Even a refusal proves nothing about the first request, so the search goes on.
        log.info("confirm_call.resend_unanswered", attempt_id=str(attempt.id), why=type(error).__name__)
    else:
        await attempts.place(attempt, answer["call_id"], answer, datetime.now(UTC))


async def _look_again(attempt: Attempt, now: datetime) -> None:
    """Plan the next look by the age of the dial, and count this one."""
    since = attempt.dialed_at or now
    next_look = next((since + after for after in LOOKS_AFTER if since + after > now), now + LATER_LOOKS)
    async with in_transaction() as tx:
        await Attempt.filter(id=attempt.id).using_db(tx).update(looks=attempt.looks)
        await queue.defer_until(tx, "confirm_call", next_look, now, attempt_id=str(attempt.id))
