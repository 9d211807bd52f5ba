"""The app is uninstalled: nothing is dialed any more, nothing is lost, and a new install finds everything again."""

from datetime import UTC, datetime, timedelta

import pytest

from app.demo.seed import TENANTS
from app.domain.calls.calls import Call
from app.domain.lifecycle import uninstalling
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.installations import Installation
from app.sandbox.crm.entities import Agency, Location
from tests.house import House, eventually
from tests.market import Market

SUNRISE, HARBOR = TENANTS


@pytest.fixture
async def market(house: House) -> Market:
    """The demo's agency with real tokens for both of its sub-accounts."""
    company = house.world.crm.agencies[house.seeded.agency.company_id]
    market = Market(house, company, next(user for user in company.users if user.owner))
    await market.from_inside(market.owner, company.locations)
    for location in company.locations:
        await market.active(location)
    await market.quiet()
    return market


def location_of(market: Market, index: int = 0) -> Location:
    return market.house.world.crm.locations[TENANTS[index].location_id]


async def uninstall(market: Market, target: Location | Agency) -> None:
    market.house.world.crm.uninstall(target)
    await market.house.world.crm.delivered()
    for location in target.locations if isinstance(target, Agency) else [target]:
        await market.is_in("uninstalled", location)


async def test_one_that_comes_back_at_once_with_its_agency_is_taken_up_at_once(house: House) -> None:
    market = Market.opened(house)
    branch = market.branch()
    await market.from_inside(market.clerk(branch), [branch])
    await market.active(branch)
    await uninstall(market, branch)

    # The CRM announces it before the agency, which is new to us, can give its tokens.
    code = house.world.crm.approve(market.owner, [branch])
    await market.quiet()
    assert (await market.installation(branch)).status == "pending"
    await house.http.get("/oauth/callback", params={"code": code})
    await market.quiet()

    assert (await market.installation(branch)).status == "active", "no minute goes by"


async def test_an_uninstall_cancels_what_waits_and_gives_the_holds_back(market: Market) -> None:
    house = market.house
    before = await house.account()
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    waiting = [(await house.ask(f"+141555502{n:02}", not_before=tomorrow)).json()["call_id"] for n in range(5)]
    assert (await house.account()).held > 0

    await uninstall(market, location_of(market))

    for call_id in waiting:
        call = await house.call_in("canceled", call_id)
        assert call.reason_code == "UNINSTALLED"
        assert "uninstalled" in (call.reason or "")
    after = await house.account()
    assert (after.available, after.held) == (before.available, 0)
    assert house.accepted == []


async def test_after_an_uninstall_keys_and_workflow_steps_are_refused_and_no_token_is_left(market: Market) -> None:
    house = market.house

    await uninstall(market, location_of(market))

    assert (await house.ask()).status_code == 401
    run = await house.run_workflow()
    assert run.answer["status"] == "refused"
    grant = await CrmToken.get(resource_id=SUNRISE.location_id)
    assert (grant.state, grant.sealed_access_token, grant.sealed_refresh_token) == ("erased", None, None)
    assert (await house.ask(tenant=HARBOR, to_number="+12125550111")).status_code == 200, "the neighbour goes on"


async def test_a_call_that_runs_during_the_uninstall_is_paid_for(market: Market) -> None:
    call_id = (await market.house.ask()).json()["call_id"]

    await uninstall(market, location_of(market))

    attempt = await market.house.settled(call_id)
    assert (await Call.get(id=attempt.call_id)).charged > 0


async def test_an_agency_that_uninstalls_leaves_with_all_its_sub_accounts(market: Market) -> None:
    await uninstall(market, market.agency)

    async def erased() -> bool:
        return not await CrmToken.filter(agency__company_id=market.agency.id).exclude(state="erased").exists()

    await eventually(erased, "tokens are left")
    assert (await market.house.ask()).status_code == 401


async def test_a_new_install_finds_customer_numbers_and_keys_as_they_were(market: Market) -> None:
    before = await Installation.get(location_id=SUNRISE.location_id)
    await uninstall(market, market.agency)

    await market.from_inside(market.owner, market.agency.locations)

    after = await market.active(location_of(market))
    assert (after.id, after.customer_id) == (before.id, before.customer_id)
    assert await PhoneNumber.filter(customer_id=after.customer_id).count() == 1
    assert (await market.house.ask()).status_code == 200
    assert await market.reads_its_location(location_of(market)) == "Sunrise Dental"


async def test_an_uninstall_that_arrives_after_the_new_install_does_not_end_it(market: Market) -> None:
    house = market.house
    house.fault("WEBHOOK /crm/UNINSTALL", "reorder_webhooks", times=1)
    house.world.crm.uninstall(location_of(market))
    house.world.clock.skip(timedelta(seconds=1))

    await market.from_inside(market.owner, [location_of(market)])
    await market.heard()

    assert "UNINSTALL" in {delivery.kind for delivery in house.world.crm.deliveries}
    await market.active(location_of(market))
    assert (await house.ask()).status_code == 200
    assert await market.reads_its_location(location_of(market)) == "Sunrise Dental"


async def test_an_install_that_arrives_after_the_uninstall_revives_nothing(market: Market) -> None:
    house, location = market.house, location_of(market)
    house.fault("WEBHOOK /crm/INSTALL", "reorder_webhooks", times=1)
    house.world.crm.approve(market.owner, [location])

    await uninstall(market, location)
    await market.heard()

    assert [delivery.kind for delivery in house.world.crm.deliveries][-2:] == ["UNINSTALL", "INSTALL"]
    await market.is_in("uninstalled", location)
    assert (await house.ask()).status_code == 401


async def test_a_deleted_contact_is_not_called_any_more(market: Market) -> None:
    house = market.house
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    contact = house.world.crm.contacts[SUNRISE.contact_id]
    gone = (await house.ask(not_before=tomorrow, contact_id=contact.id)).json()["call_id"]
    other = (await house.ask("+14155550202", not_before=tomorrow, contact_id="another")).json()["call_id"]

    contact.delete()

    assert (await house.call_in("canceled", gone)).reason_code == "CONTACT_DELETED"
    assert (await house.call(other)).state == "queued"


async def test_a_contact_marked_do_not_call_is_refused_until_the_mark_is_taken_away(market: Market) -> None:
    contact = market.house.world.crm.contacts[SUNRISE.contact_id]
    contact.set_dnd(Call="active")
    await market.heard()
    refused = await market.house.ask(contact.phone or "")
    contact.set_dnd(Call="inactive")
    await market.heard()
    placed = await market.house.ask(contact.phone or "")

    assert (refused.status_code, refused.json()["error_code"]) == (422, "DO_NOT_CALL")
    assert placed.status_code == 200


async def test_a_wish_said_in_a_call_outlasts_the_crms_mark(market: Market) -> None:
    house = market.house
    contact = house.world.crm.contacts[f"{SUNRISE.location_id[:12]}Contact5"]
    await house.settled((await house.ask(contact.phone or "")).json()["call_id"])

    contact.set_dnd(Call="active")
    contact.set_dnd(Call="inactive")
    await market.heard()

    assert (await house.ask(contact.phone or "")).json()["error_code"] == "DO_NOT_CALL"


async def test_a_renamed_sub_account_another_version_and_another_plan_are_kept(market: Market) -> None:
    crm, location = market.house.world.crm, location_of(market)

    location.rename("Sunset Dental")
    crm.update_app("version-2", location)
    crm.change_plan(location, "plan-gold")

    async def kept() -> Installation | None:
        found = Installation.filter(location_id=location.id, name="Sunset Dental")
        return await found.get_or_none(version_id="version-2", plan_id="plan-gold")

    installation = await eventually(kept, "the news are not kept")
    assert installation.status == "active"


@pytest.mark.usefixtures("opened_database")
async def test_the_departure_of_a_stranger_is_nothing() -> None:
    now = datetime.now(UTC)

    assert await uninstalling.leave("nobody", now, now) is False
    assert await uninstalling.leave_agency("nobody", now, now) == 0
