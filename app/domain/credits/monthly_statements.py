"""What an account did in a month, for whoever pays it: what was there, what came, what each call took, what is left.

Every figure comes from the entries of the ledger: what was there and what came, less the calls, is what is left.
"""

import re
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise import connections

from app.domain.credits.allowances import after
from app.domain.tenants.customers import Customer

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
PAGE = 1000


@dataclass(frozen=True)
class PaidCall:
    """One dial that was paid for: when, from which number to which, how it ended, how long it was billed (s), and what
    it took from the account (1/1000 credit). `version` is the entry of the ledger that says so."""

    version: int
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
    """One month of an account, amounts in 1/1000 credit; its entries are those after version `first`, up to `last`.

    `opening` and `closing` are what was available or set aside; `closing` is `opening` + `granted` + `adjusted` less
    what the calls took, which is `spent`.
    """

    customer_id: UUID
    month: str
    begins: datetime
    ends: datetime
    first: int
    last: int
    opening: int
    granted: int
    adjusted: int
    spent: int

    @property
    def closing(self) -> int:
        """What was left at the end."""
        return self.opening + self.granted + self.adjusted - self.spent

    async def calls(self) -> AsyncIterator[PaidCall]:
        """Each dial that was paid for, in the order of the last entry about it; read in pages, as many as there are."""
        after = self.first
        while True:
            span = [self.customer_id, self.first, self.last, after, PAGE]
            page = await connections.get("default").execute_query_dict(CALLS, span)
            for row in page:
                call = PaidCall(**row)
                after = call.version
                # What was taken and given back is no call that anybody pays for.
                if call.amount:
                    yield call
            if len(page) < PAGE:
                return

    async def totals(self) -> tuple[dict[date, Total], dict[str, Total]]:
        """The calls of each day where the account is, and those from each number."""
        days: defaultdict[date, Total] = defaultdict(Total)
        numbers: defaultdict[str, Total] = defaultdict(Total)
        async for call in self.calls():
            day = call.at.astimezone(self.begins.tzinfo).date()
            days[day] = days[day].plus(call)
            numbers[call.from_number] = numbers[call.from_number].plus(call)
        return dict(sorted(days.items())), dict(sorted(numbers.items()))


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
       coalesce(-sum(available_change + held_change) FILTER (WHERE version > $2 AND version <= $3
                                                             AND attempt_id IS NOT NULL), 0)::bigint AS spent,
       (SELECT available + held FROM accounts WHERE customer_id = $1) AS now
FROM ledger_entries WHERE customer_id = $1 AND version > $2
"""
# To set aside takes nothing; of several entries that took something of one dial, the last one stands for all.
CALLS = """
SELECT e.version, k.id AS call_id, e.created_at AS at, coalesce(n.e164, k.from_number) AS from_number, k.to_number,
       t.outcome, coalesce(t.billed_seconds, 0) AS seconds, (
           SELECT -sum(available_change + held_change) FILTER (WHERE each.version > $2 AND each.version <= $3)::bigint
           FROM ledger_entries each WHERE each.attempt_id = e.attempt_id
       ) AS amount
FROM ledger_entries e JOIN attempts t ON t.id = e.attempt_id JOIN calls k ON k.id = t.call_id
LEFT JOIN phone_numbers n ON n.id = coalesce(t.from_number_id, k.number_id)
WHERE e.customer_id = $1 AND e.version > $4 AND e.version <= $3 AND e.available_change + e.held_change <> 0
  AND e.version = (
      SELECT max(last.version) FILTER (WHERE last.version <= $3 AND last.available_change + last.held_change <> 0)
      FROM ledger_entries last WHERE last.attempt_id = e.attempt_id
  )
ORDER BY e.version LIMIT $5
"""


async def of_month(customer: Customer, month: str) -> Statement:
    """The statement of a customer's account for a month like `2026-11`, as it is where the customer is."""
    zone = ZoneInfo(customer.timezone)
    begins, ends = (datetime.strptime(one, "%Y-%m").replace(tzinfo=zone) for one in (month, after(month)))
    database = connections.get("default")
    [first], [last] = [await database.execute_query_dict(LAST, [customer.id, moment]) for moment in (begins, ends)]
    [sums] = await database.execute_query_dict(SUMS, [customer.id, first["version"], last["version"]])
    opening = (sums["now"] or 0) - sums["since"]
    return Statement(
        customer.id, month, begins, ends, first["version"], last["version"],
        opening, sums["granted"], sums["adjusted"], sums["spent"],
    )  # fmt: skip
