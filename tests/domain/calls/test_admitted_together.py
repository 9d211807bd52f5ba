"""Requests of one account that come at the same time go to the database as one statement, and fare as one by one."""

import asyncio
import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tortoise import connections
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app.domain.calls import admission
from app.domain.calls.calls import Attempt, Call
from app.domain.calls.do_not_call import DoNotCallEntry
from app.domain.calls.leads import Lead
from app.domain.calls.placing import attempt_on
from app.domain.calls.quotas import UsageDay
from app.domain.credits import ledger
from app.domain.credits.ledger import Account, LedgerEntry
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import CallingNumber, PhoneNumber, calling_number
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.errors import Refusal
from tests.house import minute_lasts

NOW = datetime(2026, 11, 18, 17, 30, tzinfo=UTC)
HOLD = 30_000
LEADS = tuple(f"+141555501{last:02}" for last in range(23))
OPEN, GUARDED, LISTED = LEADS[20:]
TURNS = """
SELECT a.customer_id FROM pgqueuer q
JOIN attempts a ON a.id::text = convert_from(q.payload, 'UTF8')::json ->> 'attempt_id'
ORDER BY q.priority DESC, q.id
"""
Asked = list[tuple[str, int, str | None]]


@dataclass(frozen=True)
class Room:
    """What an account has room for; None: as much as anybody asks for."""

    calls_per_minute: int | None = None
    calls_per_day: int | None = None
    number_calls_per_minute: int | None = None
    number_calls_per_day: int | None = None
    calls_for_its_ceiling: int | None = None
    calls_for_its_credits: int = 20

    @property
    def calls(self) -> int:
        """How many calls may be admitted."""
        caps = (self.calls_per_minute, self.calls_per_day, self.calls_for_its_ceiling, self.calls_for_its_credits)
        return min(cap for cap in caps if cap is not None)

    @property
    def calls_of_a_number(self) -> int:
        """How many of them from one number."""
        caps = (self.number_calls_per_minute, self.number_calls_per_day, self.calls)
        return min(cap for cap in caps if cap is not None)


@dataclass(frozen=True)
class Shop:
    """A customer with two numbers. Three of its leads are closed: one is being called, one was, one is listed."""

    customer: Customer
    lines: list[CallingNumber]

    @classmethod
    async def open(cls, room: Room) -> "Shop":
        """Write it."""
        agency = await Agency.create(company_id=uuid4().hex, name="Bright Agency")
        workspace = await Workspace.create(agency_id=agency.id, name="Voice")
        ceiling = None if room.calls_for_its_ceiling is None else HOLD * room.calls_for_its_ceiling
        customer = await Customer.create(
            agency_id=agency.id, name="Sunrise Dental", without_crm=True, calls_per_minute=room.calls_per_minute,
            calls_per_day=room.calls_per_day, spend_per_day=ceiling, timezone="America/Los_Angeles",
        )  # fmt: skip
        async with in_transaction() as tx:
            await ledger.grant(tx, customer.id, HOLD * room.calls_for_its_credits, "Top-up")
        lines = []
        for _ in range(2):
            number = await PhoneNumber.create(
                workspace_id=workspace.id, customer_id=customer.id, e164=f"+1{uuid4().int % 10**10:010}",
                calls_per_minute=room.number_calls_per_minute, calls_per_day=room.number_calls_per_day,
            )  # fmt: skip
            await AgentAssignment.create(number_id=number.id, agent_id="agent", outbound=True)
            caller = await calling_number(number.id)
            assert caller is not None
            lines.append(caller)
        for to, closed in (
            (OPEN, {"open": True}),
            (GUARDED, {"open": False, "guarded_until": NOW + timedelta(hours=1)}),
        ):
            await Lead.create(customer_id=customer.id, to_number=to, last_call_id=uuid4(), **closed)
        await DoNotCallEntry.create(
            agency_id=agency.id, customer_id=customer.id, list_id=customer.id, e164=LISTED, why="", source="person",
            created_by="Ann", created_at=NOW,
        )  # fmt: skip
        return cls(customer, lines)

    async def ask(self, to: str, number: int, request_key: str | None) -> str:
        """Promise a call; how that went."""
        caller = self.lines[number]
        call = Call(
            id=uuid4(), customer_id=caller.customer_id, number_id=caller.number_id, source="api",
            from_number=caller.e164,
            to_number=to, agent_id="agent", requested_at=NOW, not_before=NOW, request_key=request_key,
        )  # fmt: skip
        try:
            await admission.admit(call, attempt_on(caller, call.id, NOW, NOW), caller, NOW)
        except Refusal as refusal:
            return refusal.code
        except IntegrityError:
            return "request key taken"
        return "admitted"

    async def books(self) -> dict[str, Any]:
        """What is written afterwards, without ids."""
        numbers = [caller.number_id for caller in self.lines]
        account = await Account.get(customer_id=self.customer.id)
        entries = await LedgerEntry.filter(customer_id=self.customer.id).order_by("version")
        calls = await Call.filter(customer_id=self.customer.id).order_by("to_number")
        jobs = await connections.get("default").execute_query_dict(JOBS, [self.customer.id])
        return {
            "account": (account.available, account.held, account.spent, account.version),
            "entries": [(entry.version, entry.verb, entry.amount, entry.available_after) for entry in entries],
            "calls": [(call.to_number, numbers.index(call.number_id), call.request_key) for call in calls],
            "attempts": [await Attempt.filter(call_id=call.id).values_list("hold") for call in calls],
            "jobs": [dict(job) for job in jobs],
            "leads": await Lead.filter(customer_id=self.customer.id)
            .order_by("to_number")
            .values_list("to_number", "open"),
            "used": [
                await UsageDay.filter(subject_id=subject).values_list("calls", "minute_calls", "held")
                for subject in (self.customer.id, *numbers)
            ],
        }


READ = "SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE relname IN ('calls', 'attempts', 'leads')"
JOBS = """
SELECT entrypoint, execute_after <= now() AS due FROM pgqueuer
WHERE payload IN (
    SELECT convert_to('{"attempt_id": "' || id || '"}', 'UTF8') FROM attempts WHERE customer_id = $1
)
"""


CAPS = st.one_of(st.none(), st.none(), st.integers(0, 6))
ROOMS = st.builds(Room, CAPS, CAPS, CAPS, CAPS, CAPS, st.integers(0, 12))
ASKED = st.lists(
    st.tuples(st.sampled_from(LEADS), st.integers(0, 1), st.none() | st.sampled_from("ab")), min_size=2, max_size=8
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(room=ROOMS, asked=ASKED)
@example(Room(), [(LEADS[0], 0, None), (LEADS[1], 1, "a"), (LEADS[2], 0, None)])
@example(Room(), [(LEADS[0], 0, None), (OPEN, 0, None)])
@example(Room(), [(LISTED, 0, None), (LEADS[0], 0, None), (GUARDED, 1, None)])
@example(Room(), [(LEADS[0], 0, None), (LEADS[0], 1, None), (LEADS[1], 0, None)])
@example(Room(), [(LEADS[0], 0, "a"), (LEADS[1], 0, "a")])
@example(Room(number_calls_per_day=1), [(LEADS[0], 0, None), (LEADS[1], 0, None), (LEADS[2], 1, None)])
@example(Room(calls_per_minute=1), [(LEADS[0], 0, None), (LEADS[1], 1, None)])
@example(Room(calls_for_its_ceiling=1), [(LEADS[0], 0, None), (LEADS[1], 1, None)])
@example(Room(calls_for_its_credits=1), [(LEADS[0], 0, None), (LEADS[1], 1, None)])
def test_together_they_fare_as_one_by_one(runner: asyncio.Runner, room: Room, asked: Asked) -> None:
    async def story() -> None:
        at_once, in_turn = await Shop.open(room), await Shop.open(room)
        if {room.calls_per_minute, room.number_calls_per_minute} != {None}:
            await minute_lasts(3)

        together = await asyncio.gather(*(at_once.ask(*call_request) for call_request in asked))
        one_by_one = [await in_turn.ask(*call_request) for call_request in asked]

        told_now = [await in_turn.ask(*call_request) for call_request in asked]
        for told, alone, now in zip(together, one_by_one, told_now, strict=True):
            # Of two reasons that both hold, those asked together may hear the other one: they read it a moment later.
            assert told == alone or ("admitted" not in (told, alone) and told == now)
        admitted = [number for (_, number, _), told in zip(asked, together, strict=True) if told == "admitted"]
        assert len(admitted) <= room.calls
        assert all(admitted.count(number) <= room.calls_of_a_number for number in admitted)
        assert await at_once.books() == await in_turn.books()
        assert await ledger.drifts() == []

    runner.run(story())


@pytest.mark.usefixtures("opened_database")
async def test_they_are_one_statement() -> None:
    shop = await Shop.open(Room())

    await asyncio.gather(*(shop.ask(f"+1415555020{last}", last % 2, None) for last in range(8)))

    [written] = await connections.get("default").execute_query_dict(
        "SELECT count(*) AS calls, count(DISTINCT xmin::text) AS transactions FROM calls"
    )
    assert written == {"calls": 8, "transactions": 1}


@pytest.mark.usefixtures("opened_database")
async def test_a_plan_made_while_there_was_none_reads_no_earlier_one() -> None:
    shop, pool = await Shop.open(Room(calls_for_its_credits=100)), connections.get("default")
    await pool.execute_script("ANALYZE")
    await pool.execute_query("SELECT pg_stat_force_next_flush()")
    before = await pool.execute_query_dict(READ)

    for last in range(50):
        assert await shop.ask(f"+141555502{last:02}", 0, None) == "admitted"

    await pool.execute_query("SELECT pg_stat_force_next_flush()")
    assert await pool.execute_query_dict(READ) == before


@pytest.mark.usefixtures("opened_database")
async def test_a_promise_stands_whatever_becomes_of_a_transaction_around_it() -> None:
    shop = await Shop.open(Room())

    with contextlib.suppress(Refusal):
        async with in_transaction():
            await shop.ask(LEADS[0], 0, None)
            raise Refusal("Something else went wrong.")

    assert await Call.filter(customer_id=shop.customer.id).count() == 1


@pytest.mark.usefixtures("opened_database")
async def test_customers_take_turns_however_many_calls_one_of_them_has_asked_for_first() -> None:
    busy, other = await Shop.open(Room()), await Shop.open(Room())
    for lead in LEADS[:3]:
        await busy.ask(lead, 0, None)
    await asyncio.gather(*(busy.ask(lead, 1, None) for lead in LEADS[3:6]))
    await other.ask(LEADS[0], 0, None)

    turns = await connections.get("default").execute_query_dict(TURNS)

    of_other = [turn["customer_id"] == other.customer.id for turn in turns]
    assert of_other.index(True) <= 1, "behind all that was asked for earlier"
    assert len(of_other) == 7
