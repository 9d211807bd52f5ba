"""Pure: has a number fallen, so that far fewer people talk to it than before?

The test is Wald's sequential probability ratio test, begun anew on each day. Its null hypothesis is that a person
still talks in at least `TOLERATED` of the calls in which one talked before; the alternative is half of that. What
"before" was is not known, only counted: the lower end of its Wilson interval stands for it, so that luck in the past
is not held against a number.

Under the null hypothesis the likelihood ratio is a supermartingale. By Ville's inequality it ever reaches `LIMIT`
with a probability of at most 1/LIMIT, however often anybody looks. A test begins on each day, so that over `HORIZON`
days a healthy number is taken for a fallen one with a probability of at most `FALSE_ALARMS`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

FALSE_ALARMS = 0.01
HORIZON = 90
LIMIT = HORIZON / FALSE_ALARMS
PROVEN = math.log(LIMIT)
# Lists of leads differ: this much of its rate a number may lose without anything being wrong with it.
TOLERATED = 0.85
# A fall is looked for in the last days; what came before is what it is measured by.
WINDOW = 14
# Fewer calls than this say nothing about a number's own past, or about the others.
MIN_DIALS = 100
# 95 of 100 intervals hold the true rate.
SURE = 1.96


class Count(NamedTuple):
    """In how many of so many calls something happened."""

    dials: int = 0
    hits: int = 0

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.dials + other.dials, self.hits + other.hits)

    def less(self, other: "Count") -> "Count":
        """Without these, which are part of it."""
        return Count(self.dials - other.dials, self.hits - other.hits)

    @property
    def rate(self) -> float:
        """The share, 0 of nothing."""
        return self.hits / self.dials if self.dials else 0.0

    def interval(self) -> tuple[float, float]:
        """Wilson's interval for the true rate; anything is possible while there are no calls."""
        if not self.dials:
            return 0.0, 1.0
        part = SURE * SURE / self.dials
        middle = self.rate + part / 2
        width = SURE * math.sqrt((self.rate * (1 - self.rate) + part / 4) / self.dials)
        return max(0.0, (middle - width) / (1 + part)), min(1.0, (middle + width) / (1 + part))


@dataclass(frozen=True)
class Day:
    """The calls of one number on one day in which a person talked, and those of its customer's other numbers."""

    day: date
    own: Count
    others: Count


@dataclass(frozen=True)
class Fall:
    """Since this day a number is answered worse than `before`: its own past, or else the customer's other numbers."""

    since: date
    now: Count
    before: Count
    by_others: bool


def fall_of(past: Count, days: Sequence[Day]) -> Fall | None:
    """The fall that is proven best in these days, the oldest first, at most `WINDOW` of them; None if none is proven.

    `past` is what was before them. A number with too little past is measured by the others in the same days. One
    that has a past is not blamed for what befalls the others alike: then it is the leads, or the hour.
    """
    found: tuple[float, Fall] | None = None
    own, others = Count(), Count()
    before = past
    for day in days:
        before = before.plus(day.own)
    for day in reversed(days):
        own, others, before = own.plus(day.own), others.plus(day.others), before.less(day.own)
        by_others = before.dials < MIN_DIALS
        known = others if by_others else before
        if known.dials < MIN_DIALS or own.rate >= known.rate * TOLERATED:
            continue
        base = known.interval()[0] if by_others else min(known.interval()[0], others.interval()[1])
        evidence = log_ratio(own, base * TOLERATED)
        if evidence >= PROVEN and (found is None or evidence > found[0]):
            found = evidence, Fall(day.day, own, known, by_others)
    return found[1] if found else None


def log_ratio(seen: Count, rate: float) -> float:
    """How much likelier this is at half of the rate than at the rate itself, as a natural logarithm."""
    if not 0 < rate < 1:
        return 0.0
    return seen.hits * math.log(0.5) + (seen.dials - seen.hits) * math.log((1 - rate / 2) / (1 - rate))
