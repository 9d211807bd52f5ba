"""PostgreSQL: opened for Tortoise, migrated, and checked before anything starts."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import asyncpg
from aerich import Command
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from tortoise import Tortoise
from tortoise.exceptions import DBConnectionError, OperationalError

from app.errors import NotReady

MIGRATIONS = Path(__file__).parent.parent / "migrations"
MODELS = [
    "app.domain.agencies",
    "app.domain.customers",
    "app.domain.installations",
    "app.domain.grants",
    "app.domain.page_sessions",
    "app.domain.workspaces",
    "app.domain.numbers",
    "app.domain.agents",
    "app.domain.keys",
    "app.domain.do_not_call",
    "app.domain.pauses",
    "app.domain.leads",
    "app.domain.paused_steps",
    "app.domain.calls",
    "app.domain.attempts",
    "app.domain.ledger",
    "app.domain.events",
    "app.domain.forwarding",
    "app.domain.crm_events",
    "app.domain.rates",
    "app.domain.tallies",
    "app.domain.quotas",
    "app.domain.alerts",
    "app.domain.allowances",
    "app.domain.margins",
    "app.domain.triggers",
    "app.domain.write_backs",
    "aerich.models",
]
POOL_SIZE = 16
KNOCK_SECONDS = 0.5
# Every way in which the database may fail under somebody who uses it.
DOWN = (
    OSError,
    TimeoutError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what a connection says that was cut in the middle of a statement
    DBConnectionError,
    OperationalError,
)
# Two processes that migrate at once would create the same tables twice; one waits for the other.
MIGRATION_LOCK = 7_203_515_001


def credentials(url: str) -> dict[str, Any]:
    """Split a PostgreSQL URL into asyncpg's arguments; a Unix socket comes as `?host=/path`."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    found: dict[str, Any] = {
        "host": query.get("host") or parts.hostname or "127.0.0.1",
        "port": int(query.get("port") or parts.port or 5432),
        "user": unquote(parts.username or "postgres"),
        "password": unquote(parts.password) if parts.password else None,
        "database": unquote(parts.path.lstrip("/")) or "postgres",
    }
    if "sslmode" in query:
        found["ssl"] = query["sslmode"]
    return found


class PooledConnection(asyncpg.Connection):  # type: ignore[misc]
    """A connection that goes back to its pool without a round trip.

    asyncpg would reset what a session can change (settings, LISTEN, advisory locks); nothing that borrows from
    the pool changes it, and a transaction left open is still rolled back.
    """

    def get_reset_query(self) -> str:
        """Nothing to reset."""
        return ""


async def connect(url: str) -> Any:
    """Open one plain asyncpg connection, outside Tortoise's pool (listening, engine, locks)."""
    return await asyncpg.connect(**credentials(url), timeout=10)


PLANS = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off"


async def _plan_once(connection: Any) -> None:
    """Let a connection keep the plan of a statement, whatever its values are: all find their rows by an index.

    Left to itself, PostgreSQL plans some of them anew each time as soon as the tables have statistics, because the
    plan then looks a little cheaper; to plan the statement behind a key takes ten times as long as to run it. And a
    plan that was made while a table was empty would read it from end to end when it has grown. Before version 18 a
    table that has to be read so all the same counts as very dear, and would be compiled for (`jit`) each time.
    """
    await connection.execute(PLANS)


def tortoise_config(url: str) -> dict[str, Any]:
    """The configuration of Tortoise and aerich for this database."""
    pool = {
        "minsize": 1,
        "maxsize": POOL_SIZE,
        "timeout": 10,
        "command_timeout": 30,
        "connection_class": PooledConnection,
        "init": _plan_once,
    }
    return {
        "connections": {"default": {"engine": "tortoise.backends.asyncpg", "credentials": credentials(url) | pool}},
        "apps": {"models": {"models": MODELS, "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator[None]:
    """Hold Tortoise's pool open for every task of this process."""
    # Without the global fallback each request of uvicorn fails: it runs in a context of its own.
    await Tortoise.init(config=tortoise_config(url), _enable_global_fallback=True)
    try:
        yield
    finally:
        await Tortoise.close_connections()


async def migrate(url: str) -> list[str]:
    """Bring the tables and the job engine's schema up to date; returns the migrations that ran."""
    guard = await connect(url)
    try:
        await guard.execute("SELECT pg_advisory_lock($1)", MIGRATION_LOCK)
        async with Command(tortoise_config(url), app="models", location=str(MIGRATIONS)) as command:
            ran = list(await command.upgrade(run_in_transaction=True))
        engine = Queries(AsyncpgDriver(guard))
        if await engine.schema_is_installed():
            await engine.upgrade()
        else:
            await engine.install()
        return ran
    finally:
        await guard.close()


async def until_answering(url: str) -> None:
    """Return as soon as the database takes a connection."""
    while True:
        try:
            connection = await connect(url)
        except DOWN:
            await asyncio.sleep(KNOCK_SECONDS)
        else:
            await connection.close()
            return


async def make_migration(url: str, name: str) -> list[str]:
    """Write the migration that brings the tables to the models; returns the files, none when they are equal."""
    (MIGRATIONS / "models").mkdir(parents=True, exist_ok=True)
    async with Command(tortoise_config(url), app="models", location=str(MIGRATIONS)) as command:
        if not any((MIGRATIONS / "models").glob("[0-9]*.py")):
            await command.init_db(safe=True)
            return ["the first one"]
        await command.init()
        made = await command.migrate(name)
        return [made] if made else []


async def pending_migrations(connection: Any) -> list[str]:
    """The migrations on disk that this database has not seen, oldest first."""
    on_disk = sorted(file.name for file in (MIGRATIONS / "models").glob("[0-9]*.py"))
    if await connection.fetchval("SELECT to_regclass('aerich')") is None:
        return on_disk
    seen = {row["version"] for row in await connection.fetch("SELECT version FROM aerich WHERE app = 'models'")}
    return [name for name in on_disk if name not in seen]


async def require_migrated(url: str) -> None:
    """Raise NotReady, with the command to run, unless the database answers and is migrated."""
    try:
        connection = await connect(url)
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        raise NotReady(
            f"The database does not answer ({type(error).__name__}). Check DATABASE_URL and that it is running."
        ) from error
    try:
        missing = await pending_migrations(connection)
        engine_missing = await connection.fetchval("SELECT to_regclass('pgqueuer')") is None
    finally:
        await connection.close()
    if missing or engine_missing:
        raise NotReady(f"The database is not migrated ({len(missing)} to run). Run: python -m app migrate")
