"""The workflow actions: what a workflow of the CRM calls; always 200 with JSON when it is authentic."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain.calls import paused_steps, placing
from app.domain.calls.calls import Call
from app.domain.calls.cancellation import cancel_waiting
from app.domain.calls.paused_steps import PausedStep
from app.domain.calls.reasons import Reason
from app.domain.campaigns import campaigns
from app.domain.requests.refused import Asked
from app.domain.requests.wanted import Wanted
from app.domain.results import write_backs
from app.domain.results.branches import Branch
from app.domain.results.results import NOTHING_YET
from app.domain.results.summary import Summary, summary_of
from app.domain.rules.destinations import Destination, destination, normalize
from app.domain.rules.figures import counted
from app.domain.telephony import number_choice
from app.domain.telephony.numbers import CallingNumber, calling_numbers_of_location
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import DuplicateCall, InvalidRequest, NoAgentMapping, Refusal, wrong
from app.ghl.actions import ActionRequest
from app.logs import about, request_id
from app.web import answers, requests
from app.web.api.call_bodies import as_text, named, unfilled
from app.web.bodies import object_in
from app.web.guards.auth import workflow_body
from app.web.workflow.steps import (
    DEFAULT_MAX_WAIT_MINUTES,
    CancelCalls,
    PlaceCall,
    PlaceCallAndWait,
    PlaceCallOrEnroll,
    read_step,
    unknown_fields,
)

MAX_ID = 64
OF_STEP = "workflow"
WAITS_NOWHERE = "The request does not say which step of the workflow waits, so that it could not be resumed."
# What a step that waits learns of a call that has not ended.
NOT_ENDED = NOTHING_YET | {"ended_at": None, "branchId": None}
NOT_CALLED = NOT_ENDED | {"branchId": Branch.NOT_CALLED}


async def place_call(request: Request) -> Response:
    """Place a call to the contact; business refusals are answers, not errors, so that steps can branch."""
    now = datetime.now(UTC)
    raw = await workflow_body(request)
    kept = Asked(OF_STEP, now, request_id())
    asked: ActionRequest | None = None
    try:
        asked = what_is_asked(request, raw)
        step = read_step(PlaceCallOrEnroll, asked)
        if step.campaign:
            return JSONResponse(await enroll(asked, step, kept))
        return JSONResponse(await request_call(request, asked, step, kept))
    except Refusal as refusal:
        await keep_refusal(request, asked, kept, refusal)
        return JSONResponse(refused(refusal))


async def place_call_and_wait(request: Request) -> Response:
    """The same for a step that is paused: it goes on when the call is over, or at once after a refusal."""
    now = datetime.now(UTC)
    raw = await workflow_body(request)
    kept = Asked(OF_STEP, now, request_id())
    asked: ActionRequest | None = None
    try:
        asked = what_is_asked(request, raw)
        if not asked.extras:
            raise InvalidRequest(WAITS_NOWHERE)
    except Refusal as refusal:
        await keep_refusal(request, asked, kept, refusal)
        return JSONResponse(refused(refusal) | NOT_CALLED)  # nothing in it says which step waits
    longest = timedelta(minutes=DEFAULT_MAX_WAIT_MINUTES)
    try:
        step = read_step(PlaceCallAndWait, asked)
        longest = timedelta(minutes=step.max_wait_minutes)
    except InvalidRequest as refusal:
        paused = await paused_steps.hold(asked.extras, step_of(asked), longest, now)
        await keep_refusal(request, asked, kept, refusal)
        return await refuse_step(paused, refusal, now)
    paused = await paused_steps.hold(asked.extras, step_of(asked), longest, now)
    try:
        return JSONResponse(await request_call(request, asked, step, kept, paused.call_id) | NOT_ENDED)
    except Refusal as refusal:
        await keep_refusal(request, asked, kept, refusal)
        return await refuse_step(paused, refusal, now)


async def keep_refusal(request: Request, asked: ActionRequest | None, kept: Asked, refusal: Refusal) -> None:
    """Write the refusal down, and have the contact tagged with the reason, unless the call is on its way already."""
    if asked is not None:
        await kept.from_location(asked.location_id)
        kept.contact_id = asked.contact_id
    await requests.keep_refusal(request, kept, refusal)
    if asked is not None and not isinstance(refusal, DuplicateCall):
        await write_backs.plan_refusal(asked.location_id, asked.contact_id, refusal.code, kept.at)


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
        callers = await calling_numbers_of_location(asked.location_id)
        home = callers[0].home if callers else "US"
        to_number = normalize("phone", phone, home) if phone else None
        contact_id = None if phone else asked.contact_id
        canceled = await cancel_waiting(
            installation.customer_id, Reason.CANCELED, reason, now, contact_id=contact_id, to_number=to_number
        )
    except Refusal as refusal:
        return JSONResponse(refused(refusal) | {"canceled": 0})
    first = str(canceled[0]) if canceled else None
    message = f"{counted(len(canceled), 'waiting call was', 'waiting calls were')} canceled."
    return JSONResponse(answer("canceled", first, None, message) | {"canceled": len(canceled)})


def what_is_asked(request: Request, raw: bytes) -> ActionRequest:
    """Read what the workflow sent; raises InvalidRequest."""
    asked = ActionRequest.from_body(object_in(request, raw), request.query_params.get("locationId", "").strip())
    if asked.contact_id and len(asked.contact_id) > MAX_ID:
        raise InvalidRequest("The id of the contact is too long.")
    return asked


async def request_call(
    request: Request, asked: ActionRequest, step: PlaceCall, kept: Asked, call_id: UUID | None = None
) -> dict[str, Any]:
    """Choose the calling number and request the call; raises a Refusal that names what to change in the step.

    `kept` learns what is known of the request.
    """
    kept.wants(wanted_of(step, asked))
    callers = await calling_numbers_of_location(asked.location_id)
    if not callers:
        raise NoAgentMapping("This account has no number to call from. Open the settings page and assign one.")
    about(tenant=callers[0].customer_id)
    step_key = step_of(asked)
    request_key = f"step:{step_key}" if step_key else None
    if first := await placing.earlier(callers[0].customer_id, request_key):
        # The same pass of the same step: it gets its own call, whatever may be chosen or allowed by now.
        about(call_id=first.id)
        return repeated(first, next((one for one in callers if one.number_id == first.number_id), callers[0]))
    kept.customer_id, kept.home = callers[0].customer_id, callers[0].home
    caller, to = number_choice.choose(callers, step.phone, step.number, step.agent)
    kept.from_line(caller)
    call_request = wanted_of(step, asked).call_request(
        OF_STEP,
        to,
        call_id=call_id,
        request_id=kept.request_id,
        request_key=request_key,
        waits_for_room=not caller.policy.refuse_when_full,
    )
    placement = await placing.request(caller, call_request, caller.read_at)
    about(call_id=placement.call.id)
    if placement.repeated:
        return repeated(placement.call, caller)
    requests.count_taken(request, OF_STEP)
    summary = summary_of(placement.call)
    return unused(accepted(summary, kept.at) | parties(summary, caller), asked, step, to)


def wanted_of(step: PlaceCall, asked: ActionRequest) -> Wanted:
    """What the step asks for, as it is kept."""
    return Wanted(
        phone=step.phone,
        number=step.number,
        agent=step.agent,
        contact_id=asked.contact_id,
        variables=as_text(step.told),
        max_attempts=step.attempts,
        minutes_between=step.minutes_between,
        skips_closed_hours=step.outside_hours == "skip",
        max_lead_age_minutes=step.max_lead_age_minutes,
        hours=step.hours_override,
        options=step.options,
    )


async def enroll(asked: ActionRequest, step: PlaceCallOrEnroll, kept: Asked) -> dict[str, Any]:
    """Put the contact into the campaign that the step names: it is called from there, as the campaign says."""
    kept.wants(wanted_of(step, asked))
    callers = await calling_numbers_of_location(asked.location_id)
    if not callers:
        raise NoAgentMapping("This account has no number to call from. Open the settings page and assign one.")
    caller = callers[0]
    about(tenant=caller.customer_id)
    campaign = await campaigns.named(caller.customer_id, step.campaign)
    if campaign is None:
        message = "This account has no open campaign of this name. Make one, or correct the name in the step."
        raise wrong("campaign", message)
    to = destination("phone", step.phone, caller.home)
    contact = campaigns.Listed(to.e164, asked.contact_id, as_text(step.told))
    if not await campaigns.put(campaign, [contact], kept.at):
        raise DuplicateCall("This contact is in the campaign already.")
    told = answer("scheduled", None, None, f"The contact is in the campaign {campaign.name}, and is called from there.")
    return unused(told | {"to_number": to.e164}, asked, step, to)


def unused(told: dict[str, Any], asked: ActionRequest, step: PlaceCall, to: Destination) -> dict[str, Any]:
    """The answer, with what of the step was not used; `ignored` is there only for whoever has to fix the step."""
    ignored = named([*unknown_fields(type(step), asked), *unfilled("variables", step.variables)])
    noted = answers.noted(ignored, to)
    told["message"] = " ".join([told["message"], *noted.pop("notes", [])])
    return told | noted


def repeated(call: Call, caller: CallingNumber) -> dict[str, Any]:
    """The answer to a step that asks once more in the same pass."""
    summary, told = summary_of(call), "This step has already asked for this call."
    return answer("duplicate", str(summary.call_id), Reason.DUPLICATE_CALL, told) | parties(summary, caller)


async def refuse_step(paused: PausedStep, refusal: Refusal, now: datetime) -> Response:
    """Answer the refusal, and resume the step with it; not when it waits for the call of an earlier execution."""
    refusal_answer = refused(refusal) | NOT_CALLED
    if not await Call.exists(id=paused.call_id):
        await paused_steps.let_go(paused, refusal_answer, refusal.message, now, paused_steps.AFTER_THE_ANSWER)
    return JSONResponse(refusal_answer)


def step_of(asked: ActionRequest) -> str | None:
    """Names this pass of the contact through this step, among all accounts."""
    return asked.step_key and f"{asked.location_id[:MAX_ID]}|{asked.step_key}"


def parties(summary: Summary, caller: CallingNumber) -> dict[str, Any]:
    """Who calls whom."""
    return {
        "from_number": summary.from_number,
        "to_number": summary.to_number,
        "agent_id": summary.agent_id,
        "agent": caller.agent_name,
    }


def accepted(summary: Summary, now: datetime) -> dict[str, Any]:
    """The answer to an accepted call."""
    if summary.not_before > max(now, summary.requested_at):
        waits = summary.reason or "The call waits."
        return answer("scheduled", str(summary.call_id), None, waits, summary.not_before)
    return answer("queued", str(summary.call_id), None, "The call is being placed.", summary.not_before)


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
