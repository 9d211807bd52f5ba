"""Whatever else leads to a call passes the same gate: what is sent again, looked for, tried again or taken over."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from tortoise import connections
from tortoise.transactions import in_transaction

from app.domain.calls import do_not_call, gate, stuck_calls
from app.domain.calls.calls import Attempt, State
from app.domain.calls.do_not_call import Source
from app.domain.calls.leads import Lead
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.jobs.calls.place_call import place_call
from app.sandbox.retell.outcomes import OUTCOMES
from tests.house import House
from tests.journeys.test_wider_hours import closed_now_in

CREATE, LIST = "POST /retell/v2/create-phone-call", "POST /retell/v3/list-calls"
LEAD = "+14155550101"
FIRST_LOOK = """
SELECT a.next_look_at, q.execute_after FROM attempts a
JOIN pgqueuer q ON q.entrypoint = 'confirm_call' AND position(a.id::text IN convert_from(q.payload, 'UTF8')) > 0
"""
LOOK_JOBS = "SELECT count(*) AS jobs FROM pgqueuer WHERE entrypoint = 'confirm_call'"


async def lost_dial(house: House, to: str = LEAD) -> str:
    """A dial of which no answer came, and that never reached the provider; some minutes ago."""
    house.fault(CREATE, "drop_before", times=1)
    call_id = str((await house.ask(to)).json()["call_id"])
    await house.call_in("unconfirmed", call_id)
    await house.age(call_id, timedelta(minutes=6))
    return call_id


def posts(house: House) -> int:
    """How many requests for a phone call have arrived at the provider."""
    return sum("create-phone-call" in request.path for request in house.world.voice.requests)


async def list_for_agency(house: House) -> None:
    async with in_transaction() as tx:
        await do_not_call.add(
            tx, house.seeded.agency.id, None, [LEAD], "wrote to us", Source.PERSON, "Alex", datetime.now(UTC)
        )


FORBIDDEN: dict[str, Callable[[House], Awaitable[object]]] = {
    "the sub-account lists the number": lambda house: house.do_not_call(LEAD, "asked by e-mail"),
    "the agency lists the number": list_for_agency,
    "the agency is paused": lambda house: house.pause("agency"),
    "the sub-account is paused": lambda house: house.pause("customer"),
    "the number is paused": lambda house: house.pause("number"),
    "Outbound is off": lambda house: house.switch_outbound(on=False),
    "the hours are over": lambda _: Customer.all().update(policy=closed_now_in("America/Los_Angeles")),
    "the country is not allowed any more": lambda _: PhoneNumber.all().update(countries=["GB"]),
    "the app was uninstalled": lambda _: Installation.all().update(status="uninstalled"),
    "the number was taken away": lambda _: PhoneNumber.all().update(customer_id=None),
    "the provider has lost the number": lambda _: PhoneNumber.all().update(gone_at=datetime.now(UTC)),
    "the key is rejected": lambda _: Workspace.all().update(status="dead_key"),
}


@pytest.mark.parametrize("forbid", FORBIDDEN.values(), ids=FORBIDDEN.keys())
async def test_a_lost_dial_is_not_sent_again_once_it_is_forbidden(
    house: House, forbid: Callable[[House], Awaitable[object]]
) -> None:
    call_id = await lost_dial(house)
    await forbid(house)

    await house.look_now(call_id)

    assert house.accepted == []
    assert (await house.attempt(call_id)).resends == 0


async def test_what_was_forbidden_is_looked_for_until_it_is_known_that_nobody_was_called(house: House) -> None:
    call_id = await lost_dial(house)
    await house.do_not_call(LEAD, "asked by e-mail")
    for _ in range(3):
        await house.look_now(call_id)
    await house.age(call_id, timedelta(minutes=10))
    await house.look_now(call_id)

    call = await house.call(call_id)
    assert (call.state, call.reason_code, house.accepted) == ("failed", "NOT_PLACED", [])
    assert (await house.account()).held == 0


async def test_the_first_look_does_not_come_before_it_is_due(house: House) -> None:
    """A look that comes too soon is none, and the next one would be the sweep's, after a minute."""
    house.fault(CREATE, "drop_before", times=1)
    call_id = (await house.ask(LEAD)).json()["call_id"]
    await house.call_in("unconfirmed", call_id)

    [look] = await connections.get("default").execute_query_dict(FIRST_LOOK)

    assert look["execute_after"] >= look["next_look_at"]


async def test_looks_at_the_same_time_send_it_again_once(house: House) -> None:
    call_id = await lost_dial(house)
    before = posts(house)

    await asyncio.gather(*(house.look_now(call_id) for _ in range(3)))

    assert posts(house) == before + 1
    assert (await house.attempt(call_id)).resends == 1
    assert len(house.accepted) == 1


async def test_a_refused_dial_leaves_the_guard_of_an_earlier_one(house: House) -> None:
    house.world.voice.next_outcomes = [OUTCOMES["03"]]
    first_id = (await house.ask()).json()["call_id"]
    await house.settled(first_id)
    # The guard of the first dial is long over when the second is asked for, but not its own.
    await Lead.all().update(guarded_until=datetime.now(UTC) - timedelta(seconds=1))
    [dial] = (await Lead.get(to_number=LEAD)).dialed_at
    house.fault(CREATE, "status", status=422, times=1)
    refused = await house.ask()
    assert refused.json()["error_code"] == "CALL_REJECTED"

    lead = await Lead.get(to_number=LEAD)
    assert lead.dialed_at == [dial], "the first dial still counts"
    assert lead.guarded_until is not None
    assert lead.guarded_until > datetime.now(UTC), "and guards its lead for as long as it would have"
    assert (await house.ask()).json()["error_code"] == "DUPLICATE_CALL"


async def test_a_dial_that_is_not_in_the_list_still_guards_its_lead(house: House) -> None:
    call_id = await lost_dial(house)
    house.fault(CREATE, "drop_before")
    for _ in range(3):
        await house.look_now(call_id)
    await Attempt.all().update(dialed_at=datetime.now(UTC) - timedelta(minutes=11))
    await house.look_now(call_id)

    assert (await house.call(call_id)).state == "failed"
    lead = await Lead.get(to_number=LEAD)
    assert len(lead.dialed_at) == 1, "the list may only be late"


async def test_thirty_sweeps_leave_one_look_to_come(house: House) -> None:
    house.fault(CREATE, "drop_before")
    house.fault(LIST, "status", status=500)
    call_id = await lost_dial(house)

    await Attempt.all().update(next_look_at=datetime.now(UTC) - timedelta(hours=1))
    for _ in range(30):
        await Attempt.all().update(swept_at=None)
        await stuck_calls.sweep()
        await house.quiet()

    [row] = await connections.get("default").execute_query_dict(LOOK_JOBS)
    assert row["jobs"] <= 2, "each sweep has begun a chain of looks of its own"
    assert (await house.call(call_id)).state == "unconfirmed"


async def test_a_call_that_was_asked_for_later_is_not_dialed_by_a_job_that_comes_early(house: House) -> None:
    in_two_hours = datetime.now(UTC) + timedelta(hours=2)
    call_id = (await house.ask(not_before=in_two_hours.isoformat())).json()["call_id"]
    attempt = await house.attempt(call_id)

    await place_call(house.clients, house.settings, str(attempt.id))

    assert ((await house.call(call_id)).state, house.accepted) == ("queued", [])


async def test_a_dialer_that_lives_is_left_alone_by_a_second_job(house: House) -> None:
    in_two_hours = datetime.now(UTC) + timedelta(hours=2)
    call_id = (await house.ask(not_before=in_two_hours.isoformat())).json()["call_id"]
    attempt = await house.attempt(call_id)
    now = datetime.now(UTC)
    await Attempt.all().update(state=State.DIALING, dialed_at=now, lease_until=now + gate.LEASE, earliest_at=None)

    await place_call(house.clients, house.settings, str(attempt.id))
    assert (await house.attempt(call_id)).state == "dialing"

    await Attempt.all().update(lease_until=now - timedelta(seconds=1))
    await place_call(house.clients, house.settings, str(attempt.id))
    assert (await house.attempt(call_id)).state == "unconfirmed"


async def test_a_second_call_that_cannot_be_stopped_any_more_does_not_keep_the_first_from_being_ours(
    house: House,
) -> None:
    house.fault(CREATE, "drop_after", times=1)
    house.fault("WEBHOOK /retell", "lose_webhooks")
    house.fault("POST /retell/v2/stop-call", "status", status=400)
    call_id = (await house.ask(headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.call_in("unconfirmed", call_id)
    voice = await house.clients.voice(house.seeded.workspace.id)
    first = house.accepted[0]
    twin = {
        "from_number": first.from_number, "to_number": LEAD, "idempotency_key": "another",
        "metadata": first.metadata, "override_agent_id": (await house.call(call_id)).agent_id,
    }  # fmt: skip
    await voice.create_phone_call(twin, timeout=5)

    await house.look_now(call_id)

    assert (await house.attempt(call_id)).provider_call_id == first.call_id
