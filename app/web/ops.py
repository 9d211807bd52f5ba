"""For the one who runs it: is the process alive, and can it keep promises."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from tortoise import connections

from app.database import pending_migrations

WRITABLE = "SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'"
# A database that hangs is as good as none: whoever asks is told within two seconds.
PATIENCE_SECONDS = 1.5
OLDEST_JOB = """
SELECT coalesce(extract(epoch FROM now() - min(execute_after)), 0) FROM pgqueuer
WHERE status = 'queued' AND execute_after <= now()
"""


async def healthz(_request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(_request: Request) -> Response:
    """The database can be written, is migrated, and how long the oldest due job has waited (seconds)."""
    looking = asyncio.create_task(_look())
    # Not awaited to its end: a connection of a frozen server takes its time to be given up.
    await asyncio.wait({looking}, timeout=PATIENCE_SECONDS)
    if not looking.done():
        looking.cancel()
        return JSONResponse({"status": "database down", "why": "TimeoutError"}, 503)
    if error := looking.exception():  # whatever it is, this process cannot keep a promise now
        return JSONResponse({"status": "database down", "why": type(error).__name__}, 503)
    writable, missing, waiting = looking.result()
    ready = writable and not missing
    status = "ready" if ready else "not ready"
    facts = {
        "writable": writable,
        "pending_migrations": len(missing),
        "oldest_job_seconds": round(waiting, 1),
    }
    return JSONResponse({"status": status} | facts, 200 if ready else 503)


async def _look() -> tuple[bool, list[str], float]:
    async with connections.get("default").acquire_connection() as connection:
        writable = await connection.fetchval(WRITABLE)
        return writable, await pending_migrations(connection), float(await connection.fetchval(OLDEST_JOB))
