"""CreditAlert: a customer fell below its threshold; told once per crossing (see jobs/periodic/tell_low_credits.py)."""

from uuid import UUID

from tortoise import fields

from app.domain.tenants.customers import Customer
from app.postgres.tables import Table


class CreditAlert(Table):
    """One crossing, written by the entry that crossed (see ledger.BOOK); amounts in 1/1000 credit.

    `left_over` is what was available and held after it, `told_at` when workflows were told of it, `mailed_at`
    when the mail of it was handed over.
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
    mailed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "credit_alerts"
