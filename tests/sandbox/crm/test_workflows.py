"""The workflow engine: actions, fields, trigger subscriptions, and what the app calls back."""

import json
from collections.abc import Callable

import httpx
import pytest

from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Contact, Location
from app.sandbox.crm.runs import Subscription
from app.sandbox.crm.tokens import Token
from tests.sandbox.crm.conftest import AppServer

Headers = Callable[..., dict[str, str]]


async def test_action_body_has_merge_fields_and_strings(
    crm: Crm, app_server: AppServer, location: Location, contact: Contact
) -> None:
    location.add_custom_field("Lead Score", id="f1")
    contact.set_fields({"lead_score": 42})
    app_server.answer = {"status": "queued"}
    run = await crm.run_action(
        location,
        contact,
        action_key="place_call",
        url=f"{app_server.url}/workflow/actions/place-call",
        headers={"X-Action-Secret": "s"},
        data={
            "to": "{{contact.phone}}",
            "greeting": "Hi {{ contact.first_name }}, score {{contact.lead_score}}{{contact.nothing}}",
            "attempts": 3,
            "record": True,
            "nested": {"at": ["{{location.name}}", 1.5]},
        },
        workflow_id="w1",
        step_id="st1",
        status_id="en1",
        step_index=2,
    )
    assert (run.status, run.answer) == (200, {"status": "queued"})
    ((sent, raw),) = app_server.seen
    assert sent["x-action-secret"] == "s"
    assert json.loads(raw) == {
        "data": {
            "to": "+15035550142",
            "greeting": "Hi Lee, score 42",
            "attempts": "3",
            "record": "true",
            "nested": {"at": ["Sunrise Dental", "1.5"]},
        },
        "extras": {
            "locationId": location.id,
            "contactId": contact.id,
            "workflowId": "w1",
            "stepId": "st1",
            "statusId": "en1",
            "stepIndex": 2,
            "companyId": location.agency.id,
        },
        "meta": {"key": "place_call", "version": "1.0"},
    }
    assert crm.action_runs == [run]


@pytest.mark.parametrize(("phone", "shown"), [("+15035550142", "(503) 555-0142"), ("call me", "call me")])
async def test_phone_as_people_write_it(
    crm: Crm, app_server: AppServer, location: Location, phone: str, shown: str
) -> None:
    crm.national_phone_format = True
    contact = location.add_contact(phone=phone)
    data = {"to": "{{contact.phone}}", "raw": "{{contact.phone_raw}}"}
    run = await crm.run_action(location, contact, action_key="place_call", url=app_server.url + "/a", data=data)
    assert run.body["data"] == {"to": shown, "raw": phone}


async def test_contactless_run_and_dead_app(crm: Crm, location: Location) -> None:
    run = await crm.run_action(location, None, action_key="place_call", url="http://127.0.0.1:9/")
    assert "contactId" not in run.extras
    assert run.status is None
    assert run.error


async def test_dynamic_fields(crm: Crm, app_server: AppServer, location: Location) -> None:
    app_server.answer = {"inputs": []}
    url = app_server.url + "/workflow/fields/place-call"
    call = await crm.load_fields(location, action_key="place_call", url=url, data={"agent": "a"})
    assert call.answer == {"inputs": []}
    body = json.loads(app_server.seen[0][1])
    assert body["data"] == {"agent": "a"}
    assert body["extras"]["locationId"] == location.id
    assert "contactId" not in body["extras"]


@pytest.fixture
async def subscription(crm: Crm, app_server: AppServer, location: Location) -> Subscription:
    filters = [
        {
            "field": "outcome",
            "id": "outcome",
            "operator": "==",
            "title": "Outcome",
            "type": "select",
            "value": "busy",
        }
    ]
    url = app_server.url + "/workflow/triggers"
    return await crm.subscribe_trigger(location, key="call_finished", url=url, filters=filters)


async def test_subscription_notices(crm: Crm, app_server: AppServer, subscription: Subscription) -> None:
    await crm.update_trigger(subscription, filters=[])
    await crm.delete_trigger(subscription)
    bodies = [json.loads(raw) for _, raw in app_server.seen]
    assert [body["triggerData"]["eventType"] for body in bodies] == ["CREATED", "UPDATED", "DELETED"]
    created = bodies[0]
    assert created["triggerData"]["filters"][0]["value"] == "busy"
    assert created["triggerData"]["targetUrl"] == subscription.target_url
    assert created["extras"] == {
        "locationId": subscription.location.id,
        "workflowId": subscription.workflow_id,
        "companyId": subscription.location.agency.id,
    }


async def test_firing_a_trigger(
    crm: Crm,
    http: httpx.AsyncClient,
    subscription: Subscription,
    token: Token,
    company_token: Token,
    other_location: Location,
    headers: Headers,
) -> None:
    path = subscription.target_url.removeprefix(crm.base_url)
    assert (await http.post(path, json={})).status_code == 401
    assert (await http.post(path, json={}, headers=headers(company_token))).status_code == 401
    neighbour = crm.location_token(company_token, other_location.agency.id, other_location.id)
    assert (await http.post(path, json={}, headers=headers(neighbour))).status_code == 403
    assert crm.trigger_runs == []

    fired = await http.post(path, json={"outcome": "busy"}, headers={"Authorization": f"Bearer {token.access}"})
    assert fired.status_code == 200
    assert [run.payload for run in crm.trigger_runs] == [{"outcome": "busy"}]

    await crm.delete_trigger(subscription, tell=False)
    stale = await http.post(path, json={}, headers=headers(token))
    assert (stale.status_code, stale.json()["message"]) == (
        400,
        f"Trigger with id: {subscription.id} is inactive",
    )


async def test_resuming_a_step(
    crm: Crm, http: httpx.AsyncClient, app_server: AppServer, location: Location, contact: Contact
) -> None:
    run = await crm.run_action(location, contact, action_key="place_call_and_wait", url=app_server.url + "/a")
    assert crm.resume_of(run) is None
    url = "/workflows-marketplace/actions/resume-internal-action"
    body = {"success": True, "executionResponse": {"outcome": "answered"}, "extras": run.extras}
    for _ in range(2):
        assert (await http.post(url, json=body)).status_code == 200
    assert [resume.repeated for resume in crm.resumes] == [False, True]
    resumed = crm.resume_of(run)
    assert resumed is not None
    assert resumed.body["executionResponse"] == {"outcome": "answered"}
    assert (await http.post(url, json={"success": True})).status_code == 400


async def test_workflows_and_users_are_listed(
    http: httpx.AsyncClient, token: Token, location: Location, headers: Headers
) -> None:
    location.add_workflow("New lead")
    clerk = location.agency.add_user("Lou Clerk", locations=[location], role="user")
    sent = headers(token)
    listed = await http.get("/workflows/", params={"locationId": location.id}, headers=sent)
    assert [row["name"] for row in listed.json()["workflows"]] == ["New lead"]
    found = await http.get("/users/search", params={"companyId": location.agency.id}, headers=sent)
    assert [row["id"] for row in found.json()["users"]] == [clerk.id]
