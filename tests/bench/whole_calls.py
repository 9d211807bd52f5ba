"""Whole calls: order, dial, reports, bill; by workflow also the contact, the write-back and the trigger."""

import asyncio
import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

import httpx
from tortoise import connections

from app.demo.seed import Tenant
from app.sandbox.crm.entities import Location
from tests.bench import load
from tests.bench.dials import MAX_CONCURRENT, Caller
from tests.bench.figures import cpu_seconds, percentiles
from tests.faults.processes import Processes
from tests.house import eventually

OPEN = (
    "SELECT (SELECT count(*) FROM attempts WHERE settled_at IS NULL)"
    " + (SELECT count(*) FROM pgqueuer WHERE entrypoint IN ('after_call', 'write_back', 'fire_trigger')) AS count"
)
PATIENCE_SECONDS = 300
SECOND_WORKER = "worker2"


@dataclass(frozen=True)
class WireRequest:
    """One request, as it goes over the wire."""

    path: str
    headers: dict[str, str]
    body: dict[str, object]


@dataclass(frozen=True)
class Whole:
    """What so many calls took from the first request to the last written row."""

    rate: float
    cpu_ms: dict[str, float]
    dial_seconds: tuple[float, float]

    def __str__(self) -> str:
        cpu = " | ".join(f"{self.cpu_ms[name]:.1f}" for name in ("web", "worker", "database"))
        p50, p99 = self.dial_seconds
        return f"{self.rate:.0f} | {cpu} | {sum(self.cpu_ms.values()):.1f} | {p50:.1f} | {p99:.1f}"


def by_webhook(caller: Caller, lines: list[tuple[str, str]], count: int) -> list[WireRequest]:
    """Orders of one account, its numbers in turn."""
    return [
        WireRequest(
            "/api/outbound-call",
            {"Authorization": f"Bearer {key}", "Prefer": "respond-async"},
            {"from_number": from_number, "to_number": next(caller.fresh)},
        )
        for key, from_number in islice(cycle(lines), count)
    ]


def by_workflow(caller: Caller, tenant: Tenant, location: Location, count: int) -> list[WireRequest]:
    """Steps of one sub-account, each for a contact that its CRM knows."""
    steps = []
    for index in range(count):
        contact = location.add_contact(first_name=f"Lead {index}", phone=next(caller.fresh))
        [step] = load.step_requests(tenant, iter([str(contact.phone)]), 1)
        _, secret, text = step.strip().split("\t")
        body = json.loads(text)
        body["extras"]["contactId"] = contact.id
        steps.append(WireRequest("/workflow/actions/place-call", {"X-Action-Secret": secret}, body))
    return steps


async def whole_calls(app: Processes, caller: Caller, database: Path, todo: list[WireRequest]) -> Whole:
    """Send these orders at once, and wait until each is called, ended, paid for and written back."""
    roots = {name: process.pid for name, process in app.running.items()}
    roots["database"] = int((database / "postgres" / "postmaster.pid").read_text().split()[0])
    sent, waiting = dict[str, datetime](), asyncio.Semaphore(MAX_CONCURRENT)
    before, started = {name: cpu_seconds(pid) for name, pid in roots.items()}, time.perf_counter()

    async with httpx.AsyncClient(base_url=caller.url, timeout=60) as http:

        async def send(order: WireRequest) -> None:
            async with waiting:
                data = order.body.get("data")
                lead = str(data["phone"] if isinstance(data, dict) else order.body["to_number"])
                sent[lead] = datetime.now(UTC)
                answer = await http.post(order.path, json=order.body, headers=order.headers)
                assert answer.is_success, answer.text
                assert not answer.json().get("error_code"), answer.text

        await asyncio.gather(*(send(order) for order in todo))

    async def all_over() -> bool:
        [row] = await connections.get("default").execute_query_dict(OPEN)
        return bool(row["count"] == 0)

    await eventually(all_over, "some calls never come to an end", patience=PATIENCE_SECONDS)
    took = time.perf_counter() - started
    spent = {name: 1000 * (cpu_seconds(pid) - before[name]) / len(todo) for name, pid in roots.items()}
    spent["worker"] += spent.pop(SECOND_WORKER, 0)
    arrivals = caller.arrivals()
    return Whole(
        len(todo) / took, spent, percentiles([(arrivals[lead] - at).total_seconds() for lead, at in sent.items()])
    )


HEADER = (
    "| Whole call | Calls/s | CPU ms a call: web | worker | PostgreSQL | in all | Due to dial p50 s | p99 s |\n"
    "|---|---|---|---|---|---|---|---|"
)
