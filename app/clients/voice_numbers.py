"""Numbers of an account at the voice provider: shown, imported, compared. For pages, as voice_accounts.py."""

from dataclasses import asdict
from datetime import datetime

from app.clients import Clients
from app.clients.voice_accounts import answering
from app.domain.telephony import agents, number_imports
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.number_imports import ListedNumber, Synced
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.retell import account


async def load(clients: Clients, workspace: Workspace) -> list[ListedNumber]:
    """All numbers of the account, those that the agency has already marked as imported.

    Raises WorkspaceDisconnected or ProviderUnreachable.
    """
    async with answering():
        found = await account.numbers(clients.voice_of(workspace))
    taken = await number_imports.owners(workspace.agency_id)
    return [ListedNumber(**asdict(number), imported_as=taken.get(number.e164)) for number in found]


async def take_over(clients: Clients, workspace: Workspace, wanted: list[str]) -> list[PhoneNumber]:
    """Import the wanted numbers; raises InvalidRequest or AlreadyImported, and as `load` does."""
    return await number_imports.take_over(workspace, wanted, await load(clients, workspace))


async def sync(clients: Clients, workspace: Workspace, now: datetime) -> Synced:
    """Compare our numbers with the account; while the list cannot be read, nothing is concluded. Raises as `load`."""
    return await number_imports.sync(workspace, await load(clients, workspace), now)


async def sync_agents(clients: Clients, workspace: Workspace, now: datetime) -> None:
    """Compare our agents with the account, and read their settings anew. Raises as `load`."""
    voice = clients.voice_of(workspace)
    async with answering():
        await agents.sync(workspace.id, [agent.id for agent in await account.agents(voice)], now)
    assigned = AgentAssignment.filter(number__workspace_id=workspace.id, gone_at=None)
    for agent_id, version in await assigned.distinct().values_list("agent_id", "agent_version"):
        settings = await account.agent_settings(voice, agent_id, version)
        if settings is not None:
            await agents.keep_settings(workspace.id, agent_id, version, settings.max_seconds, settings.collects)
