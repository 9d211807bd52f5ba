"""What goes over the wire to the CRM: versions, rate limits, and what is asked for again."""

import time
from collections.abc import AsyncIterator

import httpx
import pytest
from pytest_httpx import HTTPXMock

from app.errors import UnknownRefusal, VendorBusy, VendorError, VendorUnclear
from app.ghl import client as wire
from app.ghl.client import GhlClient
from app.ghl.pace import Pace

URL = "https://crm.example"
LIMITS = {"X-RateLimit-Remaining": "50", "X-RateLimit-Interval-Milliseconds": "30", "X-RateLimit-Daily-Remaining": "9"}


@pytest.fixture
def rejected() -> list[str | None]:
    return []


@pytest.fixture
async def crm(rejected: list[str | None], monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[GhlClient]:
    async def token(old: str | None) -> str:
        rejected.append(old)
        return f"token-{sum(one is not None for one in rejected)}"

    monkeypatch.setattr(wire, "REPEAT_AFTER_SECONDS", (0.0, 0.0))
    async with httpx.AsyncClient() as http:
        yield GhlClient(http, URL, token, Pace())


async def test_every_request_names_its_version_and_its_token(httpx_mock: HTTPXMock, crm: GhlClient) -> None:
    httpx_mock.add_response(json={"location": {"id": "a/b"}}, headers=LIMITS)
    httpx_mock.add_response(json={"conversations": []}, headers=LIMITS)

    await crm.location("a/b")
    await crm.ask("GET", "/conversations/search", version="2021-04-15")

    first, second = httpx_mock.get_requests()
    assert str(first.url) == f"{URL}/locations/a%2Fb"
    assert (first.headers["version"], second.headers["version"]) == ("2021-07-28", "2021-04-15")
    assert first.headers["authorization"] == "Bearer token-0"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
async def test_a_read_is_asked_for_three_times_at_most(httpx_mock: HTTPXMock, crm: GhlClient, status: int) -> None:
    httpx_mock.add_response(status_code=status, headers=LIMITS, is_reusable=True)

    with pytest.raises(VendorError):
        await crm.location("x")

    assert len(httpx_mock.get_requests()) == 3


@pytest.mark.parametrize(
    ("status", "error"), [(429, VendorBusy), (500, VendorUnclear), (503, VendorUnclear), (400, UnknownRefusal)]
)
async def test_what_is_not_idempotent_is_asked_for_once(
    httpx_mock: HTTPXMock, crm: GhlClient, status: int, error: type[VendorError]
) -> None:
    httpx_mock.add_response(status_code=status, headers=LIMITS)

    with pytest.raises(error):
        await crm.location_token("company", "location")

    assert len(httpx_mock.get_requests()) == 1


async def test_a_used_up_interval_is_waited_for(httpx_mock: HTTPXMock, crm: GhlClient) -> None:
    used_up = LIMITS | {"X-RateLimit-Remaining": "0", "X-RateLimit-Interval-Milliseconds": "200"}
    httpx_mock.add_response(json={"location": {}}, headers=used_up)
    httpx_mock.add_response(json={"location": {}}, headers=LIMITS)
    started = time.monotonic()

    await crm.location("x")
    await crm.location("x")

    assert time.monotonic() - started >= 0.19


async def test_a_used_up_day_is_told_at_once(httpx_mock: HTTPXMock, crm: GhlClient) -> None:
    httpx_mock.add_response(json={"location": {}}, headers=LIMITS | {"X-RateLimit-Daily-Remaining": "0"})
    await crm.location("x")

    with pytest.raises(VendorBusy, match="daily"):
        await crm.location("x")

    assert len(httpx_mock.get_requests()) == 1


@pytest.mark.parametrize(
    ("reset", "wait"),
    [("90000", 90), ("0", 1), ("soon", 3600), ("9" * 30, 86_400)],
    ids=["a span", "now", "no number", "never"],
)
async def test_a_used_up_day_ends_when_the_crm_says_so(
    httpx_mock: HTTPXMock, crm: GhlClient, reset: str, wait: int
) -> None:
    await use_up(httpx_mock, crm, reset)

    with pytest.raises(VendorBusy) as busy:
        await crm.location("x")

    assert 0 < (busy.value.retry_after or 0) <= wait


async def test_a_reset_that_is_a_moment_is_waited_for_as_such(httpx_mock: HTTPXMock, crm: GhlClient) -> None:
    await use_up(httpx_mock, crm, str(int((time.time() + 7200) * 1000)))

    with pytest.raises(VendorBusy) as busy:
        await crm.location("x")

    assert 3600 < (busy.value.retry_after or 0) <= 7200


async def use_up(httpx_mock: HTTPXMock, crm: GhlClient, reset: str) -> None:
    """Use the last request of the day; the answer says when there are others."""
    used_up = LIMITS | {"X-RateLimit-Daily-Remaining": "0", "X-RateLimit-Daily-Reset": reset}
    httpx_mock.add_response(json={"location": {}}, headers=used_up)
    await crm.location("x")


async def test_an_answer_without_a_body_is_an_empty_one(httpx_mock: HTTPXMock, crm: GhlClient) -> None:
    httpx_mock.add_response(status_code=200)

    assert await crm.ask("PUT", "/conversations/messages/m/attachments") == {}


async def test_only_a_rejected_token_is_replaced_and_only_once(
    httpx_mock: HTTPXMock, crm: GhlClient, rejected: list[str | None]
) -> None:
    body = {"statusCode": 401, "message": "Invalid token: access token is invalid", "error": "Unauthorized"}
    httpx_mock.add_response(status_code=401, json=body)
    httpx_mock.add_response(json={"access_token": "a"}, status_code=201)

    tokens = await crm.location_token("company", "location")

    assert (tokens.access, tokens.refresh, tokens.company_id, tokens.location_id) == ("a", "", "company", "location")

    first, second = httpx_mock.get_requests()
    assert (first.headers["authorization"], second.headers["authorization"]) == ("Bearer token-0", "Bearer token-1")
    assert rejected == [None, "token-0"]


async def test_a_list_whose_pages_are_short_is_read_to_its_end(httpx_mock: HTTPXMock, crm: GhlClient) -> None:
    for start in (0, 20, 40):
        page = [{"_id": f"l{n}", "name": str(n), "isInstalled": True} for n in range(start, min(start + 20, 45))]
        httpx_mock.add_response(json={"locations": page, "count": 45}, headers=LIMITS)

    assert len(await crm.installed_locations("company", "app")) == 45

    assert [request.url.params["skip"] for request in httpx_mock.get_requests()] == ["0", "20", "40"]


@pytest.mark.parametrize("answer", [{}, {"locations": None}, []])
async def test_a_list_of_another_shape_is_no_empty_list(httpx_mock: HTTPXMock, crm: GhlClient, answer: object) -> None:
    httpx_mock.add_response(json=answer, headers=LIMITS, is_reusable=True)

    with pytest.raises(VendorUnclear):
        await crm.installed_locations("company", "app")
