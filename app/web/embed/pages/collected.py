"""What agents find out in calls: its names on a number's page, and the contact's fields that it is written to."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.clients import contact_fields, voice_agents
from app.domain.results.field_values import ContactField
from app.domain.results.summary import declared_by
from app.domain.results.variables import selectable
from app.domain.results.write_backs import policy_of
from app.domain.telephony import agents
from app.domain.telephony.agents import AgentAssignment
from app.domain.tenants.installations import Installation
from app.errors import Refusal
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.page import clients_of, found, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers import number

MISTAKEN = 422


async def list_names(request: Request, viewer: Viewer) -> Response:
    """Keep the names of what the number's agent finds out, as typed, or read them anew from its own settings."""
    form, its = await read_form(request), await number.number_in(request, viewer)
    found(await AgentAssignment.get_or_none(number_id=its.id))
    try:
        if form["again"] == "on":
            await voice_agents.read_collected(clients_of(request), its)
        else:
            names = [name.strip()[:100] for name in re.split(r"[\n,;]", form["names"])]
            await agents.list_by_hand(its.id, [name for name in names if selectable(name)])
    except Refusal as refusal:
        return await number.detail(request, viewer, at="collected", refusal=refusal, typed=form)
    return await number.detail(request, viewer, toast=viewer.say("collected.saved"))


async def shown(request: Request, viewer: Viewer) -> Response:
    """Which field each value is written to."""
    return await _page(request, viewer)


async def offered(request: Request, viewer: Viewer) -> Response:
    """The contact's fields to choose from, as the CRM lists them now; none while it does not."""
    try:
        fields = await contact_fields.load(clients_of(request), await _installation(request, viewer))
    except Refusal:
        fields = []
    return render(viewer, "rules/crm_fields.html", fields=fields)


async def save(request: Request, viewer: Viewer) -> Response:
    """Choose the fields, all that the form has or none."""
    form, installation = await read_form(request), await _installation(request, viewer)
    names = await declared_by([installation.customer_id])
    try:
        wanted = {name: form[f"field:{name}"] for name in names}
        await contact_fields.choose(clients_of(request), installation, wanted, await _kinds(installation))
    except Refusal as refusal:
        return await _page(request, viewer, form, as_mistakes(viewer, refusal))
    return await _page(request, viewer, toast=viewer.say("collected.fields_saved"))


async def _page(
    request: Request,
    viewer: Viewer,
    typed: Form | None = None,
    mistakes: dict[str, str] | None = None,
    toast: str | None = None,
) -> Response:
    installation = await _installation(request, viewer)
    chosen = policy_of(installation).collected
    fields: list[ContactField] | None = None
    mistaken, wrong = bool(mistakes), dict(mistakes or {})
    try:
        fields = await contact_fields.load(clients_of(request), installation)
    except Refusal as refusal:
        wrong[""] = refusal.message
    kept = Form({f"field:{name}": field.id for name, field in chosen.items()})
    values: dict[str, Any] = {
        "customer_id": installation.customer_id,
        "names": await declared_by([installation.customer_id]),
        "options": [
            ("", viewer.say("collected.nowhere")),
            (contact_fields.NEW, viewer.say("collected.new_field")),
            *((field.id, field.name) for field in fields or ()),
        ],
        "form": typed if typed is not None else kept,
        "mistakes": wrong,
        "listed": fields is not None,
    }
    return render(viewer, "rules/collected.html", MISTAKEN if mistaken else 200, toast=toast, **values)


async def _installation(request: Request, viewer: Viewer) -> Installation:
    customer = found(await viewer.customers().get_or_none(id=id_in(request, "customer_id")))
    installation: Installation = found(await Installation.get_or_none(customer_id=customer.id))
    return installation


async def _kinds(installation: Installation) -> dict[str, str]:
    """What the customer's agents say that each value is."""
    assigned = AgentAssignment.filter(number__customer_id=installation.customer_id)
    listed = await assigned.values_list("collects", flat=True)
    return {selectable(one["name"]): one["kind"] for collects in listed for one in collects or ()}
