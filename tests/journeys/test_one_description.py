"""Whoever tells of a call tells the same: step, trigger, note, page, file and API."""

import csv
import io
from typing import Any
from uuid import UUID

import pytest

from app.domain.calls.calls import Attempt
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually
from tests.journeys.test_paused_step import resumed, run_and_wait
from tests.settings_page import seated

ANSWERED, NO_ANSWER, NO_FREE_LINE = OUTCOMES["01"], OUTCOMES["03"], OUTCOMES["09"]


async def finished(house: House) -> dict[str, Any]:
    """What the workflow that `call_finished` starts is told."""

    async def told() -> list[dict[str, Any]]:
        return [run.payload for run in house.world.crm.trigger_runs]

    [payload] = await eventually(told, "no workflow was started")
    return payload


async def another_agency_uses_its_agent(house: House) -> None:
    """Another agency has an agent with the same id, under a name that is none of ours; it was there before us."""
    agency = await Agency.create(company_id="other-company", name="Other agency")
    workspace = await Workspace.create(agency_id=agency.id, name="Other workspace")
    customer = await Customer.create(agency_id=agency.id, name="Other customer")
    number = await PhoneNumber.create(
        id=UUID(int=1), workspace_id=workspace.id, customer_id=customer.id, e164="+13125550100"
    )
    await AgentAssignment.create(number_id=number.id, agent_id=house.tenant.agent_id, agent_name="Not for our eyes")


async def test_a_step_and_a_trigger_count_the_same_attempts(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("call_finished")
    house.world.voice.next_outcomes = [NO_FREE_LINE, ANSWERED]

    call_id = (await run_and_wait(house)).answer["call_id"]
    step, trigger = (await resumed(house)).body["executionResponse"], await finished(house)

    assert await Attempt.filter(call_id=UUID(call_id), dialed_at__isnull=False).count() == 2, "one was turned away"
    assert (step["outcome"], trigger["outcome"]) == ("answered", "answered")
    assert (step["attempts"], trigger["attempts"]) == (1, 1)
    assert step["duration"] == trigger["duration"] > 0


async def test_a_step_is_never_told_a_name_of_another_agency(house: House) -> None:
    await another_agency_uses_its_agent(house)
    run = await run_and_wait(house)
    # Its own number has another agent by the time the call is over, so that only the stranger knows a name.
    await AgentAssignment.exclude(number_id=UUID(int=1)).update(agent_id="agent_of_tomorrow")

    told = (await resumed(house)).body["executionResponse"]

    assert told["call_id"] == run.answer["call_id"]
    assert (told["agent_id"], told["agent"]) == (house.tenant.agent_id, house.tenant.agent_id)


async def test_the_name_of_an_agent_is_the_one_that_its_own_customer_gave_it(installed_house: House) -> None:
    house = installed_house
    await another_agency_uses_its_agent(house)
    await house.subscribe("call_finished")

    call_id = (await run_and_wait(house)).answer["call_id"]
    step, trigger = (await resumed(house)).body["executionResponse"], await finished(house)
    page = (await (await seated(house)).get(f"/embed/calls/{call_id}")).text

    assert step["agent"] == trigger["agent"] == house.tenant.agent_name
    assert f"<dd>{house.tenant.agent_name}</dd>" in page
    await house.written_back(call_id)
    assert f"Agent: {house.tenant.agent_name}" in house.contact.notes[0].body


async def test_an_agent_that_was_chosen_in_the_step_has_its_name_everywhere(installed_house: House) -> None:
    """It is the agent of another number of the account, and speaks on this one for once."""
    house = installed_house
    customer = house.seeded.customers[house.tenant.location_id]
    other = await PhoneNumber.create(
        workspace_id=house.seeded.workspace.id, customer_id=customer.id, e164="+13125550100"
    )
    await AgentAssignment.create(number_id=other.id, agent_id="agent_two", agent_name="Night shift")
    account = house.world.voice.workspaces[0]
    account.add_number(other.e164)
    account.add_agent("Night shift", agent_id="agent_two")
    await house.subscribe("call_finished")

    call_id = (await run_and_wait(house, number=house.tenant.number, agent="agent_two")).answer["call_id"]
    step, trigger = (await resumed(house)).body["executionResponse"], await finished(house)
    page = (await (await seated(house)).get(f"/embed/calls/{call_id}")).text

    assert (step["agent_id"], step["agent"]) == ("agent_two", "Night shift")
    assert trigger["agent"] == "Night shift"
    assert "<dd>Night shift</dd>" in page


async def test_the_story_numbers_the_attempts_that_everybody_is_told(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("call_finished")
    house.world.voice.next_outcomes = [NO_FREE_LINE, ANSWERED]

    call_id = (await run_and_wait(house)).answer["call_id"]
    await resumed(house)
    seat = await seated(house)
    page = (await seat.get(f"/embed/calls/{call_id}")).text

    assert (await finished(house))["attempts"] == 1
    assert "Attempt 2" not in page
    assert page.count("No free slot") == 1
    assert "Sin capacidad libre" in (await (await seated(house, language="es")).get(f"/embed/calls/{call_id}")).text


@pytest.mark.parametrize("outcomes", [[ANSWERED], [NO_ANSWER]], ids=["answered", "no answer"])
async def test_a_call_is_the_same_call_wherever_it_is_told(installed_house: House, outcomes: list[Any]) -> None:
    house = installed_house
    await house.subscribe("call_finished")
    house.world.voice.next_outcomes = outcomes

    call_id = (await run_and_wait(house)).answer["call_id"]
    step, trigger = (await resumed(house)).body["executionResponse"], await finished(house)
    api = (await house.http.get(f"/api/outbound-call/{call_id}", headers=house.key())).json()
    seat = await seated(house)
    [line] = csv.DictReader(io.StringIO((await seat.get("/embed/calls/export")).text))

    for name in ("call_id", "outcome", "from_number", "to_number", "agent_id"):
        assert api[name] == step[name] == trigger[name], name
    assert line["call"] == call_id
    for name in ("outcome", "agent_id"):
        assert line[name] == api[name], name
    assert (line["state"], step["status"]) == (api["status"], api["status"])
    assert step["ended_at"] == api["ended_at"]
    assert trigger["requested_at"] == api["requested_at"]
    assert (float(line["credits"]), trigger["cost"]) == (api["cost_credits"], api["cost_credits"])
    assert (step["attempts"], step["duration"]) == (trigger["attempts"], trigger["duration"])
