"""The sandbox's sense of time: lives of calls run `speed` times faster than real ones."""

import asyncio
from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the time (aware UTC) and waits in sandbox seconds, `speed` times shorter than real ones."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._skipped = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._skipped

    def skip(self, time: timedelta) -> None:
        """Moves the sandbox's date forward, for things that expire; nothing that waits wakes up earlier."""
        self._skipped += time

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.speed)

    async def happens_within(self, event: asyncio.Event, seconds: float) -> bool:
        """Waits for `event`, at most `seconds` of sandbox time; says whether it came."""
        try:
            async with asyncio.timeout(seconds / self.speed):
                await event.wait()
        except TimeoutError:
            return False
        return True
