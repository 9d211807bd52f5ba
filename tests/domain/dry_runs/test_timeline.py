"""Calls that may be placed get their turns: caps of minute and day, the pace, the hours, and how long a lead keeps."""

from datetime import UTC, datetime, timedelta

from app.domain.dry_runs.timeline import Cap, Pace, Slot, days_of, minutes, take

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def always(moment: datetime) -> datetime | None:
    return moment


def turns(count: int, caps: list[Cap], step: timedelta = SECOND, lasts: timedelta = 30 * DAY) -> list[Slot | None]:
    pace = Pace(step, NOON)
    return [take(NOON, caps, pace, always, NOON + lasts) for _ in range(count)]


def times(slots: list[Slot | None]) -> list[datetime]:
    return [slot.at for slot in slots if slot]


def test_calls_follow_each_other_at_the_pace_of_the_account() -> None:
    assert times(turns(3, [])) == [NOON, NOON + SECOND, NOON + 2 * SECOND]


def test_who_finds_the_minute_full_waits_for_the_next() -> None:
    slots = turns(5, [Cap("calls_per_minute", 2, minutes)])

    assert times(slots) == [NOON, NOON + SECOND, NOON + MINUTE, NOON + MINUTE + SECOND, NOON + 2 * MINUTE]
    assert [slot and slot.cap for slot in slots][1:3] == [None, "calls_per_minute"]


def test_a_day_ends_where_the_customer_is() -> None:
    cap = Cap("calls_per_day", 1, days_of("America/Denver"))

    assert times(turns(2, [cap])) == [NOON, datetime(2026, 11, 25, 7, tzinfo=UTC)]


def test_a_ceiling_counts_what_calls_cost() -> None:
    cap = Cap("spend_per_day", 5, days_of("UTC"), each=2)

    assert times(turns(3, [cap])) == [NOON, NOON + SECOND, NOON + 12 * HOUR]


def test_who_keeps_no_longer_gets_no_turn_and_takes_no_room() -> None:
    cap = Cap("calls_per_minute", 1, minutes)

    slots = turns(3, [cap], lasts=MINUTE)

    assert times(slots) == [NOON, NOON + MINUTE]
    assert slots[-1] is None
    assert take(NOON, [cap], Pace(SECOND, NOON), always, NOON + HOUR) == Slot(NOON + 2 * MINUTE, "calls_per_minute")


def test_who_waits_past_the_closing_is_called_when_it_opens_again() -> None:
    tomorrow = NOON + DAY

    def until_one(moment: datetime) -> datetime | None:
        return moment if moment < NOON + HOUR or moment >= tomorrow else tomorrow

    busy = Pace(2 * HOUR, NOON)
    slots = [take(NOON, [], busy, until_one, NOON + 2 * DAY) for _ in range(2)]

    assert slots == [Slot(NOON, None), Slot(tomorrow, None)]


def test_whoever_is_called_tomorrow_is_in_nobodys_way_today() -> None:
    pace = Pace(SECOND, NOON)

    slots = [take(due, [], pace, always, due + DAY) for due in (NOON + DAY, NOON, NOON)]

    assert times(slots) == [NOON + DAY, NOON, NOON + SECOND]
