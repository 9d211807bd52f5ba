"""A webhook may name a contact of any system: it is kept and told, and the lead is called by its number alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.demo.seed import ANY_HOUR, DEMO_ACTION_SECRET, TENANTS
from app.domain.results.write_backs import WriteBack
from app.domain.tenants.crm_tokens import NEEDS_RECONNECT, CrmToken
from app.domain.tenants.customers import Customer
from tests.house import House

LEAD = "+14155550142"
FOREIGN = ("hubspot:7731", "0f8fad5b-d9cb-469f-a165-70867728950e", "../locations", "x" * 64, TENANTS[1].contact_id)


async def known_only() -> None:
    """Let every sub-account call only contacts that its CRM knows."""
    await Customer.all().update(policy=ANY_HOUR | {"known_contacts_only": True})


async def disconnect() -> None:
    far = datetime.now(UTC) + timedelta(hours=1)
    await CrmToken.all().update(state=NEEDS_RECONNECT, due_at=far)


@pytest.mark.parametrize("contact_id", FOREIGN)
async def test_a_contact_of_another_system_is_kept_and_told_and_never_written_to(
    installed_house: House, contact_id: str
) -> None:
    house = installed_house
    await house.subscribe("call_finished")

    answer = await house.ask(LEAD, contact_id=contact_id)

    assert (answer.status_code, answer.json()["contact_id"]) == (200, contact_id)
    call_id = answer.json()["call_id"]
    call = await house.call_in("ended", call_id)
    assert (call.contact_id, call.crm_contact_id) == (contact_id, "")
    await house.quiet()
    [told] = house.world.crm.trigger_runs
    assert told.payload["contact_id"] == contact_id
    assert await WriteBack.all().count() == 0
    status = await house.http.get(f"/api/outbound-call/{call_id}", headers=house.key())
    assert status.json()["contact_id"] == contact_id


async def test_what_the_contact_with_this_phone_is_marked_with_counts(installed_house: House) -> None:
    house = installed_house
    known = house.location.add_contact(first_name="Known", phone=LEAD)
    known.dnd_settings["Call"] = {"status": "active", "message": "", "code": ""}

    answer = await house.ask(LEAD, contact_id="hubspot:7731")

    assert (answer.status_code, answer.json()["error_code"]) == (422, "DO_NOT_CALL")
    assert house.accepted == []


async def test_the_result_goes_to_the_contact_with_this_phone(installed_house: House) -> None:
    house = installed_house
    known = house.location.add_contact(first_name="Known", phone=LEAD)

    answer = await house.ask(LEAD, contact_id="hubspot:7731")

    written = await house.written_back(answer.json()["call_id"])
    assert {row.contact_id for row in written.values()} == {known.id}
    assert (await house.call(answer.json()["call_id"])).contact_id == "hubspot:7731"


async def test_a_crm_that_is_not_connected_is_no_refusal(installed_house: House) -> None:
    house = installed_house
    await disconnect()

    answer = await house.ask(LEAD, contact_id="hubspot:7731")

    assert (answer.status_code, answer.json()["status"]) == (200, "placed")


async def test_a_crm_that_does_not_answer_is_waited_for(installed_house: House) -> None:
    house = installed_house
    house.fault("* /crm/contacts", "status", status=503)

    answer = await house.ask(LEAD, contact_id="hubspot:7731", headers={"Prefer": "wait=1"})

    await house.waits_because("CRM_UNREACHABLE", answer.json()["call_id"])
    assert house.accepted == []


async def test_proof_of_consent_is_still_asked_for(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(policy=ANY_HOUR | {"proof_required": True, "proof_tag": "agreed"})

    unknown = await house.ask(LEAD, contact_id="hubspot:7731")
    await disconnect()
    waiting = await house.ask("+14155550143", contact_id="hubspot:7731", headers={"Prefer": "respond-async"})

    assert unknown.json()["error_code"] == "NO_CONSENT"
    await house.waits_because("CRM_UNREACHABLE", waiting.json()["call_id"])
    assert house.accepted == []


@pytest.mark.parametrize("contact_id", ["hubspot:7731", None], ids=["a foreign contact", "no contact"])
async def test_a_sub_account_may_call_only_contacts_that_it_knows(
    installed_house: House, contact_id: str | None
) -> None:
    house = installed_house
    await known_only()
    house.location.add_contact(first_name="Known", phone="+14155550143")

    unknown = await house.ask(LEAD, contact_id=contact_id)
    known = await house.ask("+14155550143", contact_id=contact_id)

    assert (unknown.status_code, unknown.json()["error_code"]) == (422, "CONTACT_NOT_FOUND")
    assert (known.status_code, known.json()["status"]) == (200, "placed")
    assert [call.to_number for call in house.accepted] == ["+14155550143"]


async def test_a_sub_account_that_calls_only_known_contacts_waits_for_its_crm(installed_house: House) -> None:
    house = installed_house
    await known_only()
    await disconnect()

    answer = await house.ask(LEAD, contact_id="hubspot:7731", headers={"Prefer": "respond-async"})

    await house.waits_because("CRM_UNREACHABLE", answer.json()["call_id"])


async def test_without_a_crm_nobody_is_known(house: House) -> None:
    await known_only()

    answer = await house.ask(LEAD)

    assert answer.json()["error_code"] == "CONTACT_NOT_FOUND"
    assert "no CRM is connected that knows any" in answer.json()["error"]
    assert house.accepted == []


async def test_a_step_still_names_a_contact_of_its_own_crm(installed_house: House) -> None:
    house = installed_house
    extras: dict[str, Any] = {"locationId": house.tenant.location_id, "contactId": "hubspot7731"}

    answer = await house.http.post(
        "/workflow/actions/place-call",
        json={"data": {"phone": LEAD}, "extras": extras},
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
    )

    assert (await house.call_in("refused", answer.json()["call_id"])).reason_code == "CONTACT_NOT_FOUND"
