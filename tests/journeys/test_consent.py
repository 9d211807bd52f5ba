"""Where proof of consent is asked for, only contacts that carry it are called, and the proof stays with the call."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.demo.seed import ANY_HOUR
from app.domain.rules.policies import Policy
from app.domain.tenants.customers import Customer
from tests.house import House

BY_TAG: dict[str, Any] = ANY_HOUR | {"proof_required": True, "proof_tag": "consent-given"}


async def test_a_contact_without_proof_is_refused_and_tagged_with_the_reason(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(policy=BY_TAG)

    run = await house.run_workflow()

    call = await house.call_in("refused", run.answer["call_id"])
    assert call.reason_code == "NO_CONSENT"
    assert call.reason == 'The contact has no proof of consent. It is called when it has the tag "consent-given".'
    assert house.accepted == []
    assert (await house.account()).held == 0
    await house.written_back(str(call.id))
    assert house.contact.tags == ["ai-call-error-no_consent"]


async def test_a_tag_is_proof_and_is_stored_with_its_time(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(policy=BY_TAG)
    house.contact.add_tags(["Consent-Given"])
    before = datetime.now(UTC)

    run = await house.run_workflow()

    consent = (await house.call_in("ended", run.answer["call_id"])).consent
    assert consent is not None
    assert (consent["kind"], consent["name"], consent["value"]) == ("tag", "consent-given", "consent-given")
    assert before <= datetime.fromisoformat(consent["seen_at"]) <= datetime.now(UTC)


async def test_a_custom_field_is_proof_and_its_value_is_stored(installed_house: House) -> None:
    house = installed_house
    custom = house.location.add_custom_field("Consent")
    await Customer.all().update(policy=ANY_HOUR | {"proof_required": True, "proof_field": custom.id})
    house.contact.set_fields({custom.id: ["Web form 2026-11-01"]})

    run = await house.run_workflow()

    consent = (await house.call_in("ended", run.answer["call_id"])).consent
    assert consent is not None
    assert (consent["kind"], consent["value"]) == ("field", "Web form 2026-11-01")


async def test_proof_that_was_withdrawn_before_the_dial_counts_no_more(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(policy=BY_TAG)
    house.contact.add_tags(["consent-given"])
    house.fault("GET /crm/contacts/{id}", "status", status=503)
    call_id = (await house.run_workflow()).answer["call_id"]
    await house.waits_because("CRM_UNREACHABLE", call_id)
    house.world.faults.clear()
    house.contact.tags.remove("consent-given")

    await house.place_now(call_id)

    assert (await house.call(call_id)).reason_code == "NO_CONSENT"
    assert house.accepted == []


async def test_a_request_without_a_contact_is_refused_and_told_which_field_is_missing(installed_house: House) -> None:
    house = installed_house
    await Customer.all().update(policy=BY_TAG)

    refused = await house.ask()

    assert (refused.status_code, refused.json()["error_code"]) == (422, "NO_CONSENT")
    assert refused.json()["details"][0]["field"] == "contact_id"
    assert 'the tag "consent-given"' in refused.json()["error"]


async def test_without_the_crm_there_is_no_proof(house: House) -> None:
    await Customer.all().update(policy=BY_TAG)

    refused = await house.ask(contact_id=house.contact.id)

    assert refused.json()["error_code"] == "NO_CONSENT"


def test_rules_that_ask_for_proof_say_what_it_is() -> None:
    with pytest.raises(ValueError, match="name the tag or the custom field"):
        Policy(proof_required=True)
