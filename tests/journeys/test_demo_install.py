"""The demo's installations hold real tokens of the imitated CRM, at every start."""

from app.demo.install import install
from app.domain.tenants.crm_tokens import CrmToken
from app.domain.tenants.customers import Customer
from tests.house import House
from tests.market import Market


async def test_the_demo_installs_the_app_as_a_real_agency_does(house: House) -> None:
    company = house.world.crm.agencies[house.seeded.agency.company_id]
    market = Market(house, company, company.users[0])
    for _ in range(2):
        await install(house.world, house.clients, house.settings)

    for location in company.locations:
        await market.active(location)
        assert await market.reads_its_location(location) == location.name
    assert await CrmToken.filter(state="good").count() == len(company.locations) + 1
    assert await Customer.all().count() == len(house.seeded.customers)
    assert (await house.ask()).status_code == 200
