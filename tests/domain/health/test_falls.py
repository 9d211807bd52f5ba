"""A number that people answer no more rests: no call leaves it, another one calls, and who owns it may release it."""

from datetime import UTC, date, datetime, timedelta

from app.demo.seed import DEMO_ACTION_SECRET
from app.domain.health import falls, ramp
from app.domain.health.falls import NumberFall
from app.domain.settings import assignments
from app.domain.telephony.number_days import NumberDay
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.agencies import Agency
from tests.house import House
from tests.journeys.voice.test_lost_asset import SPARE, spare

NOW = datetime.now(UTC)
TODAY = NOW.date()


async def days(number: PhoneNumber, *answered: int, dials: int = 60) -> None:
    """So many of the calls of these last days were answered, the last of them yesterday."""
    assert number.customer_id is not None
    for ago, count in zip(range(len(answered), 0, -1), answered, strict=True):
        await NumberDay.create(
            number_id=number.id, customer_id=number.customer_id, day=TODAY - timedelta(ago), dials=dials, answered=count
        )


async def mine(house: House) -> PhoneNumber:
    return await PhoneNumber.get(e164=house.tenant.number)


async def fallen(house: House) -> PhoneNumber:
    """The house's number, which people answer no more since the day before yesterday; nobody has looked yet."""
    number = await mine(house)
    await days(number, *[25] * 20, 2, 2)
    return number


async def test_a_number_rests_while_another_one_calls(house: House) -> None:
    await spare(house, house.tenant.agent_id)
    waiting = (await house.ask("+14155550111", not_before=(NOW + timedelta(hours=1)).isoformat())).json()["call_id"]
    number = await fallen(house)

    await falls.watch(NOW)
    await falls.watch(NOW + timedelta(minutes=5))

    rested = await mine(house)
    [fall] = await NumberFall.all()
    assert rested.rests_until == fall.rests_until == NOW + timedelta(days=3)
    assert (fall.since, fall.now, fall.before.rate) == (TODAY - timedelta(2), (120, 4), 25 / 60)
    refused = await house.ask()
    assert (refused.status_code, refused.json()["error_code"]) == (422, "PAUSED")
    assert "people talked in 4 of 120 calls" in refused.json()["error"]
    step = await house.http.post(
        "/workflow/actions/place-call",
        json={"data": {"phone": "+14155550122"}, "extras": {"locationId": house.tenant.location_id}},
        headers={"X-Action-Secret": DEMO_ACTION_SECRET},
    )
    assert (await house.call_in("ended", step.json()["call_id"])).from_number == SPARE

    # What waits for this number goes on as soon as somebody releases it.
    await house.place_now(waiting)
    assert (await house.waits_because("PAUSED", waiting)).from_number == number.e164
    assert await falls.release(number.id, "Ann", NOW)
    assert not await falls.release(number.id, "Ann", NOW)
    assert (await house.call_in("ended", waiting)).from_number == number.e164
    # The days of the fall are no evidence any more.
    await falls.watch(NOW)
    assert (await mine(house)).rests_until is None


async def test_the_only_number_that_can_call_goes_on_and_says_so(house: House) -> None:
    number = await fallen(house)

    await falls.watch(NOW)

    assert ((await mine(house)).rests_until, (await mine(house)).falls_at) == (None, NOW)
    [fall] = await NumberFall.filter(over_at=None)
    assert fall.rests_until is None
    await house.settled((await house.ask()).json()["call_id"])

    await spare(house, house.tenant.agent_id)
    await falls.rest_for(house.seeded.agency.id, 0)
    await NumberDay.filter(number_id=number.id).update(changed=True)
    await falls.watch(NOW)
    assert (await mine(house)).rests_until is None, "the agency lets none rest"

    await Agency.all().update(rest_days=5)
    await NumberDay.filter(number_id=number.id).update(changed=True)
    await falls.watch(NOW)
    assert (await mine(house)).rests_until == NOW + timedelta(days=5)

    # It falls again: it rests twice as long.
    later = NOW + timedelta(days=6)
    await NumberDay.create(number_id=number.id, customer_id=number.customer_id, day=later.date(), dials=200, answered=8)
    await falls.watch(later)
    assert (await mine(house)).rests_until == later + timedelta(days=10)
    assert await NumberFall.filter(over_at=None).count() == 1

    await assignments.unassign(house.seeded.agency.id, number.id, NOW)
    assert ((await mine(house)).rests_until, await NumberFall.filter(over_at=None).count()) == (None, 0)


async def test_a_call_is_counted_once_it_is_paid_for_and_by_the_number_that_dialed(house: House) -> None:
    attempt = await house.settled((await house.ask()).json()["call_id"])
    number = await mine(house)
    assert (attempt.from_number_id, attempt.outcome) == (number.id, "answered")

    [day] = await NumberDay.all()

    assert (day.number_id, day.customer_id, day.dials, day.answered, day.short) == (
        number.id, attempt.customer_id, 1, 1, int((attempt.billed_seconds or 0) < 6),
    )  # fmt: skip


async def test_a_new_number_calls_more_each_day_until_its_goal(house: House) -> None:
    await PhoneNumber.filter(e164=house.tenant.number).update(
        calls_per_day=20, ramp_by=25, ramp_to=60, ramped_on=date(2026, 3, 2)
    )
    noon = datetime(2026, 3, 2, 20, tzinfo=UTC)

    caps = []
    for day in range(4):
        for _ in range(2):
            await ramp.grow(noon + timedelta(days=day))
        caps.append((await mine(house)).calls_per_day)

    assert caps == [20, 45, 60, 60]
    assert (await mine(house)).ramp_by is None
