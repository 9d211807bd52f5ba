"""Whoever is not to be called is not: listed by a person, a file, the CRM, or the lead itself in a call."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from tortoise.transactions import in_transaction

from app.demo.seed import TENANTS
from app.domain.calls import do_not_call
from app.domain.calls.calls import Call
from app.domain.calls.do_not_call import DoNotCallEntry, Source
from app.domain.calls.leads import Lead
from app.domain.rules.number_lists import read_numbers
from app.domain.settings import contact_marks, opt_outs
from tests.house import House, eventually

LEAD = "+14155550142"
ASKS_NEVER_AGAIN = "+14155550107"


async def waiting_call(house: House, to: str = LEAD) -> str:
    """A call that waits until tomorrow."""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    return str((await house.ask(to, not_before=tomorrow.isoformat())).json()["call_id"])


async def test_a_number_that_is_listed_is_refused_at_the_door_with_list_and_reason(house: House) -> None:
    await house.do_not_call(LEAD, "asked by e-mail")

    refused = await house.ask(LEAD)

    assert (refused.status_code, refused.json()["error_code"]) == (422, "DO_NOT_CALL")
    assert refused.json()["error"] == (
        "This number is on the do-not-call list of this account (asked by e-mail). "
        "It is called again when it is taken off."
    )
    assert (await house.account()).held == 0


async def test_the_agencys_list_holds_for_all_its_sub_accounts(house: House) -> None:
    agency = house.seeded.agency
    async with in_transaction() as tx:
        await do_not_call.add(tx, agency.id, None, [LEAD], "a letter", Source.PERSON, "Alex", datetime.now(UTC))

    for tenant in TENANTS:
        refused = await house.ask(LEAD, tenant=tenant)
        assert refused.json()["error_code"] in ("DO_NOT_CALL", "DESTINATION_NOT_ALLOWED")
        assert "list of the agency (a letter)" in refused.json()["error"]


async def test_another_sub_accounts_list_does_not_matter(house: House) -> None:
    await house.do_not_call(LEAD, "asked by e-mail")

    assert (await house.ask(LEAD, tenant=TENANTS[1], headers={"Prefer": "respond-async"})).status_code == 202


async def test_a_number_that_was_taken_off_is_called_again(house: House) -> None:
    await house.do_not_call(LEAD, "a mistake")
    customer = house.seeded.customers[house.tenant.location_id]

    assert await contact_marks.take_off(customer.id, LEAD, datetime.now(UTC))

    assert (await house.ask(LEAD)).status_code == 200


async def test_a_call_that_waits_for_a_listed_number_is_given_up_at_once(house: House) -> None:
    waiting, other = await waiting_call(house), await waiting_call(house, "+14155550143")

    await house.do_not_call(LEAD, "asked by e-mail")

    call = await house.call_in("refused", waiting)
    assert call.reason_code == "DO_NOT_CALL"
    assert call.reason is not None
    assert "do-not-call list" in call.reason
    assert (await house.call(other)).state == "queued"
    assert (await house.ask(LEAD)).json()["error_code"] == "DO_NOT_CALL"


async def test_whoever_says_so_in_a_call_is_listed_and_what_waits_for_the_number_is_given_up(house: House) -> None:
    house.fault("WEBHOOK /retell", "delay_webhooks", seconds=1.5)
    call_id = (await house.ask(ASKS_NEVER_AGAIN)).json()["call_id"]
    # A second call can only wait beside the first when the first was taken for dead, and was not.
    await Lead.all().update(open=False, guarded_until=None)
    waiting = await waiting_call(house, ASKS_NEVER_AGAIN)

    await house.call_in("ended", call_id)

    assert (await house.call_in("refused", waiting)).reason_code == "DO_NOT_CALL"
    entry = await DoNotCallEntry.get(e164=ASKS_NEVER_AGAIN)
    assert (entry.source, entry.why, entry.created_by) == (Source.CALL, "said so in a call", "the person called")
    assert entry.customer_id == entry.list_id == house.seeded.customers[house.tenant.location_id].id


async def test_one_click_on_a_call_lists_its_number_and_marks_the_contact(installed_house: House) -> None:
    house = installed_house
    call_id = (await house.ask(LEAD, contact_id=house.contact.id)).json()["call_id"]
    await house.call_in("ended", call_id)
    call = await Call.get(id=UUID(call_id))

    assert await opt_outs.opt_out(call, "Alex Morgan", datetime.now(UTC))

    assert not await opt_outs.opt_out(call, "Alex Morgan", datetime.now(UTC)), "it is listed already"
    entry = await DoNotCallEntry.get(e164=LEAD)
    assert (entry.source, entry.created_by) == (Source.PERSON, "Alex Morgan")

    async def marked() -> bool:
        return house.contact.dnd_settings.get("Call", {}).get("status") == "active"

    await eventually(marked, "the contact is not marked")


async def test_a_list_is_imported_exported_and_imported_again(house: House) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    waiting = await waiting_call(house)
    many = [f"+1212{number}" for number in range(2_000_000, 2_012_000)]

    read = read_numbers("\n".join([*many, "(415) 555-0142", "nonsense"]), "US")
    added = await do_not_call.import_numbers(
        customer.agency_id, customer.id, read.numbers, "=bought", "Alex", datetime.now(UTC)
    )

    assert (added, [line for line, _ in read.bad]) == (12_001, [12_002])
    assert (await house.call_in("refused", waiting)).reason_code == "DO_NOT_CALL"
    exported = "".join([line async for line in do_not_call.export(customer.id)])
    assert exported.startswith("number,why,source,added_by,added_at\n+12122000000,'=bought,import,Alex,")
    again = read_numbers(exported, "US")
    assert (set(again.numbers), again.bad) == (set(read.numbers), ())
    known = await do_not_call.import_numbers(
        customer.agency_id, customer.id, again.numbers, "again", "Alex", datetime.now(UTC)
    )
    assert known == 0
