"""May we call this number, and when: pure rules, row by row."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dialing import Policy, destination, is_open, next_open, normalize, zones_of
from app.errors import DestinationNotAllowed, InvalidRequest

NEW_YORK, LOS_ANGELES, PHOENIX = "America/New_York", "America/Los_Angeles", "America/Phoenix"
BOTH = (NEW_YORK, LOS_ANGELES)
ANY_HOUR = {"opens": 0, "closes": 1440, "days": tuple(range(7))}


def at(text: str, zone: str = NEW_YORK) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


OPENINGS: list[tuple[str, dict[str, Any], tuple[str, ...], datetime, datetime | None]] = [
    ("inside the hours: now", {}, (NEW_YORK,), at("2026-11-23T10:00"), at("2026-11-23T10:00")),
    ("one minute early: at nine", {}, (NEW_YORK,), at("2026-11-23T08:59"), at("2026-11-23T09:00")),
    ("the last minute: now", {}, (NEW_YORK,), at("2026-11-23T19:59"), at("2026-11-23T19:59")),
    ("after closing: tomorrow", {}, (NEW_YORK,), at("2026-11-23T20:00"), at("2026-11-24T09:00")),
    ("Saturday evening: Monday", {}, (NEW_YORK,), at("2026-11-21T20:00"), at("2026-11-23T09:00")),
    ("Sunday: Monday", {}, (NEW_YORK,), at("2026-11-22T12:00"), at("2026-11-23T09:00")),
    ("two zones: when both are open", {}, BOTH, at("2026-11-23T09:00"), at("2026-11-23T12:00")),
    ("two zones, too late in one: tomorrow", {}, BOTH, at("2026-11-23T20:30"), at("2026-11-24T12:00")),
    ("no zone: never", {}, (), at("2026-11-23T10:00"), None),
    ("no zone, but any hour is allowed: now", ANY_HOUR, (), at("2026-11-23T03:00"), at("2026-11-23T03:00")),
    ("no day is allowed: never", {"days": ()}, (NEW_YORK,), at("2026-11-23T10:00"), None),
    ("the night the clocks go back", {}, (NEW_YORK,), at("2026-10-31T20:30"), at("2026-11-02T09:00")),
    ("the night the clocks go forward", {"days": (6,)}, (NEW_YORK,), at("2026-03-07T23:00"), at("2026-03-08T09:00")),
    ("a zone without summer time", {}, (PHOENIX,), at("2026-07-06T08:30", PHOENIX), at("2026-07-06T09:00", PHOENIX)),
]  # fmt: skip


@pytest.mark.parametrize(("_name", "policy", "zones", "now", "opening"), OPENINGS, ids=[row[0] for row in OPENINGS])
def test_the_next_opening(
    _name: str, policy: dict[str, Any], zones: tuple[str, ...], now: datetime, opening: datetime | None
) -> None:
    assert next_open(Policy(**policy), zones, now) == opening


MOMENTS = st.integers(0, 2 * 366 * 24 * 60).map(lambda minutes: at("2026-01-01T00:00") + timedelta(minutes=minutes))
POLICIES = st.builds(
    Policy,
    opens=st.integers(0, 1439),
    closes=st.integers(1, 1440),
    days=st.sets(st.integers(0, 6), min_size=1).map(tuple),
)
ZONES = st.sets(st.sampled_from([NEW_YORK, LOS_ANGELES, PHOENIX, "America/St_Johns", "Pacific/Honolulu"]), min_size=1)


@given(POLICIES, ZONES, MOMENTS)
def test_the_next_opening_is_open_not_earlier_and_stays_put(policy: Policy, zones: set[str], now: datetime) -> None:
    opening = next_open(policy, tuple(zones), now)
    if opening is not None:
        assert opening >= now
        assert is_open(policy, zones, opening)
        assert next_open(policy, tuple(zones), opening) == opening


@given(POLICIES, ZONES, MOMENTS, st.integers(0, 10_000))
def test_a_later_question_never_gets_an_earlier_opening(
    policy: Policy, zones: set[str], now: datetime, minutes: int
) -> None:
    earlier, later = (next_open(policy, tuple(zones), moment) for moment in (now, now + timedelta(minutes=minutes)))
    if earlier is not None and later is not None:
        assert earlier <= later


@pytest.mark.parametrize(
    "text", ["+14155550101", "(415) 555-0101", "4155550101", " 1-415-555-0101 ", "tel:+14155550101"]
)
def test_human_formats_become_e164(text: str) -> None:
    assert normalize("to_number", text, "US") == "+14155550101"


@pytest.mark.parametrize("text", ["", "0", "911", "hello", "+1 555", "+999123456789", "41555501011234", "١٢٣"])
def test_what_is_no_number_is_refused_with_its_field(text: str) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        normalize("to_number", text, "US")
    assert refusal.value.details[0]["field"] == "to_number"


@pytest.mark.parametrize(
    ("text", "countries", "allowed"),
    [
        ("+14155550101", (), True),
        ("+16135550101", (), False),
        ("+16135550101", ("US", "CA"), True),
        ("+442071838750", ("US", "GB"), True),
        ("+18005550100", (), False),
        ("+19005551234", (), False),
    ],
)
def test_only_ordinary_lines_in_allowed_countries_are_called(
    text: str, countries: tuple[str, ...], allowed: bool
) -> None:
    policy = Policy(countries=countries)
    if allowed:
        assert destination("phone", text, "US", policy).e164 == text
    else:
        with pytest.raises(DestinationNotAllowed):
            destination("phone", text, "US", policy)


def test_a_number_lies_in_every_zone_of_its_area() -> None:
    assert zones_of("+14155550101") == (LOS_ANGELES,)
    assert len(zones_of("+18005550100")) > 1
