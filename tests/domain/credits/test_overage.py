"""Beyond the credits of an account calls go on, as far as the agency allows in a month and not one credit further."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from tortoise import connections

from app.domain.credits import ledger, overage
from app.domain.credits.allowances import month_of
from app.domain.credits.ledger import Account, LedgerEntry
from app.domain.credits.monthly_statements import of_month
from app.domain.tenants.customers import Customer
from tests.house import House
from tests.settings_page import seated

MINUTE = 10_000


async def customer_of(house: House) -> Customer:
    return await Customer.get(id=house.seeded.customers[house.tenant.location_id].id)


async def empty(house: House, allowed: int) -> Customer:
    """A customer whose account has nothing left, and who may go so far beyond it."""
    customer = await customer_of(house)
    account = await Account.get(customer_id=customer.id)
    await connections.get("default").execute_query(
        "UPDATE ledger_entries SET amount = 0, available_change = 0, available_after = 0 WHERE customer_id = $1",
        [customer.id],
    )
    await Account.filter(customer_id=customer.id).update(available=0)
    assert account.held == 0
    await Customer.filter(id=customer.id).update(overage_per_month=allowed)
    return await customer_of(house)


async def steps(customer: Customer) -> list[int]:
    return [one.amount for one in await LedgerEntry.filter(customer_id=customer.id, token__startswith="overage")]


async def test_a_call_is_made_from_an_empty_account_where_that_is_allowed(house: House) -> None:
    customer = await empty(house, 200 * 1000)

    await house.settled((await house.ask()).json()["call_id"])

    assert await steps(customer) == [10 * MINUTE]
    assert await ledger.drifts() == []


async def test_without_leave_it_is_refused(house: House) -> None:
    customer = await empty(house, 0)

    assert (await house.ask()).json()["error_code"] == "INSUFFICIENT_CREDITS"
    assert await steps(customer) == []


async def test_a_call_that_needs_more_than_is_left_of_the_month_is_refused(house: House) -> None:
    customer = await empty(house, 3 * MINUTE - 1)
    assert (customer.hold_minutes, customer.price_per_minute) == (3, MINUTE)

    assert (await house.ask()).json()["error_code"] == "INSUFFICIENT_CREDITS"
    assert await steps(customer) == [], "and nothing is granted for it"


async def test_many_at_once_go_no_further_than_is_allowed(house: House) -> None:
    customer = await empty(house, 25 * MINUTE)

    await asyncio.gather(
        *[house.ask(f"+1415555{last:04d}", headers={"Prefer": "respond-async"}) for last in range(101, 121)]
    )
    await house.quiet()

    assert sum(await steps(customer)) <= 25 * MINUTE
    account = await Account.get(customer_id=customer.id)
    assert account.available >= 0
    assert await ledger.drifts() == []


async def test_each_month_begins_anew_where_the_customer_is(house: House) -> None:
    customer = await empty(house, 10 * MINUTE)
    await Customer.filter(id=customer.id).update(timezone="America/New_York")
    # Eight in the evening of the last day in New York.
    turn = datetime(2026, 12, 1, 1, tzinfo=UTC)

    assert await overage.extend(customer.id, 10 * MINUTE, turn)
    await Account.filter(customer_id=customer.id).update(available=0)
    assert not await overage.extend(customer.id, 10 * MINUTE, turn + timedelta(hours=3))
    assert await overage.extend(customer.id, 10 * MINUTE, turn + timedelta(hours=5))

    tokens = await LedgerEntry.filter(customer_id=customer.id, token__startswith="overage").order_by("version")
    assert [one.reason for one in tokens] == ["Beyond the plan, 2026-11", "Beyond the plan, 2026-12"]
    await Account.filter(customer_id=customer.id).update(available=20 * MINUTE)


async def test_what_is_there_already_needs_no_step(house: House) -> None:
    customer = await customer_of(house)
    await Customer.filter(id=customer.id).update(overage_per_month=100 * MINUTE)

    assert await overage.extend(customer.id, 1, datetime.now(UTC))
    assert await steps(customer) == []


async def test_a_workflow_call_that_waited_for_credits_goes_on(house: House) -> None:
    customer = await empty(house, 0)
    call_id = (await house.ask(headers={"Prefer": "respond-async, wait-for-room"})).json()["call_id"]
    await house.waits_because("INSUFFICIENT_CREDITS", call_id)
    await Customer.filter(id=customer.id).update(overage_per_month=50 * MINUTE)

    assert await overage.extend(customer.id, 3 * MINUTE, datetime.now(UTC))

    await house.settled(call_id)


@pytest.mark.parametrize(("typed", "kept"), [("250", 250_000), ("", 0)])
async def test_the_agency_says_how_far_and_it_is_written_down(house: House, typed: str, kept: int) -> None:
    customer, seat = await customer_of(house), await seated(house, "agency")
    await Customer.filter(id=customer.id).update(overage_per_month=7_000)
    form = {"price_per_minute": "10", "increment_seconds": "1", "minimum_seconds": "0", "own_credits": "yes"}

    saved = await seat.post(f"/embed/credits/{customer.id}/tariff", **form, overage=typed)

    assert saved.status_code == 200
    assert (await customer_of(house)).overage_per_month == kept
    assert "beyond what is there" in (await seat.get("/embed/audit")).text
    assert "beyond what is there" not in (await (await seated(house, "admin")).get("/embed/audit")).text


async def test_the_statement_tells_it_with_what_was_added(house: House) -> None:
    customer = await empty(house, 200 * 1000)
    await house.settled((await house.ask()).json()["call_id"])

    month = month_of(customer, datetime.now(UTC))
    assert (await of_month(customer, month)).granted == 10 * MINUTE


async def test_what_is_left_of_a_month_is_known(house: House) -> None:
    customer = await empty(house, 5 * MINUTE)
    now = datetime.now(UTC)

    assert await overage.left(customer.id, now) == 5 * MINUTE
    assert await overage.extend(customer.id, 3 * MINUTE, now)
    assert await overage.left(customer.id, now) == 0, "the step was all that was left"
