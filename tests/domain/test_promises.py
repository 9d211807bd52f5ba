"""A promise meets a settlement: both want the account, and the call that a repeated request names."""

import asyncio
import contextlib
import contextvars
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from asyncpg import DeadlockDetectedError
from tortoise import connections
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app.domain import calls, promises
from app.domain.calls import Call, State
from app.domain.destinations import known_destination
from app.domain.leads import Lead
from app.domain.ledger import Account
from app.domain.numbers import Line, PhoneNumber, line_of_number
from app.domain.orders import Order
from tests.house import House, eventually

TO = known_destination("+14155550101")
# Longer than PostgreSQL lets two wait for each other (deadlock_timeout, 1 second).
PATIENCE_SECONDS = 20


async def somebody_waits_for_a_lock() -> bool:
    """Whether a statement of this test's server waits for another."""
    # Not pg_stat_activity: a transaction sees it as it was at its first look.
    return bool(await connections.get("default").execute_query_dict("SELECT 1 FROM pg_locks WHERE NOT granted"))


async def ended_call(house: House) -> tuple[Line, Call]:
    """A call that a workflow step asked for, and that is over; its lead may be called again."""
    answer = (await house.run_workflow(workflow_id="w1", step_id="s1", status_id="e1")).answer
    call = await house.call_in("ended", answer["call_id"])
    await Lead.all().update(open=False, guarded_until=None)
    line = await line_of_number((await PhoneNumber.get(e164=house.tenant.number)).id)
    assert line is not None
    return line, call


async def test_a_repeated_request_waits_for_nobody(house: House) -> None:
    line, first = await ended_call(house)
    order = Order("workflow", TO, request_key=first.request_key)

    outside = contextvars.copy_context()
    async with in_transaction() as settling, asyncio.timeout(PATIENCE_SECONDS):
        await Call.filter(id=first.id).using_db(settling).update(charged=1)
        await Account.filter(customer_id=line.payer_id).using_db(settling).select_for_update()
        placement = await asyncio.create_task(calls.request(line, order, datetime.now(UTC)), context=outside)

    assert (placement.call.id, placement.repeated) == (first.id, True)


async def test_a_promise_that_met_a_settlement_is_made_again(house: House) -> None:
    line, first = await ended_call(house)
    now = datetime.now(UTC)
    twin = Call(
        id=uuid4(), customer_id=line.customer_id, number_id=line.number_id, source="workflow", from_number=line.e164,
        to_number="+14155550144", agent_id=line.agent_id, requested_at=now, not_before=now, state=State.QUEUED,
        request_key=first.request_key,
    )  # fmt: skip
    attempt = calls.attempt_on(line, twin.id, now, now)
    outside = contextvars.copy_context()

    async with asyncio.timeout(PATIENCE_SECONDS):
        # Who asked last for what the other holds may be the one that PostgreSQL stops: a job is run again.
        with contextlib.suppress(DeadlockDetectedError):
            async with in_transaction() as settling:
                await Call.filter(id=first.id).using_db(settling).update(charged=1)
                promise = asyncio.create_task(promises.promise(twin, attempt, line, now), context=outside)
                await eventually(somebody_waits_for_a_lock, "the promise does not wait for the settled call")
                await Account.filter(customer_id=line.payer_id).using_db(settling).select_for_update()
        with pytest.raises(IntegrityError):
            await promise

    assert not await Lead.filter(to_number="+14155550144").exists()
