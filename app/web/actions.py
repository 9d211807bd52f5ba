"""The workflow actions: a workflow of the CRM knocks here; always 200 with JSON when it is authentic."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain import calls
from app.domain.calls import Call, Order
from app.domain.dialing import country_of, destination
from app.domain.numbers import Line, lines_of_location
from app.errors import DuplicateCall, InvalidRequest, NoAgentMapping, NumberNotFound, Refusal
from app.ghl.actions import ActionRequest
from app.web.auth import require_action_secret
from app.web.bodies import as_text, parse_object
from app.web.limits import read_body


async def place_call(request: Request) -> Response:
    """Promise a call to the contact; business refusals are answers, not errors, so that steps can branch."""
    require_action_secret(request)
    now = datetime.now(UTC)
    try:
        asked = ActionRequest.from_body(parse_object(await read_body(request)))
        placement = await calls.request(*await what_is_asked(asked), now)
    except DuplicateCall as refusal:
        first = str(refusal.call_id) if refusal.call_id else None
        return JSONResponse(answer("duplicate", first, refusal.code, refusal.message))
    except Refusal as refusal:
        return JSONResponse(answer("refused", None, refusal.code, refusal.message))
    if placement.repeated:
        message = "This step has already asked for this call."
        return JSONResponse(answer("duplicate", str(placement.call.id), "DUPLICATE_CALL", message))
    return JSONResponse(promised(placement.call, now))


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
        request_key=f"step:{asked.step_key}" if asked.step_key else None,
    )
    return line, order


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
