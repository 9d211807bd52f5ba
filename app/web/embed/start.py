"""The Start page: three steps to the first test call, each with its state and one button."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.domain import calls
from app.domain.calls import Call
from app.domain.destinations import destination
from app.domain.ledger import Account
from app.domain.numbers import Line, line_of_number
from app.domain.orders import Order
from app.errors import InvalidRequest, NumberNotFound, Refusal
from app.logs import request_id
from app.web.embed import layout
from app.web.embed.call_rows import LIVE, row_of
from app.web.embed.forms import Form, read_form
from app.web.embed.page import found, id_in
from app.web.embed.refusals import told
from app.web.embed.render import HEADERS, render
from app.web.embed.viewer import Viewer

DONE, NOW, LATER = "done", "now", "later"
MOST_LINES = 100


@dataclass(frozen=True)
class Step:
    """One step: done, the one to do now, or later; `href` is where it is done, None when somebody else does it."""

    name: str
    state: str
    href: str | None = None


async def shown(_request: Request, viewer: Viewer) -> Response:
    """The three steps, and the form for a call to one's own phone."""
    lines, tried = await _lines(viewer), await viewer.calls().exists()
    steps = await _steps(viewer, lines, tried=tried)
    return render(viewer, "start.html", steps=steps, **await _form(viewer, Form(), {}))


async def call(request: Request, viewer: Viewer) -> Response:
    """First say what the call will be; the same form, sent with `sure`, places it."""
    form, now = await read_form(request), datetime.now(UTC)
    try:
        line = await _line(viewer, form["number"])
        to = destination("to_number", form["to_number"], line.home)
        line.require_open()
        if not form["sure"]:
            there = viewer.say.there(to.e164, now)
            token = secrets.token_urlsafe(16)
            return render(viewer, "start_review.html", form=form, line=line, to=to.e164, there=there, token=token)
        order = Order(
            source="page",
            to=to,
            variables={"first_name": viewer.name.partition(" ")[0]} if viewer.name else {},
            request_id=request_id(),
            request_key=f"page:{form['token'][:40]}" if form["token"] else None,
        )
        placed = await calls.request(line, order, now)
    except Refusal as refusal:
        mistakes = told(viewer, refusal)
        if refusal.code == InvalidRequest.code and "to_number" in mistakes:
            mistakes["to_number"] = viewer.say("start.bad_number")
        return render(viewer, "start_form.html", 422, **await _form(viewer, form, mistakes))
    return await _status(viewer, placed.call.id)


async def status(request: Request, viewer: Viewer) -> Response:
    """How the test call stands; 204 while that is what the page has."""
    return await _status(viewer, id_in(request, "call_id"), request.query_params.get("seen"))


async def _status(viewer: Viewer, call_id: UUID, seen: str | None = None) -> Response:
    one: Call = found(await viewer.calls().get_or_none(id=call_id).select_related("customer"))
    row = row_of(one, viewer.say)
    if seen == f"{one.state}-{one.charged}":
        return Response(status_code=204, headers=HEADERS)
    return render(
        viewer, "start_call.html", call=one, row=row, seen=f"{one.state}-{one.charged}", moves=one.state in LIVE
    )


async def _form(viewer: Viewer, form: Form, mistakes: dict[str, str]) -> dict[str, Any]:
    lines = await _lines(viewer)
    choices = [(str(line.number_id), f"{viewer.say.phone(line.e164)} · {line.agent_name}") for line in lines]
    return {"lines": choices, "number": form["number"], "to_number": form["to_number"], "mistakes": mistakes}


async def _steps(viewer: Viewer, lines: list[Line], *, tried: bool) -> list[Step]:
    have_number = await viewer.numbers().exists()
    credits = await Account.filter(customer_id__in=[line.payer_id for line in lines], available__gt=0).exists()
    numbers = layout.link_to("numbers", viewer)
    done = (have_number, bool(lines), tried)
    hrefs = (numbers, numbers, layout.link_to("credits", viewer) if lines and not credits else None)
    first = next((index for index, ready in enumerate(done) if not ready), None)
    return [
        Step(name, DONE if ready else NOW if index == first else LATER, href)
        for index, (name, ready, href) in enumerate(zip(("number", "agent", "call"), done, hrefs, strict=True))
    ]


async def _lines(viewer: Viewer) -> list[Line]:
    """The viewer's numbers that can place a call now, apart from Pause and credits."""
    ours = viewer.numbers().filter(assignment__outbound=True, customer_id__isnull=False).order_by("e164")
    lines = [await line_of_number(number.id) for number in await ours.limit(MOST_LINES)]
    return [line for line in lines if line is not None]


async def _line(viewer: Viewer, number_id: str) -> Line:
    """The line that was chosen, among the viewer's own; raises NumberNotFound."""
    for line in await _lines(viewer):
        if str(line.number_id) == number_id:
            return line
    raise NumberNotFound("This number is not one of this account.")
