"""Who is asking: the holder of an `owk_` key, or a workflow of the CRM that knows the action secret."""

import hmac
from datetime import datetime

import structlog
from starlette.requests import Request

from app.config import Settings
from app.domain import key_holders, keys, rates
from app.domain.key_holders import KeyHolder
from app.errors import RateLimited, Unauthorized
from app.ghl.webhooks import signed
from app.logs import about
from app.web.access_log import answer_headers
from app.web.limits import client_ip, read_body
from app.web.strikes import Strikes, blocked

log = structlog.get_logger(__name__)

CALLS_PER_MINUTE = 60
SIGNATURE = "x-ghl-signature"
MOST_HEADERS = 200
UNAUTHORIZED = "The API key is missing, not valid, or does not belong to from_number."


async def key_holder(request: Request, now: datetime) -> KeyHolder:
    """The holder of the key in `Authorization: Bearer` or `X-API-Key`.

    Raises Unauthorized (one answer for every kind of bad key) or RateLimited (60 requests a minute per
    number; 15 minutes for an address with 10 bad keys in 5 minutes).
    """
    show_rate(request, CALLS_PER_MINUTE)
    ip, clear = client_ip(request), presented_key(request)
    strikes: Strikes = request.app.state.strikes
    strikes.refuse_blocked(ip, now)
    holder, known = None, keys.well_formed(clear)
    if known:
        try:
            holder = await key_holders.authenticate(clear, request.app.state.ring, ip, now)
        except rates.Blocked as block:
            raise blocked(block.until, now) from None
    if holder is None:
        await strikes.strike(ip, now, tell_all=known)
        raise Unauthorized(UNAUTHORIZED)
    about(tenant=holder.line.customer_id)
    wait = max(int((holder.window_ends - now).total_seconds()) + 1, 1)
    show_rate(request, max(CALLS_PER_MINUTE - holder.hits, 0), wait)
    if holder.hits > CALLS_PER_MINUTE:
        raise RateLimited(f"More than {CALLS_PER_MINUTE} requests in a minute for this number. Slow down.", wait)
    return holder


def presented_key(request: Request) -> str:
    """The key as the request carries it, or an empty string."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else request.headers.get("x-api-key", "").strip()


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
    require_action_secret(request)
    raw = await read_body(request)
    settings: Settings = request.app.state.settings
    if any(not signed(signature, raw, settings.webhook_key) for signature in request.headers.getlist(SIGNATURE)):
        raise Unauthorized("Unauthorized.")
    _note_headers(request)
    return raw


def _note_headers(request: Request) -> None:
    """Log, once for each, the names of headers that come along: what the CRM sends here is documented nowhere."""
    noted: set[str] = request.app.state.noted_headers
    new = sorted(set(request.headers) - noted)[: MOST_HEADERS - len(noted)]
    if new:
        noted.update(new)
        log.info("workflow.headers", names=new)


def require_action_secret(request: Request) -> None:
    """Raise Unauthorized unless `X-Action-Secret` is one of ours; all are compared, in constant time."""
    given = request.headers.get("x-action-secret", "").encode()
    matches = [hmac.compare_digest(given, secret) for secret in request.app.state.settings.action_secrets]
    if not any(matches):
        raise Unauthorized("Unauthorized.")
