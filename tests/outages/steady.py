"""Orders that keep coming, each for another lead, whatever happens to the house meanwhile."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx

from app.domain.calls.calls import Attempt, State
from tests.faults.lines import calling_numbers_of
from tests.house import House, eventually

# A number takes sixty requests a minute.
LINES = 20
# 01 at the end: answered, and soon over.
LEADS = [f"+1{area}555{middle:02}01" for area in (212, 415, 312, 206, 305, 617, 713) for middle in range(100)]


@dataclass
class SteadyOrders:
    """What was asked, and what was answered."""

    house: House
    # Who was promised a call, and when (monotonic seconds).
    promised: dict[str, float] = field(default_factory=dict)
    refused: Counter[int] = field(default_factory=Counter)
    unanswered: list[str] = field(default_factory=list)

    @contextlib.asynccontextmanager
    async def coming(self, callers: int = 1, pause: float = 0.02) -> AsyncIterator[None]:
        """Place orders for as long as the block runs, by so many callers at once; seconds between two of a caller."""
        lines, leads = await calling_numbers_of(self.house, LINES), enumerate(LEADS)
        await self.house.give_credits(100_000)
        over = asyncio.Event()

        async def call() -> None:
            while not over.is_set():
                index, lead = next(leads)
                await self._order(lead, *lines[index % LINES])
                await asyncio.sleep(pause)

        calling = [asyncio.create_task(call()) for _ in range(callers)]
        try:
            yield
        finally:
            over.set()
            await asyncio.gather(*calling)

    async def more_promised(self, count: int = 20, patience: float = 60.0) -> float:
        """Wait until so many more leads were promised a call; returns when the first of them was."""
        before = len(self.promised)

        async def promised() -> bool:
            return len(self.promised) >= before + count

        await eventually(promised, "no orders are taken", patience=patience)
        return list(self.promised.values())[before]

    async def first_called_since(self, moment: float, patience: float = 60.0) -> float:
        """Wait until somebody is called who was promised it after that moment; returns when that was seen."""

        async def called() -> bool:
            late = {lead for lead, when in self.promised.items() if when > moment}
            return bool(late & {call.to_number for call in self.house.accepted})

        await eventually(called, "no calls are placed", patience=patience)
        return time.monotonic()

    async def all_dialed(self, patience: float = 60.0) -> Counter[str]:
        """Wait until nobody waits for a call any more; returns how often each lead was called."""
        moving = (State.QUEUED, State.DIALING, State.UNCONFIRMED)

        async def none_waits() -> bool:
            return not await Attempt.filter(state__in=moving).exists()

        await eventually(none_waits, "some calls are never placed", patience=patience)
        return Counter(call.to_number for call in self.house.accepted)

    async def _order(self, lead: str, from_number: str, key: str) -> None:
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": lead, "Prefer": "respond-async"}
        body = {"from_number": from_number, "to_number": lead}
        try:
            answer = await self.house.http.post("/api/outbound-call", json=body, headers=headers)
        except httpx.HTTPError:
            self.unanswered.append(lead)
            return
        if answer.status_code in (200, 202):
            self.promised[lead] = time.monotonic()
        else:
            self.refused[answer.status_code] += 1
