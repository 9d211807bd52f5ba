"""What vendors tell us: verify, store, answer; the work is done by jobs."""

import contextlib
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.config import Settings
from app.domain.calls import unsigned_reports
from app.domain.telephony import voice_events, workspaces
from app.domain.tenants import crm_events
from app.errors import InvalidRequest, Unauthorized
from app.ghl.webhooks import CrmEvent
from app.logs import about
from app.retell.webhooks import Event, read
from app.web.errors import on_database_down
from app.web.guards.limits import read_body

# The report of an hour's call is about 1 MB: the transcript twice, with the time of every word.
MAX_EVENT_BYTES = 8 * 1024 * 1024


async def voice(request: Request) -> Response:
    """Take an event of the voice provider; a repeated one is thanked for and changes nothing.

    One whose signature is wrong is refused, but if it is about a call of ours, the provider is asked.
    """
    workspace = await workspaces.reporting_to(request.path_params["workspace_token"])
    if workspace is None:
        raise Unauthorized("The signature does not match.")
    raw = await read_body(request, MAX_EVENT_BYTES)
    about(tenant=workspace.agency_id)
    now = datetime.now(UTC)
    signature = request.headers.get("x-retell-signature")
    try:
        event = Event.from_http(signature, raw, workspace.api_key(request.app.state.ring), now)
    except Unauthorized:
        with contextlib.suppress(InvalidRequest):
            await unsigned_reports.look_up(workspace, read(raw).call["call_id"], now)
        raise
    await workspaces.note_signed(workspace, now)
    new = await voice_events.receive(
        workspace.id, event.kind, event.delivery_key, event.call, now, raw=raw, signature=signature or ""
    )
    return JSONResponse({"success": True, "repeated": not new})


async def crm(request: Request) -> Response:
    """Take an event of the CRM; a repeated, foreign or unknown one is thanked for and changes nothing."""
    raw = await read_body(request, MAX_EVENT_BYTES)
    settings: Settings = request.app.state.settings
    signatures = request.headers.getlist("x-ghl-signature")
    now = datetime.now(UTC)
    event = CrmEvent.from_http(signatures, raw, settings.webhook_keys, settings.ghl_app_id, now)
    if event is None or event.kind not in crm_events.KINDS:
        return JSONResponse({"success": True, "repeated": False})
    about(tenant=event.body.get("locationId") or event.body.get("companyId"))
    try:
        new = await crm_events.receive(event.kind, event.webhook_id, event.body, event.sent_at, now)
    except Exception as fault:
        return await on_database_down(request, fault)
    return JSONResponse({"success": True, "repeated": not new})
