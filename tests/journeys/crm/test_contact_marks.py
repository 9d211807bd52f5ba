"""A number is called when none of the contacts that share it is marked; do-not-disturb on any channel is a mark."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs
from tortoise.transactions import in_transaction

from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.settings import contact_marks, rule_changes
from app.domain.settings.contact_marks import ContactMark
from app.domain.tenants.agencies import Agency
from app.ghl.contacts import CHANNELS, is_marked
from app.sandbox.crm.entities import Contact
from tests.house import House, eventually

SPANISH = "+34600123456"
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def lead_is_called(house: House) -> str:
    run = await house.run_workflow()
    assert run.answer["status"] == "queued", run.answer
    return str(run.answer["call_id"])


async def listed(house: House, *, number: str | None = None) -> bool:
    await house.quiet()
    return await DoNotCallEntry.exists(e164=number or house.contact.phone)


def twin_of(contact: Contact) -> Contact:
    """Another contact with the same phone, as a CRM that allows duplicates has them."""
    return contact.location.add_contact(first_name="Twin", phone=contact.phone)


async def say(house: House, contact_id: str, at: datetime, *, number: str = SPANISH, **off: bool) -> bool:
    """What the CRM says of a contact, heard now and said at that time."""
    customer = house.seeded.customers[house.tenant.location_id]
    channels = {"calls": False, "others": False} | off
    async with in_transaction() as tx:
        return await contact_marks.hear(tx, customer.id, contact_id, number, **channels, at=at)


async def let_dnd_stop_calls(house: House, *, stops: bool) -> None:
    now = datetime.now(UTC)
    await rule_changes.change_agency(house.seeded.agency.id, [], {}, now, dnd_stops_calls=stops)


async def test_the_mark_of_one_contact_is_not_taken_away_by_another(installed_house: House) -> None:
    house = installed_house
    twin = twin_of(house.contact)
    house.contact.set_dnd(Call="active")
    assert await listed(house)

    twin.set_dnd(Email="inactive")
    assert await listed(house)

    house.contact.set_dnd(Call="inactive")
    assert not await listed(house)


async def test_a_number_that_two_contacts_have_is_called_when_both_marks_are_gone(installed_house: House) -> None:
    house = installed_house
    both = (house.contact, twin_of(house.contact))
    for contact in both:
        contact.set_dnd(Call="active")
    await house.quiet()

    both[1].set_dnd(Call="inactive")
    assert await listed(house)
    both[0].set_dnd(Call="inactive")
    assert not await listed(house)


async def test_a_contact_that_gets_another_number_frees_the_old_one(installed_house: House) -> None:
    house = installed_house
    old, new = str(house.contact.phone), "+14155550177"
    house.contact.set_dnd(Call="active")
    await house.quiet()

    house.contact.phone = new
    house.contact.set_dnd(Call="active")

    assert await listed(house, number=new)
    assert not await listed(house, number=old)


async def test_a_marked_contact_that_is_called_under_another_number_stays_listed_under_its_own(
    installed_house: House,
) -> None:
    house = installed_house
    house.contact.set_dnd(Call="active")
    await house.quiet()

    answer = await house.ask("+14155550177", contact_id=house.contact.id, headers={"Prefer": "respond-async"})

    assert (await house.call_in("refused", answer.json()["call_id"])).reason_code == "DO_NOT_CALL"
    assert await listed(house)
    assert await listed(house, number="+14155550177")
    house.contact.set_dnd(Call="inactive")
    assert not await listed(house)
    assert not await listed(house, number="+14155550177")


async def test_an_old_number_of_a_contact_that_is_heard_of_late_is_not_listed(house: House) -> None:
    assert await say(house, "a", MONDAY + timedelta(hours=1))

    assert not await say(house, "a", MONDAY, calls=True, number="+34600123457")

    assert await DoNotCallEntry.all().count() == 0


async def test_what_was_said_later_counts_in_whatever_order_it_is_heard(house: House) -> None:
    assert await say(house, "a", MONDAY + timedelta(hours=1), calls=True)
    assert not await say(house, "a", MONDAY)
    assert await DoNotCallEntry.exists(e164=SPANISH)

    assert await say(house, "a", MONDAY + timedelta(hours=3))
    assert not await say(house, "a", MONDAY + timedelta(hours=2), calls=True)
    assert not await DoNotCallEntry.exists(e164=SPANISH)


async def test_what_a_person_has_listed_outlasts_the_crms_mark_and_the_mark_outlasts_the_person(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    await say(house, "a", MONDAY, calls=True)
    await house.do_not_call(SPANISH, "asked by e-mail")

    assert not await contact_marks.take_off(customer.id, SPANISH, datetime.now(UTC)), "the contact is still marked"
    await house.do_not_call(SPANISH, "asked by e-mail")
    await say(house, "a", datetime.now(UTC))
    assert (await DoNotCallEntry.get(e164=SPANISH)).why == "asked by e-mail"

    assert await contact_marks.take_off(customer.id, SPANISH, datetime.now(UTC))
    assert not await DoNotCallEntry.exists(e164=SPANISH)


async def test_a_person_may_overrule_the_crms_mark(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    await say(house, "a", MONDAY, calls=True)

    assert await contact_marks.take_off(customer.id, SPANISH, datetime.now(UTC))

    assert not await DoNotCallEntry.exists(e164=SPANISH)


@pytest.mark.parametrize("channel", ["Email", "SMS", "WhatsApp", "GMB", "FB"])
def test_every_channel_of_the_crm_is_one_that_may_stop_calls(channel: str) -> None:
    contact: dict[str, Any] = {"dndSettings": {channel: {"status": "permanent"}}}

    assert (is_marked(contact), is_marked(contact, CHANNELS)) == (False, True)


async def test_do_not_disturb_on_another_channel_stops_a_call_before_it_is_dialed(installed_house: House) -> None:
    house = installed_house
    house.contact.dnd_settings["SMS"] = {"status": "active", "message": "STOP", "code": ""}

    call = await house.call_in("refused", await lead_is_called(house))

    assert (call.reason_code, house.accepted) == ("DO_NOT_CALL", [])
    assert "another channel" in (call.reason or "")
    assert await listed(house)


async def test_do_not_disturb_stops_what_is_queued_as_soon_as_it_is_heard(installed_house: House) -> None:
    house = installed_house
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    answer = await house.ask(str(house.contact.phone), not_before=tomorrow.isoformat())

    with capture_logs() as logs:
        house.contact.set_dnd(SMS="active")
        call = await house.call_in("refused", answer.json()["call_id"])
        await house.quiet()

    assert call.reason_code == "DO_NOT_CALL"
    [heard] = [line for line in logs if line["event"] == "crm_events.do_not_disturb"]
    assert (heard["calls"], heard["others"]) == (False, True)
    assert {"seconds_after_event", "seconds_after_arrival"} <= heard.keys()
    assert (await house.ask(str(house.contact.phone))).json()["error_code"] == "DO_NOT_CALL"


async def test_an_agency_may_let_do_not_disturb_on_another_channel_stop_no_calls(installed_house: House) -> None:
    house = installed_house
    house.contact.set_dnd(SMS="active")
    assert await listed(house)

    await let_dnd_stop_calls(house, stops=False)
    assert not await listed(house)
    await house.call_in("ended", await lead_is_called(house))
    assert len(house.accepted) == 1

    await let_dnd_stop_calls(house, stops=True)
    assert await listed(house)


async def test_where_its_law_says_nothing_of_the_kind_another_channel_stops_no_calls(house: House) -> None:
    await say(house, "a", MONDAY, others=True)
    await say(house, "b", MONDAY, others=True, number="+14165550142")

    assert [entry.e164 for entry in await DoNotCallEntry.all()] == ["+14165550142"]


async def test_a_switch_that_was_moved_while_a_call_was_decided_counts(installed_house: House) -> None:
    house = installed_house
    await let_dnd_stop_calls(house, stops=False)
    house.contact.dnd_settings["SMS"] = {"status": "active", "message": "STOP", "code": ""}
    fault = house.fault("GET /crm/contacts/{id}", "delay", seconds=1)
    call_id = await lead_is_called(house)

    async def asked() -> bool:
        return fault.fired > 0

    await eventually(asked, "the CRM was not asked")
    await Agency.all().update(dnd_stops_calls=True)

    assert (await house.call_in("refused", call_id)).reason_code == "DO_NOT_CALL"
    assert house.accepted == []


async def test_only_what_says_that_a_contact_is_not_marked_is_forgotten(house: House) -> None:
    now = MONDAY + contact_marks.REMEMBERED + timedelta(hours=1)
    for contact_id, marked, at in (("a", False, MONDAY), ("b", True, MONDAY), ("c", False, now)):
        await say(house, contact_id, at, calls=marked)

    assert await contact_marks.forget(now) == 1

    assert [mark.contact_id for mark in await ContactMark.all().order_by("contact_id")] == ["b", "c"]
