"""A sub-account goes to another agency: there it begins anew, and nothing of the old agency's works any more."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from tortoise.transactions import in_transaction

from app.domain.credits.ledger import Account
from app.domain.lifecycle import installing, uninstalling
from app.domain.results.write_backs import WriteBack
from app.domain.settings import assignments
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_tokens import CrmToken, Pair
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.errors import InvalidRequest
from app.jobs.calls.after_call import after_call
from app.jobs.crm.reconcile_agency import reconcile_agency
from app.sandbox.crm.entities import Location
from app.sealing import KeyRing
from tests.house import House, eventually
from tests.market import Market

NEW_PAIR = Pair("access", "refresh", timedelta(days=1), "users.readonly")


async def other_agency() -> Agency:
    return await Agency.create(company_id="NorthCompany", name="North Agency")


async def move(house: House, to: Agency) -> Installation:
    """The other agency has installed the app: the CRM gave it tokens for the sub-account."""
    ring = KeyRing.parse(house.settings.secret_keys)
    async with in_transaction() as tx:
        return await installing.admit(tx, to, house.tenant.location_id, NEW_PAIR, ring, datetime.now(UTC))


async def ended(customer: Customer) -> None:
    """Wait until the old customer has nothing left."""

    async def bare() -> bool:
        return not await PhoneNumber.exists(customer_id=customer.id)

    await eventually(bare, "the numbers are still the old customer's")


async def test_a_key_that_an_uninstall_ended_opens_nothing_after_another_agency_has_installed(house: House) -> None:
    old = house.seeded.customers[house.tenant.location_id]
    now = datetime.now(UTC)
    await uninstalling.leave(house.tenant.location_id, now, now)
    assert (await house.ask()).status_code == 401

    await move(house, await other_agency())

    assert (await house.ask()).status_code == 401
    await ended(old)
    assert (await house.ask()).status_code == 401
    assert house.accepted == []


async def test_moving_away_ends_keys_queue_and_numbers_of_the_old_customer(house: House) -> None:
    old = house.seeded.customers[house.tenant.location_id]
    before = await house.account()
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    waiting = (await house.ask("+14155550201", not_before=tomorrow)).json()["call_id"]

    moved = await move(house, await other_agency())

    call = await house.call_in("canceled", waiting)
    assert (call.reason_code, call.reason) == ("UNINSTALLED", uninstalling.MOVED)
    await ended(old)
    assert (await house.account()).available == before.available, "the hold came back"
    [number] = await PhoneNumber.filter(e164=house.tenant.number)
    assert not await AgentAssignment.exists(number_id=number.id)
    assert not await ApiKey.exists(number_id=number.id, revoked_at=None)
    assert moved.customer_id != old.id
    assert (await Account.get(customer_id=moved.customer_id)).available == 0, "credits do not move along"


async def test_a_call_that_waits_is_not_dialed_in_the_moment_of_moving(house: House) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    waiting = (await house.ask("+14155550201", not_before=tomorrow)).json()["call_id"]
    other = await other_agency()
    new = await Customer.create(agency_id=other.id, name="New")
    # The first commit of the move, before its job has run.
    await Installation.filter(location_id=house.tenant.location_id).update(agency_id=other.id, customer_id=new.id)

    await house.place_now(waiting)

    assert (await house.call(waiting)).state == "canceled"
    assert house.accepted == []


async def test_the_old_customer_is_given_no_number_any_more(house: House) -> None:
    old = house.seeded.customers[house.tenant.location_id]
    await move(house, await other_agency())
    await ended(old)
    number = await PhoneNumber.get(e164=house.tenant.number)

    with pytest.raises(InvalidRequest, match="does not belong"):
        await assignments.assign_customer(old.agency_id, number.id, old.id)


async def test_a_call_that_ends_after_the_move_is_paid_for_and_told_to_nobody(house: House) -> None:
    call_id = (await house.ask(contact_id=house.tenant.contact_id)).json()["call_id"]
    await move(house, await other_agency())

    await house.settled(call_id)
    await after_call(house.settings, call_id)

    assert (await house.call(call_id)).charged > 0
    assert not await WriteBack.exists(cause_id=UUID(call_id))


async def test_the_old_agencys_tokens_and_sessions_do_not_come_along(house: House) -> None:
    await move(house, await other_agency())

    grant = await CrmToken.get(resource_id=house.tenant.location_id)
    ring = KeyRing.parse(house.settings.secret_keys)
    assert grant.access_token(ring) == NEW_PAIR.access
    assert (await Agency.get(id=grant.agency_id)).name == "North Agency"


@pytest.mark.parametrize("late", ["install", "uninstall", "tokens"])
async def test_news_of_the_old_agency_that_come_late_change_nothing(house: House, late: str) -> None:
    old, other = house.seeded.agency, await other_agency()
    moved = await move(house, other)
    before, now = datetime.now(UTC) - timedelta(minutes=1), datetime.now(UTC)
    ring = KeyRing.parse(house.settings.secret_keys)

    async with in_transaction() as tx:
        if late == "install":
            assert await installing.record_install(tx, old, house.tenant.location_id, before) is None
        elif late == "tokens":
            await installing.admit(tx, old, house.tenant.location_id, NEW_PAIR, ring, now, by_agency=True)
    if late == "uninstall":
        assert not await uninstalling.leave(house.tenant.location_id, now, now, company_id=old.company_id)

    after = await Installation.get(id=moved.id)
    assert (after.agency_id, after.customer_id, after.status) == (other.id, moved.customer_id, "active")


async def test_a_list_of_the_old_agency_that_lags_takes_nothing_back(house: House) -> None:
    company = house.world.crm.agencies[house.seeded.agency.company_id]
    market = Market(house, company, next(user for user in company.users if user.owner))
    location: Location = house.location
    await market.from_inside(market.owner, [location])
    await market.active(location)
    await market.quiet()
    other = await other_agency()
    await move(house, other)

    await reconcile_agency(house.clients, house.settings, str(house.seeded.agency.id))

    assert (await Installation.get(location_id=location.id)).agency_id == other.id


async def test_moving_away_and_back_again_begins_anew(house: House) -> None:
    old = house.seeded.customers[house.tenant.location_id]
    await move(house, await other_agency())
    await ended(old)

    back = await move(house, house.seeded.agency)

    assert back.customer_id != old.id
    assert (await house.ask()).status_code == 401
