"""Agencies show the API as their own: who holds a key of it reads one vendor's name, in one place of its contract."""

import json
import re
from typing import Any

import httpx
import pytest

from app.domain.results.triggers import TriggerDelivery
from app.domain.results.write_backs import WriteBack
from app.domain.rules.white_label import PROVIDER, unbranded, without_vendors
from tests.house import House, eventually

ANY_VENDOR = re.compile(r"retell|high\W?level|lead\W?connector|knotie|\bghl\b", re.IGNORECASE)
SAID = {"message": "Retell AI: agent of the HighLevel account not found, see https://docs.retellai.com/errors"}


def branded(told: Any) -> list[str]:
    """The places where a vendor is named, apart from the one that the contract has."""
    if isinstance(told, dict) and told.get("provider") == PROVIDER:
        told = {name: value for name, value in told.items() if name != "provider"}
    # Where a recording lies, the imitated provider has its name in the path; the real one's address has none.
    return ANY_VENDOR.findall(re.sub(r'"recording_url": "[^"]*"', "", json.dumps(told)))


async def test_a_placed_call_names_the_provider_once_and_nothing_else_of_it(house: House) -> None:
    placed = await house.ask(dynamic_variables={"first_name": "Ana"})

    [call] = house.accepted
    kept = (await house.attempt(placed.json()["call_id"])).provider_answer
    assert ANY_VENDOR.search(json.dumps(kept)), "the provider's own answer names it"
    assert placed.json()["provider"] == "retell"
    assert placed.json()["provider_response"]["call_id"] == call.call_id
    assert branded(placed.json()) == []


async def test_a_replayed_and_a_later_answer_are_without_vendors_too(house: House) -> None:
    same = {"Idempotency-Key": "one-call"}
    first = await house.ask(headers=same)
    again = await house.ask(headers=same)
    await house.settled(first.json()["call_id"])
    later = await house.http.get(f"/api/outbound-call/{first.json()['call_id']}", headers=house.key())

    for answer in (first, again, later):
        assert answer.status_code == 200
        assert branded(answer.json()) == []


@pytest.mark.parametrize("status", [400, 422])
async def test_what_the_provider_says_of_itself_is_said_by_nobody(installed_house: House, status: int) -> None:
    house = installed_house
    await house.subscribe("call_not_placed")
    house.fault("POST /retell/v2/create-phone-call", "status", status=status, body=SAID)

    refused = await house.ask("+14155550101", contact_id=house.contact.id)

    assert refused.json()["error_code"] == "CALL_REJECTED"
    assert branded(refused.json()) == []
    assert "not found" in refused.json()["error"]
    call_id = refused.json()["call_id"]
    later: httpx.Response = await house.http.get(f"/api/outbound-call/{call_id}", headers=house.key())
    assert branded(later.json()) == []

    async def planned() -> bool:
        return await WriteBack.exists(cause_id=call_id) and await TriggerDelivery.exists(cause_id=call_id)

    await eventually(planned, "nobody is told")
    told = [str(request.body) for request in house.world.crm.requests]
    assert not any(ANY_VENDOR.search(body) for body in told if call_id in body)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Retell AI said no", "voice provider said no"),
        ("see https://docs.retellai.com/errors", "see voice provider"),
        ("retell_llm_dynamic_variables is too long", "voice provider is too long"),
        ("the GoHighLevel sub-account", "the voice provider sub-account"),
        ("nothing of that", "nothing of that"),
    ],
)
def test_a_sentence_loses_its_vendors(said: str, told: str) -> None:
    assert unbranded(said) == told


def test_an_answer_loses_the_fields_that_are_named_after_a_vendor_and_the_addresses_that_lie_there() -> None:
    answer = {
        "call_id": "call_1",
        "retell_llm_dynamic_variables": {"first_name": "Ana"},
        "public_log_url": "https://dxc03.retellai.com/log.txt",
        "metadata": {"retellKey": 1, "kept": ["Retell AI", 2, None]},
    }

    assert without_vendors(answer) == {"call_id": "call_1", "metadata": {"kept": ["voice provider", 2, None]}}
