"""A number or an agent that the provider has lost: noticed with the next dial, named, and another number calls."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.clients import voice_accounts, voice_agents, voice_numbers
from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.settings import assignments
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.jobs.telephony.sync_numbers import sync_numbers
from app.sandbox.retell.manners import Manners
from app.sandbox.retell.workspaces import Workspace as VoiceAccount
from tests.house import House
from tests.settings_page import seated

NOW = datetime.now(UTC)
SPARE = "+13125550177"


def account(house: House) -> VoiceAccount:
    return house.world.voice.workspaces[0]


async def spare(house: House, agent_id: str) -> None:
    """A second number of the sub-account, with this agent."""
    account(house).add_number(SPARE)
    [number] = await voice_numbers.take_over(house.clients, await Workspace.get(id=house.seeded.workspace.id), [SPARE])
    customer = house.seeded.customers[house.tenant.location_id]
    number = await assignments.assign_customer(house.seeded.agency.id, number.id, customer.id)
    await voice_agents.assign(house.clients, number, agent_id, NOW)
    await AgentAssignment.filter(number_id=number.id).update(outbound=True)


async def step(house: House, lead: int, **data: Any) -> str:
    extras = {"locationId": house.tenant.location_id, "contactId": f"c{lead}"}
    answer = await house.http.post(
        "/workflow/actions/place-call",
        json={"data": {"phone": f"+1415{500 + lead}0101", **data}, "extras": extras},
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
    )
    assert answer.json()["status"] == "queued", answer.text
    return str(answer.json()["call_id"])


@pytest.mark.parametrize("manners", [Manners(), Manners(missing_as_404=True)], ids=["422", "404"])
async def test_every_lead_is_called_from_another_number_when_one_was_deleted(house: House, manners: Manners) -> None:
    await spare(house, house.tenant.agent_id)
    account(house).manners = manners
    account(house).numbers.pop(house.tenant.number)

    calls = [await step(house, lead) for lead in range(4)]

    for call_id in calls:
        call = await house.call_in("ended", call_id)
        assert (call.outcome, call.from_number) == ("answered", SPARE)
    assert (await PhoneNumber.get(e164=house.tenant.number)).gone_at is not None
    assert len(house.accepted) == 4


async def test_while_the_account_stands_still_too_the_lead_waits_with_the_other_number(house: House) -> None:
    await spare(house, house.tenant.agent_id)
    account(house).manners = Manners(account_trouble="credit_exhausted")
    first = await step(house, 1)
    await house.waits_because("ACCOUNT_PROBLEM", first)
    account(house).numbers.pop(house.tenant.number)
    await sync_numbers(house.clients, str(house.seeded.workspace.id))

    await house.place_now(first)
    await house.quiet()
    waiting = await house.call(first)
    account(house).manners = Manners()
    await voice_accounts.recheck(house.clients, await Workspace.get(id=house.seeded.workspace.id), NOW)

    assert (waiting.state, waiting.from_number) == ("queued", SPARE)
    assert (await house.call_in("ended", first)).outcome == "answered"


async def test_a_lost_agent_is_replaced_by_the_agent_of_another_number(house: House) -> None:
    await spare(house, TENANTS[1].agent_id)
    account(house).agents[house.tenant.agent_id].is_suspended = True

    call = await house.call_in("ended", await step(house, 1))

    assert (call.outcome, call.agent_id) == ("answered", TENANTS[1].agent_id)
    assert (await AgentAssignment.get(number__e164=house.tenant.number)).gone_at is not None
    assert (await PhoneNumber.get(e164=house.tenant.number)).gone_at is None
    page = (await (await seated(house, "agency")).get("/embed/numbers")).text
    assert "Agent gone" in page


@pytest.mark.parametrize(("lost", "code"), [("number", "NUMBER_NOT_FOUND"), ("agent", "NO_AGENT_MAPPING")])
async def test_without_another_it_is_said_which_of_the_two_is_lost(house: House, lost: str, code: str) -> None:
    if lost == "number":
        account(house).numbers.pop(house.tenant.number)
    else:
        account(house).agents[house.tenant.agent_id].is_suspended = True

    first = await house.call_in("refused", await step(house, 1))
    second = await house.ask("+14155550199")

    assert (first.reason_code, second.json()["error_code"]) == (code, code)
    assert f"{lost} " in (first.reason or "")
    assert "not in the account at the voice provider any more" in (first.reason or "")
    assert house.accepted == []


async def test_who_asks_for_this_number_gets_no_other(house: House) -> None:
    await spare(house, house.tenant.agent_id)
    account(house).numbers.pop(house.tenant.number)
    number = await PhoneNumber.get(e164=house.tenant.number)

    named = await house.call_in("refused", await step(house, 1, number=str(number.id)))

    assert named.reason_code == "NUMBER_NOT_FOUND"
    assert house.accepted == []


async def test_a_refusal_that_concerns_neither_stays_one(house: House) -> None:
    await spare(house, house.tenant.agent_id)
    house.fault("POST /retell/v2/create-phone-call", "status", status=422, body={"message": "No such version."})

    call = await house.call_in("refused", await step(house, 1))

    assert (call.reason_code, call.reason) == ("CALL_REJECTED", "The voice provider refused the call: No such version.")
    assert await PhoneNumber.filter(gone_at__isnull=False).count() == 0


async def test_the_daily_look_finds_agents_again_and_how_long_they_talk(house: House) -> None:
    agent = account(house).agents[house.tenant.agent_id]
    agent.is_suspended = True
    await sync_numbers(house.clients, str(house.seeded.workspace.id))
    gone = (await AgentAssignment.get(number__e164=house.tenant.number)).gone_at

    agent.is_suspended, agent.max_call_duration_ms = False, 600_000
    await sync_numbers(house.clients, str(house.seeded.workspace.id))

    kept = await AgentAssignment.get(number__e164=house.tenant.number)
    assert gone is not None
    assert (kept.gone_at, kept.max_call_seconds) == (None, timedelta(minutes=10).seconds)
