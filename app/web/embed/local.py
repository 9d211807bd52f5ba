"""How the viewer reads texts, numbers and times: a language and a time zone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import phonenumbers
from starlette.requests import Request

from app.domain.dialing import is_zone, zones_of
from app.domain.ledger import CREDIT
from app.web.embed import words

MINUS, DASH = "\N{MINUS SIGN}", "\N{EN DASH}"
NARROW = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Local:
    """One viewer's language and zone; a callable that says a key in that language."""

    language: str
    zone: ZoneInfo

    @classmethod
    def of(cls, request: Request) -> "Local":
        """As the page's script tells it in `X-Language` and `X-Time-Zone`, else as the browser asks."""
        zone = request.headers.get("x-time-zone", "UTC")
        language = words.chosen(request.headers.get("x-language"), request.headers.get("accept-language", ""))
        return cls(language, ZoneInfo(zone if is_zone(zone) else "UTC"))

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key (see words.say)."""
        return words.say(self.language, key, **values)

    def named(self, group: str, value: str | None) -> str:
        """The text for one value of an open list, like an outcome; the value itself when there is none."""
        key = f"{group}.{(value or 'none').lower()}"
        return self(key) if words.has(key) else (value or "").replace("_", " ").capitalize()

    def number(self, value: float, digits: int = 0) -> str:
        """A number as it is written in this language, with a real minus sign."""
        text = f"{abs(value):,.{digits}f}"
        if self("local.decimal") == ",":
            text = text.translate(str.maketrans(",.", ".,"))
        return (MINUS if value < 0 and text.strip("0.,") else "") + text

    def credits(self, amount: int | None, *, signed: bool = False) -> str:
        """An amount of 1/1000 credit as credits, rounded to two decimals; the exact ones are in the files."""
        amount = amount or 0
        text = self.number(amount / CREDIT, 2)
        return f"+{text}" if signed and amount > 0 else text

    def date(self, day: date) -> str:
        """A day, short: `Nov 22`."""
        month = self("local.months").split(" ")[day.month - 1]
        return self("local.date", day=day.day, month=month)

    def moment(self, moment: datetime, *, seconds: bool = False) -> str:
        """Date and time in the viewer's zone."""
        local = moment.astimezone(self.zone)
        return (
            f"{self.date(local)},{NARROW}{local:%H:%M:%S}" if seconds else f"{self.date(local)},{NARROW}{local:%H:%M}"
        )

    def length(self, seconds: int | None) -> str:
        """How long something took."""
        minutes, rest = divmod(seconds or 0, 60)
        return self("local.minutes", minutes=minutes, seconds=rest) if minutes else self("local.seconds", seconds=rest)

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
            times = sorted({moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for zone in zones_of(e164)})
        except phonenumbers.NumberParseException:
            return None
        if not times:
            return None
        first, last = times[0], times[-1]
        return f"{first:%H:%M}" if last - first < timedelta(minutes=1) else f"{first:%H:%M} {DASH} {last:%H:%M}"
