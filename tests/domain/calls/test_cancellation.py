"""A cancellation reaches a call whatever happens to it at that moment."""

import asyncio
import contextvars
from datetime import UTC, datetime

import pytest
from tortoise.transactions import in_transaction

from app.domain.calls import cancellation
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.calls.redial import turn_away
from tests.domain.calls.test_gate import FIRST, LEAD, scene
from tests.house import eventually, somebody_waits_for_a_lock

pytestmark = pytest.mark.usefixtures("opened_database")


async def test_a_call_whose_dial_is_turned_away_at_that_moment_is_canceled_too() -> None:
    here = await scene(FIRST)
    await here.send(await here.decision())
    await Attempt.all().update(state=State.PLACED)
    await Call.all().update(state=State.PLACED)
    attempt, now = await Attempt.get().select_related("call"), datetime.now(UTC)
    outside = contextvars.copy_context()

    async with in_transaction():
        await turn_away(attempt, attempt.call, "concurrency_limit_reached", now)
        waiting = cancellation.cancel_waiting(
            here.caller.customer_id, Reason.CANCELED, "Somebody wanted it.", now, to_number=LEAD
        )
        canceling = asyncio.create_task(waiting, context=outside)
        await eventually(somebody_waits_for_a_lock, "the cancellation does not wait for the call")

    assert await canceling == [attempt.call_id]
    assert (await Call.get()).state is State.CANCELED
