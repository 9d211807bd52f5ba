"""Monthly credits come once a month, when the month begins where the customer is."""

import asyncio
from datetime import UTC, datetime

import pytest

from app.domain.credits import allowances
from app.domain.credits.allowances import Allowance
from app.domain.credits.ledger import Account, LedgerEntry
from app.domain.tenants.customers import Customer
from tests.domain.credits.test_ledger import Life, new_customer

pytestmark = pytest.mark.usefixtures("opened_database")
EVENING = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)  # still November in New York
MORNING = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)


async def customer_with(amount: int, *, carry_over: bool = True) -> Customer:
    """A customer in New York with an allowance, and nothing yet."""
    customer = await new_customer()
    await Customer.filter(id=customer.id).update(timezone="America/New_York")
    await Allowance.create(customer_id=customer.id, amount=amount, reason="Included credits", carry_over=carry_over)
    return customer


async def available(customer: Customer) -> int:
    """What the customer may spend."""
    account = await Account.get(customer_id=customer.id)
    return int(account.available)


async def test_a_month_is_granted_once_however_often_it_is_tried() -> None:
    customer = await customer_with(50_000)

    granted = await asyncio.gather(*(allowances.renew(EVENING) for _ in range(5)))

    assert sum(granted) == 1
    assert await available(customer) == 50_000
    assert (await LedgerEntry.get(customer_id=customer.id)).reason == "Included credits, 2026-11"


async def test_the_month_turns_at_the_customers_midnight() -> None:
    customer = await customer_with(50_000)
    await allowances.renew(EVENING)

    assert await allowances.renew(EVENING) == 0
    assert await allowances.renew(MORNING) == 1
    assert await available(customer) == 100_000


@pytest.mark.parametrize(("spent", "left"), [(0, 50_000), (20_000, 50_000), (50_000, 50_000)])
async def test_what_is_left_lapses_when_it_does_not_carry_over(spent: int, left: int) -> None:
    customer = await customer_with(50_000, carry_over=False)
    await allowances.renew(EVENING)
    life = Life(hold=50_000, charge=spent)
    await life.begin(customer)
    await life.finish(customer)

    await allowances.renew(MORNING)

    assert await available(customer) == left


async def test_an_ended_allowance_is_not_granted() -> None:
    customer = await customer_with(50_000)
    await Allowance.all().update(ended_at=EVENING)

    assert await allowances.renew(MORNING) == 0
    assert await available(customer) == 0


async def test_one_that_is_started_is_granted_for_this_month_at_once() -> None:
    customer = await customer_with(50_000)
    await Allowance.all().delete()

    await allowances.start(customer.id, 30_000, "Plan", EVENING)

    assert await available(customer) == 30_000


async def test_a_form_that_is_sent_twice_starts_one_allowance() -> None:
    customer = await new_customer()

    started = await asyncio.gather(
        *(allowances.start(customer.id, 30_000, "Plan", EVENING, token="form-1") for _ in range(5))
    )

    assert len([one for one in started if one is not None]) == 1
    assert await available(customer) == 30_000


async def test_a_plan_that_follows_another_begins_with_the_next_month() -> None:
    customer = await customer_with(50_000)
    before = await allowances.start(customer.id, 30_000, "Small plan", EVENING, carry_over=False)
    assert before is not None
    granted = await available(customer)
    assert await allowances.end(before, EVENING)
    assert not await allowances.end(before, EVENING)

    after = await allowances.start(customer.id, 200_000, "Large plan", EVENING, carry_over=False)

    assert after is not None
    assert after.first_month == "2026-12"
    assert await available(customer) == granted
    await Allowance.filter(reason="Included credits").delete()
    await allowances.renew(MORNING)
    assert await available(customer) == granted + 200_000, "nothing lapses that another plan has granted"


@pytest.mark.parametrize(
    ("month", "next_one"), [("2026-01", "2026-02"), ("2026-11", "2026-12"), ("2026-12", "2027-01")]
)
def test_the_month_after(month: str, next_one: str) -> None:
    assert allowances.after(month) == next_one
