"""Numbers are imported once, compared with the account again, given to a customer and taken back; they get agents."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.clients import voice_accounts, voice_agents, voice_numbers
from app.demo.seed import TENANTS
from app.domain.calls.calls import Attempt
from app.domain.settings import assignments
from app.domain.telephony.agents import AgentAssignment, AgentList
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber, calling_number
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.people import Role
from app.errors import (
    AlreadyImported,
    CallsInFlight,
    InvalidRequest,
    NoAgentMapping,
    NumberNotFound,
    ProviderUnreachable,
)
from app.jobs.telephony.sync_numbers import sync_numbers
from app.sandbox.retell.workspaces import Workspace as VoiceAccount
from tests.house import House

NOW = datetime.now(UTC)
OTHER = "+14155550177"


def account(house: House) -> VoiceAccount:
    return house.world.voice.workspaces[0]


async def seeded(house: House) -> Workspace:
    return await Workspace.get(id=house.seeded.workspace.id)


async def imported(house: House, e164: str = OTHER, **settings: Any) -> PhoneNumber:
    """One more number in the account, imported and not assigned."""
    account(house).add_number(e164, **settings)
    [number] = await voice_numbers.take_over(house.clients, await seeded(house), [e164])
    return number


async def number_of(house: House) -> PhoneNumber:
    return await PhoneNumber.get(e164=house.tenant.number)


async def test_all_pages_of_numbers_are_shown_and_imported_ones_have_a_badge(house: House) -> None:
    for index in range(230):
        account(house).add_number(f"+1415777{index:04}")

    listed = await voice_numbers.load(house.clients, await seeded(house))

    assert len({number.e164 for number in listed}) == len(listed) == 232
    badges = {number.e164: number.imported_as for number in listed if number.imported}
    assert badges == {tenant.number: "Bright Voice" for tenant in TENANTS}
    pages = [request.query for request in house.world.voice.requests if request.path.endswith("list-phone-numbers")]
    assert len(pages) == 3


async def test_a_number_is_imported_with_what_the_provider_says_of_it(house: House) -> None:
    number = await imported(house, nickname="Spare", number_type="custom", allowed_outbound_countries=["US", "CA"])

    kept = await PhoneNumber.get(id=number.id)
    assert (kept.nickname, kept.kind, kept.countries, kept.customer_id) == ("Spare", "custom", ["US", "CA"], None)
    assert await calling_number(number.id) is None, "an unassigned number has no line"


async def test_the_countries_of_a_number_are_known_to_its_line(house: House) -> None:
    number = await imported(house, allowed_outbound_countries=["US"])
    customer = house.seeded.customers[house.tenant.location_id]

    await assignments.assign_customer(house.seeded.agency.id, number.id, customer.id)

    line = await calling_number(number.id)
    assert line is not None
    assert line.number_countries == ["US"]


async def test_a_number_cannot_be_imported_twice_in_whichever_workspace(house: House) -> None:
    second = house.world.voice.add_workspace("key_second", "Second Voice")
    second.add_number(house.tenant.number)
    other = await voice_accounts.connect(house.clients, house.seeded.agency, "Second", "key_second", NOW)
    spare = await imported(house)

    for workspace, e164 in ((await seeded(house), spare.e164), (other, house.tenant.number)):
        with pytest.raises(AlreadyImported, match="imported already, in the workspace “Bright Voice”"):
            await voice_numbers.take_over(house.clients, workspace, [e164])

    assert await PhoneNumber.all().count() == 3


@pytest.mark.parametrize("wanted", [[], ["+14155559999"], [OTHER, "+14155559999"]])
async def test_only_numbers_of_the_account_are_imported_all_or_none(house: House, wanted: list[str]) -> None:
    account(house).add_number(OTHER)

    with pytest.raises(InvalidRequest) as refused:
        await voice_numbers.take_over(house.clients, await seeded(house), wanted)

    assert refused.value.details[0]["field"] == "numbers"
    assert await PhoneNumber.filter(e164=OTHER).count() == 0


async def test_a_number_that_disappeared_stops_dialing_and_one_that_comes_back_dials(house: House) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    scheduled = (await house.ask(not_before=later.isoformat())).json()["call_id"]
    gone = account(house).numbers.pop(house.tenant.number)
    account(house).numbers[TENANTS[1].number].settings["nickname"] = "Renamed"

    found = await voice_numbers.sync(house.clients, await seeded(house), NOW)
    refused = await house.ask("+14155550111")
    await house.place_now(scheduled)

    assert (found.gone, found.back, found.new) == ([house.tenant.number], [], [])
    assert (refused.status_code, refused.json()["error_code"]) == (404, "NUMBER_NOT_FOUND")
    assert "not in the account at the voice provider any more" in refused.json()["error"]
    call = await house.call(scheduled)
    assert (call.state, call.reason_code) == ("canceled", "NUMBER_NOT_FOUND")
    assert (await PhoneNumber.get(e164=TENANTS[1].number)).nickname == "Renamed"

    account(house).numbers[house.tenant.number] = gone
    found = await voice_numbers.sync(house.clients, await seeded(house), NOW)

    assert found.back == [house.tenant.number]
    assert (await house.ask()).json()["status"] == "placed"


async def test_a_workflow_step_chooses_a_number_that_is_still_there(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    spare = await imported(house, "+13125550177")
    await assignments.assign_customer(house.seeded.agency.id, spare.id, customer.id)
    await voice_agents.assign(house.clients, await PhoneNumber.get(id=spare.id), house.tenant.agent_id, NOW)
    await house.switch_outbound(on=True)
    account(house).numbers.pop(house.tenant.number)
    await voice_numbers.sync(house.clients, await seeded(house), NOW)

    await house.run_workflow()

    call = await house.call_in("ended")
    assert call.from_number == spare.e164, "though the other one is in the area of the lead"


async def test_from_a_list_that_cannot_be_read_nothing_is_concluded(house: House) -> None:
    for index in range(150):
        account(house).add_number(f"+1415777{index:04}")
    await voice_numbers.take_over(house.clients, await seeded(house), ["+14157770000"])
    house.fault("GET /retell/v2/list-phone-numbers", "garbage")

    with pytest.raises(ProviderUnreachable):
        await voice_numbers.sync(house.clients, await seeded(house), NOW)
    await sync_numbers(house.clients, str(house.seeded.workspace.id))

    assert await PhoneNumber.filter(gone_at__isnull=False).count() == 0


async def test_a_number_is_not_taken_from_its_customer_while_calls_are_in_flight(house: House) -> None:
    number, agency_id = await number_of(house), house.seeded.agency.id
    later = datetime.now(UTC) + timedelta(hours=1)
    await house.ask(not_before=later.isoformat())

    with pytest.raises(CallsInFlight, match="1 call of this number is not over yet"):
        await assignments.unassign(agency_id, number.id, NOW)

    assert (await number_of(house)).customer_id is not None
    assert (await house.ask("+14155550111")).status_code == 200


async def test_with_its_customer_a_number_loses_its_key_and_its_agent(house: House) -> None:
    number, agency_id = await number_of(house), house.seeded.agency.id
    await house.settled((await house.ask()).json()["call_id"])

    ended = await assignments.unassign(agency_id, number.id, NOW)

    assert ended == 1
    assert (await house.ask("+14155550111")).status_code == 401
    assert await ApiKey.filter(number_id=number.id, revoked_at=None).count() == 0
    assert await AgentAssignment.filter(number_id=number.id).count() == 0
    assert (await house.ask("+12125550111", tenant=TENANTS[1])).status_code == 200, "others are not disturbed"


async def test_a_number_goes_to_one_customer_of_its_own_agency(house: House) -> None:
    mine, others = (house.seeded.customers[tenant.location_id] for tenant in TENANTS)
    number, agency_id = await imported(house), house.seeded.agency.id

    await assignments.assign_customer(agency_id, number.id, mine.id)
    await assignments.assign_customer(agency_id, number.id, mine.id)
    with pytest.raises(InvalidRequest, match="belongs to another customer"):
        await assignments.assign_customer(agency_id, number.id, others.id)
    with pytest.raises(InvalidRequest, match="does not belong to this agency"):
        await assignments.assign_customer(agency_id, number.id, number.id)
    for verb in (
        assignments.assign_customer(number.id, number.id, mine.id),
        assignments.unassign(mine.id, number.id, NOW),
    ):
        with pytest.raises(NumberNotFound):
            await verb


async def test_agents_are_listed_once_a_minute_for_all_and_again_on_refresh(house: House) -> None:
    workspace = await seeded(house)
    first = await voice_agents.load(house.clients, workspace, NOW)
    account(house).add_agent("Newcomer", agent_id="agent_new")

    cached = await voice_agents.load(house.clients, workspace, NOW + timedelta(seconds=59))
    refreshed = await voice_agents.load(house.clients, workspace, NOW, refresh=True)
    account(house).add_agent("Latecomer")
    expired = await voice_agents.load(house.clients, workspace, NOW + timedelta(seconds=61))

    names = {agent.name for agent in first}
    assert names == {tenant.agent_name for tenant in TENANTS}, "chat agents and suspended ones are not offered"
    assert cached == first
    assert {agent.name for agent in refreshed} == names | {"Newcomer"}
    assert len(expired) == len(first) + 2
    assert await AgentList.all().count() == 1


async def test_an_agent_speaks_on_a_number_from_the_next_request_on(house: House) -> None:
    account(house).add_agent("Newcomer", agent_id="agent_new", version=4, published_version=3)
    number = await number_of(house)

    assignment = await voice_agents.assign(house.clients, number, "agent_new", NOW)
    call_id = (await house.ask()).json()["call_id"]
    await house.call_in("ended", call_id)

    assert (assignment.agent_name, assignment.agent_version, assignment.outbound) == (
        "Newcomer",
        "latest_published",
        True,
    )
    [call] = house.accepted
    assert (call.agent.agent_id, call.agent_version) == ("agent_new", 3)
    assert account(house).numbers[number.e164].outbound_agents == [], "other tools see what they saw before"


@pytest.mark.parametrize(("version", "spoken"), [("2", 2), ("latest", 4), ("prod", 1)])
async def test_an_agent_speaks_in_the_version_that_was_chosen(house: House, version: str, spoken: int) -> None:
    account(house).add_agent("Newcomer", agent_id="agent_new", version=4, published_version=3, tags={"prod": 1})

    await voice_agents.assign(house.clients, await number_of(house), "agent_new", NOW, version=version)
    await house.call_in("ended", (await house.ask()).json()["call_id"])

    assert house.accepted[0].agent_version == spoken


async def test_an_agent_can_be_bound_at_the_provider_as_well(house: House) -> None:
    number = await number_of(house)

    await voice_agents.assign(house.clients, number, TENANTS[1].agent_id, NOW, version="2", bind=True)

    bound = account(house).numbers[number.e164].outbound_agents
    assert bound == [{"agent_id": TENANTS[1].agent_id, "weight": 1.0, "agent_version": 2}]


async def test_an_agent_that_could_not_be_bound_is_assigned_nevertheless(house: House) -> None:
    house.fault("PATCH /retell/update-phone-number", "status", status=403, body={"message": "Forbidden"})
    number = await number_of(house)

    with pytest.raises(ProviderUnreachable, match=r"assigned here, and calls use it.*Forbidden"):
        await voice_agents.assign(house.clients, number, TENANTS[1].agent_id, NOW, bind=True)

    assert (await AgentAssignment.get(number_id=number.id)).agent_id == TENANTS[1].agent_id


async def test_only_an_agent_of_the_account_in_a_possible_version_is_assigned(house: House) -> None:
    number, unassigned = await number_of(house), await imported(house)

    with pytest.raises(InvalidRequest, match="not in the number's account"):
        await voice_agents.assign(house.clients, number, "agent_of_somebody_else", NOW)
    with pytest.raises(InvalidRequest, match="A version is"):
        await voice_agents.assign(house.clients, number, house.tenant.agent_id, NOW, version="1; drop")
    with pytest.raises(NoAgentMapping, match="Assign this number to a customer first"):
        await voice_agents.assign(house.clients, unassigned, house.tenant.agent_id, NOW)
    with pytest.raises(NoAgentMapping):
        await assignments.switch_outbound(unassigned.id, "", "Alex", Role.AGENCY, NOW, on=True)


async def test_outbound_is_a_switch(house: House) -> None:
    number = await number_of(house)

    await assignments.switch_outbound(number.id, "", "Alex", Role.AGENCY, NOW, on=False)
    assert (await house.ask()).json()["error_code"] == "NO_AGENT_MAPPING"

    await voice_agents.assign(house.clients, number, house.tenant.agent_id, NOW)
    assert (await house.ask()).json()["error_code"] == "NO_AGENT_MAPPING", "another agent switches nothing on"

    await assignments.switch_outbound(number.id, "", "Alex", Role.AGENCY, NOW, on=True)
    assert (await house.ask()).json()["status"] == "placed"
    assert await Attempt.all().count() == 1
