"""Before a dial the sub-account's own CRM says whether this contact may be called, and when."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.demo.seed import ANY_HOUR, TENANTS
from app.domain.customers import Customer
from app.domain.do_not_call import DoNotCallEntry
from app.domain.grants import NEEDS_RECONNECT, Grant
from tests.house import House, eventually


async def lead_is_called(house: House) -> str:
    run = await house.run_workflow()
    assert run.answer["status"] == "queued", run.answer
    return str(run.answer["call_id"])


@pytest.mark.parametrize("status", ["active", "permanent"])
async def test_a_contact_with_calls_switched_off_is_not_called(installed_house: House, status: str) -> None:
    house = installed_house
    house.contact.dnd_settings["Call"] = {"status": status, "message": "", "code": ""}

    call = await house.call_in("refused", await lead_is_called(house))

    assert call.reason_code == "DO_NOT_CALL"
    assert call.reason is not None
    assert call.reason.startswith("The contact is marked as do-not-call in your CRM.")
    assert house.accepted == []
    entry = await eventually(DoNotCallEntry.first, "the mark is not on the list")
    assert (entry.e164, entry.source, entry.why) == (call.to_number, "crm", "marked so in the CRM")
    assert (await house.account()).held == 0
    again = await house.ask(call.to_number)
    assert again.json()["error_code"] == "DO_NOT_CALL"


async def test_a_contact_with_everything_switched_off_is_not_called(installed_house: House) -> None:
    house = installed_house
    house.contact.dnd = True

    call = await house.call_in("refused", await lead_is_called(house))

    assert call.reason_code == "DO_NOT_CALL"
    await house.written_back(str(call.id))
    assert house.contact.tags == ["ai-call-error-do_not_call"]


async def test_a_contact_with_another_channel_switched_off_is_called(installed_house: House) -> None:
    house = installed_house
    house.contact.dnd_settings |= {"SMS": {"status": "active"}, "Call": {"status": "inactive"}}

    await house.call_in("ended", await lead_is_called(house))

    assert len(house.accepted) == 1


@pytest.mark.parametrize("contact_id", [TENANTS[1].contact_id, "nobody", "../locations"])
async def test_a_contact_of_another_sub_account_is_not_called(installed_house: House, contact_id: str) -> None:
    house = installed_house
    answer = await house.ask(contact_id=contact_id, headers={"Prefer": "respond-async"})

    call = await house.call_in("refused", answer.json()["call_id"])

    assert call.reason_code == "CONTACT_NOT_FOUND"
    assert call.reason == "The contact does not belong to this sub-account, or does not exist any more."
    assert house.accepted == []


async def test_while_the_crm_cannot_be_reached_the_call_waits(installed_house: House) -> None:
    house = installed_house
    fault = house.fault("GET /crm/contacts/{id}", "status", status=503)
    call_id = await lead_is_called(house)
    call = await house.waits_because("CRM_UNREACHABLE", call_id)
    assert call.state == "queued"
    assert house.accepted == []
    assert fault.fired == 3

    house.world.faults.clear()
    await house.place_now(call_id)

    await house.call_in("ended", call_id)
    assert len(house.accepted) == 1


async def test_a_lead_that_the_crm_keeps_waiting_too_long_is_not_called(installed_house: House) -> None:
    house = installed_house
    house.fault("GET /crm/contacts/{id}", "status", status=503)
    call_id = await lead_is_called(house)
    await house.waits_because("CRM_UNREACHABLE", call_id)
    await house.age(call_id, timedelta(minutes=61))
    house.world.faults.clear()

    await house.place_now(call_id)

    assert (await house.call(call_id)).reason_code == "STALE"
    assert house.accepted == []


async def test_without_a_usable_token_the_call_waits_and_says_what_to_do(installed_house: House) -> None:
    house = installed_house
    far = datetime.now(UTC) + timedelta(hours=1)
    await Grant.all().update(state=NEEDS_RECONNECT, due_at=far)

    call = await house.waits_because("CRM_UNREACHABLE", await lead_is_called(house))

    assert call.reason is not None
    assert "install it again" in call.reason
    assert house.accepted == []


async def test_a_missing_scope_proves_nothing_about_the_contact(installed_house: House) -> None:
    house = installed_house
    body = {"statusCode": 401, "message": "The token is not authorized for this scope."}
    house.fault("GET /crm/contacts/{id}", "status", status=401, body=body)

    await house.waits_because("CRM_UNREACHABLE", await lead_is_called(house))

    assert house.accepted == []


async def test_a_call_that_names_no_contact_does_not_ask_the_crm(installed_house: House) -> None:
    house = installed_house
    house.fault("* /crm", "status", status=503)

    answer = await house.ask()

    assert answer.json()["status"] == "placed"


async def test_what_changed_while_the_crm_was_asked_counts(installed_house: House) -> None:
    house = installed_house
    fault = house.fault("GET /crm/contacts/{id}", "delay", seconds=1)
    call_id = await lead_is_called(house)

    async def asked() -> bool:
        return fault.fired > 0

    await eventually(asked, "the CRM was not asked")
    await house.pause("customer")

    await house.waits_because("PAUSED", call_id)

    assert house.accepted == []


def open_now_in(zone: str) -> dict[str, Any]:
    """Calling rules of any day that are open for the hour around this moment in this zone."""
    now = datetime.now(ZoneInfo(zone))
    minute = now.hour * 60 + now.minute
    return ANY_HOUR | {"opens": max(minute - 30, 0), "closes": min(minute + 30, 1440)}


async def test_the_time_zone_of_the_contact_decides(installed_house: House) -> None:
    # The number is Californian, where it is a good time to call; the person lives half a day away.
    house = installed_house
    policy = open_now_in("America/Los_Angeles")
    await Customer.all().update(policy=policy)
    house.contact.timezone = "Asia/Karachi"

    call = await house.waits_because("OUTSIDE_CALLING_HOURS", await lead_is_called(house))

    opening = call.not_before.astimezone(ZoneInfo("Asia/Karachi"))
    assert opening.hour * 60 + opening.minute == policy["opens"]
    assert house.accepted == []


async def test_a_number_that_sleeps_does_not_stop_a_call_to_a_person_who_is_up(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(policy=open_now_in("Asia/Karachi"))
    house.contact.timezone = "Asia/Karachi"

    await house.call_in("ended", await lead_is_called(house))

    assert len(house.accepted) == 1


async def test_the_address_of_the_contact_decides_when_it_has_no_zone(installed_house: House) -> None:
    house = installed_house
    policy = open_now_in("America/Los_Angeles")
    await Customer.all().update(policy=policy)
    house.contact.state, house.contact.postal_code = "", "96801"

    call = await house.waits_because("OUTSIDE_CALLING_HOURS", await lead_is_called(house))

    opening = call.not_before.astimezone(ZoneInfo("Pacific/Honolulu"))
    assert opening.hour * 60 + opening.minute == policy["opens"]
    assert call.reason is not None
    assert "Pacific/Honolulu" in call.reason


async def test_the_api_tells_at_once_that_a_call_waits_where_its_contact_sleeps(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(policy=open_now_in("America/Los_Angeles"))
    house.contact.timezone = "Asia/Karachi"

    answer = await house.ask(contact_id=house.contact.id)

    assert (answer.status_code, answer.json()["status"]) == (202, "scheduled")
    assert "Asia/Karachi" in answer.json()["reason"]
