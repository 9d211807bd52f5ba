"""The next opening is always inside the window, the first one there is, and never earlier for a later question."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.rules.hours import Hours
from app.domain.rules.policies import Policy
from app.domain.rules.state_rules import FEDERAL, RULES, SATURDAY, SUNDAY

NEW_YORK = "America/New_York"
ZONES = (NEW_YORK, "America/Los_Angeles", "America/Phoenix", "America/St_Johns", "Pacific/Honolulu",
         "Australia/Lord_Howe", "America/Havana", "Asia/Karachi", "Pacific/Kiritimati")  # fmt: skip

MINUTES = st.integers(0, 3 * 366 * 24 * 60)
MOMENTS = MINUTES.map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
HOURS = st.builds(
    Hours,
    st.builds(
        Policy,
        opens=st.integers(0, 1439),
        closes=st.integers(1, 1440),
        days=st.sets(st.integers(0, 6), min_size=1).map(tuple),
        closed_on_holidays=st.booleans(),
        legal_hours=st.booleans(),
    ),
    st.sampled_from(["US", "CA", "DE"]),
    st.lists(st.sampled_from(["FL", "TX", "RI", "SD", "AL", "NY"]), max_size=2, unique=True).map(tuple),
)
PLACES = st.lists(st.sampled_from(ZONES), min_size=1, max_size=3, unique=True).map(tuple)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(NEW_YORK)).astimezone(UTC)


def window(opens: int, closes: int) -> Hours:
    """Open in this window on every day, without law and holidays."""
    days = tuple(range(7))
    return Hours(Policy(opens=opens, closes=closes, days=days, closed_on_holidays=False, legal_hours=False), "US")


@given(HOURS, PLACES, MOMENTS)
@example(window(150, 240), (NEW_YORK,), local("2026-03-08T01:00"))
@example(window(30, 90), (NEW_YORK,), local("2026-11-01T01:45"))
def test_the_next_opening_is_open_not_earlier_and_stays_put(
    hours: Hours, zones: tuple[str, ...], now: datetime
) -> None:
    opening = hours.next_open(zones, now)
    if opening is not None:
        assert opening >= now
        assert hours.is_open(zones, opening)
        assert hours.next_open(zones, opening) == opening


@given(HOURS, PLACES, MOMENTS, st.integers(0, 10_000))
@example(window(90, 200), (NEW_YORK,), local("2026-11-01T01:35"), 35)
@example(window(150, 240), (NEW_YORK,), local("2026-03-08T01:00"), 70)
def test_a_later_question_never_gets_an_earlier_opening(
    hours: Hours, zones: tuple[str, ...], now: datetime, minutes: int
) -> None:
    earlier, later = (hours.next_open(zones, moment) for moment in (now, now + timedelta(minutes=minutes)))
    if earlier is not None and later is not None:
        assert earlier <= later


@given(HOURS, PLACES, MOMENTS, st.integers(1, 2000))
def test_before_the_next_opening_it_is_closed(
    hours: Hours, zones: tuple[str, ...], now: datetime, minutes: int
) -> None:
    opening = hours.next_open(zones, now)
    between = now + timedelta(minutes=minutes)
    if opening is not None and opening > between:
        assert not hours.is_open(zones, between)


@given(HOURS, MOMENTS)
def test_what_is_open_keeps_the_law_of_every_state(hours: Hours, now: datetime) -> None:
    if hours.policy.legal_hours and hours.country == "US" and hours.is_open((NEW_YORK,), now):
        here = now.astimezone(ZoneInfo(NEW_YORK))
        minute = here.hour * 60 + here.minute
        for rule in (FEDERAL, *(RULES[state] for state in hours.states if state in RULES)):
            of_day = {SUNDAY: rule.sunday, SATURDAY: rule.saturday}.get(here.weekday(), rule.weekdays)
            assert of_day is not None
            assert of_day[0] <= minute < of_day[1]


def test_every_rule_of_a_state_is_stricter_than_the_federal_one_and_names_its_source() -> None:
    for rule in RULES.values():
        for of_day in (rule.weekdays, rule.saturday, rule.sunday):
            assert of_day is None or FEDERAL.weekdays[0] <= of_day[0] < of_day[1] <= FEDERAL.weekdays[1]
        narrower = {rule.weekdays, rule.saturday, rule.sunday} != {FEDERAL.weekdays}
        assert narrower or not rule.holidays
        assert rule.source.startswith("https://")
        assert rule.as_of.year >= 1991
