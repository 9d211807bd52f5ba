"""Whatever the tariff, the ceiling and the agent: calls at the same time never cost more than was there."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tortoise.transactions import in_transaction

from app.domain.calls import admission, attempts, gate
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.gate import Decision, Forbidden
from app.domain.calls.placing import attempt_on
from app.domain.calls.quotas import UsageDay
from app.domain.credits import ledger
from app.domain.credits.ledger import CREDIT, Account
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import CallingNumber, PhoneNumber, calling_number
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.errors import Refusal
from app.outcomes import Outcome


@dataclass(frozen=True)
class Terms:
    """What a customer has, and what it pays; amounts are in 1/1000 credit."""

    granted: int
    price_per_minute: int
    increment_seconds: int = 1
    minimum_seconds: int = 0
    hold_minutes: int = 3
    ceiling: int | None = None
    agent_seconds: int | None = None


TERMS = st.builds(
    Terms,
    granted=st.integers(0, 600 * CREDIT),
    price_per_minute=st.integers(0, 20 * CREDIT),
    increment_seconds=st.sampled_from([1, 6, 30, 60, 3600]),
    minimum_seconds=st.sampled_from([0, 1, 60, 90, 600]),
    hold_minutes=st.integers(1, 60),
    ceiling=st.none() | st.integers(0, 100 * CREDIT),
    agent_seconds=st.none() | st.integers(60, 7200),
)
# For each call how much of its longest time it lasts, in percent: nobody talks longer than the limit that was sent.
TALKS = st.lists(st.integers(0, 100), min_size=1, max_size=10)


async def open_shop(terms: Terms) -> CallingNumber:
    """A number of a customer on these terms."""
    agency = await Agency.create(company_id=uuid4().hex, name="Bright Agency")
    workspace = await Workspace.create(
        agency_id=agency.id, name="Voice", calls_per_second=1_000, concurrency=1_000, reserve_inbound=0
    )
    customer = await Customer.create(
        agency_id=agency.id, name="Sunrise Dental", without_crm=True, calls_per_minute=None, calls_per_day=None,
        price_per_minute=terms.price_per_minute, increment_seconds=terms.increment_seconds,
        minimum_seconds=terms.minimum_seconds, hold_minutes=terms.hold_minutes, spend_per_day=terms.ceiling,
    )  # fmt: skip
    number = await PhoneNumber.create(
        workspace_id=workspace.id, customer_id=customer.id, e164=f"+1{uuid4().int % 10**10:010}"
    )
    await AgentAssignment.create(
        number_id=number.id, agent_id="agent", outbound=True, max_call_seconds=terms.agent_seconds
    )
    async with in_transaction() as tx:
        await ledger.grant(tx, customer.id, terms.granted, "Top-up")
    caller = await calling_number(number.id)
    assert caller is not None
    return caller


async def call_once(caller: CallingNumber, lead: str, talks: int) -> None:
    """From the request to the bill, as far as its credits reach."""
    now = datetime.now(UTC)
    call = Call(
        id=uuid4(), customer_id=caller.customer_id, number_id=caller.number_id, source="api", from_number=caller.e164,
        to_number=lead, agent_id="agent", requested_at=now, not_before=now,
    )  # fmt: skip
    attempt = attempt_on(caller, call.id, now, now)
    try:
        await admission.admit(call, attempt, caller, now)
    except Refusal:
        return
    fresh = await calling_number(caller.number_id)
    assert fresh is not None
    try:
        await gate.pass_dial(attempt, Decision(fresh, fresh.read_at, fresh.policy), called_up=True)
    except Forbidden:
        return
    await within(caller.payer_id)
    assert attempt.max_seconds is not None
    await attempts.mark_placed(attempt, f"call_{attempt.id}", None, now)
    dialed = await Attempt.get(id=attempt.id).select_related("call")
    assert dialed.charge_for(attempt.max_seconds) <= dialed.hold
    await attempts.end(dialed, dialed.call, attempts.Ending(Outcome.ANSWERED, "user_hangup", now), now)
    seconds = attempt.max_seconds * talks // 100
    await attempts.settle(dialed, seconds, dialed.charge_for(seconds), None, now)
    await within(caller.payer_id)


async def within(payer_id: UUID) -> None:
    """Nothing is spent or set aside that was not there."""
    account = await Account.get(customer_id=payer_id)
    assert account.available >= 0
    assert account.held >= 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(terms=TERMS, talks=TALKS)
@example(Terms(500 * CREDIT, 1 * CREDIT), [100] * 10)
@example(Terms(10_000 * CREDIT, 1 * CREDIT, ceiling=40 * CREDIT), [100] * 10)
@example(Terms(61 * CREDIT, 1 * CREDIT, agent_seconds=7200), [100])
@example(Terms(10_000 * CREDIT, 10 * CREDIT, increment_seconds=3600), [1] * 10)
@example(Terms(500 * CREDIT, 1 * CREDIT, minimum_seconds=600), [0, 1, 100])
def test_spent_and_held_are_never_more_than_was_granted(runner: asyncio.Runner, terms: Terms, talks: list[int]) -> None:
    async def story() -> None:
        caller = await open_shop(terms)

        leads = [f"+1415555{9000 + index}" for index in range(len(talks))]
        await asyncio.gather(*(call_once(caller, lead, part) for lead, part in zip(leads, talks, strict=True)))

        account = await Account.get(customer_id=caller.payer_id)
        assert account.spent + account.held <= terms.granted
        used = await UsageDay.get_or_none(subject_id=caller.customer_id)
        if used is not None and terms.ceiling is not None:
            assert used.spent + used.held <= terms.ceiling
        assert await ledger.drifts() == []

    runner.run(story())
