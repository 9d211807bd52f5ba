"""Every table and every column of those that people change is written down in the audit log, or it is said why not."""

from typing import Any

import pytest
from tortoise import connections

from app.domain.audit.trail import KEPT
from app.domain.results.write_backs import WriteBackPolicy
from app.domain.rules.policies import Policy
from app.web.embed.kit import messages

SAID_BY_CRM = "the CRM says it"
SAID_BY_PROVIDER = "the voice provider says it"
A_CLOCK = "when something was done or seen, and nothing that is set"
IN_THE_ENTRY = "it stands in the entry of the row that came"
NEVER_CHANGES = "it is never changed"
FOLLOWS = "it follows by itself from what is written down, or from calls"

# Tables that nobody sets anything in.
UNWATCHED = {
    "accounts": "the sums of the ledger",
    "agent_lists": SAID_BY_PROVIDER,
    "alarms": FOLLOWS,
    "attempts": "a call",
    "brand_pictures": "the agency's row says which picture it is",
    "callbacks": "a call",
    "calls": "a call: its own page says who canceled it",
    "campaign_contacts": "the leads of a campaign: its page shows them",
    "confirmed_people": SAID_BY_CRM,
    "contact_marks": SAID_BY_CRM,
    "credit_alerts": FOLLOWS,
    "crm_events": SAID_BY_CRM,
    "crm_grants": "tokens that are refreshed by themselves; that the app was installed is written down",
    "daily_checks": FOLLOWS,
    "evidence": "a call",
    "evidence_chains": "a call",
    "forwarded_events": FOLLOWS,
    "incoming_calls": "a call",
    "leads": "a call",
    "number_days": FOLLOWS,
    "number_falls": FOLLOWS,
    "page_sessions": "somebody looks",
    "paused_steps": "a call",
    "rate_windows": FOLLOWS,
    "requests": "a call",
    "restore_holds": "the operator's, of no agency",
    "screening_answers": "a service of somebody else's says it",
    "screening_numbers": "its list says how many there are, and of when",
    "seen_contexts": "somebody looks",
    "ledger_checks": FOLLOWS,
    "tallies": FOLLOWS,
    "usage_days": FOLLOWS,
    "top_ups": "a purchase: its page shows them, and its grant is written down",
    "trigger_deliveries": FOLLOWS,
    "trigger_subscriptions": "the CRM's workflows subscribe",
    "voice_events": SAID_BY_PROVIDER,
    "webhook_deliveries": FOLLOWS,
    "write_backs": FOLLOWS,
    "audit_entries": "the log itself",
}
COLUMNS = {
    "agencies": {
        "paused": "with its reason, from pauses", "company_id": NEVER_CHANGES, "described_at": A_CLOCK,
        "installed_at": A_CLOCK, "created_at": A_CLOCK,
    },
    "customers": {
        "agency_id": NEVER_CHANGES, "name": SAID_BY_CRM, "timezone": SAID_BY_CRM, "paused": "from pauses",
        "hold_minutes": NEVER_CHANGES, "grace_seconds": NEVER_CHANGES, "closed_at": FOLLOWS, "closed_until": FOLLOWS,
        "closed_why": FOLLOWS, "loses_since": FOLLOWS,
        "knotie_customer_id": "it comes with knotie_id", "mapping_error": FOLLOWS,
        "created_at": A_CLOCK,
    },
    "installations": {
        "agency_id": "it comes with customer_id", "location_id": NEVER_CHANGES, "name": SAID_BY_CRM,
        "timezone": SAID_BY_CRM, "version_id": SAID_BY_CRM, "version_at": A_CLOCK, "plan_id": SAID_BY_CRM,
        "plan_at": A_CLOCK, "installed_at": A_CLOCK, "uninstalled_at": A_CLOCK, "described_at": A_CLOCK,
        "created_at": A_CLOCK,
    },
    "workspaces": {
        "agency_id": NEVER_CHANGES, "token": NEVER_CHANGES, "organisation": SAID_BY_PROVIDER,
        "org_id": SAID_BY_PROVIDER,
        "checks": SAID_BY_PROVIDER, "checked_at": A_CLOCK, "concurrency": SAID_BY_PROVIDER,
        "reserved": SAID_BY_PROVIDER, "other_calls": SAID_BY_PROVIDER, "dials": FOLLOWS, "signed_at": A_CLOCK,
        "webhook_trouble_at": A_CLOCK, "trouble": SAID_BY_PROVIDER, "trouble_at": A_CLOCK, "probe_at": A_CLOCK,
        "trouble_told_at": A_CLOCK, "trouble_mailed_at": A_CLOCK, "last_trouble": SAID_BY_PROVIDER,
        "last_trouble_at": A_CLOCK, "recovered_at": A_CLOCK, "created_at": A_CLOCK,
    },
    "phone_numbers": {
        "workspace_id": NEVER_CHANGES, "e164": NEVER_CHANGES, "nickname": SAID_BY_PROVIDER, "kind": SAID_BY_PROVIDER,
        "countries": SAID_BY_PROVIDER, "gone_at": SAID_BY_PROVIDER, "trouble_at": FOLLOWS, "probe_at": FOLLOWS,
        "paused": "from pauses", "ramped_on": A_CLOCK, "rests_why": "the reason of rests_until", "falls_at": FOLLOWS,
        "last_used_at": A_CLOCK, "created_at": A_CLOCK,
    },
    "agent_assignments": {
        "number_id": NEVER_CHANGES, "agent_name": "it stands for agent_id", "max_call_seconds": SAID_BY_PROVIDER,
        "gone_at": SAID_BY_PROVIDER,
    },
    "api_keys": {
        "number_id": NEVER_CHANGES, "digest": NEVER_CHANGES, "kid": NEVER_CHANGES, "last4": NEVER_CHANGES,
        "created_at": A_CLOCK, "created_by": IN_THE_ENTRY, "replaced_at": "its successor is issued, and it expires",
        "last_used_at": A_CLOCK, "last_used_from": FOLLOWS,
    },
    "inbound_webhooks": {
        "number_id": NEVER_CHANGES, "token": NEVER_CHANGES, "before": SAID_BY_PROVIDER, "set_at": A_CLOCK,
        "trouble": SAID_BY_PROVIDER,
    },
    "webhook_endpoints": {
        "number_id": NEVER_CHANGES, "customer_id": "it is another endpoint then", "rotated_at": A_CLOCK,
        "sealed_old_secret": "it comes with sealed_secret", "gone_why": "its receiver says it", "created_at": A_CLOCK,
    },
    "forward_addresses": {"workspace_id": NEVER_CHANGES, "agent_id": NEVER_CHANGES, "since": A_CLOCK},
    "campaigns": {
        "customer_id": NEVER_CHANGES, "tag_read_at": A_CLOCK, "tag_problem": FOLLOWS, "created_by": IN_THE_ENTRY,
        "created_at": A_CLOCK, "started_at": A_CLOCK, "ended_at": A_CLOCK, "next_turn_at": A_CLOCK,
        "held_code": FOLLOWS, "held_reason": FOLLOWS,
    },
    "screening_lists": {
        "agency_id": NEVER_CHANGES, "name": NEVER_CHANGES, "version_id": "it comes with as_of",
        "loading_id": "nothing counts of it yet", "imported_by": IN_THE_ENTRY, "created_at": A_CLOCK,
    },
    "screening_lookups": {"agency_id": NEVER_CHANGES, "created_at": A_CLOCK},
    "allowances": {
        "customer_id": NEVER_CHANGES, "first_month": NEVER_CHANGES,
        "last_month": FOLLOWS, "spent_before": FOLLOWS, "created_at": A_CLOCK,
    },
    # These have triggers of their own.
    "ledger_entries": dict.fromkeys(
        ("customer_id", "version", "verb", "amount", "available_change", "held_change", "spent_change",
         "available_after", "attempt_id", "phase", "reason", "token", "created_at"), NEVER_CHANGES),
    "pauses": dict.fromkeys(
        ("level", "subject_id", "why", "paused_by", "rank", "paused_at", "resumed_by", "resumed_at"), IN_THE_ENTRY),
    "do_not_call_entries": dict.fromkeys(
        ("agency_id", "customer_id", "list_id", "e164", "why", "created_by", "created_at"), IN_THE_ENTRY),
}  # fmt: skip
TRIGGERS = """
SELECT tgrelid::regclass::text AS source, tgname::text AS name, encode(tgargs, 'escape') AS arguments,
       (SELECT array_agg(attname::text) FROM pg_attribute WHERE attrelid = tgrelid AND attnum = ANY (tgattr::int2[]))
       AS columns
FROM pg_trigger WHERE tgname LIKE 'audit%' AND NOT tgisinternal
"""
CELLS = """
SELECT table_name AS source, column_name AS name FROM information_schema.columns WHERE table_schema = 'public'
AND table_name NOT LIKE 'pgqueuer%' AND table_name <> 'aerich' AND column_name <> 'id'
"""


async def triggers() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(TRIGGERS)
    return rows


async def watched() -> set[tuple[str, str]]:
    """Table and column of whatever is compared."""
    return {(str(one["source"]), str(name)) for one in await triggers() for name in one["columns"] or ()}


async def cells() -> set[tuple[str, str]]:
    rows = await connections.get("default").execute_query_dict(CELLS)
    return {(row["source"], row["name"]) for row in rows}


@pytest.mark.usefixtures("opened_database")
async def test_every_table_is_watched_or_it_is_said_why_not() -> None:
    there = {source for source, _ in await cells()}
    sources = {str(one["source"]) for one in await triggers()} - {"audit_entries"}

    assert there == sources | UNWATCHED.keys()
    assert sources & UNWATCHED.keys() == set()


@pytest.mark.usefixtures("opened_database")
async def test_every_column_of_a_watched_table_is_watched_or_it_is_said_why_not() -> None:
    there = {(source, name) for source, name in await cells() if source in COLUMNS}
    excused = {(source, name) for source, names in COLUMNS.items() for name in names}
    compared = await watched() - {("audit_entries", "id")}

    assert there - excused - compared == set(), "watch it in a migration, or say why not"
    assert excused - there == set()
    switches = {(table, "paused") for table in ("agencies", "customers", "phone_numbers")}
    assert (excused & compared) == switches


@pytest.mark.usefixtures("opened_database")
async def test_every_change_has_words() -> None:
    named = {f"{source}.{name}" for source, name in await watched()} - {"do_not_call_entries.source"}
    named -= {"customers.policy", "installations.write_back"}
    named |= {f"customers.policy.{name}" for name in Policy.model_fields}
    named |= {f"installations.write_back.{name}" for name in WriteBackPolicy.model_fields}
    for one in await triggers():
        if one["name"] in ("audit_added", "audit_removed") and one["source"] != "ledger_entries":
            named.add(f"{one['source']}.{str(one['name']).removeprefix('audit_')}")

    assert {what for what in named if not messages.has(f"changed.{what}")} == set()


@pytest.mark.usefixtures("opened_database")
async def test_the_database_keeps_entries_as_long_as_the_app_says() -> None:
    [row] = await connections.get("default").execute_query_dict(
        "SELECT prosrc AS source FROM pg_proc WHERE proname = 'audit_keep'"
    )

    assert f"interval '{KEPT.days} days'" in row["source"]
