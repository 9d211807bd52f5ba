"""The Start page: the guide to the first call, and the overview once it is done; with a call to one's own phone."""

import secrets
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.domain.calls import placing
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import Call, State
from app.domain.calls.reasons import Reason
from app.domain.requests.again import OF_PAGE
from app.domain.requests.refused import Asked
from app.domain.requests.wanted import Wanted
from app.domain.results.summary import summary_of
from app.domain.rules.decision import NotBefore, Refused, decide
from app.domain.rules.destinations import destination
from app.domain.telephony.numbers import CallingNumber
from app.errors import NumberNotFound, Refusal
from app.logs import request_id
from app.web import requests
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.page import found, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import HEADERS, render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.attention import alarms_of
from app.web.embed.pages.call_rows import LIVE, row_of
from app.web.embed.pages.guide import callers, guide_of
from app.web.embed.pages.overview import TOLD_HERE, overview_of


async def shown(_request: Request, viewer: Viewer) -> Response:
    """What is still missing; when nothing is, what needs somebody and how the day goes."""
    return await start_page(viewer)


async def start_page(viewer: Viewer, toast: str | None = None) -> Response:
    """The page as it stands, after something was done elsewhere too."""
    guide = await guide_of(viewer)
    overview = await overview_of(viewer) if guide.finished else None
    alarms = await alarms_of(viewer, without=TOLD_HERE if overview else ())
    form = await _form(viewer, guide.funded, Form(), {})
    told: dict[str, Any] = {"guide": guide, "overview": overview, "alarms": alarms, "token": secrets.token_urlsafe(16)}
    return render(viewer, "start/start.html", toast=toast, **told, **form)


async def call(request: Request, viewer: Viewer) -> Response:
    """First say what the call will be; the same form, sent with `sure`, places it."""
    form, now = await read_form(request), datetime.now(UTC)
    asked = Asked(OF_PAGE, now, request_id())
    try:
        caller = await _line(viewer, form["number"])
        asked.from_line(caller)
        asked.wants(wanted := _wanted(form, viewer, caller))
        to = destination("to_number", form["to_number"], caller.home)
        caller.require_open()
        key = f"page:{form['token'][:40]}"
        call_request = wanted.call_request(OF_PAGE, to, request_id=asked.request_id, request_key=key)
        # A form may arrive twice: without its token nobody would know, and two calls would be placed and paid for.
        if not form["sure"] or not form["token"]:
            return _review(viewer, form, caller, call_request, now)
        placed = await placing.request(caller, call_request, caller.read_at)
        if not placed.repeated:
            requests.count_taken(request, OF_PAGE)
    except Refusal as refusal:
        await requests.keep_refusal(request, asked, refusal)
        mistakes = as_mistakes(viewer, refusal)
        if refusal.code == Reason.VALIDATION_ERROR and "to_number" in mistakes:
            mistakes["to_number"] = viewer.say("start.bad_number")
        again = await _form(viewer, await callers(viewer), form, mistakes)
        return render(viewer, "start/start_form.html", 422, **again)
    return render(viewer, "start/start_call.html", **await how_it_stands(viewer, placed.call.id, again=True))


def _review(viewer: Viewer, form: Form, caller: CallingNumber, wanted: CallRequest, now: datetime) -> Response:
    """What the call will be, and that it will wait, if it will; raises the refusal of a call that may not be made."""
    verdict = decide(wanted.dial_request(now, asks=caller.asks(None)), caller.rules(), now)
    if isinstance(verdict, Refused):
        raise verdict.refusal
    told: dict[str, Any] = {
        "to": wanted.to.e164,
        "there": viewer.say.there(wanted.to.e164, now),
        "until": viewer.say.moment(verdict.at) if isinstance(verdict, NotBefore) else "",
        "token": secrets.token_urlsafe(16),
    }
    return render(viewer, "start/start_review.html", form=form, caller=caller, **told)


def _wanted(form: Form, viewer: Viewer, caller: CallingNumber) -> Wanted:
    variables = {"first_name": viewer.name.partition(" ")[0]} if viewer.name else {}
    return Wanted(phone=form["to_number"], number=str(caller.number_id), variables=variables)


async def status(request: Request, viewer: Viewer) -> Response:
    """How the test call stands; 204 while that is what the page has."""
    query = request.query_params
    told = await how_it_stands(viewer, id_in(request, "call_id"), again=query.get("again") != "no")
    if query.get("seen") == told["seen"]:
        return Response(status_code=204, headers=HEADERS)
    return render(viewer, "start/start_call.html", **told)


async def how_it_stands(viewer: Viewer, call_id: UUID, *, again: bool) -> dict[str, Any]:
    """How a test call stands, for start_call.html; `again` leads to another one on this page.

    Raises HTTPException 404 for the call of somebody else.
    """
    one: Call = found(await viewer.calls().get_or_none(id=call_id).select_related("customer"))
    row = row_of(summary_of(one), one.customer.name, viewer.say)
    stands = f"{one.state}-{one.charged}-{one.reason_code or ''}"
    # A call that waits for a reason is not on its way.
    waits = one.state is State.QUEUED and bool(one.reason_code)
    return {"call": one, "row": row, "seen": stands, "moves": one.state in LIVE, "waits": waits, "again": again}


async def _form(viewer: Viewer, lines: list[CallingNumber], form: Form, mistakes: dict[str, str]) -> dict[str, Any]:
    owners = dict(await viewer.customers().values_list("id", "name")) if viewer.of_agency else {}
    choices = [(str(caller.number_id), _named(viewer, caller, owners.get(caller.customer_id, ""))) for caller in lines]
    return {"lines": choices, "number": form["number"], "to_number": form["to_number"], "mistakes": mistakes}


def _named(viewer: Viewer, caller: CallingNumber, owner: str) -> str:
    return " · ".join(part for part in (owner, viewer.say.phone(caller.e164), caller.agent_name) if part)


async def _line(viewer: Viewer, number_id: str) -> CallingNumber:
    """The line that was chosen, among the viewer's own; raises NumberNotFound."""
    for caller in await callers(viewer):
        if str(caller.number_id) == number_id:
            return caller
    raise NumberNotFound("This number is not one of this account.")
