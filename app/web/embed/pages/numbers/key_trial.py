"""A key is tried: the very request that a tool would send with it, to one's own phone, and the answer as it came.

Whoever administers the number stands in for the key, which nobody has in clear any more. Everything behind that is the
endpoint's own: its body, its rate, its gate, its answer, and the log of requests.
"""

import json
import secrets
import shlex
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from app.domain.telephony import key_auth
from app.domain.telephony.key_auth import KeyHolder
from app.domain.telephony.keys import ApiKey
from app.errors import Refusal, Unauthorized
from app.web import errors
from app.web.api import outbound_call
from app.web.embed.kit.forms import Reader, read_form
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages import start
from app.web.embed.pages.numbers.key import key_in
from app.web.embed.pages.numbers.number import MISTAKEN
from app.web.guards.auth import UNAUTHORIZED
from app.web.guards.limits import address_of

PATH = "/api/outbound-call"
MAX_PHONE, MAX_VARIABLES = 60, 50


async def attempt(request: Request, viewer: Viewer) -> Response:
    """First show the request; the same form, sent with `sure`, sends it."""
    form, (number, key) = await read_form(request), await key_in(request, viewer)
    reader = Reader(form, viewer.say)
    phone, variables = reader.text("trial_phone", MAX_PHONE), _variables(reader)
    values: dict[str, Any] = {"number": number, "key": key, "trial": form, "trial_mistakes": reader.mistakes}
    if reader.mistakes:
        return render(viewer, "numbers/key_trial.html", MISTAKEN, **values)
    body: dict[str, Any] = {"from_number": number.e164, "to_number": phone}
    if variables:
        body["dynamic_variables"] = variables
    # A form may arrive twice: its token makes both of them one call.
    token = form["token"][:40] if form["token"].isascii() else ""
    if not (form["sure"] and token):
        token = secrets.token_urlsafe(16)
        values |= {"token": token, "curl": _curl(request, key, body, token), "body": _pretty(body)}
        return render(viewer, "numbers/key_trial.html", **values)
    answer = await _sent(request, key, body, token)
    told = json.loads(bytes(answer.body))
    # The one field that names a vendor, which a page does not.
    shown = {name: value for name, value in told.items() if name != "provider"}
    values |= {"answered": HTTPStatus(answer.status_code), "answer": _pretty(shown), "whole": shown == told}
    if told["success"]:
        values |= await start.how_it_stands(viewer, UUID(told["call_id"]), again=False)
    return render(viewer, "numbers/key_trial.html", **values)


def _variables(reader: Reader) -> dict[str, str]:
    """The variables, one `name = value` in a line; notes a mistake for a line that is none."""
    lines = [line for line in reader.form["trial_variables"].splitlines() if line.strip()]
    pairs = [line.partition("=") for line in lines]
    if len(pairs) > MAX_VARIABLES or not all(name.strip() and sign for name, sign, _ in pairs):
        reader.wrong("trial_variables", "key.bad_variables", most=MAX_VARIABLES)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _headers(key: ApiKey, token: str) -> dict[str, str]:
    """The headers of the request, as anybody may read them."""
    return {
        "Authorization": f"Bearer {key.masked}",
        "Content-Type": "application/json",
        "Idempotency-Key": token,
        "Prefer": "respond-async",
    }


def _curl(request: Request, key: ApiKey, body: dict[str, Any], token: str) -> str:
    """The request for a terminal."""
    url = f"{request.app.state.settings.public_url}{PATH}"
    headers = [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in _headers(key, token).items()]
    data = f"-d {shlex.quote(json.dumps(body, ensure_ascii=False))}"
    return " \\\n  ".join([f"curl -X POST {shlex.quote(url)}", *headers, data])


async def _sent(request: Request, key: ApiKey, body: dict[str, Any], token: str) -> Response:
    """The endpoint's answer to this request."""

    async def stand_in(_sent: Request, now: datetime) -> KeyHolder:
        holder = await key_auth.stand_in(key, address_of(request).ip, now)
        if holder is None:
            raise Unauthorized(UNAUTHORIZED)
        return holder

    sent = _as_sent(request, _headers(key, token), json.dumps(body).encode())
    try:
        return await outbound_call.place(sent, stand_in)
    except Refusal as refusal:
        return await errors.on_refusal(sent, refusal)


def _as_sent(request: Request, headers: dict[str, str], raw: bytes) -> Request:
    """A request of its own, as it would arrive: nothing of the page's request is in it."""

    async def receive() -> Message:
        return {"type": "http.request", "body": raw, "more_body": False}

    scope = {
        "type": "http", "method": "POST", "path": PATH, "query_string": b"", "app": request.app,
        "headers": [(name.lower().encode(), value.encode("utf-8")) for name, value in headers.items()],
    }  # fmt: skip
    return Request(scope, receive)


def _pretty(body: dict[str, Any]) -> str:
    return json.dumps(body, indent=2, ensure_ascii=False)
