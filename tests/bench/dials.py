"""How long a lead waits for its dial: with a free slot, behind the jobs of others, and when all come at once."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice, product
from pathlib import Path
from uuid import uuid4

import httpx
from tortoise import connections
from tortoise.transactions import in_transaction

from app.demo.seed import ANY_HOUR, TENANTS, Seeded
from app.domain.calls.calls import Attempt
from app.domain.credits import ledger
from app.domain.results import write_backs
from app.domain.tenants.customers import Customer
from app.sandbox.faults import Fault
from app.sandbox.world import World
from app.sealing import KeyRing
from app.web.guards.auth import CALLS_PER_MINUTE
from tests.bench import load
from tests.house import UNDER_WAY, eventually

BETWEEN_SECONDS = 0.05
FOREIGN_JOBS = 3000
# What the CRM takes for one answer, and for each of these jobs.
CRM_SECONDS = 0.1
ORDERS_EACH, MAX_CONCURRENT = 200, 64
# A sub-account has its numbers in each of these.
AREAS = ("1530", "1559", "1562", "1619", "1626", "1650", "1661", "1714", "1760", "1805")
WAITING = "SELECT count(*) AS jobs FROM pgqueuer WHERE entrypoint = 'write_back'"
FORGET = (
    "WITH jobs AS (DELETE FROM pgqueuer WHERE entrypoint = 'write_back' AND status = 'queued')"
    " DELETE FROM write_backs WHERE done_at IS NULL AND given_up_why IS NULL"
)


@dataclass
class Caller:
    """Asks the app for calls, and looks at the voice provider when they arrive."""

    url: str
    world: World
    fresh: Iterator[str]

    async def order(self, http: httpx.AsyncClient, line: tuple[str, str]) -> tuple[str, datetime]:
        """Ask for a call to a new lead; returns the lead, and when the request was sent."""
        key, from_number = line
        to_number, sent_at = next(self.fresh), datetime.now(UTC)
        headers = {"Authorization": f"Bearer {key}", "Prefer": "respond-async"}
        body = {"from_number": from_number, "to_number": to_number}
        answer = await http.post("/api/outbound-call", json=body, headers=headers)
        assert answer.status_code == 202, answer.text
        return to_number, sent_at

    async def dial_times(self, lines: list[tuple[str, str]], count: int) -> list[float]:
        """Milliseconds from the sending of each request to its arrival at the voice provider; there is room for all.

        `lines` are keys with their numbers, taken in turn: one number may be asked for 60 calls a minute.
        """
        sent: dict[str, datetime] = {}

        async def arrived() -> bool:
            return sent.keys() <= self.arrivals().keys()

        async with httpx.AsyncClient(base_url=self.url) as http:
            for index, line in enumerate(islice(cycle(lines), count)):
                sent.update([await self.order(http, line)])
                # The worker may still be starting when it is asked for the first time.
                await (asyncio.sleep(BETWEEN_SECONDS) if index else eventually(arrived, "no worker", patience=60))
            await eventually(arrived, "some calls are never placed", patience=60)
        arrivals = self.arrivals()
        return [(arrivals[lead] - at).total_seconds() * 1000 for lead, at in sent.items()][1:]

    def arrivals(self) -> dict[str, datetime]:
        """When the voice provider was first asked for each number."""
        asked = [one for one in self.world.voice.requests if one.path.endswith("/v2/create-phone-call")]
        return {one.body["to_number"]: one.at for one in reversed(asked)}


async def all_quiet() -> None:
    """Wait until all calls that were measured are over and paid for, and no job is left that could run."""

    async def so() -> bool:
        under_way = await connections.get("default").execute_query_dict(UNDER_WAY)
        return not under_way and not await Attempt.filter(settled_at=None).exists()

    await eventually(so, "some calls never come to an end", patience=300)


async def behind_foreign_jobs(caller: Caller, lines: list[tuple[str, str]], count: int) -> tuple[list[float], int]:
    """The same with thousands of write-backs of another sub-account queued; and how many of them are left then."""
    caller.world.faults.add(Fault("POST /crm/contacts", "delay", seconds=CRM_SECONDS))
    now = datetime.now(UTC)
    for _ in range(FOREIGN_JOBS):
        await write_backs.plan_refusal(TENANTS[1].location_id, uuid4().hex[:20], "RATE_LIMITED", now)
    times = await caller.dial_times(lines, count)
    [left] = await connections.get("default").execute_query_dict(WAITING)
    caller.world.faults.clear()
    await connections.get("default").execute_query(FORGET)
    return times, int(left["jobs"])


async def all_at_once(caller: Caller, seeded: Seeded, ring: KeyRing, file: Path) -> list[float]:
    """Ten sub-accounts order hundreds of calls each at the same moment: milliseconds until the first dial of each.

    Counted from when the first order leaves; they are sent from another process, which this one, the provider, does
    not wait for.
    """
    lines = [await _customer(caller.world, seeded, ring, area) for area in AREAS]
    leads: list[set[str]] = [set() for _ in lines]
    requests = []
    # The last sub-account's first request comes behind a whole round of the others.
    for number, tenant in product(range(ORDERS_EACH), range(len(lines))):
        [request] = load.api_requests([lines[tenant][number % len(lines[tenant])]], caller.fresh, 1)
        requests.append(request)
        leads[tenant].add(json.loads(request.rpartition("\t")[2])["to_number"])
    begun = datetime.now(UTC)

    async def all_dialed() -> bool:
        return set().union(*leads) <= caller.arrivals().keys()

    url = f"{caller.url}/api/outbound-call"
    async with load.sent_once(url, requests, file, connections=MAX_CONCURRENT):
        await eventually(all_dialed, "some calls are never placed", patience=300)
    arrivals = caller.arrivals()
    return [(min(arrivals[lead] for lead in orders) - begun).total_seconds() * 1000 for orders in leads]


async def _customer(world: World, seeded: Seeded, ring: KeyRing, area: str) -> list[tuple[str, str]]:
    """One more customer with credits; returns its keys with their numbers."""
    customer = await Customer.create(
        agency_id=seeded.agency.id,
        name=f"Practice {area}",
        policy=ANY_HOUR,
        without_crm=True,
        calls_per_minute=None,
        calls_per_day=None,
    )
    async with in_transaction() as tx:
        await ledger.grant(tx, customer.id, 10**12, "For the benchmark")
    return await load.furnish(customer, seeded, world, ring, ORDERS_EACH // CALLS_PER_MINUTE + 1, area)
