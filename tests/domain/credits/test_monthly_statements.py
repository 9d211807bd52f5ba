"""A month's statement adds up to the last 1/1000 credit, is the agency's own, and is shown to nobody else."""

import csv
import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.demo.seed import TENANTS
from app.domain.credits import ledger, monthly_statements
from app.domain.credits.ledger import Account
from app.domain.credits.monthly_statements import of_month
from app.domain.tenants.customers import Customer
from tests.house import House
from tests.settings_page import seated
from tests.web.embed.test_call_evidence import streams


async def customer_of(house: House) -> Customer:
    return await Customer.get(id=house.seeded.customers[house.tenant.location_id].id)


async def long_ago(what: str) -> None:
    """What was booked until now happened in a past month."""
    await connections.get("default").execute_query(f"UPDATE ledger_entries SET created_at = '{what}'")  # noqa: S608


async def total(customer: Customer) -> int:
    account = await Account.get(customer_id=customer.id)
    return int(account.available + account.held)


async def test_what_was_there_and_what_came_less_the_calls_is_what_is_left(house: House) -> None:
    customer = await customer_of(house)
    await house.settled((await house.ask("+14155550101")).json()["call_id"])
    before = await total(customer)
    await long_ago("2026-09-15T12:00Z")
    calls = [await house.settled((await house.ask(to)).json()["call_id"]) for to in ("+14155550102", "+14155550103")]
    async with in_transaction() as tx:
        await ledger.grant(tx, customer.id, 70_000, "Invoice 7")
        await ledger.adjust(tx, customer.id, -1_500, "A mistake")
    waiting = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    await house.ask("+14155550104", not_before=waiting)
    month = f"{datetime.now(UTC):%Y-%m}"
    await Customer.filter(id=customer.id).update(timezone="UTC")

    now, past = [await of_month(await customer_of(house), one) for one in (month, "2026-09")]

    assert (now.opening, now.granted, now.adjusted) == (before, 70_000, -1_500)
    assert sorted([call.amount async for call in now.calls()]) == sorted(one.charged for one in calls if one.charged)
    assert now.closing == now.opening + now.granted + now.adjusted - now.spent == await total(customer)
    assert past.closing == before
    assert len([call async for call in past.calls()]) == 1
    empty = await of_month(await customer_of(house), "2026-10")
    assert (empty.opening, empty.closing, await empty.totals()) == (before, before, ({}, {}))
    by_day, by_number = await now.totals()
    assert sum(one.amount for one in by_day.values()) == now.spent
    assert list(by_number) == [house.tenant.number]


async def test_a_dial_that_was_corrected_is_one_line_and_one_given_back_is_none(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(monthly_statements, "PAGE", 1)
    corrected, given_back, plain = [
        await house.settled((await house.ask(to)).json()["call_id"])
        for to in ("+14155550101", "+14155550111", "+14155550121")
    ]
    assert all(one.charged for one in (corrected, given_back, plain))
    customer = await customer_of(house)
    async with in_transaction() as tx:
        await ledger.adjust(tx, customer.id, -500, "Longer", attempt_id=corrected.id)
        await ledger.adjust(tx, customer.id, given_back.charged or 0, "Given back", attempt_id=given_back.id)

    statement = await of_month(customer, f"{datetime.now(ZoneInfo(customer.timezone)):%Y-%m}")

    lines = [(call.call_id, call.amount) async for call in statement.calls()]
    assert lines == [(plain.call_id, plain.charged), (corrected.call_id, (corrected.charged or 0) + 500)]
    assert sum(amount for _, amount in lines) == statement.spent
    assert statement.closing == await total(customer)


async def test_a_month_turns_where_the_customer_is(house: House) -> None:
    await house.settled((await house.ask()).json()["call_id"])
    # Eight in the evening of the last day in New York.
    await long_ago("2026-10-01T00:00Z")
    await Customer.all().update(timezone="America/New_York")

    here = await of_month(await customer_of(house), "2026-09")

    by_day, by_number = await here.totals()
    assert [total.calls for total in by_number.values()] == [1]
    assert [f"{day}" for day in by_day] == ["2026-09-30"]
    assert await (await of_month(await customer_of(house), "2026-10")).totals() == ({}, {})


async def test_both_files_say_the_same_under_the_agencys_brand(house: House) -> None:
    attempt = await house.settled((await house.ask("+14155550101")).json()["call_id"])
    customer, seat = await customer_of(house), await seated(house, "user")
    path, month = f"/embed/credits/{customer.id}/statement", f"{datetime.now(UTC):%Y-%m}"

    file = await seat.get(path, month=month, **{"as": "csv"})
    document = await seat.get(path, month=month, **{"as": "pdf"})

    [row] = csv.DictReader(io.StringIO(file.text))
    assert (row["from"], row["to"]) == ("'" + house.tenant.number, "'+14155550101")
    assert (row["seconds"], float(row["credits"])) == (str(attempt.billed_seconds), (attempt.charged or 0) / 1000)
    assert document.headers["content-type"] == "application/pdf"
    assert any(customer.name.encode() in part for part in streams(document.content))
    assert not any(b"(?" in part for part in streams(document.content)), "a letter that no reader has"
    assert any(house.seeded.agency.name.encode() in part for part in streams(document.content))


@pytest.mark.parametrize("month", ["2026-13", "26-11", "2199-01", "2026-11-01", "2026-1"])
async def test_what_is_no_past_month_has_no_statement(house: House, month: str) -> None:
    seat = await seated(house)

    answer = await seat.get(f"/embed/credits/{(await customer_of(house)).id}/statement", month=month)

    assert answer.status_code == 404


async def test_another_sub_accounts_statement_is_not_there(house: House) -> None:
    stranger = await seated(house, "admin", TENANTS[1])

    answer = await stranger.get(f"/embed/credits/{(await customer_of(house)).id}/statement", month="2026-09")

    assert answer.status_code == 404
