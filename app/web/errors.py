"""Error class -> status and body, one table; never a stack trace, never a vendor's name."""

from collections.abc import Mapping
from typing import Any

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from app import database, errors
from app.errors import Refusal

log = structlog.get_logger(__name__)

STATUS: dict[type[Refusal], int] = {
    errors.InvalidRequest: 400,
    errors.UnsupportedProvider: 400,
    errors.Unauthorized: 401,
    errors.Forbidden: 403,
    errors.InsufficientCredits: 402,
    errors.QuotaExceeded: 402,
    errors.NumberNotFound: 404,
    errors.CallNotFound: 404,
    errors.NoAgentMapping: 404,
    errors.DuplicateCall: 409,
    errors.KeyInFlight: 409,
    errors.OtherOrganisation: 409,
    errors.AlreadyImported: 409,
    errors.CallsInFlight: 409,
    errors.TooLarge: 413,
    errors.DestinationNotAllowed: 422,
    errors.OutsideCallingHours: 422,
    errors.DoNotCall: 422,
    errors.NoConsent: 422,
    errors.Stale: 422,
    errors.CallRejected: 422,
    errors.Paused: 422,
    errors.WorkspaceDisconnected: 422,
    errors.ProviderUnreachable: 422,
    errors.KeyReused: 422,
    errors.RateLimited: 429,
}
DATABASE_RETRY_SECONDS = 5


def error_body(code: str, message: str, details: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """The one shape of an error: what happened, its code, and the fields it is about."""
    return {"success": False, "error": message, "error_code": code, "details": details or []}


def refused(refusal: Refusal) -> tuple[int, dict[str, Any], dict[str, str]]:
    """Status, body and headers of a refusal."""
    headers = {}
    retry_after = getattr(refusal, "retry_after", None)
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    if isinstance(refusal, errors.Unauthorized):
        headers["WWW-Authenticate"] = "Bearer"
    body = error_body(refusal.code, refusal.message, refusal.details)
    if isinstance(refusal, errors.DuplicateCall) and refusal.call_id:
        body["call_id"] = str(refusal.call_id)
    return STATUS[type(refusal)], body, headers


async def on_refusal(_request: Request, error: Exception) -> Response:
    """Answer a request that was refused."""
    assert isinstance(error, Refusal)  # noqa: S101 - registered for this class only
    status, body, headers = refused(error)
    return JSONResponse(body, status, headers=headers)


async def on_http_error(_request: Request, error: Exception) -> Response:
    """Answer an unknown path or method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    code = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}.get(error.status_code, "HTTP_ERROR")
    return JSONResponse(error_body(code, error.detail + "."), error.status_code, headers=error.headers)


async def on_database_down(request: Request, error: Exception) -> Response:
    """Ask the caller to come back: nothing was written. Never a 5xx, which some callers do not repeat."""
    log.error("database.down", path=request.url.path, why=type(error).__name__)
    message = "The service cannot store anything at this moment, so nothing was done. Try again in a few seconds."
    headers = {"Retry-After": str(DATABASE_RETRY_SECONDS)}
    return JSONResponse(error_body("RATE_LIMITED", message), 429, headers=headers)


async def on_bug(request: Request, error: Exception) -> Response:
    """Answer for a mistake of ours: a sentence and the request id, nothing of the inside."""
    log.error("request.bug", path=request.url.path, why=type(error).__name__, exc_info=error)
    return JSONResponse(error_body("INTERNAL_ERROR", "Something went wrong on our side. It was logged."), 500)


async def on_disconnect(_request: Request, _error: Exception) -> Response:
    """The caller left before its request had arrived; nobody reads this answer."""
    return JSONResponse(error_body("VALIDATION_ERROR", "The request was cut off."), 400)


HANDLERS: Mapping[Any, Any] = {
    Refusal: on_refusal,
    HTTPException: on_http_error,
    ClientDisconnect: on_disconnect,
    **dict.fromkeys(database.DOWN, on_database_down),
    Exception: on_bug,
}
