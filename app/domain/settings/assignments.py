"""A number is given to a customer, gets an agent, and is taken back: what may be done when."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.calls import pauses
from app.domain.calls.calls import Call, State
from app.domain.calls.pauses import Level
from app.domain.health import falls
from app.domain.telephony import inbound_webhooks
from app.domain.telephony.agents import LATEST_PUBLISHED, MAX_COLLECTED, Agent, AgentAssignment
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import CURRENT, Customer
from app.domain.tenants.people import Role
from app.errors import CallsInFlight, NoAgentMapping, NumberNotFound, wrong

VERSION = re.compile(r"[\w.-]{1,40}", re.ASCII)


async def assign_customer(agency_id: UUID, number_id: UUID, customer_id: UUID) -> PhoneNumber:
    """Give an unassigned number of the agency to one of its customers; given to the same one twice, nothing changes.

    Raises NumberNotFound, or InvalidRequest (field `customer`) for a stranger, or while another one has it.
    """
    async with in_transaction() as tx:
        number = await PhoneNumber.filter(id=number_id, workspace__agency_id=agency_id).using_db(tx).get_or_none()
        if number is None:
            raise NumberNotFound("This number does not belong to this agency.")
        if not await Customer.filter(CURRENT, id=customer_id, agency_id=agency_id).using_db(tx).exists():
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
            are = "call of this number is" if running == 1 else "calls of this number are"
            raise CallsInFlight(
                f"{running} {are} not over yet. Cancel what waits, let the rest end, and unassign the number then."
            )
        await AgentAssignment.filter(number_id=number_id).using_db(tx).delete()
        await pauses.forget_outbound(tx, [number_id], now)
        await inbound_webhooks.want(tx, number_id, on=False)
        await falls.forget_number(tx, number_id, now)
        ended = await ApiKey.filter(number_id=number_id, revoked_at=None).using_db(tx).update(revoked_at=now)
        # Last: until then, what ends here is the customer's, and so the audit log tells it.
        await PhoneNumber.filter(id=number_id).using_db(tx).update(customer_id=None)
        return ended


async def assign_agent(
    number: PhoneNumber,
    agent: Agent,
    *,
    version: str = LATEST_PUBLISHED,
    max_call_seconds: int | None = None,
    collects: Sequence[dict[str, Any]] = (),
) -> AgentAssignment:
    """Let this agent speak on the number from the next request on; Outbound stays as it is.

    Raises NoAgentMapping while the number has no customer, and InvalidRequest (field `version`).
    """
    if number.customer_id is None:
        raise NoAgentMapping("Assign this number to a customer first.")
    if not VERSION.fullmatch(version):
        raise wrong("version", "A version is a number, a tag, latest, or latest_published.")
    chosen: dict[str, object] = {"agent_id": agent.id, "agent_name": agent.name, "agent_version": version}
    chosen["max_call_seconds"], chosen["gone_at"] = max_call_seconds, None
    by_hand = await AgentAssignment.exists(number_id=number.id, agent_id=agent.id, collects_by_hand=True)
    if not by_hand:
        chosen |= {"collects": list(collects)[:MAX_COLLECTED], "collects_by_hand": False}
    assignment, _ = await AgentAssignment.update_or_create(defaults=chosen, number_id=number.id)
    return assignment


async def spoken_for(workspace_id: UUID, customer_id: UUID | None) -> set[str]:
    """The agents that speak for other customers only: a customer is neither shown them nor given them."""
    there = AgentAssignment.filter(number__workspace_id=workspace_id)
    rows = await there.values_list("agent_id", "number__customer_id")
    own = {agent_id for agent_id, owner in rows if owner == customer_id}
    return {agent_id for agent_id, _ in rows} - own


async def switch_outbound(number_id: UUID, why: str, by: str, rank: Role, now: datetime, *, on: bool) -> None:
    """Let a number place calls, or not.

    Raises NoAgentMapping when it has no agent, and Forbidden when a higher rank has switched it off.
    """
    if not await AgentAssignment.exists(number_id=number_id):
        raise NoAgentMapping("This number has no agent. Assign one to it first.")
    if on:
        await pauses.resume(Level.OUTBOUND, number_id, by, rank, now)
    else:
        await pauses.pause(Level.OUTBOUND, number_id, why, by, rank, now)
