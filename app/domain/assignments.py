"""A number is given to a customer, gets an agent, and is taken back: what may be done when."""

import re
from datetime import datetime
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.agents import LATEST_PUBLISHED, Agent, AgentAssignment
from app.domain.calls import Call, State
from app.domain.customers import Customer
from app.domain.keys import ApiKey
from app.domain.numbers import PhoneNumber
from app.domain.workspaces import wrong
from app.errors import CallsInFlight, NoAgentMapping, NumberNotFound

VERSION = re.compile(r"[\w.-]{1,40}", re.ASCII)


async def assign_customer(agency_id: UUID, number_id: UUID, customer_id: UUID) -> PhoneNumber:
    """Give an unassigned number of the agency to one of its customers; given to the same one twice, nothing changes.

    Raises NumberNotFound, or InvalidRequest (field `customer`) for a stranger, or while another one has it.
    """
    async with in_transaction() as tx:
        number = await PhoneNumber.filter(id=number_id, workspace__agency_id=agency_id).using_db(tx).get_or_none()
        if number is None:
            raise NumberNotFound("This number does not belong to this agency.")
        if not await Customer.filter(id=customer_id, agency_id=agency_id).using_db(tx).exists():
            raise wrong("customer", "This customer does not belong to this agency.")
        free = PhoneNumber.filter(id=number_id, customer_id=None).using_db(tx)
        if not await free.update(customer_id=customer_id) and number.customer_id != customer_id:
            raise wrong("customer", "This number belongs to another customer. Unassign it first.")
        number.customer_id = customer_id
        return number


async def unassign(agency_id: UUID, number_id: UUID, now: datetime) -> int:
    """Take a number back from its customer: its keys end at once, its agent leaves with them; returns the keys ended.

    Raises NumberNotFound, and CallsInFlight while calls of it are not over: they are the customer's.
    """
    async with in_transaction() as tx:
        # A request that is written at this moment holds a key share of this row: one of the two waits.
        mine = PhoneNumber.filter(id=number_id, workspace__agency_id=agency_id).using_db(tx)
        if await mine.select_for_update(of=("phone_numbers",)).get_or_none() is None:
            raise NumberNotFound("This number does not belong to this agency.")
        over = [state for state in State if state.over]
        running = await Call.filter(number_id=number_id).exclude(state__in=over).using_db(tx).count()
        if running:
            raise CallsInFlight(
                f"{running} calls of this number are not over yet. Cancel those that wait, let the others end, "
                "and unassign it then."
            )
        await PhoneNumber.filter(id=number_id).using_db(tx).update(customer_id=None)
        await AgentAssignment.filter(number_id=number_id).using_db(tx).delete()
        return await ApiKey.filter(number_id=number_id, revoked_at=None).using_db(tx).update(revoked_at=now)


async def assign_agent(
    number: PhoneNumber, agent: Agent, *, version: str = LATEST_PUBLISHED, outbound: bool | None = None
) -> AgentAssignment:
    """Let this agent speak on the number from the next request on; Outbound stays as it is unless told.

    Raises NoAgentMapping while the number has no customer, and InvalidRequest (field `version`).
    """
    if number.customer_id is None:
        raise NoAgentMapping("Assign this number to a customer first.")
    if not VERSION.fullmatch(version):
        raise wrong("version", "A version is a number, a tag, latest, or latest_published.")
    chosen = {"agent_id": agent.id, "agent_name": agent.name, "agent_version": version}
    if outbound is not None:
        chosen |= {"outbound": outbound}  # type: ignore[dict-item]
    assignment, _ = await AgentAssignment.update_or_create(defaults=chosen, number_id=number.id)
    return assignment


async def spoken_for(workspace_id: UUID, customer_id: UUID | None) -> set[str]:
    """The agents that speak for other customers only: a customer is neither shown them nor given them."""
    there = AgentAssignment.filter(number__workspace_id=workspace_id)
    rows = await there.values_list("agent_id", "number__customer_id")
    own = {agent_id for agent_id, owner in rows if owner == customer_id}
    return {agent_id for agent_id, _ in rows} - own


async def switch_outbound(number_id: UUID, *, on: bool) -> None:
    """Let a number place calls, or not; raises NoAgentMapping when it has no agent."""
    if not await AgentAssignment.filter(number_id=number_id).update(outbound=on):
        raise NoAgentMapping("This number has no agent. Assign one to it first.")
