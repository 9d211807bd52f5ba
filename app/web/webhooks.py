"""What vendors tell us: verify, store, answer; the work is done by jobs."""

import contextlib
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.config import Settings
from app.domain import crm_events, events, hints, workspaces
from app.domain.workspaces import Workspace
from app.errors import InvalidRequest, Unauthorized
from app.ghl.webhooks import CrmEvent
from app.retell.webhooks import Event, read
from app.web.limits import read_body


async def voice(request: Request) -> Response:
    """Take an event of the voice provider; a repeated one is thanked for and changes nothing.

    One whose signature is wrong is refused, but if it is about a call of ours, the provider is asked (hints.py).
    """
    raw = await read_body(request)
    workspace = await Workspace.get_or_none(token=request.path_params["workspace_token"])
    if workspace is None:
        raise Unauthorized("The signature does not match.")
    now = datetime.now(UTC)
    signature = request.headers.get("x-retell-signature")
    try:
        event = Event.from_http(signature, raw, workspace.api_key(request.app.state.ring), now)
    except Unauthorized:
        with contextlib.suppress(InvalidRequest):
            await hints.take(workspace, read(raw).call["call_id"], now)
        raise
    await workspaces.note_signed(workspace, now)
    new = await events.receive(
        workspace.id, event.kind, event.delivery_key, event.call, now, raw=raw, signature=signature or ""
    )
    return JSONResponse({"success": True, "repeated": not new})


async def crm(request: Request) -> Response:
    """Take an event of the CRM; a repeated or unknown one is thanked for and changes nothing."""
    raw = await read_body(request)
    settings: Settings = request.app.state.settings
    signatures = request.headers.getlist("x-ghl-signature")
    now = datetime.now(UTC)
    event = CrmEvent.from_http(signatures, raw, settings.webhook_key, settings.ghl_app_id, now)
    if event.kind not in crm_events.KINDS:
        return JSONResponse({"success": True, "repeated": False})
    new = await crm_events.receive(event.kind, event.webhook_id, event.body, event.sent_at, now)
    return JSONResponse({"success": True, "repeated": not new})
