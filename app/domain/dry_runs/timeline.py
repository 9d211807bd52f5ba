"""Pure: when calls get their turn, by caps of minute and day, the day's ceiling, and how fast an account dials."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

Window = tuple[Hashable, datetime]
MINUTE = timedelta(minutes=1)
# Longer than any list waits: what finds no room until then has none.
HORIZON = timedelta(days=366)


def minutes(moment: datetime) -> Window:
    """The minute that a moment lies in, and when it ends."""
    begins = moment.replace(second=0, microsecond=0)
    return begins, begins + MINUTE


def days_of(timezone: str) -> Callable[[datetime], Window]:
    """The same for the day of a time zone."""
    zone = ZoneInfo(timezone)

    def day(moment: datetime) -> Window:
        today = moment.astimezone(zone).date()
        return today, datetime.combine(today + timedelta(days=1), time(), zone).astimezone(UTC)

    return day


@dataclass
class Cap:
    """At most so much in each of these windows; `used` is what was used before, by window."""

    name: str
    most: int
    window: Callable[[datetime], Window]
    each: int = 1
    used: Counter[Hashable] = field(default_factory=Counter)
    _ends: dict[Hashable, datetime] = field(default_factory=dict)

    def full_until(self, moment: datetime) -> datetime | None:
        """When there may be room for one more again; None when there is now."""
        window, ends = self.window(moment)
        if self.used[window] + self.each <= self.most:
            return None
        # Once full, a window stays so: whoever comes later is led past all those behind it that are full as well.
        ends = self._ends.get(window, ends)
        following, later = self.window(ends)
        if self.used[following] + self.each > self.most:
            ends = self._ends.get(following, later)
        self._ends[window] = ends
        return ends

    def use(self, moment: datetime) -> None:
        """Take the room of one."""
        self.used[self.window(moment)[0]] += self.each


@dataclass
class Pace:
    """An account starts one call after the other, `step` apart, counted from `begins`."""

    step: timedelta
    begins: datetime
    _next: dict[int, int] = field(default_factory=dict)

    def free_from(self, moment: datetime) -> datetime:
        """The first time from `moment` on at which no other call starts."""
        place = first = max(0, -((self.begins - moment) // self.step))
        while (later := self._next.get(place)) is not None:
            place = later
        while first != place:  # the next one to come this way goes straight there
            passed, first = first, self._next[first]
            self._next[passed] = place
        return max(moment, self.begins + place * self.step)

    def use(self, moment: datetime) -> None:
        """A call starts at this time, which `free_from` gave."""
        place = max(0, -((self.begins - moment) // self.step))
        self._next[place] = place + 1


@dataclass(frozen=True)
class Slot:
    """When a call gets its turn, and the name of the cap that it waited for last; empty: the pace alone."""

    at: datetime
    cap: str | None


def take(
    due: datetime, caps: Sequence[Cap], pace: Pace, opens: Callable[[datetime], datetime | None], until: datetime
) -> Slot | None:
    """Give the next call its turn, from `due` on; `opens` says when it may be called next from a moment on.

    None, having used nothing, when there is no room `until` then, or it may not be called any more.
    """
    at, waited_for = due, None
    until = min(until, due + HORIZON)
    while True:
        at = pace.free_from(at)
        if at > until:
            return None
        full = next(((cap.name, ends) for cap in caps if (ends := cap.full_until(at))), None)
        if full is not None:
            waited_for, at = full
            continue
        opening = opens(at) if at > due else at
        if opening is None:
            return None
        if opening > at:
            at = opening
            continue
        break
    for cap in caps:
        cap.use(at)
    pace.use(at)
    return Slot(at, waited_for)
