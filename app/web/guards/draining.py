"""A web process that was asked to end says so first, and takes requests until its balancer has heard it.

A proxy that has sent a POST into a connection just being closed cannot repeat it. So after SIGTERM /readyz is red and
every answer ends its kept connection, while requests are taken as before; then the socket is closed, and whoever the
kernel had let in by that moment is served.
"""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Iterator
from types import FrameType
from typing import Any

import structlog
import uvicorn
from starlette.applications import Starlette

log = structlog.get_logger(__name__)


def drain_on_sigterm(app: Starlette, seconds: float) -> None:
    """Pass SIGTERM on to the server only after so many seconds; a second one, and SIGINT, ends it at once."""
    if not seconds:
        return
    loop, end = asyncio.get_running_loop(), signal.getsignal(signal.SIGTERM)
    assert callable(end)  # noqa: S101 - the server has set it before it starts the app
    server = getattr(end, "__self__", None)

    def drain(number: int, frame: FrameType | None) -> None:
        if app.state.draining:
            end(number, frame)
            return
        app.state.draining = True
        log.info("serve.drains", seconds=seconds)
        loop.call_soon_threadsafe(loop.call_later, seconds, ended, number, frame)

    def ended(number: int, frame: FrameType | None) -> None:
        if isinstance(server, uvicorn.Server):
            stop_listening(server)
        end(number, frame)

    signal.signal(signal.SIGTERM, drain)


def stop_listening(server: uvicorn.Server) -> None:
    """Close the server's sockets, and serve whoever waits at them: the kernel would cut them off."""
    loop, waiting = asyncio.get_running_loop(), []
    for listening in server.servers:
        waiting += [connected for each in listening.sockets for connected in _let_in(each)]
        listening.close()
    for connected in waiting:
        serving = loop.create_task(_serve(server, connected))
        server.server_state.tasks.add(serving)
        serving.add_done_callback(server.server_state.tasks.discard)


def _let_in(listening: socket.socket) -> Iterator[socket.socket]:
    with socket.socket(fileno=os.dup(listening.fileno())) as taking, contextlib.suppress(BlockingIOError):
        taking.setblocking(False)
        while True:
            yield taking.accept()[0]


async def _serve(server: uvicorn.Server, connected: socket.socket) -> None:
    """Take a connection, as uvicorn takes one at its socket."""
    protocol: Any = server.config.http_protocol_class
    known = {"config": server.config, "server_state": server.server_state, "app_state": server.lifespan.state}
    await asyncio.get_running_loop().connect_accepted_socket(lambda: protocol(**known), connected)
