"""Requests for wrk, and what it measured."""

import asyncio
import contextlib
import json
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, cycle, product
from pathlib import Path

import phonenumbers
from tortoise import connections

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS, Seeded, Tenant
from app.domain.telephony import keys
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import Customer
from app.sandbox.retell.outcomes import ANSWERED, outcome_of
from app.sandbox.world import World
from app.sealing import KeyRing

SCRIPT = Path(__file__).with_suffix(".lua")
ONCE = SCRIPT.with_name("once.lua")
MAX_A_SECOND = 4000


@dataclass(frozen=True)
class Measured:
    """One run: requests a second, and milliseconds."""

    rate: float
    p50: float
    p99: float
    failed: int


AREAS = ("415", "212", "310", "617", "702", "206", "303", "512")


def leads(*areas: str) -> Iterator[str]:
    """Numbers that exist, each one once, of people who answer: what an account cannot do would stop all others."""
    for area, line in product(areas or AREAS, range(200_0000, 999_9999, 7)):
        number = f"+1{area}{line}"
        if outcome_of(number) is ANSWERED and phonenumbers.is_valid_number(phonenumbers.parse(number)):
            yield number


async def furnish(
    customer: Customer, seeded: Seeded, world: World, ring: KeyRing, count: int, area: str = "1628"
) -> list[tuple[str, str]]:
    """Give ONE customer this many numbers of the provider's, each with an agent and a key; returns key and number.

    A number may be asked for 60 calls a minute, so that one account under load needs many of them.
    """
    e164s = [f"+{area}{200_0000 + index}" for index in range(count)]
    for e164 in e164s:
        world.voice.workspaces[0].add_number(e164)
    mine = {"workspace_id": seeded.workspace.id, "customer_id": customer.id}
    numbers = [PhoneNumber(**mine, e164=e164) for e164 in e164s]
    clear = [keys.generate(test=True) for _ in numbers]
    await PhoneNumber.bulk_create(numbers)
    await AgentAssignment.bulk_create(
        [AgentAssignment(number_id=number.id, agent_id=TENANTS[0].agent_id, outbound=True) for number in numbers]
    )
    await ApiKey.bulk_create(
        [
            ApiKey(
                id=f"key_{area}_{index}", number_id=number.id, digest=ring.digests(key)[ring.newest],
                kid=ring.newest, last4=key[-4:], created_at=datetime.now(UTC),
            )
            for index, (number, key) in enumerate(zip(numbers, clear, strict=True))
        ]
    )  # fmt: skip
    # As autovacuum does within a minute: the planner must not take the tables for nearly empty.
    await connections.get("default").execute_script("ANALYZE")
    return list(zip(clear, e164s, strict=True))


def api_requests(lines: list[tuple[str, str]], fresh: Iterator[str], number: int) -> Iterator[str]:
    """Requests by webhook: another lead each time, the numbers of the account in turn."""
    for (key, from_number), to_number, _ in zip(cycle(lines), fresh, range(number), strict=False):
        body = {"from_number": from_number, "to_number": to_number, "metadata": {"campaign": "spring"}}
        yield f"Authorization\tBearer {key}\t{json.dumps(body)}\n"


def step_requests(tenant: Tenant, fresh: Iterator[str], number: int) -> Iterator[str]:
    """Requests by workflow step: another contact and lead each time."""
    for index, to_number, _ in zip(count(), fresh, range(number), strict=False):
        extras = {"locationId": tenant.location_id, "contactId": f"contact{index}"}
        yield f"X-Action-Secret\t{DEMO_ACTION_SECRET}\t{json.dumps({'data': {'phone': to_number}, 'extras': extras})}\n"


@contextlib.asynccontextmanager
async def sent_once(url: str, requests: Sequence[str], file: Path, *, connections: int) -> AsyncIterator[None]:
    """Let wrk send each of these requests once while the block runs, from outside of this process: it is the provider.

    wrk itself ends only when it is told to.
    """
    file.write_text("".join(requests))  # noqa: ASYNC240 - nothing else runs meanwhile
    command = ["wrk", "-t1", f"-c{connections}", "-d1h", "-s", str(ONCE), url, "--", str(file)]
    load = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        load.kill()
        await load.wait()


async def run(
    url: str, requests: Iterator[str], file: Path, *, seconds: int, connections: int, pause_ms: int = 0
) -> Measured:
    """Let wrk send these requests for so long, each connection with a pause between two."""
    file.write_text("".join(requests))  # noqa: ASYNC240 - nothing else runs meanwhile
    threads = min(2, connections)
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "-s", str(SCRIPT), url]
    load = await asyncio.create_subprocess_exec(
        *command, "--", str(file), str(threads), str(pause_ms), stdout=subprocess.PIPE
    )
    printed, _ = await load.communicate()
    [line] = [line for line in printed.decode().splitlines() if line.startswith("RESULT ")]
    count, took, p50, p99, failed = map(float, line.split()[1:])
    return Measured(count / took, p50, p99, int(failed))
