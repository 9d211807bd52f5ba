"""The workflow action: always an answer that a later step can branch on, and nothing for strangers."""

from typing import Any

import pytest

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.calls import Call
from app.domain.customers import Customer
from app.domain.installations import Installation
from app.domain.leads import Lead
from tests.house import House

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


async def test_an_account_without_credits_is_told_so(house: House) -> None:
    await Customer.all().update(price_per_minute=1_000_000)

    run = await house.run_workflow()

    assert (run.answer["status"], run.answer["reason"]) == ("refused", "insufficient_credits")


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
