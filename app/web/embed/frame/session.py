"""POST /embed/session: the CRM's encrypted user context becomes a bearer session of ten minutes.

The context is a hint. Who the person is, the CRM says itself; and nobody learns here whether a forged context could
be read: whatever is wrong with one, the answer and the time that it takes are the same.
"""

import asyncio
from datetime import UTC, datetime, timedelta

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.clients import people
from app.config import Settings
from app.domain.calls.reasons import Reason
from app.domain.tenants import page_sessions
from app.domain.tenants.page_sessions import TTL
from app.domain.tenants.people import NoEntry
from app.errors import InvalidRequest, RateLimited, Unauthorized
from app.ghl.sso import read_context
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.page import clients_of
from app.web.embed.kit.render import HEADERS
from app.web.errors import error_body
from app.web.guards.limits import address_of, read_body
from app.web.guards.strikes import Strikes

log = structlog.get_logger(__name__)

# Longer than the CRM is waited for, so that a refusal does not tell whether it was asked.
REFUSED_AFTER_SECONDS = people.ASK_SECONDS + 0.5


class Exchange(BaseModel):
    """What the shell sends: the text that the CRM answered it, as it is."""

    model_config = ConfigDict(strict=True, extra="forbid")

    context: str


async def exchange(request: Request) -> Response:
    """Open a session for whoever the CRM says is there, or say why the page stays closed."""
    raw = await read_body(request)
    settings: Settings = request.app.state.settings
    now, window = datetime.now(UTC), timedelta(seconds=settings.ghl_sso_replay_seconds)
    try:
        context = Exchange.model_validate_json(raw).context
    except ValidationError:
        raise InvalidRequest("Send the user context of your CRM as JSON: context.") from None
    answer_at = asyncio.get_running_loop().time() + REFUSED_AFTER_SECONDS
    strikes: Strikes = request.app.state.bad_contexts
    address = address_of(request)
    await strikes.refuse_blocked(address, now)
    company_id = None
    try:
        who = read_context(context, settings.ghl_sso_key)
        company_id = who.company_id
        place = await page_sessions.place_of(who.company_id, who.location_id)
        person = await people.confirm(clients_of(request), place, who.user_id, now)
        token = await page_sessions.enter(place, person, who.user_id, context, window, now)
    except Unauthorized:
        refused = NoEntry("closed")
    except NoEntry as no_entry:
        refused = no_entry
    else:
        return JSONResponse({"token": token, "expires_in": int(TTL.total_seconds())}, headers=HEADERS)
    log.warning("page.closed", why=refused.why)
    if refused.why == "closed":
        try:
            if company_id is not None:
                await _note_company(strikes, company_id, now)
            await strikes.strike(address.ip, now)
        finally:
            await asyncio.sleep(answer_at - asyncio.get_running_loop().time())
    return _closed(request, refused.why)


async def _note_company(strikes: Strikes, company_id: str, now: datetime) -> None:
    """Count for the company that a bad context names; too many are told the operator, and change no answer."""
    try:
        await strikes.strike(company_id, now)
    except RateLimited:
        log.warning("page.forged", company_id=company_id)


def _closed(request: Request, why: str) -> Response:
    """The sentence is shown as it is; the log has the cause and nothing of the person."""
    status = 403 if why == "agency_admins_only" else 401
    body = error_body(Reason.UNAUTHORIZED if status == 401 else Reason.FORBIDDEN, Locale.of(request)(f"shell.{why}"))
    return JSONResponse(body, status, headers=HEADERS)
