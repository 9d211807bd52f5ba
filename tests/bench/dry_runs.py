"""How long a dry run takes, asked for over HTTP."""

import time
from itertools import islice

import httpx

from tests.bench.dials import Caller

LEADS, RUNS = 2_000, 5


async def dry_run_times(caller: Caller, line: tuple[str, str]) -> list[float]:
    """Milliseconds from the sending of each dry run to its whole answer; nobody is called."""
    key, _ = line
    leads, called, times = list(islice(caller.fresh, LEADS)), len(caller.arrivals()), []
    async with httpx.AsyncClient(base_url=caller.url, timeout=60) as http:
        for _ in range(RUNS):
            started = time.perf_counter()
            answer = await http.post("/api/dry-run", json={"leads": leads}, headers={"Authorization": f"Bearer {key}"})
            times.append(1000 * (time.perf_counter() - started))
            assert answer.json()["leads"] == LEADS, answer.text
    assert len(caller.arrivals()) == called
    return times
