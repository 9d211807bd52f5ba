"""The Calls page: a live list with filters, its CSV, and the story of one call. The example for every other page."""

import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from tortoise.functions import Count, Sum

from app.domain.calls.calls import ERASED, Call, State
from app.domain.results import call_days
from app.domain.results.summary import declared_by
from app.domain.settings import opt_outs
from app.domain.tenants.installations import Installation
from app.outcomes import Outcome
from app.web.embed.frame.pause import SOMEBODY
from app.web.embed.frame.shell import host_of
from app.web.embed.kit import tickets
from app.web.embed.kit.forms import read_form
from app.web.embed.kit.newest import newest
from app.web.embed.kit.page import found, id_from, id_in
from app.web.embed.kit.render import HEADERS, as_file, render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages import call_export, call_story
from app.web.embed.pages.call_filter import SHOWN, Filter
from app.web.embed.pages.call_rows import LIVE, REASONS, rows_of
from app.web.embed.pages.call_story import Story
from app.web.embed.pages.chart import DAYS, Chart, chart_of

LIST = "#/embed/calls"
TALLIED = timedelta(days=1)
# What the box of a call in the list is called, before its id.
PICKED = "call:"


async def listed(request: Request, viewer: Viewer) -> Response:
    """The page: filters, and the list as it stands."""
    narrowed = Filter.of(request)
    states = [state for state in State if state is not State.ENDED]
    status = [*_options(viewer, "state", states), *_options(viewer, "outcome", Outcome)]
    choices = [("status", status), ("reason", _options(viewer, "short", REASONS))]
    if viewer.of_agency:
        subs = [(str(one.id), one.name) for one in await viewer.customers().order_by("name")]
        choices.insert(0, ("sub", subs))
    parts: dict[str, Any] = {"filter": narrowed, "choices": choices, "chart": await _chart(viewer)}
    return render(viewer, "calls/calls.html", **parts, **await _rows(viewer, narrowed))


def _options(viewer: Viewer, group: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(value), viewer.say.named(group, value)) for value in values]


async def rows(request: Request, viewer: Viewer) -> Response:
    """The list alone: after a filter has changed, and every few seconds; 204 when it is what the page has."""
    narrowed, had = Filter.of(request), request.query_params.get("seen")
    shown = await _rows(viewer, narrowed, had, picked_in(request))
    if not shown:
        return Response(status_code=204, headers=HEADERS)
    # A list that somebody has narrowed is found again under its own address.
    here = {} if had else {"HX-Trigger": json.dumps({"here": narrowed.link(LIST)})}
    moved: dict[str, Any] = {"moved": await _chart(viewer)} if had else {}
    return render(viewer, "calls/calls_rows.html", headers=here, filter=narrowed, **moved, **shown)


async def rows_with(request: Request, viewer: Viewer, toast: str) -> Response:
    """The list after something was done to it."""
    narrowed = Filter.of(request)
    return render(viewer, "calls/calls_rows.html", toast=toast, filter=narrowed, **await _rows(viewer, narrowed))


def picked_in(request: Request) -> frozenset[str]:
    """The calls that are ticked on the page: they stay so in the list that takes its place."""
    return frozenset(name.removeprefix(PICKED) for name in request.query_params if name.startswith(PICKED))


async def tally_of(viewer: Viewer, narrowed: Filter, now: datetime) -> dict[str, int]:
    """What became of everything that was asked for within a day; the parts add up to `asked`."""
    since = now - TALLIED
    calls, refused = viewer.calls(), viewer.requests().filter(code__isnull=False)
    if narrowed.sub:
        chosen = id_from(narrowed.sub)
        calls, refused = calls.filter(customer_id=chosen), refused.filter(customer_id=chosen)
    counted = calls.filter(requested_at__gte=since).annotate(calls=Count("id")).group_by("state")
    states = dict(await counted.values_list("state", "calls"))
    by_customer = refused.filter(asked_at__gte=since).annotate(sum=Sum("times")).group_by("customer_id")
    turned_away = dict(await by_customer.values_list("customer_id", "sum"))
    parts = {
        "waiting": states.get(State.QUEUED, 0),
        "live": sum(states.get(state, 0) for state in LIVE if state is not State.QUEUED),
        "ended": states.get(State.ENDED, 0),
        "given_up": sum(states.get(state, 0) for state in (State.REFUSED, State.CANCELED, State.FAILED)),
        "refused": sum(turned_away.values()),
    }
    return {"asked": sum(parts.values()), **parts}


async def _waiting(viewer: Viewer, narrowed: Filter) -> dict[str, Any]:
    """The sub-account whose waiting calls can be canceled together, and how many there are."""
    chosen = viewer.installation.customer_id if viewer.installation else id_from(narrowed.sub)
    customer = await viewer.customers().get_or_none(id=chosen) if chosen else None
    waiting = await viewer.waiting().filter(customer_id=chosen).count() if customer else 0
    return {"customer": customer, "waiting": waiting}


async def _rows(
    viewer: Viewer, narrowed: Filter, had: str | None = None, picked: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """What the list shows; nothing when the page has it already."""
    wanted, now = narrowed.calls_of(viewer), datetime.now(UTC)
    calls = await newest(wanted.select_related("customer"), "requested_at", now, SHOWN, narrowed.first)
    listed = await rows_of(calls, viewer.say)
    wait, tally = await _waiting(viewer, narrowed), await tally_of(viewer, narrowed, now)
    seen = sha256(repr((listed, wait["waiting"], tally, viewer.say.language)).encode()).hexdigest()[:16]
    if seen == had:
        return {}
    whole = len(calls) < SHOWN and (calls or narrowed.page == 1)
    count = narrowed.first + len(calls) if whole else await wanted.count()
    moves = any(call.state in LIVE for call in calls)
    said = {"rows": listed, "seen": seen, "moves": moves, "count": count, "shown": SHOWN}
    return {**said, "picked": picked, "tally": tally, **wait}


async def _chart(viewer: Viewer) -> Chart:
    ours = [customer.id for customer in await viewer.customers()]
    return chart_of(await call_days.last_days(ours, DAYS, viewer.say.zone, viewer.say.now), viewer.say)


async def shown(request: Request, viewer: Viewer) -> Response:
    """One call from request to ledger; asked for again while it moves."""
    call = found(await viewer.calls().get_or_none(id=id_in(request, "call_id")).select_related("customer"))
    story = await call_story.story_of(call, viewer)
    if story.seen == request.query_params.get("seen"):
        return Response(status_code=204, headers=HEADERS)
    return await story_page(request, viewer, call, story)


async def opt_out(request: Request, viewer: Viewer) -> Response:
    """One click: the number of this call is never called again."""
    await read_form(request)
    known = viewer.calls().exclude(to_number=ERASED)
    call = found(await known.get_or_none(id=id_in(request, "call_id")).select_related("customer"))
    await opt_outs.opt_out(call, viewer.name or SOMEBODY, datetime.now(UTC))
    toast = viewer.say("calls.never_again", number=viewer.say.phone(call.to_number))
    return await story_page(request, viewer, call, await call_story.story_of(call, viewer), toast)


async def _contact_at(viewer: Viewer, call: Call) -> str | None:
    """Where the agency's own CRM shows the contact of a call; None where its address or the contact is not known."""
    place = await Installation.get_or_none(customer_id=call.customer_id)
    host = host_of(viewer.agency.whitelabel_domain)
    if host is None or place is None or call.contact_in_crm is None:
        return None
    return f"https://{host}/v2/location/{quote(place.location_id)}/contacts/detail/{quote(call.contact_in_crm)}"


async def story_page(request: Request, viewer: Viewer, call: Call, story: Story, toast: str | None = None) -> Response:
    """The page of one call, with a sentence about what was done to it."""
    path = f"/embed/calls/{call.id}/recording"
    heard_at = tickets.address_for(request, viewer, path, tickets.FOR_A_RECORDING) if story.recorded else ""
    values: dict[str, Any] = {"call": call, "story": story, "heard_at": heard_at, "filter": Filter.of(request)}
    values["contact_at"] = await _contact_at(viewer, call)
    values["token"] = secrets.token_urlsafe(16)
    return render(viewer, "calls/call.html", toast=toast, **values)


async def export(request: Request, viewer: Viewer) -> Response:
    """What the filter leaves as a file for a spreadsheet, the newest first; times are UTC."""
    names = await declared_by([customer.id for customer in await viewer.customers()])
    return as_file(request, viewer, "calls.csv", call_export.lines(Filter.of(request).calls_of(viewer), names))
