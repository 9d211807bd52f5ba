"""Installation: the app inside one sub-account of the CRM, mapped to one customer."""

from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from app.domain.agencies import Agency
from app.domain.customers import Customer

ACTIVE = "active"


class Installation(Model):
    """One sub-account with the app in it; `location_id` is its opaque id in the CRM."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="installations", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    customer: fields.OneToOneRelation[Customer] = fields.OneToOneField(
        "models.Customer", related_name="installation", on_delete=fields.RESTRICT
    )
    customer_id: UUID
    location_id = fields.CharField(max_length=64, unique=True)
    name = fields.CharField(max_length=200)
    status = fields.CharField(max_length=20, default=ACTIVE)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "installations"
