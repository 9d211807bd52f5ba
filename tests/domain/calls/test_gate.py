"""The gate as a table: each of its conditions alone keeps a first dial, a redial and a resend from being sent."""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.domain.callbacks import incoming
from app.domain.calls import admission, attempts, do_not_call, gate, restore_hold
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.do_not_call import Source
from app.domain.calls.gate import Decision, Forbidden
from app.domain.calls.leads import Lead
from app.domain.calls.placing import attempt_on
from app.domain.calls.quotas import UsageDay
from app.domain.campaigns.campaigns import Campaign, Status
from app.domain.credits import ledger
from app.domain.credits.ledger import Account, LedgerEntry
from app.domain.telephony import number_imports
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.number_imports import ListedNumber
from app.domain.telephony.numbers import CallingNumber, PhoneNumber, calling_number
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from tests.domain.screening.imported import have_asked, import_list
from tests.house import eventually, somebody_waits_for_a_lock

LEAD = "+14155550101"
FIRST, REDIAL, RESEND = "first dial", "redial", "resend"
# Everything that passing the gate may write.
WRITTEN: tuple[type[Model], ...] = (
    Attempt, Call, Lead, Account, LedgerEntry, UsageDay, PhoneNumber, Workspace,
)  # fmt: skip
pytestmark = pytest.mark.usefixtures("opened_database")


@dataclass
class Scene:
    """One attempt that may be sent, by a decision that was just made."""

    kind: str
    caller: CallingNumber
    attempt: Attempt
    called_up: bool = True

    async def decision(self) -> Decision:
        """What the jobs decide by, read at this moment."""
        caller = await calling_number(self.caller.number_id)
        # Who cannot be read any more cannot be decided about either; the gate must see that by itself.
        return (
            Decision(caller, caller.read_at, caller.policy)
            if caller
            else Decision(self.caller, datetime.now(UTC), self.caller.policy)
        )

    async def send(self, decision: Decision) -> None:
        """Pass the gate as the jobs do. Raises Forbidden."""
        if self.kind == RESEND:
            await gate.pass_resend(self.attempt, decision)
        else:
            await gate.pass_dial(self.attempt, decision, called_up=self.called_up)


async def scene(kind: str, *, credits: int = 1_000_000, talk_seconds: int | None = None) -> Scene:
    """An admitted call whose first dial, second dial or resend is due."""
    agency = await Agency.create(company_id=uuid4().hex, name="Bright Agency")
    workspace = await Workspace.create(agency_id=agency.id, name="Voice", calls_per_second=5)
    customer = await Customer.create(
        agency_id=agency.id, name="Sunrise Dental", calls_per_minute=10, calls_per_day=100, price_per_minute=1_000
    )
    await Installation.create(location_id=uuid4().hex, agency_id=agency.id, customer_id=customer.id, name="Sunrise")
    number = await PhoneNumber.create(workspace_id=workspace.id, customer_id=customer.id, e164="+14155550999")
    await AgentAssignment.create(number_id=number.id, agent_id="agent", outbound=True, max_call_seconds=talk_seconds)
    async with in_transaction() as tx:
        await ledger.grant(tx, customer.id, credits, "Top-up")
    caller = await calling_number(number.id)
    assert caller is not None
    now = caller.read_at
    call = Call(
        id=uuid4(), customer_id=customer.id, number_id=number.id, source="api", from_number=number.e164,
        to_number=LEAD, agent_id="agent", requested_at=now, not_before=now,
    )  # fmt: skip
    attempt = attempt_on(caller, call.id, now, now)
    await admission.admit(call, attempt, caller, now)
    scene = Scene(FIRST, caller, await Attempt.get(id=attempt.id))
    if kind == REDIAL:
        await Call.filter(id=call.id).update(outcome="no_answer")
    if kind == RESEND:
        await scene.send(await scene.decision())
        await lost(scene.attempt)
    return Scene(kind, caller, await Attempt.get(id=attempt.id))


async def lost(attempt: Attempt) -> None:
    """No answer came to this dial, and its dialer is gone."""
    a_minute_ago = datetime.now(UTC) - timedelta(minutes=1)
    await Attempt.filter(id=attempt.id).update(
        state=State.UNCONFIRMED, dialed_at=a_minute_ago, lease_until=a_minute_ago
    )
    await Workspace.all().update(dials=[])


async def snapshot() -> list[Any]:
    """Every row that passing the gate may write."""
    return [await table.all().order_by("customer_id" if table is Account else "id").values() for table in WRITTEN]


def changed(table: type[Model], **values: object) -> Callable[[Scene], Awaitable[None]]:
    """What sets these columns in every row of a table."""

    async def change(_: Scene) -> None:
        await table.all().update(**values)

    return change


async def listed(of: Scene, *, by_customer: bool = False) -> None:
    """Put the lead on the do-not-call list of its agency, or of its customer."""
    customer_id = of.caller.customer_id if by_customer else None
    async with in_transaction() as tx:
        await do_not_call.add(
            tx, of.caller.agency_id, customer_id, [LEAD], "asked us not to", Source.PERSON, "Ann", datetime.now(UTC)
        )


async def imported(of: Scene) -> None:
    """Import the lead's number from the account at the provider: it is one of the agency's own now."""
    workspace = await Workspace.get(agency_id=of.caller.agency_id)
    await number_imports.take_over(workspace, [LEAD], [ListedNumber(LEAD, "", "", [])])


async def dialed(*ago: timedelta) -> None:
    """This lead was dialed so long ago, as often as its limits allow."""
    await Lead.all().update(dialed_at=[datetime.now(UTC) - each for each in ago])


async def called_often_today(of: Scene) -> None:
    await dialed(*[timedelta(hours=2)] * of.caller.policy.calls_per_lead_per_day)


async def called_often_lately(of: Scene) -> None:
    await dialed(*[timedelta(days=2)] * of.caller.policy.calls_per_lead_per_14_days)


async def used_up(of: Scene) -> None:
    """The customer has made all the calls that it may make today."""
    await UsageDay.filter(subject_id=of.caller.customer_id).update(calls=100)


async def somebody_waits(of: Scene) -> None:
    """Another call waits for its turn, and this one was not called up."""
    of.called_up = False
    other = of.attempt.clone(pk=uuid4())
    other.state, other.paced_since, other.lease_until = State.QUEUED, datetime.now(UTC), None
    await other.save(force_create=True)


async def restored(_: Scene) -> None:
    """A backup was restored a moment ago."""
    await restore_hold.open_hold(datetime.now(UTC))


async def in_a_paused_campaign(of: Scene) -> None:
    """The call is one of a campaign that a person has paused."""
    campaign = await Campaign.create(
        customer_id=of.caller.customer_id, name="Spring", status=Status.PAUSED, created_by="Ann",
        created_at=datetime.now(UTC),
    )  # fmt: skip
    await Call.all().update(campaign_id=campaign.id)


async def the_lead_calls(of: Scene) -> None:
    """The lead itself calls the number that would call it."""
    await incoming.record(of.caller.customer_id, of.caller.number_id, LEAD, datetime.now(UTC))


async def on_an_imported_list(of: Scene) -> None:
    """The agency imports a list of somebody else's, and the lead is on it."""
    await import_list(of.caller.agency_id, [LEAD], datetime.now(UTC))


async def lists_too_old(of: Scene) -> None:
    """The agency's list is older than it allows; the lead is not on it."""
    await import_list(of.caller.agency_id, ["+14155559999"], datetime.now(UTC) - timedelta(days=32), max_age_days=31)


async def looked_up_nowhere(of: Scene) -> None:
    """The agency has a service asked about each number, and it was not asked about this one."""
    await have_asked(of.caller.agency_id)


IN_AN_HOUR = datetime.now(UTC) + timedelta(hours=1)
ALL = {FIRST, REDIAL, RESEND}
# For every condition of the gate: what breaks it, and which of the three it forbids.
BROKEN: dict[str, tuple[Callable[[Scene], Awaitable[None]], set[str]]] = {
    "state": (changed(Attempt, state=State.ENDED), ALL),
    "decision": (changed(Agency, name="Bright Agency"), ALL),
    "clock": (changed(Agency, name="Bright Agency"), ALL),
    "restore": (restored, ALL),
    "canceled": (changed(Call, canceled_at=datetime(2026, 11, 1, tzinfo=UTC)), ALL),
    "campaign": (in_a_paused_campaign, ALL),
    "due": (changed(Attempt, earliest_at=IN_AN_HOUR), ALL),
    "number": (changed(PhoneNumber, gone_at=datetime(2026, 11, 1, tzinfo=UTC)), ALL),
    "installation": (changed(Installation, status="uninstalled"), ALL),
    "workspace": (changed(Workspace, status="dead_key"), ALL),
    "account": (changed(Workspace, trouble="no_valid_payment", probe_at=IN_AN_HOUR), ALL),
    "outbound": (changed(AgentAssignment, outbound=False), ALL),
    "agency pause": (changed(Agency, paused=True), ALL),
    "customer pause": (changed(Customer, paused=True), ALL),
    "number pause": (changed(PhoneNumber, paused=True), ALL),
    "number rest": (changed(PhoneNumber, rests_until=IN_AN_HOUR), ALL),
    "rules": (changed(Customer, policy={"guard_minutes": 5}), ALL),
    "do-not-call": (listed, ALL),
    "own line": (imported, ALL),
    "screening list": (on_an_imported_list, ALL),
    "screening age": (lists_too_old, ALL),
    "lead": (changed(Lead, last_call_id=uuid4()), ALL),
    "lead called": (the_lead_calls, ALL),
    # A resend is the dial that was counted already.
    "lead day": (called_often_today, {FIRST, REDIAL}),
    "lead fortnight": (called_often_lately, {FIRST, REDIAL}),
    # A first dial was admitted before the ceiling was reached, with its hold below it.
    "automatic pause": (changed(Customer, closed_until=IN_AN_HOUR, closed_why="the ceiling is reached"), {REDIAL}),
    gate.LOOKUP: (looked_up_nowhere, ALL),
    "second": (changed(Workspace, dials=[IN_AN_HOUR] * 5), ALL),
    "line": (somebody_waits, {FIRST, REDIAL}),
    gate.QUOTAS: (used_up, {REDIAL}),
}


def test_every_condition_has_its_rows() -> None:
    assert list(BROKEN) == [*(one.name for one in gate.CONDITIONS), gate.QUOTAS]


@pytest.mark.parametrize("kind", [FIRST, REDIAL, RESEND])
@pytest.mark.parametrize("condition", BROKEN)
async def test_the_gate(condition: str, kind: str) -> None:
    breaks, forbids = BROKEN[condition]
    here = await scene(kind)
    # The rules are those of the decision: whatever is changed after it was made must be seen by the gate itself.
    decision = await here.decision()
    await breaks(here)
    if condition == "decision":
        decision = replace(decision, at=decision.at - gate.DECISION_TTL - timedelta(seconds=1))
        decision = replace(decision, clock=decision.at)
    if condition == "clock":
        decision = replace(decision, clock=decision.clock + timedelta(seconds=6))
    before = await snapshot()

    if kind in forbids:
        with pytest.raises(Forbidden) as shut:
            await here.send(decision)
        assert shut.value.condition == condition
        assert await snapshot() == before, "nothing is written"
    else:
        await here.send(decision)
        assert await snapshot() != before


@pytest.mark.parametrize("kind", [FIRST, REDIAL, RESEND])
async def test_nothing_in_the_way(kind: str) -> None:
    here = await scene(kind)

    await here.send(await here.decision())

    attempt = await Attempt.get(id=here.attempt.id)
    assert attempt.resends == (1 if kind == RESEND else 0)
    assert attempt.lease_until is not None
    assert attempt.max_seconds is not None


async def test_a_call_that_passes_is_committed_before_its_number_is_imported() -> None:
    here = await scene(FIRST)
    decision = await here.decision()
    outside = contextvars.copy_context()
    async with in_transaction() as passing:
        await passing.execute_query(gate.LOCK, [here.attempt.id])
        importing = asyncio.create_task(imported(here), context=outside)
        await eventually(somebody_waits_for_a_lock, "the import does not wait for the call that passes")
    await importing

    with pytest.raises(Forbidden, match="own line"):
        await here.send(decision)


@pytest.mark.parametrize("by_customer", [True, False])
async def test_a_call_that_passes_is_committed_before_its_number_is_listed(by_customer: bool) -> None:
    here = await scene(FIRST)
    decision = await here.decision()
    outside = contextvars.copy_context()
    async with in_transaction() as passing:
        await passing.execute_query(gate.LOCK, [here.attempt.id])
        listing = asyncio.create_task(listed(here, by_customer=by_customer), context=outside)
        await eventually(somebody_waits_for_a_lock, "the listing does not wait for the call that passes")
    await listing

    with pytest.raises(Forbidden, match="do-not-call"):
        await here.send(decision)


async def test_the_bill_of_an_earlier_attempt_and_the_next_dial_wait_for_each_other_in_one_order() -> None:
    here = await scene(REDIAL)
    now = datetime.now(UTC)
    earlier = attempt_on(here.caller, here.attempt.call_id, now, now)
    earlier.state = State.ENDED
    async with in_transaction() as tx:
        await earlier.save(using_db=tx)
        await ledger.hold(tx, earlier.payer_id, earlier.id, earlier.hold)
    decision = await here.decision()
    of_the_dial, of_the_bill = contextvars.copy_context(), contextvars.copy_context()

    async with in_transaction() as busy:
        await busy.execute_query("SELECT FROM accounts FOR NO KEY UPDATE")
        dial = asyncio.create_task(here.send(decision), context=of_the_dial)
        await eventually(somebody_waits_for_a_lock, "the dial does not wait for the account")
        bill = asyncio.create_task(attempts.settle(earlier, 0, 0, None, now), context=of_the_bill)
        await eventually(lambda: somebody_waits_for_a_lock(2), "the bill waits for nothing")

    await dial
    assert await bill


async def test_a_key_that_the_provider_may_have_forgotten_is_not_sent_again() -> None:
    here = await scene(RESEND)
    await Attempt.all().update(dialed_at=datetime.now(UTC) - timedelta(hours=1))

    with pytest.raises(Forbidden, match="state"):
        await here.send(await here.decision())


async def test_three_resends_are_the_most() -> None:
    here = await scene(RESEND)
    for _ in range(gate.MAX_RESENDS):
        await here.send(await here.decision())
        await lost(here.attempt)

    with pytest.raises(Forbidden, match="state"):
        await here.send(await here.decision())


async def test_an_account_that_cannot_pay_the_shortest_call_dials_nobody() -> None:
    here = await scene(FIRST, credits=30_000)
    # As an older version wrote them.
    await Attempt.all().update(hold=500)
    before = await Attempt.get(id=here.attempt.id)
    await Account.all().update(available=0)

    with pytest.raises(Forbidden, match=gate.CREDITS):
        await here.send(await here.decision())

    assert await Attempt.get(id=here.attempt.id) == before


async def test_the_hold_is_the_most_that_the_call_can_cost() -> None:
    here = await scene(FIRST, talk_seconds=600)

    await here.send(await here.decision())

    attempt, account = await Attempt.get(id=here.attempt.id), await Account.get(customer_id=here.caller.payer_id)
    assert (attempt.max_seconds, attempt.hold, account.held) == (600, 10_000, 10_000)
