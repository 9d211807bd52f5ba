"""The contract of POST /api/outbound-call, as its callers rely on it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextvars import Context
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tortoise.transactions import in_transaction

from app.demo.seed import ANY_HOUR, TENANTS
from app.domain.calls.calls import Call
from app.domain.telephony import keys
from app.domain.telephony.keys import ApiKey, base62, generate
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from tests.house import House, eventually, somebody_waits_for_a_lock

UNKNOWN_KEY = generate()
NO_KEY = "The request carries no API key."
NO_BEARER = "The Authorization header does not begin with the word Bearer."
NO_SHAPE = "What was sent as API key is none of this app, or was not copied whole"
NOT_VALID = "The API key is not valid any more (it was revoked, has expired, or the app was uninstalled"
BAD_KEYS: dict[str, tuple[dict[str, str], str]] = {
    "no key": ({}, NO_KEY),
    "Bearer and nothing": ({"Authorization": "Bearer"}, NO_KEY),
    "a blank header": ({"X-API-Key": ""}, NO_KEY),
    "another scheme": ({"Authorization": "Basic owk_x"}, NO_BEARER),
    "a key alone": ({"Authorization": UNKNOWN_KEY}, NO_BEARER),
    "no owk_ key": ({"Authorization": "Bearer hello"}, NO_SHAPE),
    "a merge field": ({"Authorization": "Bearer {{custom_values.key}}"}, NO_SHAPE),
    "a masked key": ({"X-API-Key": "owk_...abcd"}, NO_SHAPE),
    "a typo": ({"Authorization": f"Bearer {UNKNOWN_KEY[:-1]}{'a' if UNKNOWN_KEY[-1] != 'a' else 'b'}"}, NO_SHAPE),
    "an unknown key": ({"Authorization": f"Bearer {UNKNOWN_KEY}"}, NOT_VALID),
    "an unknown key in the other header": ({"X-API-Key": UNKNOWN_KEY}, NOT_VALID),
}


@pytest.mark.parametrize(("headers", "sentence"), BAD_KEYS.values(), ids=BAD_KEYS.keys())
async def test_a_bad_key_is_told_what_everybody_can_see(house: House, headers: dict[str, str], sentence: str) -> None:
    answer = await house.http.post("/api/outbound-call", json={"from_number": "x", "to_number": "y"}, headers=headers)

    assert answer.status_code == 401
    told = answer.json()
    assert told.pop("error").startswith(sentence)
    assert told == {"success": False, "error_code": "UNAUTHORIZED", "details": []}
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["x-ratelimit-limit"] == "60"
    assert answer.headers["x-request-id"].startswith("req_")


async def test_unknown_revoked_and_strange_keys_are_told_the_same(house: House) -> None:
    stranger = await house.ask(from_number="+12125550100")
    unknown = await house.ask(headers={"Authorization": f"Bearer {UNKNOWN_KEY}"})
    await ApiKey.all().update(revoked_at=datetime.now(UTC))
    revoked = await house.ask()

    assert stranger.json() == unknown.json() == revoked.json()
    assert {answer.status_code for answer in (stranger, unknown, revoked)} == {401}


@pytest.mark.parametrize("header", ["Bearer {}", "bearer  {} ", 'Bearer "{}"', "Bearer Bearer {}"])
async def test_a_key_is_read_however_it_was_pasted(house: House, header: str) -> None:
    key = house.key()["Authorization"].removeprefix("Bearer ")

    for named in ({"Authorization": header.format(key).strip()}, {"X-API-Key": header.format(key).strip()}):
        answer = await house.http.get("/api/outbound-call/x", headers=named)
        assert answer.json()["error_code"] == "CALL_NOT_FOUND"


async def test_a_revoked_key_is_refused_at_once(house: House) -> None:
    key = await ApiKey.filter(number__e164=house.tenant.number).get()
    assert (await house.ask()).status_code == 200

    await keys.revoke(key.id, datetime.now(UTC))

    assert (await house.ask("+14155550111")).status_code == 401


async def test_an_expired_key_is_refused(house: House) -> None:
    await ApiKey.all().update(expires_at=datetime.now(UTC) - timedelta(seconds=1))

    assert (await house.ask()).status_code == 401


async def test_a_key_does_not_call_from_another_number(house: House) -> None:
    answer = await house.ask(from_number="+12125550100")

    assert answer.status_code == 401
    assert house.accepted == []


async def test_ten_bad_keys_turn_away_the_bad_ones_of_an_address_and_no_good_one(house: House) -> None:
    wrong = {"Authorization": f"Bearer {UNKNOWN_KEY}"}
    answers = [await house.http.post("/api/outbound-call", json={}, headers=wrong) for _ in range(11)]

    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 15 * 60
    with_good_key = await house.ask()
    assert with_good_key.status_code == 200, with_good_key.text


async def test_behind_a_proxy_that_is_not_named_nobody_is_punished_for_others(house: House) -> None:
    wrong = {"Authorization": f"Bearer {UNKNOWN_KEY}", "X-Forwarded-For": "203.0.113.7"}
    answers = [await house.http.post("/api/outbound-call", json={}, headers=wrong) for _ in range(15)]

    assert {answer.status_code for answer in answers} == {401}


BAD_BODIES: dict[str, tuple[bytes, str]] = {
    "not JSON": (b"{", "body"),
    "empty": (b"", "body"),
    "an array": (b"[]", "body"),
    "bad UTF-8": (b'{"from_number": "\xff"}', "body"),
    "not a number": (b'{"from_number": NaN}', "body"),
    "a NUL character": (b'{"from_number": "+14155550100\\u0000"}', "body"),
    "half a character": (b'{"from_number": "\\ud800"}', "body"),
    "too deep": (b'{"metadata":' + b"[" * 100_000, "body"),
    "no numbers": (b"{}", "from_number"),
    "a number as a list": (b'{"from_number": [14155550100], "to_number": "+14155550101"}', "from_number"),
    "an impossible number": (b'{"from_number": "+14155550100", "to_number": "+1 555"}', "to_number"),
    "letters": (b'{"from_number": "+14155550100", "to_number": "call me"}', "to_number"),
    "metadata as a list": (
        b'{"from_number": "+14155550100", "to_number": "+14155550101", "metadata": ["a"]}',
        "metadata",
    ),
    "a local time": (
        b'{"from_number": "+14155550100", "to_number": "+14155550101", "not_before": "2026-01-01T10:00:00"}',
        "not_before",
    ),
}


@pytest.mark.parametrize(("raw", "field"), BAD_BODIES.values(), ids=BAD_BODIES.keys())
async def test_a_bad_body_is_refused_with_its_field(house: House, raw: bytes, field: str) -> None:
    answer = await house.http.post("/api/outbound-call", content=raw, headers=house.key())

    assert answer.status_code == 400, answer.text
    body = answer.json()
    assert body["error_code"] == "VALIDATION_ERROR"
    assert field == "body" or field in [item["field"] for item in body["details"]]
    assert await Call.all().count() == 0


async def test_a_body_over_the_limit_is_refused(house: House) -> None:
    answer = await house.ask(metadata={"essay": "x" * 262_144})

    assert answer.status_code == 413
    assert answer.json()["error_code"] == "TOO_LARGE"


async def test_a_chunked_body_over_the_limit_is_refused(house: House) -> None:
    async def endless() -> Any:
        for _ in range(300):
            yield b"x" * 1024

    answer = await house.http.post("/api/outbound-call", content=endless(), headers=house.key())

    assert answer.status_code == 413


@pytest.mark.parametrize("text", ["(415) 555-0101", "415-555-0101", "1 415 555 0101", "tel:+1-415-555-0101"])
async def test_numbers_may_be_written_in_any_human_format(house: House, text: str) -> None:
    answer = await house.ask(text)

    assert answer.json()["to_number"] == "+14155550101"


async def test_the_envelope_of_the_crm_is_understood(house: House) -> None:
    body = {
        "contact_id": "abc",
        "first_name": "Maria",
        "customData": {
            "from_number": house.tenant.number,
            "to_number": "(415) 555-0101",
            "dynamicdata_first_name": "Maria",
            "metadata_campaign": "spring",
        },
    }

    answer = await house.http.post("/api/outbound-call", json=body, headers=house.key())

    assert answer.status_code == 200, answer.text
    call = await house.call(answer.json()["call_id"])
    assert call.variables == {"first_name": "Maria", "campaign": "spring"}
    assert call.metadata == {"campaign": "spring"}
    assert call.contact_id == "abc"


REFUSED_DESTINATIONS = {
    "another country": "+442071838750",
    "premium": "+19005551234",
    "toll-free": "+18005550100",
    "satellite": "+881612345678",
}


@pytest.mark.parametrize("number", REFUSED_DESTINATIONS.values(), ids=REFUSED_DESTINATIONS.keys())
async def test_a_destination_that_is_not_allowed_is_refused_before_anything_is_held(house: House, number: str) -> None:
    answer = await house.ask(number)

    assert answer.status_code in (400, 422), answer.text
    assert answer.json()["details"][0]["field"] == "to_number"
    assert (await house.account()).held == 0


async def test_a_number_without_outbound_places_no_call(house: House) -> None:
    await house.switch_outbound(on=False)

    answer = await house.ask()

    assert (answer.status_code, answer.json()["error_code"]) == (404, "NO_AGENT_MAPPING")


@pytest.mark.parametrize("level", ["agency", "customer", "number"])
async def test_pause_at_any_level_stops_new_calls(house: House, level: str) -> None:
    await house.pause(level)

    answer = await house.ask()

    assert (answer.status_code, answer.json()["error_code"]) == (422, "PAUSED")


async def test_without_credits_nothing_is_called(house: House) -> None:
    await Customer.all().update(price_per_minute=1_000_000)

    answer = await house.ask()

    assert (answer.status_code, answer.json()["error_code"]) == (402, "INSUFFICIENT_CREDITS")
    assert await Call.all().count() == 0
    assert house.accepted == []


async def test_the_same_lead_is_not_called_twice_within_the_guard_window(house: House) -> None:
    first = await house.ask()
    second = await house.ask()

    assert (second.status_code, second.json()["error_code"]) == (409, "DUPLICATE_CALL")
    assert second.json()["call_id"] == first.json()["call_id"]
    assert len(house.accepted) == 1


async def test_fifty_simultaneous_requests_for_one_lead_place_one_call(house: House) -> None:
    answers = await asyncio.gather(*(house.ask() for _ in range(50)))

    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 49
    assert await Call.all().count() == 1, "none but the first was promised"
    assert len(house.accepted) == 1


async def test_the_same_idempotency_key_and_body_get_the_same_answer(house: House) -> None:
    key = {"Idempotency-Key": "order-17"}
    first = await house.ask(headers=key)
    second = await house.ask(headers=key)

    assert second.status_code == first.status_code == 200
    assert second.json() == first.json()
    assert "idempotent-replayed" not in first.headers
    assert second.headers["idempotent-replayed"] == "true"
    assert len(house.accepted) == 1


async def test_an_idempotency_key_with_another_body_is_refused(house: House) -> None:
    key = {"Idempotency-Key": "order-17"}
    await house.ask(headers=key)

    answer = await house.ask("+14155550111", headers=key)

    assert (answer.status_code, answer.json()["error_code"]) == (422, "IDEMPOTENCY_KEY_REUSED")


async def test_an_idempotency_key_in_flight_asks_for_patience(house: House) -> None:
    house.fault("POST /retell/v2/create-phone-call", "delay_after", seconds=1.0)
    key = {"Idempotency-Key": "order-17"}
    first = asyncio.create_task(house.ask(headers=key))
    await house.call_in("dialing")

    second = await house.ask(headers=key)

    assert (second.status_code, second.json()["error_code"]) == (409, "IDEMPOTENCY_KEY_IN_FLIGHT")
    assert second.headers["retry-after"] == "1"
    assert (await first).status_code == 200


async def test_whoever_prefers_not_to_wait_is_answered_at_once(house: House) -> None:
    answer = await house.ask(headers={"Prefer": "respond-async"})

    assert answer.status_code == 202
    body = answer.json()
    assert body["status"] == "queued"
    assert answer.headers["preference-applied"] == "respond-async"
    status = await house.http.get(answer.headers["location"], headers=house.key())
    assert status.json()["call_id"] == body["call_id"]
    await house.settled(body["call_id"])
    done = (await house.http.get(answer.headers["location"], headers=house.key())).json()
    assert (done["status"], done["outcome"]) == ("ended", "answered")
    assert done["cost_credits"] > 0


async def test_a_call_for_later_is_scheduled(house: House) -> None:
    later = datetime.now(UTC) + timedelta(hours=2)

    answer = await house.ask(not_before=later.isoformat())

    assert answer.status_code == 202
    assert answer.json()["status"] == "scheduled"
    assert datetime.fromisoformat(answer.json()["not_before"]) == later
    assert house.accepted == []


async def test_outside_the_calling_hours_a_call_waits_for_the_next_opening(house: House) -> None:
    local = datetime.now(ZoneInfo("America/Los_Angeles"))
    in_two_hours = (local.hour * 60 + local.minute + 120) % 1440 // 60 * 60
    await Customer.all().update(policy=ANY_HOUR | {"opens": in_two_hours, "closes": in_two_hours + 60})

    answer = await house.ask()

    assert answer.status_code == 202
    assert answer.json()["status"] == "scheduled"
    opening = datetime.fromisoformat(answer.json()["not_before"]).astimezone(local.tzinfo)
    assert (opening.hour * 60, opening.minute) == (in_two_hours, 0)
    assert house.accepted == []


LISTS: dict[str, type[Agency] | type[Workspace] | type[PhoneNumber]] = {
    "the agency": Agency,
    "the account at the voice provider": Workspace,
    "the number": PhoneNumber,
}


@pytest.mark.parametrize(("whose", "table"), LISTS.items(), ids=LISTS.keys())
async def test_each_list_of_countries_narrows_where_calls_may_go(
    house: House, whose: str, table: type[Agency] | type[Workspace] | type[PhoneNumber]
) -> None:
    await Customer.all().update(policy=ANY_HOUR | {"countries": ["US", "CA"]})
    assert (await house.ask("+14165550123")).status_code == 200
    await table.all().update(countries=["US"])

    refused = await house.ask("+14165550124")

    assert (refused.status_code, refused.json()["error_code"]) == (422, "DESTINATION_NOT_ALLOWED")
    assert f"Add CA to the countries of {whose}" in refused.json()["error"]
    assert refused.json()["details"][0]["field"] == "to_number"
    assert (await house.ask("+14155550111")).status_code == 200


async def test_the_accounts_own_country_is_the_default(house: House) -> None:
    await Customer.all().update(country="GB")

    local = await house.ask("020 7183 8750")
    abroad = await house.ask("+14155550101")

    assert (local.status_code, local.json()["to_number"]) == (200, "+442071838750")
    assert abroad.json()["error_code"] == "DESTINATION_NOT_ALLOWED"


async def test_a_call_for_later_says_why_it_waits(house: House) -> None:
    later = datetime.now(UTC) + timedelta(hours=2)
    answer = (await house.ask(not_before=later.isoformat())).json()

    call = await house.call(answer["call_id"])
    assert (call.reason_code, call.reason) == ("SCHEDULED", answer["reason"])
    assert answer["reason"].startswith("The call was asked for at this later time.")


async def test_another_tenants_call_cannot_be_read(house: House) -> None:
    call_id = (await house.ask()).json()["call_id"]

    answer = await house.http.get(f"/api/outbound-call/{call_id}", headers=house.key(TENANTS[1]))

    assert (answer.status_code, answer.json()["error_code"]) == (404, "CALL_NOT_FOUND")
    assert (await house.http.get("/api/outbound-call/not-an-id", headers=house.key())).status_code == 404


async def test_a_call_that_the_provider_refuses_is_told_with_its_reason(house: House) -> None:
    house.world.voice.workspaces[0].do_not_call.add("+14155550101")

    answer = await house.ask()

    assert (answer.status_code, answer.json()["error_code"]) == (422, "CALL_REJECTED")
    assert (await house.account()).held == 0
    house.world.voice.workspaces[0].do_not_call.clear()
    assert (await house.ask()).status_code == 200, "a refused call must not close the lead"


async def test_sixty_requests_a_minute_are_the_limit_of_a_number(house: House) -> None:
    answers = [await house.ask("+1 555") for _ in range(61)]

    assert [answer.status_code for answer in answers] == [400] * 60 + [429]
    assert answers[0].headers["x-ratelimit-remaining"] == "59"
    assert answers[-1].headers["x-ratelimit-remaining"] == "0"
    assert 0 < int(answers[-1].headers["retry-after"]) <= 61


async def test_the_database_never_holds_a_key_in_clear(house: House) -> None:
    clear = house.seeded.api_keys[house.tenant.number]
    rows = json.dumps(await ApiKey.all().values(), default=str) + json.dumps(
        await PhoneNumber.all().values(), default=str
    )

    assert clear not in rows
    assert clear[-4:] in rows


def test_a_key_is_made_as_published() -> None:
    key, test_key = generate(), generate(test=True)

    assert len(key) == 53
    assert key.startswith("owk_")
    assert len(test_key) == 58
    assert test_key.startswith("owk_test_")
    assert keys.well_formed(key)
    assert keys.well_formed(test_key)
    assert base62(0, 6) == "000000"


async def test_a_request_that_is_repeated_while_the_first_is_admitted_is_not_told_what_came_after_it(
    house: House,
) -> None:
    key = {"Idempotency-Key": "form-17", "Prefer": "respond-async"}
    async with in_transaction() as tx:
        await tx.execute_query("SELECT 1 FROM accounts FOR UPDATE")
        first = asyncio.create_task(house.ask(headers=key))
        await eventually(somebody_waits_for_a_lock, "the first request is not being admitted")
        await asyncio.create_task(house.pause("customer"), context=Context())
        repeated = asyncio.create_task(house.ask(headers=key))
        await asyncio.wait({repeated}, timeout=0.5)

    assert (await first).status_code == 202
    assert (await repeated).status_code in (202, 409), "its call may be placed as soon as the pause is over"


async def test_a_request_that_was_read_before_a_pause_is_refused_like_its_repetition_after_it(house: House) -> None:
    headers = house.key() | {"Idempotency-Key": "form-17", "Prefer": "respond-async"}
    body = json.dumps({"from_number": house.tenant.number, "to_number": "+14155550101"}).encode()
    rest_may_come = asyncio.Event()

    async def in_two_parts() -> AsyncIterator[bytes]:
        yield body[:10]
        await rest_may_come.wait()
        yield body[10:]

    async def line_is_read() -> bool:
        return await ApiKey.filter(last_used_at__isnull=False).exists()

    first = asyncio.create_task(house.http.post("/api/outbound-call", content=in_two_parts(), headers=headers))
    await eventually(line_is_read, "the line of the first request was not read")
    async with in_transaction() as tx:
        await asyncio.create_task(house.pause("customer"), context=Context())
        await tx.execute_query("LOCK TABLE calls")
        repeated = asyncio.create_task(house.http.post("/api/outbound-call", content=body, headers=headers))
        await eventually(somebody_waits_for_a_lock, "the repetition is not being admitted")
        rest_may_come.set()
        await asyncio.wait({first}, timeout=0.5)

    assert (await repeated).json()["error_code"] == "PAUSED"
    assert (await first).json()["error_code"] == "PAUSED", "it is the same request"
    assert await Call.all().count() == 0


async def test_a_refused_request_is_not_called_for_a_repetition_that_came_before_the_answer(
    house: House,
) -> None:
    key = {"Idempotency-Key": "form-17", "Prefer": "respond-async"}
    await house.pause("customer")

    async def go_on() -> None:
        await Customer.all().update(paused=False)

    async with in_transaction() as tx:
        await tx.execute_query("LOCK TABLE calls")
        first = asyncio.create_task(house.ask(headers=key))
        await eventually(somebody_waits_for_a_lock, "the first request is not being admitted")
        await asyncio.create_task(go_on(), context=Context())
        repeated = asyncio.create_task(house.ask(headers=key))
        await asyncio.wait({repeated}, timeout=0.5)

    assert (await first).json()["error_code"] == "PAUSED"
    assert (await repeated).json()["error_code"] == "PAUSED", "whoever sent it would believe the one or the other"
    assert await Call.all().count() == 0
    assert (await house.ask(headers=key)).status_code == 202, "asked again after the answer, it goes by what holds then"
