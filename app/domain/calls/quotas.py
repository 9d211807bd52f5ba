"""Quotas: how many calls a customer or a number may ask for, and what a customer may spend in a day.

The counters are rows that are raised in the statement that admits a call (see admission.py), so that
simultaneous requests cannot pass a cap together.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.transactions import in_transaction

from app.domain.calls import wake
from app.domain.calls.reasons import Reason
from app.domain.rules.figures import counted
from app.domain.telephony.numbers import CallingNumber
from app.domain.tenants.customers import Customer
from app.errors import Paused, QuotaExceeded
from app.postgres.tables import Table

CREDIT = 1000
NO_CAP = 2**31 - 1
# The caps of an account or a number: another attempt waits for room. (Those of a lead end its attempts.)
WAITED_FOR = {"calls_per_minute", "calls_per_day", "spend_per_day"}
DAYS_KEPT = timedelta(days=400)


class UsageDay(Table):
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


def require_open(caller: CallingNumber, now: datetime) -> None:
    """Raise Paused while an automatic pause of the customer lasts."""
    if caller.closed_until and caller.closed_until > now:
        raise Paused(f"Calling is paused until {moment(caller, caller.closed_until)}: {caller.closed_why}")


async def why_full(caller: CallingNumber, now: datetime, hold: int | None = None) -> QuotaExceeded | None:
    """The refusal that names the used-up quota and its end, or None when one more call has room.

    `hold` is what that call sets aside now, if not as much as a new one (1/1000 credit).
    """
    hold = caller.hold if hold is None else hold
    minute, day = minute_of(now), day_of(caller.timezone, now)
    next_minute, tomorrow = minute + timedelta(minutes=1), day_ends(caller.timezone, now)
    used = {row.subject_id: row for row in await UsageDay.filter(subject_id__in=_subjects(caller), day=day)}
    for subject_id, whose, per_minute, per_day in (
        (caller.customer_id, "this account", caller.calls_per_minute, caller.calls_per_day),
        (caller.number_id, "this number", caller.number_calls_per_minute, caller.number_calls_per_day),
    ):
        usage = used.get(subject_id, UsageDay(minute=minute))
        if per_day is not None and usage.calls >= per_day:
            return _full(caller, f"{whose} may place {counted(per_day, 'call')} a day", "calls_per_day", tomorrow)
        if per_minute is not None and usage.minute >= minute and usage.minute_calls >= per_minute:
            return _full(
                caller, f"{whose} may place {counted(per_minute, 'call')} a minute", "calls_per_minute", next_minute
            )
    usage = used.get(caller.customer_id, UsageDay())
    if caller.spend_per_day is not None and usage.held + usage.spent + hold > caller.spend_per_day:
        if usage.spent + hold > caller.spend_per_day:
            await close(caller, now)
        what = f"this account may spend {counted(caller.spend_per_day / CREDIT, 'credit')} a day"
        return _full(caller, what, "spend_per_day", tomorrow)
    return None


# The columns of a minute in an upsert of `usage_days AS used`: a clock that is behind never opens an old one again.
COUNT_MINUTE = """
        minute = CASE WHEN EXCLUDED.calls = 0 THEN used.minute ELSE greatest(used.minute, EXCLUDED.minute) END,
        minute_calls = CASE WHEN used.minute >= EXCLUDED.minute THEN used.minute_calls ELSE 0 END
                       + EXCLUDED.minute_calls"""
MINUTE_HAS_ROOM = "used.minute < EXCLUDED.minute OR used.minute_calls + EXCLUDED.minute_calls <= per_minute"


async def close(caller: CallingNumber, now: datetime) -> None:
    """Pause new requests of the customer until its day ends: not even an ended call can make room for one more."""
    ceiling = (caller.spend_per_day or 0) / CREDIT
    why = f"the daily spend ceiling of {counted(ceiling, 'credit')} is reached. Raise it to go on earlier."
    await Customer.filter(id=caller.customer_id, closed_until=caller.closed_until).update(
        closed_at=now, closed_until=day_ends(caller.timezone, now), closed_why=why
    )


async def reopen(customer_id: UUID) -> None:
    """End an automatic pause, because a person has raised the ceiling, and wake what waited for it."""
    async with in_transaction() as tx:
        closed = Customer.filter(id=customer_id).using_db(tx)
        await closed.update(closed_at=None, closed_until=None, closed_why=None)
        await wake.wake(tx, customer_id, Reason.PAUSED)


async def forget_lapsed(now: datetime) -> None:
    """Clear the automatic pauses that are over, and drop usage that nobody will look at."""
    await Customer.filter(closed_until__lte=now).update(closed_at=None, closed_until=None, closed_why=None)
    await UsageDay.filter(day__lt=(now - DAYS_KEPT).date()).delete()


def moment(caller: CallingNumber, at: datetime) -> str:
    """A moment as the customer's clock shows it."""
    return f"{at.astimezone(ZoneInfo(caller.timezone)):%Y-%m-%d %H:%M} ({caller.timezone})"


def _subjects(caller: CallingNumber) -> list[UUID]:
    return [caller.customer_id, caller.number_id]


def _full(caller: CallingNumber, what: str, quota: str, ends: datetime) -> QuotaExceeded:
    message = f"The quota is used up: {what}. There is room again at {moment(caller, ends)}, or with a higher quota."
    return QuotaExceeded(message, cap=quota, ends=ends)
