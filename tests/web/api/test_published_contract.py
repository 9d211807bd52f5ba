"""Webhooks that were written for the endpoint whose contract this one keeps are pointed here unchanged."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.blanks import is_blank
from app.domain.requests import idempotency_keys
from app.domain.telephony.keys import ApiKey, generate
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import Customer
from app.postgres.rate_windows import RateWindow
from tests.house import House

# As its documentation prints them: a body of one's own program, and a workflow's webhook with custom data.
PLAIN: dict[str, Any] = {
    "from_number": "14155550100",
    "to_number": "+1 (415) 555-0101",
    "dynamic_variables": {"customer_name": "Maria", "appointment_time": "10:30"},
    "metadata": {"campaign": "spring", "lead_source": "form", "score": 7},
}
ENVELOPE: dict[str, Any] = {
    "contact_id": "ocQHyuzHvysMo5N5VsXc",
    "first_name": "Maria",
    "full_name": "Maria Lopez",
    "location": {"name": "Sunrise Dental"},
    "customData": {
        "from_number": "+14155550100",
        "to_number": "+14155550101",
        "dynamicdata_customer_name": "Maria",
        "dynamicdata_appointment_time": "10:30",
        "metadata_campaign": "spring",
        "metadata_lead_source": "form",
        "metadata_score": "7",
    },
}


@pytest.mark.parametrize("body", [PLAIN, ENVELOPE], ids=["plain", "custom data"])
@pytest.mark.parametrize("header", ["Authorization", "X-API-Key"])
async def test_a_published_body_works_unchanged(house: House, body: dict[str, Any], header: str) -> None:
    bearer = house.key()["Authorization"]
    headers = {header: bearer if header == "Authorization" else bearer.removeprefix("Bearer ")}

    answer = await house.http.post("/api/outbound-call", json=body, headers=headers)

    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["success"] is True
    assert {"call_id", "provider", "agent_id", "from_number", "to_number", "provider_response"} <= told.keys()
    assert (told["from_number"], told["to_number"]) == ("+14155550100", "+14155550101")
    assert answer.headers["x-ratelimit-limit"] == "60"
    assert answer.headers["x-ratelimit-remaining"] == "59"
    [call] = house.accepted
    expected = {"customer_name": "Maria", "appointment_time": "10:30"}
    assert call.dynamic_variables == expected | {"campaign": "spring", "lead_source": "form", "score": "7"}
    stored = await house.call(told["call_id"])
    assert {name: str(value) for name, value in stored.metadata.items()} == {
        "campaign": "spring", "lead_source": "form", "score": "7",
    }  # fmt: skip


async def ask(house: House, **body: Any) -> httpx.Response:
    """The plain body with changes; None takes a field away."""
    changed = {name: value for name, value in (PLAIN | body).items() if value is not None}
    return await house.http.post("/api/outbound-call", json=changed, headers=house.key())


async def missing_field(house: House) -> httpx.Response:
    return await ask(house, to_number=None)


async def other_provider(house: House) -> httpx.Response:
    return await ask(house, provider="knova")


async def no_key(house: House) -> httpx.Response:
    return await house.http.post("/api/outbound-call", json=PLAIN)


async def unknown_key(house: House) -> httpx.Response:
    return await house.http.post("/api/outbound-call", json=PLAIN, headers={"X-API-Key": generate()})


async def inactive_key(house: House) -> httpx.Response:
    await ApiKey.all().update(revoked_at=datetime.now(UTC))
    return await ask(house)


async def other_number(house: House) -> httpx.Response:
    return await ask(house, from_number="+12125550100")


async def no_credits(house: House) -> httpx.Response:
    await Customer.all().update(price_per_minute=10**6)
    return await ask(house)


async def quota_used_up(house: House) -> httpx.Response:
    await Customer.all().update(calls_per_day=0)
    return await ask(house)


async def unassigned_number(house: House) -> httpx.Response:
    await PhoneNumber.all().update(customer_id=None)
    return await ask(house)


async def outbound_off(house: House) -> httpx.Response:
    await house.switch_outbound(on=False)
    return await ask(house)


async def asked_twice(house: House) -> httpx.Response:
    await ask(house)
    return await ask(house)


async def other_country(house: House) -> httpx.Response:
    return await ask(house, to_number="+442071838750")


async def do_not_call(house: House) -> httpx.Response:
    await house.do_not_call("+14155550101", "asked by e-mail")
    return await ask(house)


async def refused_by_the_provider(house: House) -> httpx.Response:
    house.world.voice.workspaces[0].do_not_call.add("+14155550101")
    return await ask(house)


async def paused(house: House) -> httpx.Response:
    await house.pause("customer")
    return await ask(house)


async def too_many(house: House) -> httpx.Response:
    answers = await asyncio.gather(*(ask(house, to_number="nobody") for _ in range(61)))
    return max(answers, key=lambda answer: answer.status_code)


async def too_large(house: House) -> httpx.Response:
    return await ask(house, metadata={"essay": "x" * 300_000})


ERRORS: list[tuple[Callable[[House], Awaitable[httpx.Response]], int, str]] = [
    (missing_field, 400, "VALIDATION_ERROR"),
    (other_provider, 400, "UNSUPPORTED_PROVIDER"),
    (no_key, 401, "UNAUTHORIZED"),
    (unknown_key, 401, "UNAUTHORIZED"),
    (inactive_key, 401, "UNAUTHORIZED"),
    (other_number, 401, "UNAUTHORIZED"),
    (unassigned_number, 401, "UNAUTHORIZED"),
    (no_credits, 402, "INSUFFICIENT_CREDITS"),
    (quota_used_up, 402, "QUOTA_EXCEEDED"),
    (outbound_off, 404, "NO_AGENT_MAPPING"),
    (asked_twice, 409, "DUPLICATE_CALL"),
    (too_large, 413, "TOO_LARGE"),
    (other_country, 422, "DESTINATION_NOT_ALLOWED"),
    (do_not_call, 422, "DO_NOT_CALL"),
    (refused_by_the_provider, 422, "CALL_REJECTED"),
    (paused, 422, "PAUSED"),
    (too_many, 429, "RATE_LIMITED"),
]


@pytest.mark.parametrize(("cause", "status", "code"), ERRORS, ids=[cause.__name__ for cause, *_ in ERRORS])
async def test_an_error_has_its_published_code(
    house: House, cause: Callable[[House], Awaitable[httpx.Response]], status: int, code: str
) -> None:
    answer = await cause(house)

    assert (answer.status_code, answer.json()["error_code"]) == (status, code)
    body = answer.json()
    assert body["success"] is False
    assert len(body["error"]) > 10
    assert isinstance(body["details"], list)
    assert ("retry-after" in answer.headers) is (status == 429)
    assert {"x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining"} <= answer.headers.keys()


OPTIONAL = ("dynamic_variables", "metadata", "contact_id", "not_before", "provider")
ABSENT = object()
# What may stand in a field of any type: nothing, blanks, and each type of JSON.
VALUES: tuple[Any, ...] = (
    ABSENT, None, "", " ", "null", "undefined", "{{field}}", 0, 7, 1.5, -1, 10**12, True, False, [], {}, [1], ["a"],
    [{"key": "a", "value": "b"}], {"a": None}, {"a": {"b": [1, "x"]}}, {"": 1}, "text", "[]", "{}", "2026-01-01",
    "9" * 300, "x" * 300,
)  # fmt: skip
DOCUMENTED = {200, 202, 400}


@pytest.mark.parametrize("envelope", [False, True], ids=["plain", "custom data"])
async def test_whatever_an_optional_field_holds_the_call_is_placed_or_the_error_is_documented(
    house: House, envelope: bool
) -> None:
    await house.give_credits(100_000)
    numbers = {"from_number": "+14155550100"}
    leads, placed, wrong = iter(range(2000, 10_000)), 0, []
    for field in OPTIONAL:
        for value in VALUES:
            fields = numbers | {"to_number": f"+1415555{next(leads)}"} | ({} if value is ABSENT else {field: value})
            body = {"customData": fields} if envelope else fields
            await RateWindow.all().delete()
            answer = await house.http.post(
                "/api/outbound-call", json=body, headers=house.key() | {"Prefer": "respond-async"}
            )
            told = answer.json()
            blank = value is ABSENT or (not isinstance(value, list | dict) and is_blank(value))
            placed += answer.status_code in (200, 202)
            if answer.status_code not in DOCUMENTED or (blank and answer.status_code != 202):
                wrong.append((field, value, answer.status_code, told))
            elif answer.status_code == 400:
                named = [item["field"].split(".")[0] for item in told["details"]]
                if told["error_code"] not in ("VALIDATION_ERROR", "UNSUPPORTED_PROVIDER") or named != [field]:
                    wrong.append((field, value, answer.status_code, told))

    assert wrong == []
    assert placed > len(OPTIONAL)


@pytest.mark.parametrize("provider", ["retell", " Retell ", "", None, "null", "{{provider}}"], ids=repr)
async def test_a_body_may_name_the_provider_that_the_number_has(house: House, provider: str | None) -> None:
    answer = await house.http.post("/api/outbound-call", json=PLAIN | {"provider": provider}, headers=house.key())

    assert answer.status_code == 200, answer.text
    assert answer.json()["provider"] == "retell"


async def test_custom_data_that_name_another_provider_are_refused_like_a_plain_body(house: House) -> None:
    body = ENVELOPE | {"customData": ENVELOPE["customData"] | {"provider": "knova"}}

    answer = await house.http.post("/api/outbound-call", json=body, headers=house.key())

    assert (answer.status_code, answer.json()["error_code"]) == (400, "UNSUPPORTED_PROVIDER")
    assert [item["field"] for item in answer.json()["details"]] == ["provider"]
    assert house.accepted == []


async def test_a_quoted_idempotency_key_is_the_same_as_a_bare_one(house: House) -> None:
    first = await house.ask(headers={"Idempotency-Key": '"order-17"'})
    second = await house.ask(headers={"Idempotency-Key": "order-17"})

    assert second.json() == first.json()
    assert second.headers["idempotent-replayed"] == "true"


async def test_an_idempotency_key_is_free_again_after_a_day(house: House) -> None:
    key = {"Idempotency-Key": "order-17"}
    await house.ask(headers=key)
    await idempotency_keys.forget(datetime.now(UTC) + timedelta(hours=25))

    assert (await house.ask("+14155550111", headers=key)).status_code == 200
