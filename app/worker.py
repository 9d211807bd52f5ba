"""Runs the job engine: as many of these, in as many processes and on as many machines, as you like."""

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from pgqueuer import PgQueuer
from pgqueuer.executors import DatabaseRetryEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.models import Job as EngineJob
from pgqueuer.models import Schedule
from pgqueuer.qm import QueueManager
from pgqueuer.types import JobId, QueueEntrypoint

from app.clients import Clients
from app.config import Settings
from app.jobs import Job, jobs_with
from app.jobs.calls.place_call import DECIDING
from app.jobs.periodic import PERIODIC, Periodic
from app.logs import frames
from app.postgres import database, queue
from app.postgres.counters import BEATS, JOB, Counters
from app.postgres.engine import EngineDriver, MigratedQueries, Outage, engine_driver

log = structlog.get_logger(__name__)

# A lead waits at most about this long for a living worker when the one that had its job is dead. A worker that is
# only slow may be taken for dead: its job then runs twice, which every job allows.
HEARTBEAT = timedelta(seconds=5)
POLL = timedelta(seconds=1)
RECONNECT_SECONDS = 1.0
# A worker gives a sign of life so often, unless its engine has not asked for jobs for that long.
BEAT_SECONDS, SILENT_SECONDS = 10.0, 5.0
# How many jobs of a lane one process has under way, give or take a batch of ten. What is left stays in the queue, for
# other processes and behind what is more urgent.
UNDER_WAY = {queue.DIAL: 64, queue.CALL: 32, queue.BEHIND: 16}
# While so many dials wait to be decided, which is this processor's work alone, the rest goes on in a smaller way.
CROWD = 4
IN_A_CROWD = {queue.DIAL: 64, queue.CALL: 6, queue.BEHIND: 2}
# What jobs of earlier releases call the arguments of today; such a job may have been put off for days.
RENAMED = {"effect_id": "entry_id"}


class JobFailed(Exception):
    """What the engine is told of an error: its kind and its place. It writes all it is told into its log."""


@dataclass
class LaneManager(QueueManager):
    """The engine's manager of jobs, which takes none of a lane that is full in this process."""

    taken: dict[JobId, int] = field(init=False, default_factory=dict)
    asked_at: float = field(init=False, default=float("-inf"))
    """When it asked for jobs last, by the monotonic clock: once a second at least."""

    async def fetch_jobs(
        self, batch_size: int, global_concurrency_limit: int | None, heartbeat_timeout: timedelta
    ) -> AsyncGenerator[EngineJob, None]:
        """Yield jobs to run, and remember the lane of each."""
        async for job in super().fetch_jobs(batch_size, global_concurrency_limit, heartbeat_timeout):
            self.taken[job.id] = queue.priority_of(job.entrypoint)
            yield job

    async def verify_structure(self) -> None:
        """Nothing to look at: no worker starts on a database that is not migrated (database.require_migrated)."""

    def entrypoints_below_capacity_limits(self) -> set[QueueEntrypoint]:
        """The jobs whose lane has room; asked before each batch."""
        self.asked_at = time.monotonic()
        self.taken = {job_id: lane for job_id, lane in self.taken.items() if job_id in self.job_context}
        under_way = Counter(self.taken.values())
        most = IN_A_CROWD if DECIDING.waiting >= CROWD else UNDER_WAY
        return {
            name
            for name in super().entrypoints_below_capacity_limits()
            if under_way[queue.priority_of(name)] < most[queue.priority_of(name)]
        }


class Worker:
    """One job engine; `run` returns after `stop`, when the jobs under way are done."""

    def __init__(self, database_url: str, settings: Settings, clients: Clients) -> None:
        self._database_url = database_url
        self._limits = database.limits_of(settings)
        self._jobs = jobs_with(clients, settings)
        self._tallies = clients.counters
        self._alive_file = settings.worker_alive_file
        self._engine: PgQueuer | None = None
        self._stopping = False

    async def run(self) -> None:
        """Work until stopped; a lost database is waited for."""
        outage = Outage(self._database_url)
        beating = asyncio.create_task(self._beat())
        try:
            await self._work(outage)
        finally:
            beating.cancel()
            outage.close()

    async def _beat(self) -> None:
        """A sign of life now and then, for as long as the engine asks for jobs."""
        while True:
            self._show_life()
            await asyncio.sleep(BEAT_SECONDS)

    def _show_life(self) -> None:
        manager = self._engine and self._engine.qm
        if isinstance(manager, LaneManager) and time.monotonic() - manager.asked_at < SILENT_SECONDS:
            self._tallies.count(BEATS)
            if self._alive_file:
                try:
                    Path(self._alive_file).touch()
                except OSError as error:
                    log.error("worker.sign_not_written", why=error.strerror)

    async def _work(self, outage: Outage) -> None:
        while not self._stopping:
            try:
                async with engine_driver(self._database_url, outage, self._limits) as driver:
                    self._engine = engine_on(driver, self._jobs, outage, self._tallies)
                    if self._stopping:  # asked to stop before there was an engine to tell
                        return
                    # Its listener check is left off: the first probe may go out before it listens, and would
                    # then stop a healthy engine after ten seconds. Without a listener it still polls every second.
                    await self._engine.run(dequeue_timeout=POLL, heartbeat_timeout=HEARTBEAT)
            except Exception as error:  # whatever the engine died of, leads are waiting
                if self._stopping:
                    return
                log.error("worker.engine_lost", why=type(error).__name__)
                await asyncio.sleep(RECONNECT_SECONDS)

    def stop(self) -> None:
        """Take no more jobs; those under way are finished."""
        self._stopping = True
        if self._engine is not None:
            self._engine.shutdown.set()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Worker"]:
        """Work in the background of this process for as long as the block runs."""
        task = asyncio.create_task(self.run())
        try:
            yield self
        finally:
            self.stop()
            await asyncio.gather(task, return_exceptions=True)


def engine_on(driver: EngineDriver, jobs: dict[str, Job], outage: Outage, counters: Counters) -> PgQueuer:
    """An engine that knows every job and every periodic one."""
    engine = PgQueuer(driver, queries=MigratedQueries(driver))
    engine.shutdown = engine.sm.shutdown = driver.shutdown
    engine.qm = LaneManager(engine.qm.queries, engine.channel, resources=engine.resources)
    engine.qm.shutdown = engine.shutdown
    for name, job in jobs.items():
        engine.entrypoint(name, on_failure="hold", executor_factory=partial(_executor, job))(
            _runner(name, job, outage, counters)
        )
    for periodic in PERIODIC:
        engine.schedule(periodic.name, periodic.schedule)(_periodic(periodic, counters))
    return engine


def _executor(job: Job, parameters: EntrypointExecutorParameters) -> DatabaseRetryEntrypointExecutor:
    return DatabaseRetryEntrypointExecutor(
        parameters,
        max_attempts=job.retries,
        initial_delay=job.first_delay,
        max_delay=job.max_delay,
    )


def _runner(name: str, job: Job, outage: Outage, counters: Counters) -> Callable[[EngineJob], Awaitable[None]]:
    async def run(engine_job: EngineJob) -> None:
        written = json.loads(engine_job.payload or b"{}")
        payload = {RENAMED.get(key, key): value for key, value in written.items()}
        told = {"tries": engine_job.attempts + 1, **payload}
        try:
            with _logged(name, f"job_{engine_job.id}", counters, told):
                await job.run(**payload)
        except asyncio.CancelledError:
            # The engine would strike it from the queue, as if it had been called off.
            raise JobFailed("Cut off") from None
        except Exception as error:
            if isinstance(error, database.DOWN):
                # The engine would park the job as failed, since it could not write down that it is to be retried.
                await outage.over()
            raise JobFailed(f"{type(error).__name__} in {frames(error.__traceback__)[-1]}") from None

    return run


def _periodic(periodic: Periodic, counters: Counters) -> Callable[[Schedule], Awaitable[None]]:
    async def tick(schedule: Schedule) -> None:
        with _logged(periodic.name, f"tick_{schedule.id}", counters, {}):
            await periodic.run(datetime.now(UTC))

    return tick


@contextlib.contextmanager
def _logged(name: str, run_id: str, counters: Counters, told: dict[str, Any]) -> Iterator[None]:
    """One line and one count for a run; what the job says of its tenant and call (logs.about) is on its lines."""
    started, result = time.perf_counter(), "failed"
    structlog.contextvars.clear_contextvars()
    with structlog.contextvars.bound_contextvars(job=name, request_id=run_id):
        try:
            yield
            result = "done"
        except Exception as error:
            log.warning("job.failed", **told, milliseconds=_milliseconds(started), exc_info=error)
            raise
        finally:
            counters.time(JOB, time.perf_counter() - started, job=name, result=result)
        log.info("job.done", **told, milliseconds=_milliseconds(started))


def _milliseconds(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
