"""Trigger subscriptions: the CRM tells which workflow wants to be started by which event."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain.results import triggers
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import InvalidRequest
from app.ghl.triggers import Notice, execute_path
from app.web.bodies import object_in
from app.web.guards.auth import workflow_body


async def subscription(request: Request) -> Response:
    """Keep, change or retire a subscription of an active sub-account."""
    raw, settings = await workflow_body(request), request.app.state.settings
    notice, now = Notice.from_body(object_in(request, raw)), datetime.now(UTC)
    installation = await Installation.get_or_none(location_id=notice.location_id)
    if notice.kind == "DELETED":
        if installation is not None:
            await triggers.retire(installation.id, notice.trigger_id, now)
        return JSONResponse({"success": True})
    if installation is None or installation.status != ACTIVE:
        raise InvalidRequest("The app is not active in this account. Install it there first.")
    if notice.event not in triggers.EVENTS:
        raise InvalidRequest("There is no such trigger. Known are " + ", ".join(sorted(triggers.EVENTS)) + ".")
    path = execute_path(notice.target_url, settings.ghl_api_url)
    await triggers.subscribe(
        installation.id, notice.trigger_id, notice.workflow_id, notice.event, notice.filters, path, now
    )
    return JSONResponse({"success": True})
