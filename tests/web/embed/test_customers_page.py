"""The Customers page of the agency: which sub-account is which customer, found, taken in, or left local."""

from uuid import UUID

import pytest

from app.demo.seed import TENANTS
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.sealing import KeyRing
from tests.conftest import built
from tests.house import House
from tests.settings_page import seated


async def place(tenant: int = 0) -> str:
    return str((await Installation.get(location_id=TENANTS[tenant].location_id)).customer_id)


async def customer_of(house: House, tenant: int = 0) -> Customer:
    return await Customer.get(id=house.seeded.customers[TENANTS[tenant].location_id].id)


async def test_the_unmapped_come_first(house: House) -> None:
    await Customer.filter(id=(await customer_of(house, 1)).id).update(knotie_id="cust_1")
    seat = await seated(house, "agency")

    page = (await seat.get("/embed/customers")).text

    assert page.index("Sunrise Dental") < page.index("Harbor Realty")
    assert "Not connected" in page
    assert "cust_1" in page


async def test_a_sub_account_is_found_by_its_e_mail_address(house: House) -> None:
    known = house.world.knotie.add_customer(email="Ana@Sunrise.example")
    seat = await seated(house, "agency")

    answer = await seat.post(f"/embed/customers/{await place()}/match", email="ana@sunrise.example")

    assert answer.status_code == 200
    assert "The sub-account is connected." in answer.headers["hx-trigger"]
    assert (await customer_of(house)).knotie_id == known.id


async def test_one_that_nobody_knows_is_told_and_can_be_taken_in(house: House) -> None:
    seat, path = await seated(house, "agency"), f"/embed/customers/{await place()}"

    unknown = await seat.post(f"{path}/match", email="new@sunrise.example")
    taken_in = await seat.post(f"{path}/onboard", email="new@sunrise.example")

    assert unknown.status_code == 422
    assert "No customer has this e-mail address." in unknown.text
    assert 'value="new@sunrise.example"' in unknown.text
    assert taken_in.status_code == 200
    assert (await customer_of(house)).mapped
    assert len(house.world.knotie.customers) == 1


async def test_one_customer_belongs_to_one_sub_account(house: House) -> None:
    house.world.knotie.add_customer(email="ana@sunrise.example")
    seat = await seated(house, "agency")
    await seat.post(f"/embed/customers/{await place()}/match", email="ana@sunrise.example")

    answer = await seat.post(f"/embed/customers/{await place(1)}/match", email="ana@sunrise.example")

    assert answer.status_code == 422
    assert "Another sub-account is already connected to this customer." in answer.text


@pytest.mark.parametrize("email", ["", "ana", "ana@", "a b@example.com"])
async def test_what_is_no_address_is_told_beside_its_field(house: House, email: str) -> None:
    seat = await seated(house, "agency")

    answer = await seat.post(f"/embed/customers/{await place()}/match", email=email)

    assert answer.status_code == 422
    assert 'id="email-wrong"' in answer.text


async def test_a_directory_that_is_down_is_told_and_nothing_changes(house: House) -> None:
    house.world.knotie.fail_with = 503
    seat = await seated(house, "agency")

    answer = await seat.post(f"/embed/customers/{await place()}/match", email="ana@sunrise.example")

    assert answer.status_code == 422
    assert "did not answer" in answer.text
    assert not (await customer_of(house)).mapped


async def test_without_an_account_there_it_says_so(database_url: str) -> None:
    async with built(database_url, knotie_api_url="", knotie_api_key="") as house:
        seat = await seated(house, "agency")
        page = (await seat.get(f"/embed/customers/{await place()}")).text
        answer = await seat.post(f"/embed/customers/{await place()}/match", email="ana@sunrise.example")

        assert "Calls work without it." in page
        assert answer.status_code == 422


async def test_a_key_is_tried_before_it_is_kept_sealed(house: House) -> None:
    seat, ring = await seated(house, "agency"), KeyRing.parse(house.settings.secret_keys)

    wrong = await seat.post("/embed/customers/settings", key="wrong")
    kept_none = (await Agency.get()).sealed_knotie_key
    right = await seat.post("/embed/customers/settings", key=house.world.knotie.api_key, onboards="on")

    assert wrong.status_code == 422
    assert 'id="key-wrong"' in wrong.text
    assert kept_none is None
    assert right.status_code == 200
    agency = await Agency.get()
    assert agency.knotie_key(ring) == house.world.knotie.api_key
    assert agency.onboards_customers
    assert house.world.knotie.api_key not in right.text


async def test_one_sub_account_is_paused_and_resumed(house: House) -> None:
    seat, path = await seated(house, "agency"), f"/embed/customers/{await place()}/pause"

    page = (await seat.post(path, paused="on")).text
    refused = await house.ask()
    await seat.post(path, paused="off")

    assert "Calling is paused" in page
    assert refused.json()["error_code"] == "PAUSED"
    assert (await house.ask()).status_code == 200


@pytest.mark.parametrize("role", ["admin", "user"])
async def test_a_sub_account_has_no_such_page(house: House, role: str) -> None:
    seat = await seated(house, role)

    assert (await seat.get("/embed/customers")).status_code == 403
    assert "Customers" not in (await seat.get("/embed/layout")).text


async def test_what_is_not_ours_is_not_found(house: House) -> None:
    seat = await seated(house, "agency")

    assert (await seat.get(f"/embed/customers/{UUID(int=1)}")).status_code == 404
