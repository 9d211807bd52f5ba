"""Every column that may hold something of a contact is known, and is empty after erasure and after retention."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise import connections

from app.domain.callbacks.callbacks import Callback
from app.domain.callbacks.incoming import IncomingCall
from app.domain.calls.calls import ERASED, Attempt, Call
from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.calls.paused_steps import PausedStep
from app.domain.campaigns import campaigns
from app.domain.campaigns.campaigns import Campaign, Listed
from app.domain.lifecycle import personal_data, retention
from app.domain.lifecycle.personal_data import COLUMNS, Kept
from app.domain.results import webhooks
from app.domain.results.triggers import TriggerDelivery, TriggerSubscription
from app.domain.results.webhooks import WebhookDelivery
from app.domain.results.write_backs import WriteBack
from app.domain.screening.lookups import Said, ScreeningAnswer
from app.domain.settings import opt_outs
from app.domain.settings.contact_marks import ContactMark
from app.domain.telephony.forwarding import ForwardedEvent
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.voice_events import VoiceEvent
from app.domain.tenants import crm_events
from app.domain.tenants.crm_events import CrmEvent
from app.domain.tenants.installations import Installation
from app.jobs.calls.retell_events import apply_report
from tests.domain.lifecycle.test_privacy import a_call_with
from tests.faults.test_stolen_dump import text
from tests.house import House
from tests.settings_page import seated

LEAD, CONTACT = "+14155550101", "contact-canary"
CELLS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name NOT LIKE 'pgqueuer%' AND table_name <> 'aerich'
AND data_type IN ('character varying', 'text', 'jsonb', 'json', 'bytea')
"""
# What no contact is in: it is written by people of ours, by the CRM and the provider about accounts, or by us.
OURS = {
    "agencies": {
        "company_id", "name", "whitelabel_domain", "sealed_knotie_key", "alert_email", "alarm_url",
        "sealed_alarm_secret", "brand_name", "brand_colour", "brand_logo", "brand_icon", "support_text", "support_url",
    },
    "agent_assignments": {"agent_id", "agent_name", "agent_version", "collects"},
    "agent_lists": {"agents"},
    "audit_entries": {"actor", "name", "kind", "what", "subject", "was", "became", "note"},
    "alarms": {"kind", "subject", "facts"},
    "allowances": {"reason", "first_month", "last_month"},
    "api_keys": {"id", "digest", "kid", "last4", "last_used_from", "networks", "name", "created_by"},
    "attempts": {"state", "provider_call_id", "disconnection_reason", "outcome"},
    "brand_pictures": {"kind", "version", "png"},
    "calls": {
        "source", "from_number", "agent_id", "agent_version", "state", "outcome", "reason_code", "hours", "key_id",
        "request_id",
    },
    "callbacks": {"task_id"},
    "campaigns": {"name", "status", "number_ids", "agent_id", "hours", "tag", "tag_problem", "created_by", "held_code",
                  "held_reason"},
    "campaign_contacts": {"place", "code"},
    "confirmed_people": {"user_id", "name", "location_ids"},
    "crm_events": {"webhook_id", "kind"},
    "crm_grants": {"resource_id", "state", "sealed_access_token", "sealed_refresh_token", "scope"},
    "customers": {
        "name", "alert_email", "timezone", "country", "closed_why", "policy", "email", "knotie_id",
        "knotie_customer_id", "mapping_error",
    },
    "daily_checks": {"drifts"},
    "do_not_call_entries": {"source", "created_by"},
    "forward_addresses": {"agent_id", "url"},
    "forwarded_events": {"given_up_why", "url"},
    "inbound_webhooks": {"token", "before", "trouble"},
    "installations": {"location_id", "name", "timezone", "version_id", "plan_id", "status", "write_back"},
    "ledger_entries": {"verb", "reason", "token"},
    "page_sessions": {"digest", "role", "rank", "user_id", "user_name"},
    "evidence": {"digests", "previous", "hash"},
    "evidence_chains": {"head"},
    "number_falls": {"released_by"},
    "pauses": {"level", "why", "paused_by", "rank", "resumed_by"},
    "phone_numbers": {"e164", "nickname", "kind", "rests_why"},
    "rate_windows": {"name"},
    "requests": {"source", "key_id", "from_number", "request_id", "code"},
    "restore_holds": {"lifted_by"},
    "screening_answers": {"said"},
    "screening_lists": {"name", "imported_by"},
    "screening_lookups": {"url", "header", "sealed_value", "path", "listed", "clear"},
    # Of registers of others, whoever is in them.
    "screening_numbers": {"e164"},
    "seen_contexts": {"digest"},
    "tallies": {"series"},
    "top_ups": {"state", "by", "charge_id", "why", "month"},
    "trigger_deliveries": {"given_up_why", "event"},
    "trigger_subscriptions": {"trigger_id", "workflow_id", "event", "filters", "path"},
    "voice_events": {"delivery_key", "kind"},
    "workspaces": {"name", "token", "sealed_api_key", "status", "org_id", "organisation", "checks", "trouble",
        "last_trouble",
    },
    "webhook_deliveries": {"given_up_why", "event", "answered"},
    "webhook_endpoints": {"url", "sealed_secret", "sealed_old_secret", "gone_why"},
    "write_backs": {"given_up_why", "effect"},
}  # fmt: skip
# What is not emptied, since nobody is called or listed without it.
STAYS = {("do_not_call_entries", "e164"), ("contact_marks", "e164")}


@pytest.mark.usefixtures("opened_database")
async def test_every_column_is_known_to_be_of_a_contact_or_not() -> None:
    rows = await connections.get("default").execute_query_dict(CELLS)
    there = {(row["table_name"], row["column_name"]) for row in rows}
    personal = {(one.table, one.name) for one in COLUMNS}
    ours = {(table, name) for table, names in OURS.items() for name in names}

    assert there - personal - ours == set(), "say in personal_data.py what becomes of it"
    assert (personal | ours) - there == set()
    assert personal & ours == set()
    assert {one.table for one in COLUMNS} == set(personal_data.ROWS) | set(personal_data.DELETED)


def canary(table: str, column: str) -> str:
    return f"canary.{table}.{column}"


@dataclass
class Scene:
    """A call of one contact that is over, with a canary in every personal column."""

    house: House
    call_id: UUID

    async def left(self) -> set[tuple[str, str]]:
        """The columns whose canary is still somewhere in the database, whatever column that is."""
        database, cells = connections.get("default"), []
        for one in await database.execute_query_dict(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'aerich'"
        ):
            for row in await database.execute_query_dict(f'SELECT * FROM "{one["table_name"]}"'):  # noqa: S608
                cells += [(one["table_name"], name, text(value)) for name, value in row.items()]
        everything = "\n".join(cell for _, _, cell in cells)
        found = {(one.table, one.name) for one in COLUMNS if canary(one.table, one.name) in everything}
        return found | {(table, name) for table, name, cell in cells if LEAD in cell or CONTACT in cell}


@pytest.fixture
async def scene(house: House) -> Scene:
    call_id = UUID(await a_call_with(house, LEAD, contact_id=CONTACT, headers={"Idempotency-Key": "key-of-canary"}))
    await house.quiet()
    attempt, now = await Attempt.get(call_id=call_id), datetime.now(UTC)
    assert attempt.workspace_id is not None
    assert attempt.provider_call_id is not None
    installation = await Installation.get(location_id=house.tenant.location_id)
    subscription = await TriggerSubscription.create(
        installation_id=installation.id, trigger_id="t", event="call_finished", path="/t", changed_at=now
    )
    customer_id = installation.customer_id
    outbox: dict[str, Any] = {"cause_id": call_id, "content": {}, "planned_at": now}
    await WriteBack.filter(cause_id=call_id).delete()
    await WriteBack.create(installation_id=installation.id, contact_id=CONTACT, effect="note", **outbox)
    await TriggerDelivery.create(
        subscription_id=subscription.id, event="call_finished", given_up_why="The CRM said no.", **outbox
    )
    await PausedStep.create(call_id=call_id, extras={}, created_at=now)
    passed_on = {"id": attempt.provider_call_id, "said": canary("forwarded_events", "content")}
    raw = base64.b64encode(str(passed_on).encode()).decode()
    await ForwardedEvent.create(
        workspace_id=attempt.workspace_id, url="https://example.com", cause_id=uuid4(), planned_at=now,
        content={"body": raw, "signature": canary("forwarded_events", "content")},
    )  # fmt: skip
    number = await PhoneNumber.get(e164=house.tenant.number)
    endpoint = await webhooks.listen(number, customer_id, "https://example.com/x", house.clients.ring, now)
    await WebhookDelivery.create(endpoint_id=endpoint.id, event=webhooks.FINISHED, **outbox)
    await Callback.create(call_id=call_id, customer_id=customer_id, said="", created_at=now)
    await CrmEvent.create(
        webhook_id="w1", kind="ContactDndUpdate", sent_at=now, received_at=now, handled_at=now,
        body={"id": CONTACT, "phone": LEAD, "firstName": canary("crm_events", "body")},
    )  # fmt: skip
    customer = house.seeded.customers[house.tenant.location_id]
    await ContactMark.create(
        customer_id=customer.id, contact_id=CONTACT, e164=LEAD, calls=True, others=False, said_at=now
    )
    campaign = await Campaign.create(customer_id=customer.id, name="Spring", created_by="Alex", created_at=now)
    await campaigns.put(campaign, [Listed(LEAD, CONTACT)], now)
    await DoNotCallEntry.create(
        agency_id=customer.agency_id, customer_id=customer.id, list_id=customer.id, e164=LEAD, source="person",
        why=canary("do_not_call_entries", "why"), created_by="Alex", created_at=now,
    )  # fmt: skip
    await ScreeningAnswer.create(agency_id=customer.agency_id, e164=LEAD, said=Said.LISTED, reason="", asked_at=now)
    called = await IncomingCall.create(
        customer_id=customer.id, number_id=number.id, call_id=call_id, from_number=LEAD, called_at=now
    )
    told = outbox | {"cause_id": called.id}
    await WriteBack.create(installation_id=installation.id, contact_id=CONTACT, effect="note", **told)
    await TriggerDelivery.create(subscription_id=subscription.id, event="lead_called_back", **told)
    for column in COLUMNS:
        await _put(column.table, column.name)
    await VoiceEvent.all().update(handled_at=now)
    return Scene(house, call_id)


async def _put(table: str, column: str) -> None:
    """Write the canary where it can stand; numbers and ids of the contact are canaries themselves."""
    database = connections.get("default")
    [kind] = await database.execute_query_dict(
        "SELECT data_type FROM information_schema.columns WHERE table_name = $1 AND column_name = $2", [table, column]
    )
    written, cell = canary(table, column), f'"{column}"'
    value = {
        "jsonb": f"coalesce({cell}, '{{}}') || jsonb_build_object('words', '{written}', 'transcript', '{written}')",
        "bytea": f"'{written}'::bytea",
    }.get(kind["data_type"], f"'{written}'")
    if column not in ("to_number", "from_number", "contact_id", "e164") and (table, column) not in (
        ("forwarded_events", "content"), ("crm_events", "body"),
    ):  # fmt: skip
        await database.execute_query(f'UPDATE "{table}" SET {cell} = {value}')  # noqa: S608 - names of our own


async def test_the_canaries_sing(scene: Scene) -> None:
    """Else the tests below would pass because nothing was there."""
    assert {(one.table, one.name) for one in COLUMNS} - await scene.left() == set()


@pytest.mark.parametrize("named", [CONTACT, LEAD])
async def test_nothing_of_an_erased_contact_is_left_in_any_table(scene: Scene, named: str) -> None:
    await scene.house.command("erase-contact", scene.house.tenant.location_id, named)

    assert await scene.left() == STAYS
    for kind in (WriteBack, TriggerDelivery):
        [row] = await kind.filter(cause_id=scene.call_id)
        assert row.given_up_why, "nothing is told any more"


async def test_retention_leaves_only_what_is_kept_until_it_is_erased(scene: Scene) -> None:
    days = {"transcripts_days": 366, "recordings_days": 366, "events_days": 31}

    later = datetime.now(UTC) + timedelta(days=max(days.values()))
    gone = await retention.forget(later)
    await crm_events.forget(later)

    assert gone["transcripts_days"] == 1
    assert gone["forwarded_events"] == 1
    assert gone["requests"] == 1
    assert gone["incoming_calls"] == 1
    assert await scene.left() == {(one.table, one.name) for one in COLUMNS if one.kept is Kept.UNTIL_ERASED}
    assert (await retention.forget(later))["transcripts_days"] == 0, "once is enough"


async def test_an_opt_out_on_an_erased_call_lists_nobody(scene: Scene) -> None:
    house = scene.house
    await house.command("erase-contact", house.tenant.location_id, CONTACT)
    call = await Call.get(id=scene.call_id)
    seat = await seated(house)

    assert await opt_outs.opt_out(call, "Alex", datetime.now(UTC)) is False
    assert (await seat.post(f"/embed/calls/{call.id}/do-not-call")).status_code == 404
    assert "This contact was erased." in (await seat.get(f"/embed/calls/{call.id}")).text
    assert not await DoNotCallEntry.exists(e164=ERASED)


async def test_a_report_that_comes_after_the_erasure_brings_nothing_back(scene: Scene) -> None:
    house = scene.house
    attempt = await Attempt.get(call_id=scene.call_id)
    await house.command("erase-contact", house.tenant.location_id, CONTACT)
    assert attempt.workspace_id is not None
    body = {
        "call_id": attempt.provider_call_id, "call_status": "ended", "transcript": "I am Zacharias",
        "disconnection_reason": "user_hangup", "metadata": {"attempt_id": str(attempt.id)},
    }  # fmt: skip

    assert await apply_report(attempt.workspace_id, "call_analyzed", body, datetime.now(UTC)) is False

    assert (await Attempt.get(id=attempt.id)).analysis is None
