"""The step that waits for the calling window is paused, and resumed once: when the contact may be called, or never."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tortoise import connections

from app.demo.seed import ANY_HOUR, DEMO_ACTION_SECRET
from app.domain.calls.calls import Call
from app.domain.calls.paused_steps import PausedStep
from app.domain.tenants.customers import Customer
from app.jobs.results.open_window import open_window
from app.sandbox.crm.runs import AppCall
from tests.house import House, eventually

LOOKS = "SELECT execute_after - now() AS delay FROM pgqueuer WHERE entrypoint = 'open_window' ORDER BY execute_after"


async def run(house: House, **data: Any) -> AppCall:
    """Let the CRM's workflow engine run the step."""
    return await house.world.crm.run_action(
        house.location,
        house.contact,
        action_key="wait_until_open",
        url=f"{house.url}/workflow/actions/wait-until-open",
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
        data={"phone": "{{contact.phone}}", **data},
        workflow_id="w1",
        step_id="s1",
        status_id="e1",
        step_index=3,
    )


async def resumed(house: House) -> dict[str, Any]:
    """Wait until the step goes on; it was resumed once. Returns what it was told."""

    async def heard() -> bool:
        return await PausedStep.filter(resumed_at__isnull=False).exists()

    await eventually(heard, "the step is not resumed")
    for step in await PausedStep.all():
        await open_window(house.clients, str(step.id))
        await open_window(house.clients, str(step.id), at_last=True)
    [resume] = house.world.crm.resumes
    assert not resume.repeated
    told: dict[str, Any] = resume.body["executionResponse"]
    return told


async def rules(**changed: Any) -> None:
    await Customer.all().update(policy=ANY_HOUR | changed)


async def test_a_step_whose_window_is_open_goes_on_at_once_and_calls_nobody(installed_house: House) -> None:
    answer = (await run(installed_house)).answer

    told = await resumed(installed_house)

    assert (answer["status"], answer["reason"]) == ("waiting", None)
    assert (told["status"], told["waited_minutes"], told["reason"]) == ("open", 0, None)
    assert datetime.fromisoformat(told["open_at"])
    assert not await Call.exists()


async def test_it_waits_for_the_opening_and_goes_on_then(house: House) -> None:
    # Open at no hour of today where the lead is, by the day of the week.
    today = (datetime.now(UTC) - timedelta(hours=8)).weekday()
    await rules(days=[day for day in range(7) if day not in (today, (today + 1) % 7, (today - 1) % 7)])
    await run(house)

    async def looked() -> bool:
        looks = await connections.get("default").execute_query_dict(LOOKS)
        return len(looks) == 2 and looks[0]["delay"] > timedelta(hours=1)

    await eventually(looked, "no look is planned for the opening")
    [opening, last] = await connections.get("default").execute_query_dict(LOOKS)
    assert opening["delay"] < timedelta(days=4)
    assert last["delay"] > timedelta(days=13)
    [step] = await PausedStep.all()
    assert step.claimed_at is None

    await PausedStep.filter(id=step.id).update(created_at=step.created_at - timedelta(hours=3))
    await rules()
    await open_window(house.clients, str(step.id))

    told = await resumed(house)
    assert (told["status"], told["waited_minutes"]) == ("open", 180)


async def test_whom_the_rules_never_call_is_told_at_once(house: House) -> None:
    await rules(days=[])

    await run(house)

    told = await resumed(house)
    assert (told["status"], told["reason"], told["open_at"]) == ("never", "outside_calling_hours", None)
    assert "leave no hour" in told["message"]


async def test_a_phone_that_is_none_is_never(house: House) -> None:
    answer = (await run(house, phone="12")).answer

    told = await resumed(house)

    assert answer["status"] == told["status"] == "never"
    assert told["reason"] == "validation_error"


async def test_after_the_longest_wait_it_goes_on_with_never(house: House) -> None:
    today = (datetime.now(UTC) - timedelta(hours=8)).weekday()
    await rules(days=[(today + 3) % 7])
    await run(house)
    [step] = await PausedStep.all()

    await open_window(house.clients, str(step.id), at_last=True)

    told = await resumed(house)
    assert (told["status"], told["reason"]) == ("never", "max_wait")
