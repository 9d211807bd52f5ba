"""Who may call an API route: bearer token, rate limit, version header, scope and class of the token."""

import functools
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.state import Crm
from app.sandbox.crm.tokens import Token

Guarded = Callable[[Request, Token], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]

V_2021_04 = "2021-04-15"
V_2021_07 = "2021-07-28"
DAILY_RESET_MS = 90_000


def crm_of(request: Request) -> Crm:
    """The CRM that serves this request."""
    crm: Crm = request.app.state.crm
    return crm


def api(
    scope: str | None, *, version: str | None = V_2021_07, classes: str = "Location"
) -> Callable[[Guarded], Endpoint]:
    """Guard a route: `classes` names the token classes let in; the checks and their texts are documented.

    Every answer carries the X-RateLimit headers.
    """

    def guard(guarded: Guarded) -> Endpoint:
        @functools.wraps(guarded)
        async def endpoint(request: Request) -> Response:
            crm = crm_of(request)
            limits = crm.rates.headers(crm.rates.burst, crm.rates.daily)
            try:
                token = crm.authenticate(request.headers.get("authorization"))
                allowed, limits = crm.rates.take(token.resource, crm.clock.now())
                if not allowed:
                    raise CrmError(429, "Too Many Requests")
                _check_version(request, version)
                _check_scope(token, scope, classes)
                answer = await guarded(request, token)
            except CrmError as refusal:
                answer = refusal.response()
            answer.headers.update(limits)
            if crm.manners.tells_daily_reset and limits["X-RateLimit-Daily-Remaining"] == "0":
                answer.headers["X-RateLimit-Daily-Reset"] = str(DAILY_RESET_MS)
            return answer

        return endpoint

    return guard


def _check_version(request: Request, wanted: str | None) -> None:
    if wanted is None:
        return
    sent = request.headers.get("version")
    if sent is None:
        raise CrmError(401, "version header was not found.")
    if sent != wanted:
        raise CrmError(401, "version header is invalid")


def _check_scope(token: Token, scope: str | None, classes: str) -> None:
    if scope is not None and scope not in token.scope.split():
        raise CrmError(401, "The token is not authorized for this scope.")
    if token.user_type not in classes.split():
        raise CrmError(401, "This authClass type is not allowed to access this scope.")
