"""Calls that may be placed get their times, as far as caps, pace, credits and the freshness of a lead reach."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from tortoise import connections

from app.domain.calls import pacing, quotas
from app.domain.calls.quotas import UsageDay
from app.domain.calls.reasons import Reason
from app.domain.credits import ledger, overage
from app.domain.credits.ledger import Account
from app.domain.dry_runs.report import Candidate, Fate, Report, Row
from app.domain.dry_runs.timeline import Cap, Pace, days_of, minutes, take
from app.domain.dry_runs.verdicts import Asked, Held, Outlook, by_the_rules
from app.domain.rules.decision import NotBefore, Refused, fresh_until, why_too_old
from app.domain.telephony.numbers import CallingNumber
from app.errors import QuotaExceeded

# So many calls of the past say what one costs; fewer say nothing.
RECENT, ENOUGH = 500, 20
USUAL = """
SELECT count(*) AS calls, coalesce(round(avg(charged)), 0)::bigint AS cost FROM (
    SELECT charged FROM calls WHERE customer_id = $1 AND state = 'ended' ORDER BY requested_at DESC LIMIT $2
) AS recent
"""
WAITS_FOR_CAP = "There are more calls than this account or number may place at a time, so this one waits for its turn."
WAITS_FOR_SLOT = "There are more calls than can run at once, so this one waits for its turn."


@dataclass
class Means:
    """What the calls of one customer share. Amounts are in 1/1000 credit.

    `usual` is what a call cost lately on average, None while there were too few; `caps` are those of the customer and
    of each number, `paces` those of the accounts at the voice provider.
    """

    available: int = 0
    usual: int | None = None
    caps: dict[UUID, list[Cap]] = field(default_factory=dict)
    paces: dict[UUID, Pace] = field(default_factory=dict)
    set_aside: int = 0
    paid: int = 0

    def pay(self, hold: int) -> bool:
        """Whether one more call can be paid; then it is: what it does not cost is there again for the next."""
        if self.available < hold:
            return False
        self.available -= hold if self.usual is None else self.usual
        self.set_aside, self.paid = self.set_aside + hold, self.paid + 1
        return True


async def means_of(lines: Sequence[CallingNumber], at: datetime, per_minute: int | None = None) -> Means:
    """Read what is left at that moment for the calls of these lines, all of one customer; `per_minute`: no more."""
    if not lines:
        return Means()
    first = lines[0]
    account = await Account.get_or_none(customer_id=first.payer_id)
    [row] = await connections.get("default").execute_query_dict(USUAL, [first.customer_id, RECENT])
    usual = int(row["cost"]) if row["calls"] >= ENOUGH else None
    beyond = await overage.left(first.payer_id, at)
    means = Means(max(0, account.available if account else 0) + beyond, usual)
    subjects = [first.customer_id, *(line.number_id for line in lines)]
    today = quotas.day_of(first.timezone, at)
    days = await UsageDay.filter(subject_id__in=subjects, day__gte=today)
    each = first.hold if usual is None else usual
    means.caps[first.customer_id] = [
        *_caps(first.customer_id, days, first.timezone, first.calls_per_minute, first.calls_per_day),
        *_ceiling(first, days, each),
        *([] if per_minute is None else [Cap("calls_per_minute", per_minute, minutes)]),
    ]
    for line in lines:
        limits = (line.number_calls_per_minute, line.number_calls_per_day)
        means.caps[line.number_id] = _caps(line.number_id, days, line.timezone, *limits)
        if line.workspace_id not in means.paces:
            room = await pacing.room_of(line.workspace_id)
            means.paces[line.workspace_id] = Pace(room.step, at)
    return means


def _caps(
    subject: UUID, days: Sequence[UsageDay], timezone: str, per_minute: int | None, per_day: int | None
) -> list[Cap]:
    mine = [day for day in days if day.subject_id == subject]
    caps = []
    if per_day is not None:
        calls: Counter[Hashable] = Counter({day.day: day.calls for day in mine})
        caps.append(Cap("calls_per_day", per_day, days_of(timezone), used=calls))
    if per_minute is not None:
        lately: Counter[Hashable] = Counter({day.minute: day.minute_calls for day in mine})
        caps.append(Cap("calls_per_minute", per_minute, minutes, used=lately))
    return caps


def _ceiling(line: CallingNumber, days: Sequence[UsageDay], each: int) -> list[Cap]:
    if line.spend_per_day is None:
        return []
    mine = (day for day in days if day.subject_id == line.customer_id)
    spent: Counter[Hashable] = Counter({day.day: day.held + day.spent for day in mine})
    return [Cap("spend_per_day", line.spend_per_day, days_of(line.timezone), each=each, used=spent)]


def plan(
    asked: Sequence[tuple[Candidate, Asked | Refused]], outlooks: Sequence[Outlook], means: Means, at: datetime
) -> Report:
    """Give everybody who may be called a time: whose time comes first, and of those in the order of the list."""
    available = means.available
    dues = [outlook.at if isinstance(outlook, NotBefore) else at for outlook in outlooks]
    found: dict[int, Row] = {}
    for place in sorted(range(len(asked)), key=dues.__getitem__):
        candidate, it = asked[place]
        found[place] = (
            Row(candidate.phone, Fate.REFUSED, code=it.refusal.code, reason=it.refusal.message)
            if isinstance(it, Refused)
            else _row_of(it, outlooks[place], means, at)
        )
    rows = [found[place] for place in range(len(asked))]
    times = [row.at for row in rows if row.at is not None]
    cost = None if means.usual is None else means.usual * means.paid
    ends_at = max(times) + pacing.TYPICAL_CALL if times else None
    return Report(at, rows, means.set_aside, cost, available, ends_at)


def _row_of(asked: Asked, outlook: Outlook, means: Means, at: datetime) -> Row:
    if isinstance(outlook, Refused):
        return _row(asked, Fate.REFUSED, outlook.refusal.code, outlook.refusal.message)
    if isinstance(outlook, Held):
        return _row(asked, Fate.WAITS, outlook.code, outlook.reason)
    return _timed(asked, outlook if isinstance(outlook, NotBefore) else None, means, at)


def _timed(asked: Asked, later: NotBefore | None, means: Means, at: datetime) -> Row:
    """The row of a call that may be placed, at once or `later`."""
    caller, due = asked.caller, later.at if later else at
    caps = means.caps[caller.customer_id] + means.caps[caller.number_id]
    dial_request = asked.dial_request(due, asks=False)
    until = fresh_until(dial_request, caller.policy)
    slot = take(due, caps, means.paces[caller.workspace_id], lambda moment: _opens(asked, moment), until)
    if slot is None:
        stale = why_too_old(dial_request, caller.policy, until + timedelta(seconds=1))
        return _row(asked, Fate.REFUSED, Reason.STALE, stale.message if stale else None)
    if not means.pay(caller.hold):
        short = ledger.too_few(caller.hold)
        return _row(asked, Fate.WAITS, short.code, short.message)
    code, reason = None, None
    if slot.cap is not None:
        code, reason = QuotaExceeded.code, WAITS_FOR_CAP
    elif later is not None:
        code, reason = Reason.OUTSIDE_CALLING_HOURS, later.reason
    elif slot.at > due:
        code, reason = Reason.PACED, WAITS_FOR_SLOT
    return _row(asked, Fate.CALLED, code, reason, slot.at)


def _opens(asked: Asked, moment: datetime) -> datetime | None:
    """When the rules allow this call from a moment on; None for never."""
    later = by_the_rules(asked, moment)
    return None if isinstance(later, Refused) else later.at if isinstance(later, NotBefore) else moment


def _row(asked: Asked, fate: Fate, code: str | None, reason: str | None, at: datetime | None = None) -> Row:
    return Row(asked.request.to.e164, fate, asked.caller, at, code, reason, asked.asks)
