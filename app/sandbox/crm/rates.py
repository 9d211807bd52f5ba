"""The CRM's rate limits: a burst and a daily allowance for each app and resource (location or company)."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(eq=False, kw_only=True)
class Rates:
    """Counts requests per resource; the limits may be changed at any time.

    `burst` requests per `interval_ms` milliseconds, `daily` per day. Source: the CRM's OAuth guide.
    """

    burst: int = 100
    interval_ms: int = 10_000
    daily: int = 200_000
    _recent: dict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque), repr=False)
    _today: dict[str, tuple[str, int]] = field(default_factory=dict, repr=False)

    def take(self, resource: str, now: datetime) -> tuple[bool, dict[str, str]]:
        """Count one request: whether it is allowed, and the headers its answer carries."""
        recent = self._recent[resource]
        while recent and now - recent[0] >= timedelta(milliseconds=self.interval_ms):
            recent.popleft()
        day = now.date().isoformat()
        counted_day, used = self._today.get(resource, (day, 0))
        used = used if counted_day == day else 0
        allowed = len(recent) < self.burst and used < self.daily
        if allowed:
            recent.append(now)
            used += 1
        self._today[resource] = (day, used)
        return allowed, self.headers(self.burst - len(recent), self.daily - used)

    def headers(self, remaining: int, daily_remaining: int) -> dict[str, str]:
        """The documented headers; the CRM publishes no Retry-After."""
        return {
            "X-RateLimit-Limit-Daily": str(self.daily),
            "X-RateLimit-Daily-Remaining": str(max(daily_remaining, 0)),
            "X-RateLimit-Interval-Milliseconds": str(self.interval_ms),
            "X-RateLimit-Max": str(self.burst),
            "X-RateLimit-Remaining": str(max(remaining, 0)),
        }
