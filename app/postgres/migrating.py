"""Migrations are run beside a working app: nobody waits long for them, and they wait for a backup.

A table that is altered is locked for a moment. While a long reader has the table, that lock would have to wait, and
every statement that comes later would wait behind it: the app would stand still. So nothing waits for a lock longer
than `LOCK_TIMEOUT`; it gives way, and tries again. An index over a big table is made CONCURRENTLY, in a migration of
its own: one statement, with `RUN_IN_TRANSACTION = False`.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import asyncpg
from aerich import Command
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries

from app.errors import NotReady
from app.postgres.database import MIGRATIONS, connect, pending_migrations, tortoise_config

# Two processes that migrate at once would create the same tables twice; one waits for the other.
MIGRATION_LOCK = 7_203_515_001
LOCK_TIMEOUT = "2s"
# Its own work takes as long as it takes, whatever the role or the database is set to.
PATIENT = f"SET lock_timeout = '{LOCK_TIMEOUT}'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0"
# The oldest PostgreSQL that this app was tried on.
OLDEST_VERSION = 15
FIT = """
SELECT current_setting('server_encoding') AS encoding, current_setting('server_version_num')::int / 10000 AS version,
       current_user::text AS role, current_database()::text AS name,
       coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may_create
"""
# Others get their turn between two tries.
REST_SECONDS = 1.0
KNOCK_SECONDS = 0.2
TELL_SECONDS = 10.0
PATIENCE_SECONDS = 900.0
UNFINISHED = """
SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %I.%I', n.nspname, c.relname) FROM pg_index x
JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT x.indisvalid AND n.nspname = current_schema()
"""
PROGRESS = """
SELECT format(': %s, %s %%', phase, coalesce(100 * blocks_done / nullif(blocks_total, 0), 0))
FROM pg_stat_progress_create_index WHERE datname = current_database()
"""


async def migrate(
    url: str, *, patience_seconds: float = PATIENCE_SECONDS, tell: Callable[[str], None] = lambda _line: None
) -> list[str]:
    """Bring the tables and the job engine's schema up to date; returns the migrations that ran.

    `tell` hears every few seconds what it is at. Raises NotReady when the database is none that this app can live in,
    and when somebody reads a table that has to be altered for longer than the patience lasts.
    """
    guard = await connect(url)
    try:
        await guard.execute(PATIENT)
        if unfit := await why_unfit(guard):
            raise NotReady(unfit)
        await _wait_for_my_turn(guard)
        before = await pending_migrations(guard)
        until = asyncio.get_running_loop().time() + patience_seconds
        while not await _ran(url, guard, tell):
            if asyncio.get_running_loop().time() > until:
                raise NotReady(
                    "The migration gave way to somebody who reads the database for a long time, such as a backup. "
                    "Nothing is broken: the version before can go on. Run it again when the reader has ended."
                )
            await asyncio.sleep(REST_SECONDS)
        return before
    finally:
        await guard.close()


async def _wait_for_my_turn(guard: Any) -> None:
    # Not pg_advisory_lock: whoever waits in a statement keeps CREATE INDEX CONCURRENTLY waiting for its end.
    while not await guard.fetchval("SELECT pg_try_advisory_lock($1)", MIGRATION_LOCK):  # noqa: ASYNC110
        await asyncio.sleep(KNOCK_SECONDS)


async def why_unfit(connection: Any) -> str | None:
    """Why this app cannot live in a database that answers, as a sentence with what to do; None when it can."""
    found = await connection.fetchrow(FIT)
    if found["version"] < OLDEST_VERSION:
        return f"The server is PostgreSQL {found['version']}. This app needs version {OLDEST_VERSION} or newer."
    if found["encoding"] != "UTF8":
        return (
            f"The database {found['name']} keeps text as {found['encoding']}, which has no room for most names. Create "
            f"another one: CREATE DATABASE leadcall ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0."
        )
    if not found["may_create"]:
        return (
            f"The role {found['role']} may not create tables in the database {found['name']}. Let it own the database, "
            f"or run as its owner: GRANT ALL ON SCHEMA public TO {found['role']}."
        )
    return None


async def _ran(url: str, guard: Any, tell: Callable[[str], None]) -> bool:
    """Whether everything is done now; False when a lock was not to be had, and the rest is still to do."""
    try:
        # An index whose making was broken off is there, and of no use.
        for (statement,) in await guard.fetch(UNFINISHED):
            await guard.execute(statement)
        async with Command(
            tortoise_config(url, begin=PATIENT, command_timeout=None), app="models", location=str(MIGRATIONS)
        ) as command:
            await _watched(command.upgrade(run_in_transaction=True), guard, tell)
        engine = Queries(AsyncpgDriver(guard))
        if await engine.schema_is_installed():
            await engine.upgrade()
        else:
            await engine.install()
    except (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError) as error:
        tell(f"It gives way for a moment ({error}), and tries again.")
        return False
    return True


async def _watched(work: Coroutine[Any, Any, Any], guard: Any, tell: Callable[[str], None]) -> None:
    """Do this work, and tell every few seconds which migration it is at, and how far an index is."""
    running, started = asyncio.create_task(work), time.monotonic()
    try:
        while not (await asyncio.wait({running}, timeout=TELL_SECONDS))[0]:
            name = next(iter(await pending_migrations(guard)), "The last migration")
            progress = await guard.fetchval(PROGRESS) or ""
            tell(f"{name} has run for {time.monotonic() - started:.0f} s{progress}. Let it go on.")
    finally:
        await running
