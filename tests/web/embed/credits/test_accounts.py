"""The Credits page: what is left, and who may know and change what."""

import asyncio
import csv
import io
import json
from decimal import Decimal
from uuid import UUID

import pytest
from tortoise import connections

from app.demo.seed import TENANTS
from app.domain.calls.pauses import Pause
from app.domain.credits import ledger
from app.domain.credits.ledger import Account, LedgerEntry
from app.domain.tenants.customers import Customer
from tests.house import House
from tests.settings_page import seated


async def own(house: House, tenant: int = 0) -> str:
    return str(house.seeded.customers[TENANTS[tenant].location_id].id)


async def spent(house: House) -> int:
    """A call that was paid for; returns its charge."""
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    return int((await house.call(call_id)).charged)


async def test_an_account_says_what_is_left_and_how_long_it_lasts(house: House) -> None:
    charge = await spent(house)
    seat = await seated(house)

    page = (await seat.get("/embed/credits")).text

    account = await house.account()
    assert f"{account.available / 1000:.2f}" in page
    assert f"<dd>{account.spent / 1000:.2f}</dd>" in page
    assert f"{charge / 1000:.2f} a day recently" in page
    assert f"<dd>{account.available // charge if account.available // charge < 999 else 999}<small>" in page
    assert "Welcome credits" in page


async def test_the_file_sums_to_the_balance(house: House) -> None:
    await spent(house)
    seat = await seated(house)

    text = (await seat.get(f"/embed/credits/{await own(house)}/export")).text

    rows = list(csv.DictReader(io.StringIO(text)))
    assert sum(Decimal(row["available"]) for row in rows) * 1000 == (await house.account()).available


@pytest.mark.parametrize("role", ["admin", "user"])
async def test_prices_and_grants_are_for_the_agency_only(house: House, role: str) -> None:
    seat = await seated(house, role)

    page = (await seat.get("/embed/credits")).text

    for word in ("Credits per minute", "dollars", "margin", "Add credits", "price_per_minute", "Knotie"):
        assert word not in page
    assert ("low_credits" in page) == (role == "admin")
    for path in ("grant", "tariff"):
        assert (await seat.post(f"/embed/credits/{await own(house)}/{path}", amount="5")).status_code == 403


async def test_the_agency_adds_credits_for_a_reason(house: House) -> None:
    seat, customer = await seated(house, "agency"), await own(house)

    form = {"amount": "12,5", "reason": "Winter offer", "token": "t1"}

    answer = await seat.post(f"/embed/credits/{customer}/grant", **form, sure="yes")

    assert answer.status_code == 200
    assert "12.50 credits were added." in answer.headers["hx-trigger"]
    entry = await LedgerEntry.filter(customer_id=UUID(customer)).order_by("-version").first()
    assert entry is not None
    assert (entry.verb, entry.amount, entry.reason) == ("grant", 12_500, "Winter offer")
    assert "Winter offer" in (await (await seated(house)).get("/embed/credits")).text


async def test_the_amount_is_said_as_it_was_read_before_it_is_booked(house: House) -> None:
    customer, before = await own(house), (await house.account()).available
    form = {"amount": "2,500", "reason": "Winter offer", "token": "t1"}

    english = await (await seated(house, "agency")).post(f"/embed/credits/{customer}/grant", **form)
    spanish = await (await seated(house, "agency", language="es")).post(f"/embed/credits/{customer}/grant", **form)

    assert english.status_code == 204
    assert json.loads(english.headers["hx-trigger"])["ask"]["title"] == "Add 2,500.00 credits to Sunrise Dental?"
    assert spanish.status_code == 422
    assert "2,500 puede ser 2,5 o 2.500." in spanish.text
    assert (await house.account()).available == before


async def test_credits_that_were_added_by_mistake_are_taken_back_once_and_for_a_reason(house: House) -> None:
    seat, customer = await seated(house, "agency"), await own(house)
    before, path = (await house.account()).available, f"/embed/credits/{customer}/grant"
    form = {"kind": "back", "amount": "100", "reason": "Typed one zero too many", "token": "t1"}

    asked = await seat.post(path, **form)
    first, second = [await seat.post(path, **form, sure="yes") for _ in range(2)]
    too_much = await seat.post(path, **form | {"amount": "99999", "token": "t2"}, sure="yes")

    assert json.loads(asked.headers["hx-trigger"])["ask"]["danger"] is True
    assert "taken back" in first.headers["hx-trigger"]
    assert "sent before" in second.headers["hx-trigger"]
    assert (await house.account()).available == before - 100_000
    entry = await LedgerEntry.filter(customer_id=UUID(customer)).order_by("-version").first()
    assert entry is not None
    assert (entry.verb, entry.amount, entry.reason) == ("adjust", -100_000, "Typed one zero too many")
    assert too_much.status_code == 422
    assert f"Only {before / 1000 - 100:,.2f} credits can be taken back." in too_much.text
    assert await ledger.drifts() == []


async def test_a_form_that_arrives_twice_adds_credits_once(house: House) -> None:
    seat, customer = await seated(house, "agency"), await own(house)
    before = (await house.account()).available
    form = {"amount": "5", "reason": "Once", "token": "a-token", "sure": "yes"}

    for _ in range(2):
        answer = await seat.post(f"/embed/credits/{customer}/grant", **form)
        assert answer.status_code == 200
    without = await seat.post(f"/embed/credits/{customer}/grant", amount="5", reason="Once")

    assert without.status_code == 422
    assert (await house.account()).available == before + 5_000


async def test_credits_whose_first_try_failed_are_added_by_the_second(house: House) -> None:
    seat, customer = await seated(house, "agency"), await own(house)
    before = (await house.account()).available
    form = {"amount": "5", "reason": "Once", "token": "a-token", "sure": "yes"}
    database = connections.get("default")
    await database.execute_script("ALTER TABLE ledger_entries ADD CONSTRAINT full_disk CHECK (false) NOT VALID")
    assert (await seat.post(f"/embed/credits/{customer}/grant", **form)).status_code >= 400
    await database.execute_script("ALTER TABLE ledger_entries DROP CONSTRAINT full_disk")

    await seat.post(f"/embed/credits/{customer}/grant", **form)

    assert (await house.account()).available == before + 5_000


async def test_what_is_counted_for_an_hour_only_may_be_lost_and_credits_are_still_added_once(house: House) -> None:
    seat, customer = await seated(house, "agency"), await own(house)
    before = (await house.account()).available

    for _ in range(2):
        await seat.post(f"/embed/credits/{customer}/grant", amount="5", reason="Once", token="a-token", sure="yes")
        await connections.get("default").execute_script("TRUNCATE rate_windows")

    assert (await house.account()).available == before + 5_000


async def test_a_form_that_arrives_five_times_at_once_adds_credits_once(house: House) -> None:
    seat, customer = await seated(house, "agency"), await own(house)
    before = (await house.account()).available
    form = {"amount": "5", "reason": "Once", "token": "a-token", "sure": "yes"}

    answers = await asyncio.gather(*(seat.post(f"/embed/credits/{customer}/grant", **form) for _ in range(5)))

    assert {answer.status_code for answer in answers} == {200}
    assert sum("sent before" in answer.headers["hx-trigger"] for answer in answers) == 4
    assert (await house.account()).available == before + 5_000


async def test_a_command_with_a_reference_grants_once(house: House) -> None:
    before = (await house.account()).available
    command = ("grant-credits", await own(house), "5", "--reason", "Paid", "--reference", "INV-7")

    said = [await house.command(*command) for _ in range(2)]

    assert "INV-7 was granted before" in said[1]
    assert (await house.account()).available == before + 5_000


async def test_the_agencys_own_account_opens_with_its_first_grant(house: House) -> None:
    seat, agency = await seated(house, "agency"), house.seeded.agency
    assert "own account" in (await seat.get("/embed/credits")).text
    assert (await seat.get(f"/embed/credits/{agency.id}")).status_code == 200
    assert not await Customer.exists(id=agency.id)

    await seat.post(f"/embed/credits/{agency.id}/grant", amount="100", reason="First", token="t2", sure="yes")

    assert (await Account.get(customer_id=agency.id)).available == 100_000


@pytest.mark.parametrize("amount", ["", "0", "-5", "many", "1e9", "99999999999", "1.2.3", "١٢"])
async def test_a_wrong_amount_is_told_beside_its_field_and_kept(house: House, amount: str) -> None:
    seat, customer = await seated(house, "agency"), await own(house)
    before = await LedgerEntry.all().count()

    answer = await seat.post(f"/embed/credits/{customer}/grant", amount=amount, reason="x", token="t3", sure="yes")

    assert answer.status_code == 422
    assert 'id="amount-wrong"' in answer.text
    assert f'value="{amount}"' in answer.text
    assert await LedgerEntry.all().count() == before


async def test_whoever_runs_low_is_told_below_a_threshold(house: House) -> None:
    seat, customer = await seated(house), await own(house)

    answer = await seat.post(f"/embed/credits/{customer}/alert", low_credits="600", alert_email="ana@example.com")

    assert answer.status_code == 200
    assert "Fewer than 600.00 credits are left." in answer.text
    stored = await Customer.get(id=UUID(customer))
    assert (stored.low_credits, stored.alert_email) == (600_000, "ana@example.com")
    await seat.post(f"/embed/credits/{customer}/alert", low_credits="", alert_email="")
    assert (await Customer.get(id=UUID(customer))).low_credits is None


async def test_a_wrong_address_is_told_beside_its_field(house: House) -> None:
    answer = await (await seated(house)).post(
        f"/embed/credits/{await own(house)}/alert", low_credits="5", alert_email="ana at example"
    )

    assert answer.status_code == 422
    assert 'id="alert_email-wrong"' in answer.text


async def test_a_new_price_counts_from_the_next_call_on(house: House) -> None:
    seat, customer = await seated(house, "agency"), await own(house)
    form = {"price_per_minute": "20", "increment_seconds": "6", "minimum_seconds": "30", "credit_price": "0.05"}

    answer = await seat.post(f"/embed/credits/{customer}/tariff", **form, own_credits="yes")

    assert answer.status_code == 200
    stored = await Customer.get(id=UUID(customer))
    assert (stored.price_per_minute, stored.increment_seconds, stored.minimum_seconds) == (20_000, 6, 30)
    assert stored.credit_microcents == 5_000_000
    assert await spent(house) == 10_000
    assert "This month: 10.00 credits charged" in (await seat.get(f"/embed/credits/{customer}")).text


async def test_when_the_agency_pays_the_sub_account_is_told_so(house: House) -> None:
    agency, customer = await seated(house, "agency"), await own(house)
    form = {"price_per_minute": "10", "increment_seconds": "1", "minimum_seconds": "0", "own_credits": "no"}
    await agency.post(f"/embed/credits/{customer}/tariff", **form)

    page = (await (await seated(house)).get("/embed/credits")).text
    table = (await agency.get("/embed/credits")).text

    assert "agency&#39;s credits pay" in page
    assert "Set aside" not in page
    assert "Paid from the agency" in table


async def test_a_sub_account_cannot_reach_another_ones_account(house: House) -> None:
    seat, other = await seated(house), await own(house, 1)

    assert (await seat.get(f"/embed/credits/{other}")).status_code == 404
    assert (await seat.get(f"/embed/credits/{other}/export")).status_code == 404
    assert (await seat.post(f"/embed/credits/{other}/alert", low_credits="5")).status_code == 404
    assert (await seat.get(f"/embed/credits/{house.seeded.agency.id}")).status_code == 404


async def test_a_customer_that_has_not_paid_is_paused_with_that_reason_and_goes_on_when_it_has(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    agency, path = await seated(house, "agency"), f"/embed/credits/{customer.id}"
    page = (await agency.get(path)).text
    assert "Paused until it is paid" in page
    assert "Paused until it is paid" not in (await (await seated(house)).get(path)).text

    await agency.post(f"{path}/unpaid", paused="on", why="The invoice is not paid yet.")

    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json().get("call_id")
    assert call_id is None, "a webhook is refused while it is paused"
    [pause] = await Pause.filter(subject_id=customer.id, resumed_at=None)
    assert pause.why == "The invoice is not paid yet."
    await agency.post(f"{path}/unpaid", paused="off", why="The invoice is not paid yet.")
    assert not (await Customer.get(id=customer.id)).paused
