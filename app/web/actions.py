"""The workflow actions: a workflow of the CRM knocks here; always 200 with JSON when it is authentic."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain import calls, write_backs
from app.domain.calls import DEFAULT_MINUTES_BETWEEN, Call, Order
from app.domain.cancellation import cancel_waiting
from app.domain.dialing import MINUTES_A_DAY, country_of, destination, normalize
from app.domain.installations import ACTIVE, Installation
from app.domain.numbers import Line, lines_of_location
from app.errors import DuplicateCall, InvalidRequest, NoAgentMapping, NumberNotFound, Refusal
from app.ghl.actions import ActionRequest
from app.web.auth import require_action_secret
from app.web.bodies import as_text, parse_object
from app.web.limits import read_body

MOST_ATTEMPTS = 5


async def place_call(request: Request) -> Response:
    """Promise a call to the contact; business refusals are answers, not errors, so that steps can branch."""
    require_action_secret(request)
    now = datetime.now(UTC)
    asked: ActionRequest | None = None
    try:
        asked = ActionRequest.from_body(parse_object(await read_body(request)))
        placement = await calls.request(*await what_is_asked(asked), now)
    except DuplicateCall as refusal:
        first = str(refusal.call_id) if refusal.call_id else None
        return JSONResponse(answer("duplicate", first, refusal.code, refusal.message))
    except Refusal as refusal:
        if asked is not None:
            await write_backs.plan_refusal(asked.location_id, asked.contact_id, refusal.code, now)
        return JSONResponse(answer("refused", None, refusal.code, refusal.message))
    if placement.repeated:
        message = "This step has already asked for this call."
        return JSONResponse(answer("duplicate", str(placement.call.id), "DUPLICATE_CALL", message))
    return JSONResponse(promised(placement.call, now))


async def cancel_calls(request: Request) -> Response:
    """Cancel the waiting calls to the contact, or to the phone that the step names."""
    require_action_secret(request)
    now = datetime.now(UTC)
    try:
        asked = ActionRequest.from_body(parse_object(await read_body(request)))
        installation = await Installation.get_or_none(location_id=asked.location_id, status=ACTIVE)
        phone = asked.fields.get("phone", "")
        if installation is None or not (asked.contact_id or phone):
            raise InvalidRequest("The step names neither a contact nor a phone number of this account.")
        reason = "A workflow canceled this call before it was placed."
        lines = await lines_of_location(asked.location_id)
        home = country_of(lines[0].e164) if lines else "US"
        to_number = normalize("phone", phone, home) if phone else None
        contact_id = None if phone else asked.contact_id
        canceled = await cancel_waiting(
            installation.customer_id, "CANCELED", reason, now, contact_id=contact_id, to_number=to_number
        )
    except Refusal as refusal:
        return JSONResponse(answer("refused", None, refusal.code, refusal.message) | {"canceled": 0})
    first = str(canceled[0]) if canceled else None
    message = f"{len(canceled)} waiting calls were canceled."
    return JSONResponse(answer("canceled", first, None, message) | {"canceled": len(canceled)})


async def what_is_asked(asked: ActionRequest) -> tuple[Line, Order]:
    """The line to call from and the order; raises a Refusal that names what to change in the step."""
    lines = await lines_of_location(asked.location_id)
    line = choose_line(lines, asked.fields.get("number", ""))
    phone = asked.fields.get("phone", "")
    if not phone:
        message = "The contact has no phone number, and the step names none."
        raise InvalidRequest(message, details=[{"field": "phone", "message": message}])
    order = Order(
        source="workflow",
        to=destination("phone", phone, country_of(line.e164), line.policy),
        variables=as_text(asked.variables),
        contact_id=asked.contact_id,
        max_attempts=whole_number(asked, "attempts", 1, MOST_ATTEMPTS, 1),
        minutes_between=whole_number(asked, "minutes_between", 1, MINUTES_A_DAY, DEFAULT_MINUTES_BETWEEN),
        request_key=f"step:{asked.step_key}" if asked.step_key else None,
    )
    return line, order


def whole_number(asked: ActionRequest, field: str, least: int, most: int, default: int) -> int:
    """A number of the step, which arrives as text; raises InvalidRequest outside of its bounds."""
    text = asked.fields.get(field, "")
    if not text:
        return default
    if not (text.isascii() and text.removesuffix(".0").isdigit() and least <= int(text.removesuffix(".0")) <= most):
        message = f"{field} must be a whole number from {least} to {most}."
        raise InvalidRequest(message, details=[{"field": field, "message": message}])
    return int(text.removesuffix(".0"))


def choose_line(lines: list[Line], wanted: str) -> Line:
    """The number that the step names, else the sub-account's longest unused one with Outbound on."""
    if wanted:
        named = next((line for line in lines if wanted in (str(line.number_id), line.e164)), None)
        if named is None:
            raise NumberNotFound("The number chosen in this step does not belong to this account any more.")
        return named
    ready = next((line for line in lines if line.agent_id and line.outbound), None)
    if ready is None:
        raise NoAgentMapping("No number has Outbound on. Open the settings page and switch it on for one.")
    return ready


def promised(call: Call, now: datetime) -> dict[str, Any]:
    """The answer to an accepted call."""
    if call.not_before > now:
        message = "The call waits for the calling hours where the lead is."
        return answer("scheduled", str(call.id), None, message, call.not_before)
    return answer("queued", str(call.id), None, "The call is being placed.", call.not_before)


def answer(
    status: str, call_id: str | None, code: str | None, message: str, not_before: datetime | None = None
) -> dict[str, Any]:
    """What later steps of the workflow can branch on."""
    return {
        "status": status,
        "call_id": call_id,
        "reason": code.lower() if code else None,
        "message": message,
        "not_before": not_before.isoformat() if not_before else None,
    }
