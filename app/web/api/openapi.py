"""GET /openapi.json: the description (OpenAPI 3.1) of /api/outbound-call, written from the pydantic models."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain.calls.reasons import Reason, http_status
from app.web.api import samples
from app.web.api.request_models import PUBLISHED
from app.web.guards.auth import CALLS_PER_MINUTE

Document = dict[str, Any]
REF = "#/components/schemas/"
ERRORS_OF_POST = (400, 401, 402, 404, 409, 413, 422, 429)
ERRORS_OF_DRY_RUN = (400, 401, 413, 429)
ERRORS_OF_GET = (401, 404, 429)
ERRORS_OF_DELETE = (401, 404, 409, 429)

HEADERS: dict[str, Document] = {
    "X-Request-Id": {"description": "Name it when you ask for help.", "schema": {"type": "string"}, "required": True},
    "X-RateLimit-Limit": {
        "description": "Requests a minute for one number.",
        "schema": {"type": "string", "const": str(CALLS_PER_MINUTE)},
        "required": True,
    },
    "X-RateLimit-Remaining": {
        "description": "How many of them are left.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
        "required": True,
    },
    "RateLimit-Policy": {
        "description": "The same in the words of the IETF draft: q requests in w seconds.",
        "schema": {"type": "string"},
        "required": True,
    },
    "RateLimit": {"description": "r of them are left for t seconds.", "schema": {"type": "string"}},
    "Location": {"description": "Where to ask how the call stands.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds until a next try.", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
    "WWW-Authenticate": {"schema": {"type": "string", "const": "Bearer"}, "required": True},
    "Idempotent-Replayed": {
        "description": "This is the answer of an earlier request with the same Idempotency-Key.",
        "schema": {"type": "string", "const": "true"},
    },
    "Preference-Applied": {"description": "What was honoured of Prefer.", "schema": {"type": "string"}},
}
ALWAYS = ("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "RateLimit-Policy", "RateLimit")
MORE_HEADERS = {
    200: ("Idempotent-Replayed", "Preference-Applied"),
    202: ("Location", "Idempotent-Replayed", "Preference-Applied"),
    401: ("WWW-Authenticate",),
    409: ("Retry-After",),
    429: ("Retry-After",),
}
CALL_ID: Document = {
    "name": "call_id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "format": "uuid"},
}
PARAMETERS: list[Document] = [
    {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "A name of yours for this request, 1 to 255 printable ASCII characters. For 24 hours the same "
        "key with the same body gets the first answer again and places no second call; with another body it is "
        "refused (422), and while the first request is still being answered so is the second (409).",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"},
        "example": '"order-17"',
    },
    {
        "name": "Prefer",
        "in": "header",
        "description": "`respond-async`: answer 202 at once. `wait=5`: wait at most so many seconds (8 if nothing is "
        "said) for the voice provider. `wait-for-room`: a call that meets a cap of minute or day, or too few credits, "
        "waits instead of being refused. See RFC 7240.",
        "schema": {"type": "string", "pattern": "^[ -~]*$"},
        "example": "respond-async",
    },
]


async def openapi(request: Request) -> Response:
    """The description as JSON."""
    return JSONResponse(document(request.app.state.settings.public_url))


def document(server: str) -> Document:
    """The whole description; `server` is where this app is reached."""
    _, schemas = models_json_schema([(model, "validation") for model in PUBLISHED], ref_template=REF + "{model}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Outbound calls",
            "version": "1",
            "description": "Ask for a phone call by an AI agent, from one of your numbers to a lead.",
        },
        "servers": [{"url": server}],
        "security": [{"bearer": []}, {"header": []}],
        "paths": {
            "/api/outbound-call": {"post": place(server)},
            "/api/outbound-call/{call_id}": {"get": read(server), "delete": cancel(server)},
            "/api/dry-run": {"post": dry_run(server)},
        },
        "components": {
            "schemas": schemas["$defs"],
            "headers": HEADERS,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "description": "The `owk_…` key of the number."},
                "header": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "The same key."},
            },
        },
    }


def place(server: str) -> Document:
    """POST: ask for a call."""
    forms = [{"$ref": f"{REF}OutboundCall"}, {"$ref": f"{REF}CrmWebhook"}]
    body = {"schema": {"anyOf": forms}, "examples": samples.BODIES}
    return {
        "operationId": "placeCall",
        "summary": "Place a call",
        "description": "The call is stored before the answer, and placed exactly once. The answer comes when the voice "
        "provider has the call, or as 202 after eight seconds, outside the calling hours and with `not_before`.",
        "parameters": PARAMETERS,
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {
            "200": success(200, "The voice provider has the call.", "PlacedCall"),
            "202": success(202, "The call is stored and will be placed.", "AcceptedCall"),
            **errors(ERRORS_OF_POST),
        },
        "x-codeSamples": samples.of_place(server),
    }


def read(server: str) -> Document:
    """GET: how a call stands."""
    return {
        "operationId": "readCall",
        "summary": "Read a call",
        "description": "State, outcome and cost of a call that was placed with the same number.",
        "parameters": [CALL_ID],
        "responses": {"200": success(200, "How the call stands.", "CallStatus"), **errors(ERRORS_OF_GET)},
        "x-codeSamples": samples.of_read(server),
    }


def cancel(server: str) -> Document:
    """DELETE: cancel a call that waits."""
    return {
        "operationId": "cancelCall",
        "summary": "Cancel a call",
        "description": "A call that waits is not placed any more, and what was set aside for it is given back. "
        "One that is being placed, rings or is over is left as it is (409). A call that was canceled before is "
        "answered again.",
        "parameters": [CALL_ID],
        "responses": {"200": success(200, "The call was canceled.", "CallStatus"), **errors(ERRORS_OF_DELETE)},
        "x-codeSamples": samples.of_cancel(server),
    }


def dry_run(server: str) -> Document:
    """POST: ask what would become of leads."""
    body = {"schema": {"$ref": f"{REF}DryRun"}, "examples": samples.DRY_RUNS}
    return {
        "operationId": "dryRun",
        "summary": "Try without calling",
        "description": "Who of these leads would be called when, who not and why, and what it would cost, by the same "
        "rules and at the same place where a call is decided. Nobody is called, and nothing is stored. One dry run is "
        "made at a time: another one is answered 429.",
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {"200": success(200, "What would become of them.", "DryRunReport"), **errors(ERRORS_OF_DRY_RUN)},
        "x-codeSamples": samples.of_dry_run(server),
    }


def success(status: int, description: str, shape: str) -> Document:
    """One answer with its headers."""
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in (*ALWAYS, *MORE_HEADERS.get(status, ()))}
    content = {"application/json": {"schema": {"$ref": REF + shape}}}
    return {"description": description, "headers": headers, "content": content}


def errors(statuses: Iterable[int]) -> Document:
    """The refusals of these statuses, each with its codes."""
    return {
        str(status): success(status, ", ".join(f"`{code}`" for code in sorted(codes()[status])), "Error")
        for status in statuses
    }


def codes() -> dict[int, set[str]]:
    """Every error code of the API by the status that it comes with, those of a call that came to nothing as well."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for reason in Reason:
        if reason.published:
            found[http_status(reason)].add(reason)
    return found
