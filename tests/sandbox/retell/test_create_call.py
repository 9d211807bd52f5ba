"""What the imitated voice provider accepts, and how it says no."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.sandbox.world import World
from tests.sandbox.retell.conftest import ANSWERED, DO_NOT_CALL, FROM, LONG, OTHER_FROM, Clinic, Dial


async def test_a_call_is_accepted_with_everything_it_was_given(world: World, clinic: Clinic, dial: Dial) -> None:
    answer = await dial(metadata={"attempt": "a1"}, retell_llm_dynamic_variables={"name": "Ann"})

    assert answer.status_code == 201
    call = answer.json()
    assert call["call_status"] == "registered"
    assert call["agent_id"] == clinic.receptionist.agent_id
    assert call["metadata"] == {"attempt": "a1"}
    assert call["retell_llm_dynamic_variables"] == {"name": "Ann"}
    assert [accepted.call_id for accepted in world.voice.accepted] == [call["call_id"]]


async def test_a_repeated_idempotency_key_returns_the_same_call(world: World, dial: Dial) -> None:
    answers = await asyncio.gather(*(dial(idempotency_key="a1") for _ in range(5)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["call_id"] for answer in answers}) == 1
    assert len(world.voice.accepted) == 1
    assert world.voice.accepted[0].replays == 4


async def test_an_idempotency_key_is_forgotten_after_an_hour(world: World, dial: Dial) -> None:
    await dial(idempotency_key="a1")
    world.clock.skip(timedelta(hours=1))
    await dial(idempotency_key="a1")

    assert len(world.voice.accepted) == 2


async def test_another_workspace_with_the_same_idempotency_key_gets_its_own_call(
    world: World, api: httpx.AsyncClient, dial: Dial
) -> None:
    other = world.voice.add_workspace(api_key="other", org_name="Other")
    other.add_number(FROM, outbound_agent=other.add_agent("Anna"))
    await dial(idempotency_key="a1")
    body = {"from_number": FROM, "to_number": ANSWERED, "idempotency_key": "a1"}
    answer = await api.post("/v2/create-phone-call", json=body, headers={"authorization": "Bearer other"})

    assert answer.status_code == 201
    assert len(world.voice.accepted) == 2


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        (400, {"to_number": "(213) 555-0101"}),
        (400, {"to_number": "2135550101"}),
        (400, {"retell_llm_dynamic_variables": {"visits": 3}}),
        (400, {"metadata": "a1"}),
        (400, {"custom_sip_headers": {"Subject": "hello"}}),
        (400, {"agent_override": {"agent": {"max_call_duration_ms": 1000}}}),
        (400, {"agent_override": {"agent": {"webhook_events": ["call_finished"]}}}),
        (422, {"from_number": "+14155550199"}),
        (422, {"from_number": OTHER_FROM}),
        (422, {"override_agent_id": "agent_unknown"}),
        (422, {"override_agent_version": 4}),
        (422, {"override_agent_version": "staging"}),
    ],
)
async def test_a_wrong_request_is_refused_and_nobody_is_called(
    world: World, dial: Dial, status: int, fields: dict[str, Any]
) -> None:
    answer = await dial(**fields)

    assert answer.status_code == status
    assert answer.json()["status"] == "error"
    assert world.voice.accepted == []


@pytest.mark.parametrize(
    ("reference", "version"), [("latest", 3), ("latest_published", 2), ("prod", 2), (1, 1), (None, 3)]
)
async def test_an_agent_version_is_a_number_a_tag_or_latest(
    clinic: Clinic, dial: Dial, reference: int | str | None, version: int
) -> None:
    agent_id = clinic.receptionist.agent_id
    answer = await dial(from_number=OTHER_FROM, override_agent_id=agent_id, override_agent_version=reference)

    assert answer.json()["agent_version"] == version


async def test_chat_agents_and_suspended_agents_cannot_call(clinic: Clinic, dial: Dial) -> None:
    for agent in (clinic.chat, clinic.suspended):
        assert (await dial(override_agent_id=agent.agent_id)).status_code == 422


async def test_a_number_calls_only_the_countries_it_is_allowed_to(clinic: Clinic, dial: Dial) -> None:
    clinic.workspace.numbers[FROM].settings["allowed_outbound_country_list"] = ["US"]

    assert (await dial("+442079460001")).status_code == 400
    assert (await dial("+9990000000")).status_code == 400
    assert (await dial(ANSWERED)).status_code == 201


async def test_who_asked_not_to_be_called_is_not_called_again(world: World, dial: Dial) -> None:
    await dial(DO_NOT_CALL)
    await world.voice.accepted[0].over.wait()

    assert (await dial(DO_NOT_CALL, honor_internal_dnc=True)).status_code == 400
    assert (await dial(DO_NOT_CALL)).status_code == 201


async def test_calls_above_the_concurrency_limit_are_refused_until_one_ends(
    world: World, clinic: Clinic, dial: Dial
) -> None:
    clinic.workspace.concurrency_limit = 3
    clinic.workspace.reserved_inbound_concurrency = 1
    statuses = [(await dial(LONG)).status_code for _ in range(3)]
    for call in world.voice.accepted:
        call.stopped.set()
    await world.settled()

    assert statuses == [201, 201, 429]
    assert (await dial()).status_code == 201


async def test_calls_above_the_limit_per_second_are_refused_for_a_second(
    world: World, clinic: Clinic, dial: Dial
) -> None:
    clinic.workspace.calls_per_second = 1
    statuses = [(await dial()).status_code for _ in range(2)]
    world.clock.skip(timedelta(seconds=1))

    assert statuses == [201, 429]
    assert (await dial()).status_code == 201


async def test_a_trial_that_has_ended_needs_a_payment_method(clinic: Clinic, dial: Dial) -> None:
    clinic.workspace.trial_ended = True

    assert (await dial()).status_code == 402


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer unknown", "Basic key_of_the_clinic"])
async def test_a_wrong_key_opens_nothing(api: httpx.AsyncClient, header: str) -> None:
    for method, path in (
        ("GET", "/get-api-key-info"),
        ("POST", "/v2/create-phone-call"),
        ("POST", "/v3/list-calls"),
    ):
        answer = await api.request(method, path, headers={"authorization": header})
        assert answer.status_code == 401
        assert answer.json() == {"status": "error", "message": "API key is missing or invalid."}


async def test_a_workspace_does_not_see_what_belongs_to_another(
    world: World, api: httpx.AsyncClient, clinic: Clinic, dial: Dial
) -> None:
    world.voice.add_workspace(api_key="other", org_name="Other")
    call_id = (await dial()).json()["call_id"]
    for path in (
        f"/v2/get-call/{call_id}",
        f"/get-agent/{clinic.receptionist.agent_id}",
        f"/get-phone-number/{FROM}",
    ):
        assert (await api.get(path)).status_code == 200
        assert (await api.get(path, headers={"authorization": "Bearer other"})).status_code == 422
