"""`make bench`: one table of what the app does beside what a bare route does, on this machine.

Two web processes each, wrk as the load (Debian: `apt-get install wrk`), the imitated voice provider in this process.
The app's orders by webhook all meet in ONE customer's account; its database is the embedded PostgreSQL.
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
from importlib.metadata import version
from pathlib import Path

import httpx
from tortoise.transactions import in_transaction

from app import database, embedded
from app.demo.seed import DEMO_SECRET_KEYS, TENANTS, Seeded, furnish, seed
from app.demo.stage import free_port, sandbox_settings
from app.domain import ledger
from app.domain.numbers import PhoneNumber
from app.domain.secrets import KeyRing
from app.sandbox.faults import Fault
from app.sandbox.server import SandboxServer
from app.sandbox.world import World
from app.web.auth import CALLS_PER_MINUTE
from tests.bench import load
from tests.bench.attack import ATTACKS, attacked
from tests.bench.figures import dial_times, memory, percentiles
from tests.bench.history import fill
from tests.bench.load import MOST_A_SECOND, Measured
from tests.faults.processes import ROOT, Processes, processes

CONNECTIONS = (1, 16, 64)
WEB_PROCESSES = "2"
# An attack lasts longer than the ten seconds after which who is slow is cut off.
ATTACK_SECONDS = 13
# The neighbour's connections, and the pause of each between two orders.
PACED, PAUSE_MS = 4, 40
DOORS = {
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

    async def measure(self, door: str, connections: int) -> Measured:
        """One door, knocked at by so many callers."""
        number = self.seconds * MOST_A_SECOND
        if "200 ms" in door:
            self.world.faults.add(Fault("POST /retell/v2/create-phone-call", "delay", seconds=0.2))
        if "actions" in door:
            url, orders = self.app.url + DOORS[door], load.step_orders(TENANTS[1], self.fresh, number)
        else:
            base = self.app.url if door.startswith("POST") else self.bare
            url, orders = base + DOORS[door], load.api_orders(self.lines, self.fresh, number)
        measured = await load.run(url, orders, self.folder / "orders", seconds=self.seconds, connections=connections)
        self.world.faults.clear()
        return measured


async def bench(url: str, folder: Path, seconds: int, rows: list[int], dials: int) -> None:
    """Measure everything and print it."""
    world = World(speed=40.0, seed=1)
    furnish(world, calls_per_second=5000, concurrency=1_000_000)
    async with SandboxServer(world) as sandbox, database.opened(url):
        settings = sandbox_settings(sandbox.url, free_port(), world).model_copy(update={"database_url": url})
        async with processes(settings, int(settings.public_url.rpartition(":")[2]), folder) as app:
            seeded = await seed(settings)
            for location in (TENANTS[0].location_id, TENANTS[1].location_id):
                async with in_transaction() as tx:
                    await ledger.grant(tx, seeded.customers[location].id, 10**15, "For the benchmark")
            started = time.perf_counter()
            await app.start("web")
            ready = time.perf_counter() - started
            await app.start("worker")
            customer, ring = seeded.customers[TENANTS[0].location_id], KeyRing.parse(settings.secret_keys)
            lines = await load.furnish(customer.id, seeded.workspace.id, ring, dials // CALLS_PER_MINUTE + 1, "1669")
            to_dial = percentiles(await dial_times(app.url, lines, world, dials))
            at_rest = {name: memory(process.pid) for name, process in app.running.items()}
            print("\n| Door | Connections | Requests/s | p50 ms | p99 ms | x (a) | x (b) | Failed | MiB |")
            print("|---|---|---|---|---|---|---|---|---|")
            print(
                f"| One web process, from start to ready, at rest | | | {1000 * ready:.0f} | | | | | {at_rest['web']} |"
            )
            print(f"| One worker, at rest | | | | | | | | {at_rest['worker']} |")
            print(f"| Lead to dial, with a free line | 1 | | {to_dial[0]:.0f} | {to_dial[1]:.0f} | | | 0 | |")
            await app.stop("worker")
            await app.stop("web")
            await app.start("web", options=("--workers", WEB_PROCESSES))
            with bare_routes(sandbox.url, folder) as bare:
                await answering(bare)
                work = Bench(app, bare, seeded, world, folder, seconds)
                total = seconds * MOST_A_SECOND * (2 * len(CONNECTIONS) + len(rows))
                work.lines = await load.furnish(customer.id, seeded.workspace.id, ring, total // CALLS_PER_MINUTE + 1)
                await doors(work)
                print(f"\n{len(await ledger.drifts())} drift")
                await neighbours(work, ring)
                await history(work, url, rows)
            await app.stop("web")


async def doors(work: Bench) -> None:
    """Every door at every number of connections, with the ratio to both bare ones: more rows of the table."""
    for connections in CONNECTIONS:
        against: list[float] = []
        for door in DOORS:
            it = await work.measure(door, connections)
            against.append(it.rate)
            ratios = " | ".join(f"{it.rate / other:.2f}" for other in against[:2]) if len(against) > 1 else "1.00 | "
            print(
                f"| {door} | {connections} | {it.rate:.0f} | {it.p50:.1f} | {it.p99:.1f} | {ratios} | {it.failed} | |"
            )


async def neighbours(work: Bench, ring: KeyRing) -> None:
    """What a customer who orders calls at an even pace notices of attacks on another's doors."""
    customer, workspace = work.seeded.customers[TENANTS[1].location_id], work.seeded.workspace
    seconds = max(work.seconds, ATTACK_SECONDS)
    orders = PACED * 1000 // PAUSE_MS * seconds
    lines = await load.furnish(
        customer.id, workspace.id, ring, orders * (len(ATTACKS) + 1) // CALLS_PER_MINUTE + 1, "1707"
    )

    async def paced_orders() -> Measured:
        fresh = load.api_orders(lines, work.fresh, 2 * orders)
        url = work.app.url + DOORS["POST /api/outbound-call"]
        file = work.folder / "orders"
        return await load.run(url, fresh, file, seconds=seconds, connections=PACED, pause_ms=PAUSE_MS)

    print("\n| Attack | Answers | Neighbour: orders/s | p50 ms | p99 ms | x quiet p99 | Failed |")
    print("|---|---|---|---|---|---|---|")
    await paced_orders()
    quiet = await paced_orders()
    print(f"| none | | {quiet.rate:.0f} | {quiet.p50:.1f} | {quiet.p99:.1f} | 1.00 | {quiet.failed} |")
    for name in ATTACKS:
        key, token = work.seeded.api_keys[TENANTS[0].number], workspace.token
        async with attacked(name, work.app.url, work.world, key, token) as answers:
            it = await paced_orders()
            told = ", ".join(f"{count} x {status}" for status, count in sorted(answers.items()))
        ratio = it.p99 / quiet.p99
        print(f"| {name} | {told} | {it.rate:.0f} | {it.p50:.1f} | {it.p99:.1f} | {ratio:.2f} | {it.failed} |")


async def history(work: Bench, url: str, rows: list[int]) -> None:
    """The same door with a growing past behind it."""
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
    options.add_argument("--seconds", type=int, default=8, help="for each figure")
    options.add_argument("--rows", default="1000,100000,1000000", help="how many calls the table has")
    options.add_argument("--dials", type=int, default=300, help="calls for lead-to-dial")
    given = options.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing. Debian has it: apt-get install wrk")
    names = ("starlette", "uvicorn", "uvloop", "httptools", "httpx", "tortoise-orm", "asyncpg", "pgqueuer")
    print(
        f"{os.cpu_count()} CPUs, {platform.system()} {platform.release()}, Python {platform.python_version()}; ", end=""
    )
    print(", ".join(f"{name} {version(name)}" for name in names))
    async with own_database() as (url, folder):
        await bench(url, folder, given.seconds, [int(one) for one in given.rows.split(",")], given.dials)


if __name__ == "__main__":
    asyncio.run(main())
