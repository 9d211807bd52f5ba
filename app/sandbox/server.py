"""Serves ASGI apps inside the running event loop: the sandbox, and whatever else a test or the demo needs."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from app.sandbox.app import create_sandbox
from app.sandbox.world import World

SHUTDOWN_SECONDS = 1.0
DATE_HEADER_SECONDS = 1.0


@dataclass(frozen=True)
class Address:
    """Where a server listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"


class _Server(uvicorn.Server):
    """A uvicorn server for a running loop: leaves signals alone, says when it is ready, stops without polling.

    uvicorn's own start and stop look at flags every 0.1 s, which would be most of the time of a short test.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.leaving = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        while not self.leaving.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(DATE_HEADER_SECONDS):
                    await self.leaving.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if requests := set(self.server_state.tasks):
            _, unfinished = await asyncio.wait(requests, timeout=SHUTDOWN_SECONDS)
            for request in unfinished:
                request.cancel()
        await self.lifespan.shutdown()


async def _run(server: _Server, listener: socket.socket) -> None:
    try:
        await server.serve(sockets=[listener])
    except SystemExit as failure:  # uvicorn's way to say that the lifespan failed; it would end the whole loop
        raise RuntimeError("the app did not start; its error is in the log above") from failure


@asynccontextmanager
async def serve_in_background(
    asgi_app: ASGIApp, port: int = 0, host: str = "127.0.0.1", protocol: type[asyncio.Protocol] | None = None
) -> AsyncIterator[Address]:
    """Serves `asgi_app` with uvicorn while the block runs; port 0 takes a free one. Lifespan events are sent.

    `protocol` reads the requests in the place of uvicorn's own.

    Leaving the block lets requests finish for at most a second.
    """
    with socket.create_server((host, port), backlog=2048) as listener:
        # asyncio does this only for sockets that it has opened itself; without it answers wait 40 ms for an ACK.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        reads = protocol or "auto"
        config = uvicorn.Config(
            asgi_app, http=reads, proxy_headers=False, log_config=None, log_level="warning", access_log=False
        )
        server = _Server(config)
        serving = asyncio.create_task(_run(server, listener))
        ready = asyncio.create_task(server.ready.wait())
        try:
            await asyncio.wait({serving, ready}, return_when=asyncio.FIRST_COMPLETED)
            if not serving.done():
                yield Address(host, listener.getsockname()[1])
        finally:
            ready.cancel()
            server.leaving.set()
            await serving


class SandboxServer:
    """Serves a world on loopback while the `async with` block runs: `.url`, `.port`, `.world`."""

    def __init__(self, world: World, port: int = 0, host: str = "127.0.0.1") -> None:
        self.world = world
        self._wanted = Address(host, port)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "SandboxServer":
        serving = serve_in_background(create_sandbox(self.world), self._wanted.port, self._wanted.host)
        self._address = await self._stack.enter_async_context(serving)
        self.world.crm.base_url = f"{self.url}/crm"
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self._stack.aclose()

    @property
    def url(self) -> str:
        return self._address.url

    @property
    def port(self) -> int:
        return self._address.port
