"""A workspace is never asked for more than it may do, however many leads come at once; and customers take turns."""

import asyncio
from collections import Counter
from contextvars import Context
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.demo.seed import ANY_HOUR, DEMO_ACTION_SECRET, TENANTS
from app.domain.calls import pacing
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.leads import Lead
from app.domain.credits import ledger
from app.domain.credits.ledger import LedgerEntry
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.jobs.calls.place_call import place_call
from app.postgres import queue
from app.sandbox.retell.outcomes import ANSWERED, OUTCOMES
from app.sandbox.retell.workspaces import Workspace as VoiceAccount
from tests.house import House, eventually, somebody_waits_for_a_lock

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
    await pacing.start_next(house.seeded.workspace.id)


async def third_sub_account(house: House) -> str:
    """One more sub-account on the same workspace; returns its location."""
    agency, workspace = house.seeded.agency, house.seeded.workspace
    customer = await Customer.create(agency_id=agency.id, name="Third", policy=ANY_HOUR, calls_per_minute=None)
    await Installation.create(location_id="Third", agency_id=agency.id, customer_id=customer.id, name="Third")
    number = await PhoneNumber.create(workspace_id=workspace.id, customer_id=customer.id, e164="+13125550100")
    await AgentAssignment.create(number_id=number.id, agent_id=TENANTS[0].agent_id, outbound=True)
    account(house).add_number(number.e164)
    return "Third"


async def request_call(house: House, location_id: str, phone: str) -> str:
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

    await eventually(reached, f"there are never {count} calls that wait for their turn", patience=120)


async def ended(count: int) -> bool:
    """Whether so many calls have ended."""
    return await Call.filter(state="ended").count() == count


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
        await asyncio.gather(*(request_call(house, location, phone) for where, phone in phones if where == location))
    await waiting(3 * LEADS)

    await open_lines(house)

    await eventually(lambda: ended(3 * LEADS), "not every lead was called", patience=120)
    assert Counter(call.to_number for call in house.accepted) == Counter(phone for _, phone in phones)
    assert account(house).turned_down == 0, "the provider has counted more in a second, or at once, than it allows"
    assert account(house).most_living <= 20
    numbers = [call.from_number for call in house.accepted]
    for served in range(1, 3 * LEADS - 20):
        calls = Counter(numbers[:served])
        assert max(calls.values()) - min(calls[number] for number in set(numbers)) <= 8, calls


async def test_who_waits_knows_why_and_until_about_when(house: House) -> None:
    await limit(house, slots=2)
    await close_all_lines(house)

    answer = await house.ask("+14155550111", headers={"Prefer": "respond-async"})
    first = await house.waits_because("PACED", answer.json()["call_id"])
    second = await house.waits_because("PACED", (await house.ask(headers={"Prefer": "wait=0"})).json()["call_id"])
    told = (await house.http.get(f"/api/outbound-call/{first.id}", headers=house.key())).json()

    assert "at most 1 call is ahead of this one" in (second.reason or "")
    assert datetime.now(UTC) < first.not_before < second.not_before < datetime.now(UTC) + timedelta(minutes=3)
    assert (told["status"], told["reason_code"]) == ("queued", "PACED")
    assert told["not_before"] == first.not_before.isoformat()
    turns = await pacing.turns(house.seeded.workspace.id, datetime.now(UTC))
    assert [(turn.place, turn.call_id) for turn in turns] == [(1, second.id), (2, first.id)], "the newest lead is next"
    assert turns[0].expected_at < turns[1].expected_at

    await open_lines(house)
    await house.call_in("ended", str(first.id))
    assert (await house.call(str(first.id))).reason is None


async def test_the_newest_lead_of_a_sub_account_is_called_first(house: House) -> None:
    await limit(house, calls_per_second=50, slots=1)
    await close_all_lines(house)
    phones = [f"+1415555011{digit}" for digit in (1, 7, 8)]
    for phone in phones:
        await request_call(house, TENANTS[0].location_id, phone)
    await waiting(3)

    await open_lines(house)

    await eventually(lambda: ended(3), "not all were called")
    assert [call.to_number for call in house.accepted] == phones[::-1]
    assert account(house).most_living == 1


async def test_a_call_with_a_free_line_waits_for_nobody(house: House) -> None:
    await limit(house, calls_per_second=1, slots=5)

    assert (await house.ask()).json()["status"] == "placed"
    [dialed] = await Attempt.all()
    assert dialed.paced_since is None


async def test_lines_kept_for_inbound_calls_are_not_used(house: House) -> None:
    await limit(house, calls_per_second=50, slots=3)
    await Workspace.all().update(reserve_inbound=2)
    house.world.voice.next_outcomes = [LONG] * 3
    for phone in ("+14155550111", "+14155550117", "+14155550118"):
        await request_call(house, TENANTS[0].location_id, phone)

    await eventually(lambda: ended(3), "not all were called")
    assert account(house).most_living == 1


async def no_look_under_way() -> bool:
    """Whether no job asks the provider for its limits."""
    looks = "SELECT 1 FROM pgqueuer WHERE entrypoint = 'check_workspace'"
    return not await connections.get("default").execute_query_dict(looks)


async def test_a_provider_that_is_busier_than_we_knew_is_asked_for_its_limits(house: House) -> None:
    account(house).living |= {f"call_of_another_tool_{index}" for index in range(100)}

    call_id = (await house.ask(headers={"Prefer": "wait=0"})).json()["call_id"]
    await house.waits_because("PROVIDER_BUSY", call_id)

    async def known() -> bool:
        return (await Workspace.get(id=house.seeded.workspace.id)).other_calls == 100

    await eventually(known, "the limits were not read")
    await house.place_now(call_id)
    await house.waits_because("PACED", call_id)
    account(house).living.clear()
    # While one look is under way, another one is not begun.
    await eventually(no_look_under_way, "the look at the limits does not end")
    await Workspace.all().update(checked_at=datetime.now(UTC) - timedelta(minutes=2))
    await house.sweep()

    attempt = await house.settled(call_id)
    entries = await LedgerEntry.filter(attempt_id=attempt.id).order_by("id")
    assert [(entry.verb, entry.reason) for entry in entries] == [
        ("hold", ledger.SET_ASIDE),
        ("adjust", ledger.RAISED),
        ("adjust", ledger.LOWERED),
        ("adjust", ledger.RAISED),
        ("capture", entries[-1].reason),
    ]
    assert sum(entry.held_change for entry in entries) == 0
    assert account(house).turned_down == 1


async def test_a_call_that_the_provider_had_no_line_for_is_dialed_again_on_the_same_hold(house: House) -> None:
    house.world.voice.next_outcomes = [OUTCOMES["09"], ANSWERED]
    call_id = (await house.ask()).json()["call_id"]
    waits = await house.waits_because("PROVIDER_BUSY", call_id)
    held = (await house.account()).held
    again = await Attempt.get(call_id=waits.id, state="queued")

    await house.place_now(call_id)

    call = await house.call_in("ended", call_id)
    assert (call.outcome, len(house.accepted)) == ("answered", 2)
    assert held == again.hold, "never two holds at once"
    assert len({accepted.idempotency_key for accepted in house.accepted}) == 2
    assert len((await Lead.get(to_number=call.to_number)).dialed_at) == 1, "the first dial reached nobody"

    async def paid() -> bool:
        return not await Attempt.filter(settled_at=None).exists()

    await eventually(paid, "not paid")
    entries = LedgerEntry.filter(attempt_id__isnull=False, phase__isnull=False).order_by("id")
    assert [entry.verb for entry in await entries] == ["hold", "release", "hold", "capture"]


async def test_one_whose_turn_never_comes_is_told_when_it_is_too_old(house: House) -> None:
    await limit(house)
    await close_all_lines(house)
    call_id = await request_call(house, TENANTS[0].location_id, "+14155550111")
    await house.waits_because("PACED", call_id)
    await house.age(call_id, timedelta(minutes=61))

    await house.place_now(call_id)

    call = await house.call(call_id)
    assert (call.state, call.reason_code) == ("failed", "STALE")
    assert (await house.account()).held == 0


async def test_a_lost_start_is_made_up_for_by_the_clock(house: House) -> None:
    await limit(house)
    await close_all_lines(house)
    call_id = await request_call(house, TENANTS[0].location_id, "+14155550111")
    await house.waits_because("PACED", call_id)
    await Workspace.all().update(other_calls=0)

    await house.sweep()

    await house.call_in("ended", call_id)


async def test_of_many_dials_at_one_moment_only_as_many_go_as_there_is_room(house: House) -> None:
    house.world.voice.next_outcomes = [ANSWERED] * 12
    await limit(house, calls_per_second=3, slots=20)
    await Workspace.all().update(calls_per_second=0)
    for index in range(12):
        await request_call(house, TENANTS[0].location_id, f"+1415555{1100 + index}")
    await waiting(12)
    await Workspace.all().update(calls_per_second=3)
    attempts = await Attempt.all()

    await asyncio.gather(
        *(place_call(house.clients, house.settings, str(attempt.id), called_up=True) for attempt in attempts)
    )

    assert account(house).turned_down == 0
    await eventually(lambda: ended(12), "not all were called")
    assert account(house).turned_down == 0


async def test_two_workers_that_call_up_the_same_leads_do_not_wait_for_each_other(house: House) -> None:
    workspace = await limit(house, calls_per_second=10)
    await close_all_lines(house)
    for phone in ("+14155550111", "+14155550112"):
        await request_call(house, house.tenant.location_id, phone)
    await waiting(2)
    low, high = await Attempt.all().order_by("id")
    # The turn of the second key comes first here, and came last when the other worker looked.
    await Call.filter(id=high.call_id).update(requested_at=datetime.now(UTC) + timedelta(minutes=1))

    await Workspace.all().update(other_calls=0)
    async with in_transaction() as other_worker:
        await call_up(other_worker, low)
        here = asyncio.create_task(pacing.start_next(workspace.id), context=Context())
        await eventually(somebody_waits_for_a_lock, "nobody waits for the other's key")
        await call_up(other_worker, high)

    await here


async def call_up(tx: BaseDBAsyncClient, attempt: Attempt) -> None:
    assert attempt.paced_since is not None
    key = f"turn:{attempt.id}:{attempt.paced_since.timestamp()}"
    await queue.defer(tx, "place_call", dedupe_key=key, attempt_id=str(attempt.id), called_up=True)
