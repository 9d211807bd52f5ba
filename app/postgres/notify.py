"""One process tells another that a call has moved (PostgreSQL LISTEN/NOTIFY)."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from uuid import UUID

import asyncpg
from tortoise.backends.base.client import BaseDBAsyncClient

from app.postgres.database import connect

CHANNEL = "call_moved"
# Who only listens learns of nothing: it asks now and then whether there is still somebody who speaks.
ASK_SECONDS, ANSWER_SECONDS = 10.0, 5.0


async def notify(tx: BaseDBAsyncClient, call_id: UUID) -> None:
    """Tell every listening process, once this transaction has committed, that the call has moved."""
    await tx.execute_query("SELECT pg_notify($1, $2)", [CHANNEL, str(call_id)])


def told(call_id: str) -> str:
    """The same as SQL, as one of the columns of a statement that has moved the call of this column."""
    return f"pg_notify('{CHANNEL}', {call_id}::text)::text"


async def keep_listening(url: str, channel: str, hear: Callable[[str], None]) -> None:
    """Hear what is told on a channel, over one connection at a time, until cancelled."""
    while True:
        with contextlib.suppress(OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            connection = await connect(url)
            lost = asyncio.Event()
            try:
                connection.add_termination_listener(lambda *_: lost.set())  # noqa: B023 - called in this turn
                async with asyncio.timeout(ANSWER_SECONDS):
                    await connection.add_listener(channel, lambda _connection, _pid, _channel, told: hear(told))
                while not lost.is_set():
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(ASK_SECONDS):
                            await lost.wait()
                    await connection.execute("SELECT 1", timeout=ANSWER_SECONDS)
            finally:
                connection.terminate()
        await asyncio.sleep(1)


class Notifications:
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
    async def listening(self) -> AsyncIterator["Notifications"]:
        """Keep one connection listening for as long as the block runs."""
        task = asyncio.create_task(keep_listening(self._url, CHANNEL, self._wake))
        try:
            yield self
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def _wake(self, call_id: str) -> None:
        for moved in self._waiting.get(call_id, ()):
            moved.set()
