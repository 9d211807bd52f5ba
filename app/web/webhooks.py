"""What vendors tell us: verify, store, answer; the work is done by jobs."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain import events
from app.domain.workspaces import Workspace
from app.errors import Unauthorized
from app.retell.webhooks import Event
from app.web.limits import read_body


async def voice(request: Request) -> Response:
    """Take an event of the voice provider; a repeated one is thanked for and changes nothing."""
    raw = await read_body(request)
    workspace = await Workspace.get_or_none(token=request.path_params["workspace_token"])
    if workspace is None:
        raise Unauthorized("The signature does not match.")
    now = datetime.now(UTC)
    signature = request.headers.get("x-retell-signature")
    event = Event.from_http(signature, raw, workspace.api_key(request.app.state.ring), now)
    new = await events.receive(workspace.id, event.kind, event.delivery_key, event.call, now)
    return JSONResponse({"success": True, "repeated": not new})
