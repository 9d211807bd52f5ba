"""Every answer has the shape that the provider's own library expects, and no more."""

from typing import Any

import httpx
from pydantic import BaseModel
from retell.types import (
    AgentListResponse,
    AgentResponse,
    CallListResponse,
    ConcurrencyRetrieveResponse,
    IdentityRetrieveResponse,
    PhoneCallResponse,
    PhoneNumberListResponse,
    PhoneNumberResponse,
)

from app.sandbox.retell.outcomes import OUTCOMES
from app.sandbox.world import World
from tests.sandbox.retell.conftest import FROM, Clinic, Dial, Receiver


def unknown_fields(value: object, place: str = "") -> list[str]:
    """Paths of the fields that a model, or a model inside it, has not declared."""
    if isinstance(value, BaseModel):
        unknown = [f"{place}.{name}" for name in value.model_extra or {}]
        return unknown + [path for name, inner in value for path in unknown_fields(inner, f"{place}.{name}")]
    if isinstance(value, list):
        return [path for index, inner in enumerate(value) for path in unknown_fields(inner, f"{place}[{index}]")]
    return []


def assert_fits(model: type[BaseModel], answer: Any) -> None:
    parsed = model.model_validate(answer)
    assert unknown_fields(parsed) == []


async def test_key_concurrency_numbers_and_agents_fit_the_contract(api: httpx.AsyncClient, clinic: Clinic) -> None:
    agent_path = f"/get-agent/{clinic.receptionist.agent_id}"
    clinic.receptionist.webhook_url = "https://example.com/hook"
    renamed = await api.patch(f"/update-phone-number/{FROM}", json={"nickname": "Desk"})

    assert_fits(IdentityRetrieveResponse, (await api.get("/get-api-key-info")).json())
    assert_fits(ConcurrencyRetrieveResponse, (await api.get("/get-concurrency")).json())
    assert_fits(PhoneNumberListResponse, (await api.get("/v2/list-phone-numbers", params={"limit": 1})).json())
    assert_fits(PhoneNumberResponse, (await api.get(f"/get-phone-number/{FROM}")).json())
    assert_fits(PhoneNumberResponse, renamed.json())
    assert_fits(AgentListResponse, (await api.post("/v2/list-agents", json={})).json())
    for version in ("", "?version=1", "?version=latest_published", "?version=prod"):
        assert_fits(AgentResponse, (await api.get(agent_path + version)).json())


async def test_calls_fit_the_contract_at_every_age_and_with_every_outcome(
    world: World, api: httpx.AsyncClient, receiver: Receiver, dial: Dial
) -> None:
    world.speed = 5000
    for digits in OUTCOMES.keys() - {"21"}:  # would talk for hours, and ends like 12
        placed = await dial(
            f"+121355501{digits}",
            metadata={"attempt": digits},
            retell_llm_dynamic_variables={"name": "Ann"},
            custom_sip_headers={"X-Attempt": digits},
        )
        assert_fits(PhoneCallResponse, placed.json())
    await world.settled()

    for call in world.voice.accepted:
        assert_fits(PhoneCallResponse, (await api.get(f"/v2/get-call/{call.call_id}")).json())
    listed = (await api.post("/v3/list-calls", json={"limit": 20, "include_total": True})).json()
    assert_fits(CallListResponse, listed)
    assert len(receiver.received) > len(OUTCOMES) * 2
    for event in ("call_started", "call_ended", "call_analyzed"):
        for told in receiver.calls(event):
            assert_fits(PhoneCallResponse, told)
