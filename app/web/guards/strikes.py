"""Strikes: whoever shows ten bad keys, secrets or user contexts in five minutes is turned away for fifteen.

Nothing good is ever turned away with the bad: a valid key and a valid secret pass from any address at any time, and
what is counted is only what they would have been refused for anyhow. An address is *proven* when nobody stands
between it and us, or only proxies that are named (see limits.address_of): behind a proxy that is not named, everybody
has the same one.

What cannot be right, like a key with a wrong checksum, is counted in this process only, since a typo must not reach
the database; the rest is counted for all processes together.
"""

from datetime import datetime, timedelta

from app.errors import RateLimited
from app.postgres import rate_windows
from app.web.guards.limits import Address

LIMIT = 10
WINDOW = timedelta(minutes=5)
BLOCK = timedelta(minutes=15)
SUBJECTS_REMEMBERED = 10_000


class Strikes:
    """What this process knows of bad ones of one kind (`key` …); `what` names them in the answer."""

    def __init__(self, kind: str, what: str) -> None:
        self._kind = kind
        self._what = what
        self._times: dict[str, list[datetime]] = {}
        self._blocked_until: dict[str, datetime] = {}

    async def refuse_blocked(self, address: Address, now: datetime) -> None:
        """Raise RateLimited for a proven address that has too many strikes, whatever it brings."""
        if address.proven:
            await self._refuse(address.ip, now)

    async def strike(self, subject: str, now: datetime, *, tell_all: bool = True) -> None:
        """Count one bad one of an address or an account; raises RateLimited when there were too many before."""
        await self._refuse(subject, now, ask_all=tell_all)
        recent = [at for at in self._times.pop(subject, []) if at > now - WINDOW]
        self._times[subject] = [*recent, now]
        hits = len(self._times[subject])
        if tell_all:
            hits = max(hits, (await rate_windows.hit(f"bad-{self._kind}:{subject}", WINDOW, now))[0])
        if hits >= LIMIT:
            self._blocked_until[subject] = now + BLOCK
            if tell_all:
                await rate_windows.hit(self._blocked(subject), BLOCK, now)
        for remembered in (self._times, self._blocked_until):
            while len(remembered) > SUBJECTS_REMEMBERED:
                del remembered[next(iter(remembered))]

    async def _refuse(self, subject: str, now: datetime, *, ask_all: bool = True) -> None:
        until = self._blocked_until.get(subject, now)
        if until <= now and ask_all:
            _, until = await rate_windows.hits(self._blocked(subject), BLOCK, now)
        if until > now:
            wait = int((until - now).total_seconds()) + 1
            raise RateLimited(f"Too many requests with a bad {self._what} from this address.", wait)

    def _blocked(self, subject: str) -> str:
        return f"blocked-{self._kind}:{subject}"
