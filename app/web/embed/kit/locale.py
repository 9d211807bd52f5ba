"""How the viewer reads texts, numbers and times: a language and a time zone."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import phonenumbers
from starlette.requests import Request

from app.domain.credits.ledger import CREDIT
from app.domain.rules.figures import typed
from app.domain.rules.policies import MINUTES_A_DAY
from app.domain.rules.zones import is_zone, zones_of_number
from app.web.embed.kit import amounts, messages

MINUS, DASH = "\N{MINUS SIGN}", "\N{EN DASH}"
NARROW = "\N{NO-BREAK SPACE}"
NOON = 12
# English where the day has twice twelve hours; elsewhere, and in Spanish, it has 24.
TWELVE_HOURS = re.compile(r"en(?:-(?:us|ca|au|nz|ph|in|pk))?(?=[,;\s]|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Locale:
    """One viewer's language, zone and clock; a callable that says a key in that language.

    A time of another year than that of `now` is told with its year.
    """

    language: str
    zone: ZoneInfo
    twelve_hours: bool = False
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @classmethod
    def of(cls, request: Request) -> "Locale":
        """As the page's script tells it in `X-Language` and `X-Time-Zone`, else as the browser asks."""
        zone = request.headers.get("x-time-zone", "UTC")
        accepted = request.headers.get("accept-language", "")
        language = messages.chosen(request.headers.get("x-language"), accepted)
        spoken = next((part.strip() for part in accepted.split(",") if part.strip()[:2].lower() == language), language)
        return cls(language, ZoneInfo(zone if is_zone(zone) else "UTC"), bool(TWELVE_HOURS.match(spoken)))

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key (see words.say)."""
        return messages.say(self.language, key, **values)

    def named(self, group: str, value: str | None) -> str:
        """The text for one value of an open list, like an outcome; the value itself when there is none."""
        key = f"{group}.{(value or 'none').lower()}"
        return self(key) if messages.has(key) else (value or "").replace("_", " ").capitalize()

    def number(self, value: float, digits: int = 0) -> str:
        """A number as it is written in this language, with a real minus sign."""
        text = f"{abs(value):,.{digits}f}"
        if self("locale.decimal") == ",":
            text = text.translate(str.maketrans(",.", ".,"))
        return (MINUS if value < 0 and text.strip("0.,") else "") + text

    def read(self, text: str) -> Decimal:
        """The number that a person typed; raises ValueError, and Ambiguous for what may be two numbers."""
        return amounts.read_number(text, self("locale.decimal"))

    def typed(self, value: float) -> str:
        """A number as a form of this language shows it, so that it reads back as the same."""
        return amounts.as_typed(value, self("locale.decimal"))

    def exact(self, value: float) -> str:
        """A number with as many decimals as it has."""
        _, _, decimals = typed(value).partition(".")
        return self.number(value, len(decimals))

    def credits(self, amount: int | None, *, signed: bool = False) -> str:
        """An amount of 1/1000 credit as credits, rounded to two decimals; the exact ones are in the files."""
        amount = amount or 0
        text = self.number(amount / CREDIT, 2)
        return f"+{text}" if signed and amount > 0 else text

    def date(self, day: date) -> str:
        """A day, short: `Nov 22`, or `Nov 22, 2025` when that is another year."""
        month = self("locale.months").split(" ")[day.month - 1]
        told = self("locale.date", day=day.day, month=month)
        this_year = self.now.astimezone(self.zone).year
        return told if day.year == this_year else self("locale.date_of", date=told, year=day.year)

    def moment(self, moment: datetime, *, seconds: bool = False) -> str:
        """Date and time in the viewer's zone."""
        local = moment.astimezone(self.zone)
        return f"{self.date(local)},{NARROW}{self.time(local, seconds=seconds)}"

    def exactly(self, moment: datetime) -> str:
        """Date with its year, time with its seconds, and the zone in which they are so."""
        local = moment.astimezone(self.zone)
        month = self("locale.months").split(" ")[local.month - 1]
        day = self("locale.date_of", date=self("locale.date", day=local.day, month=month), year=local.year)
        return f"{day}, {self.time(local, seconds=True)} {self.zone_at(moment)}"

    def time(self, local: datetime, *, seconds: bool = False) -> str:
        """The time of day of a local time, as a clock of the viewer shows it."""
        rest = f"{local:%M:%S}" if seconds else f"{local:%M}"
        if not self.twelve_hours:
            return f"{local:%H}:{rest}"
        return f"{local.hour % NOON or NOON}:{rest}{NARROW}{'PM' if local.hour >= NOON else 'AM'}"

    def clock(self, minutes: int) -> str:
        """A minute of the day as a clock of the viewer shows it; the day ends at 24:00."""
        hour, rest = divmod(minutes, 60)
        if not self.twelve_hours:
            return f"{hour}:{rest:02}"
        if minutes == MINUTES_A_DAY:
            return self("locale.midnight")
        return f"{hour % NOON or NOON}:{rest:02} {'PM' if hour >= NOON else 'AM'}"

    @property
    def place(self) -> str:
        """Whose times these are: the city of the viewer's zone, as `Los Angeles`."""
        return self.zone.key.rpartition("/")[2].replace("_", " ")

    def zone_at(self, moment: datetime) -> str:
        """The zone's short name at a moment, like `PST`, or `UTC-03` where it has none."""
        name = moment.astimezone(self.zone).tzname() or "UTC"
        return name if name.isalpha() else f"UTC{name}"

    def length(self, seconds: int | None) -> str:
        """How long something took."""
        minutes, rest = divmod(seconds or 0, 60)
        return (
            self("locale.minutes", minutes=minutes, seconds=rest) if minutes else self("locale.seconds", seconds=rest)
        )

    def key(self, name: str | None, masked: str) -> str:
        """An API key: what it is called, and what is shown of it."""
        return f"{name or self('locale.key')} {masked}"

    def phone(self, e164: str) -> str:
        """A phone number as people write it."""
        try:
            parsed = phonenumbers.parse(e164)
        except phonenumbers.NumberParseException:
            return e164
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def there(self, e164: str, moment: datetime) -> str | None:
        """The time of day where this number is; two when its area spans zones; None when that is not known."""
        try:
            times = sorted({moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for zone in zones_of_number(e164)})
        except phonenumbers.NumberParseException:
            return None
        if not times:
            return None
        first, last = times[0], times[-1]
        alike = last - first < timedelta(minutes=1)
        return self.time(first) if alike else f"{self.time(first)} {DASH} {self.time(last)}"
