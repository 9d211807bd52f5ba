"""What stands between a lead and a second call, and between a call and a second bill."""

from datetime import UTC, datetime, timedelta

from app.domain.calls import attempts
from app.domain.calls.leads import Lead
from app.domain.credits.ledger import LedgerEntry
from app.jobs.calls.settle_call import settle_call
from tests.house import House


async def test_a_lead_is_guarded_after_its_call_has_ended(house: House) -> None:
    first = (await house.ask()).json()["call_id"]
    await house.call_in("ended", first)

    again = await house.ask()

    assert (again.status_code, again.json()["error_code"]) == (409, "DUPLICATE_CALL")
    assert again.json()["call_id"] == first


async def test_after_the_guard_window_a_lead_may_be_called_again(house: House) -> None:
    await house.call_in("ended", (await house.ask()).json()["call_id"])
    await Lead.all().update(guarded_until=datetime.now(UTC) - timedelta(seconds=1))

    assert (await house.ask()).status_code == 200
    assert len(house.accepted) == 2


async def test_the_fourth_call_of_a_day_is_refused(house: House) -> None:
    for _ in range(3):
        await house.call_in("ended", (await house.ask()).json()["call_id"])
        await Lead.all().update(guarded_until=None)

    fourth = await house.ask()

    assert (fourth.status_code, fourth.json()["error_code"]) == (402, "QUOTA_EXCEEDED")
    assert len(house.accepted) == 3


async def test_a_lead_is_not_called_more_often_than_its_cap_of_14_days(house: House) -> None:
    await house.call_in("ended", (await house.ask()).json()["call_id"])
    now = datetime.now(UTC)
    earlier = [now - timedelta(days=13) + timedelta(days=day) for day in range(10)]
    await Lead.all().update(guarded_until=None, dialed_at=earlier)

    refused = await house.ask()

    assert (refused.status_code, refused.json()["error_code"]) == (402, "QUOTA_EXCEEDED")
    [detail] = refused.json()["details"]
    assert detail["field"] == "calls_per_lead_per_14_days"
    assert datetime.fromisoformat(detail["message"].removeprefix("ends ")) == earlier[0] + timedelta(days=14)
    await Lead.all().update(dialed_at=[now - timedelta(days=15), *earlier[1:]])
    assert (await house.ask()).status_code == 200


async def test_a_call_is_paid_for_once_however_often_it_is_settled(house: House) -> None:
    attempt = await house.settled((await house.ask()).json()["call_id"])
    before, entries = await house.account(), LedgerEntry.filter(attempt_id=attempt.id)
    written = await entries.count()

    await settle_call(house.clients, str(attempt.id))
    again = await attempts.settle(attempt, 60, 10_000, None, datetime.now(UTC))

    assert not again
    assert await entries.count() == written
    assert (await house.account()).spent == before.spent
