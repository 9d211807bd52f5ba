"""A request becomes an admitted call: what is looked at first, and what is written when nothing stands in its way."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from weakref import WeakValueDictionary

from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app import failpoints
from app.domain.calls import admission, pauses, quotas, wake
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.rules.decision import NotBefore, Refused, decide, fresh_until
from app.domain.telephony import number_choice
from app.domain.telephony.numbers import CallingNumber, calling_numbers_of_customer
from app.errors import Paused, Refusal, wrong
from app.postgres import database, queue

# A database that starts again after a crash takes about that long.
LOOKS_SECONDS = (0.0, 0.5, 1.0, 2.0)
HORIZON = timedelta(days=90)
STALE_MARGIN = timedelta(seconds=1)
RESTS = "This number rests for some days, because people answer it less. Call from another number."
ASKED_FOR_LATER = "The call was asked for at this later time. Cancel it and ask again for another one."


@dataclass(frozen=True)
class Placement:
    """The call that answers a request; `repeated` when the very same request had made it before."""

    call: Call
    repeated: bool = False


async def request(caller: CallingNumber, call_request: CallRequest, now: datetime) -> Placement:
    """Admit a call: guard, caps, hold, call, attempt and job in ONE transaction, committed before we answer.

    A request that was here before gets the call that it made, whatever the rules say by now. Raises InvalidRequest
    (not_before is too far ahead), NumberNotFound, NoAgentMapping, Paused, DestinationNotAllowed, NoConsent,
    OutsideCallingHours, DuplicateCall, QuotaExceeded, DoNotCall or InsufficientCredits, having written nothing.
    """
    async with _one_of_a_kind(caller.customer_id, call_request):
        if first := await earlier(caller.customer_id, call_request.request_key):
            return Placement(first, repeated=True)
        try:
            placement = Placement(await _promise(caller, call_request, now))
        except (IntegrityError, Refusal):
            # Another process may have had the same request a moment ago: its call is the answer, and in nobody's way.
            if first := await earlier(caller.customer_id, call_request.request_key):
                return Placement(first, repeated=True)
            raise
    failpoints.reach("request-committed")
    return placement


@dataclass(eq=False)
class _Asking:
    """A request that is being admitted, and what it was refused for."""

    lock: asyncio.Lock
    refusal: Refusal | None = None


# Each by its customer, its key and what stands in it.
_being_admitted: WeakValueDictionary[tuple[UUID, str, bytes | None], _Asking] = WeakValueDictionary()


@contextlib.asynccontextmanager
async def _one_of_a_kind(customer_id: UUID, call_request: CallRequest) -> AsyncIterator[None]:
    """The same request waits here until the one before it is admitted, or is refused with it.

    Rules may change between the two, and they may have read them in any order. Whoever asked is told one thing.
    """
    if call_request.request_key is None:
        yield
        return
    kind = (customer_id, call_request.request_key, call_request.fingerprint)
    asking = _being_admitted.setdefault(kind, _Asking(asyncio.Lock()))
    waits = asking.lock.locked()
    async with asking.lock:
        if waits and asking.refusal:
            raise asking.refusal.with_traceback(None)
        asking.refusal = None
        try:
            yield
        except Refusal as refusal:
            asking.refusal = refusal
            raise


async def _promise(caller: CallingNumber, call_request: CallRequest, now: datetime) -> Call:
    asked_for = _earliest(call_request.not_before, now)
    await require_open(caller, now, waits_for_room=call_request.waits_for_room)
    wanted = asked_for or now
    verdict = decide(
        call_request.dial_request(wanted, asks=caller.asks(call_request.contact_id)),
        caller.rules(call_request.hours),
        wanted,
    )
    if isinstance(verdict, Refused):
        raise verdict.refusal
    waits = verdict if isinstance(verdict, NotBefore) else None
    due = waits.at if waits else wanted
    call = Call(
        id=call_request.call_id or uuid4(),
        customer_id=caller.customer_id,
        number_id=caller.number_id,
        installation_id=caller.installation_id,
        source=call_request.source,
        from_number=caller.e164,
        to_number=call_request.to.e164,
        agent_id=caller.agent_id,
        agent_version=caller.agent_version,
        contact_id=call_request.contact_id,
        variables=call_request.variables,
        metadata=call_request.metadata,
        requested_at=now,
        asked_for=asked_for,
        not_before=due,
        max_attempts=call_request.max_attempts,
        minutes_between=call_request.minutes_between,
        skips_closed_hours=call_request.skips_closed_hours,
        max_lead_age_minutes=call_request.max_lead_age_minutes,
        hours=call_request.hours.model_dump(exclude_none=True) if call_request.hours else None,
        options=call_request.options.as_json() if call_request.options else None,
        reason_code=Reason.OUTSIDE_CALLING_HOURS if waits else Reason.SCHEDULED if due > now else None,
        reason=waits.reason if waits else (call_request.later_because or ASKED_FOR_LATER) if due > now else None,
        best_match=call_request.best_match,
        campaign_id=call_request.campaign_id,
        key_id=call_request.key_id,
        request_id=call_request.request_id,
        request_key=call_request.request_key,
        fingerprint=call_request.fingerprint,
    )
    attempt = attempt_on(caller, call.id, due, now, asked_for)
    stale_at = None
    if call_request.waits_for_room:
        stale_at = fresh_until(call_request.dial_request(due, asks=False), caller.policy) + STALE_MARGIN
    try:
        await admission.admit(call, attempt, caller, now, stale_at)
    except database.DOWN:
        # The connection may have broken after the commit: then the call is on its way, and must not be denied.
        if not await _is_written(call.id):
            raise
    if waits:
        # It is admitted, whatever becomes of this.
        with contextlib.suppress(*database.DOWN):
            await wake.look_once_more(attempt.id, caller)
    return call


async def require_open(caller: CallingNumber, now: datetime, *, waits_for_room: bool = False) -> None:
    """Raise NumberNotFound, NoAgentMapping or Paused when this line places no call for anybody."""
    caller.require_open()
    await pauses.require_open(caller)
    if caller.rests:
        raise Paused(caller.rests_why or RESTS)
    if not waits_for_room:
        quotas.require_open(caller, now)


def _earliest(not_before: datetime | None, now: datetime) -> datetime | None:
    """The time that a call waits for; None for one that has passed. Raises InvalidRequest beyond the horizon."""
    if not_before is None or not_before <= now:
        return None
    if not_before > now + HORIZON:
        message = (
            f"not_before is more than {HORIZON.days} days ahead, and a call holds its credits until then. Ask for the "
            "call again when its day is nearer."
        )
        raise wrong("not_before", message)
    return not_before.astimezone(UTC)


async def _is_written(call_id: UUID) -> bool:
    """Look for a call whose commit was not confirmed, for as long as its caller can wait; raises what it failed of."""
    for pause in LOOKS_SECONDS:
        await asyncio.sleep(pause)
        with contextlib.suppress(*database.DOWN):
            return await Call.exists(id=call_id)
    return await Call.exists(id=call_id)


def attempt_on(
    caller: CallingNumber, call_id: UUID, due: datetime, now: datetime, earliest: datetime | None = None
) -> Attempt:
    """A new attempt at the prices of this moment, not saved yet; `earliest`: nobody wants it before."""
    return Attempt(
        call_id=call_id,
        customer_id=caller.customer_id,
        payer_id=caller.payer_id,
        workspace_id=caller.workspace_id,
        day=quotas.day_of(caller.timezone, now),
        price_per_minute=caller.price_per_minute,
        increment_seconds=caller.increment_seconds,
        minimum_seconds=caller.minimum_seconds,
        hold=caller.hold,
        earliest_at=earliest,
        due_at=due,
        next_look_at=due,
    )


async def number_that_can_call(call: Call) -> CallingNumber | None:
    """The best number for a call whose own cannot call at the moment; None where one was asked for, or none can."""
    able = [caller for caller in await _others(call) if _can_call(caller)]
    return number_choice.best(able, call.to_number) if able else None


async def other_number(call: Call) -> CallingNumber | None:
    """The best number for a call whose own is lost; None where one was asked for, or there is none.

    While none can call, one that may again: an account without credits gets some, and the call waits for that.
    """
    others = await _others(call)
    able = [caller for caller in others if _can_call(caller)] or others
    return number_choice.best(able, call.to_number) if able else None


async def _others(call: Call) -> list[CallingNumber]:
    if not call.best_match:
        return []
    callers = await calling_numbers_of_customer(call.customer_id)
    return [caller for caller in callers if number_choice.is_ready(caller) and not caller.gone]


def _can_call(caller: CallingNumber) -> bool:
    return caller.connected and not (caller.stands_still or caller.paused or caller.rests)


async def place_on(caller: CallingNumber, attempt: Attempt) -> None:
    """Have a waiting call placed by this number and its agent, at once."""
    async with in_transaction() as tx:
        waiting = Attempt.filter(id=attempt.id, state=State.QUEUED).using_db(tx)
        if await waiting.update(workspace_id=caller.workspace_id, paced_since=None):
            await Call.filter(id=attempt.call_id).using_db(tx).update(
                number_id=caller.number_id, from_number=caller.e164,
                agent_id=caller.agent_id, agent_version=caller.agent_version,
            )  # fmt: skip
            await queue.defer(tx, "place_call", attempt_id=str(attempt.id))


async def earlier(customer_id: UUID, request_key: str | None) -> Call | None:
    """The call that the same request made before."""
    return await Call.get_or_none(customer_id=customer_id, request_key=request_key) if request_key else None
