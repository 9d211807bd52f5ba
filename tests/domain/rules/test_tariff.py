"""What so many seconds cost."""

import pytest

from app.domain.rules.tariff import charge_for

PRICES = [
    # seconds, increment, minimum -> 1/1000 credit at 10 credits a minute
    (0, 1, 30, 0),
    (1, 1, 0, 167),
    (60, 1, 0, 10_000),
    (61, 1, 0, 10_167),
    (1, 60, 0, 10_000),
    (61, 60, 0, 20_000),
    (7, 6, 0, 2_000),
    (7, 6, 30, 5_000),
    (31, 6, 30, 6_000),
]


@pytest.mark.parametrize(("seconds", "increment", "minimum", "price"), PRICES)
def test_seconds_are_charged_by_the_tariff(seconds: int, increment: int, minimum: int, price: int) -> None:
    assert charge_for(seconds, 10_000, increment=increment, minimum=minimum) == price
