"""`make bench`: one table of what the app does beside what a bare route does, on this machine.

Two web processes each, wrk as the load (Debian: `apt-get install wrk`), the imitated voice provider in this process.
The app's requests by webhook all meet in ONE customer's account; its database is the embedded PostgreSQL.
"""

import argparse
import asyncio
import contextlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import httpx
import uvloop
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.demo.environment import free_port, sandbox_settings
from app.demo.install import install
from app.demo.seed import DEMO_SECRET_KEYS, TENANTS, Seeded, furnish, seed
from app.domain.credits import ledger
from app.domain.telephony.numbers import PhoneNumber
from app.postgres import database, embedded
from app.sandbox.faults import Fault
from app.sandbox.server import SandboxServer
from app.sandbox.world import World
from app.sealing import KeyRing
from app.web.guards.auth import CALLS_PER_MINUTE
from tests.bench import limit, load, whole_calls
from tests.bench.attack import ATTACKS, attacked
from tests.bench.dials import (
    AREAS,
    FOREIGN_JOBS,
    ORDERS_EACH,
    Caller,
    all_at_once,
    all_quiet,
    behind_foreign_jobs,
)
from tests.bench.dry_runs import LEADS, dry_run_times
from tests.bench.figures import memory, percentiles
from tests.bench.history import fill
from tests.bench.load import MAX_A_SECOND, Measured
from tests.faults.processes import ROOT, Processes, processes

CONNECTIONS = (1, 16, 64)
WEB_PROCESSES = "2"
# As much as the provider gives to anybody, so that it is never what a lead waits for.
CALLS_PER_SECOND, CONCURRENCY = 5000, 1_000_000
# The attack of slow ones lasts longer than the ten seconds after which who is slow is cut off.
SLOW_SECONDS, ATTACK_SECONDS = 13, 6
# The neighbour's connections, and the pause of each between two requests.
PACED, PAUSE_MS = 4, 40
ENDPOINTS = {
    "bare route (a)": "/nothing",
    "bare forwarder (b)": "/forward",
    "the same, to a provider that takes 200 ms": "/forward",
    "POST /api/outbound-call": "/api/outbound-call",
    "POST /workflow/actions/place-call": "/workflow/actions/place-call",
}


class Bench:
    """One app beside the bare routes, furnished for a load of this length."""

    def __init__(self, app: Processes, bare: str, seeded: Seeded, world: World, folder: Path, seconds: int) -> None:
        self.app, self.bare, self.seeded, self.world = app, bare, seeded, world
        self.folder, self.seconds = folder, seconds
        self.lines: list[tuple[str, str]] = []
        self.fresh = load.leads()

    async def measure(self, endpoint: str, connections: int) -> Measured:
        """One endpoint, asked by so many callers."""
        number = self.seconds * MAX_A_SECOND
        if "200 ms" in endpoint:
            self.world.faults.add(Fault("POST /retell/v2/create-phone-call", "delay", seconds=0.2))
        if "actions" in endpoint:
            url, requests = self.app.url + ENDPOINTS[endpoint], load.step_requests(TENANTS[1], self.fresh, number)
        else:
            base = self.app.url if endpoint.startswith("POST") else self.bare
            url, requests = base + ENDPOINTS[endpoint], load.api_requests(self.lines, self.fresh, number)
        measured = await load.run(
            url, requests, self.folder / "requests", seconds=self.seconds, connections=connections
        )
        self.world.faults.clear()
        return measured


@dataclass(frozen=True)
class Length:
    """How long it is measured: seconds for a figure, calls that the table has, dials, and whole calls by either way;
    `crowds`, whether leads also come two thousand at once, which takes minutes until all are served."""

    seconds: int
    rows: tuple[int, ...]
    dials: int
    calls: int
    attacks: tuple[str, ...]
    crowds: bool = True


SHORT = Length(seconds=1, rows=(1_000,), dials=40, calls=150, attacks=(), crowds=False)


async def bench(url: str, folder: Path, length: Length) -> None:
    """Measure everything and print it."""
    seconds, rows, dials = length.seconds, length.rows, length.dials
    world = World(speed=40.0, seed=1)
    furnish(world, calls_per_second=CALLS_PER_SECOND, concurrency=CONCURRENCY)
    async with SandboxServer(world) as sandbox, database.opened(url):
        settings = sandbox_settings(sandbox.url, free_port(), world).model_copy(update={"database_url": url})
        async with processes(settings, int(settings.public_url.rpartition(":")[2]), folder) as app:
            seeded = await seed(settings, calls_per_second=CALLS_PER_SECOND, concurrency=CONCURRENCY)
            for location in (TENANTS[0].location_id, TENANTS[1].location_id):
                async with in_transaction() as tx:
                    await ledger.grant(tx, seeded.customers[location].id, 10**15, "For the benchmark")
            started = time.perf_counter()
            await app.start("web")
            ready = time.perf_counter() - started
            await app.start("worker")
            customer, ring = seeded.customers[TENANTS[0].location_id], KeyRing.parse(settings.secret_keys)
            lines = await load.furnish(
                customer, seeded, world, ring, (dials + 2 * length.calls) // CALLS_PER_MINUTE + 2, "1669"
            )
            caller = Caller(app.url, world, load.leads("916"))
            to_dial = percentiles(await caller.dial_times(lines, dials))
            at_rest = {name: memory(process.pid) for name, process in app.running.items()}
            print("\n| Endpoint | Connections | Requests/s | p50 ms | p99 ms | x (a) | x (b) | Failed | MiB |")
            print("|---|---|---|---|---|---|---|---|---|")
            print(
                f"| One web process, from start to ready, at rest | | | {1000 * ready:.0f} | | | | | {at_rest['web']} |"
            )
            print(f"| One worker, at rest | | | | | | | | {at_rest['worker']} |")
            print(f"| Lead to dial, with a free slot | 1 | | {to_dial[0]:.0f} | {to_dial[1]:.0f} | | | 0 | |")
            p50, p99 = percentiles(await dry_run_times(caller, lines[0]))
            print(f"| Dry run of {LEADS:,} leads | 1 | | {p50:.0f} | {p99:.0f} | | | 0 | |")
            await all_quiet()
            if length.crowds:
                await orders_at_once(caller, seeded, ring, folder)
            async with Clients(settings, ring).opened() as clients:
                await install(world, clients, settings)
            await all_quiet()
            if length.crowds:
                await behind_others(caller, lines, dials)
            await whole(app, caller, folder, lines, length.calls)
            await app.stop("worker")
            await app.stop("web")
            await app.start("web", options=("--workers", WEB_PROCESSES))
            with bare_routes(sandbox.url, folder) as bare:
                await answering(bare)
                work = Bench(app, bare, seeded, world, folder, seconds)
                total = seconds * MAX_A_SECOND * (2 * len(CONNECTIONS) + len(rows))
                work.lines = await load.furnish(customer, seeded, world, ring, total // CALLS_PER_MINUTE + 1)
                rates = await endpoints(work)
                print(f"\n{len(await ledger.drifts())} drift")
                await limits(work, url, rates)
                await neighbours(work, ring, length.attacks)
                await history(work, url, rows)
            await app.stop("web")


async def orders_at_once(caller: Caller, seeded: Seeded, ring: KeyRing, folder: Path) -> None:
    """How soon each of several sub-accounts has its first call when all come at one moment: a row of the table."""
    firsts = sorted(await all_at_once(caller, seeded, ring, folder / "requests"))
    orders = f"{len(AREAS) * ORDERS_EACH:,} orders of {len(AREAS)} sub-accounts at once"
    print(f"| {orders}: the first dial of each | 64 | | {firsts[len(firsts) // 2]:.0f} | {firsts[-1]:.0f} | | | 0 | |")


async def behind_others(caller: Caller, lines: list[tuple[str, str]], dials: int) -> None:
    """How long a lead waits when another sub-account's jobs are there before it: one more row of the table."""
    times, left = await behind_foreign_jobs(caller, lines, dials)
    p50, p99 = percentiles(times)
    behind = f"Lead to dial behind {FOREIGN_JOBS:,} jobs of others, of which {left:,} are left"
    print(f"| {behind} | 1 | | {p50:.0f} | {p99:.0f} | | | 0 | |")
    await all_quiet()


async def whole(app: Processes, caller: Caller, folder: Path, lines: list[tuple[str, str]], calls: int) -> None:
    """What a whole call costs with one worker, by either way, and with two."""
    print(f"\n{whole_calls.HEADER}")
    location = caller.world.crm.locations[TENANTS[1].location_id]
    # As a real one, the CRM lets a sub-account ask ten times a second: that is not what is measured.
    caller.world.crm.rates.burst = caller.world.crm.rates.daily = 1_000_000
    for way, workers, orders in (
        ("webhook", "one worker", whole_calls.by_webhook(caller, lines, calls)),
        ("workflow", "one worker", whole_calls.by_workflow(caller, TENANTS[1], location, calls * 3 // 5)),
        ("webhook", "two workers", whole_calls.by_webhook(caller, lines, calls)),
    ):
        if workers == "two workers":
            await app.start(whole_calls.SECOND_WORKER)
            await all_quiet()
        whole = await whole_calls.whole_calls(app, caller, folder, orders)
        print(f"| {len(orders):,} by {way}, {workers} | {whole} |", flush=True)
    await app.stop(whole_calls.SECOND_WORKER)


async def limits(work: Bench, url: str, rates: dict[str, float]) -> None:
    """What PostgreSQL does by itself for the same rows, and how near the app comes to it."""
    print(f"\n| PostgreSQL alone, {limit.CONNECTIONS} connections | Orders/s | Webhook x | Workflow x |")
    print("|---|---|---|---|")
    number = await PhoneNumber.get(e164=TENANTS[0].number)
    connection = await database.connect(url)
    await limit.furnish(connection, work.seeded.customers[TENANTS[0].location_id].id)
    await connection.close()
    for name, accounts in (("One account", 1), (f"{limit.ACCOUNTS:,} accounts", limit.ACCOUNTS)):
        most = await limit.orders_a_second(url, number.id, work.folder, accounts=accounts, seconds=work.seconds)
        ours = " | ".join(f"{rate / most:.2f}" for endpoint, rate in rates.items() if endpoint.startswith("POST"))
        print(f"| {name} | {most:.0f} | {ours} |")


async def endpoints(work: Bench) -> dict[str, float]:
    """Every endpoint at every number of connections, with the ratio to both bare ones: more rows of the table.

    Returns the requests a second of each at as many connections as PostgreSQL's own limit is measured with.
    """
    rates = {}
    for connections in CONNECTIONS:
        against: list[float] = []
        for endpoint in ENDPOINTS:
            it = await work.measure(endpoint, connections)
            against.append(it.rate)
            if connections == limit.CONNECTIONS:
                rates[endpoint] = it.rate
            ratios = " | ".join(f"{it.rate / other:.2f}" for other in against[:2]) if len(against) > 1 else "1.00 | "
            print(
                f"| {endpoint} | {connections} | {it.rate:.0f} | {it.p50:.1f} | {it.p99:.1f} | {ratios} "
                f"| {it.failed} | |"
            )
    return rates


async def neighbours(work: Bench, ring: KeyRing, attacks: tuple[str, ...]) -> None:
    """What a customer who requests calls at an even pace notices of attacks on another's endpoints."""
    if not attacks:
        return
    customer, workspace = work.seeded.customers[TENANTS[1].location_id], work.seeded.workspace
    requests = PACED * 1000 // PAUSE_MS * SLOW_SECONDS
    lines = await load.furnish(
        customer, work.seeded, work.world, ring, requests * (len(attacks) + 2) // CALLS_PER_MINUTE + 1, "1707"
    )

    async def paced_orders(seconds: int = ATTACK_SECONDS) -> Measured:
        fresh = load.api_requests(lines, work.fresh, 2 * requests)
        url = work.app.url + ENDPOINTS["POST /api/outbound-call"]
        file = work.folder / "requests"
        return await load.run(url, fresh, file, seconds=seconds, connections=PACED, pause_ms=PAUSE_MS)

    print("\n| Attack | Answers | Neighbour: requests/s | p50 ms | p99 ms | x quiet p99 | Failed |")
    print("|---|---|---|---|---|---|---|")
    await paced_orders()
    quiet = await paced_orders()
    print(f"| none | | {quiet.rate:.0f} | {quiet.p50:.1f} | {quiet.p99:.1f} | 1.00 | {quiet.failed} |")
    for name in attacks:
        key, token = work.seeded.api_keys[TENANTS[0].number], workspace.token
        async with attacked(name, work.app.url, work.world, key, token) as answers:
            it = await paced_orders(SLOW_SECONDS if "slow" in name else ATTACK_SECONDS)
            told = ", ".join(f"{count} x {status}" for status, count in sorted(answers.items()))
        ratio = it.p99 / quiet.p99
        print(f"| {name} | {told} | {it.rate:.0f} | {it.p50:.1f} | {it.p99:.1f} | {ratio:.2f} | {it.failed} |")


async def history(work: Bench, url: str, rows: tuple[int, ...]) -> None:
    """The same endpoint with a growing past behind it."""
    print("\n| Calls in the table | Requests/s at 16 connections | p50 ms | p99 ms | Failed |\n|---|---|---|---|---|")
    customer = work.seeded.customers[TENANTS[0].location_id]
    number = await PhoneNumber.get(e164=TENANTS[0].number)
    connection, before = await database.connect(url), 0
    for count in rows:
        await fill(connection, customer.id, number.id, from_=before, to=count)
        it, before = await work.measure("POST /api/outbound-call", 16), count
        print(f"| {count:,} | {it.rate:.0f} | {it.p50:.1f} | {it.p99:.1f} | {it.failed} |")
    await connection.close()


@contextlib.contextmanager
def bare_routes(sandbox_url: str, folder: Path) -> Iterator[str]:
    """The bare routes in processes of their own."""
    port = free_port()
    environment = os.environ | {"RETELL_API_URL": f"{sandbox_url}/retell"}
    command = [sys.executable, "-m", "tests.bench.bare", str(port), WEB_PROCESSES]
    with (folder / "bare.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


async def answering(url: str) -> None:
    """Wait until somebody answers there."""
    async with httpx.AsyncClient() as http:
        while True:
            with contextlib.suppress(httpx.HTTPError):
                await http.post(f"{url}/nothing", json={})
                return
            await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def own_database() -> AsyncIterator[tuple[str, Path]]:
    """A PostgreSQL of its own, deleted afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="leadcall-bench-"))
    try:
        url = embedded.start(folder)
        environment = os.environ | {"DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS}
        migrating = await asyncio.create_subprocess_exec(sys.executable, "-m", "app", "migrate", env=environment)
        assert await migrating.wait() == 0
        yield url, folder
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder)


async def main() -> None:
    """Read the options, say what this machine is, and measure."""
    options = argparse.ArgumentParser(prog="python -m tests.bench")
    options.add_argument("--seconds", type=int, default=4, help="for each figure")
    options.add_argument("--rows", default="1000,1000000", help="how many calls the table has")
    options.add_argument("--dials", type=int, default=300, help="calls for lead-to-dial")
    options.add_argument("--calls", type=int, default=1000, help="whole calls")
    options.add_argument("--short", action="store_true", help="a first look, in less than a minute")
    given = options.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing. Debian has it: apt-get install wrk")
    names = ("starlette", "uvicorn", "uvloop", "httptools", "httpx", "tortoise-orm", "asyncpg", "pgqueuer")
    print(
        f"{os.cpu_count()} CPUs, {platform.system()} {platform.release()}, Python {platform.python_version()}; ", end=""
    )
    print(", ".join(f"{name} {version(name)}" for name in names))
    rows = tuple(int(one) for one in given.rows.split(","))
    length = SHORT if given.short else Length(given.seconds, rows, given.dials, given.calls, tuple(ATTACKS))
    async with own_database() as (url, folder):
        await bench(url, folder, length)


if __name__ == "__main__":
    uvloop.run(main())
