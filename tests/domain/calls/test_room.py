"""A long list of leads waits for room: each is called once or too old in the end, in order, fairly, never on credit.

Size of the list: LEADCALL_CONTACTS (200; the caps and credits grow with it).
"""

import json
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.config import Settings
from app.demo.environment import sandbox_settings
from app.domain.calls import attempts, placing, room
from app.domain.calls.attempts import Ending
from app.domain.calls.call_request import CallRequest
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.credits import ledger
from app.domain.credits.ledger import Account
from app.domain.requests.requests import LoggedRequest
from app.domain.rules.destinations import known_destination
from app.domain.rules.policies import Policy
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import CallingNumber, PhoneNumber, calling_number
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer, agency_account
from app.errors import QuotaExceeded
from app.jobs.calls.place_call import place_call
from app.jobs.calls.start_waiting import start_waiting
from app.outcomes import Outcome

CONTACTS = int(os.environ.get("LEADCALL_CONTACTS", "200"))
PRICE, TALKED_SECONDS = 1_000, 300
COST = PRICE * TALKED_SECONDS // 60
MINUTE = timedelta(minutes=1)
OPEN = Policy(opens=0, closes=24 * 60, days=tuple(range(7)), closed_on_holidays=False, legal_hours=False)
pytestmark = pytest.mark.usefixtures("opened_database")

# Everything lies further back: what a clock does that goes on.
AGE = """
UPDATE calls SET requested_at = requested_at - $1::interval, not_before = not_before - $1::interval;
UPDATE attempts SET due_at = due_at - $1::interval, next_look_at = next_look_at - $1::interval,
    room_since = room_since - $1::interval, dialed_at = dialed_at - $1::interval;
UPDATE leads SET guarded_until = guarded_until - $1::interval;
UPDATE usage_days SET minute = minute - $1::interval;
UPDATE workspaces SET dials = '{}';
UPDATE pgqueuer SET execute_after = execute_after - $1::interval
"""
DUE = """
DELETE FROM pgqueuer WHERE entrypoint IN ('place_call', 'start_waiting') AND execute_after <= now()
RETURNING entrypoint, convert_from(payload, 'UTF8') AS payload, priority
"""


@dataclass
class Provider:
    """The voice provider as a dial sees it: takes every call, and remembers whom it called."""

    report_to: str = ""
    called: list[str] = field(default_factory=list)

    async def voice(self, _workspace_id: UUID) -> "Provider":
        """Its client."""
        return self

    async def create_phone_call(self, body: dict[str, Any], **_: Any) -> dict[str, str]:
        """Take a call."""
        self.called.append(body["to_number"])
        return {"call_id": uuid4().hex}


@dataclass
class Office:
    """An agency whose sub-accounts are paid for by one account, with a clock and a worker that the test moves."""

    agency: Agency
    callers: list[CallingNumber]
    settings: Settings
    provider: Provider = field(default_factory=Provider)

    @classmethod
    async def opened(cls, customers: int = 1, **caps: int) -> "Office":
        """So many sub-accounts, each with a number of its own and these caps."""
        agency = await Agency.create(company_id=uuid4().hex, name="Bright Agency")
        await agency_account(agency)
        workspace = await Workspace.create(
            agency_id=agency.id, name="Voice", calls_per_second=10_000, concurrency=10_000
        )
        callers = []
        for index in range(customers):
            customer = await Customer.create(
                agency_id=agency.id, name=f"Dental {index}", own_credits=False, price_per_minute=PRICE,
                hold_minutes=TALKED_SECONDS // 60, policy=OPEN.model_dump(), without_crm=True,
            )  # fmt: skip
            await Customer.filter(id=customer.id).update(**caps)
            number = await PhoneNumber.create(
                workspace_id=workspace.id, customer_id=customer.id, e164=f"+1415555099{index}"
            )
            await AgentAssignment.create(
                number_id=number.id, agent_id="agent", outbound=True, max_call_seconds=TALKED_SECONDS
            )
            caller = await calling_number(number.id)
            assert caller is not None
            callers.append(caller)
        return cls(agency, callers, sandbox_settings("http://127.0.0.1:9", 9))

    async def grant(self, amount: int) -> None:
        """Add credits for all sub-accounts."""
        async with in_transaction() as tx:
            await ledger.grant(tx, self.agency.id, amount, "Top-up")

    async def ask(self, lead: int, caller: CallingNumber | None = None, *, waits: bool = True) -> Call:
        """A step asks for a call to this lead."""
        read = await calling_number((caller or self.callers[0]).number_id)
        assert read is not None
        to = known_destination(f"+14152{lead:06}")
        return (await placing.request(read, CallRequest("workflow", to, waits_for_room=waits), read.read_at)).call

    async def pass_time(self, by: timedelta) -> None:
        """Let time pass."""
        for statement in AGE.split(";"):
            numbered = [by] if "$1" in statement else []
            await connections.get("default").execute_query(statement, numbered)

    async def work(self) -> None:
        """Do every job that is due, as a worker does, and let every call that was placed be talked and paid for."""
        while due := await connections.get("default").execute_query_dict(DUE):
            for job in sorted(due, key=lambda one: -one["priority"]):
                payload = json.loads(job["payload"])
                if job["entrypoint"] == "start_waiting":
                    await start_waiting(**payload)
                else:
                    await place_call(cast(Clients, self.provider), self.settings, **payload)
            for attempt in await Attempt.filter(state=State.PLACED).select_related("call"):
                assert attempt.dialed_at is not None
                ending = Ending(Outcome.ANSWERED, "user_hangup", attempt.dialed_at)
                await attempts.end(attempt, attempt.call, ending, attempt.dialed_at)
                await attempts.settle(attempt, TALKED_SECONDS, COST, None, attempt.dialed_at)

    async def minute(self) -> None:
        """A minute passes, with what the clock does at its beginning."""
        await self.pass_time(MINUTE)
        await room.start_all(self.callers[0].read_at)
        await self.work()

    async def account(self) -> Account:
        """What is left for all sub-accounts."""
        return await Account.get(customer_id=self.agency.id)


async def states() -> dict[str, int]:
    """How many calls stand where."""
    found: dict[str, int] = {}
    for call in await Call.all():
        found[call.state] = found.get(call.state, 0) + 1
    return found


async def test_a_long_list_is_called_or_too_old_in_the_end_in_order_fairly_and_never_on_credit() -> None:
    portion = CONTACTS // 10
    office = await Office.opened(customers=2, calls_per_minute=max(1, CONTACTS // 33), calls_per_day=CONTACTS // 2)
    await office.grant(portion * COST)
    asked: dict[UUID, list[str]] = {caller.customer_id: [] for caller in office.callers}
    for lead in range(CONTACTS):
        if lead == CONTACTS // 2:
            # The caps of two minutes let more of them through at once than the credits are for.
            await office.pass_time(MINUTE)
        caller = office.callers[lead % 2]
        asked[caller.customer_id].append((await office.ask(lead, caller)).to_number)
    assert await states() == {"queued": CONTACTS}

    granted, called_at_once = 1, None
    for minute in range(70):
        await (office.minute() if minute else office.work())
        stands = await states()
        assert sum(stands.values()) == CONTACTS == await LoggedRequest.filter(code=None).count()
        assert (await office.account()).available >= 0
        mine = [sum(number in asked[one.customer_id] for number in office.provider.called) for one in office.callers]
        assert abs(mine[0] - mine[1]) <= 1, "they take turns"
        called_at_once = called_at_once or len(office.provider.called)
        if minute in (10, 20, 30):
            await office.grant(portion * COST)
            granted += 1
            await office.work()

    called = office.provider.called
    assert len(called) == len(set(called)) == granted * portion, "what the credits are for, and nobody twice"
    assert await states() == {"ended": len(called), "failed": CONTACTS - len(called)}
    for customer_id, leads in asked.items():
        mine_waiting = [number for number in called[called_at_once:] if number in leads]
        assert mine_waiting == sorted(mine_waiting, reverse=True), (customer_id, "the newest lead first")
    for call in await Call.filter(state=State.FAILED):
        assert call.reason_code == Reason.STALE
        assert call.reason is not None
        assert "waited for room: The account has too few credits" in call.reason
    account = await office.account()
    assert (account.held, account.spent) == (0, len(called) * COST)
    assert await ledger.drifts() == []


async def test_a_fresh_lead_goes_before_those_that_wait_and_a_campaign_comes_last() -> None:
    office = await Office.opened()
    await office.grant(COST)
    for lead in range(3):
        await office.ask(lead)
    await Call.filter(to_number="+14152000002").update(source=room.CAMPAIGN)
    await office.work()
    await office.ask(7)

    for _ in range(3):
        await office.grant(COST)
        await office.work()

    assert [number[-1] for number in office.provider.called] == ["0", "7", "1", "2"]


async def test_nothing_is_set_aside_and_nothing_counts_for_a_call_that_waits() -> None:
    office = await Office.opened(calls_per_day=1)
    await office.grant(10 * COST)
    await office.ask(0)
    before = await office.account()

    waiting = await office.ask(1)

    after, attempt = await office.account(), await Attempt.get(call_id=waiting.id)
    assert (after.available, after.held, after.version) == (before.available, before.held, before.version)
    assert (attempt.hold, attempt.unheld) == (0, office.callers[0].hold)
    assert (waiting.reason_code, waiting.state) == (Reason.QUOTA_EXCEEDED, State.QUEUED)
    assert "1 call a day" in (waiting.reason or "")
    await attempts.give_up(attempt, (State.QUEUED,), State.CANCELED, Reason.CANCELED, "no more", waiting.requested_at)
    assert await ledger.drifts() == []


async def test_credits_that_are_added_wake_those_who_wait_for_them() -> None:
    office = await Office.opened()
    waiting = await office.ask(0)
    assert waiting.reason_code == Reason.INSUFFICIENT_CREDITS

    await office.grant(COST)
    await office.work()

    assert len(office.provider.called) == 1
    assert (await office.account()).available == 0


async def test_who_will_not_wait_is_refused_as_before() -> None:
    office = await Office.opened(calls_per_day=1)
    await office.grant(10 * COST)
    await office.ask(0, waits=False)

    with pytest.raises(QuotaExceeded):
        await office.ask(1, waits=False)

    assert await Call.all().count() == 1


async def test_who_waits_for_a_new_day_is_called_when_it_has_begun() -> None:
    office = await Office.opened(calls_per_day=1)
    await office.grant(10 * COST)
    await office.ask(0)
    await Customer.all().update(policy=OPEN.model_dump() | {"max_lead_age_minutes": 3 * 24 * 60})
    waiting = await office.ask(1)
    await office.work()
    assert len(office.provider.called) == 1

    await connections.get("default").execute_query("UPDATE usage_days SET day = day - 1")
    await office.minute()

    assert (await Call.get(id=waiting.id)).state is State.ENDED
    day = datetime.now(tz=waiting.requested_at.tzinfo).date()
    assert (await Attempt.get(call_id=waiting.id)).day in (day, day - timedelta(days=1))
