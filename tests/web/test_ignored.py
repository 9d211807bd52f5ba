"""Nothing of a body is lost without a word: what means nothing is named in the answer, to whoever sent it."""

from typing import Any

import pytest
import structlog

from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.calls.calls import Call
from tests.house import House

LEAD = "+14155550142"
ASYNC = {"Prefer": "respond-async"}


async def order(house: House, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    answer = await house.http.post("/api/outbound-call", json=body, headers=house.key() | ASYNC | headers)
    assert answer.status_code == 202, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def step(house: House, phone: str = LEAD, **fields: Any) -> dict[str, Any]:
    body = {"data": {"phone": phone} | fields, "extras": {"locationId": house.tenant.location_id}}
    answer = await house.http.post(
        "/workflow/actions/place-call", json=body, headers={"X-Action-Secret": DEMO_ACTION_SECRET}
    )
    told: dict[str, Any] = answer.json()
    return told


async def test_flat_variables_beside_the_numbers_are_read(house: House) -> None:
    numbers = {"from_number": house.tenant.number, "to_number": LEAD}
    flat = {"dynamicdata_first_name": "Maria", "dynamicdata_city": "", "metadata_campaign": "spring"}

    told = await order(house, numbers | flat | {"dynamic_variables": '{"first_name": "Ana", "n": 7}', "metadata": None})

    call = await Call.get(id=told["call_id"])
    assert call.variables == {"first_name": "Ana", "n": "7", "city": "", "campaign": "spring"}
    assert call.metadata == {"campaign": "spring"}
    assert "ignored" not in told


async def test_a_field_that_means_nothing_is_named_in_the_answer_and_in_the_log(house: House) -> None:
    body = {"from_number": house.tenant.number, "to_number": LEAD, "dynamicvariables": {}, "metadata_": "x",
            "dynamicdata": "y", "Ana López": 1}  # fmt: skip

    with structlog.testing.capture_logs() as logs:
        told = await order(house, body)

    assert told["ignored"] == ["dynamicvariables", "metadata_", "dynamicdata", "Ana López"]
    [line] = [line for line in logs if line["event"] == "request.ignored"]
    assert line["fields"] == ["dynamicvariables", "metadata_", "dynamicdata", "?"]


async def test_of_the_crms_envelope_only_unknown_custom_data_are_named(house: House) -> None:
    custom = {"from_number": house.tenant.number, "to_number": LEAD, "dynamicdata_city": "Rome", "first_name": "Maria"}

    told = await order(house, {"contact_id": "c1", "first_name": "Maria", "tags": "", "customData": custom})

    call = await Call.get(id=told["call_id"])
    assert (told["ignored"], call.contact_id, call.variables) == (["first_name"], "c1", {"city": "Rome"})


@pytest.mark.parametrize("blank", ["", None, "{{custom_values.number}}"], ids=repr)
async def test_a_blank_number_beside_the_envelope_does_not_hide_it(house: House, blank: Any) -> None:
    custom = {"from_number": house.tenant.number, "to_number": LEAD, "contact_id": "c2"}

    told = await order(house, {"from_number": blank, "contact_id": "c1", "customData": custom})

    assert (await Call.get(id=told["call_id"])).contact_id == "c2"


async def test_custom_data_beside_a_plain_body_are_named(house: House) -> None:
    told = await order(house, {"from_number": house.tenant.number, "to_number": LEAD, "customData": {"x": 1}})

    assert told["ignored"] == ["customData"]


async def test_a_contact_id_that_is_none_is_named_and_the_lead_is_called(house: House) -> None:
    body = {"from_number": house.tenant.number, "to_number": LEAD, "contact_id": "x" * 65}

    told = await order(house, body)

    assert told["ignored"] == ["contact_id"]
    assert (await Call.get(id=told["call_id"])).contact_id is None


async def test_a_variable_that_was_not_filled_is_named_and_the_agent_does_not_say_it(house: House) -> None:
    body = {"from_number": house.tenant.number, "to_number": LEAD, "dynamicdata_city": "{{contact.city}}",
            "metadata": {"campaign": " {{ campaign }} "}}  # fmt: skip

    told = await order(house, body)

    assert told["ignored"] == ["dynamic_variables.city", "metadata.campaign"]
    assert (await Call.get(id=told["call_id"])).variables == {"city": "", "campaign": ""}


async def test_an_extension_is_told_as_not_dialed(house: House) -> None:
    told = await order(house, {"from_number": house.tenant.number, "to_number": "(415) 555-0142 ext. 12"})
    of_step = await step(house, "(415) 555-0143 x9")

    assert (told["to_number"], told["notes"]) == (
        LEAD, ["The extension 12 of to_number is not dialed: only the number itself is called."],
    )  # fmt: skip
    assert of_step["message"] == (
        "The call is being placed. The extension 9 of phone is not dialed: only the number itself is called."
    )


async def test_the_same_request_again_is_told_the_same(house: House) -> None:
    body = {"from_number": house.tenant.number, "to_number": LEAD, "colour": "blue"}

    first, again = [await order(house, body, **{"Idempotency-Key": "k1"}) for _ in range(2)]

    assert first == again
    assert again["ignored"] == ["colour"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"fromNumber": "x", "to_number": LEAD}, "from_number: Field required. The body has fromNumber instead"),
     ({"from": "x", "to": LEAD}, "to_number: Field required. The body has to instead: name it to_number"),
     ({"from_number": "", "to_number": LEAD}, "from_number: Field required, but it was sent empty"),
     ({"From_Number": "x"}, "from_number: Field required. The body has From_Number instead")],
)  # fmt: skip
async def test_a_number_under_another_name_is_pointed_at(house: House, fields: dict[str, str], sentence: str) -> None:
    answer = await house.http.post("/api/outbound-call", json=fields, headers=house.key())

    assert answer.status_code == 400
    assert sentence in answer.json()["error"]


async def test_a_step_names_its_unknown_inputs(house: House) -> None:
    told = await step(house, color="blue", branches=[], variables={"city": "{{contact.city}}"})

    assert (told["status"], told["ignored"]) == ("queued", ["color", "variables.city"])
    assert "ignored" not in await step(house, "+14155550143")
