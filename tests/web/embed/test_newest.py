"""A long list begins with what is newest, wherever in the past its rows lie."""

from datetime import timedelta

import pytest

from app.domain.requests.requests import LoggedRequest
from app.web.embed.kit import newest as long_lists
from app.web.embed.kit.newest import all_of, newest
from tests.house import House

# Some of the last day, some of the last two weeks, and some older.
AGES = [*range(0, 20, 2), *range(30, 300, 9), *range(400, 1000, 30)]
PAGE = 8


@pytest.mark.parametrize("first", range(0, len(AGES) + PAGE, PAGE))
async def test_each_page_has_what_the_whole_list_has_there(house: House, first: int) -> None:
    customer = house.seeded.customers[house.tenant.location_id]
    until = customer.created_at
    for hours in AGES:
        at = until - timedelta(hours=hours)
        await LoggedRequest.create(customer_id=customer.id, source="api", asked_at=at)
    logged = LoggedRequest.filter(customer_id=customer.id).order_by("-asked_at", "-id")

    rows = await newest(logged, "asked_at", until, PAGE, first)

    hours = [(until - row.asked_at) // timedelta(hours=1) for row in rows]
    assert hours == AGES[first : first + PAGE]


async def test_a_file_has_every_row_once_also_those_of_one_moment(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "PORTION", PAGE)
    customer = house.seeded.customers[house.tenant.location_id]
    for hours in AGES + [100] * PAGE * 2:
        at = customer.created_at - timedelta(hours=hours)
        await LoggedRequest.create(customer_id=customer.id, source="api", asked_at=at)
    logged = LoggedRequest.filter(customer_id=customer.id).order_by("-asked_at", "-id")

    read = [row.id async for portion in all_of(logged, "asked_at") for row in portion]

    assert read == await logged.values_list("id", flat=True)
    assert len(read) == len(AGES) + PAGE * 2
