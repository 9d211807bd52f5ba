"""One process tells another that a call has moved (PostgreSQL LISTEN/NOTIFY)."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID

import asyncpg
from tortoise.backends.base.client import BaseDBAsyncClient

from app.database import connect

CHANNEL = "call_moved"


async def announce(tx: BaseDBAsyncClient, call_id: UUID) -> None:
    """Tell every listening process, once this transaction has committed, that the call has moved."""
    await tx.execute_query("SELECT pg_notify($1, $2)", [CHANNEL, str(call_id)])


class Notices:
    """What this process hears; a notice lost with a connection only costs the waiter its timeout."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    @contextlib.contextmanager
    def watching(self, call_id: UUID) -> Iterator[asyncio.Event]:
        """An event that is set whenever the call moves, from now on; clear it to wait for the next move."""
        moved = asyncio.Event()
        self._waiting[str(call_id)].add(moved)
        try:
            yield moved
        finally:
            self._waiting[str(call_id)].discard(moved)
            if not self._waiting[str(call_id)]:
                del self._waiting[str(call_id)]

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator["Notices"]:
        """Keep one connection listening for as long as the block runs."""
        task = asyncio.create_task(self._listen())
        try:
            yield self
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _listen(self) -> None:
        while True:
            with contextlib.suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
                connection = await connect(self._url)
                lost = asyncio.Event()
                try:
                    connection.add_termination_listener(lambda *_: lost.set())  # noqa: B023 - called in this turn
                    await connection.add_listener(CHANNEL, self._wake)
                    await lost.wait()
                finally:
                    await connection.close()
            await asyncio.sleep(1)

    def _wake(self, _connection: Any, _pid: int, _channel: str, call_id: object) -> None:
        for moved in self._waiting.get(str(call_id), ()):
            moved.set()
