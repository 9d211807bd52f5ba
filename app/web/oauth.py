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
from app.domain.agencies import Agency
from app.domain.secrets import KeyRing, SecretUnreadable
from app.errors import VendorError, VendorRefused
from app.ghl.oauth import SCOPES, chooser_url
from app.web.limits import keep_address_pace
from app.web.pages import Page, page

log = structlog.get_logger(__name__)

COOKIE = "install_state"
CHOOSER = "/v2/oauth/chooselocation"
STATE_LIVES = timedelta(minutes=30)
# Each asks the CRM something; a person needs one.
INSTALLS_PER_MINUTE = 30
START_AGAIN = ("Start the installation again", "/oauth/install")


async def install(request: Request) -> Response:
    """Send a person to the CRM's chooser, and give the browser the cookie that its answer must match."""
    settings: Settings = request.app.state.settings
    if not settings.ghl_client_id:
        return page(Page("The app cannot be installed yet", "Its marketplace settings are missing."), 503)
    state = secrets.token_urlsafe(32)
    until = datetime.now(UTC) + STATE_LIVES
    sealed = request.app.state.ring.seal(until.isoformat(), _cell(state))
    answer = RedirectResponse(_chooser(settings, state), 302, headers={"Cache-Control": "no-store"})
    answer.set_cookie(
        COOKIE,
        base64.urlsafe_b64encode(sealed).decode(),
        max_age=int(STATE_LIVES.total_seconds()),
        path="/oauth",
        httponly=True,
        secure=settings.public_url.startswith("https://"),
        samesite="lax",
    )
    return answer


async def callback(request: Request) -> Response:
    """Take the code, keep the tokens, and say what comes next."""
    await keep_address_pace(request, "install", INSTALLS_PER_MINUTE, datetime.now(UTC))
    answer = await _answer(request)
    answer.delete_cookie(COOKIE, path="/oauth")
    return answer


async def _answer(request: Request) -> Response:
    query = request.query_params
    state = query.get("state")
    if state is not None and not _ours(request, state):
        text = "This page was opened too late, twice, or in another browser than the one you started in."
        return page(Page("The installation was not started here", text, START_AGAIN), 400)
    code = query.get("code")
    if not code:
        text = "Your CRM reports that the installation was declined. Nothing was changed."
        return page(Page("The app was not installed", text, START_AGAIN), 400)
    clients: Clients = request.app.state.clients
    try:
        installed = await clients.redeem(code)
    except VendorError as error:
        # The CRM's words may name it, and are for the operator.
        log.warning("install.failed", why=type(error).__name__, status=error.status, said=error.message)
        return _failed(error)
    if isinstance(installed, Agency):
        text = "The app is installed for your agency. Its sub-accounts are connected one by one during the next minute."
        return page(Page("Installed", text, steps=AGENCY_STEPS))
    text = "The app is installed in this sub-account."
    return page(Page("Installed", text, steps=STEPS))


def _failed(error: VendorError) -> Response:
    if isinstance(error, VendorRefused):
        text = "Your CRM did not accept this installation link: it works once, and for ten minutes only."
        return page(Page("The app was not installed", text, START_AGAIN), 400)
    text = "Your CRM did not answer, so the installation could not be finished. Nothing is broken."
    return page(Page("The app was not installed", text, START_AGAIN), 502)


STEPS = (
    "Open this app from the side menu of your sub-account.",
    "Choose the number and the agent that places your calls, and switch Outbound on.",
    'Add the action "Place a call" to a workflow.',
)
AGENCY_STEPS = (
    "Open this app from the side menu of one of your sub-accounts.",
    "Connect your voice provider, and assign a number to each sub-account.",
    'Add the action "Place a call" to a workflow.',
)


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


def _cell(state: str) -> str:
    return f"oauth.{COOKIE}.{state}"


def _ours(request: Request, state: str) -> bool:
    """Whether this browser was given this state, not too long ago: the cookie opens for its own state only."""
    ring: KeyRing = request.app.state.ring
    try:
        sealed = base64.urlsafe_b64decode(request.cookies.get(COOKIE, ""))
        until = datetime.fromisoformat(ring.open(sealed, _cell(state)))
    except (SecretUnreadable, binascii.Error, ValueError):
        return False
    return until > datetime.now(UTC)
