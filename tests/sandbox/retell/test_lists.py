"""Finding calls, numbers and agents again."""

from typing import Any

import httpx
import pytest

from app.sandbox.world import World
from tests.sandbox.retell.conftest import ANSWERED, FROM, NO_ANSWER, OTHER_FROM, VOICEMAIL, Clinic, Dial


@pytest.fixture
async def four_calls(world: World, clinic: Clinic, dial: Dial) -> list[str]:
    """Ids of four finished calls, oldest first."""
    agent_id = clinic.receptionist.agent_id
    await dial(ANSWERED, metadata={"attempt": "a1", "try": 1}, retell_llm_dynamic_variables={"name": "Ann"})
    await dial(VOICEMAIL, metadata={"attempt": "a2", "try": 2})
    await dial(NO_ANSWER, metadata={"attempt": "a3"})
    await dial(ANSWERED, OTHER_FROM, override_agent_id=agent_id, override_agent_version=1)
    await world.settled()
    return [call.call_id for call in world.voice.accepted]


def string(value: str, op: str = "eq", **key: str) -> dict[str, Any]:
    return {"type": "string", "op": op, "value": value, **key}


def one_of(*values: str) -> dict[str, Any]:
    return {"type": "enum", "op": "in", "value": list(values)}


def number(op: str, value: float, **key: str) -> dict[str, Any]:
    return {"type": "number", "op": op, "value": value, **key}


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ({}, [0, 1, 2, 3]),
        ({"metadata": [string("a2", key="attempt")]}, [1]),
        ({"metadata": [string("a", "sw", key="attempt"), number("ge", 2, key="try")]}, [1]),
        ({"metadata": [{"type": "present", "op": "np", "key": "attempt"}]}, [3]),
        ({"metadata": [one_of("a1", "a3") | {"key": "attempt"}]}, [0, 2]),
        ({"metadata": [string("1", key="try")]}, []),
        ({"dynamic_variables": [string("Ann", key="name")]}, [0]),
        ({"from_number": string(OTHER_FROM)}, [3]),
        ({"from_number": string(FROM, "ne")}, [3]),
        ({"to_number": string(ANSWERED)}, [0, 3]),
        ({"to_number": string("0103", "ew")}, [2]),
        ({"direction": one_of("outbound")}, [0, 1, 2, 3]),
        ({"direction": one_of("inbound")}, []),
        ({"call_status": one_of("not_connected", "error")}, [2]),
        ({"disconnection_reason": one_of("voicemail_reached")}, [1]),
        ({"in_voicemail": {"type": "boolean", "op": "eq", "value": True}}, [1]),
        ({"duration_ms": {"type": "range", "op": "bt", "value": [1, 5000]}}, [1]),
        ({"start_timestamp": number("gt", 0)}, [0, 1, 3]),
        ({"combined_cost": number("eq", 0)}, [2]),
        ({"agent": [{"agent_id": "agent_other"}]}, []),
    ],
)
async def test_calls_are_found_by(
    api: httpx.AsyncClient, four_calls: list[str], criteria: dict[str, Any], found: list[int]
) -> None:
    body = {"filter_criteria": criteria, "sort_order": "ascending", "include_total": True}
    answer = (await api.post("/v3/list-calls", json=body)).json()

    assert [call["call_id"] for call in answer["items"]] == [four_calls[index] for index in found]
    assert answer["total"] == len(found)


async def test_calls_are_found_by_id_and_by_agent_version(
    api: httpx.AsyncClient, clinic: Clinic, four_calls: list[str]
) -> None:
    async def find(**criteria: Any) -> set[str]:
        answer = await api.post("/v3/list-calls", json={"filter_criteria": criteria})
        return {call["call_id"] for call in answer.json()["items"]}

    assert await find(call_id=string(four_calls[1])) == {four_calls[1]}
    assert await find(call_id=one_of(*four_calls[1:3], "call_unknown")) == set(four_calls[1:3])
    assert await find(agent=[{"agent_id": clinic.receptionist.agent_id, "version": [1]}]) == {four_calls[3]}


@pytest.mark.parametrize(
    "body",
    [
        {"filter_criteria": {"unknown": string("x")}},
        {"filter_criteria": {"metadata": {"attempt": "a1"}}},
        {"filter_criteria": {"metadata": [string("a1")]}},
        {"filter_criteria": {"to_number": ["+12135550101"]}},
        {"filter_criteria": {"to_number": {"op": "eq", "value": ANSWERED}}},
        {"filter_criteria": {"call_status": string("ended")}},
        {"filter_criteria": {"duration_ms": {"type": "range", "op": "bt", "value": [1]}}},
        {"limit": 1001},
        {"limit": "many"},
        {"sort_order": "newest"},
        {"pagination_key": "call_unknown"},
        ["not an object"],
    ],
)
async def test_a_list_that_is_asked_for_wrongly_is_refused(api: httpx.AsyncClient, body: Any) -> None:
    assert (await api.post("/v3/list-calls", json=body)).status_code == 400


async def test_pages_show_every_call_once_newest_first(api: httpx.AsyncClient, four_calls: list[str]) -> None:
    first = (await api.post("/v3/list-calls", json={"limit": 3})).json()
    rest = (await api.post("/v3/list-calls", json={"limit": 3, "pagination_key": first["pagination_key"]})).json()

    assert [call["call_id"] for call in first["items"] + rest["items"]] == four_calls[::-1]
    assert (first["has_more"], rest["has_more"]) == (True, False)
    assert "pagination_key" not in rest


async def test_numbers_are_listed_in_pages(api: httpx.AsyncClient, clinic: Clinic) -> None:
    assert len(clinic.workspace.numbers) == 2
    first = (await api.get("/v2/list-phone-numbers?limit=1&sort_order=ascending")).json()
    key = first["pagination_key"]
    query = {"limit": "1", "sort_order": "ascending", "pagination_key": key}
    rest = (await api.get("/v2/list-phone-numbers", params=query)).json()

    assert [row["nickname"] for row in first["items"] + rest["items"]] == ["Front desk", "Spare"]
    assert (first["has_more"], rest["has_more"]) == (True, False)


async def test_agents_are_listed_by_channel_and_by_name(api: httpx.AsyncClient) -> None:
    async def names(**criteria: Any) -> set[str]:
        answer = await api.post("/v2/list-agents?limit=10", json={"filter_criteria": criteria})
        return {agent["agent_name"] for agent in answer.json()["items"]}

    assert await names(channel=string("voice")) == {"Receptionist", "Suspended"}
    assert await names(channel=string("chat")) == {"Website chat"}
    assert await names(query="RECEP") == {"Receptionist"}
    assert await names() == {"Receptionist", "Suspended", "Website chat"}


async def test_agents_can_be_bound_to_a_number_with_weights_of_one(api: httpx.AsyncClient, clinic: Clinic) -> None:
    async def bind(*agents: dict[str, Any]) -> httpx.Response:
        return await api.patch(f"/update-phone-number/{OTHER_FROM}", json={"outbound_agents": list(agents)})

    whole = {"agent_id": clinic.receptionist.agent_id, "weight": 1, "agent_version": "latest_published"}
    assert (await bind(whole)).json()["outbound_agents"] == [whole]
    assert (await bind(whole | {"weight": 0.5})).status_code == 400
    assert (await bind(whole | {"agent_id": "agent_unknown"})).status_code == 422
    kept = await api.patch(f"/update-phone-number/{OTHER_FROM}", json={"nickname": "Night line"})
    cleared = await api.patch(f"/update-phone-number/{OTHER_FROM}", json={"outbound_agents": None})
    assert kept.json()["outbound_agents"] == [whole]
    assert "outbound_agents" not in cleared.json()
