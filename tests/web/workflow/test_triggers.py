"""Workflows subscribe to our triggers; what they may name, and what is sent to them."""

import base64
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.results.triggers import TriggerDelivery, TriggerSubscription, matches
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import SUSPENDED, Installation
from app.jobs.periodic.tell_low_credits import tell_low_credits
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House, eventually

SECRET = {"X-Action-Secret": DEMO_ACTION_SECRET}


def only(field: str, value: Any, operator: str = "==") -> dict[str, Any]:
    return {"field": field, "id": field, "operator": operator, "title": field, "type": "select", "value": value}


async def notify(house: House, headers: dict[str, str] | None = None, **changed: Any) -> httpx.Response:
    """Tell the app of a subscription as the CRM does, with some of it changed."""
    extras = {"locationId": changed.pop("location_id", house.tenant.location_id), "workflowId": "w1"}
    execute = f"{house.settings.ghl_api_url}/workflows-marketplace/triggers/execute/abc/t1"
    trigger = {"id": "t1", "key": "call_finished", "filters": [], "eventType": "CREATED", "targetUrl": execute}
    body = {"triggerData": trigger | changed, "meta": {"key": "call_finished", "version": "1.0"}, "extras": extras}
    return await house.http.post("/workflow/triggers", json=body, headers=SECRET if headers is None else headers)


async def called_with(house: House, digits: str) -> str:
    """Have the first contact called with this outcome, and everything told that follows."""
    house.world.voice.next_outcomes = [OUTCOMES[digits]]
    call_id = str((await house.run_workflow()).answer["call_id"])
    await house.written_back(call_id)
    return call_id


async def test_a_subscription_is_kept_changed_and_retired(installed_house: House) -> None:
    house = installed_house
    subscription = await house.subscribe("call_finished", [only("outcome", "busy")])
    kept = await TriggerSubscription.get()
    assert (kept.trigger_id, kept.event, kept.active) == (subscription.id, "call_finished", True)
    assert kept.filters == [only("outcome", "busy")]

    await house.world.crm.update_trigger(subscription, filters=[])
    assert (await TriggerSubscription.get()).filters == []

    await house.world.crm.delete_trigger(subscription)
    assert not (await TriggerSubscription.get()).active
    assert [call.status for call in subscription.calls] == [200, 200, 200]


async def test_a_deleted_trigger_is_not_fired(installed_house: House) -> None:
    house = installed_house
    subscription = await house.subscribe("call_finished")
    await house.world.crm.delete_trigger(subscription)

    await called_with(house, "01")

    assert await TriggerDelivery.all().count() == 0


@pytest.mark.parametrize(("wanted", "fired"), [("no_answer", 1), ("answered", 0)])
async def test_only_what_a_filter_asks_for_is_fired(installed_house: House, wanted: str, fired: int) -> None:
    house = installed_house
    await house.subscribe("call_finished", [only("outcome", wanted), only("number", house.tenant.number)])

    await called_with(house, "03")

    assert len(house.world.crm.trigger_runs) == fired


async def test_each_subscribed_workflow_is_started_and_no_other_sub_accounts(installed_house: House) -> None:
    house = installed_house
    mine = [await house.subscribe("call_finished"), await house.subscribe("call_finished")]
    other = house.world.crm.locations[TENANTS[1].location_id]
    await house.world.crm.subscribe_trigger(
        other, key="call_finished", url=f"{house.url}/workflow/triggers", headers=SECRET
    )

    await called_with(house, "01")

    assert {run.subscription.id for run in house.world.crm.trigger_runs} == {one.id for one in mine}
    assert len({run.payload["delivery_id"] for run in house.world.crm.trigger_runs}) == 2


async def test_an_inactive_trigger_is_retired(installed_house: House) -> None:
    house = installed_house
    subscription = await house.subscribe("call_finished")
    await house.world.crm.delete_trigger(subscription, tell=False)

    await called_with(house, "01")

    assert not (await TriggerSubscription.get()).active
    delivery = await TriggerDelivery.get()
    assert delivery.given_up_why == f"Trigger with id: {subscription.id} is inactive"
    assert delivery.done_at is None


async def test_a_redirect_is_not_followed(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("call_finished")
    elsewhere = {"Location": f"{house.url}/healthz"}
    fault = house.fault("POST /crm/workflows-marketplace", "status", status=307, headers=elsewhere)
    house.world.voice.next_outcomes = [OUTCOMES["01"]]

    await house.run_workflow()

    async def tried_twice() -> bool:
        return fault.fired >= 2

    await eventually(tried_twice, "a redirect was taken for a delivery")
    assert (await TriggerDelivery.get()).done_at is None
    house.world.faults.clear()


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/workflows-marketplace/triggers/execute/abc/t1",
        "{api}@evil.example/workflows-marketplace/triggers/execute/abc/t1",
        "{api}.evil.example/workflows-marketplace/triggers/execute/abc/t1",
        "{api}/workflows-marketplace/triggers/execute/",
        "{api}/workflows-marketplace/triggers/execute/../../../contacts/c1",
        "{api}/workflows-marketplace/triggers/execute/abc/%2e%2e/t1",
        "{api}/workflows-marketplace/triggers/execute/abc//t1",
        "{api}/workflows-marketplace/triggers/execute/abc/t1?to=evil",
        "{api}/workflows-marketplace/triggers/execute/abc/t1#x",
        "{api}/workflows-marketplace/triggers/execute/abc/t1\n",
        "{api}/contacts/c1/notes",
        "",
    ],
)
async def test_a_token_goes_to_the_execute_address_of_the_crm_only(house: House, target: str) -> None:
    answer = await notify(house, targetUrl=target.replace("{api}", house.settings.ghl_api_url))

    assert (answer.status_code, answer.json()["error_code"]) == (400, "VALIDATION_ERROR")
    assert await TriggerSubscription.all().count() == 0


async def test_a_user_in_the_target_url_is_refused(house: House) -> None:
    scheme, rest = house.settings.ghl_api_url.split("://")

    answer = await notify(house, targetUrl=f"{scheme}://me:pw@{rest}/workflows-marketplace/triggers/execute/abc/t1")

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "changed",
    [{"key": "call_started"}, {"eventType": "MOVED"}, {"id": ""}, {"id": "../x"}, {"location_id": "nobody"}],
)
async def test_what_is_no_subscription_is_refused(house: House, changed: dict[str, Any]) -> None:
    assert (await notify(house, **changed)).status_code == 400
    assert await TriggerSubscription.all().count() == 0


async def test_an_account_that_is_not_active_cannot_subscribe(installed_house: House) -> None:
    await Installation.all().update(status=SUSPENDED)

    assert (await notify(installed_house)).status_code == 400


@pytest.mark.parametrize("secret", [{}, {"X-Action-Secret": "guess"}])
async def test_without_the_secret_nothing_is_learned(installed_house: House, secret: dict[str, str]) -> None:
    known = await notify(installed_house, headers=secret)
    unknown = await notify(installed_house, headers=secret, location_id="nobody")

    assert (known.status_code, known.json()) == (401, unknown.json())


async def test_a_signature_that_is_there_must_be_right(installed_house: House) -> None:
    forged = SECRET | {"X-GHL-Signature": base64.b64encode(b"x" * 64).decode()}

    assert (await notify(installed_house, headers=forged)).status_code == 401
    assert (await notify(installed_house, headers=SECRET | {"X-GHL-Signature": "N/A"})).status_code == 200
    assert (await notify(installed_house)).status_code == 200


FACTS = {"outcome": {"no_answer"}, "number": {"+14155550100", "id-1"}, "agent": {"agent_1", "Receptionist"}}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ([], True),
        ([only("outcome", "no_answer")], True),
        ([only("outcome", "No_Answer ")], True),
        ([only("outcome", "answered")], False),
        ([only("outcome", ["busy", "no_answer"])], True),
        ([only("outcome", ["busy", "no_answer"], "in")], True),
        ([only("outcome", ["busy"], "contains")], False),
        ([only("outcome", "no_answer"), only("agent", "someone")], False),
        ([only("number", "id-1"), only("agent", "receptionist")], True),
        ([only("outcome", "answered", "!=")], False),
        ([only("outcome", "no_answer", "starts-with")], False),
        ([only("weather", "good")], False),
        ([only("outcome", "")], True),
        ([only("outcome", None)], True),
        ([only("outcome", [])], True),
        ([{"field": "outcome", "value": "no_answer"}], True),
        ([{}], False),
    ],
)
def test_filters(filters: list[dict[str, Any]], *, expected: bool) -> None:
    assert matches(filters, FACTS) is expected


async def test_a_workflow_is_told_once_that_credits_run_low(installed_house: House) -> None:
    house = installed_house
    await house.subscribe("credits_low")
    await Customer.all().update(low_credits=(await house.account()).available)
    await house.settled((await house.ask()).json()["call_id"])

    await tell_low_credits(datetime.now(UTC))
    await tell_low_credits(datetime.now(UTC))

    async def told() -> bool:
        return len(house.world.crm.trigger_runs) > 0

    await eventually(told, "no workflow was told")
    [run] = house.world.crm.trigger_runs
    assert run.payload["threshold"] == 500
    assert run.payload["available"] < 500
