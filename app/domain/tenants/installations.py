"""Installation: the app inside one sub-account of the CRM, mapped to one customer.

pending (announced, no tokens yet) ──> active ──> suspended (the CRM paused the account) ──> active
                                          └─────> uninstalled ──> active (installed again: same customer)

Only an active installation's numbers and keys can place calls (see numbers.CALLING_NUMBER).
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.expressions import Q

from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.postgres import rows
from app.postgres.tables import Table

PENDING, ACTIVE, SUSPENDED, UNINSTALLED = "pending", "active", "suspended", "uninstalled"


class Installation(Table):
    """One sub-account with the app in it; `location_id` is its opaque id in the CRM.

    `write_back` is what it changed of the rules for writing results back (see write_backs.WriteBackPolicy).
    `installed_at` and `uninstalled_at` are the CRM's times of the last such event, by which late ones are told;
    `described_at` is when name, e-mail and time zone were true, `version_at` and `plan_at` when these were.
    """

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
    timezone = fields.CharField(max_length=60, null=True)
    version_id = fields.CharField(max_length=64, null=True)
    version_at = fields.DatetimeField(null=True)
    plan_id = fields.CharField(max_length=64, null=True)
    plan_at = fields.DatetimeField(null=True)
    status = fields.CharField(max_length=20, default=ACTIVE)
    installed_at = fields.DatetimeField(null=True)
    write_back: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)
    uninstalled_at = fields.DatetimeField(null=True)
    described_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "installations"
        indexes = (("agency",),)


async def installed_as(installation_id: UUID) -> Installation:
    """The sub-account of this installation. Raises DoesNotExist."""
    return await rows.one(Installation, "WHERE it.id = $1", installation_id)


async def note_version(location_id: str, version_id: str, at: datetime) -> None:
    """The sub-account had this version of the app at that time; of two the later one counts."""
    known = Installation.filter(Q(version_at=None) | Q(version_at__lte=at), location_id=location_id)
    await known.update(version_id=version_id[:64], version_at=at)


async def note_plan(location_id: str, plan_id: str, at: datetime) -> None:
    """The sub-account had this plan at that time; of two the later one counts."""
    known = Installation.filter(Q(plan_at=None) | Q(plan_at__lte=at), location_id=location_id)
    await known.update(plan_id=plan_id[:64], plan_at=at)
