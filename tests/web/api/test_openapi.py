"""The published description is true: whatever is sent, the answer is one that it names."""

import asyncio
import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.generation import GenerationMode

from app.domain.calls.reasons import http_status
from app.errors import PageRefusal
from app.postgres.rate_windows import RateWindow
from app.web.api.openapi import codes
from tests.docs.test_docs import refusals
from tests.house import House

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 150
VENDORS = re.compile(r"(?i)go ?high ?level|highlevel|\bghl\b|lead ?connector|(?<!\")retell(?!\")")


async def forget_rates() -> None:
    """Let every request be the first of its minute; the limit has tests of its own."""
    await RateWindow.all().delete()


def repaired(body: Any, data: st.DataObject, house: House) -> Any:
    """Half of the bodies name the key's number and a lead that exists, so that they reach the rules behind."""
    if data.draw(st.booleans(), "repair") and isinstance(body, dict):
        inner = body["customData"] if isinstance(body.get("customData"), dict) else body
        inner["from_number"] = house.tenant.number
        inner["to_number"] = f"+1415555{data.draw(st.integers(1000, 9999), 'lead')}"
    return body


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/api/outbound-call"),
        ("get", "/api/outbound-call/{call_id}"),
        ("delete", "/api/outbound-call/{call_id}"),
        ("post", "/api/dry-run"),
    ],
)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
async def test_every_answer_is_documented(house: House, method: str, path: str, mode: GenerationMode) -> None:
    """Schemathesis makes requests by the description, and others against it; the server is a real one."""
    loop = asyncio.get_running_loop()
    seen: set[int] = set()

    def fuzz() -> None:
        schema = schemathesis.openapi.from_url(f"{house.url}/openapi.json")
        operation = schema[path][method]

        @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
        def one(case: schemathesis.Case[Any], data: st.DataObject) -> None:
            asyncio.run_coroutine_threadsafe(forget_rates(), loop).result(10)
            case.body = repaired(case.body, data, house)
            headers = house.key() | data.draw(st.sampled_from([{"Prefer": "respond-async"}, {"Prefer": "wait=1"}]))
            answer = case.call(base_url=house.url, headers=headers)
            seen.add(answer.status_code)
            case.validate_response(answer, checks=CHECKS)

        one()

    await asyncio.to_thread(fuzz)

    assert seen <= {200, 202, 400, 401, 402, 404, 409, 413, 422, 429}
    if method == "post":
        done = 200 if path == "/api/dry-run" else 202
        assert {done, 400} <= seen if mode is GenerationMode.POSITIVE else {400} <= seen, seen


async def test_the_description_is_served_without_a_key(house: House) -> None:
    described = (await house.http.get("/openapi.json")).json()

    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": house.settings.public_url}]
    answers = described["paths"]["/api/outbound-call"]["post"]["responses"]
    for kind in refusals() - refusals(PageRefusal):
        assert f"`{kind.code}`" in answers[str(http_status(kind.code))]["description"]
    told = {code for answer in answers.values() for code in re.findall(r"`([A-Z_]+)`", answer["description"])}
    assert told.isdisjoint(kind.code for kind in refusals(PageRefusal))
    assert {int(status) for status in answers} == set(codes()) | {200, 202}


async def test_the_documentation_page_runs_no_script_and_loads_nothing_from_elsewhere(house: House) -> None:
    page = await house.http.get("/docs")

    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script|<style|\son\w+=|style=|javascript:|src=", page.text)
    loaded = re.findall(r'<link[^>]*href="([^"]+)"', page.text)
    assert loaded == ["/docs/style.css"]
    style = await house.http.get(loaded[0])
    assert style.headers["content-type"].startswith("text/css")
    for language in ("curl", "Python", "JavaScript"):
        assert f"<h3>{language}</h3>" in page.text
    assert "Idempotency-Key" in page.text


@pytest.mark.parametrize("path", ["/docs", "/openapi.json"])
async def test_the_documentation_names_no_vendor(house: House, path: str) -> None:
    text = (await house.http.get(path)).text.replace("&#34;", '"')

    assert VENDORS.findall(text) == []


async def test_the_example_bodies_place_calls(house: House) -> None:
    described = (await house.http.get("/openapi.json")).json()
    body = described["paths"]["/api/outbound-call"]["post"]["requestBody"]["content"]["application/json"]["examples"]

    for form, lead in (("plain", "(415) 555-0142"), ("webhook", "+1 415-555-0143")):
        example = body[form]["value"]
        inner = example.get("customData", example)
        inner |= {"from_number": house.tenant.number, "to_number": lead}
        answer = await house.http.post("/api/outbound-call", json=example, headers=house.key())
        assert answer.status_code == 200, answer.text
    assert [(call.dynamic_variables or {})["campaign"] for call in house.accepted] == ["spring", "spring"]
