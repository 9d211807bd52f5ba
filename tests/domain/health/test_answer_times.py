"""Answer rates by hour, area and number: counted where the lead is, and no hour is called best by luck."""

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from tortoise import connections

from app.demo.seed import TENANTS
from app.domain.calls.calls import ERASED, Attempt, Call
from app.domain.health import answer_times
from app.domain.health.answer_times import Dial, tally
from app.domain.health.falling import Count
from app.domain.telephony.numbers import PhoneNumber
from tests.house import House
from tests.settings_page import seated

NOW = datetime(2026, 7, 15, 12, tzinfo=UTC)
HOURS = range(9, 20)
ONE, OTHER = UUID(int=1), UUID(int=2)


def simulated(chance: dict[int, float], a_hour: int, seed: int) -> answer_times.AnswerTimes:
    """So many dials at each hour, answered by chance."""
    luck = random.Random(seed)
    return tally(Dial(luck.random() < chance[hour], hour, None, None) for hour in HOURS for _ in range(a_hour))


def test_everything_is_counted_once_for_each_of_its_kinds() -> None:
    found = tally(
        [
            Dial(True, 9, "US CA", ONE),
            Dial(False, 9, "US NY", ONE),
            Dial(True, None, None, OTHER),
            Dial(False, 10, None, None),
        ]
    )

    assert found.all == Count(4, 2)
    assert found.hours == {9: Count(2, 1), 10: Count(1, 0)}
    assert found.areas == {"US CA": Count(1, 1), "US NY": Count(1, 0)}
    assert found.numbers == {ONE: Count(2, 1), OTHER: Count(1, 1)}


def test_no_hour_of_a_thousand_equal_ones_is_called_best() -> None:
    equal = dict.fromkeys(HOURS, 0.3)

    seemed = sum(bool(simulated(equal, 60, seed).best_hours()) for seed in range(1_000))

    assert seemed < 50, f"{seemed} of 1,000 accounts had a best hour by luck"


def test_an_hour_at_which_twice_as_many_answer_is_found() -> None:
    better = dict.fromkeys(HOURS, 0.25) | {17: 0.5}

    found = [simulated(better, 60, seed).best_hours() for seed in range(200)]

    assert sum(17 in hours for hours in found) > 140
    assert sum(hours == [17] for hours in found) > 130


def test_few_calls_say_nothing() -> None:
    assert tally([Dial(True, 17, None, None)] * 3 + [Dial(False, 9, None, None)] * 3).best_hours() == []
    assert tally([]).best_hours() == []


ROW = """
WITH call AS (
    INSERT INTO calls (id, customer_id, number_id, source, from_number, to_number, agent_id, agent_version, variables,
                       metadata, state, outcome, requested_at, not_before, ended_at, charged, max_attempts,
                       minutes_between, skips_closed_hours)
    VALUES ($1, $2, $3, 'api', '+14155550100', $4, 'agent', 'latest', '{}', '{}', 'ended', $5, $6, $6, $6, 0, 1, 30,
            false) RETURNING *
)
INSERT INTO attempts (id, call_id, customer_id, payer_id, day, state, price_per_minute, increment_seconds,
                      minimum_seconds, hold, due_at, dialed_at, looks, resends, ended_at, billed_seconds, charged,
                      settled_at, outcome, from_number_id)
SELECT gen_random_uuid(), id, customer_id, customer_id, $6::date, 'ended', 0, 1, 0, 0, $6, $6, 0, 0, $6, 60, 0, $6, $5,
       number_id FROM call
"""


Dialed = Callable[[str, str, datetime], Awaitable[None]]


@pytest.fixture
async def dialed(house: House) -> AsyncIterator[Dialed]:
    """Calls of the past, to a number, that ended so, dialed then; nothing was set aside for them, so they go again."""
    number = await PhoneNumber.get(e164=house.tenant.number)
    customer = house.seeded.customers[house.tenant.location_id].id

    async def dial(to: str, outcome: str, at: datetime) -> None:
        await connections.get("default").execute_query(ROW, [uuid4(), customer, number.id, to, outcome, at])

    yield dial
    await Attempt.all().delete()
    await Call.all().delete()


async def test_hours_are_those_where_the_lead_is(house: House, dialed: Dialed) -> None:
    customer = house.seeded.customers[house.tenant.location_id].id
    for to, outcome, ago in (
        ("+12125550101", "answered", 1),  # New York, 8:00 in summer
        ("+14155550101", "voicemail", 1),  # San Francisco, 5:00
        ("+442079460101", "transferred", 1),  # London, 13:00
        (ERASED, "answered", 1),
        ("+12125550102", "invalid_number", 1),  # it never rang
        ("+12125550103", "answered", 29),  # too long ago
    ):
        await dialed(to, outcome, NOW - timedelta(days=ago))

    found = await answer_times.of_customer(customer, NOW)

    assert found.all == Count(4, 3)
    assert found.hours == {8: Count(1, 1), 5: Count(1, 0), 13: Count(1, 1)}
    assert found.areas == {"US NY": Count(1, 1), "US CA": Count(1, 0), "GB": Count(1, 1)}
    assert list(found.numbers.values()) == [Count(4, 3)]


@pytest.mark.parametrize("role", ["agency", "admin"])
async def test_the_page_names_the_best_hours(house: House, dialed: Dialed, role: str) -> None:
    now = datetime.now(UTC)
    seat = await seated(house, role)
    page = "/embed/calls/answer-times"
    assert "No call of the last 28 days has rung." in (await seat.get(page)).text
    # Ten in the morning in Phoenix, which knows no summer time.
    ten = (now - timedelta(days=2)).replace(hour=17, minute=0)
    for number in range(20):
        await dialed(f"+1602555{number:04d}", "answered", ten)
        await dialed(f"+1602555{number:04d}", "no_answer", ten + timedelta(hours=3))

    own = str(house.seeded.customers[house.tenant.location_id].id)
    shown = (await seat.get(page, customer=own)).text

    assert "People talked in 50 % of 40 calls." in shown
    assert "Clearly more answer at 10:00 AM \N{EN DASH} 11:00 AM." in shown
    assert "US AZ" in shown
    other = await seated(house, "admin", TENANTS[1])
    assert "No call of the last 28 days has rung." in (await other.get(page, customer=own)).text
