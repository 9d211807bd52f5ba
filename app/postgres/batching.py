"""Group commit: what is asked for while a statement is under way goes to the database together, as the next one."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextvars import Context
from dataclasses import dataclass
from typing import Generic, TypeVar

import asyncpg
from tortoise.exceptions import OperationalError

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")
Result = TypeVar("Result")


class NothingWritten(Exception):
    """A statement found that something stands in its way, and wrote nothing."""


# What is known to have been undone because of what was in it (Tortoise's IntegrityError is an OperationalError).
# After a broken connection nobody knows, and nothing is run a second time.
UNDONE = (NothingWritten, OperationalError, asyncpg.CardinalityViolationError, asyncpg.DeadlockDetectedError)


@dataclass(frozen=True)
class _Waiting(Generic[Item, Result]):
    item: Item
    result: asyncio.Future[Result]


class Batcher(Generic[Key, Item, Result]):
    """Runs one statement at a time for each key, for at most `most` items at once.

    Nobody waits for others to come: who finds nothing under way goes at once. When the statement of several was
    undone, each of them goes alone, so that nobody fails for another's sake. `run` answers in the order of its
    items, and never inside a transaction of who asked first.
    """

    def __init__(self, run: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]], most: int) -> None:
        self._run, self._most = run, most
        self._queues: dict[Key, list[_Waiting[Item, Result]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def submit(self, key: Key, item: Item) -> Result:
        """What `run` answers for this item; raises what it raised."""
        mine = _Waiting[Item, Result](item, asyncio.get_running_loop().create_future())
        if key in self._queues:
            self._queues[key].append(mine)
        else:
            self._queues[key] = [mine]
            task = asyncio.create_task(self._work_off(key), context=Context())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return await mine.result

    async def _work_off(self, key: Key) -> None:
        queue = self._queues[key]
        try:
            while queue:
                batch = queue[: self._most]
                del queue[: self._most]
                await self._settle(batch)
        finally:
            del self._queues[key]

    async def _settle(self, batch: Sequence[_Waiting[Item, Result]]) -> None:
        # Who has gone away meanwhile was told nothing.
        batch = [one for one in batch if not one.result.done()]
        if not batch:
            return
        try:
            results = await self._run([one.item for one in batch])
        except Exception as error:
            if len(batch) > 1 and isinstance(error, UNDONE):
                for one in batch:
                    await self._settle([one])
                return
            for one in batch:
                if not one.result.done():
                    one.result.set_exception(error)
        else:
            for one, result in zip(batch, results, strict=True):
                if not one.result.done():
                    one.result.set_result(result)
