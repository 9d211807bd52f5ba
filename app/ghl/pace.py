"""The CRM's rate limits, as its answers tell them: 100 requests in 10 seconds and 200,000 a day per account.

Source: the CRM's OAuth guide; a 429 carries no documented Retry-After, so the interval is waited for. With a day that
is used up comes `x-ratelimit-daily-reset` in milliseconds: as one client reads it, until then.
"""

import asyncio
import time

import httpx

from app.errors import VendorBusy
from app.wire import seconds

TOMORROW_SECONDS = 3600.0
DAY_SECONDS = 86_400.0
DEFAULT_INTERVAL_SECONDS = 10.0
# What patient requests leave over of each interval, so that a question before a dial need not wait.
SPARE_REQUESTS = 20


class Pace:
    """What this process knows of one account's allowance; another process finds out by its own 429."""

    def __init__(self) -> None:
        self._not_before = 0.0
        self._exhausted_until = 0.0
        self._scarce_until = 0.0

    async def keep(self, *, patient: bool = False) -> None:
        """Wait for the next interval when this one is used up; raises VendorBusy when the day is.

        A patient request waits earlier, when only the spare ones are left.
        """
        now = time.monotonic()
        if now < self._exhausted_until:
            raise VendorBusy(
                "The daily request allowance at your CRM is used up.", retry_after=self._exhausted_until - now
            )
        free = max(self._not_before, self._scarce_until) if patient else self._not_before
        if now < free:
            await asyncio.sleep(free - now)

    def note(self, response: httpx.Response) -> None:
        """Learn from the headers of an answer."""
        headers, now = response.headers, time.monotonic()
        if headers.get("x-ratelimit-daily-remaining") == "0":
            self._exhausted_until = now + _until_reset(headers.get("x-ratelimit-daily-reset"))
        interval = seconds(headers.get("x-ratelimit-interval-milliseconds"), 0.001) or DEFAULT_INTERVAL_SECONDS
        remaining = headers.get("x-ratelimit-remaining", "")
        if remaining.isdecimal() and int(remaining) <= SPARE_REQUESTS:
            self._scarce_until = now + interval
        if response.status_code == 429 or remaining == "0":
            wait = seconds(headers.get("retry-after")) or interval
            self._not_before = now + wait


def _until_reset(milliseconds: str | None) -> float:
    """When the day's allowance is there again, in seconds from now; an hour where that is not told."""
    if milliseconds is None or not milliseconds.isascii() or not milliseconds.isdecimal():
        return TOMORROW_SECONDS
    stated = int(milliseconds) / 1000
    # So large a number is a moment and no span.
    ahead = stated - time.time() if stated > 10 * DAY_SECONDS else stated
    return min(max(ahead, 1.0), DAY_SECONDS)
