"""The Rules page: when, whom and how often a sub-account calls, and what is written back; for the agency, of each."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from tortoise.functions import Count

from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.results.write_backs import FIELD_NAMES
from app.domain.rules import countries
from app.domain.settings import rule_changes
from app.domain.settings.rule_changes import LINES
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.domain.tenants.people import Role
from app.errors import Refusal
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.page import found, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.rule_form import DAY, DAYS, FIELD, LINE, changes_in, codes, values_of
from app.web.embed.pages.rule_sentence import sentence_of

MISTAKEN = 422
ACCOUNT = "account:"
EMPTY: dict[str, str] = {}


async def listed(_request: Request, viewer: Viewer) -> Response:
    """A sub-account's own rules; for the agency every sub-account, and what holds for all of them."""
    if viewer.installation is not None:
        return await _one(viewer, await viewer.customers().get())
    return await _all(viewer)


async def _all(
    viewer: Viewer, typed: Form | None = None, mistakes: dict[str, str] = EMPTY, toast: str | None = None
) -> Response:
    customers = await viewer.customers().exclude(id=viewer.agency.id).order_by("name")
    agency, accounts = await Agency.get(id=viewer.agency.id), await viewer.workspaces().order_by("name")
    form = {"countries": ", ".join(agency.countries), "dnd_stops_calls": "on" if agency.dnd_stops_calls else ""}
    form |= {f"{ACCOUNT}{one.id}": ", ".join(one.countries) for one in accounts}
    return render(
        viewer,
        "rules/rules_all.html",
        MISTAKEN if mistakes else 200,
        toast=toast,
        rows=[(one, sentence_of(one, viewer.say)) for one in customers],
        counts=await _counts([one.id for one in customers] + [viewer.agency.id]),
        accounts=accounts,
        world=countries.names(viewer.say.language),
        form=typed if typed is not None else form,
        mistakes=mistakes,
    )


async def _counts(list_ids: list[UUID]) -> dict[UUID, int]:
    """How many numbers stand on these do-not-call lists."""
    counted = DoNotCallEntry.filter(list_id__in=list_ids).group_by("list_id").annotate(count=Count("id"))
    return {row["list_id"]: row["count"] for row in await counted.values("list_id", "count")}


async def limit(request: Request, viewer: Viewer) -> Response:
    """Change where the agency's sub-accounts may call at most, each of its accounts too, and what stops calls."""
    form = await read_form(request)
    accounts = {one.id: codes(form[f"{ACCOUNT}{one.id}"]) for one in await viewer.workspaces()}
    try:
        await rule_changes.change_agency(
            viewer.agency.id,
            codes(form["countries"]),
            accounts,
            datetime.now(UTC),
            dnd_stops_calls=form["dnd_stops_calls"] == "on",
        )
    except Refusal as refusal:
        wrong = as_mistakes(viewer, refusal)
        named = {name if name == "countries" else f"{ACCOUNT}{name}": text for name, text in wrong.items()}
        return await _all(viewer, form, named)
    return await _all(viewer, toast=viewer.say("rules.saved"))


async def shown(request: Request, viewer: Viewer) -> Response:
    """The rules of one sub-account."""
    return await _one(viewer, await _customer(request, viewer))


async def save(request: Request, viewer: Viewer) -> Response:
    """Change the rules, all that the form has or nothing."""
    form, customer = await read_form(request), await _customer(request, viewer)
    written = await Installation.exists(customer_id=customer.id)
    reader = Reader(form, viewer.say)
    try:
        await rule_changes.change(customer.id, changes_in(reader, viewer, written=written))
    except Refusal as refusal:
        return await _one(viewer, customer, form, as_mistakes(viewer, refusal) | reader.mistakes)
    return await _one(viewer, await _customer(request, viewer), toast=viewer.say("rules.saved"))


async def _customer(request: Request, viewer: Viewer) -> Customer:
    """The customer in the path; the agency's own account calls nobody, so it has no rules."""
    callers = viewer.customers().exclude(id=viewer.agency.id)
    customer: Customer = found(await callers.get_or_none(id=id_in(request, "customer_id")))
    return customer


async def _one(
    viewer: Viewer,
    customer: Customer,
    typed: Form | None = None,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
) -> Response:
    say, installation = viewer.say, await Installation.get_or_none(customer_id=customer.id)
    stored = values_of(customer, installation, say)
    if typed is not None and not viewer.of_agency:
        typed["legal_hours"] = stored["legal_hours"]
    values: dict[str, Any] = {
        "customer": customer,
        "sentence": sentence_of(customer, say),
        "listed": await DoNotCallEntry.filter(list_id=customer.id).count(),
        "writes": installation is not None,
        "days": [(f"{DAY}{day}", say.named("day", str(day))) for day in DAYS],
        "lines": [(f"{LINE}{line}", say.named("line", line)) for line in LINES],
        "fields": [(f"{FIELD}{name}", say.named("kept", name)) for name in FIELD_NAMES],
        "form": typed if typed is not None else stored,
        "mistakes": mistakes,
        "may": viewer.may(Role.ADMIN),
        "world": countries.names(say.language),
    }
    return render(viewer, "rules/rules.html", MISTAKEN if mistakes else 200, toast=toast, **values)
