"""What a customer or a number has used up is refused with the quota's name and its end."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from app.demo.seed import TENANTS
from app.domain.calls import quotas
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.quotas import UsageDay, day_ends, day_of
from app.domain.credits.ledger import Account
from app.domain.rules.tariff import AGENT_LIMIT_SECONDS
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer, agency_account
from tests.domain.credits.test_ledger import grant
from tests.house import House, minute_lasts

ASYNC = {"Prefer": "respond-async"}
LEADS = [f"+1415555{caller:04}" for caller in range(111, 199)]


async def ask_many(house: House, count: int) -> list[httpx.Response]:
    """So many requests at the same time, each for another lead."""
    return await asyncio.gather(*(house.ask(to, headers=ASYNC) for to in LEADS[:count]))


def codes(answers: list[httpx.Response]) -> list[str]:
    """How they were answered, accepted ones first."""
    return sorted(answer.json().get("error_code", "") for answer in answers)


CAPS: dict[str, tuple[Any, dict[str, int]]] = {
    "a customer's calls a minute": (Customer, {"calls_per_minute": 3}),
    "a customer's calls a day": (Customer, {"calls_per_day": 3}),
    "a number's calls a minute": (PhoneNumber, {"calls_per_minute": 3}),
    "a number's calls a day": (PhoneNumber, {"calls_per_day": 3}),
}


@pytest.mark.parametrize(("table", "cap"), CAPS.values(), ids=CAPS.keys())
async def test_simultaneous_requests_do_not_pass_a_cap(house: House, table: Any, cap: dict[str, int]) -> None:
    await table.all().update(**cap)
    await minute_lasts()
    asked_at = datetime.now(UTC)

    answers = await ask_many(house, 12)

    assert codes(answers) == [""] * 3 + ["QUOTA_EXCEEDED"] * 9
    refused = next(answer for answer in answers if answer.status_code == 402).json()
    [detail] = refused["details"]
    assert detail["field"] == next(iter(cap))
    assert datetime.fromisoformat(detail["message"].removeprefix("ends ")) > asked_at
    assert "quota is used up" in refused["error"]
    assert await Call.all().count() == 3


async def test_a_webhook_that_prefers_it_waits_for_room(house: House) -> None:
    await Customer.all().update(calls_per_day=1)
    await house.ask(LEADS[0], headers=ASYNC)
    asked_at = datetime.now(UTC)

    waits = await house.ask(LEADS[1], headers={"Prefer": "wait-for-room"})

    told = waits.json()
    assert (waits.status_code, told["status"]) == (202, "scheduled")
    assert waits.headers["Preference-Applied"] == "wait-for-room"
    assert datetime.fromisoformat(told["not_before"]) > asked_at
    assert "1 call a day" in told["reason"]


async def test_another_customers_use_does_not_count(house: House) -> None:
    await Customer.all().update(calls_per_day=1)

    assert (await house.ask(LEADS[0], headers=ASYNC)).status_code == 202
    assert (await house.ask("+12125550111", headers=ASYNC, tenant=TENANTS[1])).status_code == 202


async def test_yesterdays_use_does_not_count(house: House) -> None:
    await Customer.all().update(calls_per_day=1)
    await house.ask(LEADS[0], headers=ASYNC)
    await UsageDay.all().update(day=datetime.now(UTC).date() - timedelta(days=2))

    assert (await house.ask(LEADS[1], headers=ASYNC)).status_code == 202


async def test_at_the_spend_ceiling_the_customer_is_paused_with_the_reason(house: House) -> None:
    await Customer.all().update(spend_per_day=30_500)
    await house.settled((await house.ask(LEADS[0])).json()["call_id"])

    over = await house.ask(LEADS[1])
    paused = await house.ask(LEADS[2])

    assert (over.status_code, over.json()["error_code"]) == (402, "QUOTA_EXCEEDED")
    assert over.json()["details"][0]["field"] == "spend_per_day"
    assert (paused.status_code, paused.json()["error_code"]) == (422, "PAUSED")
    assert "daily spend ceiling of 30.5 credits is reached" in paused.json()["error"]
    customer = await Customer.get(id=house.seeded.customers[house.tenant.location_id].id)
    assert customer.closed_until == day_ends("UTC", datetime.now(UTC))
    assert customer.closed_why is not None
    await quotas.reopen(customer.id)
    await Customer.all().update(spend_per_day=None)
    assert (await house.ask(LEADS[3])).status_code == 200


async def test_calls_under_way_count_for_the_ceiling_but_pause_nothing(house: House) -> None:
    await Customer.all().update(spend_per_day=60_000)

    answers = await ask_many(house, 6)

    assert codes(answers) == [""] * 2 + ["QUOTA_EXCEEDED"] * 4
    assert await Customer.filter(closed_until__isnull=False).count() == 0


async def test_a_settled_call_frees_what_it_did_not_use(house: House) -> None:
    call_id = (await house.ask(LEADS[0])).json()["call_id"]
    attempt = await house.settled(call_id)

    usage = await UsageDay.get(subject_id=attempt.customer_id, day=attempt.day)
    assert (usage.calls, usage.held, usage.spent) == (1, 0, attempt.charged)
    assert attempt.charged


async def test_an_automatic_pause_ends_by_itself(house: House) -> None:
    now = datetime.now(UTC)
    await Customer.all().update(closed_until=now - timedelta(seconds=1), closed_why="the ceiling is reached")

    assert (await house.ask(LEADS[0])).status_code == 200
    await quotas.forget_lapsed(now)
    assert await Customer.filter(closed_until__isnull=False).count() == 0


async def test_without_credits_of_its_own_a_customer_is_paid_for_by_the_agency(house: House) -> None:
    agency = await Agency.get()
    await Customer.all().update(own_credits=False)
    before = await house.account()

    assert (await house.ask(LEADS[0])).json()["error_code"] == "INSUFFICIENT_CREDITS"
    await grant(await agency_account(agency), 100_000)
    call_id = (await house.ask(LEADS[0])).json()["call_id"]
    attempt = await house.settled(call_id)

    paid = await Account.get(customer_id=agency.id)
    assert (paid.spent, paid.held) == (attempt.charged, 0)
    assert attempt.payer_id == agency.id
    after = await house.account()
    assert (after.available, after.version) == (before.available, before.version)


async def test_a_call_may_last_as_long_as_its_credits(house: House) -> None:
    account = await house.account()
    await Customer.all().update(price_per_minute=account.available // 4, hold_minutes=1)

    call_id = (await house.ask(LEADS[0])).json()["call_id"]

    attempt = await Attempt.get(call_id=call_id)
    assert attempt.max_seconds == 4 * 60
    [asked] = house.accepted
    assert asked.max_seconds == 4 * 60


async def test_with_credits_for_hours_the_agents_own_limit_holds(house: House) -> None:
    await Customer.all().update(price_per_minute=100)

    call_id = (await house.ask(LEADS[0])).json()["call_id"]

    assert (await Attempt.get(call_id=call_id)).max_seconds == AGENT_LIMIT_SECONDS


def test_a_day_ends_at_midnight_where_the_customer_is() -> None:
    summer_night = datetime(2026, 7, 2, 3, 30, tzinfo=UTC)

    assert str(day_of("America/Los_Angeles", summer_night)) == "2026-07-01"
    ends = day_ends("America/Los_Angeles", summer_night)
    assert ends == datetime(2026, 7, 2, 0, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    clock_change = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
    assert day_ends("America/Los_Angeles", clock_change) == datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
