"""A short run of random weather; `make faults SEEDS=500` is the long one."""

from tests.faults.conftest import Street
from tests.faults.storm import storm
from tests.faults.weather import LEADS, number_of, seed_of, weather

SEEDS = range(12)


async def test_no_lead_is_called_twice_or_lost_in_any_weather(street: Street) -> None:
    ran, found = await storm(street, SEEDS)

    assert found == []
    assert ran == len(SEEDS)
    assert len(street.house.accepted) > len(SEEDS) * LEADS // 2


def test_a_seed_means_the_same_weather_every_time() -> None:
    assert weather(7) == weather(7)
    assert weather(7) != weather(8)
    assert [seed_of(number_of(seed, 3, "01")) for seed in (0, 7, 499, 1500)] == [0, 7, 499, 1500]
