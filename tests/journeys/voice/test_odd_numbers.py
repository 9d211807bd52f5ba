"""Numbers of an account need not be E.164: such a number is not imported, and one that is here already is skipped."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.clients import voice_numbers
from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.settings import assignments
from app.domain.telephony import keys
from app.domain.telephony.agents import Agent, AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.errors import InvalidRequest
from app.sealing import KeyRing
from tests.house import House
from tests.settings_page import seated

NOW = datetime.now(UTC)
SECRET = {"X-Action-Secret": DEMO_ACTION_SECRET}
ODD = ["1001", "14155550177", "sip:desk@example.com", "+1001", "+99912345678", "+1 415 555 0177"]
LEAD = "+14155550199"


async def kept_before(house: House, e164: str, *, key: bool = False) -> tuple[PhoneNumber, str]:
    """An odd number as an earlier version has imported it: with the sub-account, an agent, and perhaps a key."""
    customer = house.seeded.customers[house.tenant.location_id]
    house.world.voice.workspaces[0].add_number(e164)
    number = await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164=e164, customer_id=customer.id)
    await assignments.assign_agent(number, Agent(house.tenant.agent_id, "Receptionist"))
    await AgentAssignment.filter(number_id=number.id).update(outbound=True)
    ring = KeyRing.parse(house.settings.secret_keys)
    return number, (await keys.issue(number, ring, NOW, test=True))[1] if key else ""


async def step(house: House, path: str = "actions", **data: Any) -> dict[str, Any]:
    extras = {"locationId": house.tenant.location_id, "contactId": "c1"}
    body = {"data": {"phone": LEAD, **data}, "extras": extras}
    answer = await house.http.post(f"/workflow/{path}/place-call", json=body, headers=SECRET)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.mark.parametrize("odd", ODD)
async def test_an_odd_number_is_not_imported(house: House, odd: str) -> None:
    house.world.voice.workspaces[0].add_number(odd)
    account = await Workspace.get(id=house.seeded.workspace.id)

    with pytest.raises(InvalidRequest, match="not a full international number") as refused:
        await voice_numbers.take_over(house.clients, account, [odd])

    assert refused.value.details[0]["field"] == "numbers"
    assert not await PhoneNumber.filter(e164=odd).exists()


async def test_the_list_of_numbers_says_which_cannot_be_imported(house: House) -> None:
    voice = house.world.voice.workspaces[0]
    voice.add_number("1001", nickname="Desk phone")
    voice.add_number("+14155550177")
    seat, path = await seated(house, "agency"), f"/embed/numbers/import/{house.seeded.workspace.id}"

    listed = (await seat.get(f"{path}/list")).text
    refused = await seat.post(path, **{"number:1001": "on"})

    assert "Not usable" in listed
    assert 'name="number:1001"' not in listed
    assert 'name="number:+14155550177"' in listed
    assert refused.status_code == 422
    assert "1001 is not a full international number" in refused.text


@pytest.mark.parametrize("odd", ODD)
async def test_with_an_odd_number_among_them_the_others_call(house: House, odd: str) -> None:
    number, _ = await kept_before(house, odd[:20])

    fields = await step(house, "fields")
    placed = await step(house)
    named = await step(house, number=str(number.id), phone="+14155550188")

    [_, *offered] = fields["inputs"][0]["fields"][0]["options"]
    assert [option["value"] for option in offered] == [str((await PhoneNumber.get(e164=house.tenant.number)).id)]
    assert placed["status"] == "queued"
    assert placed["from_number"] == house.tenant.number
    assert (named["status"], named["reason"]) == ("refused", "number_not_found")
    assert "full international number" in named["message"]


async def test_with_odd_numbers_only_a_step_says_what_to_do(house: House) -> None:
    await PhoneNumber.all().delete()
    await kept_before(house, "1001")

    answer = await step(house)
    cancel = await house.http.post(
        "/workflow/actions/cancel-calls",
        json={"data": {"phone": LEAD}, "extras": {"locationId": house.tenant.location_id}},
        headers=SECRET,
    )

    assert (answer["status"], answer["reason"]) == ("refused", "no_agent_mapping")
    assert cancel.json()["status"] == "canceled"


async def test_the_key_of_an_odd_number_is_told_why_it_cannot_call(house: House) -> None:
    _, key = await kept_before(house, "1001", key=True)

    answer = await house.http.post(
        "/api/outbound-call",
        json={"from_number": "1001", "to_number": LEAD},
        headers={"Authorization": f"Bearer {key}"},
    )

    assert (answer.status_code, answer.json()["error_code"]) == (404, "NUMBER_NOT_FOUND")
    assert "full international number" in answer.json()["error"]


async def test_an_odd_number_is_shown_as_unusable_and_every_page_opens(house: House) -> None:
    number, _ = await kept_before(house, "1001")
    await PhoneNumber.exclude(id=number.id).delete()

    for role in ("agency", "admin"):
        seat = await seated(house, role)
        assert "Not usable" in (await seat.get("/embed/numbers")).text
        assert 'class="banner' in (await seat.get(f"/embed/numbers/{number.id}")).text
        for path in ("/embed/start", "/embed/numbers", "/embed/calls", "/embed/rules"):
            assert (await seat.get(path)).status_code == 200, path


async def test_a_call_that_waits_for_an_odd_number_is_given_up(house: House) -> None:
    later = (NOW + timedelta(days=30)).isoformat()
    call_id = (await house.ask(LEAD, not_before=later)).json()["call_id"]
    await PhoneNumber.filter(e164=house.tenant.number).update(e164="1001")

    await house.place_now(call_id)

    call = await house.call(call_id)
    assert (call.state, call.reason_code) == ("canceled", "NUMBER_NOT_FOUND")
    assert house.accepted == []
    assert await AgentAssignment.all().count() == 2
