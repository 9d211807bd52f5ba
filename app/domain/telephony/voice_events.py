"""VoiceEvent: the inbox of what the voice provider tells us; a delivery counts once."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise import connections, fields
from tortoise.exceptions import DoesNotExist, IntegrityError
from tortoise.transactions import in_transaction

from app import failpoints
from app.domain.telephony import forwarding
from app.domain.telephony.workspaces import Workspace
from app.postgres import queue
from app.postgres.tables import Table, blocks


class VoiceEvent(Table):
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


# $6 is the agent whose events may be passed on to somebody: then nothing is written yet.
RECEIVE = f"""
WITH forwarded AS MATERIALIZED (SELECT FROM forward_addresses WHERE workspace_id = $1 AND agent_id = $6),
event AS (
    INSERT INTO voice_events (workspace_id, delivery_key, kind, body, received_at)
    SELECT $1, $2, $3, $4::jsonb, $5 WHERE NOT EXISTS (SELECT FROM forwarded)
    ON CONFLICT (workspace_id, delivery_key) DO NOTHING RETURNING id
),
{queue.job_for_each("event", "retell_events", queue.payload_of("event_id", "id"), "interval '0'")}
SELECT EXISTS (SELECT FROM event) AS first, EXISTS (SELECT FROM forwarded) AS forwards
"""  # noqa: S608 - only constants are interpolated
TO_HANDLE = "SELECT workspace_id, kind, body, handled_at IS NOT NULL AS handled FROM voice_events WHERE id = $1"
MARK_HANDLED = "UPDATE voice_events SET handled_at = $2, body = CASE WHEN $3 THEN body ELSE '{}' END WHERE id = $1"


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
    agent_id = str(body.get("agent_id") or "")
    values = [workspace_id, delivery_key, kind, json.dumps(body), now, agent_id]
    try:
        [row] = await connections.get("default").execute_query_dict(RECEIVE, values)
        if row["forwards"]:
            async with in_transaction() as tx:
                [row] = await tx.execute_query_dict(RECEIVE, [*values[:5], None])
                if row["first"]:
                    await forwarding.plan(tx, workspace_id, agent_id, delivery_key, raw, signature, now)
    except IntegrityError:
        return False  # the workspace has just been removed
    if row["first"]:
        failpoints.reach("event-stored")
    return bool(row["first"])


@dataclass(frozen=True)
class Event:
    """What of a stored event says what is to be done."""

    workspace_id: UUID
    kind: str
    body: dict[str, Any]


async def to_handle(event_id: int) -> Event | None:
    """An event that is still to be handled; None when it was. Raises DoesNotExist."""
    for row in await connections.get("default").execute_query_dict(TO_HANDLE, [event_id]):
        return None if row["handled"] else Event(row["workspace_id"], row["kind"], json.loads(row["body"]))
    raise DoesNotExist(VoiceEvent)


async def mark_handled(event_id: int, now: datetime, *, keeps: bool) -> None:
    """It was handled, and need not be again; its body goes unless it is one that we may keep."""
    await connections.get("default").execute_query(MARK_HANDLED, [event_id, now, keeps])
