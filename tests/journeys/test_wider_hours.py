"""A call that waits for its hours is placed as soon as the rules are widened, but never before it was asked for."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tortoise import connections

from app.demo.seed import ANY_HOUR
from app.domain.settings import rule_changes
from app.domain.settings.rule_changes import Changes
from app.domain.tenants.customers import Customer
from tests.house import House

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
