"""A job of the engine, written in the caller's transaction: the facts and their job commit together."""

import json
from datetime import datetime, timedelta
from typing import Any

from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient


async def defer(
    tx: BaseDBAsyncClient,
    job: str,
    *,
    delay: timedelta = timedelta(0),
    dedupe_key: str | None = None,
    **payload: Any,
) -> None:
    """Write a job that runs after this transaction has committed, `delay` later.

    `payload` must be JSON; `dedupe_key` makes a twin that still waits or runs a no-op.
    """
    engine = Queries(AsyncpgDriver(tx._connection))
    await engine.enqueue(
        job,
        json.dumps(payload).encode(),
        execute_after=max(delay, timedelta(0)),
        dedupe_key=dedupe_key,
        on_conflict="skip",
    )


def job(delay: timedelta, **payload: Any) -> tuple[bytes, timedelta]:
    """Payload and delay of a job that `job_for_each` writes."""
    return json.dumps(payload).encode(), max(delay, timedelta(0))


def job_for_each(rows: str, name: str, payload: str, delay: str) -> str:
    """What `defer` writes, as parts of a larger WITH statement: one job for each row of another part.

    The three values are SQL. A test holds it against the engine's own statement.
    """
    return f"""
job AS (
    INSERT INTO pgqueuer (priority, entrypoint, payload, execute_after, headers, status)
    SELECT 0, {name}, {payload}, now() + {delay}::interval, 'null'::jsonb, 'queued' FROM {rows}
    RETURNING id, entrypoint, priority
),
logged_job AS (
    INSERT INTO pgqueuer_log (job_id, status, entrypoint, priority) SELECT id, 'queued', entrypoint, priority FROM job
)"""  # noqa: S608 - no value is interpolated


async def defer_until(tx: BaseDBAsyncClient, job: str, moment: datetime, now: datetime, **payload: Any) -> None:
    """Write a job that runs after this transaction has committed, not before `moment`."""
    await defer(tx, job, delay=moment - now, **payload)


FAILED = """
SELECT q.id, q.entrypoint, convert_from(q.payload, 'UTF8') AS payload, q.updated, coalesce(l.why, 'unknown') AS why
FROM pgqueuer q LEFT JOIN LATERAL (
    SELECT CASE traceback ->> 'exception_type' WHEN 'JobFailed' THEN traceback ->> 'exception_message'
           ELSE traceback ->> 'exception_type' END AS why FROM pgqueuer_log
    WHERE job_id = q.id AND traceback IS NOT NULL ORDER BY id DESC LIMIT 1
) l ON true
WHERE q.status = 'failed' ORDER BY q.updated DESC LIMIT 1000
"""


async def failed_jobs(connection: Any, *, retry: bool) -> list[str]:
    """One line for each job that failed for good, with its last error; `retry` puts them all back."""
    parked = await connection.fetch(FAILED)
    if retry:
        await Queries(AsyncpgDriver(connection)).requeue_jobs([job["id"] for job in parked])
    return [
        f"{job['id']}  {job['entrypoint']}  {job['payload']}  {job['why']}  since {job['updated']:%F %T}"
        for job in parked
    ]


# The engine has added these up already; ids grow with time, so that only the oldest are looked at.
FORGET_LOG = """
DELETE FROM pgqueuer_log WHERE id IN (
    SELECT id FROM (SELECT id, created, aggregated FROM pgqueuer_log ORDER BY id LIMIT 20000) AS oldest
    WHERE aggregated AND created < now() - interval '14 days'
)
"""


async def forget_log() -> None:
    """Delete what the engine wrote down of jobs that were done two weeks ago."""
    while (await connections.get("default").execute_query(FORGET_LOG))[0]:
        pass
