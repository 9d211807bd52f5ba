"""Ramp-up: a new number calls a few people a day, and more each day, so that carriers get to know it slowly.

The cap in force is always the number's `calls_per_day`, which grows; so whatever reads a cap knows nothing of this.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tortoise import connections

from app.domain.telephony.numbers import PhoneNumber
from app.errors import wrong

MAX_STEP, MAX_GOAL = 10_000, 100_000
# A number that people answer less does not call more of them meanwhile.
GROW = """
UPDATE phone_numbers n SET calls_per_day = least(n.calls_per_day + n.ramp_by, n.ramp_to), ramped_on = today.day,
       ramp_by = CASE WHEN n.calls_per_day + n.ramp_by < n.ramp_to THEN n.ramp_by END,
       ramp_to = CASE WHEN n.calls_per_day + n.ramp_by < n.ramp_to THEN n.ramp_to END
FROM customers c CROSS JOIN LATERAL (SELECT ($1::timestamptz AT TIME ZONE c.timezone)::date AS day) AS today
WHERE c.id = n.customer_id AND n.ramp_by IS NOT NULL AND n.ramped_on < today.day
  AND n.falls_at IS NULL AND coalesce(n.rests_until <= $1, true)
"""


async def grow(now: datetime) -> None:
    """Let each number that ramps up call more on a new day of its customer; once at its goal, it stays there."""
    await connections.get("default").execute_query(GROW, [now])


def planned(
    number: PhoneNumber, calls_per_day: int | None, by: int | None, to: int | None, now: datetime
) -> dict[str, int | date | None]:
    """The columns that let its cap grow from `calls_per_day` by so many each day, up to `to`; both None: it stays.

    Raises InvalidRequest (field `ramp_by` or `ramp_to`).
    """
    if by is None and to is None:
        return {"ramp_by": None, "ramp_to": None, "ramped_on": None}
    if calls_per_day is None:
        raise wrong("ramp_by", "Write how many calls a day the number begins with, then what is added each day.")
    if by is None or not 1 <= by <= MAX_STEP:
        raise wrong("ramp_by", f"Write a number from 1 to {MAX_STEP:,}, or leave both fields empty.")
    if to is None or not calls_per_day < to <= MAX_GOAL:
        raise wrong("ramp_to", f"Write a number above {calls_per_day:,} and up to {MAX_GOAL:,}.")
    timezone = ZoneInfo(number.customer.timezone if number.customer else "UTC")
    grew = number.ramped_on if number.ramp_by else now.astimezone(timezone).date()
    return {"ramp_by": by, "ramp_to": to, "ramped_on": grew}
