"""Seeds of bad weather over real processes; the sandbox provider is the witness. `make faults SEEDS=500`."""

import argparse
import asyncio
import contextlib
import shutil
import sys
import tempfile
import time
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from app import database, embedded
from app.domain import ledger
from app.domain.calls import Attempt, Call, State
from tests.faults.conftest import Street, street_on
from tests.faults.lines import lines_of
from tests.faults.weather import Ask, seed_of, weather
from tests.house import eventually

LINES = 60
CHUNK = 20
ANSWERED = {200, 202, 402, 409, 422}
WORKERS = ("worker", "worker 2")


@dataclass
class Storm:
    """Runs seeds and keeps the callers' side of the story."""

    street: Street
    lines: list[tuple[str, str]]
    acknowledged: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unanswered: list[str] = field(default_factory=list)

    async def seed(self, number: int) -> None:
        """One seed: its faults on, its callers at once, its kill, its faults off."""
        plan = weather(number)
        for fault in plan.faults:
            self.street.house.world.faults.add(fault)
        asking = [asyncio.create_task(self._ask(ask, number)) for ask in plan.asks for _ in range(ask.callers)]
        if plan.killed:
            await asyncio.sleep(plan.kill_after)
            self.street.processes.kill(*plan.killed)
            await self.street.processes.start(*plan.killed)
        await asyncio.gather(*asking)
        self.street.house.world.faults.clear()

    async def _ask(self, ask: Ask, seed: int) -> None:
        await asyncio.sleep(ask.delay)
        from_number, key = self.lines[(seed * 7 + int(ask.to_number[-4:-2])) % len(self.lines)]
        headers = {
            "Authorization": f"Bearer {key}",
            "Prefer": "respond-async",
            "Idempotency-Key": ask.to_number if ask.same_key else str(uuid.uuid4()),
        }
        body = {"from_number": from_number, "to_number": ask.to_number}
        for _ in range(200):
            with contextlib.suppress(httpx.HTTPError):
                answer = await self.street.house.http.post("/api/outbound-call", json=body, headers=headers)
                in_flight = answer.json().get("error_code") == "IDEMPOTENCY_KEY_IN_FLIGHT"
                if answer.status_code in ANSWERED and not in_flight:
                    if answer.status_code in (200, 202):
                        self.acknowledged[ask.to_number].add(answer.json()["call_id"])
                    return
                await asyncio.sleep(float(answer.headers.get("retry-after", "1")))
            await asyncio.sleep(0.05)
        self.unanswered.append(ask.to_number)

    async def calm(self) -> None:
        """Let everything come to its end, hours passing where hours are what it takes."""

        async def all_over() -> bool:
            await self.street.house.sweep_as_if_an_hour_later()
            for attempt in await Attempt.filter(state=State.UNCONFIRMED, looks__gte=3):
                await self.street.house.age(str(attempt.call_id), timedelta(hours=2))
            await asyncio.sleep(0.2)
            return not await Attempt.filter(settled_at=None).exists()

        await eventually(all_over, "some calls never come to an end", patience=120)

    async def findings(self) -> list[str]:
        """What must not be: a second call, a lost lead, credits that do not add up; each with its seed."""
        found = [f"seed {seed_of(lead)}: {lead} was never answered" for lead in self.unanswered]
        dialed = Counter(call.to_number for call in self.street.house.accepted)
        found += [f"seed {seed_of(lead)}: {lead} was called {n} times" for lead, n in dialed.items() if n > 1]
        states = {str(call.id): call for call in await Call.all()}
        for lead, call_ids in self.acknowledged.items():
            for call_id in call_ids:
                call = states.get(call_id)
                if call is None or not call.state.over:
                    found.append(f"seed {seed_of(lead)}: {lead} was acknowledged and is lost")
                elif (call.state is State.ENDED) != (call_id in self._witnessed()):
                    found.append(f"seed {seed_of(lead)}: {lead} is {call.state} against the witness")
                elif call.state is not State.ENDED and not call.reason:
                    found.append(f"seed {seed_of(lead)}: {lead} was not called and nothing says why")
        return found + await ledger.drifts()

    def _witnessed(self) -> set[str]:
        return {str((call.metadata or {}).get("call_id")) for call in self.street.house.accepted}


async def storm(street: Street, seeds: range, *, until: float = float("inf")) -> tuple[int, list[str]]:
    """Run the seeds, checking after each chunk; returns how many were run, and what was found."""
    storm = Storm(street, await lines_of(street.house, LINES))
    await street.house.give_credits(1_000_000)
    await street.processes.start("web", *WORKERS)
    ran = 0
    for seed in seeds:
        await storm.seed(seed)
        ran += 1
        if ran % CHUNK == 0 or ran == len(seeds) or time.monotonic() > until:
            await storm.calm()
            found = await storm.findings()
            if found or time.monotonic() > until:
                return ran, found
    return ran, []


async def main(first: int, count: int, minutes: float) -> int:
    """Run from the command line on a database server of its own."""
    folder = Path(tempfile.mkdtemp(prefix="leadcall-storm-"))
    started = datetime.now(UTC)
    try:
        url = embedded.start(folder)
        await database.migrate(url)
        async with street_on(url, folder) as street:
            seeds = range(first, first + count)
            ran, found = await storm(street, seeds, until=time.monotonic() + minutes * 60)
            calls = len(street.house.accepted)
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder)
    seconds = (datetime.now(UTC) - started).total_seconds()
    print("\n".join(found))
    print(f"seeds {first} to {first + ran - 1} ({ran} of {count}), {calls} calls placed, {seconds:.0f} s")
    double = sum(" times" in line for line in found)
    lost = sum("lost" in line or "never" in line or "nothing says" in line or "against" in line for line in found)
    print(f"{double} double calls, {lost} lost, {len(found) - double - lost} drift")
    return 1 if found else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=30)
    chosen = parser.parse_args()
    sys.exit(asyncio.run(main(chosen.first, chosen.seeds, chosen.minutes)))
