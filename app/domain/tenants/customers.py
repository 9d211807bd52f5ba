"""Customer: who pays for calls; a sub-account of the CRM belongs to exactly one, and some have none."""

from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q

from app.domain.rules.zones import is_zone
from app.domain.tenants.agencies import Agency
from app.postgres.tables import Table

# What a new customer may ask for, by workflows and keys together, until somebody changes it.
CALLS_PER_MINUTE = 60
CALLS_PER_DAY = 1000


class Customer(Table):
    """One customer of an agency.

    Amounts are in 1/1000 credit. A call costs `price_per_minute`, counted in steps of `increment_seconds`
    and at least `minimum_seconds`; a request sets `hold_minutes` aside, and the dial what the call can cost (see
    calls/gate.py). `grace_seconds` is of earlier versions, and nobody reads it. Days, and months of allowances, turn
    in `timezone`: the CRM's.
    The caps are without limit when null. `country` (ISO) is how local numbers are read and where calls may go
    unless the rules say otherwise; null: that of the calling number. `own_credits` off: the agency's own account pays.
    `closed_until` and `closed_why` are an automatic pause: new requests are refused, accepted calls go on.
    `policy` is what the customer changed of the calling rules (see policies.Policy). `credit_microcents`
    is what this customer pays for one credit, in 1/1,000,000 cent, so that the margin is known;
    since `loses_since` its calls cost more than that (see credits/margins.py). `overage_per_month` is what it may
    spend beyond its credits in a month (see credits/overage.py). Below `top_up_below` it buys `top_up_units` credits
    by itself, up to `top_up_per_month` (see credits/top_ups.py). Below
    `low_credits` there is one alert, which `alert_email` gets too.
    `knotie_id` (`cust_…`) and `knotie_customer_id` (`cid_…`) name the same customer at Knotie; without
    them it is a local one, and `mapping_error` says what stood in the way, if anything.
    `without_crm`: it needs no sub-account. Any other customer may call only while its own one has the app: one whose
    sub-account went to another agency has none, and is at an end.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="customers", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    name = fields.CharField(max_length=200)
    price_per_minute = fields.IntField(default=10_000)
    hold_minutes = fields.IntField(default=3)
    grace_seconds = fields.IntField(default=30)
    increment_seconds = fields.IntField(default=1)
    minimum_seconds = fields.IntField(default=0)
    own_credits = fields.BooleanField(default=True)
    low_credits = fields.BigIntField(null=True)
    alert_email = fields.CharField(max_length=320, null=True)
    credit_microcents = fields.BigIntField(null=True)
    loses_since = fields.DatetimeField(null=True)
    top_up_below = fields.BigIntField(null=True)
    top_up_units = fields.IntField(null=True)
    top_up_per_month = fields.IntField(null=True)
    overage_per_month = fields.BigIntField(default=0, db_default=0)
    timezone = fields.CharField(max_length=64, default="UTC")
    country = fields.CharField(max_length=2, null=True)
    calls_per_minute = fields.IntField(null=True, default=CALLS_PER_MINUTE)
    calls_per_day = fields.IntField(null=True, default=CALLS_PER_DAY)
    spend_per_day = fields.BigIntField(null=True)
    closed_at = fields.DatetimeField(null=True)
    closed_until = fields.DatetimeField(null=True)
    closed_why = fields.CharField(max_length=300, null=True)
    policy: fields.Field[dict[str, object]] = fields.JSONField(default=dict)
    installation: fields.BackwardOneToOneRelation[Any]
    paused = fields.BooleanField(default=False)
    email = fields.CharField(max_length=320, null=True)
    knotie_id = fields.CharField(max_length=80, null=True)
    knotie_customer_id = fields.CharField(max_length=80, null=True)
    mapping_error = fields.CharField(max_length=300, null=True)
    without_crm = fields.BooleanField(default=False, db_default=False)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "customers"
        unique_together = (("agency", "knotie_id"),)

    @property
    def mapped(self) -> bool:
        """Whether this customer is known at Knotie as well."""
        return self.knotie_id is not None


# Not those whose sub-account went to another agency.
CURRENT = Q(without_crm=True) | Q(installation__id__isnull=False)


async def agency_account(agency: Agency) -> Customer:
    """The agency as a customer of its own, with the agency's id: its credits pay for customers without their own."""
    itself = {"agency_id": agency.id, "name": agency.name, "without_crm": True}
    customer, _ = await Customer.get_or_create(id=agency.id, defaults=itself)
    return customer


async def map_to(customer_id: UUID, knotie_id: str, knotie_customer_id: str | None) -> bool:
    """Map a customer to Knotie's, for good; False when another customer of the agency has that one."""
    try:
        await Customer.filter(id=customer_id, knotie_id=None).update(
            knotie_id=knotie_id, knotie_customer_id=knotie_customer_id, mapping_error=None
        )
    except IntegrityError:
        return False
    return True


async def note_unmapped(customer_id: UUID, why: str | None) -> None:
    """Keep why a customer is not mapped (None: it need not be), unless it has been mapped meanwhile."""
    await Customer.filter(id=customer_id, knotie_id=None).update(mapping_error=why[:300] if why else None)


async def follow_timezone(tx: BaseDBAsyncClient, customer_id: UUID, timezone: str | None) -> None:
    """The CRM says where the sub-account is: its days turn there."""
    if timezone and is_zone(timezone):
        await Customer.filter(id=customer_id).using_db(tx).exclude(timezone=timezone).update(timezone=timezone)


async def set_alert(customer_id: UUID, low_credits: int | None, email: str | None) -> None:
    """Below how many 1/1000 credits somebody is told, and by e-mail to whom; None for nobody."""
    await Customer.filter(id=customer_id).update(low_credits=low_credits, alert_email=email)


async def set_top_up(customer_id: UUID, below: int | None, units: int | None, per_month: int | None) -> None:
    """Below how much (1/1000 credit; None: never) so many credits are bought by themselves, and how many a month."""
    await Customer.filter(id=customer_id).update(top_up_below=below, top_up_units=units, top_up_per_month=per_month)


async def set_tariff(
    customer_id: UUID,
    *,
    price_per_minute: int,
    increment_seconds: int,
    minimum_seconds: int,
    credit_microcents: int | None,
    own_credits: bool,
    overage_per_month: int = 0,
) -> None:
    """What a call costs from the next request on; calls that were asked for before keep their price."""
    await Customer.filter(id=customer_id).update(
        price_per_minute=price_per_minute,
        increment_seconds=increment_seconds,
        minimum_seconds=minimum_seconds,
        credit_microcents=credit_microcents,
        own_credits=own_credits,
        overage_per_month=overage_per_month,
    )
