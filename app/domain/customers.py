"""Customer: who pays for calls; a sub-account of the CRM belongs to exactly one."""

from uuid import UUID, uuid4

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from app.domain.agencies import Agency


class Customer(Model):
    """One customer of an agency.

    `price_per_minute` is in 1/1000 credit, `hold_minutes` is how many minutes a request sets aside,
    `policy` is what the customer changed of the calling rules (see dialing.Policy). `knotie_id` (`cust_…`)
    and `knotie_customer_id` (`cid_…`) name the same customer at Knotie; without them it is a local one,
    and `mapping_error` says what stood in the way, if anything.
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
    email = fields.CharField(max_length=320, null=True)
    knotie_id = fields.CharField(max_length=80, null=True)
    knotie_customer_id = fields.CharField(max_length=80, null=True)
    mapping_error = fields.CharField(max_length=300, null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "customers"
        unique_together = (("agency", "knotie_id"),)

    @property
    def mapped(self) -> bool:
        """Whether this customer is known at Knotie as well."""
        return self.knotie_id is not None


async def map_to(customer_id: UUID, knotie_id: str, knotie_customer_id: str | None) -> bool:
    """Map a customer to Knotie's, for good; False when another customer of the agency has that one."""
    try:
        await Customer.filter(id=customer_id, knotie_id=None).update(
            knotie_id=knotie_id, knotie_customer_id=knotie_customer_id, mapping_error=None
        )
    except IntegrityError:
        return False
    return True
