"""A dry run says what would really come of it: the same leads, asked for in earnest at the same frozen time."""

import asyncio
import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from tortoise import connections
from tortoise.exceptions import TransactionManagementError
from tortoise.transactions import in_transaction

from app.domain.calls import do_not_call, gate, leads, placing
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.do_not_call import Source
from app.domain.calls.leads import Lead
from app.domain.credits.ledger import Account
from app.domain.dry_runs import dry_run as dry_runs
from app.domain.dry_runs.report import Candidate, Fate, Row, Terms
from app.domain.rules.decision import NotBefore, decide
from app.domain.rules.destinations import destination
from app.domain.telephony.numbers import CallingNumber, PhoneNumber, calling_numbers_of_customer
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.errors import Refusal
from tests.domain.calls.test_gate import BROKEN, FIRST, LEAD, Scene, scene

# A Tuesday evening: the East has closed, the West is open.
AT = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
LEADS, IN_EARNEST = 10_000, 400
# What a call is refused for before the database is asked.
OF_THE_RULES = {"VALIDATION_ERROR", "DESTINATION_NOT_ALLOWED"}
AREAS = ("212", "305", "312", "303", "415", "310", "907", "808", "602", "850")
pytestmark = pytest.mark.usefixtures("opened_database")

# Which of these calls the statement that admits them would take.
CLAIMED = f"""
WITH new_calls AS (SELECT * FROM jsonb_populate_recordset(NULL::calls, $5::jsonb)),
lead AS ({leads.CLAIM.replace("RETURNING id", "RETURNING to_number")})
SELECT to_number FROM lead
"""  # noqa: S608 - only constants are interpolated
# The gate's question about real rows, each at its own time.
AT_THE_DIAL = f"""
SELECT k.to_number, k.not_before, {
    gate.forbidden_for(
        {
            gate.NOW: "k.not_before",
            "$2": "false",
            "$3": "t.resends",
            "$4": "k.not_before",
            "$5": "$1",
            "$6": "$2::int",
            "$7": "$3::int",
            "$8": "true",
            "$12": "interval '1 second'",
            "$13": "k.not_before",
        }
    )
} AS forbidden
FROM attempts t JOIN calls k ON k.id = t.call_id {gate.AROUND}
LEFT JOIN leads l ON l.customer_id = k.customer_id AND l.to_number = k.to_number
"""  # noqa: S608 - only constants are interpolated


def phones(dice: random.Random) -> list[str]:
    """Numbers as lists have them: most can be called, others are premium, foreign, toll-free or none at all."""
    usual = [f"+1{dice.choice(AREAS)}555{n:04}" for n in range(LEADS)]
    odd = ["+18005550123", "+19005550123", "+442079460123", "911", "not a number", "", "+1415555012", "+87012345678"]
    return [dice.choice(odd) if dice.random() < 0.05 else dice.choice(usual) for _ in range(LEADS)]


async def history(here: Scene, numbers: list[str], dice: random.Random) -> None:
    """What is known of some of them: called lately or being called, on a list, or a number of the agency's own."""
    caller, known = here.caller, dice.sample(numbers, len(numbers) // 3)
    hours = [AT - timedelta(hours=dice.choice([1, 5, 30, 100, 400])) for _ in range(10)]
    rows = [
        Lead(
            customer_id=caller.customer_id, to_number=number, last_call_id=uuid4(), open=dice.random() < 0.2,
            guarded_until=dice.choice([None, AT + timedelta(minutes=5), AT - timedelta(minutes=5)]),
            dialed_at=[dice.choice(hours) for _ in range(dice.choice([0, 1, 3, 12]))],
        )
        for number in known
    ]  # fmt: skip
    await Lead.bulk_create(rows)
    async with in_transaction() as tx:
        for listed_by, some in ((caller.customer_id, known[:300]), (None, dice.sample(numbers, 300))):
            await do_not_call.add(tx, caller.agency_id, listed_by, some, "no", Source.PERSON, "Ann", AT)
    ours = dice.sample(numbers, 20)
    await PhoneNumber.bulk_create([PhoneNumber(workspace_id=caller.workspace_id, e164=number) for number in ours])


async def claimed(caller: CallingNumber, planned: dict[str, datetime]) -> set[str]:
    """Which of these the statement that admits calls would take, each at its time; nothing is kept of it."""
    its = {"customer_id": str(caller.customer_id)}
    calls = [
        its | {"id": str(uuid4()), "to_number": number, "not_before": at.isoformat()} for number, at in planned.items()
    ]
    policy = caller.policy
    values = [
        caller.customer_id, AT, policy.calls_per_lead_per_day, policy.calls_per_lead_per_14_days, json.dumps(calls),
        caller.agency_id,
    ]  # fmt: skip
    async with in_transaction() as tx:
        rows = await tx.execute_query_dict(CLAIMED, values)
        await tx.rollback()
    return {row["to_number"] for row in rows}


def by_rules(caller: CallingNumber, phone: str) -> datetime:
    """When the calling rules let this number be called."""
    request = CallRequest(source="api", to=destination("phone", phone, caller.home))
    verdict = decide(request.dial_request(AT, asks=False), caller.rules(), AT)
    return verdict.at if isinstance(verdict, NotBefore) else AT


async def asked_for(caller: CallingNumber, phone: str) -> Refusal | None:
    """Ask for this call in earnest."""
    try:
        request = CallRequest(source="api", to=destination("phone", phone, caller.home))
        await placing.request(caller, request, AT)
    except Refusal as refusal:
        return refusal
    return None


async def dialed(caller: CallingNumber) -> dict[str, dict[str, Any]]:
    """What the gate says of every call that was admitted, at its time."""
    policy = caller.policy
    values = [caller.rules_seen, policy.calls_per_lead_per_day, policy.calls_per_lead_per_14_days]
    rows = await connections.get("default").execute_query_dict(AT_THE_DIAL, values)
    return {row["to_number"]: row for row in rows}


async def fast_scene() -> Scene:
    """A line that nothing slows down, with its lead free again."""
    here = await scene(FIRST, credits=10**9)
    await Workspace.all().update(calls_per_second=10_000, concurrency=1_000_000)
    await Customer.all().update(calls_per_minute=None, calls_per_day=None)
    await Attempt.all().delete()
    await Call.all().delete()
    await Lead.all().update(open=False, guarded_until=None)
    caller = replace(here.caller, calls_per_minute=None, calls_per_day=None)
    return Scene(FIRST, caller, here.attempt)


async def of(here: Scene, *phones: str) -> list[Row]:
    """The rows of a dry run of these numbers, now."""
    decision = await here.decision()
    report = await dry_runs.dry_run([decision.caller], [Candidate(phone) for phone in phones], Terms(), decision.at)
    return report.rows


async def test_a_dry_run_says_what_really_comes_of_ten_thousand_leads() -> None:
    dice = random.Random(19)
    here = await fast_scene()
    asked = phones(dice)
    numbers = sorted({phone for phone in asked if phone.startswith("+1") and len(phone) == 12})
    await history(here, numbers, dice)

    report = await dry_runs.dry_run([here.caller], [Candidate(phone) for phone in asked], Terms(), AT)

    told = {row.phone: row for row in reversed(report.rows)}
    planned = {phone: by_rules(here.caller, phone) for phone, row in told.items() if row.code not in OF_THE_RULES}
    assert {row.phone for row in report.rows if row.fate is Fate.CALLED} == await claimed(here.caller, planned)
    assert len({(row.fate, row.code) for row in report.rows}) >= 7, "something of everything"
    some = dice.sample(sorted(told), IN_EARNEST)
    refusals = await asyncio.gather(*(asked_for(here.caller, phone) for phone in some))
    calls = await dialed(here.caller)
    for phone, refusal in zip(some, refusals, strict=True):
        row = told[phone]
        assert (row.fate is Fate.REFUSED, row.fate is Fate.REFUSED and row.code) == (
            refusal is not None, refusal is not None and refusal.code,
        ), phone  # fmt: skip
        if refusal is None:
            assert row.at is not None
            assert calls[phone]["forbidden"] is None, phone
            assert abs(row.at - calls[phone]["not_before"]) < timedelta(minutes=1), phone


# For every condition of the gate: what a dry run says of a lead while it does not hold; None for what can only be
# said of a call that was asked for.
SAID: dict[str, tuple[Fate, str] | None] = {
    "state": None, "decision": None, "clock": None, "canceled": None, "campaign": None, "due": None,
    "rules": None, "lead": None,
    "restore": (Fate.WAITS, "PAUSED"),
    "number": (Fate.REFUSED, "NUMBER_NOT_FOUND"),
    "installation": (Fate.REFUSED, "NO_AGENT_MAPPING"),
    "workspace": (Fate.WAITS, "WORKSPACE_DISCONNECTED"),
    "account": (Fate.WAITS, "ACCOUNT_PROBLEM"),
    "outbound": (Fate.REFUSED, "NO_AGENT_MAPPING"),
    "agency pause": (Fate.REFUSED, "PAUSED"),
    "customer pause": (Fate.REFUSED, "PAUSED"),
    "number pause": (Fate.REFUSED, "PAUSED"),
    "number rest": (Fate.REFUSED, "PAUSED"),
    "do-not-call": (Fate.REFUSED, "DO_NOT_CALL"),
    "own line": (Fate.REFUSED, "DESTINATION_NOT_ALLOWED"),
    "screening list": (Fate.REFUSED, "DO_NOT_CALL"),
    "screening age": (Fate.WAITS, "NOT_SCREENED"),
    "screening lookup": (Fate.CALLED, ""),
    "lead called": (Fate.REFUSED, "DUPLICATE_CALL"),
    "lead day": (Fate.REFUSED, "QUOTA_EXCEEDED"),
    "lead fortnight": (Fate.REFUSED, "QUOTA_EXCEEDED"),
    "automatic pause": (Fate.REFUSED, "PAUSED"),
    gate.QUOTAS: (Fate.CALLED, "QUOTA_EXCEEDED"),
    "second": (Fate.CALLED, ""),
    "line": (Fate.CALLED, ""),
}  # fmt: skip


def test_every_condition_of_the_gate_has_its_row() -> None:
    assert set(SAID) == {one.name for one in gate.CONDITIONS} | {gate.QUOTAS}


@pytest.mark.parametrize("condition", [name for name, said in SAID.items() if said])
async def test_a_dry_run_sees_what_the_gate_sees(condition: str) -> None:
    here = await scene(FIRST)
    await Customer.all().update(policy={"opens": 0, "closes": 1440, "days": list(range(7)), "legal_hours": False,
                                        "closed_on_holidays": False})  # fmt: skip
    if condition != "line":
        await Attempt.all().delete()
        await Call.all().delete()
    await Lead.all().update(open=False, guarded_until=None)
    [before] = await of(here, LEAD)
    assert (before.fate, before.code) == (Fate.CALLED, None)

    await BROKEN[condition][0](here)

    lines = await calling_numbers_of_customer(here.caller.customer_id)
    terms = Terms(max_lead_age_minutes=7 * 1440)
    report = await dry_runs.dry_run(lines, [Candidate(LEAD)], terms, datetime.now(UTC))
    [row] = report.rows
    assert (row.fate, row.code or "") == SAID[condition]


async def test_whatever_a_dry_run_did_it_could_not_write() -> None:
    async with in_transaction() as tx:
        await tx.execute_query(dry_runs.READ_ONLY)
        with pytest.raises(TransactionManagementError, match="read-only"):
            await Agency.create(company_id="other", name="Other")


async def test_credits_reach_as_far_as_the_first_of_them() -> None:
    here = await fast_scene()
    hold = here.caller.hold
    await Account.all().update(available=2 * hold)

    report = await dry_runs.dry_run([here.caller], [Candidate(f"+1415555010{n}") for n in range(1, 4)], Terms(), AT)

    assert [(row.fate, row.code) for row in report.rows[1:]] == [
        (Fate.CALLED, "PACED"), (Fate.WAITS, "INSUFFICIENT_CREDITS"),
    ]  # fmt: skip
    assert (report.set_aside, report.cost, report.available) == (2 * hold, None, 2 * hold)
