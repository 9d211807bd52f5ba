"""A PostgreSQL on a machine that can vanish: no FIN, no RST, and nothing that is sent to it is ever confirmed."""

import asyncio
import contextlib
import ctypes
import socket
import struct
from collections.abc import AsyncIterator
from urllib.parse import parse_qsl, urlsplit

SO_ATTACH_FILTER = 26
SO_DETACH_FILTER = 27
RETURN = 0x06  # BPF_RET | BPF_K
CHUNK = 65_536


class Machine:
    """Passes connections on to a server behind a Unix socket, until it vanishes; a new one may take its place."""

    def __init__(self, upstream: str) -> None:
        self._upstream = upstream
        self._sockets: list[socket.socket] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=100)

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self.listener.getsockname()[1]
        return port

    def vanish(self, *, successor: bool) -> None:
        """Fall silent on every connection; a successor takes new ones at once."""
        for task in self._tasks:
            task.cancel()
        for connected in self._sockets:
            deafen(connected)
        if not successor:
            deafen(self.listener)

    def come_back(self) -> None:
        """Take new connections again."""
        self.listener.setsockopt(socket.SOL_SOCKET, SO_DETACH_FILTER, 0)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Machine"]:
        """Serve for as long as the block runs."""
        self.listener.setblocking(False)
        accepting = asyncio.create_task(self._accept())
        try:
            yield self
        finally:
            accepting.cancel()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(accepting, *self._tasks, return_exceptions=True)
            for connected in [*self._sockets, self.listener]:
                connected.close()

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            client, _ = await loop.sock_accept(self.listener)
            self._sockets.append(client)
            task = asyncio.create_task(self._pass_on(client))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pass_on(self, client: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        client.setblocking(False)
        with socket.socket(socket.AF_UNIX) as server:
            server.setblocking(False)
            await loop.sock_connect(server, self._upstream)
            ways = [asyncio.create_task(_copied(*way)) for way in ((client, server), (server, client))]
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
            # Not before: what the loop still listens to would be taken for the next socket of this number.
            client.close()


async def _copied(source: socket.socket, target: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    while some := await loop.sock_recv(source, CHUNK):
        await loop.sock_sendall(target, some)


def deafen(connected: socket.socket) -> None:
    """Have the kernel drop every packet to this socket before TCP sees it, and so confirm nothing."""
    if connected.fileno() < 0:
        return
    program = ctypes.create_string_buffer(struct.pack("HBBI", RETURN, 0, 0, 0))
    connected.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, struct.pack("HL", 1, ctypes.addressof(program)))


@contextlib.asynccontextmanager
async def machine_before(database_url: str) -> AsyncIterator[tuple[Machine, str]]:
    """A machine before the embedded server of this database, and the URL by which it is reached."""
    parts = urlsplit(database_url)
    folder = dict(parse_qsl(parts.query))["host"]
    async with Machine(f"{folder}/.s.PGSQL.5432").running() as machine:
        yield machine, f"postgres://postgres@127.0.0.1:{machine.port}{parts.path}?sslmode=disable"
