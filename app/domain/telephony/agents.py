"""AgentAssignment: which agent speaks on a number, and whether it may place calls (Outbound)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.postgres import queue
from app.postgres.tables import Table

LATEST_PUBLISHED = "latest_published"
# Several people may look at a page at once; a new agent should still show soon.
LIST_TTL = timedelta(seconds=60)
MAX_COLLECTED = 50


class AgentAssignment(Table):
    """The one agent of a number; `agent_version` is a number, a tag, `latest`, or the latest published one.

    `max_call_seconds` is how long it talks at most by its own settings at the provider; null while that is not known.
    `collects` is what it finds out in a call, as its settings say (see retell.account.AgentSettings), or, with
    `collects_by_hand`, as a person has listed it. `gone_at` is since when it is not in the account any more.
    """

    number: fields.OneToOneRelation[PhoneNumber] = fields.OneToOneField(
        "models.PhoneNumber", related_name="assignment", on_delete=fields.CASCADE, primary_key=True
    )
    number_id: UUID
    agent_id = fields.CharField(max_length=120)
    agent_name = fields.CharField(max_length=200, default="")
    agent_version = fields.CharField(max_length=40, default=LATEST_PUBLISHED)
    outbound = fields.BooleanField(default=False)
    max_call_seconds = fields.IntField(null=True)
    collects: fields.Field[list[dict[str, Any]]] | None = fields.JSONField(null=True)
    collects_by_hand = fields.BooleanField(default=False, db_default=False)
    gone_at = fields.DatetimeField(null=True)

    class Meta:
        table = "agent_assignments"


@dataclass(frozen=True)
class Agent:
    """One agent of a workspace that can speak on the phone."""

    id: str
    name: str


class AgentList(Table):
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
    row = await AgentList.get_or_none(workspace_id=workspace_id, fetched_at__gt=now - LIST_TTL)
    return [Agent(**agent) for agent in row.agents] if row else None


async def keep_list(workspace_id: UUID, agents: list[Agent], now: datetime) -> None:
    """Keep what the provider listed."""
    rows = [asdict(agent) for agent in agents]
    await AgentList.update_or_create(defaults={"agents": rows, "fetched_at": now}, workspace_id=workspace_id)


async def mark_gone(workspace_id: UUID, agent_id: str, now: datetime) -> None:
    """The account does not have this agent any more, as a dial has shown."""
    mine = await _assigned(workspace_id)
    await _lose(mine.filter(agent_id=agent_id), now)


async def sync(workspace_id: UUID, listed: list[str], now: datetime) -> None:
    """Mark the assigned agents that the account does not list any more, and those that are there again."""
    mine = await _assigned(workspace_id)
    await mine.filter(gone_at__isnull=False, agent_id__in=listed).update(gone_at=None)
    await _lose(mine.exclude(agent_id__in=listed), now)


async def _lose(assigned: QuerySet[AgentAssignment], now: datetime) -> None:
    """Mark these assignments' agents as gone; whoever calls with one is told once."""
    async with in_transaction() as tx:
        for mine in await assigned.filter(gone_at=None).using_db(tx).select_for_update(no_key=True):
            await AgentAssignment.filter(number_id=mine.number_id).using_db(tx).update(gone_at=now)
            await queue.defer(tx, "tell_number", number_id=str(mine.number_id))


async def keep_settings(
    workspace_id: UUID, agent_id: str, version: str, seconds: int | None, collects: list[dict[str, Any]]
) -> None:
    """Keep how long this agent talks at most and what it finds out, in this version; what is not known stays."""
    mine = (await _assigned(workspace_id)).filter(agent_id=agent_id, agent_version=version)
    if seconds is not None:
        await mine.update(max_call_seconds=seconds)
    await mine.filter(collects_by_hand=False).update(collects=collects[:MAX_COLLECTED])


async def list_by_hand(number_id: UUID, names: Sequence[str]) -> None:
    """A person says what the agent of this number finds out; what is known of a name stays known."""
    assignment = await AgentAssignment.get(number_id=number_id)
    known = {one["name"]: one for one in assignment.collects or ()}
    wanted = [known.get(name) or {"name": name, "kind": "text", "choices": []} for name in dict.fromkeys(names)]
    mine = AgentAssignment.filter(number_id=number_id)
    await mine.update(collects=wanted[:MAX_COLLECTED], collects_by_hand=True)


async def _assigned(workspace_id: UUID) -> QuerySet[AgentAssignment]:
    """The assignments of a workspace's numbers; read in two steps, since an update cannot join."""
    ids = await PhoneNumber.filter(workspace_id=workspace_id).values_list("id", flat=True)
    return AgentAssignment.filter(number_id__in=ids)


def wire_version(version: str) -> int | str:
    """A version as the provider wants it: a number as a number, a name as text."""
    return int(version) if version.isascii() and version.isdecimal() else version
