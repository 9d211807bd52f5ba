"""VoiceEvent: the inbox of what the voice provider tells us; a delivery counts once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app import failpoints
from app.domain.telephony import forwarding
from app.domain.telephony.workspaces import Workspace
from app.postgres import queue
from app.postgres.indexes import blocks


class VoiceEvent(Model):
    """One verified event of a workspace; `delivery_key` is unique within it."""

    id = fields.BigIntField(primary_key=True)
    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField(
        "models.Workspace", related_name="events", on_delete=fields.CASCADE
    )
    workspace_id: UUID
    delivery_key = fields.CharField(max_length=200)
    kind = fields.CharField(max_length=60)
    body: fields.Field[dict[str, Any]] = fields.JSONField()
    received_at = fields.DatetimeField()
    handled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "voice_events"
        unique_together = (("workspace", "delivery_key"),)
        indexes = (blocks("voice_events_by_time", "received_at"),)


async def receive(
    workspace_id: UUID,
    kind: str,
    delivery_key: str,
    body: dict[str, Any],
    now: datetime,
    *,
    raw: bytes = b"",
    signature: str = "",
) -> bool:
    """Store an event and the job that handles it in one commit; False when it had come before.

    `raw` and `signature` are as they came, to be passed on where that is wanted.
    """
    try:
        async with in_transaction() as tx:
            event = await VoiceEvent.create(
                using_db=tx,
                workspace_id=workspace_id,
                delivery_key=delivery_key,
                kind=kind,
                body=body,
                received_at=now,
            )
            await queue.defer(tx, "retell_events", event_id=event.id)
            agent_id = str(body.get("agent_id") or "")
            await forwarding.plan(tx, workspace_id, agent_id, delivery_key, raw, signature, now)
    except IntegrityError:
        return False
    failpoints.reach("event-stored")
    return True
