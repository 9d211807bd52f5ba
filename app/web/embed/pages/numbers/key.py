"""The page of one key: what uses it, what was asked for with it, and its end; a trial of it is in key_trial.py."""

import json
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.domain.telephony import keys
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.errors import Refusal, wrong
from app.web.embed.frame.pause import name_of
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.page import found
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import HEADERS, render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages import requests
from app.web.embed.pages.numbers.number import MISTAKEN, detail, number_in
from app.web.embed.pages.numbers.number_keys import end_of, networks_in

RECENT = 10


async def key_in(request: Request, viewer: Viewer) -> tuple[PhoneNumber, ApiKey]:
    """The viewer's number and the key of it that the path names; raises HTTPException 404, also when it has ended."""
    number = await number_in(request, viewer)
    named = viewer.keys().filter(keys.living(datetime.now(UTC)), number_id=number.id)
    return number, found(await named.get_or_none(id=request.path_params["key_id"]))


async def shown(request: Request, viewer: Viewer) -> Response:
    """The page as it stands."""
    return await _page(viewer, *await key_in(request, viewer))


async def recent(request: Request, viewer: Viewer) -> Response:
    """What was asked for lately; 204 when it is what the page has."""
    number, key = await key_in(request, viewer)
    told = await _recent(viewer, key)
    if told["seen"] == request.query_params.get("seen"):
        return Response(status_code=204, headers=HEADERS)
    return render(viewer, "numbers/key_requests.html", number=number, key=key, **told)


async def rename(request: Request, viewer: Viewer) -> Response:
    """Say anew what uses it."""
    form, (number, key) = await read_form(request), await key_in(request, viewer)
    try:
        await keys.rename(key.id, form["key_name"])
    except Refusal as refusal:
        return await _page(viewer, number, key, at="name", refusal=refusal, typed=form)
    return await _page(viewer, *await key_in(request, viewer), toast=viewer.say("key.renamed"))


async def replace(request: Request, viewer: Viewer) -> Response:
    """Issue a key in its place, and go on with that one; this one goes on for the chosen time."""
    form, (number, key) = await read_form(request), await key_in(request, viewer)
    now, ring = datetime.now(UTC), request.app.state.ring
    try:
        overlap = keys.OVERLAPS.get(form["overlap"] or "0")
        if overlap is None:
            raise wrong("overlap", "Choose one of the times in the list.")
        ends, networks = end_of(form["expires"], viewer, now), networks_in(form)
        new, clear = await keys.replace(
            key, ring, now, overlap=overlap, by=name_of(viewer), expires_at=ends, networks=networks
        )
    except Refusal as refusal:
        return await _page(viewer, number, key, at="replace", refusal=refusal, typed=form)
    return await _page(viewer, number, new, issued=clear, toast=viewer.say("number.key_made"))


async def revoke(request: Request, viewer: Viewer) -> Response:
    """End it at once; what is left is the page of its number."""
    await read_form(request)
    number, key = await key_in(request, viewer)
    await keys.revoke(key.id, datetime.now(UTC))
    answer = await detail(request, viewer)
    return _moved_to(f"#/embed/numbers/{number.id}", answer, viewer.say("number.key_revoked"))


async def _page(
    viewer: Viewer,
    number: PhoneNumber,
    key: ApiKey,
    *,
    at: str = "",
    refusal: Refusal | None = None,
    typed: Form | None = None,
    issued: str = "",
    toast: str | None = None,
) -> Response:
    values: dict[str, Any] = {
        "number": number,
        "key": key,
        "at": at,
        "typed": typed or Form(networks=", ".join(key.networks), key_name=key.name or ""),
        "mistakes": as_mistakes(viewer, refusal) if refusal else {},
        "overlaps": [(name, viewer.say(f"overlap.{name}")) for name in keys.OVERLAPS],
        "issued": issued,
        "trial": Form(),
        "trial_mistakes": {},
        **await _recent(viewer, key),
    }
    answer = render(viewer, "numbers/key.html", MISTAKEN if refusal else 200, toast=toast, **values)
    return _moved_to(f"#/embed/numbers/{number.id}/keys/{key.id}", answer, toast) if issued else answer


async def _recent(viewer: Viewer, key: ApiKey) -> dict[str, Any]:
    return await requests.rows_of(viewer, requests.Filter(key=key.id), RECENT)


def _moved_to(address: str, answer: Response, toast: str | None) -> Response:
    """The answer, with the address under which the page can be found from now on."""
    answer.headers["HX-Trigger"] = json.dumps({"here": address, "toast": toast})
    return answer
