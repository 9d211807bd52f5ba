"""Before a dial the sub-account's own CRM says whether this contact may be called, and when."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.demo.seed import ANY_HOUR, DEMO_ACTION_SECRET, TENANTS
from app.domain.calls.calls import Call
from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.tenants.crm_tokens import NEEDS_RECONNECT, CrmToken
from app.domain.tenants.customers import Customer
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


@pytest.mark.parametrize("contact_id", [TENANTS[1].contact_id, "nobody", "../locations"])
async def test_a_contact_of_another_sub_account_is_not_called(installed_house: House, contact_id: str) -> None:
    house = installed_house
    body = {
        "data": {"phone": "+14155550190"},
        "extras": {"locationId": house.tenant.location_id, "contactId": contact_id},
    }
    answer = await house.http.post(
        "/workflow/actions/place-call", json=body, headers={"X-Action-Secret": DEMO_ACTION_SECRET}
    )

    call = await house.call_in("refused", answer.json()["call_id"])

    assert call.reason_code == "CONTACT_NOT_FOUND"
    assert call.reason == (
        "The contact does not belong to this sub-account, or does not exist any more, and no other one has this number."
    )
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
    await CrmToken.all().update(state=NEEDS_RECONNECT, due_at=far)

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


NUMBER_ZONE, WEST, EAST = "America/Los_Angeles", "Pacific/Honolulu", "America/New_York"
POSTAL_CODES = {WEST: "96801", EAST: "10001"}


def minute_in(zone: str, moment: datetime | None = None) -> int:
    """The minute of the day there, now unless told."""
    there = (moment or datetime.now(UTC)).astimezone(ZoneInfo(zone))
    return there.hour * 60 + there.minute


def hours(opens: int, closes: int) -> dict[str, Any]:
    """Calling rules of any day that are open between these minutes."""
    return ANY_HOUR | {"opens": max(opens, 0), "closes": min(closes, 1440)}


def open_only_for_the_number() -> tuple[dict[str, Any], str]:
    """Rules that are open now in California and closed in another zone of the country; at times both are open."""
    minute = minute_in(NUMBER_ZONE)
    if minute < 1200:
        return hours(minute - 30, minute + 240), WEST
    return hours(minute - 200, minute + 60), EAST


def open_only_for_the_contact() -> tuple[dict[str, Any], str]:
    """Rules that are open now in another zone of the country and closed in California; at times both are open."""
    minute = minute_in(EAST)
    if minute < 1200:
        return hours(minute - 30, minute + 240), EAST
    minute = minute_in(WEST)
    return hours(minute - 200, minute + 60), WEST


async def waits_until_both_are_open(house: House, policy: dict[str, Any], zone: str) -> Call:
    """Wait until the call waits for a moment at which number and contact may be called."""
    call = await house.waits_because("OUTSIDE_CALLING_HOURS", await lead_is_called(house))
    for each in (NUMBER_ZONE, zone):
        assert policy["opens"] <= minute_in(each, call.not_before) < policy["closes"]
    assert house.accepted == []
    return call


@pytest.mark.parametrize("open_now", [open_only_for_the_number, open_only_for_the_contact])
async def test_the_time_zone_of_the_contact_narrows_the_hours_and_never_widens_them(
    installed_house: House, open_now: Callable[[], tuple[dict[str, Any], str]]
) -> None:
    house = installed_house
    policy, zone = open_now()
    await Customer.all().update(policy=policy)
    house.contact.timezone = zone

    await waits_until_both_are_open(house, policy, zone)


async def test_the_address_of_the_contact_narrows_the_hours_when_it_has_no_zone(installed_house: House) -> None:
    house = installed_house
    policy, zone = open_only_for_the_number()
    await Customer.all().update(policy=policy)
    house.contact.state, house.contact.postal_code = "", POSTAL_CODES[zone]

    call = await waits_until_both_are_open(house, policy, zone)

    assert zone in (call.reason or "")


async def test_the_api_tells_at_once_that_a_call_waits_where_its_contact_sleeps(installed_house: House) -> None:
    house = installed_house
    policy, zone = open_only_for_the_number()
    await Customer.all().update(policy=policy)
    house.contact.timezone = zone

    answer = await house.ask(contact_id=house.contact.id)

    assert (answer.status_code, answer.json()["status"]) == (202, "scheduled")
    assert zone in answer.json()["reason"]
