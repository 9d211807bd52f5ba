"""A customer without the CRM calls like any other, and nothing asks a CRM for it."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.demo.seed import TENANTS
from app.domain.calls.calls import Call
from app.domain.lifecycle import direct_customers, uninstalling
from app.domain.results.write_backs import WriteBack
from app.domain.telephony.numbers import PhoneNumber, calling_number
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.errors import InvalidRequest
from app.jobs.periodic.tell_low_credits import tell_low_credits
from tests.house import House
from tests.market import Market
from tests.settings_page import Seat, seated

NUMBER = "+13125550177"


async def created(seat: Seat, **form: str) -> Customer:
    """One that the agency has created on its page."""
    answer = await seat.post("/embed/customers/new", name="Direct Dental", country="US", **form)
    assert answer.status_code == 200, answer.text
    assert "was created" in answer.headers["hx-trigger"]
    return await Customer.get(name="Direct Dental")


async def equipped(house: House, seat: Seat, customer: Customer) -> str:
    """It has got number, agent, Outbound, credits and a key, all on the page; returns the key."""
    house.world.voice.workspaces[0].add_number(NUMBER)
    number = await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164=NUMBER)
    page = f"/embed/numbers/{number.id}"
    await seat.post(f"{page}/customer", customer=str(customer.id))
    await seat.post(f"{page}/agent", agent=house.tenant.agent_id)
    await seat.post(f"{page}/outbound", outbound="on")
    await seat.post(f"/embed/credits/{customer.id}/grant", amount="100", reason="Start", token="start", sure="yes")
    policy = {"opens": "00:00", "closes": "23:59", "country": "US"}
    await seat.post(f"/embed/rules/{customer.id}", **policy)
    await Customer.filter(id=customer.id).update(policy=(await Customer.get(id=house_customer(house))).policy)
    found = re.search(r"owk_\w{49}", (await seat.post(f"{page}/key")).text)
    assert found
    return found[0]


def house_customer(house: House) -> UUID:
    return house.seeded.customers[house.tenant.location_id].id


async def test_it_has_numbers_keys_credits_and_calls_and_nothing_asks_a_crm(installed_house: House) -> None:
    house, seat = installed_house, await seated(installed_house, "agency")
    customer = await created(seat)
    key = await equipped(house, seat, customer)
    await house.quiet()
    before = len(house.world.crm.requests)

    body = {"from_number": NUMBER, "to_number": "+14155550101", "contact_id": "from-elsewhere"}
    placed = await house.http.post("/api/outbound-call", json=body, headers={"X-API-Key": key})

    assert (placed.status_code, placed.json()["status"]) == (200, "placed")
    call_id = placed.json()["call_id"]
    await house.settled(call_id)
    await house.quiet()
    await tell_low_credits(datetime.now(UTC))
    assert (await Call.get(id=UUID(call_id))).charged > 0
    assert not await WriteBack.exists(cause_id=UUID(call_id))
    assert house.world.crm.requests[before:] == []
    assert "Direct Dental" in (await seat.get("/embed/calls", sub=str(customer.id))).text
    for page in (f"/embed/customers/{customer.id}", f"/embed/credits/{customer.id}", f"/embed/rules/{customer.id}"):
        assert "Direct Dental" in (await seat.get(page)).text
    assert "Without the CRM" in (await seat.get("/embed/customers")).text


async def test_its_calls_stop_with_its_pause_and_with_nobody_elses_uninstall(house: House) -> None:
    seat = await seated(house, "agency")
    customer = await created(seat)
    key = await equipped(house, seat, customer)
    now = datetime.now(UTC)
    await uninstalling.leave(house.tenant.location_id, now, now)
    ask = {"json": {"from_number": NUMBER, "to_number": "+14155550101"}, "headers": {"X-API-Key": key}}

    await seat.post(f"/embed/customers/{customer.id}/pause", paused="on")
    paused = await house.http.post("/api/outbound-call", **ask)  # type: ignore[arg-type]
    await seat.post(f"/embed/customers/{customer.id}/pause", paused="off")
    placed = await house.http.post("/api/outbound-call", **ask)  # type: ignore[arg-type]

    assert (paused.status_code, placed.status_code) == (422, 200)


@pytest.mark.parametrize("page", ["customers/{}", "credits/{}", "rules/{}", "rules/{}/do-not-call"])
async def test_no_sub_account_and_no_other_agency_reaches_it(house: House, page: str) -> None:
    customer = await created(await seated(house, "agency"))
    market = Market.opened(house)
    await market.from_inside(market.owner, [market.branch()])
    await market.quiet()
    path = f"/embed/{page.format(customer.id)}"

    assert (await (await seated(house)).get(path)).status_code in (403, 404)
    stranger = await house.http.post("/embed/session", json={"context": house.world.crm.user_context(market.owner)})
    other = Seat(house, stranger.json()["token"])
    assert (await other.get(path)).status_code == 404


async def test_a_form_that_arrives_twice_creates_one(house: House) -> None:
    seat = await seated(house, "agency")
    await created(seat)

    again = await seat.post("/embed/customers/new", name="Direct Dental")

    assert again.status_code == 422
    assert "There is a customer with this name already." in again.text
    assert await Customer.filter(name="Direct Dental").count() == 1


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "A", "email": "a at b"}, "email"),
        ({"name": "A", "country": "Atlantis"}, "country"),
        ({"name": "A", "timezone": "Mars/Base"}, "timezone"),
    ],
)
async def test_what_is_wrong_is_told_beside_its_field_in_both_languages(
    house: House, form: dict[str, str], field: str
) -> None:
    for language in ("en", "es"):
        answer = await (await seated(house, "agency", language=language)).post("/embed/customers/new", **form)

        assert answer.status_code == 422
        assert f'id="{field}-wrong"' in answer.text
    assert not await Customer.exists(without_crm=True, name="A")


async def test_the_command_creates_one_too(house: House) -> None:
    agency = str(house.seeded.agency.id)

    said = await house.command("create-customer", agency, "By command", "--country", "Spain")

    customer = await Customer.get(name="By command")
    assert (customer.without_crm, customer.country, str(customer.id) in said) == (True, "ES", True)
    assert "without CRM  By command" in await house.command("installations")


async def test_absence_of_a_sub_account_is_no_permission(house: House) -> None:
    customer = await created(await seated(house, "agency"))
    number = await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164=NUMBER, customer_id=customer.id)
    assert await calling_number(number.id) is not None

    await Customer.filter(id=customer.id).update(without_crm=False)

    assert await calling_number(number.id) is None


async def test_one_whose_app_was_uninstalled_may_go_on_until_it_is_installed_again(house: House) -> None:
    now = datetime.now(UTC)
    customer_id = house_customer(house)
    seat = await seated(house, "agency")
    await uninstalling.leave(house.tenant.location_id, now, now)
    assert "uninstalled" in (await house.ask()).json()["error"]
    assert "The app was uninstalled" in (await seat.get(f"/embed/customers/{customer_id}")).text

    answer = await seat.post(f"/embed/customers/{customer_id}/without-crm")

    assert "goes on without the CRM" in answer.headers["hx-trigger"]
    assert (await house.ask()).status_code == 200
    tomorrow = (now + timedelta(days=1)).isoformat()
    waiting = (await house.ask("+14155550111", not_before=tomorrow)).json()["call_id"]
    await uninstalling.leave(house.tenant.location_id, now, now)
    assert (await house.call(waiting)).state == "queued", "the same news once more"
    company = house.world.crm.agencies[house.seeded.agency.company_id]
    market = Market(house, company, next(user for user in company.users if user.owner))
    await market.from_inside(market.owner, [house.location])
    await market.active(house.location)
    assert not (await Customer.get(id=customer_id)).without_crm


async def test_a_sub_account_that_has_the_app_cannot_be_taken_from_its_crm(house: House) -> None:
    assert await direct_customers.go_on_without_crm(house_customer(house)) is False
    assert (await Installation.get(location_id=TENANTS[0].location_id)).status == "active"


async def test_a_direct_customer_has_a_name_of_its_own(house: House) -> None:
    agency = house.seeded.agency.id
    await direct_customers.create(agency, "Twice", email=None, country="", timezone="")

    with pytest.raises(InvalidRequest, match="already"):
        await direct_customers.create(agency, "Twice", email=None, country="", timezone="")
