"""No agent is rung up by another one: a number of the agency's own is refused as a lead at every endpoint."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.demo.seed import TENANTS
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from tests.house import House
from tests.settings_page import seated

# The number that the call would come from, and one of a neighbour within the same agency.
OURS = (TENANTS[0].number, TENANTS[1].number)
SENTENCE = "This number is one of the agency's own, and an agent answers it: two agents would talk"
LATER = datetime.now(UTC) + timedelta(days=1)


async def refused_by_webhook(house: House, number: str) -> tuple[str, str]:
    answer = await house.ask(number)
    assert answer.status_code == 422, answer.text
    return answer.json()["error_code"].lower(), answer.json()["error"]


async def refused_by_step(house: House, number: str) -> tuple[str, str]:
    house.contact.phone = number
    answer: dict[str, Any] = (await house.run_workflow()).answer
    return answer["reason"], answer["message"]


async def refused_by_page(house: House, number: str) -> tuple[str, str]:
    page = await seated(house, "admin")
    line = await PhoneNumber.get(e164=house.tenant.number)
    answer = await page.post("/embed/start/call", number=str(line.id), to_number=number, sure="yes", token="t")
    assert answer.status_code == 422, answer.text
    return "destination_not_allowed", answer.text.replace("&#39;", "'")


@pytest.mark.parametrize("number", OURS)
@pytest.mark.parametrize("entrance", [refused_by_webhook, refused_by_step, refused_by_page])
async def test_a_number_of_our_own_is_no_lead(house: House, entrance: Any, number: str) -> None:
    code, sentence = await entrance(house, number)

    assert code == "destination_not_allowed"
    assert SENTENCE in sentence
    assert (await house.account()).held == 0
    assert house.accepted == []


async def test_a_number_that_was_imported_after_the_call_was_asked_for_is_not_called(house: House) -> None:
    lead = "+14155550142"
    call_id = (await house.ask(lead, not_before=LATER.isoformat())).json()["call_id"]
    await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164=lead)

    await house.place_now(call_id)

    call = await house.call_in("refused", call_id)
    assert call.reason_code == "DESTINATION_NOT_ALLOWED"
    assert SENTENCE in (call.reason or "")
    assert house.accepted == []


async def test_a_number_as_the_provider_writes_it_without_plus_is_ours_as_well(house: House) -> None:
    await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164="14155550142")

    assert SENTENCE in (await house.ask("+14155550142")).json()["error"]


async def test_a_number_that_left_the_account_and_one_of_another_agency_are_leads_like_others(house: House) -> None:
    other = await Agency.create(company_id="another", name="Another Agency")
    elsewhere = await Workspace.create(agency_id=other.id, name="Voice")
    await PhoneNumber.create(workspace_id=elsewhere.id, e164="+14155550142")
    await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164="+14155550143", gone_at=datetime.now(UTC))

    for number in ("+14155550142", "+14155550143"):
        assert (await house.ask(number)).status_code == 200
