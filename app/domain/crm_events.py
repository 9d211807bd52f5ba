"""CrmEvent: the inbox of what the CRM tells us; a delivery counts once, for seven days."""

from datetime import datetime, timedelta
from typing import Any

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app import queue

KEPT_FOR = timedelta(days=7)
# What is stored at all; each has its handler in jobs/crm_events.py.
KINDS = frozenset(
    {"INSTALL", "UNINSTALL", "UPDATE", "PLAN_CHANGE", "ContactDndUpdate", "ContactDelete", "LocationUpdate"}
)


class CrmEvent(Model):
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
            await queue.defer(tx, "crm_events", event_id=event.id)
    except IntegrityError:
        return False
    return True


async def forget(now: datetime) -> None:
    """Delete what is too old to be delivered once more: the signature's window closed long before."""
    await CrmEvent.filter(received_at__lt=now - KEPT_FOR, handled_at__isnull=False).delete()
