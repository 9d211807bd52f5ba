"""What goes on in the sandbox between requests: living calls and webhooks under way."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    """A bag of tasks that can be awaited until it is empty, or cancelled as a whole."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Returns when nothing is under way any more, including what was started meanwhile; raises its errors."""
        while self._tasks:
            # Unlike gather, wait leaves the work alone when the one who waits is cancelled.
            done, _ = await asyncio.wait(self._tasks)
            for task in done:
                if not task.cancelled():
                    task.result()

    async def aclose(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
