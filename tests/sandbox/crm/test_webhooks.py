"""App webhooks over real HTTP: shapes, signature, retries after 429 only, faults."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from app.sandbox.crm import Crm
from app.sandbox.crm.entities import Agency, Contact, Location, User
from app.sandbox.faults import Fault
from tests.sandbox.crm.conftest import AppServer


@pytest.fixture
async def heard(crm: Crm, app_server: AppServer) -> AppServer:
    crm.app.webhook_url = f"{app_server.url}/webhooks/crm"
    crm.speed = 100_000.0
    return app_server


def kinds(server: AppServer) -> list[str]:
    return [json.loads(raw)["type"] for _, raw in server.seen]


async def test_install_is_signed_over_the_raw_body(crm: Crm, heard: AppServer, location: Location, owner: User) -> None:
    crm.approve(owner, [location])
    await crm.delivered()
    assert sorted(kinds(heard)) == ["INSTALL", "INSTALL"]
    key = load_pem_public_key(crm.public_key_pem.encode())
    assert isinstance(key, Ed25519PublicKey)
    for sent, raw in heard.seen:
        signature = base64.b64decode(sent["x-ghl-signature"])
        assert len(signature) == 64
        key.verify(signature, raw)
    events = [delivery.event for delivery in crm.deliveries]
    (event,) = [event for event in events if "locationId" in event]
    assert event["appId"] == crm.app.id
    assert event["installType"] == "Location"
    assert event["companyId"] == owner.agency.id
    assert event["isWhitelabelCompany"] is True
    assert event["whitelabelDetails"]["domain"] == "crm.bright.example"
    assert event["timestamp"].endswith("Z")
    (whole,) = [event for event in events if "locationId" not in event]
    assert whole["companyId"] == owner.agency.id


async def test_install_in_a_future_location_names_no_company(
    crm: Crm, heard: AppServer, agency: Agency, owner: User
) -> None:
    crm.approve(owner, [], future=True)
    late = agency.add_location("Opened later")
    await crm.delivered()
    (event,) = [each.event for each in crm.deliveries if each.event.get("locationId") == late.id]
    assert {"companyId", "userId"} & set(event) == set()
    assert len(heard.seen) == 2


async def test_the_life_of_an_installation(
    crm: Crm, heard: AppServer, location: Location, contact: Contact, owner: User
) -> None:
    crm.approve(owner, [location])
    first_version = crm.app.version_id
    await crm.delivered()
    heard.seen.clear()
    contact.set_dnd(Call="permanent")
    await crm.delivered()
    location.rename("Sunset Dental")
    await crm.delivered()
    crm.change_plan(location, "plan2")
    await crm.delivered()
    crm.update_app("version2", location)
    await crm.delivered()
    contact.delete()
    await crm.delivered()
    crm.uninstall(location)
    await crm.delivered()
    crm.uninstall(owner.agency)
    await crm.delivered()
    dnd, renamed, plan, update, deleted, gone, all_gone = (json.loads(raw) for _, raw in heard.seen)
    assert (dnd["type"], dnd["id"], dnd["locationId"]) == ("ContactDndUpdate", contact.id, location.id)
    assert dnd["dndSettings"]["Call"]["status"] == "permanent"
    assert (renamed["type"], renamed["name"]) == ("LocationUpdate", "Sunset Dental")
    assert (plan["type"], plan["newPlanId"], plan["companyId"]) == ("PLAN_CHANGE", "plan2", owner.agency.id)
    assert (update["type"], update["versionId"], update["previousVersionId"]) == (
        "UPDATE",
        "version2",
        first_version,
    )
    assert (deleted["type"], deleted["id"]) == ("ContactDelete", contact.id)
    assert (gone["type"], gone["locationId"], "companyId" in gone) == ("UNINSTALL", location.id, False)
    assert (all_gone["companyId"], "locationId" in all_gone) == (owner.agency.id, False)


async def test_data_events_need_their_scope(
    crm: Crm, heard: AppServer, location: Location, contact: Contact, owner: User
) -> None:
    contact.set_dnd(Call="active")
    crm.approve(owner, [location], scope="locations.readonly")
    contact.set_dnd(Call="inactive")
    await crm.delivered()
    assert set(kinds(heard)) == {"INSTALL"}


async def test_only_429_is_tried_again(crm: Crm, heard: AppServer, location: Location) -> None:
    heard.statuses = [429, 429, 200]
    crm.uninstall(location)
    await crm.delivered()
    assert [(each.attempt, each.status) for each in crm.deliveries] == [(1, 429), (2, 429), (3, 200)]
    assert len({raw for _, raw in heard.seen}) == 1

    crm.deliveries.clear()
    heard.statuses = [500]
    crm.uninstall(location)
    await crm.delivered()
    assert [(each.attempt, each.status) for each in crm.deliveries] == [(1, 500)]


async def test_six_tries_at_most(crm: Crm, heard: AppServer, location: Location) -> None:
    heard.statuses = [429] * 10
    crm.uninstall(location)
    await crm.delivered()
    assert [each.status for each in crm.deliveries] == [429] * 6


async def test_an_app_that_cannot_be_reached_loses_the_event(crm: Crm, location: Location) -> None:
    crm.app.webhook_url = "http://127.0.0.1:9/webhooks"
    crm.uninstall(location)
    await crm.delivered()
    (only,) = crm.deliveries
    assert only.status is None
    assert only.error is not None


async def test_duplicates_and_reordering(
    crm: Crm, heard: AppServer, location: Location, other_location: Location
) -> None:
    fault = crm.faults.add(Fault("WEBHOOK /crm", "duplicate_webhooks"))
    crm.uninstall(location)
    await crm.delivered()
    assert len({json.loads(raw)["webhookId"] for _, raw in heard.seen}) == 1
    assert len(heard.seen) == 2

    crm.faults.active.remove(fault)
    heard.seen.clear()
    crm.faults.add(Fault("WEBHOOK /crm", "reorder_webhooks"))
    crm.uninstall(location)
    crm.uninstall(other_location)
    await crm.delivered()
    targets = [json.loads(raw)["locationId"] for _, raw in heard.seen]
    assert targets == [other_location.id, location.id]


async def test_an_event_held_back_is_let_go(crm: Crm, heard: AppServer, location: Location) -> None:
    crm.faults.add(Fault("WEBHOOK /crm", "reorder_webhooks"))
    crm.uninstall(location)
    await crm.delivered()
    assert kinds(heard) == ["UNINSTALL"]
