"""Allowance: credits that a customer is granted every month, when the month begins where it lives."""

from datetime import datetime
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.transactions import in_transaction

from app.domain.credits import ledger
from app.domain.tenants.customers import Customer
from app.postgres.tables import Table


class Allowance(Table):
    """A monthly grant of `amount` (1/1000 credit) for `reason`; `last_month` (`2026-11`) was granted already.

    Without `carry_over` it renews: what is left of the month before lapses when the next one is granted. One that
    follows another begins with `first_month`.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="allowances", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    amount = fields.BigIntField()
    reason = fields.CharField(max_length=200)
    carry_over = fields.BooleanField(default=True)
    first_month = fields.CharField(max_length=7, null=True)
    last_month = fields.CharField(max_length=7, null=True)
    spent_before = fields.BigIntField(default=0)
    created_at = fields.DatetimeField(auto_now_add=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "allowances"


async def start(
    customer_id: UUID, amount: int, reason: str, now: datetime, *, carry_over: bool = True, token: str | None = None
) -> Allowance | None:
    """Grant so much every month from now on, this month's at once; None for a `token` that was seen before.

    It begins with the next month where one has ended that was granted for this one: so a plan changes.
    """
    key = uuid5(customer_id, token) if token else uuid4()
    customer = await Customer.get(id=customer_id)
    month = month_of(customer, now)
    async with in_transaction() as tx:
        await ledger.open_account(tx, customer_id)
        # Two forms at once look at each other's allowances in turn.
        await ledger.Account.filter(customer_id=customer_id).using_db(tx).select_for_update().get()
        ours = Allowance.filter(customer_id=customer_id).using_db(tx)
        if await ours.filter(id=key).exists():
            return None
        replaced = await ours.filter(last_month=month, ended_at__isnull=False).exists()
        first = after(month) if replaced else None
        allowance = await Allowance.create(
            using_db=tx, id=key, customer_id=customer_id, amount=amount, reason=reason, carry_over=carry_over,
            first_month=first,
        )  # fmt: skip
    if first is None:
        await _grant(allowance, month)
    return allowance


async def end(allowance: Allowance, now: datetime) -> bool:
    """Grant nothing more; what was granted stays. True for the first to say so."""
    return bool(await Allowance.filter(id=allowance.id, ended_at=None).update(ended_at=now))


async def renew(now: datetime) -> int:
    """Grant every allowance whose month has begun and that was not granted for it; returns how many.

    The row decides, so that two processes, or one that runs again after a crash, grant a month once.
    """
    granted = 0
    async for allowance in Allowance.filter(ended_at=None).select_related("customer"):
        month = month_of(allowance.customer, now)
        if (allowance.last_month or "") < month and (allowance.first_month or "") <= month:
            granted += await _grant(allowance, month)
    return granted


def month_of(customer: Customer, now: datetime) -> str:
    """The month that it is where the customer lives, like `2026-11`."""
    return f"{now.astimezone(ZoneInfo(customer.timezone)):%Y-%m}"


def after(month: str) -> str:
    """The month after this one."""
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02}"


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
