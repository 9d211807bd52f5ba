"""The workflow actions: a workflow of the CRM knocks here; always 200 with JSON when it is authentic."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain import calls, matching, paused_steps, write_backs
from app.domain.calls import Call
from app.domain.cancellation import cancel_waiting
from app.domain.destinations import normalize
from app.domain.installations import ACTIVE, Installation
from app.domain.numbers import Line, lines_of_location
from app.domain.orders import Order
from app.domain.paused_steps import PausedStep
from app.errors import DuplicateCall, InvalidRequest, NoAgentMapping, Refusal
from app.ghl.actions import ActionRequest
from app.logs import about, request_id
from app.web.auth import workflow_body
from app.web.bodies import as_text, parse_object
from app.web.steps import DEFAULT_MAX_WAIT_MINUTES, CancelCalls, PlaceCall, PlaceCallAndWait, read_step

LONGEST_ID = 64
# What a step that waits learns of a call that has not ended.
NOT_ENDED = {"outcome": None, "duration": 0, "attempts": 0, "ended_at": None}


async def place_call(request: Request) -> Response:
    """Promise a call to the contact; business refusals are answers, not errors, so that steps can branch."""
    now = datetime.now(UTC)
    raw = await workflow_body(request)
    asked: ActionRequest | None = None
    try:
        asked = what_is_asked(request, raw)
        return JSONResponse(await promise(asked, read_step(PlaceCall, asked), now))
    except Refusal as refusal:
        await keep_refusal(asked, refusal, now)
        return JSONResponse(refused(refusal))


async def place_call_and_wait(request: Request) -> Response:
    """The same for a step that is paused: it goes on when the call is over, or at once after a refusal."""
    now = datetime.now(UTC)
    raw = await workflow_body(request)
    try:
        asked = what_is_asked(request, raw)
    except Refusal as refusal:
        return JSONResponse(refused(refusal) | NOT_ENDED)  # nothing in it says which step waits
    if not asked.extras:
        message = "The request does not say which step of the workflow waits, so that it could not be resumed."
        return JSONResponse(refused(InvalidRequest(message)) | NOT_ENDED)
    longest = timedelta(minutes=DEFAULT_MAX_WAIT_MINUTES)
    try:
        step = read_step(PlaceCallAndWait, asked)
        longest = timedelta(minutes=step.max_wait_minutes)
    except InvalidRequest as refusal:
        paused = await paused_steps.hold(asked.extras, step_of(asked), longest, now)
        return await turned_away(paused, asked, refusal, now)
    paused = await paused_steps.hold(asked.extras, step_of(asked), longest, now)
    try:
        return JSONResponse(await promise(asked, step, now, paused.call_id) | NOT_ENDED)
    except Refusal as refusal:
        return await turned_away(paused, asked, refusal, now)


async def keep_refusal(asked: ActionRequest | None, refusal: Refusal, now: datetime) -> None:
    """Have the contact tagged with the reason, unless the call is on its way already."""
    if asked is not None and not isinstance(refusal, DuplicateCall):
        await write_backs.plan_refusal(asked.location_id, asked.contact_id, refusal.code, now)


async def cancel_calls(request: Request) -> Response:
    """Cancel the waiting calls to the contact, or to the phone that the step names."""
    now = datetime.now(UTC)
    raw = await workflow_body(request)
    try:
        asked = what_is_asked(request, raw)
        installation = await Installation.get_or_none(location_id=asked.location_id, status=ACTIVE)
        phone = read_step(CancelCalls, asked).phone
        if installation is None or not (asked.contact_id or phone):
            raise InvalidRequest("The step names neither a contact nor a phone number of this account.")
        reason = "A workflow canceled this call before it was placed."
        lines = await lines_of_location(asked.location_id)
        home = lines[0].home if lines else "US"
        to_number = normalize("phone", phone, home) if phone else None
        contact_id = None if phone else asked.contact_id
        canceled = await cancel_waiting(
            installation.customer_id, "CANCELED", reason, now, contact_id=contact_id, to_number=to_number
        )
    except Refusal as refusal:
        return JSONResponse(refused(refusal) | {"canceled": 0})
    first = str(canceled[0]) if canceled else None
    message = f"{len(canceled)} waiting calls were canceled."
    return JSONResponse(answer("canceled", first, None, message) | {"canceled": len(canceled)})


def what_is_asked(request: Request, raw: bytes) -> ActionRequest:
    """Read what the workflow sent; raises InvalidRequest."""
    asked = ActionRequest.from_body(parse_object(raw), request.query_params.get("locationId", "").strip())
    if asked.contact_id and len(asked.contact_id) > LONGEST_ID:
        raise InvalidRequest("The id of the contact is too long.")
    return asked


async def promise(asked: ActionRequest, step: PlaceCall, now: datetime, call_id: UUID | None = None) -> dict[str, Any]:
    """Choose the line and promise the call; raises a Refusal that names what to change in the step."""
    lines = await lines_of_location(asked.location_id)
    if not lines:
        raise NoAgentMapping("This account has no number to call from. Open the settings page and assign one.")
    about(tenant=lines[0].customer_id)
    line, to = matching.choose(lines, step.phone, step.number, step.agent)
    step_key = step_of(asked)
    order = Order(
        source="workflow",
        to=to,
        variables=as_text(step.variables),
        contact_id=asked.contact_id,
        max_attempts=step.attempts,
        minutes_between=step.minutes_between,
        skips_closed_hours=step.outside_hours == "skip",
        max_lead_age_minutes=step.max_lead_age_minutes,
        hours=step.hours_override,
        call_id=call_id,
        request_id=request_id(),
        request_key=f"step:{step_key}" if step_key else None,
    )
    placement = await calls.request(line, order, now)
    about(call_id=placement.call.id)
    if placement.repeated:
        told = answer(
            "duplicate", str(placement.call.id), "DUPLICATE_CALL", "This step has already asked for this call."
        )
    else:
        told = promised(placement.call, now)
    return told | spoken(placement.call, line)


async def turned_away(paused: PausedStep, asked: ActionRequest, refusal: Refusal, now: datetime) -> Response:
    """Answer the refusal, and let the step go with it; not when it waits for the call of an earlier execution."""
    told = refused(refusal) | NOT_ENDED
    await keep_refusal(asked, refusal, now)
    if not await Call.exists(id=paused.call_id):
        await paused_steps.let_go(paused, told, refusal.message, now, paused_steps.AFTER_THE_ANSWER)
    return JSONResponse(told)


def step_of(asked: ActionRequest) -> str | None:
    """Names this pass of the contact through this step, among all accounts."""
    return asked.step_key and f"{asked.location_id[:LONGEST_ID]}|{asked.step_key}"


def spoken(call: Call, line: Line) -> dict[str, Any]:
    """Who calls whom."""
    return {
        "from_number": call.from_number,
        "to_number": call.to_number,
        "agent_id": call.agent_id,
        "agent": line.agent_name,
    }


def promised(call: Call, now: datetime) -> dict[str, Any]:
    """The answer to an accepted call."""
    if call.not_before > now:
        return answer("scheduled", str(call.id), None, call.reason or "The call waits.", call.not_before)
    return answer("queued", str(call.id), None, "The call is being placed.", call.not_before)


def refused(refusal: Refusal) -> dict[str, Any]:
    """The answer to what is not done, with the first call when this is a second one."""
    if isinstance(refusal, DuplicateCall):
        first = str(refusal.call_id) if refusal.call_id else None
        return answer("duplicate", first, refusal.code, refusal.message)
    return answer("refused", None, refusal.code, refusal.message)


def answer(
    status: str, call_id: str | None, code: str | None, message: str, not_before: datetime | None = None
) -> dict[str, Any]:
    """What later steps of the workflow can branch on; every answer has the same fields."""
    return {
        "status": status,
        "call_id": call_id,
        "reason": code.lower() if code else None,
        "message": message,
        "not_before": not_before.isoformat() if not_before else None,
        "from_number": None,
        "to_number": None,
        "agent_id": None,
        "agent": None,
    }
