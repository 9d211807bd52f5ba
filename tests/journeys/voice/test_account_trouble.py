"""An account that cannot call: its leads wait, one is tried now and then, and all go on when it works again."""

import asyncio
import contextvars
from datetime import UTC, datetime, timedelta

import pytest
from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from app.clients import voice_accounts
from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.calls import pacing
from app.domain.calls.calls import Attempt, Call, State
from app.domain.telephony import account_troubles
from app.domain.telephony.workspaces import Workspace
from app.sandbox.retell.manners import Manners
from app.sandbox.retell.outcomes import OUTCOMES, Outcome
from tests.house import House, eventually, somebody_waits_for_a_lock
from tests.settings_page import seated

# Calls at once that the account allows: no more may be on their way when the first one fails.
IN_FLIGHT = 20
TROUBLES = [
    "402", "no_valid_payment", "credit_exhausted", "budget_reached", "telephony_provider_permission_denied",
]  # fmt: skip


async def account(house: House) -> Workspace:
    return await Workspace.get(id=house.seeded.workspace.id)


def suffer(house: House, trouble: str) -> None:
    """From now on the account cannot call, or can again without a trouble."""
    house.world.voice.workspaces[0].manners = Manners(account_trouble=trouble)


def dials(house: House) -> int:
    return sum(request.path.endswith("create-phone-call") for request in house.world.voice.requests)


async def ask(house: House, lead: int) -> str:
    answer = await house.ask(f"+1415555{lead:04}", headers={"Prefer": "respond-async"})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["call_id"])


async def ask_by_step(house: House, lead: int) -> None:
    """As a workflow, which asks as often as it likes."""
    extras = {"locationId": house.tenant.location_id, "contactId": f"c{lead}"}
    body = {"data": {"phone": f"+1415{500 + lead}0101"}, "extras": extras}
    answer = await house.http.post(
        "/workflow/actions/place-call", json=body, headers={"X-Action-Secret": DEMO_ACTION_SECRET}
    )
    assert answer.json()["status"] == "queued", answer.text


async def all_wait(leads: int) -> None:
    async def waiting() -> bool:
        return await Call.filter(state="queued", reason_code="ACCOUNT_PROBLEM").count() == leads

    await eventually(waiting, "not all leads wait for the account", patience=120)
    # A call that was taken and then not dialed waits a moment before its account is known not to work.
    await eventually(account_is_known, "nothing is known of the account")


async def account_is_known() -> bool:
    return await Workspace.filter(trouble_at__isnull=False).exists()


async def all_ended(leads: int) -> None:
    async def ended() -> bool:
        return await Call.filter(state="ended").count() == leads

    await eventually(ended, "not all leads were called", patience=300)


@pytest.mark.parametrize(("trouble", "leads"), [("402", 100), ("no_valid_payment", 15)])
async def test_all_leads_wait_for_an_account_that_cannot_call(house: House, trouble: str, leads: int) -> None:
    limits = {"concurrency": IN_FLIGHT + 1, "reserve_inbound": 1}
    await Workspace.all().update(**limits)
    await house.give_credits(10_000)
    suffer(house, trouble)

    for lead in range(leads):
        await ask_by_step(house, lead)
    await all_wait(leads)

    assert 1 <= dials(house) <= IN_FLIGHT
    assert (await account(house)).trouble == "no_valid_payment"
    assert (await house.account()).held == sum([attempt.hold for attempt in await Attempt.filter(state="queued")])

    suffer(house, "")
    await voice_accounts.recheck(house.clients, await account(house), datetime.now(UTC))
    await all_ended(leads)

    talked = [call.to_number for call in house.accepted if call.disconnection_reason not in TROUBLES]
    assert len(talked) == len(set(talked)) == leads, "every lead was called, and once"
    assert await Call.filter(outcome="provider_error").count() == 0
    assert (await account(house)).trouble is None


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_whatever_keeps_the_account_from_calling_burns_no_lead(house: House, trouble: str) -> None:
    suffer(house, trouble)
    first = await ask(house, 199)
    await house.waits_because("ACCOUNT_PROBLEM", first)
    before = dials(house)
    second = await ask(house, 111)
    waiting = await house.waits_because("ACCOUNT_PROBLEM", second)
    await house.world.settled()
    await house.quiet()

    assert dials(house) == before, "the second was not dialed"
    assert "cannot place calls at the moment" in (waiting.reason or "")
    found = await account(house)
    assert found.trouble == ("no_valid_payment" if trouble == "402" else trouble)
    assert found.health == "trouble"


async def test_one_lead_at_most_is_tried_while_it_does_not_work(house: House) -> None:
    suffer(house, "402")
    calls = [await ask(house, lead) for lead in (199, 111, 133)]
    await all_wait(3)
    before = dials(house)
    await Workspace.all().update(probe_at=datetime.now(UTC) - timedelta(seconds=1))

    for call_id in calls:
        await house.place_now(call_id)

    assert dials(house) == before + 1
    await all_wait(3)


async def test_a_probe_that_is_put_through_lets_all_go_on_by_itself(house: House) -> None:
    suffer(house, "credit_exhausted")
    calls = [await ask(house, lead) for lead in (199, 111, 133)]
    await all_wait(3)
    suffer(house, "")
    await Workspace.all().update(probe_at=datetime.now(UTC) - timedelta(seconds=1))

    await house.place_now(calls[1])

    await all_ended(3)


@pytest.mark.parametrize("nothing", ["no line free", "error_retell", "concurrency_limit_reached"])
async def test_a_try_that_says_nothing_of_the_account_is_followed_by_the_next(house: House, nothing: str) -> None:
    suffer(house, "402")
    calls = [await ask(house, lead) for lead in (199, 111, 133)]
    await all_wait(3)
    await house.quiet()
    suffer(house, "")
    if nothing == "no line free":
        house.fault("POST /retell/v2/create-phone-call", "status", status=429, headers={"Retry-After": "60"}, times=1)
    else:
        house.world.voice.next_outcomes = [Outcome(nothing, "error", 1.0, 0.0)]
    await Workspace.all().update(probe_at=datetime.now(UTC) - timedelta(seconds=1))

    await house.place_now(calls[0])

    async def may_be_tried() -> bool:
        now = datetime.now(UTC)
        return await Workspace.filter(Q(probe_at__lte=now) | Q(probe_at=None), id=house.seeded.workspace.id).exists()

    await eventually(may_be_tried, "the next lead has to wait for minutes", patience=60)
    await house.place_now(calls[1])
    await house.call_in("ended", calls[1])


async def test_a_lead_that_is_looked_at_while_the_account_recovers_is_called_at_once(house: House) -> None:
    suffer(house, "402")
    call_id = await ask(house, 111)
    await all_wait(1)
    await house.quiet()
    suffer(house, "")
    outside = contextvars.copy_context()

    async def look_and_recover() -> None:
        await pacing.resume(house.seeded.workspace.id)
        await eventually(somebody_waits_for_a_lock, "nobody looks at the lead")
        await Workspace.all().update(trouble=None, trouble_at=None, probe_at=None)
        await pacing.resume(house.seeded.workspace.id)

    async with in_transaction() as elsewhere:
        await elsewhere.execute_query("SELECT FROM attempts WHERE call_id = $1 FOR UPDATE", [call_id])
        await asyncio.create_task(look_and_recover(), context=outside)

    await house.quiet()
    assert (await house.call(call_id)).state is not State.QUEUED, "it waits although nothing is wrong any more"


async def test_a_no_of_before_the_recovery_stops_nobody(house: House) -> None:
    suffer(house, "402")
    call_id = await ask(house, 111)
    await all_wait(1)
    await house.quiet()
    dialed = datetime.now(UTC) - timedelta(minutes=2)
    recovered = {"trouble": None, "trouble_at": None, "probe_at": None, "recovered_at": dialed + timedelta(minutes=1)}
    await Workspace.all().update(**recovered)
    number_id = (await house.call(call_id)).number_id

    noted = await account_troubles.note(house.seeded.workspace.id, number_id, "no_valid_payment", dialed)

    assert not noted
    assert (await account(house)).trouble is None


async def test_one_more_no_puts_the_next_try_off_no_further(house: House) -> None:
    suffer(house, "402")
    first = await ask(house, 111)
    await all_wait(1)
    soon = datetime.now(UTC) + timedelta(minutes=1)
    await Workspace.all().update(probe_at=soon)
    number_id = (await house.call(first)).number_id

    await account_troubles.note(house.seeded.workspace.id, number_id, "no_valid_payment", datetime.now(UTC))

    assert (await account(house)).probe_at == soon


async def test_a_call_of_before_does_not_say_that_it_works_again(house: House) -> None:
    house.world.voice.next_outcomes = [OUTCOMES["12"]]
    talking = await ask(house, 112)
    await house.call_in("placed", talking)
    suffer(house, "402")
    waiting = await ask(house, 111)
    await house.waits_because("ACCOUNT_PROBLEM", waiting)

    house.accepted[0].stopped.set()
    await house.call_in("ended", talking)
    await house.quiet()

    assert (await account(house)).trouble == "no_valid_payment"
    assert (await house.call(waiting)).state == "queued"


async def test_credits_that_end_in_the_middle_of_a_talk_are_no_reason_to_call_again(house: House) -> None:
    house.world.voice.next_outcomes = [Outcome("credit_exhausted", "error", 2.0, 6.0, OUTCOMES["01"].script)]
    call_id = await ask(house, 111)

    await house.call_in("ended", call_id)
    await house.settled(call_id)

    assert (await account(house)).trouble == "credit_exhausted"
    assert await Attempt.filter(call_id=call_id).count() == 1


async def test_a_lead_that_waits_too_long_is_given_up(house: House) -> None:
    suffer(house, "402")
    call_id = await ask(house, 111)
    await house.waits_because("ACCOUNT_PROBLEM", call_id)
    await house.age(call_id, timedelta(minutes=61))

    await house.place_now(call_id)

    call = await house.call(call_id)
    assert (call.state, call.reason_code) == (State.FAILED, "STALE")


async def test_the_page_says_what_the_account_needs(house: House) -> None:
    suffer(house, "budget_reached")
    await house.waits_because("ACCOUNT_PROBLEM", await ask(house, 111))
    agency, sub = await seated(house, "agency"), await seated(house)

    for path in ("/embed/numbers", f"/embed/numbers/accounts/{house.seeded.workspace.id}"):
        page = (await agency.get(path)).text
        assert "has reached its budget. Raise it there" in page
        assert "Cannot call" in page
    assert "Cannot call" in (await sub.get("/embed/numbers")).text
    assert "budget" not in (await sub.get("/embed/numbers")).text, "that is between the agency and its provider"
