"""The CRM's rate limits, as its answers tell them: 100 requests in 10 seconds and 200,000 a day per account.

Source: the CRM's OAuth guide; a 429 carries no documented Retry-After, so the interval is waited for.
"""

import asyncio
import time

import httpx

from app.errors import VendorBusy
from app.wire import seconds

TOMORROW_SECONDS = 3600.0
DEFAULT_INTERVAL_SECONDS = 10.0


class Pace:
    """What this process knows of one account's allowance; another process finds out by its own 429."""

    def __init__(self) -> None:
        self._not_before = 0.0
        self._exhausted_until = 0.0

    async def keep(self) -> None:
        """Wait for the next interval when this one is used up; raises VendorBusy when the day is."""
        now = time.monotonic()
        if now < self._exhausted_until:
            raise VendorBusy(
                "The daily request allowance at your CRM is used up.", retry_after=self._exhausted_until - now
            )
        if now < self._not_before:
            await asyncio.sleep(self._not_before - now)

    def note(self, response: httpx.Response) -> None:
        """Learn from the headers of an answer."""
        headers, now = response.headers, time.monotonic()
        if headers.get("x-ratelimit-daily-remaining") == "0":
            self._exhausted_until = now + TOMORROW_SECONDS
        if response.status_code == 429 or headers.get("x-ratelimit-remaining") == "0":
            interval = seconds(headers.get("x-ratelimit-interval-milliseconds"), 0.001)
            wait = seconds(headers.get("retry-after")) or interval or DEFAULT_INTERVAL_SECONDS
            self._not_before = now + wait
