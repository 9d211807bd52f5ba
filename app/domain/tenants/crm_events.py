"""CrmEvent: the inbox of what the CRM tells us; a delivery counts once, for as long as it can come again."""

import json
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from tortoise import connections, fields

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


@cache
def _receive(job: str) -> str:
    return f"""
    WITH event AS (
        INSERT INTO crm_events (webhook_id, kind, body, sent_at, received_at) VALUES ($1, $2, $3::jsonb, $4, $5)
        ON CONFLICT (webhook_id) DO NOTHING RETURNING id
    ),
    {queue.job_for_each("event", job, queue.payload_of("event_id", "id"), "interval '0'")}
    SELECT id FROM event
    """  # noqa: S608 - only constants are interpolated


async def receive(kind: str, webhook_id: str, body: dict[str, Any], sent_at: datetime, now: datetime) -> bool:
    """Store an event and the job that handles it in one commit; False when it had come before."""
    values = [webhook_id, kind, json.dumps(body), sent_at, now]
    statement = _receive(JOB_OF.get(kind, "crm_events"))
    return bool(await connections.get("default").execute_query_dict(statement, values))


async def forget(now: datetime) -> None:
    """Empty what is a week old, and delete what is too old to be delivered once more."""
    handled = CrmEvent.filter(handled_at__isnull=False)
    await handled.filter(received_at__lt=now - IDS_KEPT).delete()
    await handled.filter(received_at__lt=now - BODIES_KEPT).exclude(body={}).update(body={})
