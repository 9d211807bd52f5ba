"""CreditAlert: a customer fell below its threshold; told once per crossing, to whoever reads these rows."""

from datetime import datetime
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.domain.customers import Customer


class CreditAlert(Model):
    """One crossing, written by the entry that crossed (see ledger.BOOK); amounts in 1/1000 credit.

    `left_over` is what was available and held after it, `told_at` when somebody was told of it.
    """

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="alerts", on_delete=fields.CASCADE
    )
    customer_id: UUID
    left_over = fields.BigIntField()
    threshold = fields.BigIntField()
    created_at = fields.DatetimeField()
    told_at = fields.DatetimeField(null=True)

    class Meta:
        table = "credit_alerts"


async def claim(now: datetime) -> list[CreditAlert]:
    """The alerts that nobody was told of; each is handed out once, to the caller who then tells it."""
    untold = await CreditAlert.filter(told_at=None).order_by("id").limit(100)
    return [alert for alert in untold if await CreditAlert.filter(id=alert.id, told_at=None).update(told_at=now)]
