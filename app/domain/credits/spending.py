"""How fast credits are spent, and how long they will last."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from tortoise import connections

from app.domain.tenants.customers import Customer

WEEK = 7
# Nobody plans for a day that is further away.
FAR = 999

BY_SUBJECT = """
SELECT subject_id, sum(spent)::bigint AS spent, min(day) FILTER (WHERE spent > 0) AS first FROM usage_days
WHERE subject_id = ANY($1) AND day > $2 GROUP BY 1
"""


async def per_day(customers: Sequence[Customer], now: datetime) -> dict[UUID, int]:
    """What each account that pays for these customers spent a day during the last week, in 1/1000 credit.

    A customer that has called for less than a week is measured by the days since its first call.
    """
    today = now.date()
    values = [[customer.id for customer in customers], today - timedelta(days=WEEK)]
    rows = {row["subject_id"]: row for row in await connections.get("default").execute_query_dict(BY_SUBJECT, values)}
    spent: dict[UUID, int] = {}
    for customer in customers:
        row = rows.get(customer.id)
        if row is not None and row["spent"]:
            payer = payer_of(customer)
            spent[payer] = spent.get(payer, 0) + row["spent"] // _days(row["first"], today)
    return spent


BY_DAY = """
SELECT u.day, sum(u.spent)::bigint AS spent FROM usage_days u JOIN customers c ON c.id = u.subject_id
WHERE CASE WHEN c.own_credits THEN c.id ELSE c.agency_id END = $1 AND (c.id = $1 OR c.agency_id = $1) AND u.day >= $2
GROUP BY 1
"""


async def by_day(account_id: UUID, first: date) -> dict[date, int]:
    """What an account paid on each day since then, in 1/1000 credit; a day is that of the customer who called."""
    rows = await connections.get("default").execute_query_dict(BY_DAY, [account_id, first])
    return {row["day"]: row["spent"] for row in rows}


def payer_of(customer: Customer) -> UUID:
    """Whose account pays for this customer's calls: its own, or its agency's."""
    return customer.id if customer.own_credits else customer.agency_id


def days_left(available: int, daily: int) -> int | None:
    """How many days the credits last at this pace; None when nothing is spent."""
    return min(max(available, 0) // daily, FAR) if daily else None


def _days(first: date, today: date) -> int:
    return min(max((today - first).days + 1, 1), WEEK)
