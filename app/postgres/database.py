"""PostgreSQL: opened for Tortoise, migrated, and checked before anything starts."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
from aerich import Command
from tortoise import Tortoise
from tortoise.exceptions import BaseORMException, DBConnectionError, TransactionManagementError

from app.config import Settings
from app.errors import NotReady
from app.postgres import acting, address
from app.postgres.connecting import CONNECT_SECONDS, PooledConnection, Servers, why_not

MIGRATIONS = Path(__file__).parents[2] / "migrations"
MODELS = [
    "app.domain.audit.trail",
    "app.domain.tenants.agencies",
    "app.domain.tenants.customers",
    "app.domain.tenants.installations",
    "app.domain.tenants.crm_tokens",
    "app.domain.tenants.page_sessions",
    "app.domain.tenants.people",
    "app.domain.branding.pictures",
    "app.domain.screening.lists",
    "app.domain.screening.lookups",
    "app.domain.telephony.workspaces",
    "app.domain.telephony.numbers",
    "app.domain.telephony.number_days",
    "app.domain.telephony.inbound_webhooks",
    "app.domain.telephony.agents",
    "app.domain.telephony.keys",
    "app.domain.calls.do_not_call",
    "app.domain.settings.contact_marks",
    "app.domain.calls.pauses",
    "app.domain.calls.leads",
    "app.domain.calls.paused_steps",
    "app.domain.calls.calls",
    "app.domain.calls.attempts",
    "app.domain.requests.requests",
    "app.domain.calls.restore_hold",
    "app.domain.campaigns.campaigns",
    "app.domain.credits.ledger",
    "app.domain.credits.ledger_checks",
    "app.domain.telephony.voice_events",
    "app.domain.telephony.forwarding",
    "app.domain.tenants.crm_events",
    "app.postgres.rate_windows",
    "app.postgres.counters",
    "app.domain.calls.quotas",
    "app.domain.credits.alerts",
    "app.domain.credits.allowances",
    "app.domain.credits.margins",
    "app.domain.credits.top_ups",
    "app.domain.results.triggers",
    "app.domain.results.write_backs",
    "app.domain.results.webhooks",
    "app.domain.callbacks.callbacks",
    "app.domain.callbacks.incoming",
    "app.domain.health.falls",
    "app.domain.evidence.packs",
    "app.domain.alarms.alarms",
    "aerich.models",
]
POOL_SIZE = 16
KNOCK_SECONDS = 0.5
STATEMENT_SECONDS = 30.0
# A statement is ended by the server; where that does not answer any more, we do not wait for it much longer.
GIVEN_UP_AFTER_SECONDS = 2.0
# A process that is frozen while it holds a row: its transaction is undone, before those who wait give up.
IDLE_SECONDS, LOCK_SECONDS = 8, 15
# Every way in which the database may be out of reach for somebody who uses it. A value that it does not take, a
# mistake in a statement or a broken rule of a table is none of them: that would fail again for ever.
DOWN = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # shutting down, starting, or a statement that took too long
    asyncpg.InsufficientResourcesError,
    asyncpg.ReadOnlySQLTransactionError,  # what was the primary is a standby now
    asyncpg.TransactionRollbackError,  # a deadlock: undone, and likely to go well the next time
    asyncpg.LockNotAvailableError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what a connection says that was cut in the middle of a statement
    DBConnectionError,
    TransactionManagementError,  # what Tortoise makes of a database that is read-only, or of a transaction cut short
)
# What is met of them while a server restarts; what else keeps us from a database does not pass by itself.
RESTARTS = (
    ConnectionError,
    FileNotFoundError,  # its socket
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
)


def beneath(error: BaseException) -> BaseException:
    """What the database itself has said, where Tortoise has wrapped it."""
    while isinstance(error, BaseORMException) and error.__cause__ is not None:
        error = error.__cause__
    return error


@dataclass(frozen=True)
class Limits:
    """How many connections a pool holds, and how long one of its statements may take."""

    pool_size: int = POOL_SIZE
    statement_seconds: float = STATEMENT_SECONDS


DEFAULT_LIMITS = Limits()


def limits_of(settings: Settings) -> Limits:
    """The limits that the operator has set."""
    return Limits(settings.database_pool_size, settings.database_statement_seconds)


async def connect(url: str) -> Any:
    """Open one plain connection, outside any pool (listening, locks, commands)."""
    return await Servers(address.parse(url)).open(timeout=CONNECT_SECONDS)


PLANS = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off"


def session(limits: Limits) -> str:
    """SQL that a connection of a pool begins with: plans, and how long it may hold up others.

    Plans are kept, whatever the values of a statement are: all find their rows by an index. Left to itself, PostgreSQL
    plans some of them anew each time as soon as the tables have statistics, because the plan then looks a little
    cheaper; to plan the statement behind a key takes ten times as long as to run it. And a plan that was made while a
    table was empty would read it from end to end when it has grown. Before version 18 a table that has to be read so
    all the same counts as very dear, and would be compiled for (`jit`) each time.
    """
    return f"{PLANS}; {deadlines(limits)}"


def deadlines(limits: Limits) -> str:
    """SQL after which no statement of a connection takes, waits for a lock, or leaves a transaction open too long."""
    return (
        f"SET statement_timeout = {limits.statement_seconds * 1000:.0f}; SET lock_timeout = '{LOCK_SECONDS}s'; "
        f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'"
    )


def pool_of(url: str, limits: Limits = DEFAULT_LIMITS, begin: str | None = None) -> dict[str, Any]:
    """The arguments of a pool of asyncpg; `begin` is SQL for each connection instead of that of `session`."""
    return {
        "connect": Servers(address.parse(url)).open,
        "connection_class": PooledConnection,
        "timeout": CONNECT_SECONDS,
        "command_timeout": limits.statement_seconds + GIVEN_UP_AFTER_SECONDS,
        # A statement stays prepared however long its text is: the gate's is near the limit that asyncpg would set, and
        # takes ten times as long to plan as to run.
        "max_cacheable_statement_size": 0,
        "init": _running(begin or session(limits)),
        "setup": _act,
    }


async def _act(connection: Any) -> None:
    await connection.act_for(acting.actor())


def _running(sql: str) -> Callable[[Any], Awaitable[Any]]:
    async def run(connection: Any) -> None:
        await connection.execute(sql)

    return run


def tortoise_config(
    url: str, limits: Limits = DEFAULT_LIMITS, begin: str | None = None, **changed: Any
) -> dict[str, Any]:
    """The configuration of Tortoise and aerich for this database; see `pool_of`, whose arguments may be `changed`."""
    wanted = address.parse(url)
    [host, port] = wanted.hosts[0]
    # What Tortoise must be told, though each connection is opened by Servers.
    named = {"host": host, "port": port, "user": wanted.user, "password": wanted.password, "database": wanted.database}
    pool = pool_of(url, limits, begin) | {"minsize": 1, "maxsize": limits.pool_size} | changed
    return {
        "connections": {"default": {"engine": "tortoise.backends.asyncpg", "credentials": named | pool}},
        "apps": {"models": {"models": MODELS, "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


@contextlib.asynccontextmanager
async def opened(url: str, limits: Limits = DEFAULT_LIMITS) -> AsyncIterator[None]:
    """Hold Tortoise's pool open for every task of this process."""
    # Without the global fallback each request of uvicorn fails: it runs in a context of its own.
    await Tortoise.init(config=tortoise_config(url, limits), _enable_global_fallback=True)
    try:
        yield
    finally:
        await Tortoise.close_connections()


async def answers(url: str) -> bool:
    """Whether the database takes a connection and answers a question."""
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            connection = await connect(url)
            try:
                await connection.execute("SELECT 1")
            finally:
                connection.terminate()
    except DOWN:
        return False
    return True


async def until_answering(url: str) -> None:
    """Return as soon as the database takes a connection."""
    while not await answers(url):  # noqa: ASYNC110 - nobody could set an event
        await asyncio.sleep(KNOCK_SECONDS)


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
    except (*DOWN, asyncpg.PostgresError) as error:
        raise NotReady(why_not(error, url)) from error
    try:
        missing = await pending_migrations(connection)
        engine_missing = await connection.fetchval("SELECT to_regclass('pgqueuer')") is None
    finally:
        await connection.close()
    if missing or engine_missing:
        raise NotReady(f"The database is not migrated ({len(missing)} to run). Run: python -m app migrate")


async def require_sessions(url: str) -> None:
    """Raise NotReady where a session changes its server from one transaction to the next: behind a pooler that does so.

    One session sets something, another takes its turn, and the first one's server must still know of it.
    """
    try:
        async with asyncio.timeout(2 * CONNECT_SECONDS), contextlib.AsyncExitStack() as stack:
            mine = await connect(url)
            stack.push_async_callback(mine.close)
            other = await connect(url)
            stack.push_async_callback(other.close)
            await mine.execute("SET leadcall.probe = 'kept'")
            # It takes the server that was used last.
            async with other.transaction(), mine.transaction():
                kept = await mine.fetchval("SELECT current_setting('leadcall.probe', true)")
    except asyncpg.ConnectionDoesNotExistError:
        kept = None  # in its statement mode a pooler cuts off who begins a transaction
    except (*DOWN, asyncpg.PostgresError) as error:
        raise NotReady(why_not(error, url)) from error
    if kept != "kept":
        raise NotReady(
            "The database is reached through a pooler that is not in session mode, with which this app would lose "
            "calls. Let DATABASE_URL name the database itself or a pooler in session mode, see docs/scale.md."
        )
