"""AgentAssignment: which agent speaks on a number, and whether it may place calls (Outbound)."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.domain.numbers import PhoneNumber
from app.domain.workspaces import Workspace

LATEST_PUBLISHED = "latest_published"
# Several people may look at a page at once; a new agent should still show soon.
LIST_LIVES = timedelta(seconds=60)


class AgentAssignment(Model):
    """The one agent of a number; `agent_version` is a number, a tag, `latest`, or the latest published one."""

    number: fields.OneToOneRelation[PhoneNumber] = fields.OneToOneField(
        "models.PhoneNumber", related_name="assignment", on_delete=fields.CASCADE, primary_key=True
    )
    number_id: UUID
    agent_id = fields.CharField(max_length=120)
    agent_name = fields.CharField(max_length=200, default="")
    agent_version = fields.CharField(max_length=40, default=LATEST_PUBLISHED)
    outbound = fields.BooleanField(default=False)

    class Meta:
        table = "agent_assignments"


@dataclass(frozen=True)
class Agent:
    """One agent of a workspace that can speak on the phone."""

    id: str
    name: str


class AgentList(Model):
    """The agents of a workspace as the provider listed them at `fetched_at`; all processes share this row."""

    workspace: fields.OneToOneRelation[Workspace] = fields.OneToOneField(
        "models.Workspace", related_name="agent_list", on_delete=fields.CASCADE, primary_key=True
    )
    workspace_id: UUID
    agents: fields.Field[list[dict[str, Any]]] = fields.JSONField(default=list)
    fetched_at = fields.DatetimeField()

    class Meta:
        table = "agent_lists"


async def listed(workspace_id: UUID, now: datetime) -> list[Agent] | None:
    """The agents of a workspace, unless the list is too old to be shown."""
    row = await AgentList.get_or_none(workspace_id=workspace_id, fetched_at__gt=now - LIST_LIVES)
    return [Agent(**agent) for agent in row.agents] if row else None


async def keep_list(workspace_id: UUID, agents: list[Agent], now: datetime) -> None:
    """Keep what the provider listed."""
    rows = [asdict(agent) for agent in agents]
    await AgentList.update_or_create(defaults={"agents": rows, "fetched_at": now}, workspace_id=workspace_id)


def wire_version(version: str) -> int | str:
    """A version as the provider wants it: a number as a number, a name as text."""
    return int(version) if version.isascii() and version.isdecimal() else version
