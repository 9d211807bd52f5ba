"""Numbers get their customer, agent, Outbound and key: one by one in a panel, or several at once in the list."""

import re

from app.demo.seed import TENANTS, demo_id
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from tests.house import House
from tests.settings_page import seated


async def unassigned(house: House) -> PhoneNumber:
    """A number of the agency's account that nobody has."""
    house.world.voice.workspaces[0].add_number("+14155550190", nickname="Spare")
    return await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164="+14155550190", nickname="Spare")


async def test_customer_agent_outbound_and_key_are_one_save(house: House) -> None:
    number, seat = await unassigned(house), await seated(house, "agency")
    customer, path = house.seeded.customers[TENANTS[0].location_id], f"/embed/numbers/{number.id}/assign"
    panel = (await seat.get(path)).text
    form = {"agent": TENANTS[0].agent_id, "outbound": "on", "key": "on"}

    without = await seat.post(path, **form)
    done = await seat.post(path, **form, customer=str(customer.id))
    again = await seat.post(path, **form, customer=str(customer.id))

    assert panel.count(" checked") == 2, "Outbound and a key are what an agent is assigned for"
    assert "Receptionist" in panel
    assert (without.status_code, 'id="panel-customer-wrong"' in without.text) == (422, True)
    issued = re.search(r'<code id="issued">(owk_\w+)</code>', done.text)
    assert issued
    assert "numbers-changed" in done.headers["hx-trigger"]
    assert "owk_" not in again.text, "a second save makes no second key"
    assignment = await AgentAssignment.get(number_id=number.id).select_related("number")
    assert (assignment.agent_id, assignment.outbound) == (TENANTS[0].agent_id, True)
    assert assignment.number.customer_id == customer.id
    off = await seat.post(path, agent=TENANTS[0].agent_id)
    assert "places no calls while Outbound is off" in off.text
    assert not (await AgentAssignment.get(number_id=number.id)).outbound


async def test_a_sub_account_chooses_its_agent_and_not_its_owner(house: House) -> None:
    number, seat = await unassigned(house), await seated(house)
    mine = await PhoneNumber.get(e164=house.tenant.number)
    taken = TENANTS[1].agent_id

    panel = (await seat.get(f"/embed/numbers/{mine.id}/assign")).text
    refused = await seat.post(f"/embed/numbers/{mine.id}/assign", agent=taken, outbound="on")

    assert 'name="customer"' not in panel
    assert taken not in panel
    assert (refused.status_code, "speaks for another customer" in refused.text) == (422, True)
    assert (await seat.get(f"/embed/numbers/{number.id}/assign")).status_code == 404
    assert (await (await seated(house, "user")).get(f"/embed/numbers/{mine.id}/assign")).status_code == 403


async def test_several_numbers_are_given_to_a_customer_and_only_those_of_the_agency(house: House) -> None:
    number, seat = await unassigned(house), await seated(house, "agency")
    customer = house.seeded.customers[TENANTS[1].location_id]
    theirs = await PhoneNumber.get(e164=TENANTS[0].number)
    other = await Agency.create(company_id="Other", name="Other")
    foreign = await PhoneNumber.create(
        workspace=await Workspace.create(agency_id=other.id, name="Other", sealed_api_key=b""), e164="+14155550191"
    )
    boxes = {f"number:{one.id}": "on" for one in (number, theirs, foreign)}

    nobody = await seat.post("/embed/numbers/assign", **boxes)
    done = await seat.post("/embed/numbers/assign?q=spare", **boxes, customer=str(customer.id))

    assert (nobody.status_code, "Choose a customer." in nobody.text) == (422, True)
    assert "1 number was assigned." in done.headers["hx-trigger"]
    assert "#/embed/numbers?q=spare" in done.headers["hx-trigger"]
    owners = {one.e164: one.customer_id for one in await PhoneNumber.all()}
    assert owners[number.e164] == customer.id
    assert owners[theirs.e164] == theirs.customer_id
    assert owners[foreign.e164] is None


async def test_the_list_is_narrowed_by_health_and_sorted(house: House) -> None:
    await unassigned(house)
    await AgentAssignment.filter(number_id=demo_id(TENANTS[1].number)).delete()
    seat = await seated(house, "agency")

    async def rows(**query: str) -> list[str]:
        page = (await seat.get("/embed/numbers/rows", **query)).text
        return [number[-4:] for number in re.findall(r'id="number-[^>]+>([^<]+)<', page)]

    health = {name: await rows(health=name) for name in ("ok", "unassigned", "gone")}
    orders = {sort: await rows(sort=sort) for sort in ("", "number", "customer")}

    assert health == {"ok": ["0100"], "unassigned": ["0190"], "gone": []}
    assert orders[""][0] == "0190"
    assert orders["number"] == ["0100", "0100", "0190"]
    assert orders["customer"][-1] == "0190"
