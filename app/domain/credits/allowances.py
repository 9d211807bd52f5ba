"""Allowance: credits that a customer is granted every month, when the month begins where it lives."""

from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.domain.credits import ledger
from app.domain.tenants.customers import Customer


class Allowance(Model):
    """A monthly grant of `amount` (1/1000 credit) for `reason`; `last_month` (`2026-11`) was granted already.

    Without `carry_over` it renews: what is left of the month before lapses when the next one is granted.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="allowances", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    amount = fields.BigIntField()
    reason = fields.CharField(max_length=200)
    carry_over = fields.BooleanField(default=True)
    last_month = fields.CharField(max_length=7, null=True)
    spent_before = fields.BigIntField(default=0)
    created_at = fields.DatetimeField(auto_now_add=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "allowances"


async def renew(now: datetime) -> int:
    """Grant every allowance whose month has begun and that was not granted for it; returns how many.

    The row decides, so that two processes, or one that runs again after a crash, grant a month once.
    """
    granted = 0
    async for allowance in Allowance.filter(ended_at=None).select_related("customer"):
        month = month_of(allowance.customer, now)
        if allowance.last_month is None or allowance.last_month < month:
            granted += await _grant(allowance, month)
    return granted


def month_of(customer: Customer, now: datetime) -> str:
    """The month that it is where the customer lives, like `2026-11`."""
    return f"{now.astimezone(ZoneInfo(customer.timezone)):%Y-%m}"


async def _grant(allowance: Allowance, month: str) -> bool:
    async with in_transaction() as tx:
        await ledger.open_account(tx, allowance.customer_id)
        account = await ledger.Account.filter(customer_id=allowance.customer_id).using_db(tx).select_for_update().get()
        mine = Allowance.filter(id=allowance.id, last_month=allowance.last_month, ended_at=None).using_db(tx)
        if not await mine.update(last_month=month, spent_before=account.spent):
            return False
        if allowance.last_month and not allowance.carry_over:
            unused = max(allowance.amount - (account.spent - allowance.spent_before), 0)
            if lapsed := min(unused, max(account.available, 0)):
                await ledger.adjust(tx, allowance.customer_id, -lapsed, f"{allowance.reason}: the rest has lapsed")
        await ledger.grant(tx, allowance.customer_id, allowance.amount, f"{allowance.reason}, {month}")
        return True
