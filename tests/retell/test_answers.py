"""Whatever the voice provider may answer by its OpenAPI is read, and if not, the error is one of ours."""

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from pytest_httpx import HTTPXMock

from app.errors import VendorError
from app.retell import account
from app.retell.account import AgentSettings
from app.retell.calls import CallReport, read_call
from app.retell.client import RetellClient
from app.storable import unstorable
from tests.samples.answers import SampleVendor

URL = "https://voice.example"
VOICE = SampleVendor("voice_answers", ({}, {"attempt_id": "string"}, {"name": "number"}))
SINCE = datetime(2026, 11, 25, tzinfo=UTC)
PLACED = {"from_number": "+14155550100", "to_number": "+14155550101"}
# What the columns of an attempt hold.
MAX_SECONDS, MAX_COST = 2**31, 2**63

Ask = Callable[[RetellClient], Awaitable[Any]]


async def since(voice: RetellClient) -> list[dict[str, Any]]:
    return [call async for call in voice.calls_since(SINCE)]


ASKS: dict[str, Ask] = {
    "client.create_phone_call": lambda voice: voice.create_phone_call(PLACED, timeout=5),
    "client.get_call": lambda voice: voice.get_call("x"),
    "client.calls_with_metadata": lambda voice: voice.calls_with_metadata("attempt_id", "x"),
    "client.calls_since": since,
    "client.stop_call": lambda voice: voice.stop_call("x"),
    "client.ask": lambda voice: voice.ask("GET", "/get-concurrency", timeout=5),
    "account.identity": account.identity,
    "account.concurrency": account.concurrency,
    "account.numbers": account.numbers,
    "account.agents": account.agents,
    "account.agent_webhook": lambda voice: account.agent_webhook(voice, "x"),
    "account.agent_settings": lambda voice: account.agent_settings(voice, "x", "latest"),
    "account.inbound_webhook": lambda voice: account.inbound_webhook(voice, "+14155550100"),
    "account.set_inbound_webhook": lambda voice: account.set_inbound_webhook(
        voice, "+14155550100", "https://app.example/x"
    ),
    "account.bind_agent": lambda voice: account.bind_agent(voice, "+14155550100", "x", "latest"),
}
EXAMPLES = 25


@pytest.fixture
async def voice() -> AsyncIterator[RetellClient]:
    async with httpx.AsyncClient() as http:
        yield RetellClient(http, URL, "key_1")


@pytest.mark.parametrize("name", ASKS)
async def test_whatever_the_openapi_allows_is_read_or_raises_an_error_of_ours(
    httpx_mock: HTTPXMock, voice: RetellClient, name: str
) -> None:
    httpx_mock.add_callback(VOICE.answering(name), is_reusable=True)
    read = 0

    for _ in range(EXAMPLES):
        try:
            found = await ASKS[name](voice)
        except VendorError:
            continue
        assert unstorable(found) is None
        for call in (found if isinstance(found, list) else [found]) if name.startswith("client.") else ():
            fits(read_call(call or {}))
        if isinstance(found, AgentSettings):
            assert 0 < (found.max_seconds or 1) < MAX_SECONDS
        read += 1

    assert read > 0, "not one of them was read"


def fits(report: CallReport) -> None:
    """It can be kept as it is."""
    assert unstorable(report.analysis) is None
    assert 0 <= report.billed_seconds < MAX_SECONDS
    assert 0 <= (report.cost_microcents or 0) < MAX_COST
    for moment in (report.began_at, report.ended_at):
        assert moment is None or moment.utcoffset() == UTC.utcoffset(None)


def test_every_function_that_asks_the_provider_is_among_these() -> None:
    asking = {
        "client": inspect.getmembers(RetellClient, inspect.isroutine),
        "account": inspect.getmembers(account, inspect.isroutine),
    }
    found = {
        f"{room}.{name}"
        for room, functions in asking.items()
        for name, it in functions
        if (inspect.iscoroutinefunction(it) or inspect.isasyncgenfunction(it))
        and it.__module__ == f"app.retell.{room}"
        and not name.startswith("_")
    }

    assert found == set(ASKS)
