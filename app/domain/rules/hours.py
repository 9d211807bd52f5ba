"""Pure: the calling hours of one lead, and when they open next; `now` is an argument."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from app.domain.rules.policies import Policy
from app.domain.rules.state_rules import StateRule, Window, rules_of

# Longer than any row of holidays, so that a policy which is open at all is open within this time.
LOOK_AHEAD_DAYS = 31
SOON_DAYS = 5
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Hours:
    """When a lead may be called, in the time where it is: the calling rules, cut by the law and by holidays."""

    policy: Policy
    country: str
    states: tuple[str, ...] = ()

    @property
    def always_open(self) -> bool:
        """Whether a call is allowed at any moment, wherever the lead may be."""
        return self.policy.always_open

    def window(self, day: date) -> Window | None:
        """The minutes of this day from which and until which it is open, or None."""
        policy = self.policy
        off = bool(holidays_of(self.country, self.states, day.year) & {day})
        if day.weekday() not in policy.days or (off and policy.closed_on_holidays):
            return None
        windows: list[Window | None] = [(policy.opens, policy.closes)]
        windows += [rule.window(day, is_holiday=off) for rule in self._law()]
        given = [window for window in windows if window is not None]
        opens, closes = max(opens for opens, _ in given), min(closes for _, closes in given)
        return (opens, closes) if len(given) == len(windows) and opens < closes else None

    def is_open(self, zones: Iterable[str], moment: datetime) -> bool:
        """Whether `moment` lies in the calling hours of all these zones."""
        for zone in zones:
            local = moment.astimezone(ZoneInfo(zone))
            window = self.window(local.date())
            if window is None or not window[0] <= local.hour * 60 + local.minute < window[1]:
                return False
        return True

    def next_open(self, zones: tuple[str, ...], now: datetime) -> datetime | None:
        """The first moment from `now` on that is inside the calling hours of all zones.

        None when there is none within a month, or when the zone is unknown and the hours matter.
        """
        if self.always_open:
            return now
        if not zones:
            return None
        if self.is_open(zones, now):
            return now
        first = self._first_open(zones, now, SOON_DAYS)
        if first is None or first > now + timedelta(days=SOON_DAYS - 2):  # a later day may begin earlier elsewhere
            first = self._first_open(zones, now, LOOK_AHEAD_DAYS)
        return first

    def _first_open(self, zones: tuple[str, ...], now: datetime, days: int) -> datetime | None:
        turns = {turn for zone in zones for day in range(-1, days) for turn in self._turns(zone, now, day)}
        return next((turn for turn in sorted(turns) if turn > now and self.is_open(zones, turn)), None)

    def _turns(self, zone: str, now: datetime, days: int) -> Iterator[datetime]:
        """The moments of a local day at which it may open: the opening, also when repeated, and a change of clocks."""
        here = ZoneInfo(zone)
        day = now.astimezone(here).date() + timedelta(days=days)
        window = self.window(day)
        if window is None:
            return
        opening = datetime.combine(day, time()) + timedelta(minutes=window[0])
        for fold in (0, 1):
            yield opening.replace(tzinfo=here, fold=fold).astimezone(UTC)
        begins, ends = (datetime.combine(it, time(), here) for it in (day, day + timedelta(days=1)))
        if begins.utcoffset() != ends.utcoffset():
            yield begins.astimezone(UTC)
            yield _change(begins.astimezone(UTC), ends.astimezone(UTC), here)

    def _law(self) -> list[StateRule]:
        return rules_of(self.country, self.states) if self.policy.legal_hours else []


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The minute between two moments at which the clocks of this zone are changed."""
    minutes = (after - before) // MINUTE
    offset = before.astimezone(zone).utcoffset()
    return before + MINUTE * bisect_left(
        range(minutes), True, key=lambda passed: (before + MINUTE * passed).astimezone(zone).utcoffset() != offset
    )


@lru_cache(maxsize=4096)
def holidays_of(country: str, states: tuple[str, ...], year: int) -> frozenset[date]:
    """The public holidays of a country, and of these states or provinces of it; none where they are not known."""
    known = holidays.list_supported_countries(include_aliases=False).get(country)
    if known is None:
        return frozenset()
    found = [holidays.country_holidays(country, years=year)]
    found += [holidays.country_holidays(country, subdiv=state, years=year) for state in states if state in known]
    return frozenset(day for its in found for day in its)
