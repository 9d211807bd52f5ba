"""What the app calls back: triggers it fires, paused steps it resumes."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.routes.bearer import api, crm_of
from app.sandbox.crm.routes.body import read_json
from app.sandbox.crm.runs import Resume, TriggerRun
from app.sandbox.crm.tokens import Token

# What identifies one contact in one step of one workflow.
_STEP = ("locationId", "workflowId", "stepId", "statusId")


@api(None, version=None)
async def execute_trigger(request: Request, caller: Token) -> Response:
    """POST /workflows-marketplace/triggers/execute/{a}/{triggerId}: starts the subscribed workflow."""
    crm, payload = crm_of(request), await read_json(request)
    trigger_id = request.path_params["trigger_id"]
    subscription = crm.subscriptions.get(trigger_id)
    if subscription is None or not subscription.active:
        raise CrmError(400, f"Trigger with id: {trigger_id} is inactive")
    caller.require(subscription.location)
    crm.trigger_runs.append(TriggerRun(subscription, payload, crm.clock.now()))
    return JSONResponse({"success": True})


async def resume_action(request: Request) -> Response:
    """POST /workflows-marketplace/actions/resume-internal-action: no bearer is known to be asked for."""
    crm, body = crm_of(request), await read_json(request)
    extras = body.get("extras")
    if not isinstance(extras, dict) or not all(extras.get(name) for name in _STEP):
        raise CrmError(400, "extras must be the object that the step sent")
    repeated = any(all(past.extras[name] == extras[name] for name in _STEP) for past in crm.resumes)
    crm.resumes.append(Resume(body, crm.clock.now(), repeated))
    return JSONResponse({"success": True})
