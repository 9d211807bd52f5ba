"""When a lead that was not reached is called again: by how its last call ended, and never above its caps.

A busy line is free soon; whoever did not answer is tried hours later, and after two dials of a day on the next one, at
another time of the day.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.rules.policies import MINUTES_A_DAY, Policy
from app.outcomes import Outcome

# Whoever talked, declined, opted out or has no such number is left alone.
CALLED_AGAIN = (Outcome.NO_ANSWER, Outcome.BUSY, Outcome.VOICEMAIL)
# So often on one day; then the next day is tried.
DIALS_A_DAY = 2
# How far the next day's call is from the time of the day at which nobody answered.
ANOTHER_TIME = timedelta(hours=4)
MAX_DOUBLE_DIALS = 1


def next_dial(
    policy: Policy, outcome: Outcome, dials: Sequence[datetime], zone: ZoneInfo, now: datetime, *, may_double: bool
) -> datetime:
    """When the rules want the lead called again, calling hours aside.

    `dials` are the call's own so far, the oldest first; `may_double`: the law's table has no objection to a second
    call at once.
    """
    if outcome is Outcome.BUSY:
        return now + timedelta(minutes=policy.redial_busy_minutes)
    if policy.double_dial and may_double and outcome is Outcome.NO_ANSWER and len(dials) <= MAX_DOUBLE_DIALS:
        return now
    today = now.astimezone(zone).date()
    spread = [dial for dial in dials if dial.astimezone(zone).date() == today]
    if policy.double_dial and may_double and len(spread) > 1:
        spread = spread[1:]  # a double dial is one try
    if policy.redial_next_day and len(spread) >= DIALS_A_DAY:
        return _next_day(policy, now.astimezone(zone))
    return now + timedelta(minutes=policy.redial_no_answer_minutes)


def _next_day(policy: Policy, local: datetime) -> datetime:
    """Tomorrow, earlier or later in the day than now, inside the hours of the rules where that can be."""
    minute = local.hour * 60 + local.minute
    step = ANOTHER_TIME // timedelta(minutes=1)
    others = (at for at in (minute + step, minute - step) if policy.opens <= at < policy.closes)
    wanted = next(others, policy.opens % MINUTES_A_DAY)
    tomorrow = local.date() + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, wanted // 60, wanted % 60, tzinfo=local.tzinfo)


def allowed_from(dials: Sequence[datetime], caps: Sequence[tuple[int, timedelta]], at: datetime) -> datetime:
    """The first moment from `at` on at which no cap (so many in such a time) is used up by the lead's dials."""
    for most, window in caps:
        recent = sorted(dial for dial in dials if dial > at - window)
        if len(recent) >= most:
            at = max(at, recent[-most] + window + timedelta(seconds=1))
    return at
