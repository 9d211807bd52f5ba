"""Calls by day: each in the day of the viewer's zone, and in one group only."""

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.calls.calls import Call
from app.domain.results.call_days import CallDay, last_days
from tests.house import House

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


async def counted(house: House, zone: str, **columns: object) -> list[CallDay]:
    call_id = (await house.ask()).json()["call_id"]
    await house.settled(call_id)
    await Call.filter(id=UUID(call_id)).update(**columns)
    customer = house.seeded.customers[house.tenant.location_id]
    return await last_days([customer.id], 3, ZoneInfo(zone), NOW)


async def test_a_call_counts_on_the_day_that_it_is_for_the_viewer(house: House) -> None:
    late = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)

    days = await counted(house, "America/Los_Angeles", requested_at=late)

    assert [day.day for day in days] == [date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)]
    assert [day.answered for day in days] == [0, 1, 0]


async def test_every_call_is_in_one_group(house: House) -> None:
    for state, outcome, group in (
        ("ended", "transferred", "answered"),
        ("ended", "do_not_call", "answered"),
        ("ended", "voicemail", "unreached"),
        ("ended", "invalid_number", "failed"),
        ("ended", "account_problem", "failed"),
        ("refused", None, "failed"),
        ("queued", None, "open"),
    ):
        await Call.all().update(state=state, outcome=outcome, requested_at=NOW)
        if not await Call.exists():
            await counted(house, "UTC", state=state, outcome=outcome, requested_at=NOW)
        customer = house.seeded.customers[house.tenant.location_id]

        today = (await last_days([customer.id], 1, ZoneInfo("UTC"), NOW))[0]

        assert getattr(today, group) == 1, (state, outcome)
        assert today.all == 1
    await Call.all().update(state="ended", outcome="answered")


async def test_nobody_elses_calls_are_counted(house: House) -> None:
    await counted(house, "UTC", requested_at=NOW)
    other = house.seeded.customers["HarborRealty01234567"]

    assert sum(day.all for day in await last_days([other.id], 14, ZoneInfo("UTC"), NOW)) == 0
