"""The job engine's way to the database, which outlives it: one that comes back finds its workers at work.

An engine that ended with each lost connection would first wait for all jobs under way, and take no other meanwhile: one
job that waits for a slow vendor would hold up every lead.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

import asyncpg
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.db import AsyncpgPoolDriver

from app.postgres import database, notify
from app.postgres.database import DEFAULT_LIMITS, Limits

# One more listens.
POOL_SIZE = 3
# Where the states of its jobs are told as text, asyncpg need not ask each connection what that type is made of.
SCHEMA = """
SELECT nspname FROM pg_namespace JOIN pg_type ON typnamespace = pg_namespace.oid
WHERE pg_type.oid = to_regtype('pgqueuer_status')
"""
# A statement that fails so often though the database answers will not go better the next time.
MAX_TRIES = 3
CLOSE_SECONDS = 5.0
Result = TypeVar("Result")


class Outage:
    """Waiting for a database that is gone: however many do, one of them knocks."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._knocking: asyncio.Task[None] | None = None

    async def over(self) -> None:
        """Return as soon as the database answers."""
        if self._knocking is None or self._knocking.done():
            self._knocking = asyncio.create_task(database.until_answering(self._url))
        await asyncio.shield(self._knocking)

    def close(self) -> None:
        """Knock no more."""
        if self._knocking is not None:
            self._knocking.cancel()


class EngineDriver(AsyncpgPoolDriver):
    """Repeats what a lost database left undone, and listens again; until `shutdown`, which is the engine's.

    Whatever the engine asks may be asked twice: a job runs at least once.
    """

    def __init__(self, pool: Any, url: str, outage: Outage) -> None:
        super().__init__(pool)
        self._url, self._outage = url, outage
        self._listening: list[asyncio.Task[None]] = []

    async def fetch(self, query: str, *args: object) -> list[dict[str, object]]:
        """The rows that a statement answers."""
        fetch = super().fetch
        return await self._insist(lambda: fetch(query, *args))

    async def execute(self, query: str, *args: object) -> str:
        """Run a statement; returns its tag."""
        execute = super().execute
        return await self._insist(lambda: execute(query, *args))

    async def add_listener(self, channel: str, callback: Callable[[Any], None]) -> None:
        """Call back with whatever is told on a channel; what is told while nobody can listen is lost."""
        self._listening.append(asyncio.create_task(notify.keep_listening(self._url, channel, callback)))

    async def __aexit__(self, *exc: object) -> None:
        await super().__aexit__(*exc)
        if not self._entered:  # both managers of the engine enter it
            for task in self._listening:
                task.cancel()
            await asyncio.gather(*self._listening, return_exceptions=True)
            self._listening.clear()

    async def _insist(self, ask: Callable[[], Awaitable[Result]]) -> Result:
        for _ in range(MAX_TRIES - 1):
            try:
                return await ask()
            except database.DOWN:
                if not await self._comes_back():
                    raise
        return await ask()

    async def _comes_back(self) -> bool:
        """Wait for the database; False when the engine is asked to stop before."""
        over, stopping = asyncio.ensure_future(self._outage.over()), asyncio.ensure_future(self.shutdown.wait())
        try:
            await asyncio.wait({over, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return not self.shutdown.is_set()
        finally:
            over.cancel()
            stopping.cancel()


class MigratedQueries(Queries):
    """The engine's statements, in a database whose tables are there: nothing starts on another (require_migrated)."""

    async def has_table(self, _table: str) -> bool:
        """True: to look is a tenth of a worker's start."""
        return True


@contextlib.asynccontextmanager
async def engine_driver(url: str, outage: Outage, limits: Limits = DEFAULT_LIMITS) -> AsyncIterator[EngineDriver]:
    """A driver for one engine, with a pool of its own; its statements are planned as PostgreSQL likes."""

    async def begin(connection: Any) -> None:
        await connection.execute(database.deadlines(limits))
        schema = await connection.fetchval(SCHEMA)
        await connection.set_type_codec("pgqueuer_status", schema=schema, encoder=str, decoder=str, format="text")

    pool = await asyncpg.create_pool(**database.pool_of(url, limits) | {"init": begin}, min_size=1, max_size=POOL_SIZE)
    try:
        yield EngineDriver(pool, url, outage)
    finally:
        # It would wait for ever for a connection that nobody gives back.
        with contextlib.suppress(*database.DOWN):
            async with asyncio.timeout(CLOSE_SECONDS):
                await pool.close()
