"""When people answer: the latest dials of a sub-account by the hour where the lead is, its area, and our number."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise import connections

from app.domain.health.falling import Count
from app.domain.rules.destinations import country_of, is_e164
from app.domain.rules.zones import states_of_number, zones_of_number
from app.outcomes import TALKED, UNREACHED

LOOKED_BACK = timedelta(days=28)
# So many calls at most, so that it takes as long for a large account as for a small one.
MAX_CALLS = 5_000
# An hour is called better when the test of two shares says so by this much: 24 hours are compared, and with the usual
# 1.96 every other account would have one by luck. The test says nothing of fewer dials.
SURE, MIN_DIALS = 3.1, 20
LATEST = """
SELECT t.from_number_id AS number_id, t.dialed_at, k.to_number, t.outcome = ANY($5) AS answered FROM (
    SELECT id, to_number FROM calls WHERE customer_id = $1 AND requested_at >= $2 ORDER BY requested_at DESC LIMIT $3
) AS k JOIN attempts t ON t.call_id = k.id
WHERE t.dialed_at IS NOT NULL AND t.outcome = ANY($4)
"""


@dataclass(frozen=True)
class Dial:
    """One dial that rang: at which hour where the lead is and in which area, None where that is not known."""

    answered: bool
    hour: int | None
    area: str | None
    number_id: UUID | None


@dataclass
class AnswerTimes:
    """How many of the dials were answered: of all, at each hour, in each area, and from each number."""

    all: Count = field(default_factory=Count)
    hours: dict[int, Count] = field(default_factory=dict)
    areas: dict[str, Count] = field(default_factory=dict)
    numbers: dict[UUID, Count] = field(default_factory=dict)

    def best_hours(self) -> list[int]:
        """The hours at which clearly more people answer than at all others together, in their order."""
        return sorted(hour for hour, count in self.hours.items() if _is_better(count, self.all.less(count)))


def _is_better(one: Count, others: Count) -> bool:
    """By the z-test of two shares, one-sided."""
    if min(one.dials, others.dials) < MIN_DIALS:
        return False
    rate = one.plus(others).rate
    spread = math.sqrt(rate * (1 - rate) * (1 / one.dials + 1 / others.dials))
    return one.rate - others.rate > SURE * spread


def tally(dials: Iterable[Dial]) -> AnswerTimes:
    """Count them."""
    hours: defaultdict[int, Count] = defaultdict(Count)
    areas: defaultdict[str, Count] = defaultdict(Count)
    numbers: defaultdict[UUID, Count] = defaultdict(Count)
    total = Count()
    for dial in dials:
        one = Count(1, int(dial.answered))
        total = total.plus(one)
        if dial.hour is not None:
            hours[dial.hour] = hours[dial.hour].plus(one)
        if dial.area is not None:
            areas[dial.area] = areas[dial.area].plus(one)
        if dial.number_id is not None:
            numbers[dial.number_id] = numbers[dial.number_id].plus(one)
    return AnswerTimes(total, dict(hours), dict(areas), dict(numbers))


async def of_customer(customer_id: UUID, now: datetime) -> AnswerTimes:
    """Of the latest calls of a customer, those that rang: somebody talked, or nobody did."""
    values = [customer_id, now - LOOKED_BACK, MAX_CALLS, list(TALKED + UNREACHED), list(TALKED)]
    rows = await connections.get("default").execute_query_dict(LATEST, values)
    known: dict[str, tuple[ZoneInfo | None, str | None]] = {}
    dials = []
    for row in rows:
        # Numbers that begin alike are of one place.
        start = row["to_number"][:7]
        if start not in known:
            known[start] = _place(row["to_number"])
        zone, area = known[start]
        hour = row["dialed_at"].astimezone(zone).hour if zone else None
        dials.append(Dial(row["answered"], hour, area, row["number_id"]))
    return tally(dials)


def _place(number: str) -> tuple[ZoneInfo | None, str | None]:
    """The first zone of a number's area, and its country with its state; of an erased one nothing is known."""
    if not is_e164(number):
        return None, None
    zones, states = zones_of_number(number), states_of_number(number)
    return (ZoneInfo(zones[0]) if zones else None), " ".join((country_of(number), *states[:1]))
