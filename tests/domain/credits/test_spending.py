"""How long credits last, from what was spent lately."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.calls.quotas import UsageDay
from app.domain.credits import spending
from app.domain.tenants.customers import Customer
from tests.house import House

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


async def spend(customer: Customer, days_ago: int, amount: int) -> None:
    day = (NOW - timedelta(days=days_ago)).date()
    await UsageDay.create(subject_id=customer.id, day=day, minute=NOW, spent=amount)


async def test_a_week_is_the_measure(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    await spend(customer, 6, 70_000)
    await spend(customer, 20, 999_000)

    assert await spending.per_day([customer], NOW) == {customer.id: 10_000}


async def test_a_new_customer_is_measured_from_its_first_call(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    await spend(customer, 1, 6_000)
    await spend(customer, 0, 4_000)

    assert await spending.per_day([customer], NOW) == {customer.id: 5_000}


async def test_the_agency_pays_for_those_without_credits_of_their_own(house: House) -> None:
    first, second = house.seeded.customers.values()
    for customer in (first, second):
        customer.own_credits = False
        await spend(customer, 0, 3_000)

    assert await spending.per_day([first, second], NOW) == {house.seeded.agency.id: 6_000}


async def test_nothing_spent_says_nothing(house: House) -> None:
    assert await spending.per_day(list(house.seeded.customers.values()), NOW) == {}


@pytest.mark.parametrize(
    ("available", "daily", "days"), [(100, 10, 10), (99, 10, 9), (-5, 10, 0), (100, 0, None), (10**9, 1, 999)]
)
def test_days_left(available: int, daily: int, days: int | None) -> None:
    assert spending.days_left(available, daily) == days
