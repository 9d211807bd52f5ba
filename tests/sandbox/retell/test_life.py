"""How a call goes on after it was accepted."""

import httpx
import pytest

from app.sandbox.retell.outcomes import OUTCOMES, outcome_named
from app.sandbox.world import World
from tests.sandbox.retell.conftest import ANSWERED, LONG, VOICEMAIL, Dial


@pytest.mark.parametrize("digits", sorted(OUTCOMES.keys() - {"12", "21"}))
async def test_the_last_two_digits_choose_the_outcome(
    world: World, api: httpx.AsyncClient, dial: Dial, digits: str
) -> None:
    world.speed = 4000
    call_id = (await dial(f"+121355501{digits}")).json()["call_id"]
    await world.settled()
    call = (await api.get(f"/v2/get-call/{call_id}")).json()

    outcome = OUTCOMES[digits]
    talked = outcome.talk_seconds > 0
    assert (call["call_status"], call["disconnection_reason"]) == (outcome.status, outcome.reason)
    assert call["duration_ms"] == outcome.talk_seconds * 1000
    assert ("start_timestamp" in call, "recording_url" in call, bool(call["transcript"])) == (talked,) * 3
    assert (call["call_cost"]["combined_cost"] > 0) is talked
    assert call["call_analysis"]["in_voicemail"] is outcome.in_voicemail


async def test_a_voicemail_is_an_ended_call_and_says_so_only_in_its_analysis(world: World, dial: Dial) -> None:
    await dial(VOICEMAIL)
    await world.settled()
    call = world.voice.accepted[0].as_json()

    assert (call["call_status"], call["disconnection_reason"]) == ("ended", "voicemail_reached")
    assert call["call_analysis"]["in_voicemail"]


async def test_the_next_outcomes_come_before_the_numbers(world: World, dial: Dial) -> None:
    world.voice.next_outcomes.append(outcome_named("dial_busy"))
    await dial(ANSWERED)
    await dial(ANSWERED)
    await world.settled()

    assert [call.disconnection_reason for call in world.voice.accepted] == ["dial_busy", "user_hangup"]


async def test_a_call_costs_cents_for_every_second_of_talk(world: World, dial: Dial) -> None:
    await dial(ANSWERED)
    await world.settled()
    cost = world.voice.accepted[0].as_json()["call_cost"]

    assert cost["total_duration_seconds"] == 6
    assert cost["combined_cost"] == pytest.approx(6 * 13 / 60)
    assert cost["combined_cost"] == pytest.approx(sum(product["cost"] for product in cost["product_costs"]))


async def test_the_longest_duration_of_an_override_ends_a_long_call(world: World, dial: Dial) -> None:
    await dial(LONG, agent_override={"agent": {"max_call_duration_ms": 60_000}})
    await world.settled()
    call = world.voice.accepted[0].as_json()

    assert (call["disconnection_reason"], call["duration_ms"]) == ("max_duration_reached", 60_000)


async def test_a_long_call_can_be_stopped_and_frees_its_place(world: World, api: httpx.AsyncClient, dial: Dial) -> None:
    call_id = (await dial(LONG)).json()["call_id"]
    before = (await api.get("/get-concurrency")).json()["current_concurrency"]
    answer = await api.post(f"/v2/stop-call/{call_id}")
    await world.settled()
    after = (await api.get("/get-concurrency")).json()["current_concurrency"]

    assert (answer.status_code, answer.content) == (204, b"")
    assert world.voice.accepted[0].disconnection_reason == "manual_stopped"
    assert (before, after) == (1, 0)


async def test_the_recording_of_an_answered_call_can_be_heard(world: World, api: httpx.AsyncClient, dial: Dial) -> None:
    await dial(ANSWERED)
    await world.settled()
    recording = await api.get(world.voice.accepted[0].as_json()["recording_url"])

    assert recording.headers["content-type"] == "audio/wav"
    assert recording.content.startswith(b"RIFF")
