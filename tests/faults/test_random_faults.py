"""A short run of random faults, kills and switches; `make faults SEEDS=500` is the long one."""

from datetime import UTC, datetime, timedelta

from tests.faults.conftest import Street
from tests.faults.lines import calling_numbers_of
from tests.faults.random_faults import LINES, Trial, run_seeds
from tests.faults.random_plans import LEADS, number_of, plan_of, seed_of
from tests.faults.switches import Forbidden

SEEDS = range(12)


async def test_no_lead_is_called_twice_or_lost_or_against_a_switch(street: Street) -> None:
    trial = Trial(street, await calling_numbers_of(street.house, LINES))

    ran, found = await run_seeds(trial, SEEDS)

    assert found == []
    assert ran == len(SEEDS)
    assert len(street.house.accepted) > len(SEEDS) * LEADS // 3
    assert trial.forbidden, "something was switched"


def test_a_seed_means_the_same_plan_every_time() -> None:
    assert plan_of(7) == plan_of(7)
    assert plan_of(7) != plan_of(8)
    assert [seed_of(number_of(seed, 3, "01")) for seed in (0, 7, 499, 1500)] == [0, 7, 499, 1500]


def test_a_dial_is_forbidden_from_the_commit_until_it_is_allowed_again() -> None:
    since = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    one = Forbidden("pause", 7, frozenset({"+12125550101"}), since, since + timedelta(seconds=4))

    moments = [since - timedelta(seconds=1), since + timedelta(seconds=1), since + timedelta(seconds=5)]

    assert [one.broken_by("+12125550101", at) for at in moments] == [False, True, False]
    assert not one.broken_by("+12125550102", moments[1])
