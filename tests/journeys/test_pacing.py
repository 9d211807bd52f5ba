"""A workspace is never asked for more than it may do, however many leads come at once; and customers take turns."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.demo.seed import ANY_HOUR, DEMO_ACTION_SECRET, TENANTS
from app.domain import pacing
from app.domain.agents import AgentAssignment
from app.domain.calls import Attempt, Call
from app.domain.customers import Customer
from app.domain.installations import Installation
from app.domain.numbers import PhoneNumber
from app.domain.workspaces import Workspace
from app.sandbox.retell.outcomes import ANSWERED
from app.sandbox.retell.workspaces import Workspace as VoiceAccount
from tests.house import House, eventually

LONG = replace(ANSWERED, talk_seconds=90.0)
LEADS = 100
SPEED = 100.0


def account(house: House) -> VoiceAccount:
    return house.world.voice.workspaces[0]


async def limit(house: House, *, calls_per_second: int = 1, slots: int = 20) -> Workspace:
    """Give the workspace these limits, here and at the provider."""
    account(house).calls_per_second, account(house).concurrency_limit = calls_per_second, slots
    await Workspace.all().update(calls_per_second=calls_per_second, concurrency=slots, reserve_inbound=0)
    return house.seeded.workspace


async def close_all_lines(house: House) -> None:
    """Other tools hold every line."""
    await Workspace.all().update(other_calls=account(house).concurrency_limit)


async def open_lines(house: House) -> None:
    await Workspace.all().update(other_calls=0)
    await pacing.call_up(house.seeded.workspace.id, datetime.now(UTC))


async def third_sub_account(house: House) -> str:
    """One more sub-account on the same workspace; returns its location."""
    agency, workspace = house.seeded.agency, house.seeded.workspace
    customer = await Customer.create(agency_id=agency.id, name="Third", policy=ANY_HOUR)
    await Installation.create(location_id="Third", agency_id=agency.id, customer_id=customer.id, name="Third")
    number = await PhoneNumber.create(workspace_id=workspace.id, customer_id=customer.id, e164="+13125550100")
    await AgentAssignment.create(number_id=number.id, agent_id=TENANTS[0].agent_id, outbound=True)
    account(house).add_number(number.e164)
    return "Third"


async def order(house: House, location_id: str, phone: str) -> str:
    """Ask for a call as a workflow of this sub-account does; returns its id."""
    body = {"data": {"phone": phone}, "extras": {"locationId": location_id}}
    headers = {"X-Action-Secret": DEMO_ACTION_SECRET}
    answer = await house.http.post("/workflow/actions/place-call", json=body, headers=headers)
    assert answer.json()["status"] == "queued", answer.text
    return str(answer.json()["call_id"])


async def waiting(count: int) -> None:
    """Wait until so many calls wait for their turn."""

    async def reached() -> bool:
        return await Attempt.filter(state="queued", paced_since__isnull=False).count() == count

    await eventually(reached, f"there are never {count} calls that wait for their turn", patience=60)


@pytest.fixture
def fast_second(monkeypatch: pytest.MonkeyPatch) -> timedelta:
    """Our second is as fast as the sandbox's."""
    second = timedelta(seconds=1 / SPEED)
    monkeypatch.setattr(pacing, "SECOND", second)
    return second


async def test_three_hundred_leads_at_once_stay_within_both_limits_each_called_once_in_fair_turns(
    house: House, fast_second: timedelta
) -> None:
    locations = [TENANTS[0].location_id, TENANTS[1].location_id, await third_sub_account(house)]
    await limit(house, calls_per_second=1, slots=20)
    house.world.speed, account(house).second = SPEED, fast_second
    house.world.voice.next_outcomes = [LONG] * 30 + [ANSWERED] * (3 * LEADS - 30)
    # What frees a line is the end of a call; the rest would only take time.
    house.fault("WEBHOOK /retell/call_started", "lose_webhooks")
    house.fault("WEBHOOK /retell/call_analyzed", "lose_webhooks")
    for location in locations:
        await house.give_credits(100_000, location)
    await close_all_lines(house)
    # One after the other: were it by arrival, the third sub-account would wait for 200 calls.
    phones = [(location, f"+1408{555 + at}{lead:04}") for at, location in enumerate(locations) for lead in range(LEADS)]
    for location in locations:
        await asyncio.gather(*(order(house, location, phone) for where, phone in phones if where == location))
    await waiting(3 * LEADS)

    await open_lines(house)

    async def all_called() -> bool:
        return await Call.filter(state="ended").count() == 3 * LEADS

    await eventually(all_called, "not every lead was called", patience=60)
    assert Counter(call.to_number for call in house.accepted) == Counter(phone for _, phone in phones)
    assert account(house).turned_down == 0, "the provider has counted more in a second, or at once, than it allows"
    assert account(house).most_living <= 20
    numbers = [call.from_number for call in house.accepted]
    for served in range(1, 3 * LEADS - 20):
        calls = Counter(numbers[:served])
        assert max(calls.values()) - min(calls[number] for number in set(numbers)) <= 8, calls
