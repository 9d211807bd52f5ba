"""A web process that is asked to end tells its balancer first, and loses nothing that still comes."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.responses import PlainTextResponse

from app.demo.environment import free_port
from app.web.guards.connection_limits import ConnectionLimits
from app.web.guards.draining import stop_listening
from tests.faults.conftest import street_on
from tests.house import eventually


async def test_it_turns_red_takes_what_still_comes_and_ends(database_url: str, tmp_path: Path) -> None:
    async with street_on(database_url, tmp_path, drain_seconds=3.0) as street:
        await street.processes.start("web")
        web = street.processes.running["web"]
        async with httpx.AsyncClient(base_url=street.processes.url) as balancer:
            web.send_signal(signal.SIGTERM)

            async def red() -> bool:
                return (await balancer.get("/readyz")).status_code == 503

            await eventually(red, "the balancer is not told")
            late = await street.house.ask(headers={"Prefer": "respond-async"})

            assert late.status_code == 202
            assert late.headers["connection"] == "close"
            assert (await balancer.get("/healthz")).status_code == 200
            await street.processes.stop("web")


REQUEST = b"GET / HTTP/1.1\r\nHost: app.example\r\n\r\n"
ANSWER = b"HTTP/1.1 200"


@contextlib.asynccontextmanager
async def a_server() -> AsyncIterator[tuple[uvicorn.Server, socket.socket]]:
    """A server, and a connection to it of which it knows nothing yet; it has ended when the block is left."""
    config = uvicorn.Config(
        PlainTextResponse("Well."), port=free_port(), http=ConnectionLimits, lifespan="off", log_config=None
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())

    async def started() -> bool:
        return server.started

    await eventually(started, "the server does not start")
    with socket.create_connection(("127.0.0.1", config.port), timeout=10) as connection:
        try:
            yield server, connection
        finally:
            server.should_exit = True
            await serving


async def said(connection: socket.socket) -> bytes:
    return await asyncio.to_thread(connection.recv, 1000)


async def test_who_was_let_in_by_the_kernel_is_answered_though_the_socket_closes_at_that_moment() -> None:
    async with a_server() as (server, connection):
        connection.sendall(REQUEST)

        stop_listening(server)

        assert (await said(connection)).startswith(ANSWER)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", server.config.port))


async def test_what_came_over_a_kept_connection_is_answered_though_it_closes_at_that_moment() -> None:
    async with a_server() as (server, connection):
        connection.sendall(REQUEST)
        assert (await said(connection)).startswith(ANSWER)
        connection.sendall(REQUEST)

        end_connections(server)

        assert (await said(connection)).startswith(ANSWER)
        assert await said(connection) == b"", "it was the last"


async def test_a_kept_connection_over_which_nothing_comes_is_closed_at_once() -> None:
    async with a_server() as (server, connection):
        connection.sendall(REQUEST)
        assert (await said(connection)).startswith(ANSWER)

        end_connections(server)

        assert await said(connection) == b""


async def test_a_new_connection_over_which_nothing_comes_does_not_hold_up_the_end() -> None:
    async with a_server() as (server, connection):
        stop_listening(server)
        server.should_exit = True

        assert (await said(connection)).startswith(b"HTTP/1.1 408")


def end_connections(server: uvicorn.Server) -> None:
    """As uvicorn does when it ends."""
    for one in list(server.server_state.connections):
        one.shutdown()
