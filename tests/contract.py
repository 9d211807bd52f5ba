"""What we ask of the voice provider, held against the parameter types of its own library: nothing unknown, nothing
missing. Every house does so at its end, hence for every request of every journey."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args, get_type_hints
from urllib.parse import parse_qsl

from pydantic import ConfigDict, TypeAdapter
from typing_extensions import is_typeddict

from app.sandbox.network import ReceivedRequest


def assert_requests_fit(requests: Iterable[ReceivedRequest]) -> None:
    """Raise unless each request is one that the provider's library could have made."""
    for request in requests:
        if request.path.startswith("/retell/recordings/"):
            continue  # a file, at an address that the provider names
        assert_fits(request.method, request.path.removeprefix("/retell"), request.query, request.body)


def assert_fits(method: str, path: str, query: str, body: Any) -> None:
    """Raise unless this request fits the parameter types; its query and body together are the parameters."""
    place = f"{method} {re.sub(r'/(call_|agent_|%2B|[+])[^/]*$', '/{id}', path)}"
    assert place in adapters(), f"the library knows no {place}"
    asked = {name: int(value) if name == "limit" else value for name, value in parse_qsl(query)}
    assert body is None or isinstance(body, dict), place
    assert not asked.keys() & (body or {}).keys(), place
    adapter, parameters = adapters()[place], asked | (body or {})
    if adapter is None:
        assert parameters == {}, place
    else:
        exhaust(adapter.validate_python(parameters, strict=True))


@cache
def adapters() -> dict[str, TypeAdapter[Any] | None]:
    """The parameters of each route that we use; none where the library sends none."""
    from retell import types  # a second of loading, only where it is needed

    bodies = {
        "GET /get-api-key-info": None,
        "GET /get-concurrency": None,
        "GET /v2/list-phone-numbers": types.PhoneNumberListParams,
        "GET /get-phone-number/{id}": None,
        "PATCH /update-phone-number/{id}": types.PhoneNumberUpdateParams,
        "POST /v2/list-agents": types.AgentListParams,
        "GET /get-agent/{id}": types.AgentRetrieveParams,
        "POST /v2/create-phone-call": types.CallCreatePhoneCallParams,
        "GET /v2/get-call/{id}": None,
        "POST /v3/list-calls": types.CallListParams,
        "POST /v2/stop-call/{id}": None,
    }
    return {place: TypeAdapter(closed(kind)) if kind else None for place, kind in bodies.items()}


def closed(kind: Any, seen: set[Any] | None = None) -> Any:
    """The same type, where it and every type inside it refuses fields that it does not name."""
    seen = set() if seen is None else seen
    if is_typeddict(kind) and kind not in seen:
        seen.add(kind)
        kind.__pydantic_config__ = ConfigDict(extra="forbid")
        for hint in get_type_hints(kind, include_extras=True).values():
            closed(hint, seen)
    for part in get_args(kind):
        closed(part, seen)
    return kind


def exhaust(value: Any) -> None:
    """Look at everything, since items of an `Iterable` are only validated when they are taken."""
    if isinstance(value, dict):
        for inner in value.values():
            exhaust(inner)
    elif isinstance(value, list | Iterator):
        for inner in value:
            exhaust(inner)
