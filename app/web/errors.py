"""Error -> status and body (see domain/calls/reasons.py); never a stack trace, never a vendor's name."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import asyncpg
import structlog
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match
from tortoise.exceptions import OperationalError

from app import errors
from app.domain.calls.reasons import Reason, http_status
from app.errors import Refusal
from app.postgres import database

log = structlog.get_logger(__name__)

DATABASE_RETRY_SECONDS = 5
# A browser asks so before a script of another site may call: whoever reads that page reads its key.
IN_A_PAGE = (
    "Scripts in web pages may not call this address: everybody who opens the page could read its key. Send the request "
    "from your own server, or from a tool that keeps the key to itself."
)
# What the database says of a value, its own words or its driver's; any other ValueError is a mistake of ours.
VALUES_REFUSED = (asyncpg.DataError, asyncpg.CheckViolationError, asyncpg.exceptions._base.DataError)
BY_STATUS = {404: Reason.NOT_FOUND, 405: Reason.METHOD_NOT_ALLOWED}


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
    return http_status(refusal.code), body, headers


async def on_refusal(_request: Request, error: Exception) -> Response:
    """Answer a request that was refused."""
    assert isinstance(error, Refusal)  # noqa: S101 - registered for this class only
    status, body, headers = refused(error)
    return JSONResponse(body, status, headers=headers)


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answer an unknown path or method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return _wrong_method(request)
    code = BY_STATUS.get(error.status_code, Reason.VALIDATION_ERROR)
    return JSONResponse(error_body(code, error.detail + "."), error.status_code, headers=error.headers)


def _wrong_method(request: Request) -> Response:
    """Say which methods the address takes, and to a browser that asks for a page's script, why it may not."""
    routes = [route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE]
    taken = sorted({method for route in routes for method in getattr(route, "methods", None) or ()} - {"HEAD"})
    methods = " or ".join(taken)
    message = f"This address takes {methods}, not {request.method}. Send the same request with {methods}."
    if request.method == "OPTIONS" and "access-control-request-method" in request.headers:
        message = IN_A_PAGE
    return JSONResponse(error_body(Reason.METHOD_NOT_ALLOWED, message), 405, headers={"Allow": ", ".join(taken)})


async def on_database_down(request: Request, error: Exception) -> Response:
    """Ask the caller to come back. Never a 5xx, which some callers do not repeat."""
    log.error("database.down", path=request.url.path, why=type(error).__name__)
    message = (
        "The service cannot store anything at this moment. Repeat the request in a few seconds, with the same "
        "Idempotency-Key if it has one."
    )
    headers = {"Retry-After": str(DATABASE_RETRY_SECONDS)}
    return JSONResponse(error_body(Reason.RATE_LIMITED, message), 429, headers=headers)


async def on_value_refused(request: Request, error: Exception) -> Response:
    """Answer for a value that got past our checks and that the database does not take: trying again is no use."""
    cause = error.__cause__ if isinstance(error, OperationalError) else error
    if not isinstance(cause, VALUES_REFUSED):
        return await on_bug(request, error)
    field = getattr(cause, "column_name", None) or "body"
    log.error("request.value_refused", path=request.url.path, why=type(cause).__name__, field=field)
    message = "The request holds a value that cannot be stored."
    return JSONResponse(error_body(Reason.VALIDATION_ERROR, message, [{"field": field, "message": message}]), 400)


async def on_bug(request: Request, error: Exception) -> Response:
    """Answer for a mistake of ours: a sentence and the request id, nothing of the inside."""
    log.error("request.bug", path=request.url.path, why=type(error).__name__, exc_info=error)
    return JSONResponse(error_body(Reason.INTERNAL_ERROR, "Something went wrong on our side. It was logged."), 500)


async def on_disconnect(_request: Request, _error: Exception) -> Response:
    """The caller left before its request had arrived; nobody reads this answer."""
    return JSONResponse(error_body(Reason.VALIDATION_ERROR, "The request was cut off."), 400)


HANDLERS: Mapping[Any, Any] = {
    Refusal: on_refusal,
    HTTPException: on_http_error,
    ClientDisconnect: on_disconnect,
    **dict.fromkeys(database.DOWN, on_database_down),
    **dict.fromkeys((asyncpg.PostgresError, asyncpg.exceptions._base.DataError, OperationalError), on_value_refused),
    Exception: on_bug,
}
