"""Seeds of faults, kills and switches over real processes; the provider is the witness. `make faults SEEDS=500`."""

import argparse
import asyncio
import contextlib
import shutil
import signal
import sys
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import uvloop
from tortoise.expressions import Q

from app.domain.calls import pacing
from app.domain.calls.calls import Attempt, Call, State
from app.domain.credits import ledger
from app.domain.credits.ledger import LedgerEntry
from app.domain.telephony import account_troubles
from app.postgres import embedded, migrating
from tests.faults.conftest import Street, street_on
from tests.faults.lines import calling_numbers_of
from tests.faults.random_plans import FREEZE_SECONDS, Ask, Plan, plan_of, seed_of
from tests.faults.switches import SWITCHES, Forbidden
from tests.house import eventually

LINES = 60
CHUNK = 20
ANSWERED = {200, 202, 401, 402, 403, 404, 409, 422}
WORKERS = ("worker", "worker 2")
KINDS = {
    "double calls": (" times",),
    "lost": ("lost", "never", "nothing says", "against"),
    "forbidden": ("forbidden",),
    "false answers": ("contradiction",),
}
# A dial that a dead worker held is looked for within this time, the last queued one is dialed in it.
REVIVAL_SECONDS = 60.0
CALM_SECONDS = 300.0
# Whoever is told to come back later than that does not.
PATIENCE_SECONDS = 60.0
# A web process that was killed is back by then, however busy the machine is.
ANSWER_SECONDS = 180.0


@dataclass
class Told:
    """What one caller was told in the end of its request, and when.

    `busy_until` is when it last heard "nothing was done".
    """

    lead: str
    request_key: str
    status: int = 0
    call_id: str | None = None
    told_at: datetime | None = None
    busy_until: datetime | None = None


@dataclass
class Trial:
    """Runs seeds and keeps the callers' side of the story."""

    street: Street
    lines: list[tuple[str, str]]
    told: list[Told] = field(default_factory=list)
    forbidden: list[Forbidden] = field(default_factory=list)
    revivals: list[float] = field(default_factory=list)
    frozen: int = 0

    async def seed(self, number: int) -> None:
        """One seed: its faults on, its callers at once, its kill and its switch, its faults off."""
        plan = plan_of(number)
        for fault in plan.faults:
            self.street.house.world.faults.add(fault)
        asking = [asyncio.create_task(self._ask(ask, number)) for ask in plan.asks for _ in range(ask.callers)]
        await asyncio.gather(self._kill(plan), self._forbid(plan), self._freeze(plan), *asking)
        self.street.house.world.faults.clear()

    async def _kill(self, plan: Plan) -> None:
        if not plan.killed:
            return
        await asyncio.sleep(plan.kill_after)
        self.street.processes.kill(*plan.killed)
        died_at = time.monotonic()
        under_way = await self._under_way()
        await self.street.processes.start(*plan.killed)
        if not plan.faults and not plan.switch and set(plan.killed) & set(WORKERS):
            self.revivals.append(await self._until_moved(under_way, died_at))

    async def _under_way(self) -> list[uuid.UUID]:
        """The attempts that are to be dialed, or are being dialed, at this moment."""
        now = datetime.now(UTC)
        return [
            attempt.id
            for attempt in await Attempt.filter(state__in=[State.QUEUED, State.DIALING])
            if attempt.state is State.DIALING or attempt.due_at <= now
        ]

    async def _until_moved(self, under_way: list[uuid.UUID], since: float) -> float:
        """How many seconds after the death the last of these was dialed, or looked for at the provider.

        One that waits for something else, as for an account that cannot call, says what that is.
        """
        stuck = Attempt.filter(
            Q(state=State.QUEUED, call__reason_code=None)
            | Q(state=State.DIALING)
            | Q(state=State.UNCONFIRMED, looks=0),
            id__in=under_way,
        )

        async def all_moved() -> bool:
            return not await stuck.exists()

        try:
            await eventually(all_moved, "leads are left behind by a dead worker", patience=REVIVAL_SECONDS)
        except AssertionError as error:
            left = [f"{one.call.to_number} {one.state} {one.call.reason}" for one in await stuck.select_related("call")]
            raise AssertionError(f"{error}: {left}") from None
        return time.monotonic() - since

    async def _forbid(self, plan: Plan) -> None:
        if plan.switch is None:
            return
        await asyncio.sleep(plan.switch_after)
        forbid, allow = SWITCHES[plan.switch]
        leads = [ask.to_number for ask in plan.asks]
        await forbid(self.street.house, leads)
        since = datetime.now(UTC)
        await asyncio.sleep(plan.switch_for)
        until = datetime.now(UTC)
        await allow(self.street.house, leads)
        self.forbidden.append(Forbidden(plan.switch, plan.seed, frozenset(leads), since, until))

    async def _freeze(self, plan: Plan) -> None:
        if plan.frozen is None or plan.frozen in plan.killed:
            return
        await asyncio.sleep(plan.kill_after)
        self.street.processes.running[plan.frozen].send_signal(signal.SIGSTOP)
        await asyncio.sleep(FREEZE_SECONDS)
        self.street.processes.running[plan.frozen].send_signal(signal.SIGCONT)
        self.frozen += 1

    async def _ask(self, ask: Ask, seed: int) -> None:
        await asyncio.sleep(ask.delay)
        from_number, key = self.lines[(seed * 7 + int(ask.to_number[-4:-2])) % len(self.lines)]
        told = Told(ask.to_number, ask.to_number if ask.same_key else str(uuid.uuid4()))
        self.told.append(told)
        headers = {"Authorization": f"Bearer {key}", "Prefer": "respond-async", "Idempotency-Key": told.request_key}
        body = {"from_number": from_number, "to_number": ask.to_number}
        until = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < until:
            with contextlib.suppress(httpx.HTTPError):
                answer = await self.street.house.http.post("/api/outbound-call", json=body, headers=headers)
                in_flight = answer.json().get("error_code") == "IDEMPOTENCY_KEY_IN_FLIGHT"
                wait = float(answer.headers.get("retry-after", "1"))
                # Too many ended keys shut their address out for a quarter of an hour, but for keys that are good.
                if (answer.status_code in ANSWERED and not in_flight) or wait > PATIENCE_SECONDS:
                    told.status, told.call_id = answer.status_code, answer.json().get("call_id")
                    told.told_at = datetime.now(UTC)
                    return
                if not in_flight:
                    told.busy_until = datetime.now(UTC)
                await asyncio.sleep(wait)
            await asyncio.sleep(0.05)

    async def calm(self) -> list[str]:
        """Let everything come to its end, hours passing where hours are what it takes; returns what does not."""

        async def all_over() -> bool:
            await self.street.house.sweep_as_if_an_hour_later()
            for attempt in await Attempt.filter(state=State.UNCONFIRMED, looks__gte=3):
                await self.street.house.age(str(attempt.call_id), timedelta(hours=2))
            await asyncio.sleep(0.2)
            return not await Attempt.filter(settled_at=None).exists()

        # An account that could not call is tried again after some minutes, unless somebody wants it now.
        workspace_id = self.street.house.seeded.workspace.id
        await account_troubles.probe_now(workspace_id)
        await pacing.resume(workspace_id)
        with contextlib.suppress(AssertionError):
            await eventually(all_over, "some calls never come to an end", patience=CALM_SECONDS)
        return [
            f"seed {seed_of(one.call.to_number)}: {one.call.to_number} never comes to an end, its attempt is "
            f"{one.state}, to be looked at {one.next_look_at}, its call is {one.call.state}: {one.call.reason}"
            for one in await Attempt.filter(settled_at=None).select_related("call")
        ]

    async def findings(self) -> list[str]:
        """What must not be: a second call, a lost lead, a forbidden call, a false answer, credits that do not add up.

        Each with its seed.
        """
        found = [f"seed {seed_of(one.lead)}: {one.lead} was never answered" for one in self.told if not one.status]
        dialed = Counter(call.to_number for call in self.street.house.accepted)
        found += [f"seed {seed_of(lead)}: {lead} was called {n} times" for lead, n in dialed.items() if n > 1]
        calls = await Call.all()
        return found + self._lost(calls) + self._contradicted(calls) + await self._forbidden() + await self._overdrawn()

    def _lost(self, calls: list[Call]) -> list[str]:
        witnessed = {str((call.metadata or {}).get("call_id")) for call in self.street.house.accepted}
        by_id, found = {str(call.id): call for call in calls}, []
        for told in self.told:
            if told.status not in (200, 202):
                continue
            call, lead = by_id.get(str(told.call_id)), f"seed {seed_of(told.lead)}: {told.lead}"
            if call is None or not call.state.over:
                found.append(f"{lead} was acknowledged and is lost")
            elif (call.state is State.ENDED) != (str(call.id) in witnessed):
                found.append(f"{lead} is {call.state} against the witness")
            elif call.state is not State.ENDED and not call.reason:
                found.append(f"{lead} was not called and nothing says why")
        return found

    def _contradicted(self, calls: list[Call]) -> list[str]:
        """Answers that are refuted by what came: refused and yet called, "nothing was done" and yet stored."""
        by_key = {(call.request_key or "").rpartition(":")[2]: call for call in calls}
        dialed = {str((call.metadata or {}).get("call_id")) for call in self.street.house.accepted}
        found = []
        for told in self.told:
            call, lead = by_key.get(told.request_key), f"seed {seed_of(told.lead)}: {told.lead}"
            # What was asked for once more after a refusal, and then allowed, refutes nothing.
            if call is None or told.told_at is None or call.requested_at > told.told_at:
                continue
            # A key that has ended meanwhile is told nothing of any call.
            if told.status not in (200, 202, 401, 429) and told.call_id != str(call.id) and str(call.id) in dialed:
                found.append(f"{lead} was answered {told.status} in contradiction to its call")
            if told.busy_until is not None and call.requested_at < told.busy_until:
                found.append(f"{lead} was answered 429 in contradiction to its call")
        return found

    async def _forbidden(self) -> list[str]:
        """Dials that were committed, or sent, after something that forbade them was."""
        dialed = await Attempt.filter(dialed_at__isnull=False).values_list("call__to_number", "dialed_at")
        requests = list(self.street.house.world.voice.requests)
        found = []
        for one in self.forbidden:
            claimed = [lead for lead, at in dialed if one.broken_by(lead, at)]
            found += [f"seed {one.seed}: {lead} was dialed, forbidden by {one.switch}" for lead in claimed]
            found += [f"seed {one.seed}: {lead} was sent, forbidden by {one.switch}" for lead in one.sent(requests)]
        return found

    async def _overdrawn(self) -> list[str]:
        below = LedgerEntry.filter(available_after__lt=0)
        return await ledger.drifts() + [f"available was {entry.available_after}" for entry in await below]


async def run_seeds(trial: Trial, seeds: range, *, until: float = float("inf")) -> tuple[int, list[str]]:
    """Run the seeds, checking after each chunk; returns how many were run, and what was found."""
    await trial.street.house.give_credits(1_000_000)
    await trial.street.processes.start("web", *WORKERS)
    ran = 0
    for seed in seeds:
        await trial.seed(seed)
        ran += 1
        if ran % CHUNK == 0 or ran == len(seeds) or time.monotonic() > until:
            found = await trial.calm() or await trial.findings()
            if found or time.monotonic() > until:
                return ran, found
    return ran, []


async def main(first: int, count: int, minutes: float) -> int:
    """Run from the command line on a database server of its own."""
    folder = Path(tempfile.mkdtemp(prefix="leadcall-faults-"))
    started = datetime.now(UTC)
    try:
        url = embedded.start(folder)
        await migrating.migrate(url)
        async with street_on(url, folder) as street:
            seeds = range(first, first + count)
            trial = Trial(street, await calling_numbers_of(street.house, LINES))
            ran, found = await run_seeds(trial, seeds, until=time.monotonic() + minutes * 60)
            calls = len(street.house.accepted)
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder)
    seconds = (datetime.now(UTC) - started).total_seconds()
    print("\n".join(found))
    print(f"seeds {first} to {first + ran - 1} ({ran} of {count}), {calls} calls placed, {seconds:.0f} s")
    for name, words in KINDS.items():
        print(f"{sum(any(word in line for word in words) for line in found)} {name}", end=", ")
    print(f"{sum('drift' in line or 'available' in line for line in found)} drift")
    switched = Counter(one.switch for one in trial.forbidden)
    print("switched: " + ", ".join(f"{name} {times}" for name, times in sorted(switched.items())))
    print(f"workers stopped for {FREEZE_SECONDS:.0f} s and continued: {trial.frozen}")
    if trial.revivals:
        last = sorted(trial.revivals)
        print(f"last lead after the death of a worker: p50 {last[len(last) // 2]:.1f} s, at most {last[-1]:.1f} s")
    return 1 if found else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=30)
    chosen = parser.parse_args()
    sys.exit(uvloop.run(main(chosen.first, chosen.seeds, chosen.minutes)))
