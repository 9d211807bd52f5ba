"""The webhook of a number: where the events of its calls go, its secret, and the log of what was sent."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.domain.callbacks import callbacks, incoming
from app.domain.callbacks.incoming import IncomingCall
from app.domain.calls.calls import Call
from app.domain.results import webhooks
from app.domain.results.summary import result_of
from app.domain.results.webhooks import WebhookDelivery, WebhookEndpoint
from app.domain.telephony.numbers import PhoneNumber
from app.errors import Refusal, wrong
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.page import clients_of, found, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number import number_in

MISTAKEN = 422


async def shown(request: Request, viewer: Viewer) -> Response:
    """The page as it stands."""
    return await _page(request, viewer)


async def save(request: Request, viewer: Viewer) -> Response:
    """Send the events to this address from now on; an empty one sends them nowhere."""
    form, number = await read_form(request), await _number(request, viewer)
    try:
        if form["url"]:
            await _require_public(request, form["url"])
            ring, now = request.app.state.ring, datetime.now(UTC)
            await webhooks.listen(number, found(number.customer_id), form["url"], ring, now)
        else:
            await webhooks.forget(number.id)
    except Refusal as refusal:
        return await _page(request, viewer, typed=form, refusal=refusal)
    return await _page(request, viewer, toast=viewer.say("webhook.saved" if form["url"] else "webhook.removed"))


async def rotate(request: Request, viewer: Viewer) -> Response:
    """Change the secret; the old one signs as well for a day."""
    await read_form(request)
    endpoint = await _endpoint(await _number(request, viewer))
    await webhooks.rotate(endpoint, request.app.state.ring, datetime.now(UTC))
    return await _page(request, viewer, toast=viewer.say("webhook.rotated"))


async def send_again(request: Request, viewer: Viewer) -> Response:
    """Send one event once more, as its call stands now."""
    await read_form(request)
    endpoint = await _endpoint(await _number(request, viewer))
    mine = WebhookDelivery.filter(endpoint_id=endpoint.id)
    delivery: WebhookDelivery = found(await mine.get_or_none(id=id_in(request, "delivery_id")))
    caller = await IncomingCall.get_or_none(id=delivery.cause_id, customer_id=endpoint.customer_id)
    call_id = caller.call_id if caller else delivery.cause_id
    call: Call = found(await Call.get_or_none(id=call_id, customer_id=endpoint.customer_id))
    data = webhooks.data_of(await result_of(call))
    if caller is not None:
        data = await incoming.as_payload(caller, call, data)
    elif delivery.event == webhooks.CALLBACK and (promise := await callbacks.given_in(call)):
        data = callbacks.as_payload(promise, data)
    await webhooks.send_again(delivery, webhooks.content_of(delivery.event, data, delivery.planned_at))
    return await _page(request, viewer, toast=viewer.say("webhook.sent_again"))


async def _page(
    request: Request, viewer: Viewer, *, typed: Form | None = None, refusal: Refusal | None = None, toast: str = ""
) -> Response:
    number = await _number(request, viewer)
    endpoint = await WebhookEndpoint.get_or_none(number_id=number.id, customer_id=number.customer_id)
    log = await webhooks.log_of(endpoint) if endpoint else []
    callers = await IncomingCall.filter(id__in=[one.cause_id for one in log], customer_id=number.customer_id)
    values: dict[str, Any] = {
        "number": number,
        "endpoint": endpoint,
        "secret": endpoint.secret(request.app.state.ring) if endpoint else "",
        "log": log,
        "called_about": {one.id: one.call_id for one in callers},
        "url": typed["url"] if typed is not None else (endpoint.url if endpoint else ""),
        "mistakes": as_mistakes(viewer, refusal) if refusal else {},
    }
    return render(viewer, "numbers/webhook.html", MISTAKEN if refusal else 200, toast=toast or None, **values)


async def _number(request: Request, viewer: Viewer) -> PhoneNumber:
    """The number in the path, which a customer has."""
    number = await number_in(request, viewer)
    found(number.customer_id)
    return number


async def _endpoint(number: PhoneNumber) -> WebhookEndpoint:
    mine = WebhookEndpoint.filter(number_id=number.id, customer_id=number.customer_id)
    endpoint: WebhookEndpoint = found(await mine.first())
    return endpoint


async def _require_public(request: Request, url: str) -> None:
    try:
        await clients_of(request).outgoing.require_public(url)
    except Refusal as refusal:
        raise wrong("url", refusal.message) from refusal
