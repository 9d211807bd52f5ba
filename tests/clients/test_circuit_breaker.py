"""One tenant's vendor hangs or breaks: its own requests fail at once and provably unsent, nobody else's do."""

import asyncio
import contextlib
import ssl
import time

import httpx
import pytest
from pytest_httpx import HTTPXMock

from app.clients import circuit_breaker
from app.clients.circuit_breaker import MAX_CONCURRENT, OPENS_AFTER, CircuitBreaker, Guarded
from app.demo.seed import TENANTS
from app.domain.tenants.installations import Installation
from app.errors import VendorRefused, VendorUnclear, VendorUnsent
from app.wire import MAX_BYTES, Fenced, exchange
from tests.house import House, eventually

URL = "https://vendor.example/thing"
MORE_THAN_THE_POOLS_HOLD = 150


async def ask(way: Guarded) -> httpx.Response:
    return await exchange(way, "The vendor", "POST", URL, timeout=5)


async def test_after_several_silences_the_vendor_is_left_alone_and_then_looked_at_again(
    httpx_mock: HTTPXMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.monotonic()
    monkeypatch.setattr("app.clients.circuit_breaker.time.monotonic", lambda: now)
    seen: list[str] = []
    async with httpx.AsyncClient() as http:
        way = Guarded(http, "voice", CircuitBreaker(), lambda _vendor, result, _seconds: seen.append(result))
        httpx_mock.add_exception(httpx.ReadTimeout("silence"), is_reusable=True)
        for _ in range(OPENS_AFTER * 2):
            with pytest.raises(VendorUnclear):
                await ask(way)
        assert circuit_breaker.OPENED not in seen, "what fails quickly is not left alone yet"
        now += circuit_breaker.OPENS_AFTER_SECONDS
        with pytest.raises(VendorUnclear):
            await ask(way)
        assert seen.count(circuit_breaker.OPENED) == 1
        sent = len(httpx_mock.get_requests())

        with pytest.raises(VendorUnsent, match="LeftAlone"):
            await ask(way)
        assert len(httpx_mock.get_requests()) == sent, "nothing left this machine"

        now += circuit_breaker.MAX_REST_SECONDS
        with pytest.raises(VendorUnclear):
            await ask(way)
        with pytest.raises(VendorUnsent):
            await ask(way)
        now += circuit_breaker.MAX_REST_SECONDS
        httpx_mock.reset()
        httpx_mock.add_response(json={}, is_reusable=True)
        assert (await ask(way)).status_code == 200
        assert (await ask(way)).status_code == 200


@pytest.mark.parametrize("status", [400, 401, 404, 422, 429])
async def test_an_answer_blows_no_fuse_whatever_it_says(httpx_mock: HTTPXMock, status: int) -> None:
    httpx_mock.add_response(status_code=status, is_reusable=True)
    async with httpx.AsyncClient() as http:
        way = Guarded(http, "crm", CircuitBreaker())
        for _ in range(OPENS_AFTER * 2):
            assert (await ask(way)).status_code == status


async def test_a_tenant_has_a_share_of_the_lines_and_no_more(
    httpx_mock: HTTPXMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(circuit_breaker, "TURN_SECONDS", 0.05)
    answers = asyncio.Event()

    async def hang(_request: httpx.Request) -> httpx.Response:
        await answers.wait()
        return httpx.Response(200)

    httpx_mock.add_callback(hang, is_reusable=True)
    async with httpx.AsyncClient() as http:
        way, neighbour = Guarded(http, "crm", CircuitBreaker()), Guarded(http, "crm", CircuitBreaker())
        hanging = [asyncio.create_task(ask(way)) for _ in range(MAX_CONCURRENT)]

        async def all_sent() -> bool:
            return len(httpx_mock.get_requests()) == MAX_CONCURRENT

        await eventually(all_sent, "they are not sent")
        with pytest.raises(VendorUnsent, match="NoTurn"):
            await ask(way)
        other = asyncio.create_task(ask(neighbour))
        reads = asyncio.create_task(exchange(way, "The vendor", "GET", URL, timeout=5))
        answers.set()

        assert (await other).status_code == 200
        assert (await reads).status_code == 200, "what reads does not wait for what acts"
        assert all(answer.status_code == 200 for answer in await asyncio.gather(*hanging))


async def test_while_the_crm_hangs_for_one_sub_account_the_calls_of_another_flow(installed_house: House) -> None:
    house, (ours, neighbour) = installed_house, TENANTS[:2]
    fault = house.fault(f"GET /crm/locations/{ours.location_id}", "delay", seconds=30)
    mine = await Installation.get(location_id=ours.location_id)

    async def read() -> None:
        crm = await house.clients.crm(mine.id)
        with contextlib.suppress(VendorUnsent, VendorUnclear, VendorRefused):
            await crm.location(ours.location_id)

    hanging = [asyncio.create_task(read()) for _ in range(MORE_THAN_THE_POOLS_HOLD)]

    async def share_is_used_up() -> bool:
        return fault.fired >= MAX_CONCURRENT

    await eventually(share_is_used_up, "the requests do not arrive")
    theirs = await Installation.get(location_id=neighbour.location_id)
    crm = await house.clients.crm(theirs.id)
    answer = await crm.location(neighbour.location_id)

    assert answer["name"]
    assert not all(task.done() for task in hanging), "they still hang"
    for task in hanging:
        task.cancel()
    await asyncio.gather(*hanging, return_exceptions=True)
    house.world.faults.clear()


def fenced(*urls: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=Fenced(urls, ssl.create_default_context()), follow_redirects=False)


@pytest.mark.parametrize(
    "url",
    [
        "https://api.vendor.example.evil.example/x",
        "http://api.vendor.example/x",
        "https://api.vendor.example:8443/x",
        "https://api.vendor.example@evil.example/x",
        "http://127.0.0.1/x",
        "http://169.254.169.254/latest/meta-data",
    ],
)
async def test_a_request_for_another_host_is_not_sent(httpx_mock: HTTPXMock, url: str) -> None:
    async with fenced("https://api.vendor.example/v1") as http:
        with pytest.raises(VendorUnsent, match="ForbiddenHost"):
            await exchange(http, "The vendor", "GET", url, timeout=5)
    assert httpx_mock.get_requests() == []


async def test_a_redirect_is_an_answer_and_not_followed(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=302, headers={"Location": "http://127.0.0.1/"})
    async with fenced("https://api.vendor.example") as http:
        answer = await exchange(http, "The vendor", "GET", "https://api.vendor.example/x", timeout=5)
    assert answer.status_code == 302
    assert len(httpx_mock.get_requests()) == 1


async def test_an_endless_answer_is_not_read_to_its_end() -> None:
    sent = 0

    async def talk(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while sent < 20 * MAX_BYTES:
                writer.write(b" " * 65536)
                sent += 65536
                await writer.drain()
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with fenced(url) as http:
            with pytest.raises(VendorUnclear, match="TooMuch"):
                await exchange(http, "The vendor", "GET", url, timeout=5)
    assert sent < 4 * MAX_BYTES
