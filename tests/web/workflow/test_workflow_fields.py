"""What the workflow editor offers: this account's numbers and agents, or what to do about their lack."""

from typing import Any

import pytest

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS, demo_id
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.installations import Installation
from tests.house import House

URL = "/workflow/fields/place-call"
HERE = TENANTS[0]


async def choices(house: House, **data: Any) -> dict[str, list[tuple[str, str]]]:
    """Each field that the editor is told of, with its options as label and value."""
    crm = house.world.crm
    call = await crm.load_fields(
        crm.locations[HERE.location_id],
        action_key="place_call",
        url=house.url + URL,
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
        data=data,
    )
    assert call.status == 200
    [section] = call.answer["inputs"]
    for field in section["fields"]:
        assert (field["fieldType"], field["required"]) == ("select", False)
    return {
        field["field"]: [(option["label"], option["value"]) for option in field["options"]]
        for field in section["fields"]
    }


async def add_number(e164: str, agent_id: str, agent_name: str, workspace_id: Any, *, outbound: bool = True) -> None:
    known = await PhoneNumber.get(e164=HERE.number)
    number = await PhoneNumber.create(
        id=demo_id(e164), workspace_id=workspace_id, customer_id=known.customer_id, e164=e164, nickname="Other line"
    )
    await AgentAssignment.create(number_id=number.id, agent_id=agent_id, agent_name=agent_name, outbound=outbound)


async def test_the_accounts_own_numbers_are_offered_after_the_best_match(house: House) -> None:
    await add_number("+12125550177", "agent_night", "Night", house.seeded.workspace.id)
    await add_number("+12125550188", "agent_off", "Off", house.seeded.workspace.id, outbound=False)

    offered = await choices(house)

    first, *numbers = offered["number"]
    assert first[1] == "best_match"
    assert numbers == [
        ("Other line +1 212-555-0177 (Night)", str(demo_id("+12125550177"))),
        ("Sunrise Dental line +1 415-555-0100 (Receptionist)", str(demo_id(HERE.number))),
    ]
    first, *agents = offered["agent"]
    assert first == ("The agent of the number", "its_own")
    assert agents == [("Night", "agent_night"), ("Off", "agent_off"), ("Receptionist", HERE.agent_id)]


async def test_the_agents_are_those_that_can_speak_on_the_chosen_number(house: House) -> None:
    elsewhere = await Workspace.create(agency_id=house.seeded.agency.id, name="Elsewhere")
    await add_number("+12125550177", "agent_night", "Night", elsewhere.id)

    offered = await choices(house, number=str(demo_id("+12125550177")), attempts="a few")

    assert offered["agent"][1:] == [("Night", "agent_night")]


async def test_a_choice_that_is_offered_is_understood_by_the_step(house: House) -> None:
    offered = await choices(house)
    url, headers = "/workflow/actions/place-call", {"X-Action-Secret": DEMO_ACTION_SECRET}
    pairs = [(number, agent) for _, number in offered["number"] for _, agent in offered["agent"]]

    for index, (number, agent) in enumerate(pairs):
        data = {"phone": f"+1415555011{index}", "number": number, "agent": agent}
        answer = await house.http.post(
            url, json={"data": data, "extras": {"locationId": HERE.location_id}}, headers=headers
        )
        assert answer.json()["status"] == "queued", (number, agent)
    assert len(pairs) == 4


async def test_without_outbound_the_editor_says_what_to_do(house: House) -> None:
    await house.switch_outbound(on=False)

    assert (await choices(house))["number"] == [("No number has Outbound on: open Settings", "best_match")]


@pytest.mark.parametrize("lack", ["number", "installation"])
async def test_without_a_number_the_editor_says_what_to_do(house: House, lack: str) -> None:
    if lack == "number":
        await PhoneNumber.all().update(customer_id=None)
    else:
        await Installation.all().update(status="uninstalled")

    offered = await choices(house)

    assert offered["number"] == [("No number yet: open Settings", "best_match")]
    assert offered["agent"] == [("No number has an agent: open Settings", "its_own")]


async def test_strangers_learn_no_number(house: House) -> None:
    body = {"extras": {"locationId": HERE.location_id}}

    answer = await house.http.post(URL, json=body, headers={"X-Action-Secret": "wrong"})

    assert (answer.status_code, HERE.number in answer.text) == (401, False)


async def test_a_body_that_is_none_has_no_account(house: House) -> None:
    answer = await house.http.post(URL, content=b"{", headers={"X-Action-Secret": DEMO_ACTION_SECRET})

    assert answer.status_code == 200
    assert HERE.number not in answer.text
