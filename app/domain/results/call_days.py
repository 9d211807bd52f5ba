"""How many calls were asked for on each day, and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise import connections

from app.outcomes import TALKED, UNREACHED


@dataclass(frozen=True)
class CallDay:
    """One day: calls in which a person talked, that reached nobody, that came to nothing, and that are not over."""

    day: date
    answered: int = 0
    unreached: int = 0
    failed: int = 0
    open: int = 0

    @property
    def all(self) -> int:
        """Every call of the day."""
        return self.answered + self.unreached + self.failed + self.open


# The days' midnights are reckoned here: the database need not know every time zone that a browser knows.
BY_DAY = """
SELECT width_bucket(requested_at, $2::timestamptz[]) AS day,
       count(*) FILTER (WHERE state = 'ended' AND outcome = ANY($4)) AS answered,
       count(*) FILTER (WHERE state = 'ended' AND outcome = ANY($5)) AS unreached,
       count(*) FILTER (WHERE state IN ('queued', 'dialing', 'unconfirmed', 'placed')) AS open,
       count(*) AS calls
FROM calls WHERE customer_id = ANY($1) AND requested_at >= $3 GROUP BY 1
"""


async def last_days(customer_ids: Sequence[UUID], days: int, zone: ZoneInfo, now: datetime) -> list[CallDay]:
    """The last `days` days up to today, as they are counted in this time zone; the oldest first."""
    today = now.astimezone(zone).date()
    dates = [today - timedelta(days=ago) for ago in reversed(range(days))]
    midnights = [datetime.combine(day, time(), zone) for day in dates]
    values = [list(customer_ids), midnights, midnights[0], list(TALKED), list(UNREACHED)]
    rows = {row["day"]: row for row in await connections.get("default").execute_query_dict(BY_DAY, values)}
    return [_day(day, rows.get(index)) for index, day in enumerate(dates, start=1)]


def _day(day: date, row: dict[str, int] | None) -> CallDay:
    if row is None:
        return CallDay(day)
    failed = row["calls"] - row["answered"] - row["unreached"] - row["open"]
    return CallDay(day, row["answered"], row["unreached"], failed, row["open"])
