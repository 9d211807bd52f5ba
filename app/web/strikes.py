"""Bad keys by address: ten in five minutes close the door to that address for fifteen.

A malformed key is counted in this process only, since a typo must not reach the database; a well-formed
key that is unknown is counted for all processes together.
"""

from datetime import datetime, timedelta

from app.domain import rates
from app.domain.rates import BLOCK
from app.errors import RateLimited

LIMIT = 10
WINDOW = timedelta(minutes=5)
ADDRESSES_REMEMBERED = 10_000


class Strikes:
    """What this process knows of bad keys; the oldest addresses are forgotten first."""

    def __init__(self) -> None:
        self._times: dict[str, list[datetime]] = {}
        self._blocked_until: dict[str, datetime] = {}

    def refuse_blocked(self, ip: str, now: datetime) -> None:
        """Raise RateLimited for an address that this process has blocked."""
        until = self._blocked_until.get(ip, now)
        if until > now:
            raise blocked(until, now)

    async def strike(self, ip: str, now: datetime, *, tell_all: bool) -> None:
        """Count one bad key; `tell_all` counts it for every process."""
        recent = [at for at in self._times.pop(ip, []) if at > now - WINDOW]
        self._times[ip] = [*recent, now]
        hits = len(self._times[ip])
        if tell_all:
            hits = max(hits, (await rates.hit(f"bad-key:{ip}", WINDOW, now))[0])
        if hits >= LIMIT:
            self._blocked_until[ip] = now + BLOCK
            if tell_all:
                await rates.hit(rates.BLOCKED + ip, BLOCK, now)
        for remembered in (self._times, self._blocked_until):
            while len(remembered) > ADDRESSES_REMEMBERED:
                del remembered[next(iter(remembered))]


def blocked(until: datetime, now: datetime) -> RateLimited:
    """The answer to a blocked address."""
    wait = int((until - now).total_seconds()) + 1
    return RateLimited("Too many requests with a bad API key from this address.", wait)
