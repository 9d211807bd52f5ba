"""A circuit breaker for each vendor and tenant: one account whose vendor hangs must not take the lines of all others.

A tenant has a share of the connections, and after several unanswered requests in a row its vendor is left alone for
a while: requests then fail at once, provably unsent. An answer that refuses is an answer, and opens nothing.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import httpx

from app.wire import UNSENT

# For what reads and for what acts alike, so that a dial does not wait behind a hundred reports that are read.
# The pools have room for five such tenants (see clients/__init__.py).
MAX_CONCURRENT = 12
TURN_SECONDS = 5.0
# So many unanswered requests in a row, and so long since the first of them was sent: what fails quickly and now and
# then costs nothing, and its own retries are the better answer.
OPENS_AFTER, OPENS_AFTER_SECONDS = 5, 10.0
FIRST_REST_SECONDS, MAX_REST_SECONDS = 2.0, 60.0

# Told of every request: vendor, what its answer proved, and how long it took in seconds; and of a breaker that OPENED.
Observer = Callable[[str, str, float], None]
OPENED = "opened"


class LeftAlone(httpx.PoolTimeout):
    """The request was not sent: its vendor did not answer several times in a row."""


class NoTurn(httpx.PoolTimeout):
    """The request was not sent: too many earlier ones of the tenant are still unanswered."""


def unobserved(_vendor: str, _result: str, _seconds: float) -> None:
    """For whoever counts nothing."""


class CircuitBreaker:
    """What this process knows of one vendor's health for one tenant."""

    def __init__(self) -> None:
        self._reading, self._acting = asyncio.Semaphore(MAX_CONCURRENT), asyncio.Semaphore(MAX_CONCURRENT)
        self._failures = 0
        self._silent_since = 0.0
        self._is_open = False
        self._rests_until = 0.0
        self._rest = FIRST_REST_SECONDS

    def turn(self, method: str) -> asyncio.Semaphore:
        """Where a request waits until fewer of its kind are under way."""
        return self._reading if method == "GET" else self._acting

    @property
    def open(self) -> bool:
        """Whether the vendor is left alone now; after each rest one request is let through to look."""
        if not self._is_open:
            return False
        now = time.monotonic()
        if now < self._rests_until:
            return True
        self._rests_until = now + self._rest
        return False

    def answered(self) -> None:
        """The vendor is there."""
        self._failures, self._is_open, self._rest = 0, False, FIRST_REST_SECONDS

    def unanswered(self, sent_at: float) -> bool:
        """The vendor gave no answer, or a broken one; True when this opens it."""
        if self._failures == 0:
            self._silent_since = sent_at
        self._failures += 1
        now, was_open = time.monotonic(), self._is_open
        if self._failures < OPENS_AFTER or now - self._silent_since < OPENS_AFTER_SECONDS:
            return False
        self._is_open = True
        self._rests_until = now + self._rest
        self._rest = min(self._rest * 2, MAX_REST_SECONDS)
        return not was_open


class Guarded:
    """One tenant's way to one vendor; sends like the pool behind it."""

    def __init__(
        self, http: httpx.AsyncClient, vendor: str, breaker: CircuitBreaker, observe: Observer = unobserved
    ) -> None:
        self._http = http
        self._vendor = vendor
        self._breaker = breaker
        self._observe = observe

    async def request(self, method: str, url: str, **request: Any) -> httpx.Response:
        """Send one request once; raises LeftAlone, NoTurn, and whatever httpx raises."""
        if self._breaker.open:
            self._observe(self._vendor, "rested", 0.0)
            raise LeftAlone("The vendor is left alone for a moment.")
        turn = self._breaker.turn(method)
        try:
            async with asyncio.timeout(TURN_SECONDS):
                await turn.acquire()
        except TimeoutError:
            raise NoTurn("The tenant has too many requests under way.") from None
        try:
            return await self._send(method, url, request)
        finally:
            turn.release()

    async def _send(self, method: str, url: str, request: dict[str, Any]) -> httpx.Response:
        started, result, there = time.monotonic(), "unclear", False
        try:
            response = await self._http.request(method, url, **request)
            result = meaning_of(response.status_code)
            there = response.status_code < 500
        except UNSENT:
            result = "unsent"
            raise
        else:
            return response
        finally:
            self._observe(self._vendor, result, time.monotonic() - started)
            if there:
                self._breaker.answered()
            elif self._breaker.unanswered(started):
                self._observe(self._vendor, OPENED, 0.0)


def meaning_of(status: int) -> str:
    """What an answer's status proves, as the metrics call it."""
    if status < 400:
        return "ok"
    if status == 429:
        return "busy"
    return "refused" if status < 500 and status not in (408, 409) else "unclear"
