"""GET /openapi.json: the description (OpenAPI 3.1) of /api/outbound-call, written from the pydantic models."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.errors import Forbidden
from app.web import samples
from app.web.auth import CALLS_PER_MINUTE
from app.web.errors import STATUS
from app.web.shapes import PUBLISHED

Document = dict[str, Any]
REF = "#/components/schemas/"
# Codes of a call that was accepted and ended before anybody was called; they have no error class.
LATER_CODES = {422: {"STALE", "NOT_PLACED"}}
ERRORS_OF_POST = (400, 401, 402, 404, 409, 413, 422, 429)
ERRORS_OF_GET = (401, 404, 429)

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
    "Location": {"description": "Where to ask how the call stands.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds until a next try.", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
    "WWW-Authenticate": {"schema": {"type": "string", "const": "Bearer"}, "required": True},
    "Idempotent-Replayed": {
        "description": "This is the answer of an earlier request with the same Idempotency-Key.",
        "schema": {"type": "string", "const": "true"},
    },
    "Preference-Applied": {"description": "What was honoured of Prefer.", "schema": {"type": "string"}},
}
ALWAYS = ("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining")
MORE_HEADERS = {
    200: ("Idempotent-Replayed", "Preference-Applied"),
    202: ("Location", "Idempotent-Replayed", "Preference-Applied"),
    401: ("WWW-Authenticate",),
    409: ("Retry-After",),
    429: ("Retry-After",),
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
        "said) for the voice provider. See RFC 7240.",
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
            "/api/outbound-call/{call_id}": {"get": read(server)},
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
        "parameters": [
            {"name": "call_id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
        ],
        "responses": {"200": success(200, "How the call stands.", "CallStatus"), **errors(ERRORS_OF_GET)},
        "x-codeSamples": samples.of_read(server),
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
    """Every error code of this API by the status that it comes with; a key has no role that could be too low."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for kind, status in STATUS.items():
        if kind is not Forbidden:
            found[status].add(kind.code)
    for status, later in LATER_CODES.items():
        found[status] |= later
    return found
