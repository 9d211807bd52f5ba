"""Runs the job engine: as many of these, in as many processes and on as many machines, as you like."""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import asyncpg
import structlog
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgPoolDriver
from pgqueuer.executors import DatabaseRetryEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.models import Job as EngineJob
from pgqueuer.models import Schedule

from app import database
from app.clients import Clients
from app.config import Settings
from app.database import credentials
from app.domain.tallies import JOB, Tallies
from app.jobs import PERIODIC, Job, jobs_with
from app.logs import frames

log = structlog.get_logger(__name__)

# A lead waits at most about this long for a living worker when the one that had its job is dead.
HEARTBEAT = timedelta(seconds=8)
POLL = timedelta(seconds=1)
RECONNECT_SECONDS = 1.0
ENGINE_POOL = 4


class JobFailed(Exception):
    """What the engine is told of an error: its kind and its place. It writes all it is told into its log."""


class Worker:
    """One job engine; `run` returns after `stop`, when the jobs under way are done."""

    def __init__(self, database_url: str, settings: Settings, clients: Clients) -> None:
        self._database_url = database_url
        self._jobs = jobs_with(clients, settings)
        self._tallies = clients.tallies
        self._engine: PgQueuer | None = None
        self._stopping = False

    async def run(self) -> None:
        """Work until stopped; a lost database is waited for."""
        while not self._stopping:
            try:
                async with asyncpg.create_pool(
                    **credentials(self._database_url), min_size=2, max_size=ENGINE_POOL
                ) as pool:
                    self._engine = engine_on(AsyncpgPoolDriver(pool), self._jobs, self._database_url, self._tallies)
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


def engine_on(driver: AsyncpgPoolDriver, jobs: dict[str, Job], database_url: str, tallies: Tallies) -> PgQueuer:
    """An engine that knows every job and every periodic one."""
    engine = PgQueuer(driver)
    for name, job in jobs.items():
        engine.entrypoint(name, on_failure="hold", executor_factory=partial(_executor, job))(
            _runner(name, job, database_url, tallies)
        )
    for expression, periodic in PERIODIC.items():
        engine.schedule(periodic.__name__, expression)(_periodic(periodic, tallies))
    return engine


def _executor(job: Job, parameters: EntrypointExecutorParameters) -> DatabaseRetryEntrypointExecutor:
    return DatabaseRetryEntrypointExecutor(
        parameters,
        max_attempts=job.retries,
        initial_delay=job.first_delay,
        max_delay=job.longest_delay,
    )


def _runner(name: str, job: Job, database_url: str, tallies: Tallies) -> Callable[[EngineJob], Awaitable[None]]:
    async def run(engine_job: EngineJob) -> None:
        payload = json.loads(engine_job.payload or b"{}")
        told = {"tries": engine_job.attempts + 1, **payload}
        try:
            with _logged(name, f"job_{engine_job.id}", tallies, told):
                await job.run(**payload)
        except Exception as error:
            if isinstance(error, database.DOWN):
                # The engine would park the job as failed, since it could not write down that it is to be retried.
                await database.until_answering(database_url)
            raise JobFailed(f"{type(error).__name__} in {frames(error.__traceback__)[-1]}") from None

    return run


def _periodic(run: Callable[[], Awaitable[Any]], tallies: Tallies) -> Callable[[Schedule], Awaitable[None]]:
    async def tick(schedule: Schedule) -> None:
        with _logged(run.__name__, f"tick_{schedule.id}", tallies, {}):
            await run()

    return tick


@contextlib.contextmanager
def _logged(name: str, run_id: str, tallies: Tallies, told: dict[str, Any]) -> Iterator[None]:
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
            tallies.time(JOB, time.perf_counter() - started, job=name, result=result)
        log.info("job.done", **told, milliseconds=_milliseconds(started))


def _milliseconds(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
