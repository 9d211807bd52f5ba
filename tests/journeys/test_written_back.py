"""What came of a call comes back to its contact: note, tags, fields, call log and trigger, each once."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.results.triggers import TriggerDelivery
from app.domain.results.write_backs import WriteBack
from app.domain.rules.figures import counted
from app.domain.tenants.agencies import Agency
from app.jobs.calls.after_call import after_call
from app.sandbox.crm.entities import Contact
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually

FIELDS = ["outcome", "summary", "duration", "last_call"]
# What a write-back asks the CRM for.
WRITES = [
    "POST /crm/contacts/{id}/notes",
    "GET /crm/contacts/{id}/notes",
    "POST /crm/contacts/{id}/tags",
    "PUT /crm/contacts/{id}",
    "GET /crm/locations/{id}/customFields",
    "POST /crm/locations/{id}/customFields",
    "GET /crm/conversations/search",
    "POST /crm/conversations/messages/outbound",
    "PUT /crm/conversations/messages/{id}/attachments",
    "POST /crm/conversations",
    "POST /crm/workflows-marketplace/triggers/execute",
]


async def lead_is_called(house: House) -> str:
    run = await house.run_workflow()
    assert run.answer["status"] == "queued", run.answer
    return str(run.answer["call_id"])


def field_values(contact: Contact) -> dict[str, str]:
    names = {custom.id: custom.name for custom in contact.location.custom_fields}
    return {names[field_id]: value for field_id, value in contact.fields.items()}


async def everything_is_there_once(house: House, call_id: str) -> None:
    written = await house.written_back(call_id)
    assert set(written) == {"note", "tags", "fields", "call_log", "recording"}
    assert [row.given_up_why for row in written.values()] == [None] * 5
    contact, call = house.contact, await house.call(call_id)
    attempt = await house.attempt(call_id)

    [note] = contact.notes
    for line in ("AI call: answered", "Agent: Receptionist", f"Call {call_id}"):
        assert line in note.body.splitlines()
    assert "Summary: The caller booked a visit for Tuesday at ten." in note.body
    assert "User: Yes, sure. I wanted to book a visit." in note.body
    assert "Cost" not in note.body
    assert contact.tags == ["ai-call-answered"]

    values = field_values(contact)
    assert sorted(custom.name for custom in contact.location.custom_fields) == sorted(values)
    assert values["AI call outcome"] == "answered"
    assert values["AI call summary"] == "The caller booked a visit for Tuesday at ten."
    assert values["AI call duration (seconds)"] == str(attempt.billed_seconds)

    [message] = house.world.crm.call_messages
    assert message.call == {"to": call.to_number, "from": call.from_number, "status": "completed"}
    assert message.alt_id == call_id
    [recording] = message.attachments
    assert recording.endswith(".wav")

    payload = house.world.crm.trigger_runs[0].payload
    assert {run.payload["delivery_id"] for run in house.world.crm.trigger_runs} == {payload["delivery_id"]}
    assert (payload["event"], payload["outcome"], payload["attempts"]) == ("call_finished", "answered", 1)
    assert {name: found for name, found in payload["variables"].items() if found} == {"appointment": "Tuesday 10:00"}
    assert (payload["contact_id"], payload["to_number"]) == (contact.id, contact.phone)
    assert payload["cost"] == call.charged / 1000 > 0
    assert (payload["sentiment"], payload["agent"]) == ("positive", "Receptionist")
    assert "I wanted to book a visit" in payload["transcript"]


async def test_a_lead_of_a_workflow_gets_its_result_written_back(installed_house: House) -> None:
    house = installed_house
    await house.want_written(fields=FIELDS)
    await house.subscribe("call_finished")

    call_id = await lead_is_called(house)

    await everything_is_there_once(house, call_id)
    assert len(house.world.crm.trigger_runs) == 1


@pytest.mark.parametrize("kind", ["status", "drop_after"])
async def test_it_is_there_once_also_when_every_answer_fails_twice_first(installed_house: House, kind: str) -> None:
    house = installed_house
    await house.want_written(fields=FIELDS)
    await house.subscribe("call_finished")
    house.fault("GET /crm/contacts/{id}", kind, times=2)
    faults = [house.fault(route, kind, times=2) for route in WRITES]

    call_id = await lead_is_called(house)

    await everything_is_there_once(house, call_id)
    struck = {fault.route: fault.fired for fault in faults}
    # What had acted before its answer was lost is found, and not asked for again; a trigger cannot be looked for.
    assert all(struck.values()) if kind == "status" else struck["POST /crm/contacts/{id}/notes"] == 1
    assert len(house.world.crm.trigger_runs) == (1 if kind == "status" else 3)


async def test_a_job_that_runs_again_writes_nothing_again(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("call_finished")
    call_id = await lead_is_called(house)
    await house.written_back(call_id)
    rows = await WriteBack.all().count(), await TriggerDelivery.all().count()

    await after_call(house.settings, call_id)

    assert rows == (await WriteBack.all().count(), await TriggerDelivery.all().count())
    assert len(house.contact.notes) == len(house.world.crm.trigger_runs) == len(house.world.crm.call_messages) == 1


async def test_each_thing_can_be_switched_off(installed_house: House) -> None:
    house = installed_house
    await house.want_written(note=False, call_log=False, tag_prefix="phone")

    call_id = await lead_is_called(house)

    assert set(await house.written_back(call_id)) == {"tags"}
    assert house.contact.tags == ["phone-answered"]
    assert (house.contact.notes, house.world.crm.call_messages) == ([], [])


async def test_the_cost_is_in_the_note_only_where_that_is_wanted(installed_house: House) -> None:
    house = installed_house
    await house.want_written(cost=True, transcript=False)

    call_id = await lead_is_called(house)

    await house.written_back(call_id)
    [note] = house.contact.notes
    assert f"Cost: {counted((await house.call(call_id)).charged / 1000, 'credit')}\n" in note.body
    assert "Transcript" not in note.body
    assert "Summary" in note.body


async def test_who_asked_not_to_be_called_is_marked_so_in_the_crm(installed_house: House) -> None:
    house = installed_house
    house.contact.dnd_settings["SMS"] = {"status": "active", "message": "", "code": ""}
    await Agency.all().update(dnd_stops_calls=False)
    house.world.voice.next_outcomes = [OUTCOMES["07"]]

    call_id = await lead_is_called(house)

    written = await house.written_back(call_id)
    assert written["do_not_call"].done_at
    channels = {name: setting["status"] for name, setting in house.contact.dnd_settings.items()}
    assert channels == {"Call": "active", "SMS": "active"}
    assert house.contact.tags == ["ai-call-do_not_call"]


async def test_what_the_crm_refuses_is_given_up_and_the_rest_is_done(installed_house: House) -> None:
    house = installed_house
    body = {"statusCode": 401, "message": "The token is not authorized for this scope.", "error": "Unauthorized"}
    house.fault("POST /crm/contacts/{id}/notes", "status", status=401, body=body)

    call_id = await lead_is_called(house)

    written = await house.written_back(call_id)
    why = "The app lacks the permission contacts.write in your CRM. Install it again."
    assert written["note"].given_up_why == why
    assert written["tags"].done_at
    assert house.contact.tags == ["ai-call-answered"]


async def test_nothing_is_told_before_the_last_attempt_is_over(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("call_finished")
    house.world.voice.next_outcomes = [OUTCOMES["03"]]
    run = await house.world.crm.run_action(
        house.location,
        house.contact,
        action_key="place_call",
        url=f"{house.url}/workflow/actions/place-call",
        headers={"X-Action-Secret": "demo-action-secret"},
        data={"phone": "{{contact.phone}}", "attempts": 2},
    )
    call_id = run.answer["call_id"]
    await house.settled(call_id)
    assert (await house.call(call_id)).state == "queued"
    assert await TriggerDelivery.all().count() == 0

    cancel = {"data": {}, "extras": {"locationId": house.location.id, "contactId": house.contact.id}}
    headers = {"X-Action-Secret": "demo-action-secret"}
    await house.http.post("/workflow/actions/cancel-calls", json=cancel, headers=headers)

    await house.written_back(call_id)
    assert [fired.payload["outcome"] for fired in house.world.crm.trigger_runs] == ["no_answer"]
    assert house.contact.tags == ["ai-call-no_answer"]


async def test_a_call_that_was_not_placed_is_told_with_its_reason(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("call_not_placed")
    await house.subscribe("call_finished")
    body = {"status": "error", "message": "Number blocked by the carrier."}
    house.fault("POST /retell/v2/create-phone-call", "status", status=400, body=body)

    call_id = await lead_is_called(house)

    assert set(await house.written_back(call_id)) == {"error_tags"}
    assert house.contact.tags == ["ai-call-error-call_rejected"]
    [fired] = house.world.crm.trigger_runs
    assert (fired.payload["event"], fired.payload["reason"]) == ("call_not_placed", "call_rejected")
    assert fired.payload["call_id"] == call_id


async def test_a_call_without_a_contact_writes_nothing_but_is_told(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("call_finished")

    call_id = (await house.ask("+14155550190")).json()["call_id"]

    async def told() -> bool:
        return bool(house.world.crm.trigger_runs)

    await eventually(told, "nothing was told")
    assert house.world.crm.trigger_runs[0].payload["call_id"] == call_id
    assert house.world.crm.trigger_runs[0].payload["contact_id"] is None
    assert await WriteBack.all().count() == 0


async def test_a_waiting_call_that_loses_its_agent_is_told_and_one_that_somebody_cancels_is_not(
    installed_house: House,
) -> None:
    house = installed_house
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    lost, canceled = [
        (await house.ask(phone, contact_id=house.contact.id, not_before=tomorrow)).json()["call_id"]
        for phone in ("+14155550190", "+14155550191")
    ]

    await house.http.delete(f"/api/outbound-call/{canceled}", headers=house.key())
    await house.switch_outbound(on=False)
    await house.place_now(lost)

    assert set(await house.written_back(lost)) == {"error_tags"}
    assert house.contact.tags == ["ai-call-error-no_agent_mapping"]
    await house.quiet()
    assert await WriteBack.filter(cause_id=canceled).count() == 0


async def test_a_call_that_is_refused_at_once_is_tagged_and_starts_no_workflow(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("call_not_placed")
    await house.switch_outbound(on=False)

    run = await house.run_workflow()

    assert (run.answer["status"], run.answer["reason"]) == ("refused", "no_agent_mapping")

    async def tagged() -> bool:
        return bool(house.contact.tags)

    await eventually(tagged, "the refusal was not tagged")
    assert house.contact.tags == ["ai-call-error-no_agent_mapping"]
    assert await TriggerDelivery.all().count() == 0


async def test_write_backs_leave_room_for_the_question_before_a_dial(installed_house: House) -> None:
    # A quarter of the allowance is as much as writing back one call takes; the rest of an interval is 10 s.
    house = installed_house
    house.world.crm.rates.burst = 21
    first = await lead_is_called(house)
    await house.call_in("ended", first)

    async def scarce() -> bool:
        return bool(await WriteBack.filter(done_at=None, tries__gt=0).exists())

    await eventually(scarce, "no write-back waits")
    asked = await house.ask("+14155550190", contact_id=house.contact.id)

    assert asked.json()["status"] == "placed"
    assert await WriteBack.filter(done_at=None).exists()
    house.world.crm.rates.burst = 100
