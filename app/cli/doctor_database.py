"""What the doctor finds in the database: reached, fit, writable, migrated, with a worker, and of the right time."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from app.cli.backups import tool
from app.cli.commands import database_url
from app.cli.findings import FIX, LOOK, OK, Finding
from app.config import Settings
from app.errors import NotReady
from app.postgres import database, migrating, queue

SKEW_SECONDS = 2.0
# A job that is due is begun within a second where a worker runs.
WAITS_SECONDS = 60.0
# Two web processes and two workers with their pools, and whoever looks after them.
FEW_CONNECTIONS = 80
CLOCK = "SELECT clock_timestamp()"
STANDBY = "SELECT pg_is_in_recovery()"
READ_ONLY = "SELECT current_setting('transaction_read_only') = 'on'"
MAY_WRITE = "SELECT has_table_privilege('calls', 'SELECT') AND has_table_privilege('calls', 'INSERT')"
ROOM = "SELECT current_setting('max_connections')::int"
VERSION = "SELECT current_setting('server_version_num')::int / 10000"
WAITING = """
SELECT coalesce(extract(epoch FROM now() - min(execute_after)), 0)::float8 FROM pgqueuer
WHERE status = 'queued' AND execute_after <= now()
"""


async def of_database(settings: Settings) -> AsyncIterator[Finding]:
    """Everything about it; where it cannot be used there is nothing further."""
    try:
        url = database_url(settings)
        await database.require_sessions(url)
        await database.require_migrated(url)
    except NotReady as error:
        yield Finding(FIX, "database", str(error))
        return
    connection = await database.connect(url)
    try:
        yield await _of_use(connection)
        if (room := await connection.fetchval(ROOM)) < FEW_CONNECTIONS:
            says = f"The server takes {room} connections. Four processes may want {FEW_CONNECTIONS}, see docs/scale.md."
            yield Finding(LOOK, "max_connections", says)
        yield await _of_clock(connection)
        async for finding in _of_jobs(connection):
            yield finding
        if unfit := await _of_tools(settings, await connection.fetchval(VERSION)):
            yield unfit
    finally:
        await connection.close()


async def _of_use(connection: Any) -> Finding:
    if await connection.fetchval(STANDBY):
        return Finding(FIX, "database", "It is a standby that cannot be written. Let DATABASE_URL name the primary.")
    if await connection.fetchval(READ_ONLY):
        return Finding(FIX, "database", "It is read-only. Look whether its disk is full, and make it writable again.")
    if unfit := await migrating.why_unfit(connection):
        return Finding(FIX, "database", unfit)
    if not await connection.fetchval(MAY_WRITE):
        return Finding(FIX, "database", "Its role may not write the table calls. Connect as the one that migrates.")
    return Finding(OK, "database", "It answers, can be written, and is migrated.")


async def _of_clock(connection: Any) -> Finding:
    before = time.monotonic()
    theirs, ours = await connection.fetchval(CLOCK), datetime.now(UTC)
    apart = abs((ours - theirs).total_seconds()) - (time.monotonic() - before)
    if apart > SKEW_SECONDS:
        return Finding(FIX, "clock", f"It is {apart:.0f} s away from the database's. Let NTP set both.")
    return Finding(OK, "clock", "It agrees with the database's.")


async def _of_jobs(connection: Any) -> AsyncIterator[Finding]:
    waited = await connection.fetchval(WAITING)
    if waited > WAITS_SECONDS:
        says = f"A job has been due for {waited:.0f} s and nobody does it. Start a worker: python -m app worker"
        yield Finding(FIX, "worker", says)
    if parked := len(await queue.failed_jobs(connection, retry=False)):
        yield Finding(LOOK, "jobs", f"{parked} failed for good. See: python -m app failed-jobs")


async def _of_tools(settings: Settings, server: int) -> Finding | None:
    """Whether a backup can be made: pg_dump must not be older than the server."""
    found = tool("pg_dump", embedded=settings.database_url is None)
    if found is None:
        return Finding(LOOK, "pg_dump", "It is not on the PATH, so that `backup` cannot work from here.")
    process = await asyncio.create_subprocess_exec(found, "--version", stdout=asyncio.subprocess.PIPE)
    version = re.search(rb"(\d+)", (await process.communicate())[0])
    if version and int(version[1]) < server:
        says = (
            f"It is version {int(version[1])} and the server {server}. Install PostgreSQL's client programs {server}."
        )
        return Finding(LOOK, "pg_dump", says)
    return None
