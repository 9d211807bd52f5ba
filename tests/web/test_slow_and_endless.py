"""Slow, endless and malformed requests are cut off or refused, and everybody else is served meanwhile."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.demo.seed import DEMO_ACTION_SECRET
from app.web.guards import connection_limits, limits, overload
from tests.conftest import built
from tests.house import House, eventually

SLOW_ONES = 200
HEAD = b"POST /api/outbound-call HTTP/1.1\r\nHost: x\r\n"


class Caller:
    """A connection that a test writes on byte by byte."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        with contextlib.suppress(ConnectionError):
            await self.writer.drain()

    async def rest(self) -> bytes:
        """What is answered until the connection is closed."""
        answer = b""
        with contextlib.suppress(ConnectionError):
            while part := await self.reader.read(65536):
                answer += part
        return answer

    async def dribble(self, data: bytes, every: float = 0.05) -> bytes:
        """Send the same bytes again and again until the other side closes; returns what it said."""
        answer = asyncio.create_task(self.rest())
        while not answer.done():
            await self.send(data)
            await asyncio.wait({answer}, timeout=every)
        return answer.result()


@contextlib.asynccontextmanager
async def connected(house: House) -> AsyncIterator[Caller]:
    reader, writer = await asyncio.open_connection("127.0.0.1", house.http.base_url.port)
    try:
        yield Caller(reader, writer)
    finally:
        writer.close()


def said(answer: bytes) -> tuple[int, dict[str, Any]]:
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same deadlines, in tenths of a second."""
    monkeypatch.setattr(connection_limits, "HEADER_SECONDS", 0.3)
    monkeypatch.setattr(connection_limits, "BODY_SECONDS", 0.6)
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.3)


@pytest.mark.usefixtures("hurried")
async def test_headers_that_trickle_are_cut_off(house: House) -> None:
    async with connected(house) as caller:
        await caller.send(HEAD)
        status, body = said(await caller.dribble(b"X-More: 1\r\n"))

    assert status == 408
    assert body["success"] is False


@pytest.mark.usefixtures("hurried")
async def test_a_connection_that_says_nothing_is_cut_off(house: House) -> None:
    async with connected(house) as caller:
        assert said(await caller.rest())[0] == 408


@pytest.mark.usefixtures("hurried")
async def test_a_kept_connection_that_trickles_between_requests_is_cut_off(house: House) -> None:
    async with connected(house) as caller:
        await caller.send(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = await caller.dribble(b"\r\n")

    assert answer.startswith(b"HTTP/1.1 200")
    assert b"HTTP/1.1 408" in answer


@pytest.mark.usefixtures("hurried")
async def test_a_body_that_trickles_is_refused_in_the_words_of_the_api(house: House) -> None:
    key = house.key()["Authorization"].encode()
    async with connected(house) as caller:
        await caller.send(HEAD + b"Authorization: " + key + b"\r\nContent-Length: 1000\r\n\r\n{")
        status, body = said(await caller.dribble(b" "))

    assert (status, body["error_code"]) == (400, "VALIDATION_ERROR")
    assert "did not arrive" in body["error"]


@pytest.mark.usefixtures("hurried")
async def test_a_body_that_nobody_reads_is_cut_off(house: House) -> None:
    async with connected(house) as caller:
        await caller.send(b"POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
        answer = await caller.dribble(b" ")

    assert answer.startswith(b"HTTP/1.1 405")


@pytest.mark.parametrize(
    ("path", "bearer", "status"),
    [("/api/outbound-call", "", 413), ("/api/outbound-call", "owk_wrong", 401), ("/nowhere", "", 404)],
)
async def test_an_endless_body_is_refused_long_before_its_end(
    house: House, path: str, bearer: str, status: int
) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 1024**3:
            sent += 65536
            yield b"x" * 65536

    with contextlib.suppress(httpx.TransportError):  # whoever still sends may find the connection closed
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else house.key()
        answer = await house.http.post(path, content=endless(), headers=headers)
        assert answer.status_code == status
    assert sent < 64 * 1024**2


async def test_a_content_length_that_lies_is_believed_by_nobody(house: House) -> None:
    key = house.key()["Authorization"].encode()
    async with connected(house) as caller:
        await caller.send(HEAD + b"Authorization: " + key + b"\r\nContent-Length: 99999999999\r\n\r\n")
        answer = await caller.dribble(b"x" * 65536, every=0)

    assert said(answer)[0] == 413


async def test_endless_headers_are_refused(house: House) -> None:
    async with connected(house) as caller:
        await caller.send(HEAD)
        answer = await caller.dribble(b"X-More: " + b"1" * 4000 + b"\r\n", every=0)

    # Whoever is still sending when the connection closes may not get to read the answer.
    assert answer == b"" or said(answer)[0] == 431


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'{"metadata":{"a":['])
async def test_deep_json_is_refused(house: House, opening: bytes) -> None:
    for path, headers in (
        ("/api/outbound-call", house.key()),
        ("/workflow/actions/place-call", {"X-Action-Secret": DEMO_ACTION_SECRET}),
        ("/workflow/triggers", {"X-Action-Secret": DEMO_ACTION_SECRET}),
    ):
        answer = await house.http.post(path, content=opening * 10_000, headers=headers)

        refused = answer.status_code == 400 or answer.json().get("reason") == "validation_error"
        assert refused, answer.text


@pytest.mark.parametrize(
    "line",
    [
        b"Idempotency-Key: a\rX-Injected: 1",
        b"Idempotency-Key: a\x00b",
        b"Idempotency-Key: a\n X-Injected: 1",
        b"X-Forwarded-For: 1.1.1.1\x0b",
        b": nameless",
        b"Content-Length: 5\r\nContent-Length: 6",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked",
    ],
)
async def test_injected_headers_never_come_back(house: House, line: bytes) -> None:
    key = house.key()["Authorization"].encode()
    async with connected(house) as caller:
        await caller.send(HEAD + b"Authorization: " + key + b"\r\nConnection: close\r\n" + line + b"\r\n\r\n{}")
        caller.writer.write_eof()
        answer = await caller.rest()

    assert answer.startswith(b"HTTP/1.1 4")
    assert b"x-injected" not in answer.lower()


@pytest.mark.usefixtures("hurried")
async def test_while_two_hundred_dawdle_others_are_served(house: House) -> None:
    dawdlers = []
    for _ in range(SLOW_ONES):
        connection = socket.create_connection(("127.0.0.1", house.http.base_url.port or 0))
        connection.setblocking(False)
        connection.send(HEAD)
        dawdlers.append(connection)

    answer = await house.ask()
    assert answer.status_code == 200

    async def all_cut_off() -> bool:
        for one in list(dawdlers):
            with contextlib.suppress(BlockingIOError):
                if not one.recv(4096).startswith(b"HTTP/1.1 408"):
                    continue
                one.close()
                dawdlers.remove(one)
        return not dawdlers

    await eventually(all_cut_off, "some are still there")
    assert (await house.http.get("/readyz")).status_code == 200


async def test_one_address_has_so_many_connections_and_no_more(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await house.http.get("/healthz")).status_code == 200
    monkeypatch.setattr(connection_limits, "MAX_FROM_ONE", 3)
    async with connected(house), connected(house), connected(house) as last:
        status, body = said(await last.rest())

    assert (status, body["error_code"]) == (429, "RATE_LIMITED")


async def test_a_proxy_stands_for_many_callers(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with built(database_url, trusted_proxies="127.0.0.1") as house:
        monkeypatch.setattr(connection_limits, "MAX_FROM_ONE", 1)
        async with connected(house), connected(house) as another:
            await another.send(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert (await another.rest()).startswith(b"HTTP/1.1 200")


async def test_a_process_that_is_full_asks_to_come_back_and_tells_how_it_stands(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = house.fault("POST /retell/v2/create-phone-call", "delay", seconds=30)
    monkeypatch.setattr(overload, "MAX_CONCURRENT", 1)
    first = asyncio.create_task(house.ask())

    async def is_waiting() -> bool:
        return held.fired == 1

    await eventually(is_waiting, "the first one does not arrive")
    second = await house.ask("+14155550111")
    ready = await house.http.get("/readyz")
    house.world.faults.clear()
    first.cancel()

    assert (second.status_code, second.json()["error_code"]) == (429, "RATE_LIMITED")
    assert int(second.headers["retry-after"]) > 0
    assert second.headers["x-request-id"].startswith("req_")
    assert ready.status_code == 200


async def test_one_address_opens_the_install_page_so_often_and_no_more(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.oauth.INSTALLS_PER_MINUTE", 2)
    answers = [await house.http.get("/oauth/callback", params={"code": "x"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [400, 400, 429]
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_every_answer_says_how_many_requests_are_left(house: House) -> None:
    answer = await house.ask()

    assert answer.headers["ratelimit-policy"] == '"number";q=60;w=60'
    name, left, seconds = answer.headers["ratelimit"].split(";")
    assert (name, left) == ('"number"', "r=59")
    assert 0 < int(seconds.removeprefix("t=")) <= 61
