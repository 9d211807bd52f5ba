"""The page of one number: its customer, its agent, Outbound, its limits and where its events go."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.clients import voice_agents
from app.domain.calls.pauses import Level
from app.domain.health import falls
from app.domain.results.variables import variables_of
from app.domain.settings import assignments, caps
from app.domain.telephony import forwarding, keys
from app.domain.telephony.agents import LATEST_PUBLISHED, Agent, AgentAssignment, AgentList
from app.domain.telephony.forwarding import ForwardAddress
from app.domain.telephony.inbound_webhooks import InboundWebhook
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import CURRENT
from app.errors import Forbidden, Refusal, wrong
from app.web.embed.frame.pause import name_of, resumed, set_as_wished, stopped_by
from app.web.embed.kit.forms import Form, read_form, whole_number
from app.web.embed.kit.page import clients_of, found, id_from, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers import number_health
from app.web.embed.pages.numbers.number_recipe import recipe_of
from app.web.embed.pages.numbers.number_rows import row_of

VERSIONS = (LATEST_PUBLISHED, "latest", "other")
NOT_YOURS = "This agent speaks for another customer. Choose another one."
MISTAKEN = 422
LIMITS = ("calls_per_minute", "calls_per_day", "ramp_by", "ramp_to")


async def number_in(request: Request, viewer: Viewer) -> PhoneNumber:
    """The viewer's number that the path names; raises HTTPException 404."""
    numbers = viewer.numbers().select_related("workspace", "customer")
    number: PhoneNumber = found(await numbers.get_or_none(id=id_in(request, "number_id")))
    return number


async def shown(request: Request, viewer: Viewer) -> Response:
    """The page as it stands."""
    return await detail(request, viewer)


async def detail(
    request: Request,
    viewer: Viewer,
    *,
    at: str = "",
    refusal: Refusal | None = None,
    typed: Form | None = None,
    issued: str = "",
    toast: str | None = None,
) -> Response:
    """The page after something was done: what was refused is told in the part `at`, with what was typed there.

    `issued` is a new key in clear, which is shown here and never again.
    """
    number, now = await number_in(request, viewer), datetime.now(UTC)
    assignment = await AgentAssignment.get_or_none(number_id=number.id)
    usable = await keys.usable([number.id], now)
    account = number.workspace_id
    events = ForwardAddress.filter(workspace_id=account, agent_id=assignment.agent_id) if assignment else None
    values: dict[str, Any] = {
        "number": number,
        "row": row_of(number, assignment, usable, viewer, now),
        "assignment": assignment,
        "paused": await stopped_by(viewer, Level.NUMBER, number.id),
        "off": await stopped_by(viewer, Level.OUTBOUND, number.id),
        "customers": await choice_of_customers(viewer) if viewer.of_agency else [],
        "agents": await _known(viewer, number),
        "versions": [(name, viewer.say(f"version.{name}")) for name in VERSIONS],
        "collected": list(variables_of({}, [one["name"] for one in assignment.collects or ()])) if assignment else [],
        "usable": usable,
        "issued": issued,
        "health": await number_health.health_of(number, viewer.say),
        "recipe": recipe_of(number.e164, request.app.state.settings.public_url, issued, viewer.say),
        "callers": await InboundWebhook.get_or_none(number_id=number.id) if viewer.of_agency else None,
        "forward": await events.first() if events and viewer.of_agency else None,
        "failed": len(await forwarding.failures(account)) if viewer.of_agency else 0,
        "at": at,
        "mistakes": as_mistakes(viewer, refusal) if refusal else {},
        "typed": typed or Form(),
    }
    return render(viewer, "numbers/number.html", MISTAKEN if refusal else 200, toast=toast, **values)


async def assign_customer(request: Request, viewer: Viewer) -> Response:
    """Give the number to a customer of the agency."""
    form, number = await read_form(request), await number_in(request, viewer)
    try:
        customer_id = id_from(form["customer"])
        if customer_id is None:
            raise wrong("customer", "Choose a customer.")
        await assignments.assign_customer(viewer.agency.id, number.id, customer_id)
    except Refusal as refusal:
        return await detail(request, viewer, at="customer", refusal=refusal, typed=form)
    return await detail(request, viewer, toast=viewer.say("number.assigned"))


async def unassign(request: Request, viewer: Viewer) -> Response:
    """Take the number back; its keys end, and its agent leaves it."""
    _, number = await read_form(request), await number_in(request, viewer)
    try:
        await assignments.unassign(viewer.agency.id, number.id, datetime.now(UTC))
    except Refusal as refusal:
        return await detail(request, viewer, at="customer", refusal=refusal)
    return await detail(request, viewer, toast=viewer.say("number.taken_back"))


async def choices(request: Request, viewer: Viewer) -> Response:
    """Read the agents from the voice provider, anew when asked to; the page has them then."""
    number, clients = await number_in(request, viewer), clients_of(request)
    refresh = request.query_params.get("refresh") == "1"
    try:
        await voice_agents.load(clients, number.workspace, datetime.now(UTC), refresh=refresh)
    except Refusal as refusal:
        return await detail(request, viewer, at="agents", refusal=refusal)
    return await detail(request, viewer, toast=viewer.say("number.refreshed") if refresh else None)


async def assign_agent(request: Request, viewer: Viewer) -> Response:
    """Let an agent speak on the number; only the agency may bind it at the voice provider as well."""
    form, number = await read_form(request), await number_in(request, viewer)
    version = form["version_other"] if form["version"] == "other" else form["version"] or LATEST_PUBLISHED
    try:
        if not viewer.of_agency and form["agent"] in await _hidden(number):
            raise wrong("agent", NOT_YOURS)
        clients, now, bind = clients_of(request), datetime.now(UTC), viewer.of_agency and form["bind"] == "on"
        await voice_agents.assign(clients, number, form["agent"], now, version=version, bind=bind)
    except Refusal as refusal:
        return await detail(request, viewer, at="agent", refusal=refusal, typed=form)
    return await detail(request, viewer, toast=viewer.say("number.agent_assigned"))


async def outbound(request: Request, viewer: Viewer) -> Response:
    """Switch Outbound on or off."""
    form, number = await read_form(request), await number_in(request, viewer)
    on = form["outbound"] == "on"
    try:
        who = (form["why"], name_of(viewer), viewer.rank, datetime.now(UTC))
        await resumed(viewer, assignments.switch_outbound(number.id, *who, on=on))
    except Forbidden:
        raise
    except Refusal as refusal:
        return await detail(request, viewer, at="outbound", refusal=refusal)
    return await detail(request, viewer, toast=viewer.say("number.outbound_on" if on else "number.outbound_off"))


async def pause(request: Request, viewer: Viewer) -> Response:
    """Pause this number alone, or let it call again."""
    number = await number_in(request, viewer)
    on = await set_as_wished(request, viewer, Level.NUMBER, number.id)
    return await detail(request, viewer, toast=viewer.say("number.is_paused" if on else "number.goes_on"))


async def release(request: Request, viewer: Viewer) -> Response:
    """Let a number call that rests because people answer it less."""
    await read_form(request)
    number = await number_in(request, viewer)
    await falls.release(number.id, name_of(viewer), datetime.now(UTC))
    return await detail(request, viewer, toast=viewer.say("answers.released"))


async def limit(request: Request, viewer: Viewer) -> Response:
    """Change how many calls the number places in a minute and in a day, and how the latter grows."""
    form, number = await read_form(request), await number_in(request, viewer)
    try:
        per_minute, per_day, by, to = (whole_number(form[name], viewer.say) for name in LIMITS)
        await caps.cap(number, per_minute, per_day, by, to, datetime.now(UTC))
    except Refusal as refusal:
        return await detail(request, viewer, at="limits", refusal=refusal, typed=form)
    return await detail(request, viewer, toast=viewer.say("number.limited"))


async def forward(request: Request, viewer: Viewer) -> Response:
    """Pass the agent's events on to the address that the agent names itself, or stop that."""
    form, number = await read_form(request), await number_in(request, viewer)
    agent_id = str(found(await AgentAssignment.get_or_none(number_id=number.id)).agent_id)
    on = form["forward"] == "on"
    try:
        if on:
            await voice_agents.forward_events(clients_of(request), number.workspace, agent_id, datetime.now(UTC))
        else:
            await forwarding.stop(number.workspace_id, agent_id)
    except Refusal as refusal:
        return await detail(request, viewer, at="forward", refusal=refusal)
    return await detail(request, viewer, toast=viewer.say("number.forwarded" if on else "number.not_forwarded"))


async def choice_of_customers(viewer: Viewer) -> list[tuple[str, str]]:
    """The customers that can be given a number: id and name."""
    return [(str(one.id), one.name) for one in await viewer.customers().filter(CURRENT).order_by("name")]


async def _known(viewer: Viewer, number: PhoneNumber) -> list[Agent] | None:
    """The agents to choose from, as they were listed last; None when they were never listed."""
    kept = await AgentList.get_or_none(workspace_id=number.workspace_id)
    hidden = set() if viewer.of_agency else await _hidden(number)
    return [agent for row in kept.agents if (agent := Agent(**row)).id not in hidden] if kept else None


async def _hidden(number: PhoneNumber) -> set[str]:
    return await assignments.spoken_for(number.workspace_id, number.customer_id)
