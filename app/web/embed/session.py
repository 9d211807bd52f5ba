"""POST /embed/session: the CRM's encrypted user context becomes a bearer session of ten minutes."""

from datetime import UTC, datetime, timedelta

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.config import Settings
from app.domain import page_sessions
from app.domain.page_sessions import LIVES, NoEntry
from app.errors import InvalidRequest, Unauthorized
from app.ghl.sso import read_context
from app.web.embed.local import Local
from app.web.embed.render import HEADERS
from app.web.errors import error_body
from app.web.limits import read_body

log = structlog.get_logger(__name__)


class Exchange(BaseModel):
    """What the shell sends: the text that the CRM answered it, as it is."""

    model_config = ConfigDict(strict=True, extra="forbid")

    context: str


async def exchange(request: Request) -> Response:
    """Open a session for whoever the CRM says is there, or say why the page stays closed."""
    raw = await read_body(request)
    settings: Settings = request.app.state.settings
    now = datetime.now(UTC)
    try:
        context = Exchange.model_validate_json(raw).context
    except ValidationError:
        raise InvalidRequest("Send the user context of your CRM as JSON: context.") from None
    try:
        who = read_context(context, settings.ghl_sso_key)
        await page_sessions.require_new(context, timedelta(seconds=settings.ghl_sso_replay_seconds), now)
        token = await page_sessions.enter(
            who.company_id, who.location_id, admin=who.role == "admin", user_id=who.user_id, name=who.name, now=now
        )
    except Unauthorized:
        return _closed(request, 401, "unreadable")
    except NoEntry as refused:
        return _closed(request, 401 if refused.why == "repeated" else 403, refused.why)
    return JSONResponse({"token": token, "expires_in": int(LIVES.total_seconds())}, headers=HEADERS)


def _closed(request: Request, status: int, why: str) -> Response:
    """The sentence is shown as it is; the log has the cause and nothing of the person."""
    log.warning("page.closed", why=why)
    body = error_body("UNAUTHORIZED" if status == 401 else "FORBIDDEN", Local.of(request)(f"shell.{why}"))
    return JSONResponse(body, status, headers=HEADERS)
