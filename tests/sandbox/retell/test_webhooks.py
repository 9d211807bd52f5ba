"""What the imitated voice provider tells the world about its calls."""

import json

import pytest
from retell.lib.webhook_auth import verify

from app.sandbox.faults import Fault
from app.sandbox.world import World
from tests.sandbox.retell.conftest import ANSWERED, KEY, NO_ANSWER, Clinic, Dial, Receiver

LIFE = ["call_started", "call_ended", "call_analyzed"]


@pytest.fixture
def world() -> World:
    return World(speed=40, seed=1)  # an analysis takes 25 ms, long enough for the webhook before it to arrive


async def test_an_answered_call_is_told_in_order(world: World, receiver: Receiver, dial: Dial) -> None:
    await dial(ANSWERED, metadata={"attempt": "a1"})
    await world.settled()

    assert receiver.events == LIFE
    assert [sent.result for sent in world.voice.webhooks] == ["204"] * 3
    started, ended, analysed = (receiver.calls(event)[0] for event in LIFE)
    assert started["call_status"] == "ongoing"
    assert {call["metadata"]["attempt"] for call in (started, ended, analysed)} == {"a1"}
    assert ended | {"call_analysis": analysed["call_analysis"]} == analysed


async def test_an_unanswered_call_is_never_said_to_have_started(world: World, receiver: Receiver, dial: Dial) -> None:
    await dial(NO_ANSWER)
    await world.settled()

    assert receiver.events == ["call_ended", "call_analyzed"]
    assert receiver.calls("call_ended")[0]["disconnection_reason"] == "dial_no_answer"


async def test_the_signature_is_one_that_the_official_library_accepts(
    world: World, clinic: Clinic, receiver: Receiver, dial: Dial
) -> None:
    clinic.workspace.add_api_key("second", "Key without the badge")
    await dial(metadata={"name": "Zoë"})
    await world.settled()

    for signature, body in receiver.received:
        assert verify(body.decode(), KEY, signature)  # type: ignore[no-untyped-call]
        assert not verify(body.decode(), "second", signature)  # type: ignore[no-untyped-call]
        assert not verify(body.decode() + " ", KEY, signature)  # type: ignore[no-untyped-call]


async def test_the_url_and_events_of_the_call_come_before_those_of_the_agent_and_the_workspace(
    world: World, clinic: Clinic, receiver: Receiver, dial: Dial
) -> None:
    clinic.receptionist.webhook_url = f"{receiver.url}?of=agent"
    override = {"webhook_url": f"{receiver.url}?of=call", "webhook_events": ["call_ended"]}
    await dial(agent_override={"agent": override})
    await dial()
    clinic.receptionist.webhook_url = None
    await dial()
    await world.settled()

    told = [[sent.event for sent in world.voice.webhooks if sent.call_id == c.call_id] for c in world.voice.accepted]
    urls = [{sent.url for sent in world.voice.webhooks if sent.call_id == c.call_id} for c in world.voice.accepted]
    assert told == [["call_ended"], LIFE, LIFE]
    assert urls == [{f"{receiver.url}?of=call"}, {f"{receiver.url}?of=agent"}, {receiver.url}]


async def test_a_failed_delivery_is_retried_three_times_without_holding_up_the_next(
    world: World, receiver: Receiver, dial: Dial
) -> None:
    world.speed = 400
    receiver.statuses = [500, 302, 404, 503] * 2
    await dial(NO_ANSWER)
    await world.settled()

    attempts = [(sent.event, sent.attempt) for sent in world.voice.webhooks]
    assert [attempt for event, attempt in attempts if event == "call_ended"] == [1, 2, 3, 4]
    assert [attempt for event, attempt in attempts if event == "call_analyzed"] == [1, 2, 3, 4]
    assert attempts.index(("call_analyzed", 1)) < attempts.index(("call_ended", 4))


async def test_an_endpoint_that_is_not_there_is_given_up_after_four_attempts(
    world: World, clinic: Clinic, dial: Dial
) -> None:
    world.speed = 400
    clinic.workspace.webhook_url = "http://127.0.0.1:1/closed"
    await dial(NO_ANSWER)
    await world.settled()

    ended = [sent for sent in world.voice.webhooks if sent.event == "call_ended"]
    assert [sent.result for sent in ended] == ["ConnectError"] * 4
    assert [sent.attempt for sent in ended] == [1, 2, 3, 4]


async def test_webhooks_can_be_sent_twice(world: World, receiver: Receiver, dial: Dial) -> None:
    world.faults.add(Fault("WEBHOOK /retell/call_ended", "duplicate_webhooks", copies=3))
    await dial()
    await world.settled()

    assert sorted(receiver.events) == sorted(["call_started", *["call_ended"] * 3, "call_analyzed"])
    assert len({body for _, body in receiver.received}) == 3


async def test_webhooks_can_be_lost(world: World, receiver: Receiver, dial: Dial) -> None:
    world.faults.add(Fault("WEBHOOK /retell", "lose_webhooks", times=2))
    await dial()
    await world.settled()

    assert receiver.events == ["call_analyzed"]
    assert [sent.result for sent in world.voice.webhooks] == ["lost", "lost", "204"]


async def test_webhooks_can_come_in_the_wrong_order(world: World, receiver: Receiver, dial: Dial) -> None:
    world.faults.add(Fault("WEBHOOK /retell", "reorder_webhooks"))
    await dial()
    await world.settled()

    assert receiver.events == LIFE[::-1]


async def test_webhooks_can_come_late(world: World, receiver: Receiver, dial: Dial) -> None:
    world.faults.add(Fault("WEBHOOK /retell/call_started", "delay_webhooks", seconds=0.5))
    await dial()
    await world.settled()

    assert receiver.events == ["call_ended", "call_analyzed", "call_started"]


async def test_a_webhook_shows_the_call_as_it_was_when_it_happened(
    world: World, receiver: Receiver, dial: Dial
) -> None:
    world.faults.add(Fault("WEBHOOK /retell/call_started", "reorder_webhooks"))
    await dial()
    await world.settled()

    late = json.loads(receiver.received[-1][1])
    assert (late["event"], late["call"]["call_status"]) == ("call_started", "ongoing")
