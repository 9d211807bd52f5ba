"""The CRM has bad manners that its documentation does not name; what came of a call is written back all the same."""

import itertools

import pytest

from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.results.write_backs import WriteBack
from app.domain.tenants.agencies import Agency
from app.domain.tenants.crm_events import CrmEvent
from app.domain.tenants.installations import Installation
from app.jobs.results.delivery import MAX_UNKNOWN
from app.sandbox.crm.manners import GATEWAY_ANSWERS, Manners
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually

# What a write-back, and the question before a dial, ask the CRM for.
ASKED = [
    "GET /crm/contacts/{id}",
    "POST /crm/contacts/{id}/notes",
    "POST /crm/contacts/{id}/tags",
    "PUT /crm/contacts/{id}",
    "GET /crm/locations/{id}/customFields",
    "POST /crm/locations/{id}/customFields",
    "GET /crm/conversations/search",
    "POST /crm/conversations",
    "POST /crm/conversations/messages/outbound",
    "PUT /crm/conversations/messages/{id}/attachments",
    "POST /crm/workflows-marketplace/triggers/execute",
]
FIELDS = ["outcome", "summary"]


async def lead_is_called(house: House) -> str:
    run = await house.run_workflow()
    assert run.answer["status"] == "queued", run.answer
    return str(run.answer["call_id"])


async def test_a_channel_that_is_off_for_good_does_not_keep_calls_from_being_switched_off(
    installed_house: House,
) -> None:
    house = installed_house
    house.world.crm.manners.refuses_permanent_channels = True
    await Agency.all().update(dnd_stops_calls=False)
    house.contact.dnd_settings |= {
        "Email": {"status": "permanent", "message": "", "code": ""},
        "WhatsApp": {"status": "inactive", "message": "", "code": ""},
    }
    house.world.voice.next_outcomes = [OUTCOMES["07"]]

    written = await house.written_back(await lead_is_called(house))

    assert written["do_not_call"].done_at
    statuses = {channel: setting["status"] for channel, setting in house.contact.dnd_settings.items()}
    assert statuses == {"Email": "permanent", "WhatsApp": "inactive", "Call": "active"}


async def test_what_a_gateway_refuses_is_asked_for_again(installed_house: House) -> None:
    house = installed_house
    await house.want_written(fields=FIELDS)
    await house.subscribe("call_finished")
    house.world.voice.next_outcomes = [OUTCOMES["07"]]
    faults = [
        house.fault(route, "status", status=status, body=body, times=1)
        for route, (status, body) in zip(ASKED, itertools.cycle(GATEWAY_ANSWERS.values()), strict=False)
    ]

    written = await house.written_back(await lead_is_called(house))

    assert set(written) == {"note", "tags", "fields", "call_log", "do_not_call", "recording"}
    assert [row.given_up_why for row in written.values()] == [None] * 6
    assert all(fault.fired for fault in faults)
    assert len(house.contact.notes) == len(house.world.crm.call_messages) == len(house.world.crm.trigger_runs) == 1
    assert house.contact.dnd_settings["Call"]["status"] == "active"


async def test_a_no_that_is_only_the_gateways_counts_in_the_end(installed_house: House) -> None:
    house = installed_house
    status, body = GATEWAY_ANSWERS["forbidden page"]
    house.fault("POST /crm/contacts/{id}/notes", "status", status=status, body=body)
    call_id = await lead_is_called(house)

    async def refused() -> bool:
        return await WriteBack.filter(effect="note", tries__gt=0).exists()

    await eventually(refused, "no note was tried")
    await WriteBack.filter(effect="note").update(tries=MAX_UNKNOWN - 1)

    written = await house.written_back(call_id)

    assert written["note"].given_up_why == "Your CRM answered 403."
    assert written["tags"].done_at


async def test_before_a_dial_a_gateway_proves_nothing_about_the_contact(installed_house: House) -> None:
    house = installed_house
    status, body = GATEWAY_ANSWERS["not found page"]
    house.fault("GET /crm/contacts/{id}", "status", status=status, body=body)
    call_id = await lead_is_called(house)
    await house.waits_because("CRM_UNREACHABLE", call_id)

    house.world.faults.clear()
    await house.place_now(call_id)

    await house.call_in("ended", call_id)
    assert len(house.accepted) == 1


async def test_a_call_is_placed_and_written_back_through_a_gateway_that_stumbles(installed_house: House) -> None:
    house = installed_house
    await house.want_written(fields=FIELDS)
    house.world.crm.manners.gateway_stumbles = True

    written = await house.written_back(await lead_is_called(house))

    assert [row.given_up_why for row in written.values()] == [None] * len(written)
    assert len(house.accepted) == len(house.contact.notes) == len(house.world.crm.call_messages) == 1


async def test_what_is_said_of_other_apps_or_for_the_second_time_changes_nothing(installed_house: House) -> None:
    house = installed_house
    crm, contact = house.world.crm, house.contact
    crm.manners.speaks_of_other_apps = True
    contact.set_dnd(Call="active")
    await house.quiet()
    marked = next(one for one in crm.deliveries if one.kind == "ContactDndUpdate" and one.event["appId"] == crm.app.id)
    contact.set_dnd(Call="inactive")
    await house.quiet()

    crm.resend(marked)
    await house.quiet()

    assert {one.status for one in crm.deliveries} == {200}
    assert await CrmEvent.filter(kind="ContactDndUpdate").count() == 2
    assert not await DoNotCallEntry.exists(e164=contact.phone)


async def test_a_plan_of_another_app_is_not_ours(installed_house: House) -> None:
    house = installed_house
    house.world.crm.manners.speaks_of_other_apps = True
    events = await CrmEvent.all().count()

    house.world.crm.change_plan(house.location, "gold")
    await house.quiet()

    assert await CrmEvent.all().count() == events + 1
    assert (await Installation.get(location_id=house.location.id)).plan_id == "gold"


@pytest.mark.parametrize("hides", [True, False], ids=["told by provider and second", "told by our own id"])
async def test_a_logged_call_is_found_again_and_its_recording_attached_once(
    installed_house: House, hides: bool
) -> None:
    house = installed_house
    manners = house.world.crm.manners
    manners.hides_alt_ids, manners.cuts_dates_to_seconds, manners.answers_attachments_with_nothing = hides, True, True
    house.fault("POST /crm/conversations/messages/outbound", "drop_after", times=1)

    written = await house.written_back(await lead_is_called(house))

    assert written["call_log"].done_at
    assert written["recording"].done_at
    [message] = house.world.crm.call_messages
    assert len(message.attachments) == 1
    attached = [one for one in house.world.crm.requests if one.path.endswith("/attachments")]
    assert len(attached) == 1


async def test_every_bad_manner_at_once_costs_no_call_and_no_result(installed_house: House) -> None:
    house = installed_house
    await house.want_written(fields=FIELDS)
    await house.subscribe("call_finished")
    house.world.crm.manners = Manners.at_their_worst()

    written = await house.written_back(await lead_is_called(house))

    assert set(written) == {"note", "tags", "fields", "call_log", "recording"}
    assert [row.given_up_why for row in written.values()] == [None] * len(written)
    assert len(house.accepted) == len(house.contact.notes) == len(house.world.crm.call_messages) == 1
    assert house.world.crm.trigger_runs
