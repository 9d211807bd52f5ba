"""A call that waits for its hours is placed as soon as the rules are widened, but never before it was asked for."""

import asyncio
from contextvars import Context
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.demo.seed import ANY_HOUR
from app.domain.calls.calls import Attempt, Call
from app.domain.settings import rule_changes
from app.domain.settings.rule_changes import Changes
from app.domain.tenants.customers import Customer
from app.jobs.calls.check_call import check_call
from app.jobs.calls.place_call import place_call
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually, somebody_waits_for_a_lock

JOBS = "SELECT execute_after FROM pgqueuer WHERE entrypoint = 'place_call' AND convert_from(payload, 'UTF8') LIKE $1"


def closed_now_in(zone: str) -> dict[str, Any]:
    """Calling rules of any day that are closed at this moment in this zone, and open for an hour at another."""
    now = datetime.now(ZoneInfo(zone))
    minute = now.hour * 60 + now.minute
    opens = minute + 60 if minute < 720 else minute - 180
    return ANY_HOUR | {"opens": opens, "closes": opens + 60}


@pytest.fixture
async def closed_house(house: House) -> House:
    """A house in which it is too late, or too early, to call California."""
    await Customer.all().update(policy=closed_now_in("America/Los_Angeles"))
    return house


async def widen(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    await rule_changes.change(customer.id, Changes(ANY_HOUR, customer.country))


async def test_a_call_that_waits_for_its_hours_is_placed_when_they_are_widened(closed_house: House) -> None:
    house = closed_house
    answer = await house.ask()
    assert answer.json()["status"] == "scheduled"
    await house.waits_because("OUTSIDE_CALLING_HOURS", answer.json()["call_id"])

    await widen(house)

    call = await house.call_in("ended", answer.json()["call_id"])
    assert len(house.accepted) == 1
    attempt = await house.settled(str(call.id))
    assert attempt.dialed_at is not None
    assert attempt.due_at <= attempt.dialed_at, "its lead is as old as if it had waited for this opening"


async def test_hours_that_are_still_closed_let_it_wait_on(closed_house: House) -> None:
    house = closed_house
    call_id = (await house.ask()).json()["call_id"]
    before = await house.waits_because("OUTSIDE_CALLING_HOURS", call_id)
    customer = house.seeded.customers[house.tenant.location_id]

    await rule_changes.change(customer.id, Changes({"guard_minutes": 7}, customer.country))
    await house.quiet()

    assert house.accepted == []
    after = await house.call(call_id)
    assert (after.state, after.reason_code, after.not_before) == ("queued", before.reason_code, before.not_before)


async def test_wider_hours_do_not_place_a_call_before_it_was_asked_for(closed_house: House) -> None:
    house = closed_house
    asked_for = datetime.now(UTC) + timedelta(minutes=5)
    call_id = (await house.ask(not_before=asked_for.isoformat())).json()["call_id"]
    await house.waits_because("OUTSIDE_CALLING_HOURS", call_id)

    await widen(house)
    await house.quiet()

    assert house.accepted == []
    attempt = await house.attempt(call_id)
    jobs = await connections.get("default").execute_query_dict(JOBS, [f"%{attempt.id}%"])
    soonest = min(job["execute_after"] for job in jobs)
    assert abs(soonest - asked_for) < timedelta(seconds=5)


async def test_hours_that_open_while_it_is_found_that_they_are_closed_are_not_missed(closed_house: House) -> None:
    house = closed_house
    call_id = (await house.ask()).json()["call_id"]
    # It was admitted while they were open, so that whoever widens them does not see it wait.
    await Call.filter(id=UUID(call_id)).update(reason_code=None, reason=None, not_before=datetime.now(UTC))
    attempt = await house.attempt(call_id)
    async with in_transaction() as tx:
        await tx.execute_query("SELECT 1 FROM attempts FOR UPDATE")
        dialing = asyncio.create_task(place_call(house.clients, house.settings, str(attempt.id)), context=Context())
        await eventually(somebody_waits_for_a_lock, "nobody has found the hours closed")
        await asyncio.create_task(widen(house), context=Context())
    await dialing

    await house.call_in("ended", call_id)


async def test_hours_that_open_while_a_request_is_admitted_are_not_missed(closed_house: House) -> None:
    house = closed_house
    async with in_transaction() as tx:
        await tx.execute_query("SELECT 1 FROM accounts FOR UPDATE")
        asking = asyncio.create_task(house.ask(), context=Context())
        await eventually(somebody_waits_for_a_lock, "nobody has been asked for")
        await asyncio.create_task(widen(house), context=Context())
    answer = await asking

    await house.call_in("ended", answer.json()["call_id"])


async def no_answer_outside_the_hours(house: House) -> Attempt:
    """A lead that did not answer, of which the house does not know yet; its hours have closed meanwhile."""
    house.fault("WEBHOOK /retell", "lose_webhooks")
    house.world.voice.next_outcomes = [OUTCOMES["03"]]
    call_id = (await house.ask()).json()["call_id"]
    placed = await house.call_in("placed", call_id)
    await Call.filter(id=placed.id).update(max_attempts=2, minutes_between=30)
    await house.world.settled()
    await Customer.all().update(policy=closed_now_in("America/Los_Angeles"))
    return await house.attempt(str(placed.id))


async def is_looked_at(again: Attempt) -> bool:
    """Whether it is planned to look at an attempt at the very time from which it is wanted."""
    jobs = await connections.get("default").execute_query_dict(JOBS, [f"%{again.id}%"])
    assert again.earliest_at is not None
    return any(abs(job["execute_after"] - again.earliest_at) < timedelta(seconds=5) for job in jobs)


async def test_a_lead_that_is_to_be_called_again_is_called_as_soon_as_wider_hours_allow(house: House) -> None:
    attempt = await no_answer_outside_the_hours(house)
    await check_call(house.clients, str(attempt.id))
    again = await Attempt.get(call_id=attempt.call_id, state="queued")
    assert again.earliest_at is not None
    assert again.due_at > again.earliest_at, "it waits for an opening"

    await widen(house)
    await house.quiet()

    assert await is_looked_at(again)


async def test_hours_that_open_while_the_next_attempt_is_planned_are_not_missed(house: House) -> None:
    attempt = await no_answer_outside_the_hours(house)
    async with in_transaction() as tx:
        await tx.execute_query("SELECT 1 FROM calls FOR NO KEY UPDATE")
        ending = asyncio.create_task(check_call(house.clients, str(attempt.id)), context=Context())
        await eventually(somebody_waits_for_a_lock, "nobody has heard that the call is over")
        await asyncio.create_task(widen(house), context=Context())
    await ending
    await house.quiet()

    assert await is_looked_at(await Attempt.get(call_id=attempt.call_id, state="queued"))
