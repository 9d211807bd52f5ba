"""Campaigns: who is on a list is called once, while it runs, behind others, and nobody after a stop."""

import asyncio
from contextvars import Context
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from tortoise.transactions import in_transaction

from app.domain.callbacks import incoming
from app.domain.calls.calls import Attempt, Call, State
from app.domain.campaigns import campaigns, turns
from app.domain.campaigns.campaigns import Campaign, CampaignContact, Listed, Place, Status
from app.domain.campaigns.progress import export, progress_of
from app.domain.credits.ledger import Account
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.customers import Customer
from app.errors import InvalidRequest
from tests.domain.calls.test_gate import FIRST, Scene, scene
from tests.house import eventually, somebody_waits_for_a_lock

ANY_HOUR = {"opens": 0, "closes": 1440, "days": list(range(7)), "legal_hours": False, "closed_on_holidays": False}
pytestmark = pytest.mark.usefixtures("opened_database")


async def place_for(**caps: int) -> Scene:
    """A customer that calls at any hour, with an account at the provider of so many slots."""
    here = await scene(FIRST)
    await Attempt.all().delete()
    await Call.all().delete()
    await Customer.all().update(policy=ANY_HOUR, calls_per_minute=None, calls_per_day=None)
    await Workspace.all().update(**({"concurrency": 20, "calls_per_second": 20, "reserve_inbound": 0} | caps))
    return here


async def campaign_of(here: Scene, name: str = "Spring", leads: int = 5, **terms: Any) -> Campaign:
    """A campaign with contacts +1 415 555 2000 and on."""
    campaign = await Campaign.create(
        customer_id=here.caller.customer_id, name=name, created_by="Ann", created_at=datetime.now(UTC), **terms
    )
    await campaigns.put(campaign, [Listed(f"+1415555{2000 + n}") for n in range(leads)], datetime.now(UTC))
    return campaign


async def turn(campaign: Campaign, *, later: timedelta = timedelta(0)) -> None:
    """Let the next turn come now."""
    now = datetime.now(UTC) + later
    await Campaign.filter(id=campaign.id, status=Status.RUNNING).update(next_turn_at=now)
    await turns.take_turn(campaign.id, now)


async def places(campaign: Campaign) -> dict[Place, int]:
    """How many contacts stand where; it always adds up to all of them."""
    return dict((await progress_of(campaign, datetime.now(UTC))).places)


async def test_nobody_is_called_before_the_start_and_everybody_once_after_it() -> None:
    campaign = await campaign_of(await place_for())
    await turn(campaign)
    assert await Call.all().count() == 0

    assert await campaigns.start(campaign, datetime.now(UTC))
    for _ in range(3):
        await turn(campaign)

    calls = await Call.filter(campaign_id=campaign.id)
    assert sorted(call.to_number for call in calls) == [f"+1415555{2000 + n}" for n in range(5)]
    assert await places(campaign) == {Place.CALLED: 5}
    await Call.all().update(state=State.ENDED, outcome="answered", charged=700)
    await turn(campaign)
    progress = await progress_of(campaign, datetime.now(UTC))
    assert (progress.finished, progress.outcomes, progress.charged) == (5, {"answered": 5}, 3500)
    assert (await Campaign.get(id=campaign.id)).status is Status.DONE
    lines = [line async for line in export(campaign.id)]
    assert len(lines) == 6
    assert lines[1].startswith("+14155552000,,done,")


async def test_a_turn_that_was_killed_before_it_noted_its_call_finds_that_call() -> None:
    campaign = await campaign_of(await place_for(), leads=1)
    await campaigns.start(campaign, datetime.now(UTC))
    await turn(campaign)
    [call] = await Call.all()
    await CampaignContact.all().update(place=Place.WAITING, call_id=None, called_at=None)

    await turn(campaign)

    assert await Call.all().count() == 1
    assert (await CampaignContact.get()).call_id == call.id


async def test_whoever_calls_by_itself_is_not_called_by_a_campaign_any_more() -> None:
    here = await place_for()
    campaign = await campaign_of(here, leads=2)
    await campaigns.start(campaign, datetime.now(UTC))

    await incoming.record(here.caller.customer_id, here.caller.number_id, "+14155552000", datetime.now(UTC))
    await turn(campaign)

    assert [call.to_number for call in await Call.all()] == ["+14155552001"]
    assert await places(campaign) == {Place.CALLED: 1, Place.REFUSED: 1}
    out = await CampaignContact.get(place=Place.REFUSED)
    assert (out.code, out.reason) == ("LEAD_CALLED", "The lead has called by itself, so it is not called any more.")


async def test_whoever_calls_while_the_campaign_asks_for_its_call_is_not_called() -> None:
    here = await place_for()
    campaign = await campaign_of(here, leads=1)
    await campaigns.start(campaign, datetime.now(UTC))
    whose, number = here.caller.customer_id, here.caller.number_id
    async with in_transaction() as tx:
        await tx.execute_query("SELECT 1 FROM accounts FOR UPDATE")
        asking = asyncio.create_task(turn(campaign), context=Context())
        await eventually(somebody_waits_for_a_lock, "the campaign asks for no call")
        calling = incoming.record(whose, number, "+14155552000", datetime.now(UTC))
        await asyncio.create_task(calling, context=Context())
    await asking

    call = await Call.get()
    assert (call.state, call.reason_code) == (State.CANCELED, "LEAD_CALLED")
    assert await places(campaign) == {Place.REFUSED: 1}


async def test_a_turn_that_overtakes_a_slow_one_leaves_its_call_alone() -> None:
    campaign = await campaign_of(await place_for(), leads=1)
    await campaigns.start(campaign, datetime.now(UTC))
    async with in_transaction() as tx:
        await tx.execute_query("SELECT 1 FROM accounts FOR UPDATE")
        slow = asyncio.create_task(turn(campaign), context=Context())
        await eventually(somebody_waits_for_a_lock, "the first turn asks for no call")
        second = asyncio.create_task(turn(campaign), context=Context())
        await asyncio.wait({second}, timeout=0.5)
    await asyncio.gather(slow, second)

    call = await Call.get()
    assert (call.state, call.canceled_at) == (State.QUEUED, None)
    assert (await CampaignContact.get()).call_id == call.id


async def test_a_stop_cancels_what_waits_and_the_rest_is_never_called() -> None:
    campaign = await campaign_of(await place_for(concurrency=4))
    held = (await Account.get()).held
    await campaigns.start(campaign, datetime.now(UTC))
    await turn(campaign)
    waiting = await Call.all().count()
    assert 0 < waiting < 5, "one slot stays free for others"

    assert await campaigns.end(campaign.id, Status.STOPPED, datetime.now(UTC))
    await turns.cancel_rest(campaign.id, datetime.now(UTC))
    await turn(campaign)

    assert await Call.filter(state=State.CANCELED).count() == waiting == await Call.all().count()
    assert await places(campaign) == {Place.DONE: waiting, Place.STOPPED: 5 - waiting}
    assert (await Account.get()).held == held
    with pytest.raises(InvalidRequest):
        await campaigns.put(campaign, [Listed("+14155553000")], datetime.now(UTC))
    assert not await campaigns.start(campaign, datetime.now(UTC))


async def test_a_contact_is_in_one_running_campaign() -> None:
    here = await place_for()
    first, second = await campaign_of(here, leads=3), await campaign_of(here, "Summer", leads=5)
    await campaigns.start(first, datetime.now(UTC))

    await campaigns.start(second, datetime.now(UTC))
    await campaigns.put(second, [Listed("+14155552000"), Listed("+14155552999")], datetime.now(UTC))

    assert await places(second) == {Place.ELSEWHERE: 3, Place.WAITING: 3}
    await turn(second)
    assert await Call.filter(campaign_id=second.id).count() == 3


async def test_a_campaign_stands_behind_whoever_waits_for_a_slot() -> None:
    here = await place_for(concurrency=3)
    campaign = await campaign_of(here)
    await campaigns.start(campaign, datetime.now(UTC))
    other = here.attempt.clone(pk=uuid4())
    call = Call(
        customer_id=here.caller.customer_id, number_id=here.caller.number_id, source="api", agent_id="agent",
        from_number=here.caller.e164, to_number="+14155550101", requested_at=datetime.now(UTC),
        not_before=datetime.now(UTC),
    )  # fmt: skip
    await call.save()
    other.call_id, other.paced_since = call.id, datetime.now(UTC)
    await other.save(force_create=True)

    await turn(campaign)

    assert await Call.filter(campaign_id=campaign.id).count() == 1, "of three slots one is kept, one is waited for"


async def test_what_all_wait_for_is_told_and_ends_by_itself() -> None:
    campaign = await campaign_of(await place_for())
    await Account.all().update(available=0)
    await campaigns.start(campaign, datetime.now(UTC))
    await turn(campaign)
    assert (await Campaign.get(id=campaign.id)).held_code == "INSUFFICIENT_CREDITS"

    await Account.all().update(available=10**9)
    await turn(campaign)

    assert (await Campaign.get(id=campaign.id)).held_code is None
    assert await places(campaign) == {Place.CALLED: 5}


async def test_the_pace_of_a_campaign_is_kept() -> None:
    campaign = await campaign_of(await place_for(), per_minute=2)
    await campaigns.start(campaign, datetime.now(UTC))

    await turn(campaign)
    await turn(campaign, later=timedelta(seconds=30))
    assert await places(campaign) == {Place.CALLED: 2, Place.WAITING: 3}

    await turn(campaign, later=timedelta(seconds=61))
    assert await places(campaign) == {Place.CALLED: 4, Place.WAITING: 1}


async def test_who_may_not_be_called_is_refused_and_who_may_later_waits() -> None:
    here = await place_for()
    campaign = await campaign_of(here, leads=0)
    now = datetime.now(UTC)
    await campaigns.put(campaign, [Listed(here.caller.e164), Listed("+14155552000")], now)
    await campaigns.start(campaign, now)
    closed = now.astimezone(UTC).weekday()
    await Campaign.all().update(hours={"days": [(closed + 3) % 7]})

    await turn(campaign)

    assert await places(campaign) == {Place.WAITING: 2}
    assert all(contact.due_at > now for contact in await CampaignContact.all())
    await Campaign.all().update(hours=None)
    await CampaignContact.all().update(due_at=now)
    await turn(campaign)
    assert await places(campaign) == {Place.REFUSED: 1, Place.CALLED: 1}
    assert (await CampaignContact.get(place=Place.REFUSED)).code == "DESTINATION_NOT_ALLOWED"


async def test_who_was_listed_too_long_ago_is_not_called() -> None:
    campaign = await campaign_of(await place_for(), leads=1, max_age_days=2)
    await campaigns.start(campaign, datetime.now(UTC))

    await turn(campaign, later=timedelta(days=3))

    assert (await CampaignContact.get()).code == "STALE"


async def test_a_campaign_ends_at_its_end() -> None:
    end = datetime.now(UTC) + timedelta(hours=1)
    campaign = await campaign_of(await place_for(), ends_at=end)
    await campaigns.start(campaign, datetime.now(UTC))

    await turn(campaign, later=timedelta(hours=2))

    assert (await Campaign.get(id=campaign.id)).status is Status.DONE
    assert await places(campaign) == {Place.STOPPED: 5}
