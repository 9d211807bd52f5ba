"""Calls go on when an account is empty, up to so many credits a month, where the agency allows that to a customer.

What is allowed is granted a step at a time, when a call needs it: so nothing is ever spent that was not granted, and
each step stands in the account. A month is that of the customer.
"""

from datetime import datetime
from uuid import UUID

from tortoise import connections
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.credits import ledger
from app.domain.credits.allowances import month_of
from app.domain.credits.ledger import Account
from app.domain.tenants.customers import Customer
from app.errors import InsufficientCredits

# A step pays for so many minutes, or for the call that needs it if that is more.
STEP_MINUTES = 10
REASON = "Beyond the plan, {month}"
USED = """
SELECT coalesce(sum(amount), 0)::bigint AS used, count(*) AS steps FROM ledger_entries
WHERE customer_id = $1 AND token >= $2 AND token < $3
"""


async def why_short(customer_id: UUID, hold: int, now: datetime) -> InsufficientCredits | None:
    """The refusal when an account cannot set this much aside, else None; what is allowed beyond it is granted first."""
    short = await ledger.why_short(customer_id, hold)
    return None if short is None or await extend(customer_id, hold, now) else short


async def extend(customer_id: UUID, needed: int, now: datetime) -> bool:
    """Grant a step, so that so much is available (1/1000 credit); False when that is more than is allowed."""
    if not await Customer.exists(id=customer_id, overage_per_month__gt=0):
        return False
    async with in_transaction() as tx:
        customer = await Customer.filter(id=customer_id).using_db(tx).select_for_update(no_key=True).get()
        account = await Account.filter(customer_id=customer_id).using_db(tx).get_or_none()
        missing = needed - (account.available if account else 0)
        if missing <= 0:
            return True
        month = month_of(customer, now)
        used, steps = await _used(tx, customer_id, month)
        rest = customer.overage_per_month - used
        if missing > rest:
            return False
        amount = min(rest, max(missing, STEP_MINUTES * customer.price_per_minute))
        return await ledger.grant(tx, customer_id, amount, REASON.format(month=month), token=_token(month, steps))


async def left(customer_id: UUID, now: datetime) -> int:
    """What may still be spent beyond the credits in this month, in 1/1000 credit."""
    customer = await Customer.get_or_none(id=customer_id)
    if customer is None or not customer.overage_per_month:
        return 0
    used, _ = await _used(connections.get("default"), customer_id, month_of(customer, now))
    return int(max(0, customer.overage_per_month - used))


async def _used(tx: BaseDBAsyncClient, customer_id: UUID, month: str) -> tuple[int, int]:
    values = [customer_id, _token(month, 0), _token(month, 999_999)]
    [row] = await tx.execute_query_dict(USED, values)
    return row["used"], row["steps"]


def _token(month: str, step: int) -> str:
    return f"overage {month} {step:06}"
