"""What is sent where nothing is meant has the same meaning at both endpoints: the field was left out."""

from typing import Any

import pytest

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from tests.house import House
from tests.journeys.test_pacing import close_all_lines

LATER = {"Prefer": "respond-async"}
SECRET = {"X-Action-Secret": DEMO_ACTION_SECRET}
LEAD = "+14155550123"
EXTRAS = {"locationId": TENANTS[0].location_id, "workflowId": "w1"}
BLANKS = (None, "", " ", "\u00a0", "\u200b", "\ufeff", "\t\n", "null", "NULL", "undefined", "None", "nan",
          "{{contact.id}}", " {{ contact.id }} ")  # fmt: skip
# One house takes all of them, each for a lead of its own.
LEADS = [f"+1415555{2000 + index}" for index in range(len(BLANKS))]
OPTIONAL = ("contact_id", "not_before", "dynamic_variables", "metadata", "provider")


def body(house: House, **fields: Any) -> dict[str, Any]:
    return {"from_number": house.tenant.number, "to_number": LEAD, **fields}


@pytest.mark.parametrize("field", OPTIONAL)
async def test_a_blank_field_of_a_webhook_is_an_absent_one(house: House, field: str) -> None:
    await house.give_credits(1000)
    await close_all_lines(house)  # what is asked for is looked at, not what comes of it

    for lead, blank in zip(LEADS, BLANKS, strict=True):
        sent = body(house, to_number=lead, **{field: blank})

        answer = await house.http.post("/api/outbound-call", json=sent, headers=house.key() | LATER)

        assert answer.status_code == 202, (blank, answer.text)
        call = await house.call(answer.json()["call_id"])
        assert (call.contact_id, call.asked_for, call.variables, call.metadata) == (None, None, {}, {}), repr(blank)


@pytest.mark.parametrize("field", ["contactId", "variables", "number", "agent", "hours", "attempts"])
async def test_a_blank_field_of_a_step_is_an_absent_one(house: House, field: str) -> None:
    await house.give_credits(1000)
    await close_all_lines(house)  # what is asked for is looked at, not what comes of it

    for lead, blank in zip(LEADS, BLANKS, strict=True):
        extras = EXTRAS | ({field: blank} if field == "contactId" else {})
        data = {"phone": lead} | ({} if field == "contactId" else {field: blank})

        answer = await house.http.post(
            "/workflow/actions/place-call", json={"data": data, "extras": extras}, headers=SECRET
        )

        assert answer.json()["status"] == "queued", (blank, answer.text)
        call = await house.call(answer.json()["call_id"])
        assert (call.contact_id, call.variables, call.max_attempts, call.hours) == (None, {}, 1, None), repr(blank)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"to_number": 14155550123}, {}), ({"to_number": 14155550123.0}, {}), ({"to_number": "14155550123.0"}, {}),
     ({"contact_id": 12345}, {"contact_id": "12345"}), ({"contact_id": " c1 "}, {"contact_id": "c1"}),
     ({"dynamic_variables": '{"first_name": "Maria"}'}, {"variables": {"first_name": "Maria"}}),
     ({"metadata": '{"campaign": "spring"}'}, {"metadata": {"campaign": "spring"}}),
     ({"dynamic_variables": [{"key": "first_name", "value": "Maria"}]}, {"variables": {"first_name": "Maria"}}),
     ({"metadata": []}, {"metadata": {}}),
     ({"dynamic_variables": {"first_name": None, "n": 7}}, {"variables": {"first_name": "", "n": "7"}})],
)  # fmt: skip
async def test_a_number_or_json_text_is_read_as_what_it_means(
    house: House, fields: dict[str, Any], expected: dict[str, Any]
) -> None:
    answer = await house.http.post("/api/outbound-call", json=body(house, **fields), headers=house.key())

    assert answer.status_code in (200, 202), answer.text
    call = await house.call(answer.json()["call_id"])
    assert call.to_number == LEAD
    assert {name: getattr(call, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("", "Field required"), (None, "Field required"), ("null", "Field required"),
     ("{{contact.phone_raw}}", "a merge field that was not filled"), (True, "valid string"), ([], "valid string"),
     ("4.15556E+09", "a spreadsheet has rounded")],
)  # fmt: skip
async def test_a_lead_without_a_number_is_refused_with_its_cause(house: House, number: Any, sentence: str) -> None:
    answer = await house.http.post("/api/outbound-call", json=body(house, to_number=number), headers=house.key())

    assert answer.status_code == 400, answer.text
    assert sentence in answer.json()["error"]
    assert answer.json()["details"][0]["field"] == "to_number"
