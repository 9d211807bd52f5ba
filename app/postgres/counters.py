"""Tally: how often something happened and how long it took, summed over all processes on all machines.

A web process answers /metrics for the whole installation, workers included, which have no endpoint of their own. So
each process counts in memory and adds its share to the database every few seconds: one statement, however busy.
"""

import asyncio
import contextlib
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence

from tortoise import connections, fields

from app.postgres import database
from app.postgres.tables import Table

FLUSH_SECONDS = 5.0
# A process that ends does not wait longer for a database that hangs.
LAST_FLUSH_SECONDS = 3.0
# Upper ends in seconds; what took longer counts in the last one, "+Inf".
BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REQUEST = "leadcall_request_seconds"
JOB = "leadcall_job_seconds"
VENDOR = "leadcall_vendor_seconds"
REFRESHES = "leadcall_token_refreshes_total"
REQUESTS = "leadcall_call_requests_total"
BEATS = "leadcall_worker_beats_total"
BREAKERS_OPENED = "leadcall_circuit_breakers_opened_total"
DRIFT = "leadcall_ledger_drift"
CHECKED = "leadcall_ledger_checked_timestamp_seconds"

ADD = """
INSERT INTO tallies (series, total) SELECT * FROM unnest($1::text[], $2::float8[])
ON CONFLICT (series) DO UPDATE SET total = tallies.total + EXCLUDED.total
"""
KEEP = """
INSERT INTO tallies (series, total) SELECT * FROM unnest($1::text[], $2::float8[])
ON CONFLICT (series) DO UPDATE SET total = EXCLUDED.total
"""


Key = tuple[str, tuple[tuple[str, str], ...]]


class Counter(Table):
    """One counter; `series` is its name and its labels as JSON, sorted.

    The table is UNLOGGED (see the migration): counters that start at zero after a crash of the server are
    what Prometheus expects of them, and a write that is not in the log needs no flush.
    """

    series = fields.CharField(max_length=400, primary_key=True)
    total = fields.FloatField()

    class Meta:
        table = "tallies"


class Counters:
    """What this process has counted since it last told the database."""

    def __init__(self) -> None:
        self._fresh: defaultdict[Key, float] = defaultdict(float)

    def count(self, name: str, amount: float = 1.0, **labels: str) -> None:
        """Count something that happened."""
        self._fresh[name, tuple(labels.items())] += amount

    def time(self, name: str, seconds: float, **labels: str) -> None:
        """Count something that took this long."""
        end = next((str(end) for end in BUCKETS if seconds <= end), "+Inf")
        self.count(f"{name}_bucket", 1.0, le=end, **labels)
        self.count(f"{name}_sum", seconds, **labels)

    async def flush(self) -> None:
        """Add everything that is new to the database; what cannot be added now is kept."""
        fresh, self._fresh = self._fresh, defaultdict(float)
        if not fresh:
            return
        try:
            # In one order for all processes, so that two of them cannot wait for each other.
            totals = sorted((series(name, **dict(labels)), total) for (name, labels), total in fresh.items())
            await connections.get("default").execute_query(ADD, [list(column) for column in zip(*totals, strict=True)])
        except BaseException:
            for key, amount in fresh.items():
                self._fresh[key] += amount
            raise

    @contextlib.asynccontextmanager
    async def kept(self) -> AsyncIterator["Counters"]:
        """Flush every few seconds for as long as the block runs, and once more at its end."""
        task = asyncio.create_task(self._keep())
        try:
            yield self
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            with contextlib.suppress(*database.DOWN):
                async with asyncio.timeout(LAST_FLUSH_SECONDS):
                    await self.flush()

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(FLUSH_SECONDS)
            with contextlib.suppress(*database.DOWN):
                await self.flush()


def series(name: str, **labels: str) -> str:
    """The name of one counter among all."""
    return json.dumps([name, labels], sort_keys=True)


async def keep(values: dict[str, float]) -> None:
    """Put values that are not counted but measured once in a while beside the counters."""
    names = [series(name) for name in sorted(values)]
    await connections.get("default").execute_query(KEEP, [names, [values[name] for name in sorted(values)]])


async def read() -> Sequence[tuple[str, dict[str, str], float]]:
    """Name, labels and total of every counter."""
    rows = await connections.get("default").execute_query_dict("SELECT series, total FROM tallies ORDER BY series")
    return [(*json.loads(row["series"]), row["total"]) for row in rows]
