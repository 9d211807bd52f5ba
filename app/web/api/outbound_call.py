"""/api/outbound-call: the holder of an `owk_` key asks for a call, reads how it stands, and cancels it."""

import asyncio
import contextlib
import hashlib
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from app import failpoints
from app.domain.calls import cancellation, placing
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import OF_WEBHOOK, Call, State
from app.domain.calls.placing import Placement
from app.domain.requests.refused import Asked
from app.domain.requests.wanted import Wanted
from app.domain.results.summary import result_of
from app.domain.rules.destinations import destination, normalize
from app.domain.telephony.key_auth import KeyHolder
from app.domain.telephony.keys import well_formed
from app.errors import CallNotFound, KeyInFlight, KeyReused, Unauthorized, wrong
from app.ghl.actions import as_text
from app.logs import about, request_id
from app.postgres import database
from app.web import answers
from app.web.api.call_bodies import OutboundCall, read_outbound_call
from app.web.api.prefer import MAX_WAIT, preference
from app.web.bodies import object_in
from app.web.guards.auth import UNAUTHORIZED, keep_rate, key_holder, known_key, presented_key
from app.web.guards.limits import read_body
from app.web.requests import asked_for, count_taken

log = structlog.get_logger(__name__)

# Finds out who is asking; raises Unauthorized.
Identify = Callable[[Request, datetime], Awaitable[KeyHolder]]

LOOK_SECONDS = 0.5
MAX_KEY = 255


async def outbound_call(request: Request) -> Response:
    """Place a call, and answer when the voice provider has it or after eight seconds."""
    return await place(request, known_key)


async def place(request: Request, identify: Identify) -> Response:
    """Place a call for whoever this is, and answer; raises every Refusal that the endpoint answers with."""
    now = datetime.now(UTC)
    async with asked_for(request, OF_WEBHOOK, now) as asked:
        placement, call_request, noted = await requested(request, identify, asked, now)
        if placement.repeated:
            return await replay(placement.call, call_request, noted, now)
    count_taken(request, OF_WEBHOOK)
    call = placement.call
    about(call_id=call.id)
    wanted_answer = preference(request)
    try:
        if wanted_answer.wait and call.not_before <= now + timedelta(seconds=wanted_answer.wait):
            call = await until_decided(request, call, wanted_answer.wait)
        status, told, headers = await answers.of_call(call, now)
        told |= noted
        if call.request_key is not None:
            await Call.filter(id=call.id).update(answer={"status": status, "body": told, "headers": headers})
    except database.DOWN as error:
        # The call was admitted, whatever can be learned of it now: its caller must not be told to try again.
        log.warning("outbound_call.answered_from_memory", why=type(error).__name__)
        status, told, headers = await answers.of_call(placement.call, now)
        told |= noted
    return SentAnswer(told, status, headers=headers | wanted_answer.headers)


async def requested(
    request: Request, identify: Identify, asked: Asked, now: datetime
) -> tuple[Placement, CallRequest, dict[str, Any]]:
    """Read the request and place it, and what is noted in its answer; `asked` learns what is known of it."""
    try:
        holder = await identify(request, now)
    except Unauthorized:
        if well_formed(former := presented_key(request)):
            await asked.from_former_key(list(request.app.state.ring.digests(former).values()))
        raise
    asked.from_line(holder.caller, holder.key_id)
    keep_rate(request, holder, now)
    body = object_in(request, await read_body(request))
    asked.phone = as_text(body.get("to_number"))
    read = read_outbound_call(body)
    asked.wants(wanted_of(read.wanted, holder))
    key, room = request_key(request, holder), preference(request).room
    call_request = call_request_of(read.wanted, holder, body, key, waits_for_room=room)
    noted = answers.noted(read.ignored, call_request.to)
    return await placing.request(holder.caller, call_request, holder.caller.read_at), call_request, noted


class SentAnswer(JSONResponse):
    """The answer to an accepted request; once it is out, the caller may forget the request."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await super().__call__(scope, receive, send)
        failpoints.reach("answered")


async def read_call(request: Request) -> Response:
    """How a call that was placed from this key's number stands."""
    call = await call_of_key(request, await key_holder(request, datetime.now(UTC)))
    return JSONResponse(answers.status_of(await result_of(call)))


async def cancel_call(request: Request) -> Response:
    """Cancel a call of this key's number that waits; once more for one that was canceled says so again."""
    now = datetime.now(UTC)
    call = await call_of_key(request, await key_holder(request, now))
    about(call_id=call.id)
    canceled = await cancellation.cancel(call, "Whoever asked for this call canceled it before it was placed.", now)
    return JSONResponse(answers.status_of(await result_of(canceled)))


async def call_of_key(request: Request, holder: KeyHolder) -> Call:
    """The call in the path; raises CallNotFound when it was not placed from this key's number."""
    try:
        call_id = UUID(request.path_params["call_id"])
    except ValueError:
        call_id = UUID(int=0)
    call = await Call.get_or_none(id=call_id, number_id=holder.caller.number_id, customer_id=holder.caller.customer_id)
    if call is None:
        raise CallNotFound("There is no such call for this key.")
    return call


def call_request_of(
    wanted: OutboundCall, holder: KeyHolder, body: dict[str, Any], key: str | None, *, waits_for_room: bool = False
) -> CallRequest:
    """What the body asks for, held against the key's number and the customer's rules."""
    caller = holder.caller
    if wanted.from_number != caller.e164 and normalize("from_number", wanted.from_number, caller.home) != caller.e164:
        raise Unauthorized(UNAUTHORIZED)
    return wanted_of(wanted, holder).call_request(
        OF_WEBHOOK,
        destination("to_number", wanted.to_number, caller.home),
        key_id=holder.key_id,
        request_id=request_id(),
        request_key=key,
        fingerprint=hashlib.sha256(canonical(body)).digest() if key else None,
        waits_for_room=waits_for_room,
    )


def wanted_of(wanted: OutboundCall, holder: KeyHolder) -> Wanted:
    """What the body asks for, as it is kept."""
    return Wanted(
        phone=wanted.to_number,
        number=holder.caller.e164,
        contact_id=wanted.contact_id,
        variables=wanted.variables,
        metadata=wanted.metadata,
        not_before=wanted.not_before,
    )


def canonical(body: dict[str, Any]) -> bytes:
    """The same body in the same bytes, so that white space and order do not make another request."""
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def request_key(request: Request, holder: KeyHolder) -> str | None:
    """The Idempotency-Key, made unique to the key's number; raises InvalidRequest for an unusable one.

    The IETF draft (draft-ietf-httpapi-idempotency-key-header) writes it as a quoted string; many send it bare.
    """
    given = request.headers.get("idempotency-key")
    if given is None:
        return None
    if not given.isascii() or not given.isprintable() or not 0 < len(given) <= MAX_KEY:
        message = f"Idempotency-Key must be 1 to {MAX_KEY} printable ASCII characters."
        raise wrong("Idempotency-Key", message)
    if len(given) > 2 and given[0] == given[-1] == '"':
        given = given[1:-1]
    return f"api:{holder.caller.number_id}:{given}"


async def replay(first: Call, call_request: CallRequest, noted: dict[str, Any], now: datetime) -> Response:
    """Answer a repeated request as the first one was answered.

    Raises KeyReused for another body, KeyInFlight while the first request still waits for its answer.
    """
    if bytes(first.fingerprint or b"") != call_request.fingerprint:
        raise KeyReused("This Idempotency-Key was used before with another body. Use a new key for a new call.")
    stored = first.answer
    if stored is None:
        if now < first.requested_at + timedelta(seconds=MAX_WAIT) and first.state is not State.PLACED:
            raise KeyInFlight("The first request with this Idempotency-Key is still being answered. Ask again.")
        # The process that took the first request died before it could answer: say how the call stands.
        status, told, headers = await answers.of_call(first, now)
        stored = {"status": status, "body": told | noted, "headers": headers}
    headers = {**stored["headers"], "Idempotent-Replayed": "true"}
    return JSONResponse(stored["body"], stored["status"], headers=headers)


async def until_decided(request: Request, call: Call, seconds: float) -> Call:
    """Wait until the voice provider has the call, or has refused it, or the time for an answer is over."""
    undecided = (State.QUEUED, State.DIALING)
    with request.app.state.notifications.watching(call.id) as moved, contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            latest = datetime.now(UTC) + timedelta(seconds=seconds)
            while (call := await Call.get(id=call.id)).state in undecided and call.not_before <= latest:
                # A notice may be lost with a connection, so the call is also looked at without one.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_SECONDS):
                        await moved.wait()
                moved.clear()
    return call
