"""Serving the sandbox, or any other app, inside the running loop."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.sandbox.faults import Fault
from app.sandbox.server import SandboxServer, serve_in_background
from app.sandbox.world import World
from tests.sandbox.retell.conftest import ANSWERED, FROM, KEY, LONG, TLS, Clinic


async def test_the_server_stops_quickly_and_ends_living_calls_and_webhooks(world: World, clinic: Clinic) -> None:
    world.speed = 1
    clinic.workspace.webhook_url = "http://127.0.0.1:1/closed"
    world.faults.add(Fault("WEBHOOK /retell", "delay_webhooks", seconds=3600))
    keyed = httpx.AsyncClient(headers={"authorization": f"Bearer {KEY}"}, verify=TLS)
    async with asyncio.timeout(30), SandboxServer(world) as server, keyed as client:
        for to_number in (ANSWERED, LONG):
            body = {"from_number": FROM, "to_number": to_number}
            answer = await client.post(f"{server.url}/retell/v2/create-phone-call", json=body)
            assert answer.status_code == 201
    await world.settled()

    assert [call.status for call in world.voice.accepted] == ["registered", "registered"]


async def test_a_request_that_hangs_does_not_hold_the_stop_up(world: World) -> None:
    world.faults.add(Fault("* /retell", "delay", seconds=3600))
    async with asyncio.timeout(30), SandboxServer(world) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(b"GET /retell/get-concurrency HTTP/1.1\r\nHost: sandbox\r\n\r\n")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await reader.read(1)
    writer.close()


async def test_answers_do_not_wait_for_the_acknowledgement_of_the_client() -> None:
    held_back: list[bool] = []

    class Watched(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            accepted = transport.get_extra_info("socket")
            held_back.append(not accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            super().connection_made(transport)

    async with serve_in_background(Starlette(), protocol=Watched) as server, httpx.AsyncClient(verify=TLS) as client:
        await client.get(server.url)

    assert held_back == [False]


async def test_signals_stay_with_the_program(world: World) -> None:
    before = signal.getsignal(signal.SIGINT)
    async with SandboxServer(world):
        assert signal.getsignal(signal.SIGINT) is before


async def test_an_app_that_does_not_start_is_an_error_here_and_not_the_end_of_the_loop() -> None:
    @asynccontextmanager
    async def broken(_: Starlette) -> AsyncIterator[None]:
        raise OSError("no database")
        yield

    with pytest.raises(RuntimeError, match="did not start"):
        async with serve_in_background(Starlette(lifespan=broken)):
            pytest.fail("it started")


async def test_a_port_that_is_taken_is_an_error(world: World) -> None:
    async with SandboxServer(world) as server:
        with pytest.raises(OSError, match="in use"):
            await SandboxServer(World(), port=server.port).__aenter__()
