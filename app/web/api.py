"""POST /api/outbound-call: the holder of an `owk_` key asks for a call; same verb as the workflow action."""

import asyncio
import contextlib
import hashlib
import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from app import failpoints
from app.domain import calls
from app.domain.calls import Call, State
from app.domain.destinations import destination, normalize
from app.domain.key_holders import KeyHolder
from app.domain.orders import Order
from app.errors import CallNotFound, InvalidRequest, KeyInFlight, KeyReused, Unauthorized
from app.logs import about, request_id
from app.web import answers
from app.web.auth import UNAUTHORIZED, key_holder
from app.web.bodies import OutboundCall, read_outbound_call
from app.web.limits import read_body
from app.web.prefer import LONGEST_WAIT, preference

LOOK_SECONDS = 0.5
LONGEST_KEY = 255


async def outbound_call(request: Request) -> Response:
    """Place a call, and answer when the voice provider has it or after eight seconds."""
    now = datetime.now(UTC)
    holder = await key_holder(request, now)
    raw = await read_body(request)
    wanted = read_outbound_call(raw)
    order = order_of(wanted, holder, raw, request_key(request, holder))
    placement = await calls.request(holder.line, order, now)
    if placement.repeated:
        return await replay(placement.call, order, now)
    call = placement.call
    about(call_id=call.id)
    wanted_answer = preference(request)
    if wanted_answer.wait and call.not_before <= now + timedelta(seconds=wanted_answer.wait):
        call = await until_decided(request, call, wanted_answer.wait)
    status, body, headers = await answers.of_call(call, now)
    if call.request_key is not None:
        await Call.filter(id=call.id).update(answer={"status": status, "body": body, "headers": headers})
    return Told(body, status, headers=headers | wanted_answer.headers)


class Told(JSONResponse):
    """The answer to a request that was promised; once it is out, the caller may forget the request."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await super().__call__(scope, receive, send)
        failpoints.reach("answered")


async def read_call(request: Request) -> Response:
    """How a call that was placed from this key's number stands."""
    holder = await key_holder(request, datetime.now(UTC))
    try:
        call_id = UUID(request.path_params["call_id"])
    except ValueError:
        call_id = UUID(int=0)
    call = await Call.get_or_none(id=call_id, number_id=holder.line.number_id, customer_id=holder.line.customer_id)
    if call is None:
        raise CallNotFound("There is no such call for this key.")
    return JSONResponse(answers.status_of(call))


def order_of(wanted: OutboundCall, holder: KeyHolder, raw: bytes, key: str | None) -> Order:
    """What the body asks for, held against the key's number and the customer's rules."""
    line = holder.line
    if wanted.from_number != line.e164 and normalize("from_number", wanted.from_number, line.home) != line.e164:
        raise Unauthorized(UNAUTHORIZED)
    return Order(
        source="api",
        to=destination("to_number", wanted.to_number, line.home),
        variables=wanted.variables,
        metadata=wanted.metadata,
        contact_id=wanted.contact_id,
        not_before=wanted.not_before,
        request_id=request_id(),
        request_key=key,
        fingerprint=hashlib.sha256(canonical(raw)).digest() if key else None,
    )


def canonical(raw: bytes) -> bytes:
    """The same JSON in the same bytes, so that white space and order do not make another request."""
    return json.dumps(json.loads(raw), sort_keys=True, separators=(",", ":")).encode()


def request_key(request: Request, holder: KeyHolder) -> str | None:
    """The Idempotency-Key, made unique to the key's number; raises InvalidRequest for an unusable one.

    The IETF draft (draft-ietf-httpapi-idempotency-key-header) writes it as a quoted string; many send it bare.
    """
    given = request.headers.get("idempotency-key")
    if given is None:
        return None
    if not given.isascii() or not given.isprintable() or not 0 < len(given) <= LONGEST_KEY:
        message = f"Idempotency-Key must be 1 to {LONGEST_KEY} printable ASCII characters."
        raise InvalidRequest(message, details=[{"field": "Idempotency-Key", "message": message}])
    if len(given) > 2 and given[0] == given[-1] == '"':
        given = given[1:-1]
    return f"api:{holder.line.number_id}:{given}"


async def replay(first: Call, order: Order, now: datetime) -> Response:
    """Answer a repeated request as the first one was answered.

    Raises KeyReused for another body, KeyInFlight while the first request still waits for its answer.
    """
    if bytes(first.fingerprint or b"") != order.fingerprint:
        raise KeyReused("This Idempotency-Key was used before with another body. Use a new key for a new call.")
    told = first.answer
    if told is None:
        if now < first.requested_at + timedelta(seconds=LONGEST_WAIT) and first.state is not State.PLACED:
            raise KeyInFlight("The first request with this Idempotency-Key is still being answered. Ask again.")
        # The process that took the first request died before it could answer: tell how the call stands.
        status, body, headers = await answers.of_call(first, now)
        told = {"status": status, "body": body, "headers": headers}
    headers = {**told["headers"], "Idempotent-Replayed": "true"}
    return JSONResponse(told["body"], told["status"], headers=headers)


async def until_decided(request: Request, call: Call, seconds: float) -> Call:
    """Wait until the voice provider has the call, or has refused it, or the time for an answer is over."""
    undecided = (State.QUEUED, State.DIALING)
    with request.app.state.notices.watching(call.id) as moved, contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            latest = datetime.now(UTC) + timedelta(seconds=seconds)
            while (call := await Call.get(id=call.id)).state in undecided and call.not_before <= latest:
                # A notice may be lost with a connection, so the call is also looked at without one.
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(moved.wait(), LOOK_SECONDS)
                moved.clear()
    return call
