"""What was entered since the last look is checked, and only that; what does not add up is told until it does."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.domain.credits import ledger, ledger_checks
from app.domain.credits.ledger import Account, LedgerEntry
from app.domain.credits.ledger_checks import LedgerCheck
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("opened_database")


async def customer_with(*amounts: int) -> Customer:
    agency = await Agency.create(company_id=uuid4().hex, name="Bright Agency")
    customer = await Customer.create(agency_id=agency.id, name="Sunrise Dental")
    await grant(customer, *amounts)
    return customer


async def grant(customer: Customer, *amounts: int) -> None:
    for amount in amounts:
        async with in_transaction() as tx:
            await ledger.grant(tx, customer.id, amount, "Top-up")


async def entries_read() -> int:
    """How many rows of the ledger the database has read by its indexes so far."""
    database = connections.get("default")
    await database.execute_query("SELECT pg_stat_force_next_flush()")
    [row] = await database.execute_query_dict(
        "SELECT coalesce(sum(idx_tup_fetch + seq_tup_read), 0)::bigint AS read FROM pg_stat_user_tables "
        "WHERE relname = 'ledger_entries'"
    )
    return int(row["read"])


async def test_a_second_look_reads_only_what_is_new() -> None:
    customer = await customer_with(*[1000] * 40)
    assert await ledger_checks.check_new(NOW) == []
    await grant(customer, 500)
    before = await entries_read()

    assert await ledger_checks.check_new(NOW) == []

    assert await entries_read() - before <= 2
    assert (await LedgerCheck.get(customer_id=customer.id)).version == 41


@pytest.mark.parametrize("column", ["available", "held", "spent"])
async def test_an_account_that_its_entries_do_not_add_up_to_is_told_of_at_every_look(column: str) -> None:
    customer = await customer_with(1000)
    assert await ledger_checks.check_new(NOW) == []
    await Account.filter(customer_id=customer.id).update(**{column: 7})

    for _ in range(2):
        assert f"account {customer.id}: {column} is not the sum of its entries" in await ledger_checks.check_new(NOW)


async def test_a_missing_entry_is_told_of() -> None:
    customer = await customer_with(1000, 2000)
    await LedgerEntry.filter(customer_id=customer.id, version=2).delete()

    found = await ledger_checks.check_new(NOW)

    assert f"account {customer.id}: its version is not the number of its entries" in found


async def test_an_account_with_very_many_entries_is_checked_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_checks, "ENTRIES_AT_ONCE", 3)
    right, wrong = await customer_with(*[1000] * 8), await customer_with(*[1000] * 8)
    await LedgerEntry.filter(customer_id=wrong.id, version=8).update(available_change=999)

    found = await ledger_checks.check_new(NOW)

    assert found == [f"account {wrong.id}: available is not the sum of its entries"]
    assert (await LedgerCheck.get(customer_id=right.id)).version == 8


async def test_it_finds_what_the_whole_recomputation_finds() -> None:
    customer = await customer_with(1000)
    async with in_transaction() as tx:
        await ledger.adjust(tx, customer.id, -3000, "Refund")
    await LedgerEntry.filter(customer_id=customer.id, version=2).update(reason="Refund")

    assert await ledger_checks.check_new(NOW) == await ledger.drifts()
