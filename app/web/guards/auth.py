"""Who is asking: the holder of an `owk_` key, or a workflow of the CRM that knows the action secret."""

import hmac
import re
from datetime import UTC, datetime

import structlog
from starlette.requests import Request

from app.config import Settings
from app.domain.telephony import key_auth, keys
from app.domain.telephony.key_auth import KeyHolder
from app.errors import RateLimited, Unauthorized
from app.ghl.webhooks import contradicted
from app.logs import about
from app.web.guards.access_log import answer_headers
from app.web.guards.limits import address_of, read_body
from app.web.guards.strikes import Strikes

log = structlog.get_logger(__name__)

CALLS_PER_MINUTE = 60
SIGNATURE = "x-ghl-signature"
MAX_HEADERS = 200
SEND_IT = "Send the number's key as Authorization: Bearer owk_…, or as X-API-Key."
NO_KEY = f"The request carries no API key. {SEND_IT}"
NO_BEARER = f"The Authorization header does not begin with the word Bearer. {SEND_IT}"
NO_SUCH_SHAPE = (
    "What was sent as API key is none of this app, or was not copied whole: a key begins with owk_ and has 53 "
    "characters. Copy it again, or generate a new one for the number."
)
UNAUTHORIZED = (
    "The API key is not valid any more (it was revoked, has expired, or the app was uninstalled from its sub-account), "
    "or does not belong to from_number. Generate a key for this number."
)


async def key_holder(request: Request, now: datetime) -> KeyHolder:
    """The holder of a known key (see known_key) within the rate of its number (see keep_rate)."""
    holder = await known_key(request, now)
    keep_rate(request, holder, now)
    return holder


async def known_key(request: Request, now: datetime) -> KeyHolder:
    """The holder of the key in `Authorization: Bearer` or `X-API-Key`.

    Raises Unauthorized (it says what is wrong with the headers, and nothing of what may have been a key), or
    RateLimited for another bad key of an address that had 10 of them in 5 minutes. A valid key always passes.
    """
    show_rate(request, CALLS_PER_MINUTE)
    address, clear = address_of(request), presented_key(request)
    known = keys.well_formed(clear)
    holder = await key_auth.authenticate(clear, request.app.state.ring, address.ip, now) if known else None
    if holder is None:
        if address.proven:
            strikes: Strikes = request.app.state.bad_keys
            await strikes.strike(address.ip, now, tell_all=known)
        raise Unauthorized(UNAUTHORIZED if known else _why_none(request, clear))
    about(tenant=holder.caller.customer_id)
    return holder


def keep_rate(request: Request, holder: KeyHolder, now: datetime) -> None:
    """Raise RateLimited when the key's number was asked for more than 60 times in this minute."""
    wait = max(int((holder.window_ends - now).total_seconds()) + 1, 1)
    show_rate(request, max(CALLS_PER_MINUTE - holder.hits, 0), wait)
    if holder.hits > CALLS_PER_MINUTE:
        raise RateLimited(f"More than {CALLS_PER_MINUTE} requests in a minute for this number. Slow down.", wait)


def presented_key(request: Request) -> str:
    """The key as the request carries it, or an empty string; some write Bearer before it in either header."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    carried = token if scheme.lower() == "bearer" else request.headers.get("x-api-key", "")
    return re.sub(r"^(bearer\s+)+", "", carried.strip(), flags=re.IGNORECASE).strip("\"' ")


def _why_none(request: Request, clear: str) -> str:
    """What is wrong with a request whose headers hold no key, as anybody can see who has the request."""
    if clear:
        return NO_SUCH_SHAPE
    scheme = request.headers.get("authorization", "").partition(" ")[0]
    return NO_BEARER if scheme and scheme.lower() != "bearer" else NO_KEY


def show_rate(request: Request, remaining: int, ends_in: int | None = None) -> None:
    """Let the answer say how many requests are left, and for how many seconds.

    Knotie's names, and those of the IETF draft (draft-ietf-httpapi-ratelimit-headers).
    """
    headers = answer_headers(request.scope)
    headers["X-RateLimit-Limit"] = str(CALLS_PER_MINUTE)
    headers["X-RateLimit-Remaining"] = str(remaining)
    headers["RateLimit-Policy"] = f'"number";q={CALLS_PER_MINUTE};w=60'
    if ends_in is not None:
        headers["RateLimit"] = f'"number";r={remaining};t={ends_in}'


async def workflow_body(request: Request) -> bytes:
    """The body of a request of a workflow: it knows the action secret, and a signature on it is the CRM's.

    Nothing says that the CRM signs these requests, so that none is asked for. Raises Unauthorized or TooLarge.
    """
    await require_action_secret(request)
    raw = await read_body(request)
    settings: Settings = request.app.state.settings
    if contradicted(request.headers.getlist(SIGNATURE), raw, settings.webhook_keys):
        raise Unauthorized("Unauthorized.")
    _note_headers(request)
    return raw


def _note_headers(request: Request) -> None:
    """Log, once for each, the names of headers that come along: what the CRM sends here is documented nowhere."""
    noted: set[str] = request.app.state.noted_headers
    new = sorted(set(request.headers) - noted)[: MAX_HEADERS - len(noted)]
    if new:
        noted.update(new)
        log.info("workflow.headers", names=new)


async def require_action_secret(request: Request) -> None:
    """Raise Unauthorized unless `X-Action-Secret` is one of ours; all are compared, in constant time.

    Raises RateLimited for another wrong one of an address that had 10 of them; a right one always passes.
    """
    given = request.headers.get("x-action-secret", "").encode()
    matches = [hmac.compare_digest(given, secret) for secret in request.app.state.settings.action_secrets]
    if not any(matches):
        strikes: Strikes = request.app.state.bad_secrets
        await strikes.strike(address_of(request).ip, datetime.now(UTC))
        raise Unauthorized("Unauthorized.")
