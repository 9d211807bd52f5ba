"""Agent assignment: customer, agent, Outbound and key of a number in one panel with one save; customers in bulk."""

import json
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.clients import voice_agents
from app.domain.settings import assignments
from app.domain.telephony import keys
from app.domain.telephony.agents import LATEST_PUBLISHED, Agent, AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.errors import Refusal, wrong
from app.web.embed.frame.pause import name_of, resumed
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.page import clients_of, id_from
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number import MISTAKEN, NOT_YOURS, choice_of_customers, number_in
from app.web.embed.pages.numbers.numbers import BOX, rows_part

CHANGED = "numbers-changed"


async def panel(request: Request, viewer: Viewer) -> Response:
    """The panel of a number as it stands, with the agents that it can have."""
    return await _panel(request, viewer, await number_in(request, viewer))


async def _panel(
    request: Request, viewer: Viewer, number: PhoneNumber, typed: Form | None = None, refusal: Refusal | None = None
) -> Response:
    now, agents, unread = datetime.now(UTC), list[Agent](), None
    hidden = set() if viewer.of_agency else await assignments.spoken_for(number.workspace_id, number.customer_id)
    try:
        agents = await voice_agents.load(clients_of(request), number.workspace, now)
    except Refusal as error:
        unread = error
    assignment = await AgentAssignment.get_or_none(number_id=number.id)
    told = refusal or unread
    values: dict[str, Any] = {
        "number": number,
        "agents": [(agent.id, agent.name) for agent in agents if agent.id not in hidden],
        "unread": unread is not None,
        "customers": await choice_of_customers(viewer) if viewer.of_agency else [],
        "form": typed or _standing(number, assignment),
        "keyed": bool(await keys.usable([number.id], now)),
        "mistakes": as_mistakes(viewer, told) if told else {},
    }
    return render(viewer, "numbers/assign.html", MISTAKEN if refusal else 200, **values)


def _standing(number: PhoneNumber, assignment: AgentAssignment | None) -> Form:
    """What the panel shows before anybody has chosen: a number that gets an agent is meant to call."""
    outbound = assignment is None or assignment.outbound
    chosen = {"agent": assignment.agent_id if assignment else "", "customer": str(number.customer_id or "")}
    return Form(chosen | {"outbound": "on" if outbound else "", "key": "on"})


async def save(request: Request, viewer: Viewer) -> Response:
    """Do all that the panel asks for, one after the other; what is done already is left as it is."""
    form, number, now = await read_form(request), await number_in(request, viewer), datetime.now(UTC)
    issued = ""
    try:
        if viewer.of_agency and number.customer_id is None:
            customer_id = id_from(form["customer"])
            if customer_id is None:
                raise wrong("customer", "Choose a customer.")
            await assignments.assign_customer(viewer.agency.id, number.id, customer_id)
            number = await number_in(request, viewer)
        assignment = await _speaks(request, viewer, number, form["agent"], now)
        on = form["outbound"] == "on"
        if on != assignment.outbound:
            who = ("", name_of(viewer), viewer.rank, now)
            await resumed(viewer, assignments.switch_outbound(number.id, *who, on=on))
        if on and form["key"] == "on" and not await keys.usable([number.id], now):
            _, issued = await keys.issue(number, request.app.state.ring, now, by=name_of(viewer))
    except Refusal as refusal:
        return await _panel(request, viewer, await number_in(request, viewer), form, refusal)
    headers = {"HX-Trigger": json.dumps({CHANGED: ""})}
    return render(viewer, "numbers/assigned.html", headers=headers, number=number, issued=issued, on=on)


async def _speaks(
    request: Request, viewer: Viewer, number: PhoneNumber, agent_id: str, now: datetime
) -> AgentAssignment:
    """The assignment with this agent; the one that is there keeps its version."""
    there = await AgentAssignment.get_or_none(number_id=number.id)
    if there is not None and there.agent_id == agent_id:
        return there
    taken = set() if viewer.of_agency else await assignments.spoken_for(number.workspace_id, number.customer_id)
    if agent_id in taken:
        raise wrong("agent", NOT_YOURS)
    return await voice_agents.assign(clients_of(request), number, agent_id, now, version=LATEST_PUBLISHED)


async def several(request: Request, viewer: Viewer) -> Response:
    """Give the ticked numbers to a customer; the list comes back as it is narrowed."""
    form = await read_form(request)
    customer_id, ticked = id_from(form["customer"]), [id_from(named) for named in form.ticked(BOX)]
    ours = await viewer.numbers().filter(id__in=[one for one in ticked if one], customer_id=None)
    try:
        if customer_id is None:
            raise wrong("customer", "Choose a customer.")
        for number in ours:
            await assignments.assign_customer(viewer.agency.id, number.id, customer_id)
    except Refusal as refusal:
        return await rows_part(request, viewer, mistakes=as_mistakes(viewer, refusal))
    toast = viewer.say("numbers.assigned", count=viewer.say.number(len(ours)))
    return await rows_part(request, viewer, toast=toast)
