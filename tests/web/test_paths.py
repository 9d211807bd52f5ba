"""An address is found with a slash at its end, and says which method it takes."""

import re

import httpx
import pytest
from starlette.routing import Route

from app.main import ROUTES
from tests.house import House

PATHS = sorted({route.path for route in ROUTES if isinstance(route, Route)})
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def filled(path: str) -> str:
    return re.sub(r"\{\w+\}", "x", path)


def shape(answer: httpx.Response) -> tuple[int, object]:
    body = answer.json() if answer.headers.get("content-type") == "application/json" else None
    return answer.status_code, body and body.get("error")


@pytest.mark.parametrize("slashes", ["/", "//"])
async def test_a_slash_at_the_end_changes_nothing_at_any_address(house: House, slashes: str) -> None:
    found = {}
    for path in PATHS:
        for method in ("GET", "POST"):
            plain = await house.http.request(method, filled(path))
            slashed = await house.http.request(method, filled(path) + slashes)
            found[method, path] = shape(plain) == shape(slashed)

    assert [which for which, same in found.items() if not same] == []


async def test_a_call_is_placed_at_an_address_with_a_slash(house: House) -> None:
    body = {"from_number": house.tenant.number, "to_number": "+14155550101"}

    answer = await house.http.post("/api/outbound-call/", json=body, headers=house.key())

    assert answer.status_code == 200, answer.text


async def test_another_method_is_told_which_ones_there_are(house: House) -> None:
    for path in PATHS:
        routes = [route for route in ROUTES if route.path_regex.match(filled(path))]
        taken = {method for route in routes for method in route.methods or ()}
        for method in set(METHODS) - taken:
            answer = await house.http.request(method, filled(path))
            assert answer.status_code == 405, (method, path)
            assert set(answer.headers["allow"].split(", ")) == taken - {"HEAD"}
            if method != "HEAD":
                methods = " or ".join(sorted(taken - {"HEAD"}))
                assert answer.json()["error"] == (
                    f"This address takes {methods}, not {method}. Send the same request with {methods}."
                )
                assert answer.json()["error_code"] == "METHOD_NOT_ALLOWED"


async def test_a_browser_that_asks_for_a_page_is_told_why_it_may_not(house: House) -> None:
    asked = {
        "Origin": "https://example.com",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }

    answer = await house.http.options("/api/outbound-call", headers=asked)

    assert answer.status_code == 405
    assert "Scripts in web pages may not call this address" in answer.json()["error"]
    assert not [name for name in answer.headers if name.startswith("access-control-")]
