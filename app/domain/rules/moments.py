"""Pure: a moment as somebody has named it in a call, read where that person is; `now` is an argument.

Agents write down what they heard: an ISO time, or words. What is understood only in part is not guessed at: then it is
said why, and a person has to look.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.rules import moment_words as words

MAX_TEXT = 120
DAY = timedelta(days=1)
NOON = 12
# Without more, seven o'clock is in the evening and eight in the morning.
EARLIEST_MORNING = 8
# A moment that has passed since it was named is made up for; one that lies further back was never meant.
JUST_PASSED = timedelta(hours=12)

ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[t ,]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]m)?\s*(z|[+-]\d{2}:?\d{2})?)?"
)
ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")
_MONTH = "|".join(sorted(words.MONTHS, key=len, reverse=True))
DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?({_MONTH})\b\.?(?:,?\s+(?:de\s+|del\s+)?(\d{{4}}))?"
)
MONTH_DAY = re.compile(rf"\b({_MONTH})\b\.?\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(\d{{4}}))?")
SLASHED = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\b|\b(\d{1,2})/(\d{1,2})\b")
DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})\b)?")
ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b|\bel (?:dia )?(\d{1,2})\b(?!:)|\bam (\d{1,2})\.(?!\d)")
SPAN = re.compile(
    r"(?:\b(?:between|entre(?: las?)?|zwischen|from|von|de(?: las?)?)\s+)?\b(\d{1,2}(?::\d{2})?)\s*([ap]m)?\s*"
    r"(?:-|to|and|y(?: las?)?|und|bis|a(?: las?)?)\s*(\d{1,2}(?::\d{2})?)\b(?!\s*(?:minut|hour|hora|stund|day|dia|tag))"
)
CLOCK = re.compile(r"\b(\d{1,2})(?::|h|\.| uhr )(\d{2})\b(?: uhr)?")
TOKEN = re.compile(r"[^\s,;!?()]+")


@dataclass(frozen=True)
class Moment:
    """When to call; `notes` say in sentences what was assumed, or moved."""

    at: datetime
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unclear:
    """There is no such moment, or it cannot be told; `why` is a sentence."""

    why: str


class _Doubt(ValueError):
    """Why the text names no moment."""


@dataclass
class _Named:
    """What a text names, one part after the other; a part that is named twice differently is in doubt."""

    day: date | None = None
    days: int | None = None
    weekday: int | None = None
    next: bool = False
    next_week: bool = False
    clock: tuple[int, int] | None = None
    exact: bool = False
    pm: bool | None = None
    part: tuple[int, bool] | None = None
    minutes: int | None = None
    zone: str | None = None
    vague: str = ""
    notes: list[str] = field(default_factory=list)

    def take(self, name: str, value: object) -> None:
        """Note one part."""
        if getattr(self, name) not in (None, value):
            raise _Doubt("It names more than one time.")
        setattr(self, name, value)


def read_moment(
    text: str, zones: Iterable[str], now: datetime, *, month_first: bool = True, gone_by: bool = False
) -> Moment | Unclear | None:
    """The moment that a text names for somebody who is in one of these time zones; None when it names nothing.

    `month_first`: 11/12 is the 12th of November. `gone_by`: it may lie in the past, as a birthday does. Of several
    zones the one counts in which it comes latest: nobody is called before the time that was agreed.
    """
    plain = _plain(text)
    if plain in words.NOTHING:
        return None
    try:
        named = _read(plain, tuple(zones), now, month_first=month_first)
        return named if gone_by else _checked(named, now)
    except _Doubt as doubt:
        return Unclear(str(doubt))


def _plain(text: str) -> str:
    """Lower case, without accents, with plain dashes and single blanks."""
    folded = unicodedata.normalize("NFKD", text[:MAX_TEXT].lower().replace("ß", "ss"))
    kept = "".join(char for char in folded if not unicodedata.combining(char))
    return re.sub(r"\s+", " ", re.sub("[\u2010-\u2015]", "-", kept)).strip(" .\"'")


def _read(plain: str, zones: tuple[str, ...], now: datetime, *, month_first: bool) -> Moment:
    if epoch := EPOCH.fullmatch(plain):
        return Moment(datetime.fromtimestamp(int(epoch[1]), UTC), ())
    iso = ISO.fullmatch(plain)
    named = _iso(iso) if iso else _named_in(plain, now, month_first=month_first)
    if isinstance(named, datetime):
        return Moment(named, ())
    zones = (named.zone,) if named.zone else zones
    if not zones:
        raise _Doubt("The time zone of this number is not known.")
    found = {_in_zone(named, ZoneInfo(zone), now) for zone in zones}
    latest = max(found, key=lambda one: one.at)
    if len({one.at for one in found}) > 1:
        latest = Moment(latest.at, (*latest.notes, "The number may be in several time zones: the latest one counts."))
    return Moment(latest.at, (*named.notes, *latest.notes))


def _checked(named: Moment, now: datetime) -> Moment:
    """A moment from now on."""
    if named.at >= now:
        return named
    if now - named.at > JUST_PASSED:
        raise _Doubt(f"The time named, {named.at:%Y-%m-%d %H:%M} (UTC), lies in the past.")
    return Moment(now, (*named.notes, "The time named had just passed, so the call is made as soon as it is allowed."))


def _iso(iso: re.Match[str]) -> "datetime | _Named":
    """An ISO time; with an offset it is a moment."""
    named = _Named(day=_date(*(int(part) for part in iso[1].split("-"))))
    if iso[2] is None:
        return named
    hour = _hour(int(iso[2]), pm={"am": False, "pm": True}.get(iso[4] or ""))
    named.clock, named.exact = _clock(hour, int(iso[3])), True
    if iso[5] is None or named.day is None:
        return named
    offset = "+00:00" if iso[5] == "z" else iso[5]
    return datetime.fromisoformat(f"{iso[1]}T{hour:02}:{iso[3]}{offset}").astimezone(UTC)


def _named_in(plain: str, now: datetime, *, month_first: bool) -> _Named:
    named = _Named()
    for phrase, word in words.PHRASES:
        plain = re.sub(phrase, word, plain)
    plain = _spoken_clocks(plain)
    plain = _take_dates(plain, named, now, month_first=month_first)
    if span := SPAN.search(plain):
        later = plain[span.end() :]
        half = span[2] or next(iter(re.findall(r"^ ([ap]m)\b", later)), "")
        plain = f"{plain[: span.start()]} {span[1]} {half} {later.removeprefix(f' {half}')}"
        named.notes.append("A span of time was named: its beginning counts.")
    if clock := CLOCK.search(plain):
        named.clock = _clock(int(clock[1]), int(clock[2]))
        named.exact = len(clock[1]) == 2 and clock[1].startswith("0")
        plain = f"{plain[: clock.start()]} {plain[clock.end() :]}"
    _take_tokens(TOKEN.findall(plain), named)
    return named


def _spoken_clocks(plain: str) -> str:
    """Half past three, and its like in the other languages, as 3:30."""
    number = "|".join((*words.NUMBERS, r"\d{1,2}"))

    def said(match: re.Match[str], minutes: int, hours: int = 0) -> str:
        hour = (words.NUMBERS.get(match[1]) or int(match[1])) + hours
        return f"{hour or 12}:{minutes:02}"

    for pattern, minutes, hours in (
        (rf"\bhalf past ({number})\b", 30, 0),
        (rf"\bquarter past ({number})\b", 15, 0),
        (rf"\bquarter to ({number})\b", 45, -1),
        (rf"\bviertel nach ({number})\b", 15, 0),
        (rf"\bviertel vor ({number})\b", 45, -1),
        (rf"\bdreiviertel ({number})\b", 45, -1),
        (rf"\bhalb ({number})\b", 30, -1),
        (rf"\b({number}) y media\b", 30, 0),
        (rf"\b({number}) y cuarto\b", 15, 0),
        (rf"\b({number}) menos cuarto\b", 45, -1),
    ):
        plain = re.sub(pattern, lambda match, m=minutes, h=hours: said(match, m, h), plain)  # type: ignore[misc]
    return plain


def _take_dates(plain: str, named: _Named, now: datetime, *, month_first: bool) -> str:
    """Take a date out of the text."""
    today = now.date()
    for pattern, parts in DATES:
        if match := pattern.search(plain):
            day, month, year = parts(match, today, month_first)
            named.take("day", _coming(day, month, year, today))
            return f"{plain[: match.start()]} {plain[match.end() :]}"
    return plain


Parts = tuple[int, int, str | None]


def _slashed(match: re.Match[str], _today: date, month_first: bool) -> Parts:
    first, second = int(match[1] or match[4]), int(match[2] or match[5])
    day_leads = first > 12 or (second <= 12 and not month_first)
    return (first, second, match[3]) if day_leads else (second, first, match[3])


def _ordinal(match: re.Match[str], today: date, _month_first: bool) -> Parts:
    day = int(match[1] or match[2] or match[3])
    return day, today.month if day >= today.day else today.month % 12 + 1, None


DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], Parts]], ...] = (
    (ISO_DATE, lambda match, *_: (int(match[3]), int(match[2]), match[1])),
    (DAY_MONTH, lambda match, *_: (int(match[1]), words.MONTHS[match[2]], match[3])),
    (MONTH_DAY, lambda match, *_: (int(match[2]), words.MONTHS[match[1]], match[3])),
    (SLASHED, _slashed),
    (DOTTED, lambda match, *_: (int(match[1]), int(match[2]), match[3])),
    (ORDINAL, _ordinal),
)


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    """A date, of this year or the next unless the year is named."""
    if year is not None:
        return _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    try:
        this_year = date(today.year, month, day)
    except ValueError:
        return _date(today.year + 1, month, day)
    # Where the person is, it may still be yesterday.
    return this_year if this_year >= today - DAY else _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _Doubt(f"There is no day {year}-{month:02}-{day:02}.") from None


def _clock(hour: int, minute: int) -> tuple[int, int]:
    if not (0 <= hour <= 24 and 0 <= minute <= 59) or (hour == 24 and minute):
        raise _Doubt(f"There is no time {hour}:{minute:02}.")
    return hour % 24, minute


def _take_tokens(tokens: list[str], named: _Named) -> None:
    at = 0
    while at < len(tokens):
        token = tokens[at].strip(".'\"")
        following = tokens[at + 1].strip(".'\"") if at + 1 < len(tokens) else ""
        number = 1 if token in words.ARTICLES else words.NUMBERS.get(token, int(token) if token.isdecimal() else None)
        if following in ("of", "de") and token in words.NUMBERS and at + 2 < len(tokens):
            following, at = tokens[at + 2], at + 1
        if number is not None and following in words.UNITS:
            named.minutes = (named.minutes or 0) + number * words.UNITS[following]
            at += 2
            continue
        at += 1
        if token in words.ARTICLES or not token:
            continue
        _take_token(token, number, named)


def _take_token(token: str, number: int | None, named: _Named) -> None:  # noqa: PLR0912 - one line for each kind
    if number is not None:
        named.take("clock", _clock(number, 0))
    elif token == words.NEXT_WEEK:
        named.next_week = True
    elif token in words.NOW:
        named.take("minutes", 0)
    elif token in words.DAYS:
        named.take("days", words.DAYS[token])
    elif token in words.WEEKDAYS:
        named.take("weekday", words.WEEKDAYS[token])
    elif token in words.NEXT:
        named.next = True
    elif token in words.HALVES and (named.clock is not None or words.HALVES[token]):
        named.take("pm", words.HALVES[token])
    elif token in words.PARTS:
        named.part = named.part or words.PARTS[token]
    elif token in words.ZONES:
        named.take("zone", words.ZONES[token])
    elif token in words.ALTERNATIVES:
        raise _Doubt("It names more than one time, or none for sure.")
    elif token in words.LIMITS:
        raise _Doubt("It names only the latest time.")
    elif token in words.VAGUE:
        named.vague = token
    elif token not in words.FILLERS:
        raise _Doubt(f"The word “{token[:30]}” is not understood.")


def _in_zone(named: _Named, zone: ZoneInfo, now: datetime) -> Moment:
    """What was named, for somebody in this zone."""
    local = now.astimezone(zone)
    whole_days = named.minutes is not None and named.minutes and named.minutes % 1440 == 0
    if named.minutes is not None and not whole_days:
        if named.days or named.weekday is not None or named.clock:
            raise _Doubt("It names more than one time.")
        return Moment(now + timedelta(minutes=named.minutes))
    day, fixed = _day_of(named, local)
    if day is None and named.clock is None and named.part is None:
        raise _Doubt("It names no time." if not named.vague else f"“{named.vague}” is no time.")
    if named.vague and named.clock is None:
        raise _Doubt(f"“{named.vague}” is no time.")
    clock, notes = _time_of(named, local)
    moment, moved = _on_the_clock(datetime.combine(day or local.date(), clock), zone)
    if moment <= now and not fixed:
        moment, moved = _on_the_clock(datetime.combine((day or local.date()) + DAY, clock), zone)
    elif moment <= now and named.weekday is not None and named.day is None:
        moment, moved = _on_the_clock(datetime.combine((day or local.date()) + 7 * DAY, clock), zone)
    return Moment(moment, (*notes, *moved))


def _day_of(named: _Named, local: datetime) -> tuple[date | None, bool]:
    """The day, and whether it was named: without one, the next time that the clock shows it counts."""
    today = local.date()
    if named.minutes:
        return today + timedelta(minutes=named.minutes), True
    if named.day is not None:
        if named.weekday is not None and named.day.weekday() != named.weekday:
            raise _Doubt(f"{named.day} is another day of the week.")
        return named.day, True
    if named.weekday is not None:
        return _weekday_of(named, today), True
    if named.next_week:
        raise _Doubt("“Next week” is no day.")
    if named.days is not None:
        return today + named.days * DAY, True
    return None, False


def _weekday_of(named: _Named, today: date) -> date:
    assert named.weekday is not None  # noqa: S101 - for the type checker
    ahead = (named.weekday - today.weekday()) % 7
    if named.next_week:
        return today + timedelta(days=7 - today.weekday() + named.weekday)
    if named.next and ahead > 0 and named.weekday > today.weekday():
        first = today + ahead * DAY
        raise _Doubt(f"It may mean {first} or {first + 7 * DAY}.")
    day = today + ahead * DAY
    if named.days is not None and today + named.days * DAY != day:
        raise _Doubt("It names more than one day.")
    return day + 7 * DAY if named.next and ahead == 0 else day


def _time_of(named: _Named, local: datetime) -> tuple[time, tuple[str, ...]]:
    """The time of day, and what had to be assumed for it."""
    if named.clock is None:
        if named.part is None:
            same = local.time().replace(second=0, microsecond=0)
            return same, ("No time of day was named: that of this call is kept.",)
        hour = named.part[0]
        return time(hour), () if hour == NOON else (f"Only a part of the day was named: read as {hour}:00.",)
    hour, minute = named.clock
    if named.pm is not None:
        return time(_hour(hour, pm=named.pm), minute), ()
    if named.part is not None:
        return time(_hour(hour, pm=True if named.part[1] else None), minute), ()
    if named.exact or hour == 0 or hour >= EARLIEST_MORNING:
        return time(hour, minute), ()
    return time(hour + 12, minute), (f"{hour}:{minute:02} was read as {hour + 12}:{minute:02}.",)


def _hour(hour: int, *, pm: bool | None) -> int:
    if pm is None or hour > 12:
        return hour
    return hour % 12 + (12 if pm else 0)


def _on_the_clock(local: datetime, zone: ZoneInfo) -> tuple[datetime, tuple[str, ...]]:
    """The moment at which the clocks of this zone show a time; in a night in which they are changed, the nearest."""
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return first, ()
    if first.astimezone(zone).replace(tzinfo=None) == local:
        return first, ("The clocks show this time twice that night: the first counts.",)
    # It is skipped: `second` lies before the change and `first` after it.
    moment = second
    while moment.astimezone(zone).utcoffset() == second.astimezone(zone).utcoffset():
        moment += timedelta(minutes=1)
    return moment, ("The clocks skip this time that night: the next one counts.",)
