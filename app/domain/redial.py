"""A lead that did not answer is called again: how often, when, and when no more."""

from datetime import datetime, timedelta

from app.domain.calls import Attempt, Call, attempt_on
from app.domain.dialing import NotBefore, Refused, decide
from app.domain.numbers import Line

# Whoever answered, declined, opted out or has no such number is left alone.
CALLED_AGAIN = {"no_answer", "busy", "voicemail"}


async def next_attempt(call: Call, outcome: str, line: Line | None, now: datetime) -> Attempt | None:
    """The attempt that follows one with this outcome, due inside the calling hours; None when none follows.

    Whether the quotas have room for it is asked when its time has come (see jobs/place_call.py).
    """
    if outcome not in CALLED_AGAIN or call.max_attempts <= 1 or line is None or line.customer_id != call.customer_id:
        return None
    if await Attempt.filter(call_id=call.id).count() >= call.max_attempts:
        return None
    wanted = now + timedelta(minutes=call.minutes_between)
    wish = call.wish(wanted, asks=line.asks(call.contact_id))
    verdict = decide(wish, line.rules(call.hours_override), wanted)
    if isinstance(verdict, Refused):
        return None
    return attempt_on(line, call.id, verdict.at if isinstance(verdict, NotBefore) else wanted, now)
