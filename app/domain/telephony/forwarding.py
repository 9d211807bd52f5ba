"""An agent's events are passed on to the address that it named before its calls reported to us.

A receiver gets the very bytes and the signature that we got, so that it verifies them as before. It may get an
event more than once: it tells them apart as the provider says, by event and call.
"""

import base64
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient

from app.domain.telephony.workspaces import Workspace
from app.postgres import outbox
from app.postgres.outbox import OutboxEntry
from app.postgres.tables import Table


class ForwardAddress(Table):
    """Where the events of one agent's calls go besides us."""

    id = fields.BigIntField(primary_key=True)
    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField(
        "models.Workspace", related_name="forwards", on_delete=fields.CASCADE
    )
    workspace_id: UUID
    agent_id = fields.CharField(max_length=120)
    url = fields.CharField(max_length=1000)
    since = fields.DatetimeField()

    class Meta:
        table = "forward_addresses"
        unique_together = (("workspace", "agent_id"),)


class ForwardedEvent(OutboxEntry):
    """One event on its way to one address; `content` is `{"body": base64, "signature"}`, `cause_id` names the event."""

    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField(
        "models.Workspace", related_name="forwarded", on_delete=fields.CASCADE
    )
    workspace_id: UUID
    url = fields.CharField(max_length=1000)

    class Meta:
        table = "forwarded_events"
        unique_together = (("cause_id",),)
        indexes = (("workspace", "planned_at"),)

    @property
    def body(self) -> bytes:
        """The bytes as they came."""
        return base64.b64decode(self.content["body"])


async def forward_to(workspace_id: UUID, agent_id: str, url: str, now: datetime) -> ForwardAddress:
    """Pass the events of this agent's calls on from now on."""
    values = {"url": url, "since": now}
    address, _ = await ForwardAddress.update_or_create(defaults=values, workspace_id=workspace_id, agent_id=agent_id)
    return address


async def stop(workspace_id: UUID, agent_id: str) -> bool:
    """Pass nothing on any more; False when nothing was."""
    return bool(await ForwardAddress.filter(workspace_id=workspace_id, agent_id=agent_id).delete())


async def plan(
    tx: BaseDBAsyncClient, workspace_id: UUID, agent_id: str, event_key: str, raw: bytes, signature: str, now: datetime
) -> None:
    """Plan to pass a verified event on, if its agent's events are."""
    address = await ForwardAddress.get_or_none(workspace_id=workspace_id, agent_id=agent_id, using_db=tx)
    if address is None:
        return
    event = ForwardedEvent(
        workspace_id=workspace_id,
        cause_id=uuid5(NAMESPACE_URL, f"{workspace_id}:{event_key}"),
        url=address.url,
        content={"body": base64.b64encode(raw).decode(), "signature": signature},
        planned_at=now,
    )
    await outbox.plan(tx, event, "forward_event")


async def failures(workspace_id: UUID) -> list[ForwardedEvent]:
    """The latest events that could not be passed on, newest first; `given_up_why` says why."""
    failed = ForwardedEvent.filter(workspace_id=workspace_id, given_up_why__isnull=False)
    return await failed.order_by("-planned_at").limit(20)
