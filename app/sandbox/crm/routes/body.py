"""Reading requests the way the CRM does: unknown, missing and ill-typed properties are all refused."""

import json
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from app.sandbox.crm.errors import CrmError

_WORDS: dict[Any, str] = {str: "a string", bool: "a boolean", list: "an array", dict: "an object"}


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object of a request; anything else is refused (400)."""
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise CrmError(400, "Bad Request") from None
    if not isinstance(body, dict):
        raise CrmError(400, "Bad Request")
    return body


async def read_object(request: Request, allowed: Mapping[str, Any], required: Collection[str] = ()) -> dict[str, Any]:
    """The JSON object of a request, checked against `name -> type`; refusals list every problem (422)."""
    body = await read_json(request)
    problems = [f"property {name} should not exist" for name in body if name not in allowed]
    problems += [f"{name} should not be empty" for name in required if body.get(name) in (None, "")]
    for name, kind in allowed.items():
        if body.get(name) is not None and not isinstance(body[name], kind):
            problems.append(f"{name} must be {_WORDS[kind]}")
    if problems:
        raise CrmError(422, problems)
    return {name: value for name, value in body.items() if value is not None}


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a urlencoded form or of a JSON object, as strings."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return {name: str(value) for name, value in (await read_json(request)).items()}
    return dict(parse_qsl((await request.body()).decode(errors="replace")))


def query_number(request: Request, name: str, default: int) -> int:
    """A whole number from the query, which arrives as text."""
    text = request.query_params.get(name, str(default))
    if not text.isdecimal():
        raise CrmError(422, [f"{name} must be a number string"])
    return int(text)


def require_query(request: Request, *names: str) -> list[str]:
    """The named query parameters, all of which must be there (422)."""
    missing = [f"{name} should not be empty" for name in names if not request.query_params.get(name)]
    if missing:
        raise CrmError(422, missing)
    return [request.query_params[name] for name in names]
