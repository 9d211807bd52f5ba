"""Credits are bought with the wallet in the CRM: one charge for one grant, whatever becomes of the answers."""

import contextlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.clients.wallets import differences
from app.domain.credits import ledger, top_ups
from app.domain.credits.allowances import month_of
from app.domain.credits.ledger import Account
from app.domain.credits.top_ups import State, TopUp
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.errors import InsufficientCredits, VendorError
from app.jobs.crm.charge_top_up import ABSENT_AFTER, charge_top_up, check_top_up
from app.sandbox.crm.entities import Location
from app.sandbox.crm.manners import Manners
from app.sandbox.faults import Fault
from tests.house import House, eventually
from tests.settings_page import seated

CHARGE = "POST /crm/marketplace/billing/charges"
LIST = "GET /crm/marketplace/billing/charges"


@pytest.fixture
async def house(installed_house: House) -> House:
    """One whose agency sells credits; nothing is charged but by the test itself."""
    await Agency.all().update(sells_credits=True)
    return installed_house


async def customer_of(house: House) -> Customer:
    return await Customer.get(id=house.seeded.customers[house.tenant.location_id].id)


def wallet_of(house: House) -> Location:
    return house.world.crm.locations[house.tenant.location_id]


async def available(house: House) -> int:
    return int((await Account.get(customer_id=(await customer_of(house)).id)).available)


async def planned(house: House, units: int = 100) -> TopUp:
    """A purchase whose job the test runs itself."""
    customer = await customer_of(house)
    now = datetime.now(UTC)
    return await TopUp.create(
        customer_id=customer.id, units=units, by="Ann", month=month_of(customer, now), planned_at=now
    )


async def run(house: House, top_up: TopUp, *, later: timedelta | None = None) -> TopUp:
    """Have the job look at it once; `later` after it was sent."""
    if later is not None:
        one = await TopUp.get(id=top_up.id)
        assert one.sent_at is not None
        await TopUp.filter(id=top_up.id).update(sent_at=one.sent_at - later)
    with contextlib.suppress(VendorError):
        await charge_top_up(house.clients, house.settings, str(top_up.id))
    return await TopUp.get(id=top_up.id)


def kept(house: House) -> int:
    """How many charges the wallet has paid and not got back."""
    return sum(not one.refunded for one in wallet_of(house).charges)


async def test_a_purchase_on_the_page_charges_once_and_adds_its_credits(house: House) -> None:
    before, cents = await available(house), wallet_of(house).wallet_cents
    seat, customer = await seated(house), await customer_of(house)
    form, page = {"units": "100", "token": str(uuid4())}, f"/embed/credits/{customer.id}/wallet"
    assert "Buy now" in (await seat.get(page)).text

    for _ in range(2):
        await seat.post(f"{page}/buy", **form)

    async def charged() -> bool:
        return await TopUp.exists(state=State.CHARGED)

    await eventually(charged, "the wallet is not charged")
    [top_up] = await TopUp.all()
    [charge] = wallet_of(house).charges
    assert (charge.event_id, charge.units, top_up.charge_id) == (str(top_up.id), 100, charge.id)
    assert wallet_of(house).wallet_cents == cents - 500
    assert await available(house) == before + 100_000
    assert top_up.by
    assert "Bought" in (await seat.get(page)).text


@pytest.mark.parametrize("kind", ["drop_after", "garbage"])
async def test_a_charge_whose_answer_is_lost_is_found_and_not_made_again(house: House, kind: str) -> None:
    before, top_up = await available(house), await planned(house)
    house.world.faults.add(Fault(CHARGE, kind, times=1))  # type: ignore[arg-type]

    assert (await run(house, top_up)).state is State.SENT
    assert (await run(house, top_up)).state is State.CHARGED
    await run(house, top_up)

    assert kept(house) == 1
    assert await available(house) == before + 100_000


async def test_a_request_that_never_arrived_is_repeated_only_when_no_list_shows_it_for_long(house: House) -> None:
    before, top_up = await available(house), await planned(house)
    house.world.faults.add(Fault(CHARGE, "drop_before", times=1))

    await run(house, top_up)
    for _ in range(3):
        assert (await run(house, top_up)).state is State.SENT
    assert kept(house) == 0
    assert (await run(house, top_up, later=ABSENT_AFTER)).state is State.CHARGED

    assert kept(house) == 1
    assert await available(house) == before + 100_000


async def test_a_list_that_is_late_is_waited_for(house: House) -> None:
    top_up = await planned(house)
    house.world.crm.manners = Manners(lists_charges_late=True)
    house.world.faults.add(Fault(CHARGE, "drop_after", times=1))

    await run(house, top_up)
    states = [(await run(house, top_up)).state for _ in range(3)]

    assert states == [State.SENT, State.SENT, State.CHARGED]
    assert kept(house) == 1


async def test_a_second_charge_for_the_same_is_given_back_an_hour_later(house: House) -> None:
    before, top_up = await available(house), await planned(house)
    house.world.crm.manners = Manners(charges_twice=True)

    assert (await run(house, top_up)).state is State.CHARGED
    assert kept(house) == 2
    await check_top_up(house.clients, house.settings, str(top_up.id))

    assert kept(house) == 1
    assert await available(house) == before + 100_000


async def test_a_second_charge_goes_back_also_when_the_first_was_given_back_before(house: House) -> None:
    before, top_up = await available(house), await planned(house)
    house.world.crm.manners = Manners(charges_twice=True)
    await run(house, top_up)
    assert await top_ups.begin_refund(top_up.id, top_up.customer_id)
    await run(house, top_up)

    await check_top_up(house.clients, house.settings, str(top_up.id))

    assert (kept(house), await available(house)) == (0, before)


async def test_where_the_list_does_not_say_what_a_charge_was_for_nobody_elses_is_given_back(house: House) -> None:
    house.world.crm.manners = Manners(lists_all_charges=True)
    first = await planned(house)
    await run(house, first)
    second = await planned(house)
    await run(house, second)
    stray = replace(wallet_of(house).charges[-1], id="of-a-person", event_id="of a person")
    wallet_of(house).charges.append(stray)

    for one in (first, second):
        await check_top_up(house.clients, house.settings, str(one.id))

    assert kept(house) == 3


async def test_a_wallet_without_funds_is_not_asked_and_says_so(house: House) -> None:
    before, top_up = await available(house), await planned(house)
    wallet_of(house).wallet_cents = 0

    refused = await run(house, top_up)

    assert (refused.state, refused.sends) == (State.REFUSED, 0)
    assert refused.why == "The wallet has no funds. Add some in the CRM, and try again."
    assert await available(house) == before


async def test_a_wallet_that_is_short_refuses_in_its_words(house: House) -> None:
    top_up = await planned(house)
    wallet_of(house).wallet_cents = 1

    assert (await run(house, top_up)).state is State.SENT, "its words are nowhere documented"
    refused = await run(house, top_up, later=ABSENT_AFTER)

    assert (refused.state, refused.sends, kept(house)) == (State.REFUSED, 1, 0)
    assert "Insufficient funds" in (refused.why or "")


async def test_a_meter_that_leaves_the_price_to_the_app_is_told_what_the_customer_pays(house: House) -> None:
    house.world.crm.app.unit_price = None
    settings = house.settings.model_copy(update={"ghl_wallet_names_price": True})
    top_up = await planned(house)
    await charge_top_up(house.clients, settings, str(top_up.id))
    assert (
        await TopUp.get(id=top_up.id)
    ).why == "The price of a credit is not set for this account. Your agency sets it."

    await Customer.all().update(credit_microcents=7_000_000)
    second = await planned(house)
    await charge_top_up(house.clients, settings, str(second.id))

    [charge] = wallet_of(house).charges
    assert (charge.price, charge.cents) == (0.07, 700)


async def test_a_purchase_is_given_back_with_its_credits(house: House) -> None:
    before, cents = await available(house), wallet_of(house).wallet_cents
    top_up = await planned(house)
    await run(house, top_up)
    customer, agency = await customer_of(house), await seated(house, "agency")
    page = f"/embed/credits/{customer.id}/wallet"
    assert (await (await seated(house)).post(f"{page}/{top_up.id}/refund")).status_code == 403

    for _ in range(2):
        await agency.post(f"{page}/{top_up.id}/refund")

    async def given_back() -> bool:
        return await TopUp.exists(state=State.REFUNDED)

    await eventually(given_back, "it is not given back")
    assert (await available(house), wallet_of(house).wallet_cents) == (before, cents)
    assert await ledger.drifts() == []


async def test_credits_that_are_spent_are_not_given_back(house: House) -> None:
    top_up, customer = await planned(house), await customer_of(house)
    await run(house, top_up)
    left = await available(house)
    await Account.filter(customer_id=customer.id).update(available=99_999)

    with pytest.raises(InsufficientCredits):
        await top_ups.begin_refund(top_up.id, customer.id)

    await Account.filter(customer_id=customer.id).update(available=left)
    assert (await TopUp.get(id=top_up.id)).state is State.CHARGED


async def test_one_purchase_at_a_time(house: House) -> None:
    customer = await customer_of(house)
    house.world.faults.add(Fault(CHARGE, "delay", seconds=30, times=1))
    now = datetime.now(UTC)

    first = await top_ups.plan(customer, 100, "Ann", now)
    second = await top_ups.plan(customer, 100, "Bo", now)

    assert first is not None
    assert second is None


@pytest.mark.parametrize(
    ("below", "ceiling", "bought"), [(None, 500, 0), (10_000_000, 500, 1), (10_000_000, 99, 0), (1, 500, 0)]
)
async def test_it_buys_by_itself_below_its_threshold_and_within_its_month(
    house: House, below: int | None, ceiling: int, bought: int
) -> None:
    await Customer.filter(id=(await customer_of(house)).id).update(
        top_up_below=below, top_up_units=100, top_up_per_month=ceiling
    )

    assert await top_ups.plan_automatic(datetime.now(UTC)) == bought
    assert await top_ups.plan_automatic(datetime.now(UTC)) == 0, "one at a time"


async def test_the_months_ceiling_counts_what_was_bought(house: House) -> None:
    customer = await customer_of(house)
    await Customer.filter(id=customer.id).update(top_up_below=10**12, top_up_units=100, top_up_per_month=250)
    bought = 0
    for _ in range(4):
        bought += await top_ups.plan_automatic(datetime.now(UTC))
        await house.quiet()

    assert bought == 2
    assert kept(house) == 2


async def test_whoever_was_refused_is_not_asked_every_minute(house: House) -> None:
    customer = await customer_of(house)
    await Customer.filter(id=customer.id).update(top_up_below=10**12, top_up_units=100, top_up_per_month=10_000)
    wallet_of(house).wallet_cents = 0
    await top_ups.plan_automatic(datetime.now(UTC))
    await house.quiet()

    assert await top_ups.plan_automatic(datetime.now(UTC) + timedelta(hours=5)) == 0
    assert await top_ups.plan_automatic(datetime.now(UTC) + timedelta(hours=7)) == 1


async def test_nothing_is_sold_until_the_agency_says_so(house: House) -> None:
    await Agency.all().update(sells_credits=False)
    seat, customer = await seated(house), await customer_of(house)
    page = f"/embed/credits/{customer.id}/wallet"
    assert "Credits are not sold here. Ask your agency." in (await seat.get(page)).text

    await seat.post(f"{page}/buy", units="100", token=str(uuid4()))
    assert not await TopUp.exists()

    agency = await seated(house, "agency")
    await agency.post(f"{page}/sell", sells_credits="yes")
    assert (await Agency.get(id=house.seeded.agency.id)).sells_credits
    await seat.post(f"{page}/buy", units="33", token=str(uuid4()))
    await seat.post(f"{page}/buy", units="100", token="none")
    assert not await TopUp.exists()


@pytest.mark.parametrize(
    "form",
    [
        {"top_up_below": "20", "top_up_units": "100", "top_up_per_month": ""},
        {"top_up_below": "many", "top_up_units": "100", "top_up_per_month": "500"},
        {"top_up_below": "20", "top_up_units": "100", "top_up_per_month": "0"},
    ],
)
async def test_a_threshold_needs_a_ceiling(house: House, form: dict[str, str]) -> None:
    seat, customer = await seated(house), await customer_of(house)

    answer = await seat.post(f"/embed/credits/{customer.id}/wallet/automatic", **form)

    assert (answer.status_code, 'aria-invalid="true"' in answer.text) == (422, True)
    assert (await customer_of(house)).top_up_below is None


async def test_an_uninstalled_sub_account_is_not_charged(house: House) -> None:
    top_up = await planned(house)
    await Installation.filter(customer_id=top_up.customer_id).update(status=UNINSTALLED)

    assert (await run(house, top_up)).why == "The app is not installed in this sub-account any more."


async def test_the_operator_holds_the_wallets_against_what_was_bought(house: House) -> None:
    month = f"{datetime.now(UTC):%Y-%m}"
    top_up = await planned(house)
    await run(house, top_up)
    place = await Installation.get(location_id=house.tenant.location_id)
    since = datetime.now(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    until = since + timedelta(days=31)
    assert await differences(house.clients, house.settings, place, since, until) == (1, [])

    charge = wallet_of(house).charges[0]
    wallet_of(house).charges.append(replace(charge, id="stray", event_id="of nobody"))
    charge.refunded = True

    _, found = await differences(house.clients, house.settings, place, since, until)
    assert found == [
        "charge stray of 100 credits belongs to no purchase",
        f"purchase {top_up.id} is charged, its charge given back",
    ]
    with pytest.raises(AssertionError, match="GHL_WALLET_METER_ID is not set"):
        await house.command("check-wallets", month)


async def test_one_whose_job_was_parked_is_taken_up_again(house: House) -> None:
    top_up = await planned(house)
    await TopUp.filter(id=top_up.id).update(planned_at=top_up.planned_at - timedelta(minutes=59))
    assert await top_ups.wake_stuck(datetime.now(UTC)) == 0
    await TopUp.filter(id=top_up.id).update(planned_at=top_up.planned_at - timedelta(minutes=61))

    assert await top_ups.wake_stuck(datetime.now(UTC)) == 1

    async def charged() -> bool:
        return await TopUp.exists(id=top_up.id, state=State.CHARGED)

    await eventually(charged, "it is not taken up again")
    assert kept(house) == 1


async def test_a_crm_that_is_away_for_a_day_ends_a_purchase_that_was_never_asked_for(house: House) -> None:
    top_up = await planned(house)
    await TopUp.filter(id=top_up.id).update(planned_at=top_up.planned_at - timedelta(days=1, minutes=1))

    refused = await run(house, top_up)

    assert (refused.state, kept(house)) == (State.REFUSED, 0)
    assert refused.why == "The CRM could not be reached for a day, so nothing was charged. Try again."
