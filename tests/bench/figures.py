"""Figures that wrk does not know: memory at rest, and how long a lead waits for its dial."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path

import httpx

from app.sandbox.world import World
from tests.house import eventually

BETWEEN_SECONDS = 0.05


def memory(root: int) -> int:
    """What a process and its children hold in memory, shared parts counted by their share (PSS), in MiB."""
    parents = {
        int(stat.parent.name): int(stat.read_text().rpartition(")")[2].split()[1])
        for stat in Path("/proc").glob("[0-9]*/stat")
    }
    tree = {root}
    while grown := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= grown
    pss = 0
    for pid in tree:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        pss += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return pss // 1024


async def dial_times(url: str, lines: list[tuple[str, str]], world: World, count: int) -> list[float]:
    """Milliseconds from the sending of each request to its arrival at the voice provider; there is room for all.

    `lines` are keys with their numbers, taken in turn: one number may be asked for 60 calls a minute.
    """
    sent: dict[str, datetime] = {}

    async def arrived(numbers: int) -> bool:
        return len(arrivals(world)) >= numbers

    async with httpx.AsyncClient(base_url=url) as http:
        for index, (key, from_number) in zip(range(count), cycle(lines), strict=False):
            to_number = f"+1415555{index // 100:02}{index % 100:02}"
            headers = {"Authorization": f"Bearer {key}", "Prefer": "respond-async"}
            body = {"from_number": from_number, "to_number": to_number}
            sent[to_number] = datetime.now(UTC)
            answer = await http.post("/api/outbound-call", json=body, headers=headers)
            assert answer.status_code == 202, answer.text
            # The worker may still be starting when it is asked for the first time.
            await (
                asyncio.sleep(BETWEEN_SECONDS) if index else eventually(partial(arrived, 1), "no worker", patience=60)
            )
        await eventually(partial(arrived, count), "some calls are never placed", patience=60)
    return [(at - sent[to]).total_seconds() * 1000 for to, at in arrivals(world).items()][1:]


def arrivals(world: World) -> dict[str, datetime]:
    """When the voice provider was first asked for each number."""
    asked = [one for one in world.voice.requests if one.path.endswith("/v2/create-phone-call")]
    return {one.body["to_number"]: one.at for one in reversed(asked)}


def percentiles(values: list[float]) -> tuple[float, float]:
    """p50 and p99."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
