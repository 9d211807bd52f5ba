"""Which customer a sub-account is: found by e-mail, taken in, or a local one; an install never waits for it."""

import asyncio
from datetime import UTC, datetime

import pytest

from app.config import Settings
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.jobs.crm.map_customer import map_customer
from app.jobs.crm.reconcile_agency import reconcile_daily
from app.sandbox.crm.entities import Location
from app.sealing import KeyRing
from tests.house import House, eventually
from tests.market import Market

EMAIL = "front@lake.example"


@pytest.fixture
def market(house: House) -> Market:
    return Market.opened(house)


async def customer_of(market: Market, location: Location) -> Customer:
    installation = await market.active(location)
    await market.quiet()
    return await Customer.get(id=installation.customer_id)


async def installed(market: Market, email: str = EMAIL) -> Customer:
    branch = market.branch("Lake Dental", email)
    await market.from_inside(market.owner, [branch])
    return await customer_of(market, branch)


async def test_the_exact_e_mail_address_finds_the_customer_and_both_ids_are_kept(market: Market) -> None:
    knotie = market.house.world.knotie
    for index in range(120):
        knotie.add_customer(email=f"{index}.{EMAIL}")
    known = knotie.add_customer(email=EMAIL.upper(), company="Lake Dental")

    customer = await installed(market)

    assert (customer.knotie_id, customer.knotie_customer_id) == (known.id, known.customer_id)
    assert customer.mapping_error is None


async def test_a_similar_address_is_nobody(market: Market) -> None:
    market.house.world.knotie.add_customer(email=f"not-{EMAIL}")

    customer = await installed(market)

    assert (customer.mapped, customer.mapping_error) == (False, None)
    assert len(market.house.world.knotie.customers) == 1


async def test_where_the_agency_wants_it_an_unknown_customer_is_taken_in_once(market: Market) -> None:
    await market.from_inside(market.owner, [])
    await Agency.filter(company_id=market.agency.id).update(onboards_customers=True)

    customer = await installed(market)

    [onboarded] = market.house.world.knotie.customers
    assert (customer.knotie_id, customer.knotie_customer_id) == (onboarded.id, onboarded.customer_id)
    await map_customer(market.house.clients, str(customer.id))
    assert len(market.house.world.knotie.customers) == 1


@pytest.mark.parametrize("status", [401, 403])
async def test_a_refusal_is_shown_and_the_daily_look_tries_again(market: Market, status: int) -> None:
    knotie = market.house.world.knotie
    known, knotie.fail_with = knotie.add_customer(email=EMAIL), status

    customer = await installed(market)

    assert (customer.mapped, bool(customer.mapping_error)) == (False, True)
    assert "knotie" not in (customer.mapping_error or "").lower()
    knotie.fail_with = None
    await reconcile_daily(datetime.now(UTC))
    await market.quiet()
    customer = await Customer.get(id=customer.id)
    assert (customer.knotie_id, customer.mapping_error) == (known.id, None)


async def test_trouble_is_shown_and_tried_again_by_itself(market: Market) -> None:
    known = market.house.world.knotie.add_customer(email=EMAIL)
    market.house.fault("GET /knotie/customers", "drop_before", times=2)
    branch = market.branch("Lake Dental", EMAIL)
    await market.from_inside(market.owner, [branch])
    installation = await market.active(branch)

    async def mapped() -> Customer | None:
        return await Customer.get_or_none(id=installation.customer_id, knotie_id=known.id)

    customer = await eventually(mapped, "the job did not try again")
    assert customer.mapping_error is None


async def test_trouble_that_comes_late_is_not_shown_beside_a_customer_that_was_found(market: Market) -> None:
    house, knotie = market.house, market.house.world.knotie
    known, knotie.fail_with = knotie.add_customer(email=EMAIL), 401
    customer = await installed(market)
    late = house.fault("GET /knotie/customers", "delay_after", times=1, seconds=0.5)

    async def asked() -> bool:
        return bool(late.fired)

    refused = asyncio.create_task(map_customer(house.clients, str(customer.id)))
    await eventually(asked, "nobody is asked")
    knotie.fail_with = None
    await map_customer(house.clients, str(customer.id))
    await refused

    customer = await Customer.get(id=customer.id)
    assert (customer.knotie_id, customer.mapping_error) == (known.id, None)


async def test_two_sub_accounts_with_one_address_do_not_share_a_customer(market: Market) -> None:
    known = market.house.world.knotie.add_customer(email=EMAIL)

    first, second = await installed(market), await installed(market)

    assert first.knotie_id == known.id
    assert second.knotie_id is None
    assert "Another sub-account" in (second.mapping_error or "")


async def test_a_mapping_outlasts_an_uninstall_and_another_address(market: Market) -> None:
    known = market.house.world.knotie.add_customer(email=EMAIL)
    customer = await installed(market)
    location = market.agency.locations[0]
    market.house.world.crm.uninstall(location)
    await market.is_in("uninstalled", location)
    location.email = "other@lake.example"

    await market.from_inside(market.owner, [location])

    again = await customer_of(market, location)
    assert (again.id, again.knotie_id) == (customer.id, known.id)
    assert again.email == "other@lake.example"


async def test_an_agencys_own_key_wins(market: Market) -> None:
    await market.from_inside(market.owner, [])
    agency = await Agency.get(company_id=market.agency.id)
    agency.keep_knotie_key("pkt_wrong", KeyRing.parse(market.house.settings.secret_keys))
    await agency.save()
    market.house.world.knotie.add_customer(email=EMAIL)

    customer = await installed(market)

    assert "API key" in (customer.mapping_error or "")


def test_without_an_address_of_the_directory_customers_are_local() -> None:
    settings = Settings(_env_file=None)

    assert (settings.knotie_api_url, settings.knotie_api_key) == ("", "")
