"""A contact that was merged into another one is called and written to as that one; one that is gone is not."""

from datetime import UTC, datetime, timedelta

import pytest

from app.demo.seed import ANY_HOUR
from app.domain.calls.calls import Call
from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.results.write_backs import WriteBack
from app.domain.tenants.customers import Customer
from app.sandbox.crm.entities import Contact
from tests.house import House, eventually

PHONE = "+14155550142"


def two_with_one_phone(house: House) -> tuple[Contact, Contact]:
    """The older contact, and a newer one that is about to be folded into it."""
    older = house.location.add_contact(first_name="Old", phone=PHONE)
    return older, house.location.add_contact(first_name="New", phone=PHONE, tags=["new"])


async def waiting_call(house: House, contact: Contact) -> str:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    answer = await house.ask(PHONE, contact_id=contact.id, not_before=tomorrow.isoformat())
    return str(answer.json()["call_id"])


@pytest.mark.parametrize("tell", [True, False], ids=["told of it", "not told of it"])
async def test_a_call_to_a_merged_contact_is_placed_and_written_to_the_survivor(
    installed_house: House, tell: bool
) -> None:
    house = installed_house
    older, newer = two_with_one_phone(house)
    call_id = await waiting_call(house, newer)

    newer.merge_into(older, tell=tell)
    await house.quiet()
    await house.place_now(call_id)

    written = await house.written_back(call_id)
    assert [row.given_up_why for row in written.values()] == [None] * len(written)
    assert (await house.call(call_id)).contact_in_crm == older.id
    assert len(house.accepted) == len(older.notes) == 1
    assert older.tags == ["new", "ai-call-answered"]


async def test_the_survivors_own_mark_and_zone_count(installed_house: House) -> None:
    house = installed_house
    older, newer = two_with_one_phone(house)
    call_id = await waiting_call(house, newer)
    older.dnd_settings["Call"] = {"status": "active", "message": "", "code": ""}

    newer.merge_into(older, tell=False)
    await house.place_now(call_id)

    assert (await house.call_in("refused", call_id)).reason_code == "DO_NOT_CALL"
    assert house.accepted == []


async def test_a_mark_ends_with_the_contact_that_was_merged_away(installed_house: House) -> None:
    house = installed_house
    older, newer = two_with_one_phone(house)
    newer.set_dnd(Call="active")
    await house.quiet()
    assert await DoNotCallEntry.exists(e164=PHONE)

    newer.merge_into(older)
    await house.quiet()

    assert not await DoNotCallEntry.exists(e164=PHONE)


async def test_a_mark_outlasts_a_contact_that_nobody_took_the_place_of(installed_house: House) -> None:
    house = installed_house
    contact = house.location.add_contact(first_name="Gone", phone=PHONE)
    contact.set_dnd(Call="active")
    await house.quiet()

    contact.delete()
    await house.quiet()

    assert await DoNotCallEntry.exists(e164=PHONE)


async def test_a_contact_that_is_merged_during_its_call_gets_the_result_as_the_survivor(
    installed_house: House,
) -> None:
    house = installed_house
    older, newer = two_with_one_phone(house)
    answer = await house.ask(PHONE, contact_id=newer.id)
    await house.call_in("placed", answer.json()["call_id"])

    newer.merge_into(older, tell=False)

    written = await house.written_back(answer.json()["call_id"])
    assert {row.contact_id for row in written.values()} == {older.id}
    assert [row.given_up_why for row in written.values()] == [None] * len(written)
    assert len(older.notes) == len(house.world.crm.call_messages) == 1


async def test_a_contact_that_is_gone_for_good_is_not_called_and_gets_no_tag(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(policy=ANY_HOUR | {"known_contacts_only": True})
    contact = house.location.add_contact(first_name="Gone", phone=PHONE)
    call_id = await waiting_call(house, contact)
    del house.world.crm.contacts[contact.id]

    await house.place_now(call_id)

    assert (await house.call_in("refused", call_id)).reason_code == "CONTACT_NOT_FOUND"
    await house.quiet()
    assert await WriteBack.all().count() == 0
    assert house.accepted == []


async def test_a_contact_that_is_deleted_takes_its_waiting_calls_with_it(installed_house: House) -> None:
    house = installed_house
    contact = house.location.add_contact(first_name="Gone", phone=PHONE)
    call_id = await waiting_call(house, contact)

    contact.delete()

    assert (await house.call_in("canceled", call_id)).reason_code == "CONTACT_DELETED"


async def found_by_phone(house: House, contact: Contact) -> str:
    """A waiting call that a webhook asked for by an id of its own; its contact was found when it was first due."""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    answer = await house.ask(PHONE, contact_id="lead-17", not_before=tomorrow.isoformat())
    await Call.filter(id=answer.json()["call_id"]).update(crm_contact_id=contact.id)
    return str(answer.json()["call_id"])


async def test_so_does_one_that_was_found_by_its_phone(installed_house: House) -> None:
    house = installed_house
    contact = house.location.add_contact(first_name="Gone", phone=PHONE)
    call_id = await found_by_phone(house, contact)

    contact.delete()

    assert (await house.call_in("canceled", call_id)).reason_code == "CONTACT_DELETED"


async def test_one_that_was_found_by_its_phone_goes_on_for_the_survivor(installed_house: House) -> None:
    house = installed_house
    older, newer = two_with_one_phone(house)
    call_id = await found_by_phone(house, newer)

    newer.merge_into(older)
    await house.quiet()

    call = await house.call(call_id)
    assert (call.state, call.contact_id, call.crm_contact_id) == ("queued", "lead-17", older.id)


async def test_a_contact_that_was_restored_keeps_its_waiting_calls(installed_house: House) -> None:
    house = installed_house
    contact = house.location.add_contact(first_name="Back", phone=PHONE)
    call_id = await waiting_call(house, contact)
    contact.delete()
    house.world.crm.contacts[contact.id] = contact

    await house.quiet()

    assert (await house.call(call_id)).state == "queued"


async def test_while_nobody_can_say_who_has_the_phone_the_call_waits(installed_house: House) -> None:
    house = installed_house
    older, newer = two_with_one_phone(house)
    call_id = await waiting_call(house, newer)
    newer.merge_into(older, tell=False)
    fault = house.fault("GET /crm/contacts/search/duplicate", "status", status=503)

    await house.place_now(call_id)
    await house.waits_because("CRM_UNREACHABLE", call_id)
    assert fault.fired

    house.world.faults.clear()
    await house.place_now(call_id)

    async def ended() -> bool:
        return (await house.call(call_id)).state == "ended"

    await eventually(ended, "the call was not placed")
    assert len(house.accepted) == 1
