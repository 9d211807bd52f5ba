"""A turnstile: lets a few through at a time, in turn by whom they are for."""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Hashable
from typing import Generic, TypeVar

Party = TypeVar("Party", bound=Hashable)


class Turnstile(Generic[Party]):
    """At most `most` are inside. Of those who wait, the parties take turns; within one they go as they came.

    Whatever is begun at once shares the processor, and is done at about the same time, which is late: a few at a time
    are done one after the other, the first of them soon.
    """

    def __init__(self, most: int) -> None:
        self.most, self._inside = most, 0
        self._waiting: dict[Party, deque[asyncio.Future[None]]] = {}

    @property
    def waiting(self) -> int:
        """How many want to come in."""
        return sum(map(len, self._waiting.values()))

    @contextlib.asynccontextmanager
    async def inside(self, party: Party) -> AsyncIterator[None]:
        """Run the block when it is the turn of this party."""
        await self._enter(party)
        try:
            yield
        finally:
            self._leave()

    @contextlib.asynccontextmanager
    async def aside(self, party: Party) -> AsyncIterator[None]:
        """Within such a block: let others through while this one waits for something else."""
        self._leave()
        try:
            yield
        finally:
            try:
                await self._enter(party)
            except asyncio.CancelledError:
                self._inside += 1  # the block around this one leaves now
                raise

    async def _enter(self, party: Party) -> None:
        if self._inside < self.most:
            self._inside += 1
            return
        mine = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(party, deque()).append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():  # its turn had come already
                self._leave()
            raise

    def _leave(self) -> None:
        while self._waiting:
            party = next(iter(self._waiting))
            line = self._waiting.pop(party)
            first = line.popleft()
            if line:  # behind all the others
                self._waiting[party] = line
            if not first.done():
                first.set_result(None)
                return
        self._inside -= 1
