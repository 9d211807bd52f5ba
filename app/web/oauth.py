"""How the app is installed: to the CRM's chooser with a one-time state, and back with a code.

An install that we started comes back with the state that this browser was given. One that was begun inside
the CRM brings none: it may only create or refresh an installation. Neither signs anybody in.
"""

import base64
import binascii
import secrets
from datetime import UTC, datetime, timedelta

import structlog
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.clients import Clients
from app.config import Settings
from app.domain.tenants.agencies import Agency
from app.errors import VendorError, VendorRefused
from app.ghl.oauth import SCOPES, chooser_url
from app.postgres.acting import CRM, acting
from app.sealing import KeyRing, SecretUnreadable
from app.web import brand
from app.web.embed.frame.shell import host_of
from app.web.guards.limits import limit_address
from app.web.pages import Page, page

log = structlog.get_logger(__name__)

# Cookies: this browser has started an install with this state, or has brought this code.
STARTED, DONE = "install_state", "install_done"
CHOOSER = "/v2/oauth/chooselocation"
COOKIE_TTL = timedelta(minutes=30)
# Each asks the CRM something; a person needs one.
INSTALLS_PER_MINUTE = 30


async def install(request: Request) -> Response:
    """Send a person to the CRM's chooser, and give the browser the cookie that its answer must match."""
    settings: Settings = request.app.state.settings
    if not settings.ghl_client_id:
        return page(request, Page("unset"), 503)
    state = secrets.token_urlsafe(32)
    answer = RedirectResponse(_chooser(settings, state), 302, headers={"Cache-Control": "no-store"})
    _remember(request, answer, STARTED, state)
    return answer


async def callback(request: Request) -> Response:
    """Take the code, keep the tokens, and say what comes next.

    A code works once. Whoever only looks at the address, as scanners of links do (HEAD), leaves it alone; the browser
    that has just brought it sees the same page again when it loads it anew.
    """
    if request.method == "HEAD":
        return page(request, Page("coming"))
    code = request.query_params.get("code", "")
    if code and (done := _remembered(request, DONE, code)):
        return await _installed(request, done)
    await limit_address(request, "install", INSTALLS_PER_MINUTE, datetime.now(UTC))
    installed, answer = await _redeem(request, code)
    answer.delete_cookie(STARTED, path="/oauth")
    if installed:
        _remember(request, answer, DONE, code, installed)
    return answer


async def _redeem(request: Request, code: str) -> tuple[str, Response]:
    """What was installed, if anything, and the page that says so."""
    state = request.query_params.get("state")
    if state is not None and _remembered(request, STARTED, state) is None:
        return "", page(request, _again("foreign"), 400)
    if not code:
        return "", page(request, _again("declined"), 400)
    clients: Clients = request.app.state.clients
    try:
        with acting(CRM):
            redeemed = await clients.redeem(code)
    except VendorError as error:
        # The CRM's words may name it, and are for the operator.
        log.warning("install.failed", why=type(error).__name__, status=error.status, said=error.message)
        refused = isinstance(error, VendorRefused)
        return "", page(request, _again("used" if refused else "silent"), 400 if refused else 502)
    whole = isinstance(redeemed, Agency)
    agency = redeemed if isinstance(redeemed, Agency) else await Agency.get(id=redeemed.agency_id)
    kind = "agency" if whole else "sub_account"
    # Where the agency shows the CRM under its own brand, if that is known yet.
    installed = f"{kind} {agency.id} {host_of(agency.whitelabel_domain) or ''}".strip()
    return installed, await _installed(request, installed)


def _again(name: str) -> Page:
    return Page(name, link="again", address="/oauth/install")


async def _installed(request: Request, done: str) -> Response:
    """What comes next, after this was installed: `agency` or `sub_account`, whose, and the host of the CRM."""
    kind, agency_id, host = (*done.split(" "), "")[:3]
    content = Page(kind, steps=3, link="crm", address=f"https://{host}/" if host else "")
    return page(request, content, brand=await brand.hinted(agency_id))


def _chooser(settings: Settings, state: str) -> str:
    if settings.ghl_install_url:
        return chooser_url(settings.ghl_install_url, state)
    version = {"version_id": settings.ghl_app_version_id} if settings.ghl_app_version_id else {}
    return chooser_url(
        settings.ghl_authorize_url + CHOOSER,
        state,
        response_type="code",
        client_id=settings.ghl_client_id,
        redirect_uri=f"{settings.public_url}/oauth/callback",
        scope=SCOPES,
        **version,
    )


def _remember(request: Request, answer: Response, cookie: str, of: str, what: str = "") -> None:
    """Have this browser remember `what`, in a cookie that opens for this state or code only."""
    ring: KeyRing = request.app.state.ring
    settings: Settings = request.app.state.settings
    until = datetime.now(UTC) + COOKIE_TTL
    answer.set_cookie(
        cookie,
        base64.urlsafe_b64encode(ring.seal(f"{until.isoformat()} {what}", _cell(cookie, of))).decode(),
        max_age=int(COOKIE_TTL.total_seconds()),
        path="/oauth",
        httponly=True,
        secure=settings.public_url.startswith("https://"),
        samesite="lax",
    )


def _remembered(request: Request, cookie: str, of: str) -> str | None:
    """What this browser remembers of this state or code, if that was not too long ago."""
    ring: KeyRing = request.app.state.ring
    try:
        sealed = base64.urlsafe_b64decode(request.cookies.get(cookie, ""))
        until, _, what = ring.open(sealed, _cell(cookie, of)).partition(" ")
        return what if datetime.fromisoformat(until) > datetime.now(UTC) else None
    except (SecretUnreadable, binascii.Error, ValueError):
        return None


def _cell(cookie: str, of: str) -> str:
    return f"oauth.{cookie}.{of}"
