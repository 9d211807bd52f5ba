"""Quotas: how many calls a customer or a number may ask for, and what a customer may spend in a day.

The counters are rows that are raised in the statement that promises a call (see promises.py), so that
simultaneous requests cannot pass a cap together.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.domain import waiting
from app.domain.customers import Customer
from app.domain.numbers import Line
from app.errors import Paused, QuotaExceeded

CREDIT = 1000
NO_CAP = 2**31 - 1
# The caps of an account or a number: another attempt waits for room. (Those of a lead end its attempts.)
WAITED_FOR = {"calls_per_minute", "calls_per_day", "spend_per_day"}
DAYS_KEPT = timedelta(days=400)


class UsageDay(Model):
    """What one customer or number (`subject_id`) used on one day of the customer's time zone.

    `held` is set aside for calls of that day which are not paid yet, `spent` was paid for others
    (1/1000 credit; of a number only the calls are counted). `minute_calls` counts the minute `minute`.
    """

    id = fields.BigIntField(primary_key=True)
    subject_id = fields.UUIDField()
    day = fields.DateField()
    calls = fields.IntField(default=0)
    minute = fields.DatetimeField()
    minute_calls = fields.IntField(default=0)
    held = fields.BigIntField(default=0)
    spent = fields.BigIntField(default=0)

    class Meta:
        table = "usage_days"
        unique_together = (("subject_id", "day"),)


def day_of(timezone: str, now: datetime) -> date:
    """The day that it is there."""
    return now.astimezone(ZoneInfo(timezone)).date()


def day_ends(timezone: str, now: datetime) -> datetime:
    """The next midnight there, as UTC."""
    tomorrow = day_of(timezone, now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), ZoneInfo(timezone)).astimezone(UTC)


def minute_of(now: datetime) -> datetime:
    """The beginning of the running minute."""
    return now.replace(second=0, microsecond=0)


def require_open(line: Line, now: datetime) -> None:
    """Raise Paused while an automatic pause of the customer lasts."""
    if line.closed_until and line.closed_until > now:
        raise Paused(f"Calling is paused until {moment(line, line.closed_until)}: {line.closed_why}")


async def why_full(line: Line, now: datetime, hold: int | None = None) -> QuotaExceeded | None:
    """The refusal that names the used-up quota and its end, or None when one more call has room.

    `hold` is what that call sets aside now, if not as much as a new one (1/1000 credit).
    """
    hold = line.hold if hold is None else hold
    minute, day = minute_of(now), day_of(line.timezone, now)
    next_minute, tomorrow = minute + timedelta(minutes=1), day_ends(line.timezone, now)
    used = {row.subject_id: row for row in await UsageDay.filter(subject_id__in=_subjects(line), day=day)}
    for subject_id, whose, per_minute, per_day in (
        (line.customer_id, "this account", line.calls_per_minute, line.calls_per_day),
        (line.number_id, "this number", line.number_calls_per_minute, line.number_calls_per_day),
    ):
        usage = used.get(subject_id, UsageDay(minute=minute))
        if per_day is not None and usage.calls >= per_day:
            return _full(line, f"{whose} may place {per_day} calls a day", "calls_per_day", tomorrow)
        if per_minute is not None and usage.minute == minute and usage.minute_calls >= per_minute:
            return _full(line, f"{whose} may place {per_minute} calls a minute", "calls_per_minute", next_minute)
    usage = used.get(line.customer_id, UsageDay())
    if line.spend_per_day is not None and usage.held + usage.spent + hold > line.spend_per_day:
        if usage.spent + hold > line.spend_per_day:
            await close(line, now)
        what = f"this account may spend {line.spend_per_day / CREDIT:g} credits a day"
        return _full(line, what, "spend_per_day", tomorrow)
    return None


# One more dial of a call that was counted when it was asked for.
COUNT_AGAIN = """
INSERT INTO usage_days AS used (subject_id, day, calls, minute, minute_calls, held, spent)
SELECT $1, $2, 1, $3, 1, 0, 0 WHERE $4::int > 0 AND $5::int > 0
ON CONFLICT (subject_id, day) DO UPDATE SET calls = used.calls + 1, minute = EXCLUDED.minute,
    minute_calls = CASE WHEN used.minute = EXCLUDED.minute THEN used.minute_calls + 1 ELSE 1 END
WHERE used.calls < $5 AND (used.minute <> EXCLUDED.minute OR used.minute_calls < $4)
RETURNING subject_id
"""


async def count_again(tx: BaseDBAsyncClient, line: Line, now: datetime) -> None:
    """Count one more dial of a call; raises QuotaExceeded where a cap is used up."""
    moment = [day_of(line.timezone, now), minute_of(now)]
    for subject_id, per_minute, per_day in (
        (line.customer_id, line.calls_per_minute, line.calls_per_day),
        (line.number_id, line.number_calls_per_minute, line.number_calls_per_day),
    ):
        caps = [NO_CAP if cap is None else cap for cap in (per_minute, per_day)]
        if not await tx.execute_query_dict(COUNT_AGAIN, [subject_id, *moment, *caps]):
            full = await why_full(line, now, hold=0)
            raise full or _full(line, "its calls at this moment", "calls_per_minute", now + timedelta(minutes=1))


async def close(line: Line, now: datetime) -> None:
    """Pause new requests of the customer until its day ends: not even an ended call can make room for one more."""
    ceiling = (line.spend_per_day or 0) / CREDIT
    why = f"the daily spend ceiling of {ceiling:g} credits is reached. Raise it to go on earlier."
    await Customer.filter(id=line.customer_id, closed_until=line.closed_until).update(
        closed_at=now, closed_until=day_ends(line.timezone, now), closed_why=why
    )


async def reopen(customer_id: UUID) -> None:
    """End an automatic pause, because a person has raised the ceiling, and wake what waited for it."""
    async with in_transaction() as tx:
        closed = Customer.filter(id=customer_id).using_db(tx)
        await closed.update(closed_at=None, closed_until=None, closed_why=None)
        await waiting.wake(tx, customer_id, Paused.code)


async def forget_lapsed(now: datetime) -> None:
    """Clear the automatic pauses that are over, and drop usage that nobody will look at."""
    await Customer.filter(closed_until__lte=now).update(closed_at=None, closed_until=None, closed_why=None)
    await UsageDay.filter(day__lt=(now - DAYS_KEPT).date()).delete()


def moment(line: Line, at: datetime) -> str:
    """A moment as the customer's clock shows it."""
    return f"{at.astimezone(ZoneInfo(line.timezone)):%Y-%m-%d %H:%M} ({line.timezone})"


def _subjects(line: Line) -> list[UUID]:
    return [line.customer_id, line.number_id]


def _full(line: Line, what: str, quota: str, ends: datetime) -> QuotaExceeded:
    message = f"The quota is used up: {what}. There is room again at {moment(line, ends)}, or with a higher quota."
    return QuotaExceeded(message, cap=quota, ends=ends)
