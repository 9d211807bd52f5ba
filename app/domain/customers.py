"""Customer: who pays for calls; a sub-account of the CRM belongs to exactly one."""

from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from app.domain.agencies import Agency


class Customer(Model):
    """One customer of an agency.

    `price_per_minute` is in 1/1000 credit, `hold_minutes` is how many minutes a request sets aside,
    `policy` is what the customer changed of the calling rules (see dialing.Policy).
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="customers", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    name = fields.CharField(max_length=200)
    price_per_minute = fields.IntField(default=10_000)
    hold_minutes = fields.IntField(default=3)
    policy: fields.Field[dict[str, object]] = fields.JSONField(default=dict)
    paused = fields.BooleanField(default=False)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "customers"
