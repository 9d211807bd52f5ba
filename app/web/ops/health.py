"""For the operator: is the process alive, and is it ready for requests."""

import asyncio
import contextlib
import hmac
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app import __version__
from app.config import Settings
from app.postgres.database import connect, pending_migrations

WRITABLE = "SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'"
# A database that hangs is as good as none: whoever asks gets an answer within two seconds.
PATIENCE_SECONDS = 1.5
OLDEST_JOB = """
SELECT coalesce(extract(epoch FROM now() - min(execute_after)), 0) FROM pgqueuer
WHERE status = 'queued' AND execute_after <= now()
"""
Found = tuple[bool, list[str], float]


class Readiness:
    """Looks at the database by a connection of its own: busy requests do not make it red, and its askers, however many,
    share one look and take no connection from them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: Any = None
        self._looking: asyncio.Task[Found] | None = None

    async def look(self) -> Found:
        """Writable, what is still to be migrated, and how long the oldest due job has waited (seconds).

        Raises TimeoutError, or whatever the database says.
        """
        looking = self._looking
        if looking is None or looking.done():
            looking = self._looking = asyncio.create_task(self._look())
        # Not awaited to its end: a connection of a frozen server takes its time to be given up. And whoever comes
        # when this look is over may have begun another by the time that it is heard of here.
        await asyncio.wait({looking}, timeout=PATIENCE_SECONDS)
        if not looking.done():
            raise TimeoutError
        return looking.result()

    async def close(self) -> None:
        """Give the connection back."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
        self._drop()

    async def _look(self) -> Found:
        try:
            if self._connection is None or self._connection.is_closed():
                self._connection = await connect(self._url)
            writable = await self._connection.fetchval(WRITABLE, timeout=PATIENCE_SECONDS)
            async with asyncio.timeout(PATIENCE_SECONDS):
                missing = await pending_migrations(self._connection)
            waiting = await self._connection.fetchval(OLDEST_JOB, timeout=PATIENCE_SECONDS)
        except BaseException:
            self._drop()
            raise
        return bool(writable), missing, float(waiting)

    def _drop(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(Exception):
                self._connection.terminate()
            self._connection = None


async def healthz(_request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok", "version": __version__})


async def readyz(request: Request) -> Response:
    """Whether requests can be taken; why not, and how it stands, is told to who brings METRICS_TOKEN."""
    if request.app.state.draining:
        return _told(request, {"status": "draining"}, 503)
    readiness: Readiness = request.app.state.readiness
    try:
        writable, missing, waiting = await readiness.look()
    except Exception as error:
        return _told(request, {"status": "database down", "why": type(error).__name__}, 503)
    ready = writable and not missing
    facts = {
        "status": "ready" if ready else "not ready",
        "writable": writable,
        "pending_migrations": len(missing),
        "oldest_job_seconds": round(waiting, 1),
    }
    return _told(request, facts, 200 if ready else 503)


def _told(request: Request, facts: dict[str, Any], status: int) -> Response:
    settings: Settings = request.app.state.settings
    given = request.headers.get("authorization", "").encode()
    known = settings.metrics_token and hmac.compare_digest(given, f"Bearer {settings.metrics_token}".encode())
    told = facts if known else {"status": "ready" if status < 400 else "not ready"}
    return JSONResponse(told, status)
