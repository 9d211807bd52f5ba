"""A workflow step that waits for its call goes on exactly once, whatever becomes of the call."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.demo.seed import ANY_HOUR, DEMO_ACTION_SECRET
from app.domain.calls import paused_steps
from app.domain.calls.attempts import ANALYSIS_PATIENCE
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.paused_steps import PausedStep
from app.domain.results.branches import Branch
from app.domain.results.variables import variables_of
from app.domain.tenants.customers import Customer
from app.jobs.calls.settle_call import settle_call
from app.jobs.results.resume_step import resume_step, tell_step
from app.sandbox.crm.runs import AppCall, Resume
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually

RESUME = "POST /crm/workflows-marketplace/actions/resume-internal-action"
ANSWERED, NO_ANSWER = OUTCOMES["01"], OUTCOMES["03"]
IDS: dict[str, Any] = {"workflow_id": "w1", "step_id": "s1", "status_id": "e1"}


async def run_and_wait(house: House, **data: Any) -> AppCall:
    """Let the CRM's workflow engine run the step that waits."""
    crm, tenant = house.world.crm, house.tenant
    return await crm.run_action(
        crm.locations[tenant.location_id],
        crm.contacts[tenant.contact_id],
        action_key="place_call_and_wait",
        url=f"{house.url}/workflow/actions/place-call-and-wait",
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
        data={"phone": "{{contact.phone}}", **data},
        step_index=3,
        **IDS,
    )


async def resumed(house: House) -> Resume:
    """Wait until the step was let go, and nothing of it is left to do; it was let go once."""

    async def heard() -> bool:
        return await PausedStep.filter(resumed_at__isnull=False).exists()

    await eventually(heard, "the step is not resumed")
    [resume] = house.world.crm.resumes
    assert not resume.repeated
    return resume


async def every_job_again(house: House) -> None:
    """Run the jobs of the step once more, as an engine that runs a job at least once may do."""
    for step in await PausedStep.all():
        await resume_step(str(step.id))
        await resume_step(str(step.id), at_last=True)
        await tell_step(house.clients, str(step.id))


async def test_the_step_goes_on_with_the_outcome_when_the_call_has_ended(house: House) -> None:
    run = await run_and_wait(house)

    resume = await resumed(house)

    assert run.answer["status"] == "queued"
    assert resume.extras == run.extras, "as it was sent"
    assert resume.body["success"] is True
    told = resume.body["executionResponse"]
    call = await house.call(run.answer["call_id"])
    attempt = await house.attempt(run.answer["call_id"])
    assert (told["status"], told["outcome"], told["reason"]) == ("ended", "answered", None)
    assert (told["call_id"], told["attempts"]) == (str(call.id), 1)
    assert told["duration"] == attempt.billed_seconds
    assert told["duration"] > 0
    assert (told["from_number"], told["to_number"]) == (call.from_number, call.to_number)
    assert (told["agent_id"], told["agent"]) == (house.tenant.agent_id, house.tenant.agent_name)
    assert told["branchId"] == Branch.ANSWERED
    await every_job_again(house)
    assert len(house.world.crm.resumes) == 1


async def test_the_step_waits_for_the_last_attempt(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER, ANSWERED]
    call_id = (await run_and_wait(house, attempts="2", minutes_between="30")).answer["call_id"]

    async def settled_once() -> bool:
        return await Attempt.filter(call_id=UUID(call_id), settled_at__isnull=False).count() == 1

    await eventually(settled_once, "the first attempt is not settled")
    [step] = await PausedStep.all()
    await resume_step(str(step.id))
    assert (await PausedStep.get(id=step.id)).claimed_at is None, "its call is tried again"
    await house.place_now(call_id)

    told = (await resumed(house)).body["executionResponse"]

    assert (told["outcome"], told["attempts"]) == ("answered", 2)


async def test_the_step_is_told_what_was_said(house: House) -> None:
    house.world.voice.workspaces[0].manners.analysis_seconds = 20

    call_id = (await run_and_wait(house)).answer["call_id"]

    told = (await resumed(house)).body["executionResponse"]
    call = await house.call(call_id)
    assert told["summary"] == "The caller booked a visit for Tuesday at ten."
    assert (told["sentiment"], told["successful"], told["complete"]) == ("positive", True, True)
    assert "I wanted to book a visit" in told["transcript"]
    assert told["recording_url"].endswith(".wav")
    assert told["cost"] == call.charged / 1000 > 0
    assert told["variables"] == variables_of({}) | {"appointment": "Tuesday 10:00"}


async def test_a_step_whose_analysis_never_comes_goes_on_with_what_there_is_and_is_told_so(house: House) -> None:
    house.world.voice.workspaces[0].manners.analysis_seconds = 1_000_000
    call_id = (await run_and_wait(house)).answer["call_id"]
    await house.call_in("ended")
    [step] = await PausedStep.all()
    attempt = await house.attempt(call_id)

    await resume_step(str(step.id))
    await settle_call(house.clients, str(attempt.id))
    assert (await PausedStep.get(id=step.id)).claimed_at is None
    assert (await house.attempt(call_id)).settled_at is None, "its result is told once, with what was said"
    long_ago = datetime.now(UTC) - ANALYSIS_PATIENCE
    await Call.all().update(ended_at=long_ago)
    await Attempt.all().update(ended_at=long_ago)
    await resume_step(str(step.id))

    told = (await resumed(house)).body["executionResponse"]
    assert (told["outcome"], told["summary"], told["complete"]) == ("answered", "", False)
    assert "I wanted to book a visit" in told["transcript"]
    await settle_call(house.clients, str(attempt.id))
    assert (await house.attempt(call_id)).charged


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"phone": "nonsense"}, "validation_error"),
        ({"max_wait_minutes": "soon"}, "validation_error"),
        ({"number": "+19998887777"}, "number_not_found"),
    ],
)
async def test_a_step_that_is_refused_at_once_goes_on_at_once(house: House, data: dict[str, Any], reason: str) -> None:
    run = await run_and_wait(house, **data)

    resume = await resumed(house)

    assert (run.answer["status"], run.answer["reason"]) == ("refused", reason)
    assert resume.body["executionResponse"] == run.answer
    await run_and_wait(house, **data)
    await every_job_again(house)
    assert len(house.world.crm.resumes) == 1, "the same pass of the same step"


async def test_a_step_for_a_lead_that_is_being_called_goes_on_at_once(house: House) -> None:
    first = (await house.ask()).json()["call_id"]

    run = await run_and_wait(house)

    told = (await resumed(house)).body["executionResponse"]
    assert (told["status"], told["reason"], told["call_id"]) == ("duplicate", "duplicate_call", first)
    assert run.answer == told


async def test_a_step_that_is_executed_twice_calls_once_and_goes_on_once(house: House) -> None:
    first = await run_and_wait(house)
    second = await run_and_wait(house)

    assert (second.answer["status"], second.answer["call_id"]) == ("duplicate", first.answer["call_id"])
    told = (await resumed(house)).body["executionResponse"]
    await every_job_again(house)
    assert told["outcome"] == "answered"
    assert (len(house.accepted), len(house.world.crm.resumes)) == (1, 1)


async def test_a_step_goes_on_when_its_call_is_refused_at_the_instant_of_dialing(house: House) -> None:
    house.fault("POST /retell/v2/create-phone-call", "status", status=422, body={"message": "no such number"})

    run = await run_and_wait(house)

    told = (await resumed(house)).body["executionResponse"]
    assert (told["status"], told["outcome"], told["reason"]) == ("refused", None, "call_rejected")
    assert told["call_id"] == run.answer["call_id"]
    assert "no such number" in told["message"]


async def test_a_step_goes_on_when_its_call_is_canceled(house: House) -> None:
    house.world.voice.next_outcomes = [NO_ANSWER]
    call_id = (await run_and_wait(house, attempts="2")).answer["call_id"]
    await house.waits_because("REDIAL", call_id)
    extras = {"locationId": house.tenant.location_id, "contactId": house.tenant.contact_id}
    await house.http.post(
        "/workflow/actions/cancel-calls", json={"extras": extras}, headers={"X-Action-Secret": DEMO_ACTION_SECRET}
    )

    told = (await resumed(house)).body["executionResponse"]

    assert (told["status"], told["outcome"], told["reason"]) == ("ended", "no_answer", "canceled")


async def test_a_step_goes_on_when_its_call_was_never_placed(house: House) -> None:
    await Customer.all().update(policy=at_night())
    call_id = (await run_and_wait(house, max_lead_age_minutes="5")).answer["call_id"]
    # An hour after the opening that it waits for, whenever that is: a weekend or a holiday may lie before it.
    opening = (await house.call(call_id)).not_before
    await house.age(call_id, opening - datetime.now(UTC) + timedelta(hours=1))
    await Customer.all().update(policy=ANY_HOUR)
    await house.place_now(call_id)

    told = (await resumed(house)).body["executionResponse"]

    assert (told["status"], told["reason"]) == ("failed", "stale")
    assert "5 minutes" in told["message"]
    assert house.accepted == []


async def test_a_step_waits_no_longer_than_it_may(house: House) -> None:
    await Customer.all().update(policy=at_night())
    run = await run_and_wait(house, max_wait_minutes="15")
    [step] = await PausedStep.all()

    assert run.answer["status"] == "scheduled"
    await resume_step(str(step.id))
    assert (await PausedStep.get(id=step.id)).claimed_at is None
    await resume_step(str(step.id), at_last=True)

    told = (await resumed(house)).body["executionResponse"]
    assert (told["status"], told["outcome"], told["reason"]) == ("queued", None, "max_wait")
    assert (await house.call(run.answer["call_id"])).state == "queued", "the call goes on without it"


async def test_a_step_that_the_crm_does_not_hear_of_is_told_again_the_same(house: House) -> None:
    fault = house.fault(RESUME, "status", times=2, status=500)

    run = await run_and_wait(house)

    resume = await resumed(house)
    assert fault.fired == 2
    assert resume.body["executionResponse"]["call_id"] == run.answer["call_id"]
    sent = [request.body for request in house.world.crm.requests if request.path.endswith("resume-internal-action")]
    assert sent == [resume.body] * 3


async def test_a_step_that_went_on_before_its_answer_arrived_is_told_the_same_again(house: House) -> None:
    house.fault(RESUME, "drop_after", times=1)

    await run_and_wait(house)

    async def heard() -> bool:
        return await PausedStep.filter(resumed_at__isnull=False).exists()

    await eventually(heard, "the step is not resumed")
    first, second = house.world.crm.resumes
    assert first.body == second.body


def at_night() -> dict[str, object]:
    """Calling hours that are over everywhere for the next hours: one minute, on another day of the week."""
    day_after_tomorrow = (datetime.now(UTC) + timedelta(days=2)).weekday()
    return {"opens": 720, "closes": 721, "days": [day_after_tomorrow]}


async def test_a_step_whose_call_was_never_made_does_not_wait_for_ever(house: House) -> None:
    crm = house.world.crm
    extras = {"locationId": house.tenant.location_id, "workflowId": "w1", "stepId": "s1", "statusId": "e1"}
    # What a process leaves behind that dies between the step and its call.
    step = await paused_steps.hold(extras, "a step", timedelta(0), datetime.now(UTC))

    told = (await resumed(house)).body["executionResponse"]

    assert (told["status"], told["reason"]) == ("failed", "not_placed")
    assert crm.resumes[0].extras == extras
    assert house.accepted == []
    assert (await paused_steps.hold(extras, "a step", timedelta(0), datetime.now(UTC))).id == step.id


async def test_a_repeated_step_hears_of_its_call_though_a_new_one_would_be_refused(house: House) -> None:
    await Customer.all().update(policy=at_night())
    first = await run_and_wait(house)
    await house.switch_outbound(on=False)

    second = await run_and_wait(house)

    assert (first.answer["status"], second.answer["reason"]) == ("scheduled", "duplicate_call")
    [step] = await PausedStep.all()
    assert step.claimed_at is None


async def test_a_step_that_cannot_be_named_is_refused(house: House) -> None:
    answer = await house.http.post(
        f"/workflow/actions/place-call-and-wait?locationId={house.tenant.location_id}",
        json={"phone": "+14155550123"},
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
    )

    assert (answer.json()["status"], answer.json()["reason"]) == ("refused", "validation_error")
    assert await Call.all().count() == await PausedStep.all().count() == 0
