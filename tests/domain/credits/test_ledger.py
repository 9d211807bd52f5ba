"""Whatever happens to an account, and in whatever order: granted + adjustments = available + held + spent."""

import asyncio
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tortoise.transactions import in_transaction

from app.domain.credits import ledger, statements
from app.domain.credits.alerts import CreditAlert
from app.domain.credits.ledger import Account, LedgerEntry
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.errors import InsufficientCredits

AMOUNTS = st.integers(1, 50_000)
OVER = "more than was left (overdraft)"


async def new_customer(low_credits: int | None = None) -> Customer:
    """A customer with an empty account."""
    agency = await Agency.create(company_id=uuid4().hex, name="Bright Agency")
    customer = await Customer.create(agency_id=agency.id, name="Sunrise Dental", low_credits=low_credits)
    async with in_transaction() as tx:
        await ledger.open_account(tx, customer.id)
    return customer


async def grant(customer: Customer, amount: int, reason: str = "Top-up") -> None:
    """Grant in a transaction of its own."""
    async with in_transaction() as tx:
        await ledger.grant(tx, customer.id, amount, reason)


@dataclass
class Life:
    """What becomes of one attempt: set aside so much, then charged so much, or nothing."""

    hold: int
    charge: int
    attempt_id: UUID = field(default_factory=uuid4)

    async def begin(self, customer: Customer) -> bool:
        """Set aside; False when the account cannot."""
        try:
            async with in_transaction() as tx:
                await ledger.hold(tx, customer.id, self.attempt_id, self.hold)
        except InsufficientCredits:
            return False
        return True

    async def finish(self, customer: Customer) -> None:
        """Capture, or release when it cost nothing."""
        async with in_transaction() as tx:
            if self.charge:
                await ledger.capture(tx, customer.id, self.attempt_id, self.hold, self.charge, "Call")
            else:
                await ledger.release(tx, customer.id, self.attempt_id, self.hold, "Nobody was called")


TTL = st.builds(Life, hold=AMOUNTS, charge=st.integers(0, 80_000))


# What is done at the same time, round by round: begin a call, finish one, grant.
ROUNDS = st.lists(st.lists(st.sampled_from("bfg"), min_size=1, max_size=6), max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grants=st.lists(AMOUNTS, max_size=6), lives=st.lists(TTL, max_size=8), rounds=ROUNDS)
def test_any_interleaving_keeps_the_books(
    runner: asyncio.Runner, grants: list[int], lives: list[Life], rounds: list[list[str]]
) -> None:
    """The steps of a round run on connections of their own, as those of web processes and workers do."""

    async def story() -> None:
        customer = await new_customer()
        waiting, running, deposits, done = list(lives), list[Life](), list(grants), list[Life]()
        for doing in rounds:
            begin = [waiting.pop() for step in doing if step == "b" and waiting]
            finish = [running.pop(0) for step in doing if step == "f" and running]
            put_in = [deposits.pop() for step in doing if step == "g" and deposits]
            begun, *_ = await asyncio.gather(
                asyncio.gather(*(life.begin(customer) for life in begin)),
                asyncio.gather(*(life.finish(customer) for life in finish)),
                asyncio.gather(*(grant(customer, amount) for amount in put_in)),
            )
            running += [life for life, accepted in zip(begin, begun, strict=True) if accepted]
            done += finish
            account = await Account.get(customer_id=customer.id)
            granted = sum(grants) - sum(deposits)
            assert account.available + account.held + account.spent == granted
            assert account.held == sum(life.hold for life in running)
            assert account.spent == sum(life.charge for life in done)
            went_below = LedgerEntry.filter(customer_id=customer.id, available_after__lt=0, available_change__lt=0)
            assert all([entry.reason.endswith(OVER) async for entry in went_below])
            assert account.available >= 0 or await went_below.exists()
        assert await ledger.drifts() == []

    runner.run(story())


@pytest.mark.usefixtures("opened_database")
async def test_the_same_attempt_is_never_settled_twice() -> None:
    customer, life = await new_customer(), Life(hold=30_000, charge=10_000)
    await grant(customer, 50_000)
    await life.begin(customer)

    finished = await asyncio.gather(*(life.finish(customer) for _ in range(5)), return_exceptions=True)

    assert [error for error in finished if error is None] == [None]
    assert (await Account.get(customer_id=customer.id)).available == 40_000


@pytest.mark.usefixtures("opened_database")
async def test_the_check_finds_an_account_that_was_tampered_with() -> None:
    customer = await new_customer()
    await grant(customer, 50_000)
    await Account.filter(customer_id=customer.id).update(available=60_000)

    drifts = await ledger.drifts()

    assert [drift.partition(": ")[2] for drift in drifts] == [
        "available is not the sum of its entries",
        "granted + adjustments is not available + held + spent",
    ]


@pytest.mark.usefixtures("opened_database")
async def test_a_grant_may_be_large() -> None:
    customer = await new_customer()

    await grant(customer, 10**15)

    assert (await Account.get(customer_id=customer.id)).available == 10**15


@pytest.mark.usefixtures("opened_database")
async def test_falling_below_the_threshold_alerts_once_until_it_was_above_again() -> None:
    customer = await new_customer(low_credits=40_000)
    await grant(customer, 100_000)

    async def call(charge: int) -> int:
        life = Life(hold=90_000, charge=charge)
        assert await life.begin(customer)
        await life.finish(customer)
        return await CreditAlert.filter(customer_id=customer.id).count()

    assert await call(5_000) == 0, "a hold that comes back is no crossing"
    assert await call(60_000) == 1
    await grant(customer, 60_000)
    assert await call(0) == 1
    assert await call(56_000) == 2
    alert = await CreditAlert.filter(customer_id=customer.id).first()
    assert alert is not None
    assert (alert.left_over, alert.threshold) == (35_000, 40_000)


@pytest.mark.usefixtures("opened_database")
async def test_staying_below_the_threshold_alerts_no_more() -> None:
    customer = await new_customer(low_credits=40_000)
    await grant(customer, 41_000)
    for _ in range(3):
        life = Life(hold=5_000, charge=5_000)
        await life.begin(customer)
        await life.finish(customer)

    assert await CreditAlert.filter(customer_id=customer.id).count() == 1


@pytest.mark.usefixtures("opened_database")
async def test_the_export_sums_to_the_balance() -> None:
    customer = await new_customer()
    await grant(customer, 100_001, "=cmd()")
    for life in (Life(hold=30_000, charge=12_345), Life(hold=30_000, charge=0), Life(hold=20_000, charge=21_000)):
        await life.begin(customer)
        await life.finish(customer)

    lines = [line async for line in statements.export(customer.id)]

    cells = [line.strip().split(",") for line in lines]
    account = await Account.get(customer_id=customer.id)
    assert cells[0][3] == "available"
    assert sum(round(float(row[3]) * 1000) for row in cells[1:]) == account.available == 66_656
    assert sum(round(float(row[4]) * 1000) for row in cells[1:]) == 0
    assert cells[1][-1] == "'=cmd()"
    assert len(lines) == 1 + account.version
