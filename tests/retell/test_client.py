"""Exactly what goes over the wire to the voice provider, and what each answer proves."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from pytest_httpx import HTTPXMock

from app.errors import VendorBusy, VendorError, VendorRefused, VendorUnclear, VendorUnsent
from app.retell.client import RetellClient

API = "https://voice.example"
BODY = {"from_number": "+14155550100", "to_number": "+14155550101", "idempotency_key": "a"}


@pytest.fixture
async def client() -> AsyncIterator[RetellClient]:
    async with httpx.AsyncClient() as http:
        yield RetellClient(http, API, "key_1", report_to="https://app.example/reports")


async def test_a_call_is_asked_for_once_with_the_key_of_the_workspace(
    client: RetellClient, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(201, json={"call_id": "call_1", "call_status": "registered"})

    answer = await client.create_phone_call(BODY, timeout=5)

    assert answer["call_id"] == "call_1"
    [request] = httpx_mock.get_requests()
    assert (request.method, str(request.url)) == ("POST", f"{API}/v2/create-phone-call")
    assert request.headers["authorization"] == "Bearer key_1"
    assert json.loads(request.content) == BODY


PROOFS: list[tuple[int, type[VendorError]]] = [
    (400, VendorRefused),
    (401, VendorRefused),
    (402, VendorRefused),
    (422, VendorRefused),
    (429, VendorBusy),
    (408, VendorUnclear),
    (409, VendorUnclear),
    (500, VendorUnclear),
    (502, VendorUnclear),
    (503, VendorUnclear),
    (302, VendorUnclear),
    (418, VendorUnclear),
]


@pytest.mark.parametrize(("status", "proof"), PROOFS)
async def test_what_a_status_proves(
    client: RetellClient, httpx_mock: HTTPXMock, status: int, proof: type[VendorError]
) -> None:
    httpx_mock.add_response(status, json={"status": "error", "message": "Because."})

    with pytest.raises(proof, match="Because") as caught:
        await client.create_phone_call(BODY, timeout=5)

    assert type(caught.value) is proof
    assert len(httpx_mock.get_requests()) == 1, "never sent again by the client"


@pytest.mark.parametrize("name", ["Retell", "retell", "Retell AI", "RetellAI", "retellai.com"])
async def test_the_reason_of_a_refusal_does_not_name_the_vendor(
    client: RetellClient, httpx_mock: HTTPXMock, name: str
) -> None:
    httpx_mock.add_response(402, json={"status": "error", "message": f"Add a card at {name} first."})

    with pytest.raises(VendorRefused) as refused:
        await client.create_phone_call(BODY, timeout=5)

    assert refused.value.message == "Add a card at voice provider first."


BREAKS: list[tuple[Exception, type[VendorError]]] = [
    (httpx.ConnectError("refused"), VendorUnsent),
    (httpx.ConnectTimeout("no route"), VendorUnsent),
    (httpx.PoolTimeout("full"), VendorUnsent),
    (httpx.ReadTimeout("slow"), VendorUnclear),
    (httpx.WriteTimeout("slow"), VendorUnclear),
    (httpx.ReadError("reset"), VendorUnclear),
    (httpx.WriteError("reset"), VendorUnclear),
    (httpx.RemoteProtocolError("dropped"), VendorUnclear),
]


@pytest.mark.parametrize(("broken", "proof"), BREAKS, ids=[type(row[0]).__name__ for row in BREAKS])
async def test_what_a_broken_connection_proves(
    client: RetellClient, httpx_mock: HTTPXMock, broken: Exception, proof: type[VendorError]
) -> None:
    httpx_mock.add_exception(broken)

    with pytest.raises(proof):
        await client.create_phone_call(BODY, timeout=5)


@pytest.mark.parametrize("content", [b"", b"<html>", b'{"call_id": 7}', b"[]", b'{"call_id'])
async def test_a_yes_that_names_no_call_is_unclear(client: RetellClient, httpx_mock: HTTPXMock, content: bytes) -> None:
    httpx_mock.add_response(201, content=content)

    with pytest.raises(VendorUnclear):
        await client.create_phone_call(BODY, timeout=5)


async def test_a_call_is_looked_for_by_metadata_and_without_a_time(client: RetellClient, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"items": [{"call_id": "call_1"}], "has_more": False})

    assert await client.calls_with_metadata("attempt_id", "a") == [{"call_id": "call_1"}]

    [request] = httpx_mock.get_requests()
    assert (request.method, request.url.path) == ("POST", "/v3/list-calls")
    assert json.loads(request.content)["filter_criteria"] == {
        "metadata": [{"type": "string", "op": "eq", "key": "attempt_id", "value": "a"}]
    }


@pytest.mark.parametrize("wait", ["7", "7.5"])
async def test_the_wait_that_the_provider_asks_for_is_kept(
    client: RetellClient, httpx_mock: HTTPXMock, wait: str
) -> None:
    httpx_mock.add_response(429, headers={"Retry-After": wait}, json={})

    with pytest.raises(VendorBusy) as busy:
        await client.create_phone_call(BODY, timeout=5)

    assert busy.value.retry_after == float(wait)


@pytest.mark.parametrize("status", [400, 403, 422])
async def test_that_there_is_no_slot_may_be_told_with_any_status(
    client: RetellClient, httpx_mock: HTTPXMock, status: int
) -> None:
    httpx_mock.add_response(status, json={"status": "error", "error_message": "Concurrency limit reached."})

    with pytest.raises(VendorBusy, match="Concurrency limit reached"):
        await client.create_phone_call(BODY, timeout=5)


async def test_what_no_database_can_hold_is_cleaned_as_it_is_read(client: RetellClient, httpx_mock: HTTPXMock) -> None:
    odd = rb'{"call_id": "call_1", "transcript": "Hi\u0000 \ud83d", "latency": NaN}'
    httpx_mock.add_response(201, content=odd)

    answer = await client.create_phone_call(BODY, timeout=5)

    assert answer == {"call_id": "call_1", "transcript": "Hi ?", "latency": None}
