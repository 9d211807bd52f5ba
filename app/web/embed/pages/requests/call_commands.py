"""Cancel, call now, hang up and call again, on the page of one call; cancel several from the list."""

from datetime import UTC, datetime
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.domain.calls import cancellation
from app.domain.calls.calls import Call
from app.domain.calls.reasons import Reason
from app.domain.requests import by_hand
from app.domain.requests.again import OF_PAGE
from app.domain.requests.refused import Asked
from app.errors import NotCancelable, Refusal
from app.logs import request_id
from app.web import requests
from app.web.embed.frame.pause import SOMEBODY
from app.web.embed.kit.forms import read_form
from app.web.embed.kit.page import found, id_from, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages import call_story, calls
from app.web.embed.pages.calls import PICKED

CANCELED_BY = "{name} canceled this call on the page before it was placed."


async def cancel(request: Request, viewer: Viewer) -> Response:
    """Cancel this call, if it waits."""
    await read_form(request)
    call, now = await _call(request, viewer), datetime.now(UTC)
    try:
        await cancellation.cancel(call, _by(viewer), now)
    except NotCancelable:
        return await _shown(request, call, viewer, viewer.say("calls.waits_no_more"))
    return await _shown(request, call, viewer, viewer.say("calls.canceled", count=1))


async def try_now(request: Request, viewer: Viewer) -> Response:
    """Have this call tried at once, if it waits."""
    await read_form(request)
    call = await _call(request, viewer)
    tried = await by_hand.try_now(call, datetime.now(UTC))
    return await _shown(request, call, viewer, viewer.say("calls.tried_now" if tried else "calls.waits_no_more"))


async def hang_up(request: Request, viewer: Viewer) -> Response:
    """End this call, if it is on the line."""
    await read_form(request)
    call = await _call(request, viewer)
    try:
        await by_hand.hang_up(call, datetime.now(UTC))
    except NotCancelable:
        return await _shown(request, call, viewer, viewer.say("calls.not_on_the_line"))
    return await _shown(request, call, viewer, viewer.say("calls.hung_up"))


async def again(request: Request, viewer: Viewer) -> Response:
    """Ask for a call like this one once more; what stands in its way is told."""
    form = await read_form(request)
    call, asked = await _call(request, viewer), Asked(OF_PAGE, datetime.now(UTC), request_id())
    try:
        placement = await by_hand.call_again(call, form["token"], asked)
    except Refusal as refusal:
        await requests.keep_refusal(request, asked, refusal)
        why = " ".join(as_mistakes(viewer, refusal).values())
        return await _shown(request, call, viewer, viewer.say("requests.still", why=why))
    if not placement.repeated:
        requests.count_taken(request, OF_PAGE)
    one: Call = found(await viewer.calls().get_or_none(id=placement.call.id).select_related("customer"))
    return await _shown(request, one, viewer, viewer.say("requests.called"))


async def cancel_picked(request: Request, viewer: Viewer) -> Response:
    """Cancel those that are ticked in the list, as far as they still wait."""
    form, now, canceled = await read_form(request), datetime.now(UTC), 0
    ids = [named for text in form.ticked(PICKED) if (named := id_from(text))]
    for call in await viewer.calls().filter(id__in=ids):
        try:
            await cancellation.cancel(call, _by(viewer), now)
        except NotCancelable:
            continue
        canceled += 1
    return await _list(request, viewer, canceled)


async def cancel_waiting(request: Request, viewer: Viewer) -> Response:
    """Cancel everything that waits in one sub-account."""
    form = await read_form(request)
    customer = found(await viewer.customers().get_or_none(id=id_from(form["customer"]) or UUID(int=0)))
    reason = _by(viewer)
    canceled = await cancellation.cancel_waiting(customer.id, Reason.CANCELED, reason, datetime.now(UTC))
    return await _list(request, viewer, len(canceled))


async def _call(request: Request, viewer: Viewer) -> Call:
    call: Call = found(await viewer.calls().get_or_none(id=id_in(request, "call_id")).select_related("customer"))
    return call


async def _shown(request: Request, call: Call, viewer: Viewer, toast: str) -> Response:
    latest: Call = found(await viewer.calls().get_or_none(id=call.id).select_related("customer"))
    return await calls.story_page(request, viewer, latest, await call_story.story_of(latest, viewer), toast)


async def _list(request: Request, viewer: Viewer, canceled: int) -> Response:
    return await calls.rows_with(request, viewer, toast=viewer.say("calls.canceled", count=canceled))


def _by(viewer: Viewer) -> str:
    return CANCELED_BY.format(name=viewer.name or SOMEBODY)
