"""The workflow action: always an answer that a later step can branch on, and nothing for strangers."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.calls.calls import Call
from app.domain.calls.leads import Lead
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from tests.house import House, minute_lasts

SECRET = {"X-Action-Secret": DEMO_ACTION_SECRET}


def body(location_id: str = TENANTS[0].location_id, **data: Any) -> dict[str, Any]:
    return {
        "data": {"phone": "+14155550101", **data},
        "extras": {"locationId": location_id, "contactId": "c1", "workflowId": "w1"},
        "meta": {"key": "place_call", "version": "1.0"},
    }


@pytest.mark.parametrize("secret", [None, "", "wrong", "wröng", DEMO_ACTION_SECRET + "x"])
async def test_a_wrong_secret_learns_nothing(house: House, secret: str | None) -> None:
    headers = {} if secret is None else {"X-Action-Secret": secret.encode()}

    answer = await house.http.post("/workflow/actions/place-call", json=body(), headers=headers)  # type: ignore[arg-type]

    assert answer.status_code == 401
    assert answer.json()["error"] == "Unauthorized."
    assert await Call.all().count() == 0


async def test_a_step_executed_twice_calls_once(house: House) -> None:
    ids: dict[str, Any] = {"workflow_id": "w1", "step_id": "s1", "status_id": "e1"}
    first = await house.run_workflow(**ids)
    second = await house.run_workflow(**ids)

    assert second.answer["status"] == "duplicate"
    assert second.answer["call_id"] == first.answer["call_id"]
    await house.call_in("ended", first.answer["call_id"])
    assert len(house.accepted) == 1


async def test_a_step_executed_again_after_its_call_has_ended_calls_once(house: House) -> None:
    ids: dict[str, Any] = {"workflow_id": "w1", "step_id": "s1", "status_id": "e1"}
    first = await house.run_workflow(**ids)
    await house.call_in("ended", first.answer["call_id"])
    await Lead.all().update(guarded_until=None)

    second = await house.run_workflow(**ids)

    assert (second.answer["status"], second.answer["call_id"]) == ("duplicate", first.answer["call_id"])
    assert len(house.accepted) == 1


async def test_two_workflows_at_once_call_a_lead_once(house: House) -> None:
    first = await house.run_workflow()
    second = await house.run_workflow()

    assert (second.answer["status"], second.answer["reason"]) == ("duplicate", "duplicate_call")
    assert second.answer["call_id"] == first.answer["call_id"]


REFUSALS: dict[str, tuple[dict[str, Any], str]] = {
    "no phone": (body(phone=""), "validation_error"),
    "letters": (body(phone="ask at the desk"), "validation_error"),
    "another country": (body(phone="+442071838750"), "destination_not_allowed"),
    "an unknown number to call from": (body(number="+19998887777"), "number_not_found"),
    "another account's number": (body(number=TENANTS[1].number), "number_not_found"),
    "an unknown account": (body(location_id="nobody"), "no_agent_mapping"),
    "nothing at all": ({}, "no_agent_mapping"),
    "data as text": ({"data": "x", "extras": []}, "no_agent_mapping"),
}


@pytest.mark.parametrize(("sent", "reason"), REFUSALS.values(), ids=REFUSALS.keys())
async def test_a_refusal_is_an_answer_with_its_reason(house: House, sent: dict[str, Any], reason: str) -> None:
    answer = await house.http.post("/workflow/actions/place-call", json=sent, headers=SECRET)

    assert answer.status_code == 200
    told = answer.json()
    assert (told["status"], told["reason"], told["call_id"]) == ("refused", reason, None)
    assert told["message"].endswith(".")


async def test_a_body_that_is_no_json_is_a_refusal(house: House) -> None:
    answer = await house.http.post("/workflow/actions/place-call", content=b"{", headers=SECRET)

    assert (answer.status_code, answer.json()["reason"]) == (200, "validation_error")


async def refuse_when_full() -> None:
    """Have every account's steps refused where they would wait for room."""
    for customer in await Customer.all():
        await Customer.filter(id=customer.id).update(policy=customer.policy | {"refuse_when_full": True})


async def test_a_step_waits_for_credits_or_is_refused_as_the_account_wants_it(house: House) -> None:
    await Customer.all().update(price_per_minute=1_000_000)

    waits = await house.run_workflow()
    await refuse_when_full()
    told = (
        await house.http.post("/workflow/actions/place-call", json=body(phone="+14155550111"), headers=SECRET)
    ).json()

    assert waits.answer["status"] == "scheduled"
    assert "too few credits" in waits.answer["message"]
    assert waits.answer["not_before"]
    assert (told["status"], told["reason"]) == ("refused", "insufficient_credits")


async def test_an_inactive_installation_places_no_call(house: House) -> None:
    await Installation.all().update(status="uninstalled")

    run = await house.run_workflow()

    assert run.answer["status"] == "refused"
    assert (await house.ask()).status_code == 401, "its key is refused as well"


async def test_the_named_number_is_used(house: House) -> None:
    answer = await house.http.post("/workflow/actions/place-call", json=body(number=TENANTS[0].number), headers=SECRET)

    call = await house.call(answer.json()["call_id"])
    assert call.from_number == TENANTS[0].number


async def test_numbers_and_switches_arrive_as_text_for_the_agent(house: House) -> None:
    sent = body(variables={"visits": "3", "vip": True, "note": None, "tags": ["a", "b"]})

    answer = await house.http.post("/workflow/actions/place-call", json=sent, headers=SECRET)

    call = await house.call(answer.json()["call_id"])
    assert call.variables == {"visits": "3", "vip": "true", "note": "", "tags": '["a", "b"]'}


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"first_name": "Maria", "last_name": "Lopez"}, {"first_name": "Maria", "last_name": "Lopez"}),
        ({"first_name": "Maria", "last_name": ""}, {"first_name": "Maria"}),
        ({"first_name": "{{contact.first_name}}", "last_name": " "}, {}),
        ({"first_name": "Maria", "variables": {"first_name": "Dr. Lopez"}}, {"first_name": "Dr. Lopez"}),
        ({"first_name": "Maria", "variables": {"first_name": ""}}, {"first_name": "Maria"}),
        ({"first_name": 7, "variables": [{"key": "offer", "value": "spring"}]}, {"first_name": "7", "offer": "spring"}),
    ],
)
async def test_the_agent_is_told_the_names_of_the_contact(
    house: House, sent: dict[str, Any], told: dict[str, str]
) -> None:
    answer = await house.http.post("/workflow/actions/place-call", json=body(**sent), headers=SECRET)

    await house.call_in("placed", answer.json()["call_id"])
    [accepted] = house.accepted
    assert accepted.dynamic_variables == told


async def test_an_account_asks_for_no_more_calls_than_its_rules_allow_in_a_minute(house: House) -> None:
    await Customer.filter(id=house.seeded.customers[TENANTS[0].location_id].id).update(calls_per_minute=2)
    await refuse_when_full()
    sent = [body(phone=f"+141555501{index}") for index in (10, 11, 12)]
    await minute_lasts()

    answers = [(await house.http.post("/workflow/actions/place-call", json=it, headers=SECRET)).json() for it in sent]

    assert [(told["status"], told["reason"]) for told in answers] == [
        ("queued", None),
        ("queued", None),
        ("refused", "quota_exceeded"),
    ]
    other = await house.run_workflow(TENANTS[1])
    assert other.answer["status"] == "queued", "another account is not slowed down"


async def test_workflows_and_keys_share_the_calls_of_a_day(house: House) -> None:
    await Customer.all().update(calls_per_day=1)
    await refuse_when_full()
    await house.ask("+14155550111")

    refused = await house.run_workflow()

    assert (refused.answer["status"], refused.answer["reason"]) == ("refused", "quota_exceeded")
    assert "1 call a day" in refused.answer["message"]


async def test_a_new_customer_is_protected_from_a_runaway_workflow() -> None:
    customer = Customer()

    assert (customer.calls_per_minute, customer.calls_per_day) == (60, 1000)


async def test_a_call_that_is_not_to_wait_is_refused_outside_calling_hours(house: House) -> None:
    await Customer.all().update(policy=at_night())

    skipped = await house.http.post("/workflow/actions/place-call", json=body(outside_hours="skip"), headers=SECRET)
    waiting = await house.http.post("/workflow/actions/place-call", json=body(outside_hours="wait"), headers=SECRET)

    assert (skipped.json()["status"], skipped.json()["reason"]) == ("refused", "outside_calling_hours")
    assert waiting.json()["status"] == "scheduled"
    assert datetime.fromisoformat(waiting.json()["not_before"]) > datetime.now(UTC)


async def test_a_call_that_is_not_to_wait_is_given_up_when_its_hours_ended_before_the_dial(house: House) -> None:
    house.fault("POST /retell/v2/create-phone-call", "status", status=429, headers={"Retry-After": "60"})
    sent = body(outside_hours="skip")
    call_id = (await house.http.post("/workflow/actions/place-call", json=sent, headers=SECRET)).json()["call_id"]
    await house.waits_because("PROVIDER_BUSY", call_id)
    await Customer.all().update(policy=at_night())

    await house.place_now(call_id)

    call = await house.call(call_id)
    assert (call.state, call.reason_code) == ("refused", "OUTSIDE_CALLING_HOURS")


async def test_a_step_may_have_calling_hours_of_its_own(house: House) -> None:
    now = datetime.now(ZoneInfo("America/Los_Angeles"))
    yesterday = f"{now - timedelta(days=1):%A}"

    waiting = await house.http.post("/workflow/actions/place-call", json=body(days=yesterday), headers=SECRET)

    told = waiting.json()
    assert (told["status"], told["message"].split(",")[0]) == (
        "scheduled",
        "It is outside the calling hours where the lead is",
    )
    call = await house.call(told["call_id"])
    assert (call.reason_code, call.hours) == ("OUTSIDE_CALLING_HOURS", {"days": [(now.weekday() - 1) % 7]})
    assert call.not_before.astimezone(now.tzinfo).weekday() == (now.weekday() - 1) % 7


async def test_a_signature_on_a_request_must_be_the_crms(house: House) -> None:
    raw = json.dumps(body()).encode()
    forged = {"X-GHL-Signature": house.world.crm.sign(raw + b" ")}

    answer = await house.http.post("/workflow/actions/place-call", content=raw, headers=SECRET | forged)
    assert (answer.status_code, answer.json()["error"]) == (401, "Unauthorized.")
    assert await Call.all().count() == 0

    signed = {"X-GHL-Signature": house.world.crm.sign(raw)}
    answer = await house.http.post("/workflow/actions/place-call", content=raw, headers=SECRET | signed)
    assert answer.json()["status"] == "queued"


@pytest.mark.parametrize("word", ["N/A", "n/a", ""])
async def test_the_word_for_no_signature_is_none(house: House, word: str) -> None:
    signature = SECRET | {"X-GHL-Signature": word}

    answer = await house.http.post("/workflow/actions/place-call", json=body(), headers=signature)

    assert (answer.status_code, answer.json()["status"]) == (200, "queued")


@pytest.mark.parametrize("path", ["place-call", "place-call-and-wait"])
async def test_a_step_is_answered_while_provider_and_crm_hang(house: House, path: str) -> None:
    house.fault("* /retell", "delay", seconds=3)
    house.fault("* /crm", "delay", seconds=3)
    phones = ("+14155550110", "nonsense")

    answers = [
        await house.http.post(f"/workflow/actions/{path}", json=body(phone=phone), headers=SECRET) for phone in phones
    ]

    assert [answer.json()["status"] for answer in answers] == ["queued", "refused"]
    # The vendors have not even begun to answer: nothing waited for them.
    assert house.accepted == []
    assert house.world.crm.resumes == []
    await house.call_in("dialing", answers[0].json()["call_id"])


def at_night() -> dict[str, Any]:
    """Calling hours that are not now anywhere: one minute, on another day of the week."""
    return {"opens": 720, "closes": 721, "days": [(datetime.now(UTC) + timedelta(days=2)).weekday()]}
