"""How many requests a second one account takes: `python -m tests.bench.hot_account [seconds] [connections]`.

Two web processes, an embedded PostgreSQL, no worker, and wrk (Debian: `apt-get install wrk`) as the load.
Every request is for another lead, spread over many numbers of ONE customer, so that all of them meet in its account.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, product
from pathlib import Path

import phonenumbers
from tortoise.transactions import in_transaction

from app import database
from app.demo.seed import DEMO_SECRET_KEYS, TENANTS, seed
from app.demo.stage import free_port, sandbox_settings
from app.domain import keys, ledger
from app.domain.agents import AgentAssignment
from app.domain.calls import Call
from app.domain.keys import ApiKey
from app.domain.numbers import PhoneNumber
from app.domain.secrets import KeyRing
from app.web.auth import CALLS_PER_MINUTE
from tests.faults.processes import processes

MOST_A_SECOND = 2000
LOAD = Path(__file__).with_suffix(".lua")


def leads() -> Iterator[str]:
    """Numbers that exist, each one once."""
    for area, line in product(("415", "212", "310", "617", "702"), range(200_0000, 999_9999, 7)):
        number = f"+1{area}{line}"
        if phonenumbers.is_valid_number(phonenumbers.parse(number)):
            yield number


async def furnish(customer_id: object, workspace_id: object, ring: KeyRing, count: int) -> list[tuple[str, str]]:
    """Give the customer this many numbers, each with an agent and a key; returns key and number."""
    e164s = [f"+1628{200_0000 + index}" for index in range(count)]
    numbers = [PhoneNumber(workspace_id=workspace_id, customer_id=customer_id, e164=e164) for e164 in e164s]
    clear = [keys.generate(test=True) for _ in numbers]
    await PhoneNumber.bulk_create(numbers)
    await AgentAssignment.bulk_create(
        [AgentAssignment(number_id=number.id, agent_id="agent", outbound=True) for number in numbers]
    )
    await ApiKey.bulk_create(
        [
            ApiKey(
                id=f"key_{index}", number_id=number.id, digest=ring.digests(key)[ring.newest],
                kid=ring.newest, last4=key[-4:], created_at=datetime.now(UTC),
            )
            for index, (number, key) in enumerate(zip(numbers, clear, strict=True))
        ]
    )  # fmt: skip
    return list(zip(clear, e164s, strict=True))


def cpu_seconds(root: int) -> float:
    """What this process, its children that live and its children that died have used; the machine may be shared."""
    fields = {
        int(stat.parent.name): stat.read_text().rpartition(")")[2].split() for stat in Path("/proc").glob("[0-9]*/stat")
    }
    tree = {root}
    while grown := {pid for pid, field in fields.items() if int(field[1]) in tree} - tree:
        tree |= grown
    ticks = sum(sum(map(int, fields[pid][11:13])) for pid in tree) + sum(map(int, fields[root][13:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


async def bench(url: str, folder: Path, seconds: int, connections: int) -> None:
    """Furnish one customer, start the app, and let wrk knock."""
    port = free_port()
    settings = sandbox_settings("http://127.0.0.1:9", port).model_copy(update={"database_url": url})
    ring = KeyRing.parse(settings.secret_keys)
    async with database.opened(url), processes(settings, port, folder) as app:
        seeded = await seed(settings)
        customer = seeded.customers[TENANTS[0].location_id]
        async with in_transaction() as tx:
            await ledger.grant(tx, customer.id, 10**15, "For the benchmark")
        total = seconds * MOST_A_SECOND
        lines = await furnish(customer.id, seeded.workspace.id, ring, total // CALLS_PER_MINUTE + 1)
        orders = (f"{key} {number} {to}\n" for (key, number), to, _ in zip(cycle(lines), leads(), range(total)))
        (folder / "orders").write_text("".join(orders))
        await app.start("web", options=("--workers", "2"))
        roots = {
            "web": app.running["web"].pid,
            "database": int((folder / "postgres" / "postmaster.pid").open().readline()),
        }
        before, used = await Call.all().count(), {name: cpu_seconds(pid) for name, pid in roots.items()}
        command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "-s", str(LOAD)]
        load = await asyncio.create_subprocess_exec(
            *command, f"{app.url}/api/outbound-call", "--", str(folder / "orders"), "2"
        )
        await load.wait()
        accepted = await Call.all().count() - before
        print(f"{accepted} accepted in {seconds} s: {accepted / seconds:.0f}/s")
        spent = {name: (cpu_seconds(pid) - used[name]) * 1000 / accepted for name, pid in roots.items()}
        print("CPU a request: " + ", ".join(f"{name} {ms:.2f} ms" for name, ms in spent.items()))
        print(f"{len(await ledger.drifts())} drift")
        await app.stop("web")  # a kill would leave its two children behind


def main() -> None:
    """Run against a PostgreSQL of its own, deleted afterwards."""
    seconds, connections = (int(word) for word in [*sys.argv[1:], "8", "32"][:2])
    folder = Path(tempfile.mkdtemp(prefix="leadcall-bench-"))
    try:
        url = database.embedded_url(folder)
        environment = {**os.environ, "DATABASE_URL": url, "SECRET_KEYS": DEMO_SECRET_KEYS}
        subprocess.run([sys.executable, "-m", "app", "migrate"], env=environment, check=True)
        asyncio.run(bench(url, folder, seconds, connections))
    finally:
        database.stop_embedded(folder)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
