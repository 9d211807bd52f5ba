"""The test that a number has fallen: how rarely it blames a healthy one, and how soon it finds a fallen one."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from app.domain.health.falling import FALSE_ALARMS, WINDOW, Count, Day, fall_of

FIRST = date(2026, 3, 1)
A_DAY = 40
# Lists of leads differ from day to day: the rate itself moves by about a tenth of it.
SWINGS = 0.1
NOBODY = Count()


def calls(chance: random.Random, rate: float, dials: int = A_DAY) -> Count:
    """How many of so many people talk on a day on which this is the rate, give or take."""
    today = min(0.98, rate * chance.gauss(1, SWINGS))
    return Count(dials, sum(chance.random() < today for _ in range(dials)))


def looks(chance: random.Random, rates: list[float]) -> Iterator[tuple[int, bool]]:
    """The verdict at the end of each day of a number with these rates, from the day on which its window is full."""
    past, window = NOBODY, list[Day]()
    for index, rate in enumerate(rates):
        window.append(Day(FIRST + timedelta(index), calls(chance, rate), NOBODY))
        if len(window) > WINDOW:
            past = past.plus(window.pop(0).own)
            yield index, fall_of(past, window) is not None


def rests_after(chance: random.Random, healthy: float, fallen: float) -> int | None:
    """After how many calls since its label a number is found to have fallen; None: not within twenty days."""
    label = 30
    for index, has_fallen in looks(chance, [healthy] * label + [fallen] * 20):
        if has_fallen and index >= label:
            return (index - label + 1) * A_DAY
    return None


def test_of_a_thousand_healthy_numbers_less_than_one_in_a_hundred_rests() -> None:
    chance = random.Random(22)
    blamed = 0
    for _ in range(1000):
        rate = chance.uniform(0.1, 0.6)
        blamed += any(fallen for _, fallen in looks(chance, [rate] * (WINDOW + 30)))

    print(f"{blamed} of 1000 healthy numbers rested within 30 days of {A_DAY} calls")
    assert blamed < 1000 * FALSE_ALARMS


@pytest.mark.parametrize(("healthy", "fallen", "within"), [(0.5, 0.17, 200), (0.3, 0.1, 320), (0.2, 0.05, 400)])
def test_a_label_is_found_within_so_many_calls(healthy: float, fallen: float, within: int) -> None:
    chance = random.Random(22)

    after = [rests_after(chance, healthy, fallen) for _ in range(200)]

    power = sum(1 for found in after if found is not None and found <= within) / len(after)
    print(f"from {healthy:.0%} to {fallen:.0%}: rests within {within} calls in {power:.1%} of 200 numbers")
    assert power >= 0.95


def week(*own: Count, others: Count = NOBODY) -> list[Day]:
    """Days with these calls of the number, and as many of the others on each."""
    return [Day(FIRST + timedelta(index), count, others) for index, count in enumerate(own)]


HEALTHY, FALLEN, MANY = Count(100, 40), Count(100, 8), Count(1000, 400)


def test_a_fall_says_since_when_and_by_what_it_was_measured() -> None:
    fall = fall_of(MANY, week(HEALTHY, HEALTHY, FALLEN, FALLEN))

    assert fall is not None
    assert (fall.since, fall.now, fall.before, fall.by_others) == (
        FIRST + timedelta(2), Count(200, 16), Count(1200, 480), False,
    )  # fmt: skip


def test_what_befalls_the_others_alike_is_no_fault_of_the_number() -> None:
    assert fall_of(MANY, week(FALLEN, FALLEN, others=HEALTHY)) is not None
    assert fall_of(MANY, week(FALLEN, FALLEN, others=FALLEN)) is None


def test_a_number_without_a_past_is_measured_by_the_others() -> None:
    fall = fall_of(NOBODY, week(FALLEN, FALLEN, others=HEALTHY))

    assert fall is not None
    assert (fall.before, fall.by_others) == (Count(200, 80), True)
    assert fall_of(NOBODY, week(FALLEN, FALLEN)) is None


def test_a_number_that_people_never_answered_cannot_fall() -> None:
    assert fall_of(Count(1000, 0), week(Count(100, 0))) is None
    assert fall_of(NOBODY, []) is None


def test_wilson_agrees_with_the_book() -> None:
    # Newcombe 1998, table I: 81 of 263, and 15 of 148.
    assert [round(end, 4) for end in Count(263, 81).interval()] == [0.2553, 0.3662]
    assert [round(end, 4) for end in Count(148, 15).interval()] == [0.0624, 0.1605]
    assert Count(0, 0).interval() == (0.0, 1.0)
    assert Count(20, 0).interval()[0] == 0.0
