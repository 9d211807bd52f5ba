"""A lead asks to be called back: one call at that time, told to everybody, or the reason why there is none."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from app.demo.seed import ANY_HOUR, DEMO_ACTION_SECRET
from app.domain.callbacks import planning
from app.domain.callbacks.callbacks import Callback
from app.domain.calls.calls import Attempt, Call
from app.domain.results.summary import result_of
from app.domain.telephony.numbers import calling_number
from app.domain.tenants.customers import Customer
from app.jobs.calls.after_call import after_call
from app.jobs.calls.plan_callback import plan_callback
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually
from tests.journeys.test_written_back import lead_is_called
from tests.settings_page import seated

TWO_HOURS = timedelta(hours=2)


async def promised(house: House, said: str) -> Callback:
    """Call the lead, who asks to be called back then; wait until it is planned and nothing is under way."""
    house.world.voice.next_outcomes = [replace(OUTCOMES["18"], collected={"callback_time": said})]
    call_id = await lead_is_called(house)

    async def planned() -> Callback | None:
        return await Callback.get_or_none(call_id=UUID(call_id))

    callback = await eventually(planned, "no callback was planned")
    await house.quiet()
    return await Callback.get(id=callback.id)


async def every_job_again(house: House, callback: Callback) -> None:
    """Run the jobs once more, as an engine that runs a job at least once may do."""
    for _ in range(2):
        await after_call(house.settings, str(callback.call_id))
        await plan_callback(house.clients, str(callback.call_id))
    await house.quiet()


async def test_a_promise_is_planned_told_and_kept_once(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("callback_scheduled")

    callback = await promised(house, "in 2 hours")
    await every_job_again(house, callback)

    first = await house.call(str(callback.call_id))
    assert first.ended_at is not None
    assert callback.at == first.ended_at + TWO_HOURS
    assert callback.planned_call_id is not None
    planned_id = str(callback.planned_call_id)
    planned = await house.call(planned_id)
    assert (planned.state, planned.reason_code, planned.not_before) == ("queued", "SCHEDULED", callback.at)
    assert (planned.to_number, planned.agent_id, planned.source) == (first.to_number, first.agent_id, "callback")
    assert await Call.all().count() == 2
    [run] = house.world.crm.trigger_runs
    assert run.payload["callback_at"] == callback.at.isoformat()
    assert (run.payload["callback_said"], run.payload["callback_call_id"]) == ("in 2 hours", planned_id)
    assert run.payload["variables"]["callback_time"] == "in 2 hours"
    [task] = house.contact.tasks
    assert (task.title, task.due, task.completed) == ("AI callback", callback.at.isoformat(), False)
    assert [note.body.count("The lead is called back at") for note in house.contact.notes].count(1) == 1
    seat = await seated(house)
    page = (await seat.get(f"/embed/calls/{first.id}")).text
    assert "The lead is called back at" in page
    assert f"#/embed/calls/{planned_id}" in page
    assert f"#/embed/calls/{first.id}" in (await seat.get(f"/embed/calls/{planned_id}")).text
    assert len(house.accepted) == 1, "not before its time"

    for _ in range(2):
        await house.place_now(planned_id)
    await house.settled(planned_id)
    await house.quiet()

    assert [call.to_number for call in house.accepted] == [first.to_number] * 2
    assert (house.accepted[1].dynamic_variables or {})["last_call_summary"] == OUTCOMES["18"].summary
    assert task.completed


async def test_a_promise_survives_a_crash_between_its_call_and_its_note(installed_house: House) -> None:
    house = installed_house
    house.world.voice.next_outcomes = [OUTCOMES["01"]]
    call_id = await lead_is_called(house)
    await house.written_back(call_id)
    await Attempt.all().update(analysis={"summary": "Later.", "collected": {"callback_time": "in 2 hours"}})
    call = await house.call(call_id)
    # What a worker leaves behind that dies after the commit of the call that keeps the promise.
    caller, result = await calling_number(call.number_id), await result_of(call)
    left = await planning.plan(call, result, "in 2 hours", caller, None, datetime.now(UTC))

    for _ in range(2):
        await after_call(house.settings, call_id)
    await house.quiet()

    assert left.call is not None
    [callback] = await Callback.all()
    assert (callback.planned_call_id, callback.at) == (left.call.id, left.at)
    assert await Call.all().count() == 2
    assert len(house.contact.tasks) == 1


async def test_a_time_that_cannot_be_told_is_left_to_a_person(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("callback_scheduled")

    callback = await promised(house, "")

    assert (callback.at, callback.planned_call_id) == (None, None)
    assert callback.why == "The lead asked to be called back and named no time."
    [task] = house.contact.tasks
    assert task.title == "Call back"
    assert callback.why in task.body
    assert house.world.crm.trigger_runs == []
    assert await Call.all().count() == 1
    page = (await (await seated(house)).get(f"/embed/calls/{callback.call_id}")).text
    assert "Nobody calls back by itself." in page


async def test_a_forbidden_time_moves_to_the_next_allowed_one_and_says_so(installed_house: House) -> None:
    house = installed_house
    house.contact.timezone = "America/New_York"
    hours = ANY_HOUR | {"opens": 600, "closes": 1200}
    await Customer.all().update(policy=ANY_HOUR)
    call_id = await lead_is_called(house)
    await house.written_back(call_id)
    await Customer.all().update(policy=hours)
    said = f"{datetime.now(ZoneInfo('America/New_York')) + timedelta(days=1):%Y-%m-%d} 03:30"
    await Attempt.all().update(analysis={"summary": "Early.", "collected": {"callback_time": said}})

    await plan_callback(house.clients, call_id)

    [callback] = await Callback.all()
    assert callback.at is not None
    there = callback.at.astimezone(ZoneInfo("America/New_York"))
    # Los Angeles, where the number is from, opens three hours later.
    assert f"{there:%Y-%m-%d %H:%M}" == f"{said[:10]} 13:00"
    assert f"Calls are not allowed at the time named, {said}, so it was moved" in callback.why


async def test_who_says_stop_or_is_taken_back_is_not_called_back(installed_house: House) -> None:
    house = installed_house
    extras: dict[str, Any] = {"locationId": house.tenant.location_id, "contactId": house.tenant.contact_id}
    headers = {"X-Action-Secret": DEMO_ACTION_SECRET}

    callback = await promised(house, "in 2 hours")
    await house.http.post("/workflow/actions/cancel-calls", json={"extras": extras}, headers=headers)
    assert (await house.call(str(callback.planned_call_id))).state == "canceled"

    await Customer.all().update(policy=ANY_HOUR | {"guard_minutes": 1})
    [lead_number] = {call.to_number for call in house.accepted}
    other = await promised_to(house, "+14155550190", "in 2 hours")
    await house.do_not_call("+14155550190", "asked for it")
    await house.quiet()
    stopped = await house.call(str(other.planned_call_id))
    assert (stopped.state, stopped.reason_code) == ("refused", "DO_NOT_CALL")
    assert [call.to_number for call in house.accepted] == [lead_number, "+14155550190"]


async def test_a_promise_is_taken_back_on_the_page_of_the_call_it_was_given_in(installed_house: House) -> None:
    house = installed_house
    callback = await promised(house, "in 2 hours")
    page, planned_id = f"/embed/calls/{callback.call_id}", str(callback.planned_call_id)
    admin, user = await seated(house), await seated(house, "user")
    assert "cancel-callback" not in (await user.get(page)).text

    assert f'hx-post="/embed/calls/{planned_id}/cancel"' in (await admin.get(page)).text
    await admin.post(f"/embed/calls/{planned_id}/cancel")

    assert (await house.call_in("canceled", planned_id)).reason_code == "CANCELED"
    assert "cancel-callback" not in (await admin.get(page)).text
    await house.quiet()
    [task] = house.contact.tasks
    assert task.completed, "nobody has to call any more"


async def test_nobody_is_called_back_within_the_guard(house: House) -> None:
    callback = await promised_to(house, "+14155550190", "in 2 minutes")

    dialed = (await house.attempt(str(callback.call_id))).dialed_at
    assert dialed is not None
    assert callback.at == dialed + timedelta(minutes=10)
    assert "Nobody is called twice within 10 minutes." in callback.why
    assert (await house.call(str(callback.planned_call_id))).not_before == callback.at


async def promised_to(house: House, number: str, said: str) -> Callback:
    """The same for a lead that a webhook names, of whom the CRM knows nothing."""
    house.world.voice.next_outcomes = [replace(OUTCOMES["18"], collected={"callback_time": said})]
    call_id = (await house.ask(number)).json()["call_id"]

    async def planned() -> Callback | None:
        return await Callback.get_or_none(call_id=UUID(call_id))

    return await eventually(planned, "no callback was planned")
