"""The action "wait until the calling window opens": the step is paused, and goes on when its contact may be called."""

from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain.calls import paused_steps
from app.domain.requests.wanted import Wanted
from app.domain.rules.destinations import destination
from app.domain.telephony.numbers import calling_numbers_of_location
from app.errors import InvalidRequest, NoAgentMapping, Refusal
from app.ghl.actions import ActionRequest
from app.logs import about
from app.web.guards.auth import workflow_body
from app.web.workflow.actions import WAITS_NOWHERE, step_of, what_is_asked
from app.web.workflow.steps import WaitUntilOpen, read_step

# Who is not called within two weeks is not called at all.
LONGEST = timedelta(days=14)
WAITING, NEVER = "waiting", "never"
WAITS = "The workflow goes on when this contact may be called."


async def wait_until_open(request: Request) -> Response:
    """Pause the step until the calling hours of the contact are open; resumed once, or at once with `never`."""
    now = datetime.now(UTC)
    raw = await workflow_body(request)
    try:
        asked = what_is_asked(request, raw)
        if not asked.extras:
            raise InvalidRequest(WAITS_NOWHERE)
    except Refusal as refusal:
        return JSONResponse(never(refusal))  # nothing in it says which step waits
    try:
        window = await window_of(asked, read_step(WaitUntilOpen, asked))
    except Refusal as refusal:
        paused = await paused_steps.hold(asked.extras, step_of(asked), LONGEST, now)
        told = never(refusal)
        await paused_steps.let_go(paused, told, refusal.message, now, paused_steps.AFTER_THE_ANSWER)
        return JSONResponse(told)
    await paused_steps.hold(asked.extras, step_of(asked), LONGEST, now, opening=window)
    return JSONResponse(answer(WAITING, WAITS))


async def window_of(asked: ActionRequest, step: WaitUntilOpen) -> dict[str, Any]:
    """Whose window it is, as the job reads it; raises what stands in the way of any call to this contact."""
    callers = await calling_numbers_of_location(asked.location_id)
    if not callers:
        raise NoAgentMapping("This account has no number to call from. Open the settings page and assign one.")
    about(tenant=callers[0].customer_id)
    to = destination("phone", step.phone, callers[0].home)
    wanted = Wanted(phone=to.e164, contact_id=asked.contact_id, hours=step.hours_override)
    return {"location_id": asked.location_id, **wanted.as_json}


def never(refusal: Refusal) -> dict[str, Any]:
    """The answer for somebody who will not be called."""
    return answer(NEVER, refusal.message, reason=refusal.code.lower())


def answer(status: str, message: str, reason: str | None = None) -> dict[str, Any]:
    """What later steps of the workflow can branch on; every answer has the same fields."""
    return {"status": status, "open_at": None, "waited_minutes": 0, "reason": reason, "message": message}
