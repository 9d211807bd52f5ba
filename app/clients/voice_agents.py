"""Agents of an account at the voice provider: listed, and put on a number. For pages, as voice_accounts.py."""

from dataclasses import asdict
from datetime import datetime

from app.clients import Clients
from app.clients.voice_accounts import answering
from app.domain.settings import assignments
from app.domain.telephony import agents, forwarding
from app.domain.telephony.agents import LATEST_PUBLISHED, Agent, AgentAssignment, wire_version
from app.domain.telephony.forwarding import ForwardAddress
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.errors import ProviderUnreachable, Refusal, VendorError, wrong
from app.retell import account


async def load(clients: Clients, workspace: Workspace, now: datetime, *, refresh: bool = False) -> list[Agent]:
    """The agents that can speak on the phone, one row each; read at most once a minute unless to `refresh`.

    Raises WorkspaceDisconnected or ProviderUnreachable.
    """
    known = None if refresh else await agents.listed(workspace.id, now)
    if known is not None:
        return known
    async with answering():
        found = [Agent(**asdict(agent)) for agent in await account.agents(clients.voice_of(workspace))]
    await agents.keep_list(workspace.id, found, now)
    return found


async def assign(
    clients: Clients,
    number: PhoneNumber,
    agent_id: str,
    now: datetime,
    *,
    version: str = LATEST_PUBLISHED,
    bind: bool = False,
) -> AgentAssignment:
    """Let an agent of the number's workspace speak on it; `bind` makes it the number's agent at the provider as well.

    Calls name their agent themselves, so `bind` only matters to other tools: it replaces what they see there.
    Raises InvalidRequest (field `agent` or `version`), NoAgentMapping, and as `load` does; ProviderUnreachable
    with `bind` means that it is assigned here and only not bound.
    """
    workspace = await Workspace.get(id=number.workspace_id)
    agent = await _named(clients, workspace, agent_id, now)
    settings = await account.agent_settings(clients.voice_of(workspace), agent_id, version)
    assignment = await assignments.assign_agent(
        number, agent, version=version, max_call_seconds=settings.max_seconds if settings else None,
        collects=settings.collects if settings else (),
    )  # fmt: skip
    if bind:
        try:
            await account.bind_agent(clients.voice_of(workspace), number.e164, agent_id, wire_version(version))
        except VendorError as error:
            raise ProviderUnreachable(
                "The agent is assigned here, and calls use it. It could not be bound at the voice provider: "
                f"{error.message} Try again."
            ) from error
    return assignment


async def read_collected(clients: Clients, number: PhoneNumber) -> None:
    """Read what the number's agent finds out from its own settings, instead of what a person has listed.

    Raises ProviderUnreachable.
    """
    workspace = await Workspace.get(id=number.workspace_id)
    assignment = await AgentAssignment.get(number_id=number.id)
    voice = clients.voice_of(workspace)
    settings = await account.agent_settings(voice, assignment.agent_id, assignment.agent_version)
    if settings is None:
        raise ProviderUnreachable("The voice provider does not say what this agent collects. Try again in a moment.")
    assignment.collects, assignment.collects_by_hand = settings.collects[: agents.MAX_COLLECTED], False
    await assignment.save(update_fields=["collects", "collects_by_hand"])


async def forward_events(clients: Clients, workspace: Workspace, agent_id: str, now: datetime) -> ForwardAddress:
    """Pass the events of this agent's calls on to the address that the agent itself names at the provider.

    Raises InvalidRequest (field `forward`) when it names none, or one that is not to be reached, and as `load` does.
    """
    voice = clients.voice_of(workspace)
    async with answering():
        url = await account.agent_webhook(voice, agent_id)
    if url is None:
        raise wrong("forward", "This agent has no webhook address of its own at the voice provider.")
    if url.startswith(voice.report_to.rpartition("/")[0]) or "{{" in url:
        raise wrong("forward", "This agent's webhook address leads here, or changes with each call. It is not usable.")
    try:
        await clients.outgoing.require_public(url)
    except Refusal as refusal:
        raise wrong("forward", refusal.message) from refusal
    return await forwarding.forward_to(workspace.id, agent_id, url, now)


async def _named(clients: Clients, workspace: Workspace, agent_id: str, now: datetime) -> Agent:
    """The agent with this id; one that is too new for the kept list is looked up."""
    for refresh in (False, True):
        for agent in await load(clients, workspace, now, refresh=refresh):
            if agent.id == agent_id:
                return agent
    raise wrong("agent", "This agent is not in the number's account at the voice provider. Choose another one.")
