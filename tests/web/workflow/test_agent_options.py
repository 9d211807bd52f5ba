"""A step says how its agent behaves in the call, and the provider is asked for just that, redial and callback alike."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.callbacks.callbacks import Callback
from app.sandbox.retell.outcomes import OUTCOMES
from app.web.workflow.steps import PlaceCall
from tests.house import House, eventually

OPTIONS = {
    "voicemail": "message",
    "voicemail_message": "Please call us back.",
    "screening_name": "Sunrise Dental",
    "screening_purpose": "your appointment",
    "ring_seconds": "25",
    "language": "ES-419",
}
ASKED = {
    "voicemail_option": {"action": {"type": "static_text", "text": "Please call us back."}},
    "call_screening_option": {"agent_identity": "Sunrise Dental", "call_purpose": "your appointment"},
    "ring_duration_ms": 25_000,
    "language": "es-419",
}
FRAME = {"webhook_url", "webhook_events", "max_call_duration_ms"}


async def step(house: House, **data: Any) -> str:
    run = await house.world.crm.run_action(
        house.location,
        house.contact,
        action_key="place_call",
        url=f"{house.url}/workflow/actions/place-call",
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
        data={"phone": "{{contact.phone}}", **data},
    )
    assert run.answer["status"] == "queued", run.answer
    return str(run.answer["call_id"])


async def test_the_provider_is_asked_for_what_the_step_says(house: House) -> None:
    house.world.voice.next_outcomes = [
        OUTCOMES["03"],
        replace(OUTCOMES["18"], collected={"callback_time": "in 1 hour"}),
    ]
    call_id = await step(house, **OPTIONS, attempts="2")
    await house.waits_because("REDIAL", call_id)
    await house.place_now(call_id)

    async def promised() -> Callback | None:
        return await Callback.first()

    callback = await eventually(promised, "no callback was planned")
    await house.place_now(str(callback.planned_call_id))

    asked = [{name: value for name, value in call.settings.items() if name not in FRAME} for call in house.accepted]
    assert asked == [ASKED] * 3


async def test_a_step_that_says_nothing_leaves_the_agent_as_it_is(house: House) -> None:
    await house.settled(await step(house, voicemail="agent", language="its_own", ring_seconds=""))

    [call] = house.accepted
    assert call.settings.keys() == FRAME


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"voicemail": "Hang_up"}, {"voicemail": "hang_up"}),
        ({"screening_purpose": "a quote"}, {"screening_purpose": "a quote"}),
        ({"ring_seconds": "300"}, {"ring_seconds": 300}),
        ({}, None),
    ],
)
def test_options_are_read(given: dict[str, str], asked: dict[str, Any] | None) -> None:
    assert PlaceCall.model_validate(given).options.as_json() == asked


@pytest.mark.parametrize(
    "given",
    [
        {"voicemail": "message"},
        {"voicemail": "sing"},
        {"ring_seconds": "4"},
        {"ring_seconds": "301"},
        {"language": "Klingon"},
        {"voicemail_message": "x" * 1001},
    ],
)
def test_what_no_agent_can_do_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        PlaceCall.model_validate(given)
