"""What an account did in a month, for whoever pays it: what was there, what came, what each call took, what is left.

Every figure comes from the entries of the ledger: what was there and what came, less the calls, is what is left.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise import connections

from app.domain.credits.allowances import after
from app.domain.tenants.customers import Customer

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
Key = TypeVar("Key", date, str)


@dataclass(frozen=True)
class PaidCall:
    """One dial that was paid for: when, from which number to which, how it ended, how long it was billed (s), and what
    it took from the account (1/1000 credit)."""

    call_id: UUID
    at: datetime
    from_number: str
    to_number: str
    outcome: str | None
    seconds: int
    amount: int


@dataclass(frozen=True)
class Total:
    """Some calls together."""

    calls: int = 0
    seconds: int = 0
    amount: int = 0

    def plus(self, call: PaidCall) -> "Total":
        """With one call more."""
        return Total(self.calls + 1, self.seconds + call.seconds, self.amount + call.amount)


@dataclass(frozen=True)
class Statement:
    """One month of an account, amounts in 1/1000 credit.

    `opening` and `closing` are what was available or set aside; `closing` is `opening` + `granted` + `adjusted` less
    what the calls took.
    """

    month: str
    begins: datetime
    ends: datetime
    opening: int
    granted: int
    adjusted: int
    calls: tuple[PaidCall, ...]

    @property
    def spent(self) -> int:
        """What the calls took."""
        return sum(call.amount for call in self.calls)

    @property
    def closing(self) -> int:
        """What was left at the end."""
        return self.opening + self.granted + self.adjusted - self.spent

    def by_day(self) -> dict[date, Total]:
        """The calls of each day where the account is."""
        return _together(self.calls, lambda call: call.at.astimezone(self.begins.tzinfo).date())

    def by_number(self) -> dict[str, Total]:
        """The calls from each number."""
        return _together(self.calls, lambda call: call.from_number)


def _together(calls: tuple[PaidCall, ...], key: Callable[[PaidCall], Key]) -> dict[Key, Total]:
    totals: defaultdict[Key, Total] = defaultdict(Total)
    for call in calls:
        totals[key(call)] = totals[key(call)].plus(call)
    return dict(sorted(totals.items()))


# The last entry before a moment: entries are numbered as they were made, and a month is not long ago.
LAST = """
SELECT coalesce((SELECT version FROM ledger_entries WHERE customer_id = $1 AND created_at < $2
                 ORDER BY version DESC LIMIT 1), 0) AS version
"""
# What left the account for calls, and what came or went otherwise; to set aside changes neither.
SUMS = """
SELECT coalesce(sum(available_change + held_change) FILTER (WHERE version > $2), 0)::bigint AS since,
       coalesce(sum(available_change + held_change) FILTER (WHERE version > $2 AND version <= $3 AND verb = 'grant'),
                0)::bigint AS granted,
       coalesce(sum(available_change + held_change) FILTER (WHERE version > $2 AND version <= $3 AND verb <> 'grant'
                                                            AND attempt_id IS NULL), 0)::bigint AS adjusted,
       (SELECT available + held FROM accounts WHERE customer_id = $1) AS now
FROM ledger_entries WHERE customer_id = $1 AND version > $2
"""
CALLS = """
WITH paid AS (
    SELECT attempt_id, -sum(available_change + held_change)::bigint AS amount, max(created_at) AS at
    FROM ledger_entries WHERE customer_id = $1 AND version > $2 AND version <= $3 AND attempt_id IS NOT NULL
    GROUP BY attempt_id HAVING sum(available_change + held_change) <> 0
)
SELECT k.id AS call_id, paid.at, coalesce(n.e164, k.from_number) AS from_number, k.to_number, t.outcome,
       coalesce(t.billed_seconds, 0) AS seconds, paid.amount
FROM paid JOIN attempts t ON t.id = paid.attempt_id JOIN calls k ON k.id = t.call_id
LEFT JOIN phone_numbers n ON n.id = coalesce(t.from_number_id, k.number_id)
ORDER BY paid.at, k.id
"""


async def of_month(customer: Customer, month: str) -> Statement:
    """The statement of a customer's account for a month like `2026-11`, as it is where the customer is."""
    zone = ZoneInfo(customer.timezone)
    begins, ends = (datetime.strptime(one, "%Y-%m").replace(tzinfo=zone) for one in (month, after(month)))
    database = connections.get("default")
    [first], [last] = [await database.execute_query_dict(LAST, [customer.id, moment]) for moment in (begins, ends)]
    span = [customer.id, first["version"], last["version"]]
    [sums] = await database.execute_query_dict(SUMS, span)
    calls = tuple(PaidCall(**row) for row in await database.execute_query_dict(CALLS, span))
    opening = (sums["now"] or 0) - sums["since"]
    return Statement(month, begins, ends, opening, sums["granted"], sums["adjusted"], calls)
