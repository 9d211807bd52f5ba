"""A lead calls while it is about to be dialed: whichever comes first, nothing is dialed after its call was recorded."""

import asyncio
import contextlib
import random
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.domain.callbacks import incoming
from app.domain.calls import admission, gate
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.gate import Decision, Forbidden
from app.domain.calls.leads import Lead
from app.domain.calls.placing import attempt_on
from app.domain.credits import ledger
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import CallingNumber, PhoneNumber, calling_number
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.errors import Refusal

pytestmark = pytest.mark.usefixtures("opened_database")
ROUNDS, BATCH_SIZE = 80, 8
FIRST, REDIAL, RESEND, ADMISSION = KINDS = ("first dial", "redial", "resend", "admission")
# At its commit, each dial notes whether the lead's call was there already.
WITNESS = (
    "CREATE TABLE seen_dials (kind text, too_late bool)",
    """CREATE FUNCTION note_dial() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO seen_dials SELECT NEW.state, EXISTS (
            SELECT FROM incoming_calls i JOIN calls k ON k.id = NEW.call_id
            WHERE i.customer_id = k.customer_id AND i.from_number = k.to_number);
        RETURN NULL; END $$""",
    """CREATE CONSTRAINT TRIGGER witness AFTER UPDATE ON attempts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
       WHEN (NEW.lease_until > now() AND OLD.lease_until IS DISTINCT FROM NEW.lease_until)
       EXECUTE FUNCTION note_dial()""",
)


async def line() -> CallingNumber:
    """A number that may call as often as it likes."""
    agency = await Agency.create(company_id=uuid4().hex, name="Bright Agency")
    workspace = await Workspace.create(agency_id=agency.id, name="Voice", calls_per_second=100_000, concurrency=100_000)
    customer = await Customer.create(
        agency_id=agency.id, name="Sunrise", price_per_minute=1_000, calls_per_minute=None, calls_per_day=None,
        spend_per_day=None,
    )  # fmt: skip
    await Installation.create(location_id=uuid4().hex, agency_id=agency.id, customer_id=customer.id, name="Sunrise")
    number = await PhoneNumber.create(workspace_id=workspace.id, customer_id=customer.id, e164="+14155550999")
    await AgentAssignment.create(number_id=number.id, agent_id="agent", outbound=True, max_call_seconds=60)
    async with in_transaction() as tx:
        await ledger.grant(tx, customer.id, 10**12, "Top-up")
    return await read(number.id)


async def read(number_id: UUID) -> CallingNumber:
    caller = await calling_number(number_id)
    assert caller is not None
    return caller


async def admitted(caller: CallingNumber, lead: str) -> Attempt:
    """A call to this lead is asked for, and due. Raises Refusal."""
    now = caller.read_at
    call = Call(
        id=uuid4(), customer_id=caller.customer_id, number_id=caller.number_id, source="api",
        from_number=caller.e164, to_number=lead, agent_id="agent", requested_at=now, not_before=now,
    )  # fmt: skip
    attempt = attempt_on(caller, call.id, now, now)
    await admission.admit(call, attempt, caller, now)
    return await Attempt.get(id=attempt.id)


async def dialed(caller: CallingNumber, attempt: Attempt, *, again: bool = False) -> None:
    """Pass the gate as the jobs do. Raises Forbidden."""
    now = await read(caller.number_id)
    if again:
        await gate.pass_resend(attempt, Decision(now, now.read_at, now.policy))
    else:
        await gate.pass_dial(attempt, Decision(now, now.read_at, now.policy), called_up=True)


async def interleaved(caller: CallingNumber, kind: str, lead: str, dice: random.Random) -> bool:
    """Dial the lead while it calls; True if it was dialed."""
    attempt = await admitted(caller, lead)
    if kind == REDIAL:
        await Call.filter(id=attempt.call_id).update(outcome="no_answer")
    elif kind == RESEND:
        await dialed(caller, attempt)
        lapsed = caller.read_at - timedelta(minutes=1)
        await Attempt.filter(id=attempt.id).update(state=State.UNCONFIRMED, dialed_at=lapsed, lease_until=lapsed)
    elif kind == ADMISSION:
        await Lead.filter(to_number=lead).update(open=False)
    # The dial has more to read before it comes to its gate.
    moments = [dice.uniform(0, 0.01), dice.uniform(0, 0.08)]

    async def dial() -> bool:
        await asyncio.sleep(moments[0])
        with contextlib.suppress(Forbidden, Refusal):
            its = await admitted(await read(caller.number_id), lead) if kind == ADMISSION else attempt
            await dialed(caller, its, again=kind == RESEND)
            return True
        return False

    async def call_in() -> None:
        await asyncio.sleep(moments[1])
        known = await incoming.record(caller.customer_id, caller.number_id, lead, caller.read_at)
        assert known is not None

    passed, _ = await asyncio.gather(dial(), call_in())
    return passed


async def test_nothing_is_dialed_after_the_leads_call_was_recorded() -> None:
    database, dice, caller = connections.get("default"), random.Random(20), await line()
    for statement in WITNESS:
        await database.execute_query(statement)
    passed = []

    for first in range(0, ROUNDS, BATCH_SIZE):
        caller = await read(caller.number_id)
        passed += await asyncio.gather(
            *(
                interleaved(caller, KINDS[one % len(KINDS)], f"+1628{5550000 + one}", dice)
                for one in range(first, first + BATCH_SIZE)
            )
        )

    [seen] = await database.execute_query_dict("SELECT count(*) AS dials, sum(too_late::int) AS late FROM seen_dials")
    assert seen["dials"] >= sum(passed) > 0, "some were dialed first, and the witness has seen them"
    assert sum(passed) < ROUNDS, "some leads called first"
    assert seen["late"] == 0
