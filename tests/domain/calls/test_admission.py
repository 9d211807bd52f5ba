"""An admission meets a settlement: both want the account, and the call that a repeated request names."""

import asyncio
import contextlib
import contextvars
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from asyncpg import DeadlockDetectedError
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app.domain.calls import admission, placing
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import Call, State
from app.domain.calls.leads import Lead
from app.domain.credits.ledger import Account
from app.domain.rules.destinations import known_destination
from app.domain.telephony.numbers import CallingNumber, PhoneNumber, calling_number
from tests.house import House, eventually, somebody_waits_for_a_lock

TO = known_destination("+14155550101")
# Longer than PostgreSQL lets two wait for each other (deadlock_timeout, 1 second).
PATIENCE_SECONDS = 20


async def ended_call(house: House) -> tuple[CallingNumber, Call]:
    """A call that a workflow step asked for, and that is over; its lead may be called again."""
    answer = (await house.run_workflow(workflow_id="w1", step_id="s1", status_id="e1")).answer
    call = await house.call_in("ended", answer["call_id"])
    await Lead.all().update(open=False, guarded_until=None)
    caller = await calling_number((await PhoneNumber.get(e164=house.tenant.number)).id)
    assert caller is not None
    return caller, call


async def test_a_repeated_request_waits_for_nobody(house: House) -> None:
    caller, first = await ended_call(house)
    call_request = CallRequest("workflow", TO, request_key=first.request_key)

    outside = contextvars.copy_context()
    async with in_transaction() as settling, asyncio.timeout(PATIENCE_SECONDS):
        await Call.filter(id=first.id).using_db(settling).update(charged=1)
        await Account.filter(customer_id=caller.payer_id).using_db(settling).select_for_update()
        placement = await asyncio.create_task(placing.request(caller, call_request, datetime.now(UTC)), context=outside)

    assert (placement.call.id, placement.repeated) == (first.id, True)


async def test_a_promise_that_met_a_settlement_is_made_again(house: House) -> None:
    caller, first = await ended_call(house)
    now = datetime.now(UTC)
    twin = Call(
        id=uuid4(), customer_id=caller.customer_id, number_id=caller.number_id, source="workflow",
        from_number=caller.e164,
        to_number="+14155550144", agent_id=caller.agent_id, requested_at=now, not_before=now, state=State.QUEUED,
        request_key=first.request_key,
    )  # fmt: skip
    attempt = placing.attempt_on(caller, twin.id, now, now)
    outside = contextvars.copy_context()

    async with asyncio.timeout(PATIENCE_SECONDS):
        # Who asked last for what the other holds may be the one that PostgreSQL stops: a job is run again.
        with contextlib.suppress(DeadlockDetectedError):
            async with in_transaction() as settling:
                await Call.filter(id=first.id).using_db(settling).update(charged=1)
                admitting = asyncio.create_task(admission.admit(twin, attempt, caller, now), context=outside)
                await eventually(somebody_waits_for_a_lock, "the admission does not wait for the settled call")
                await Account.filter(customer_id=caller.payer_id).using_db(settling).select_for_update()
        with pytest.raises(IntegrityError):
            await admitting

    assert not await Lead.filter(to_number="+14155550144").exists()
