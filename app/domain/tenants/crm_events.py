"""CrmEvent: the inbox of what the CRM tells us; a delivery counts once, for as long as it can come again."""

from datetime import datetime, timedelta
from typing import Any

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app.postgres import queue
from app.postgres.tables import Table

# What it said is forgotten after a week; that it came is remembered for longer than the CRM can send it again.
BODIES_KEPT, IDS_KEPT = timedelta(days=7), timedelta(days=35)
# What is stored at all; each has its handler in jobs/crm/crm_events.py.
KINDS = frozenset(
    {"INSTALL", "UNINSTALL", "UPDATE", "PLAN_CHANGE", "ContactDndUpdate", "ContactDelete", "LocationUpdate"}
)
# What stops calls does not wait behind the rest.
JOB_OF = {"ContactDndUpdate": "contact_events", "ContactDelete": "contact_events"}


class CrmEvent(Table):
    """One verified event; `webhook_id` is shared by repeated deliveries, `sent_at` is the CRM's time."""

    id = fields.BigIntField(primary_key=True)
    webhook_id = fields.CharField(max_length=100, unique=True)
    kind = fields.CharField(max_length=60)
    body: fields.Field[dict[str, Any]] = fields.JSONField()
    sent_at = fields.DatetimeField()
    received_at = fields.DatetimeField(db_index=True)
    handled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "crm_events"


async def receive(kind: str, webhook_id: str, body: dict[str, Any], sent_at: datetime, now: datetime) -> bool:
    """Store an event and the job that handles it in one commit; False when it had come before."""
    try:
        async with in_transaction() as tx:
            event = await CrmEvent.create(
                using_db=tx, webhook_id=webhook_id, kind=kind, body=body, sent_at=sent_at, received_at=now
            )
            await queue.defer(tx, JOB_OF.get(kind, "crm_events"), event_id=event.id)
    except IntegrityError:
        return False
    return True


async def forget(now: datetime) -> None:
    """Empty what is a week old, and delete what is too old to be delivered once more."""
    handled = CrmEvent.filter(handled_at__isnull=False)
    await handled.filter(received_at__lt=now - IDS_KEPT).delete()
    await handled.filter(received_at__lt=now - BODIES_KEPT).exclude(body={}).update(body={})
