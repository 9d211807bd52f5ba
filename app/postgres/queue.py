"""A job of the engine, written in the caller's transaction: the facts and their job commit together.

A dial goes before everything, then what moves a call on, then the rest: the engine takes the highest priority
first, and a worker has only so many jobs of each lane under way (see app/worker.py).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from pgqueuer.types import JobId
from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient

DIAL, CALL, BEHIND = 1000, 50, 0
"""The lanes, by the highest priority of their jobs."""
# A customer's n-th call of a minute stands n places lower, so that customers take turns; never below this.
LAST_DIAL = 100
PRIORITY = {
    "place_call": DIAL,
    "call_up": CALL,
    "start_waiting": CALL,
    "confirm_call": CALL,
    "retell_events": CALL,
    "check_call": CALL,
    "settle_call": CALL,
    "cancel_listed": CALL,
    "cancel_campaign": CALL,
    "campaign_turn": CALL,
    "contact_events": CALL,
    "open_window": CALL,
    "resume_step": CALL,
    "tell_step": CALL,
}
"""By the name of the job; one that is not named here stands behind."""


def priority_of(job: str) -> int:
    """How early the engine takes this job."""
    return PRIORITY.get(job, BEHIND)


def _written(rows: str) -> str:
    """The engine's own INSERT, which a test holds it against: of priority, name, payload, delay and key of each row."""
    return f"""
job AS (
    INSERT INTO pgqueuer (priority, entrypoint, payload, execute_after, dedupe_key, headers, status)
    SELECT priority, name, payload, now() + delay, key, 'null'::jsonb, 'queued'
    FROM ({rows}) AS wanted (priority, name, payload, delay, key) ON CONFLICT DO NOTHING
    RETURNING id, entrypoint, priority
),
logged_job AS (
    INSERT INTO pgqueuer_log (job_id, status, entrypoint, priority) SELECT id, 'queued', entrypoint, priority FROM job
)"""  # noqa: S608 - no value is interpolated


DEFER = f"WITH {_written('SELECT $1::int, $2::text, $3::bytea, $4::interval, $5::text')} SELECT FROM job"  # noqa: S608


async def defer(
    tx: BaseDBAsyncClient,
    job: str,
    *,
    delay: timedelta = timedelta(0),
    dedupe_key: str | None = None,
    places_behind: int = 0,
    **payload: Any,
) -> None:
    """Write a job that runs after this transaction has committed, `delay` later.

    `payload` must be JSON; `dedupe_key` makes a twin that still waits or runs a no-op. A dial may stand some
    `places_behind` those of others.
    """
    priority = max(priority_of(job) - places_behind, min(priority_of(job), LAST_DIAL))
    values = [priority, job, json.dumps(payload).encode(), max(delay, timedelta(0)), dedupe_key]
    await tx.execute_query(DEFER, values)


def job(delay: timedelta, **payload: Any) -> tuple[bytes, timedelta]:
    """Payload and delay of a job that `job_for_each` writes."""
    return json.dumps(payload).encode(), max(delay, timedelta(0))


def payload_of(name: str, value: str) -> str:
    """SQL for a payload of one argument, for `job_for_each`: `value` is SQL."""
    return f"convert_to(json_build_object('{name}', {value})::text, 'UTF8')"


def job_for_each(
    rows: str, name: str, payload: str, delay: str, priority: str | None = None, dedupe_key: str = "NULL"
) -> str:
    """What `defer` writes, as parts of a larger WITH statement: one job for each row of another part.

    `payload`, `delay`, `dedupe_key` and `priority` (unless it is that of the job) are SQL.
    """
    values = f"{priority or priority_of(name)}, '{name}', {payload}::bytea, {delay}::interval, {dedupe_key}::text"
    return _written(f"SELECT {values} FROM {rows}")  # noqa: S608 - no value is interpolated


async def defer_until(tx: BaseDBAsyncClient, job: str, moment: datetime, now: datetime, **payload: Any) -> None:
    """Write a job that runs after this transaction has committed, not before `moment`."""
    await defer(tx, job, delay=moment - now, **payload)


# More at once is no list that anybody reads.
SHOWN = 1000
LARGEST_ID = 2**63 - 1
FAILED = f"""
SELECT q.id, q.entrypoint AS job, convert_from(q.payload, 'UTF8') AS payload, q.updated AS since,
       coalesce(l.why, 'unknown') AS why
FROM pgqueuer q LEFT JOIN LATERAL (
    SELECT CASE traceback ->> 'exception_type' WHEN 'JobFailed' THEN traceback ->> 'exception_message'
           ELSE traceback ->> 'exception_type' END AS why FROM pgqueuer_log
    WHERE job_id = q.id AND traceback IS NOT NULL ORDER BY id DESC LIMIT 1
) l ON true
WHERE q.status = 'failed' AND ($1::bigint[] IS NULL OR q.id = ANY ($1)) AND ($2 = '' OR q.entrypoint = $2)
ORDER BY q.updated DESC LIMIT {SHOWN}
"""  # noqa: S608 - no value is interpolated


@dataclass(frozen=True)
class FailedJob:
    """A job that failed for good: its name, what it was given (JSON), its last error, and since when."""

    id: int
    job: str
    payload: str
    why: str
    since: datetime

    def __str__(self) -> str:
        return f"{self.id}  {self.job}  {self.payload}  {self.why}  since {self.since:%F %T}"


async def failed_jobs(connection: Any, *, retry: bool, only: Sequence[int] = (), job: str = "") -> list[FailedJob]:
    """The newest SHOWN that failed for good, or `only` these, or those of this name; `retry` puts them back."""
    ids = [one for one in only if 0 < one <= LARGEST_ID] if only else None
    parked = [FailedJob(**row) for row in await connection.fetch(FAILED, ids, job)]
    if retry:
        await Queries(AsyncpgDriver(connection)).requeue_jobs([JobId(one.id) for one in parked])
    return parked


FAILED_KEPT = timedelta(days=30)
FORGET_FAILED = "DELETE FROM pgqueuer WHERE status = 'failed' AND updated < $1"


async def forget_failed(now: datetime) -> None:
    """Delete the jobs that failed for good and that nobody has run again for a month."""
    await connections.get("default").execute_query(FORGET_FAILED, [now - FAILED_KEPT])


# The engine has added these up already; ids grow with time, so that only the oldest are looked at.
FORGET_LOG = """
DELETE FROM pgqueuer_log WHERE id IN (
    SELECT id FROM (SELECT id, created, aggregated FROM pgqueuer_log ORDER BY id LIMIT 20000) AS oldest
    WHERE aggregated AND created < now() - interval '14 days'
)
"""


async def forget_log(_now: datetime) -> None:
    """Delete what the engine wrote down of jobs that were done two weeks ago."""
    while (await connections.get("default").execute_query(FORGET_LOG))[0]:
        pass


# How often jobs of each kind ended in each span of seconds: the engine adds it up, and nobody here asks for it.
FORGET_STATISTICS = """
DELETE FROM pgqueuer_statistics WHERE id IN (
    SELECT id FROM (SELECT id, created FROM pgqueuer_statistics ORDER BY id LIMIT 20000) AS oldest
    WHERE created < now() - interval '1 day'
)
"""


async def forget_statistics(_now: datetime) -> None:
    """Delete what the engine has added up of jobs that were done more than a day ago."""
    while (await connections.get("default").execute_query(FORGET_STATISTICS))[0]:
        pass
