"""May we call this number, and when: pure rules, no database; `now` is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers import PhoneNumberType
from phonenumbers.timezone import time_zones_for_number
from pydantic import BaseModel, ConfigDict, Field

from app.errors import DestinationNotAllowed, InvalidRequest

MINUTES_A_DAY = 24 * 60
UNKNOWN_ZONE = "Etc/Unknown"
ORDINARY_LINES = {
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
}


class Policy(BaseModel):
    """The calling rules of one customer; a field left out keeps its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    opens: int = Field(9 * 60, ge=0, le=MINUTES_A_DAY, description="Minute of the lead's day.")
    closes: int = Field(20 * 60, ge=0, le=MINUTES_A_DAY, description="Minute of the lead's day.")
    days: tuple[int, ...] = Field((0, 1, 2, 3, 4, 5), description="Weekdays, Monday is 0.")
    countries: tuple[str, ...] = Field((), description="ISO codes; empty: the country of the calling number.")
    guard_minutes: int = Field(10, ge=1, description="A lead is not called twice within this time.")
    calls_per_lead_per_day: int = Field(3, ge=1, description="Calls to one lead in 24 hours.")
    max_lead_age_minutes: int = Field(60, ge=1, description="A lead that waited longer is not called.")
    workflow_calls_per_minute: int = Field(10, ge=1, description="Calls that workflows may ask for in a minute.")
    workflow_calls_per_day: int = Field(1000, ge=1, description="Calls that workflows may ask for in 24 hours.")

    @property
    def always_open(self) -> bool:
        """Whether the rules allow a call at any hour of any day."""
        return self.opens == 0 and self.closes == MINUTES_A_DAY and set(self.days) == set(range(7))

    @property
    def max_lead_age(self) -> timedelta:
        """How long after its due time a lead may still be called."""
        return timedelta(minutes=self.max_lead_age_minutes)


@dataclass(frozen=True)
class Destination:
    """A number to call: E.164, its ISO country, and every time zone it may be in."""

    e164: str
    country: str
    zones: tuple[str, ...]


def country_of(e164: str) -> str:
    """The ISO country of a number of ours, `US` for one that serves several (+1 800)."""
    return phonenumbers.region_code_for_number(phonenumbers.parse(e164)) or "US"


def normalize(field: str, text: str, country: str) -> str:
    """Any human format to E.164, local formats read as of `country`; raises InvalidRequest."""
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        message = f"{field} is not a phone number that exists. Write it with its country code, like +14155550123."
        raise InvalidRequest(message, details=[{"field": field, "message": message}])
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def destination(field: str, text: str, home: str, policy: Policy) -> Destination:
    """Read a number to call and hold it against the allowed kinds and countries.

    Raises InvalidRequest for what is no number, DestinationNotAllowed for one we do not call.
    """
    e164 = normalize(field, text, home)
    parsed = phonenumbers.parse(e164)
    kind = phonenumbers.number_type(parsed)
    country = phonenumbers.region_code_for_number(parsed)
    if kind not in ORDINARY_LINES or not country:
        message = "Only fixed and mobile lines can be called, and this number is neither."
        raise DestinationNotAllowed(message, details=[{"field": field, "message": message}])
    allowed = policy.countries or (home,)
    if country not in allowed:
        message = (
            f"Calls to {country} are not allowed here (allowed: {', '.join(allowed)}). "
            "Add the country to the calling rules."
        )
        raise DestinationNotAllowed(message, details=[{"field": field, "message": message}])
    return Destination(e164, country, zones_of(e164))


def zones_of(e164: str) -> tuple[str, ...]:
    """Every time zone that the number's area lies in; empty when it is not known."""
    zones = time_zones_for_number(phonenumbers.parse(e164))
    return tuple(zone for zone in zones if zone != UNKNOWN_ZONE)


def zones_of_lead(e164: str, contact_timezone: str | None) -> tuple[str, ...]:
    """The zone that the CRM has for this person, if it is one; else all that the number may lie in."""
    return (contact_timezone,) if contact_timezone and is_zone(contact_timezone) else zones_of(e164)


def is_zone(name: str) -> bool:
    """Whether this is the name of a time zone, like `America/Denver`."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # not known, no path, a folder of zones
        return False
    return True


def is_open(policy: Policy, zones: Iterable[str], moment: datetime) -> bool:
    """Whether `moment` lies in the calling hours of all these zones."""
    for zone in zones:
        local = moment.astimezone(ZoneInfo(zone))
        minute = local.hour * 60 + local.minute
        if local.weekday() not in policy.days or not policy.opens <= minute < policy.closes:
            return False
    return True


def next_open(policy: Policy, zones: tuple[str, ...], now: datetime) -> datetime | None:
    """The first moment from `now` on that is inside the calling hours of all zones.

    None when there is none within eight days, or when the zone is unknown and the hours matter.
    """
    if policy.always_open:
        return now
    if not zones:
        return None
    candidates = {now}
    for zone in zones:
        midnight = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
        for day in range(9):
            opening = midnight + timedelta(days=day, minutes=policy.opens)
            candidates.add(opening.astimezone(UTC))
    return next((at for at in sorted(candidates) if at >= now and is_open(policy, zones, at)), None)


def opening(policy: Policy, to: Destination, at: datetime) -> datetime:
    """When this lead may be called, from `at` on; raises DestinationNotAllowed when that cannot be known."""
    due = next_open(policy, to.zones, at)
    if due is None:
        raise DestinationNotAllowed(
            "The local time of this number is not known, so its calling hours cannot be kept. "
            "Allow calls at any hour in the calling rules, or call a number with a known area."
        )
    return due
